package vn.laocai.thidua.testing.infrastructure;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka broker and its controller inside the JVM, for the local stack and the tests.
 *
 * <p>
 * It keeps its data in a directory and goes on there after a stop or a kill. A broker that fails does not take the JVM
 * with it.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final int NODE = 1;
    private static final int SECONDS_TO_START = 60;

    private final Path directory;
    private final String host;
    private final int port;
    private final boolean createsTopics;
    private final boolean temporary;
    private @Nullable KafkaRaftServer server;

    /**
     * What a topic is made with.
     *
     * @param retention
     *            milliseconds for which records stay, or {@code null} for the broker's default of seven days
     */
    public record Topic(String name, int partitions, @Nullable Long retention) {

        /** A topic that keeps its records for the broker's default time. */
        public Topic(String name, int partitions) {
            this(name, partitions, null);
        }
    }

    private EmbeddedBroker(Path directory, String host, int port, boolean createsTopics, boolean temporary) {
        this.directory = directory;
        this.host = host;
        this.port = port == 0 ? FreePorts.next() : port;
        this.createsTopics = createsTopics;
        this.temporary = temporary;
    }

    /**
     * A broker, not yet started.
     *
     * @param directory
     *            its data; created where it does not exist
     * @param port
     *            0 for any free one
     */
    public static EmbeddedBroker in(Path directory, String host, int port) {
        return new EmbeddedBroker(directory, host, port, false, false);
    }

    /** The same on any free port, in a directory of its own that goes when the broker is closed. */
    public static EmbeddedBroker temporary() {
        try {
            return new EmbeddedBroker(Files.createTempDirectory("thidua-broker"), "localhost", 0, false, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same broker, which makes a topic when somebody first names it. */
    public EmbeddedBroker creatingTopics() {
        return new EmbeddedBroker(directory, host, port, true, temporary);
    }

    /**
     * Starts, and returns when clients can work.
     *
     * @throws IllegalStateException
     *             where it cannot, most often because the port is taken
     */
    public EmbeddedBroker start() {
        KeepTheProcess.install();
        if (!FreePorts.isFree(host, port)) {
            throw new IllegalStateException(
                    "The Kafka broker cannot listen on port " + port
                            + ": it is taken. Stop what uses it or choose another port.");
        }
        int controllerPort = FreePorts.next();
        KafkaConfig config = new KafkaConfig(settings(controllerPort), false);
        format();
        KafkaRaftServer starting = new KafkaRaftServer(config, Time.SYSTEM);
        server = starting;
        try {
            starting.startup();
            awaitReady();
        } catch (RuntimeException e) {
            close();
            throw new IllegalStateException("The Kafka broker did not start on port " + port, e);
        }
        LOG.info("Kafka broker listens on {}", bootstrapServers());
        return this;
    }

    private Properties settings(int controllerPort) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", NODE);
        settings.put("controller.quorum.voters", NODE + "@" + host + ":" + controllerPort);
        settings.put("listeners", "PLAINTEXT://" + host + ":" + port + ",CONTROLLER://" + host + ":" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://" + host + ":" + port);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("log.dirs", directory.toAbsolutePath().toString());
        settings.put("auto.create.topics.enable", createsTopics);
        settings.put("num.partitions", 6);
        // One broker: nothing can be replicated.
        settings.put("default.replication.factor", 1);
        settings.put("offsets.topic.replication.factor", 1);
        settings.put("transaction.state.log.replication.factor", 1);
        settings.put("transaction.state.log.min.isr", 1);
        settings.put("share.coordinator.state.topic.replication.factor", 1);
        settings.put("share.coordinator.state.topic.min.isr", 1);
        settings.put("min.insync.replicas", 1);
        // Few internal partitions and threads: the broker shares two processors and one heap with everything else.
        settings.put("offsets.topic.num.partitions", 3);
        settings.put("transaction.state.log.num.partitions", 1);
        settings.put("share.coordinator.state.topic.num.partitions", 1);
        settings.put("num.network.threads", 2);
        settings.put("num.io.threads", 4);
        settings.put("num.replica.fetchers", 1);
        settings.put("background.threads", 2);
        settings.put("num.recovery.threads.per.data.dir", 1);
        settings.put("log.cleaner.threads", 1);
        settings.put("log.cleaner.dedupe.buffer.size", 2 * 1024 * 1024);
        settings.put("log.cleaner.io.buffer.size", 64 * 1024);
        settings.put("log.index.size.max.bytes", 1024 * 1024);
        settings.put("offsets.load.buffer.size", 256 * 1024);
        // Nothing waits for company.
        settings.put("group.initial.rebalance.delay.ms", 0);
        settings.put("group.coordinator.append.linger.ms", 0);
        // After a kill the controller waits for the old session of the broker. A shorter one would end by itself on a
        // machine that is busy with a build, and every partition would be without its leader for a while.
        settings.put("broker.session.timeout.ms", 4000);
        settings.put("broker.heartbeat.interval.ms", 500);
        settings.put("controller.quorum.election.timeout.ms", 200);
        settings.put("controller.quorum.fetch.timeout.ms", 1000);
        settings.put("controller.quorum.election.backoff.max.ms", 100);
        settings.put("controlled.shutdown.enable", false);
        settings.put("metrics.sample.window.ms", 30_000);
        Properties properties = new Properties();
        settings.forEach((name, value) -> properties.setProperty(name, String.valueOf(value)));
        return properties;
    }

    private void format() {
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        try {
            Files.createDirectories(directory);
            new Formatter().setClusterId(Uuid.randomUuid().toString()).setNodeId(NODE)
                    .setDirectories(Set.of(directory.toAbsolutePath().toString()))
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(directory.toAbsolutePath().toString())
                    .setReleaseVersion(MetadataVersion.latestProduction()).setIgnoreFormatted(true)
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("The directory of the Kafka broker cannot be prepared: " + directory, e);
        }
    }

    private void awaitReady() {
        try (Admin admin = admin()) {
            admin.describeCluster().nodes().get(SECONDS_TO_START, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers(),
                AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG, "50", AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                "500", AdminClientConfig.RETRY_BACKOFF_MS_CONFIG, "50"));
    }

    /** Host and port for clients. */
    public String bootstrapServers() {
        return host + ":" + port;
    }

    /** Port that it listens on. */
    public int port() {
        return port;
    }

    /** Makes those of the topics that are not there yet. */
    public void createTopics(Collection<Topic> topics) {
        try (Admin admin = admin()) {
            Set<String> existing = admin.listTopics().names().get(SECONDS_TO_START, TimeUnit.SECONDS);
            List<NewTopic> missing = new ArrayList<>();
            for (Topic topic : topics) {
                if (!existing.contains(topic.name())) {
                    Long retention = topic.retention();
                    missing.add(new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(
                            retention == null ? Map.of() : Map.of("retention.ms", String.valueOf(retention))));
                }
            }
            admin.createTopics(missing).all().get(SECONDS_TO_START, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("The topics cannot be made", e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("The topics cannot be made", e);
        }
    }

    /** Makes a topic if it is not there yet. */
    public void createTopic(String name, int partitions) {
        createTopics(List.of(new Topic(name, partitions)));
    }

    /** Stops in order; {@link #start} goes on with the same data. */
    @Override
    public void close() {
        KafkaRaftServer running = server;
        server = null;
        if (running != null) {
            running.shutdown();
            running.awaitShutdown();
        }
        if (temporary) {
            removeDirectory();
        }
    }

    private void removeDirectory() {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.debug("{} stays behind", directory, e);
        }
    }

    /** The broker's own answer to a fault is to end the process, which here is everybody's. */
    private static final class KeepTheProcess {

        static {
            Exit.setExitProcedure((status, message) -> refuse("exit", status, message));
            Exit.setHaltProcedure((status, message) -> refuse("halt", status, message));
            Exit.setShutdownHookAdder((name, hook) -> LOG.debug("Kafka's shutdown hook {} is left out", name));
        }

        static void install() {
            // done once, when the class is loaded
        }

        private static void refuse(String what, int status, @Nullable String message) {
            LOG.error("The Kafka broker wanted to {} the process with {}: {}", what, status, message);
            throw new IllegalStateException("Kafka broker failed: " + message);
        }
    }
}
