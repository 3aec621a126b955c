package vn.laocai.thidua.testing.kit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;

/**
 * A MongoDB replica set and a Kafka broker in containers, for the twins of the contracts. Where there is no Docker, or
 * no access to the images, the twins are skipped, and say so loudly.
 */
public final class Containers {

    private static final String STORE = "mongo:8.0.17";
    private static final String BROKER = "apache/kafka:4.2.1";
    private static final int MINUTES_FOR_IMAGES = 3;

    private Containers() {}

    private static final class Started {
        private static final CompletableFuture<Infrastructure> INSTANCE = CompletableFuture.supplyAsync(Started::start,
                task -> Thread.ofPlatform().daemon().name("containers").start(task));

        @SuppressWarnings("resource") // Testcontainers' own reaper removes them when the JVM ends
        private static Infrastructure start() {
            if (!dockerMayBeThere() || !DockerClientFactory.instance().isDockerAvailable()) {
                throw new IllegalStateException("no Docker engine answers");
            }
            MongoDBContainer store = new MongoDBContainer(STORE).withReplicaSet();
            store.start();
            KafkaContainer broker = new KafkaContainer(BROKER);
            broker.start();
            return new Infrastructure(store.getConnectionString() + "/?directConnection=true",
                    broker.getBootstrapServers());
        }

        /** Testcontainers asks for long; without a socket or an address there is nothing to ask. */
        private static boolean dockerMayBeThere() {
            return System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"))
                    || Files.exists(Path.of(System.getProperty("user.home"), ".docker", "run", "docker.sock"))
                    || Files.exists(Path.of(System.getProperty("user.home"), ".testcontainers.properties"));
        }
    }

    /** Store and broker in containers, or a loud skip of the test that asks. */
    public static Infrastructure infrastructure() {
        return available() ? Started.INSTANCE.join() : Assumptions.abort("No containers");
    }

    /** Whether the containers run; says so loudly where they do not. A condition for {@code @EnabledIf}. */
    public static boolean available() {
        String reason;
        try {
            Started.INSTANCE.get(MINUTES_FOR_IMAGES, TimeUnit.MINUTES);
            return true;
        } catch (ExecutionException e) {
            reason = String.valueOf(e.getCause());
        } catch (TimeoutException e) {
            reason = "the images did not come within " + MINUTES_FOR_IMAGES + " minutes";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reason = "interrupted";
        }
        String line = "!".repeat(110);
        System.err.println("\n" + line + "\n!! NOT PROVED ON REAL INFRASTRUCTURE: the twin in containers is skipped ("
                + reason + ")\n" + line + "\n");
        return false;
    }
}
