package vn.laocai.thidua.club;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

import vn.laocai.thidua.support.launch.ServiceLauncher;
import vn.laocai.thidua.testing.infrastructure.EmbeddedBroker;
import vn.laocai.thidua.testing.infrastructure.EmbeddedBroker.Topic;
import vn.laocai.thidua.testing.infrastructure.EmbeddedDocumentStore;
import vn.laocai.thidua.testing.kit.TestTokens;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The whole service on a real broker and the embedded store, spoken to from outside only. */
final class RunningService {

    static final JsonMapper JSON = new JsonMapper();

    private static final class Shared {
        private static final RunningService INSTANCE = new RunningService();
    }

    private final EmbeddedBroker broker = EmbeddedBroker.temporary().start();
    private final EmbeddedDocumentStore store = EmbeddedDocumentStore.inMemory(0);
    private final KafkaProducer<String, byte[]> producer;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;

    /** One per JVM; it ends with it. */
    static RunningService shared() {
        return Shared.INSTANCE;
    }

    private RunningService() {
        broker.createTopics(topics());
        ConfigurableApplicationContext context = ServiceLauncher.start(ClubServiceApplication.class,
                "club-service",
                Map.of("server.port", 0, "thidua.store.uri", store.uri(), "thidua.kafka.bootstrap-servers",
                        broker.bootstrapServers(), "thidua.identity.issuer", TestTokens.shared().issuer(),
                        "spring.profiles.active", "test", "thidua.clock.start", "2025-11-14T08:00+07:00"));
        address = "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
        producer = new KafkaProducer<>(Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all"),
                new StringSerializer(), new ByteArraySerializer());
    }

    private static List<Topic> topics() {
        try {
            List<Topic> topics = new ArrayList<>();
            JsonNode catalogue = new YAMLMapper()
                    .readTree(Files.readString(Path.of("../deploy/kafka/topics.yaml")));
            for (JsonNode topic : catalogue.path("topics")) {
                topics.add(new Topic(topic.path("name").asString(), topic.path("partitions").asInt()));
                for (JsonNode consumer : topic.path("consumers")) {
                    topics.add(new Topic(consumer.path("retry").asString(), 1));
                    topics.add(new Topic(consumer.path("deadLetters").asString(), 1));
                }
            }
            return topics;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Publishes an event in binary mode, as its producer would. */
    void publish(String topic, JsonNode event) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, event.path("partitionkey").asString(),
                event.path("data").toString().getBytes(UTF_8));
        event.properties().forEach(attribute -> {
            String name = attribute.getKey();
            if (!name.equals("data")) {
                String header = name.equals("datacontenttype") ? "content-type" : "ce_" + name;
                record.headers().add(header, attribute.getValue().asString().getBytes(UTF_8));
            }
        });
        try {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All records of a topic with this text in their key or value. */
    List<ConsumerRecord<String, byte[]>> records(String topic, String text) {
        Map<String, Object> settings = new HashMap<>(Map.of("bootstrap.servers", broker.bootstrapServers()));
        settings.put("group.id", "test-" + UUID.randomUUID());
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(settings, new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (record.key().contains(text) || new String(record.value(), UTF_8).contains(text)) {
                        found.add(record);
                    }
                });
            }
            return found;
        }
    }

    HttpResponse<String> get(String path, String account) {
        return send(HttpRequest.newBuilder(URI.create(address + path)).GET(), account);
    }

    HttpResponse<String> post(String path, String account, String body) {
        return post(path, account, body, UUID.randomUUID().toString());
    }

    HttpResponse<String> post(String path, String account, String body, String key) {
        return send(HttpRequest.newBuilder(URI.create(address + path)).header("Content-Type", "application/json")
                .header("Idempotency-Key", key).POST(HttpRequest.BodyPublishers.ofString(body)), account);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String account) {
        try {
            if (!account.isEmpty()) {
                request.header("Authorization", TestTokens.shared().authorization(account));
            }
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
