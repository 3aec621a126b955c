package vn.laocai.thidua.testing.infrastructure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EmbeddedBrokerTest {

    @TempDir
    Path directory;

    @Test
    void startsQuicklyAndGoesOnWithTheSameDataAfterAStop() throws Exception {
        String topic = "thidua.test." + UUID.randomUUID();
        int port;
        try (EmbeddedBroker broker = EmbeddedBroker.in(directory, "localhost", 0)) {
            broker.start();
            broker.createTopic(topic, 3);
            broker.createTopic(topic, 3);
            port = broker.port();
            send(broker, topic, "before");
            assertThat(read(broker, topic, 1)).containsExactly("before");
        }
        try (EmbeddedBroker broker = EmbeddedBroker.in(directory, "localhost", port)) {
            broker.start();
            send(broker, topic, "after");
            assertThat(read(broker, topic, 2)).containsExactlyInAnyOrder("before", "after");
        }
    }

    @Test
    void goesOnWithWhatItAcknowledgedAfterAKill() throws Exception {
        String topic = "thidua.test." + UUID.randomUUID();
        int port = FreePorts.next();
        Process process = BrokerProcess.start(directory, port);
        EmbeddedBroker later = EmbeddedBroker.in(directory, "localhost", port);
        later.createTopic(topic, 3);
        for (int i = 0; i < 20; i++) {
            send(later, topic, "value-" + i);
        }
        process.destroyForcibly().waitFor();
        try (later) {
            later.start();
            send(later, topic, "after");
            assertThat(read(later, topic, 21)).hasSize(21).contains("value-0", "value-19", "after");
        }
    }

    @Test
    void namesThePortThatIsTaken() {
        try (EmbeddedDocumentStore other = EmbeddedDocumentStore.inMemory(0)) {
            EmbeddedBroker broker = EmbeddedBroker.in(directory, "localhost", other.port());
            assertThatThrownBy(broker::start).hasMessageContaining(String.valueOf(other.port()));
        }
    }

    private static void send(EmbeddedBroker broker, String topic, String value) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "linger.ms", "0"), new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, value, value)).get(20, TimeUnit.SECONDS);
        }
    }

    private static List<String> read(EmbeddedBroker broker, String topic, int count) {
        List<String> found = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "group.id", UUID.randomUUID().toString(),
                        "auto.offset.reset", "earliest"),
                new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (found.size() < count && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> found.add(record.value()));
            }
        }
        return found;
    }
}
