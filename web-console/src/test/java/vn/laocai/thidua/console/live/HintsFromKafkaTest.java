package vn.laocai.thidua.console.live;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

import vn.laocai.thidua.console.SignedInChannel;
import vn.laocai.thidua.console.WebConsoleApplication;
import vn.laocai.thidua.console.fake.FakeSuite;
import vn.laocai.thidua.support.launch.ServiceLauncher;
import vn.laocai.thidua.testing.infrastructure.EmbeddedBroker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class HintsFromKafkaTest {

    private static final String TOPIC = "thidua.ward.covenant.v1";

    @Test
    void tellsOpenPagesOfARecordWithinASecond() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.temporary().start(); FakeSuite suite = new FakeSuite()) {
            Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
            broker.createTopic(TOPIC, 6);
            broker.createTopic(TOPIC + ".somebody.retry", 1);
            Map<String, Object> settings = new HashMap<>(suite.settings());
            settings.remove("spring.cloud.stream.bindings.hints-in-0.consumer.auto-startup");
            settings.put("server.port", 0);
            settings.put("thidua.kafka.bootstrap-servers", broker.bootstrapServers());
            try (ConfigurableApplicationContext console = ServiceLauncher.start(WebConsoleApplication.class,
                    "web-console", settings);
                    var producer = new KafkaProducer<>(kafka, new StringSerializer(),
                            new StringSerializer())) {
                int port = ((ServletWebServerApplicationContext) console).getWebServer().getPort();
                try (InputStream stream = SignedInChannel.open(port)) {
                    List<String> lines = LiveChannelTest.read(stream);
                    // Until the group has its partitions, records pass unheard; that is allowed for hints.
                    await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200)).until(() -> {
                        send(producer, TOPIC, "warm-up");
                        return heard(lines, "warm-up");
                    });
                    send(producer, TOPIC + ".somebody.retry", "not-for-pages");
                    send(producer, TOPIC, "c-1");
                    await().atMost(Duration.ofSeconds(1)).until(() -> heard(lines, "c-1"));
                    assertThat(heard(lines, "not-for-pages")).isFalse();
                }
            }
        }
    }

    private static void send(KafkaProducer<String, String> producer, String topic, String key) {
        ProducerRecord<String, String> record = new ProducerRecord<>(topic, key, "{}");
        record.headers().add("ce_type", "vn.laocai.thidua.ward.covenant-signed.v1".getBytes(StandardCharsets.UTF_8));
        producer.send(record);
        producer.flush();
    }

    private static boolean heard(List<String> lines, String key) {
        return lines.stream().anyMatch(line -> line.contains("{\"kind\":\"covenant\",\"id\":\"" + key + "\"}"));
    }
}
