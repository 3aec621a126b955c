package vn.laocai.thidua.notification;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import vn.laocai.thidua.testing.kit.Event;
import vn.laocai.thidua.testing.kit.TestAccount;
import vn.laocai.thidua.testing.kit.TestTokens;

/** What a test does to the running service: people of a block of its own, events on Kafka, requests over HTTP. */
public final class World {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, KafkaProducer<byte[], byte[]>> PRODUCERS = new ConcurrentHashMap<>();

    private final String bootstrapServers;
    private final RestClient http;
    private final String mark = "T" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);

    /** A world of its own on the service at this port, which reads from this broker. */
    public World(int port, String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        http = RestClient.builder().baseUrl("http://localhost:" + port)
                .defaultStatusHandler(HttpStatusCode::isError, (request, response) -> {}).build();
    }

    /** A code that no other test uses. */
    public String code(String name) {
        return name + "_" + mark;
    }

    /** An id that no other test uses. */
    public String id(String name) {
        return name + "-" + mark.toLowerCase(java.util.Locale.ROOT);
    }

    /** A person of an organisation of this world. */
    public TestAccount person(String name, String organisation, String... roles) {
        return TestAccount.person(id(name), code(organisation), roles);
    }

    /** Address of the person's mail. */
    public static String email(TestAccount account) {
        return account.name() + "@thidua.local";
    }

    /** Puts people into the directory of recipients. */
    public void listed(TestAccount... accounts) {
        for (TestAccount account : accounts) {
            ResponseEntity<String> answer = send(HttpMethod.PUT, "/api/recipients/" + account.subject(),
                    TestAccount.named("block.admin"),
                    Map.of("name", account.name(), "organisation", account.organisation(), "roles", account.roles(),
                            "email", email(account), "language", "vi"),
                    Map.of("If-None-Match", "*"));
            if (!answer.getStatusCode().is2xxSuccessful()) {
                throw new IllegalStateException(answer.toString());
            }
        }
    }

    /** Publishes an event as a producer would. */
    public Event publish(String topic, Event event) {
        KafkaProducer<byte[], byte[]> producer = PRODUCERS.computeIfAbsent(bootstrapServers,
                servers -> new KafkaProducer<>(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
                        ProducerConfig.LINGER_MS_CONFIG, 0), new ByteArraySerializer(), new ByteArraySerializer()));
        try {
            producer.send(event.toRecord(topic)).get();
            return event;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Publishes an event of the ward context about this world. */
    public Event publish(String aggregate, String name, String subject, long sequence, Map<String, Object> data) {
        Event event = Event.of("vn.laocai.thidua." + aggregate.substring(0, aggregate.indexOf('.') + 1) + name + ".v1",
                subject, JSON.writeValueAsString(data)).numbered(sequence);
        return publish("thidua." + aggregate + ".v1", event);
    }

    /** The block, season and ward names that the texts need. */
    public void founded(List<String> wards, Map<String, String> names) {
        names.forEach((ward, name) -> publish("ward.unit", "unit-registered", ward, 1,
                Map.of("unitCode", ward, "name", name, "kind", "WARD", "validFrom", "2025-07-01", "predecessors",
                        List.of())));
        publish("ward.block", "block-established", id("block"), 1,
                Map.of("blockId", id("block"), "name", "Khối thi đua các phường tỉnh Lào Cai", "legalBasis",
                        Map.of("number", "1028/QĐ-UBND", "date", "2025-09-04", "issuer", "UBND tỉnh Lào Cai"),
                        "memberCodes", wards, "headCode", wards.getFirst()));
        publish("ward.season", "season-opened", id("season"), 1,
                Map.of("seasonId", id("season"), "blockId", id("block"), "year", 2025, "theme", "Chủ đề", "motto",
                        "Tăng tốc, kỷ cương, sáng tạo, hiệu quả", "contents", List.of(), "state", "ESTABLISHED",
                        "phases", List.of(), "memberCodes", wards, "headCode", wards.getFirst()));
    }

    /** A signature of a ward's covenant. */
    public Event signed(String ward, long sequence, int count, int parties) {
        return Event.of("vn.laocai.thidua.ward.covenant-signed.v1", id("covenant"),
                JSON.writeValueAsString(Map.ofEntries(Map.entry("covenantId", id("covenant")),
                        Map.entry("seasonId", id("season")), Map.entry("blockId", id("block")),
                        Map.entry("version", 1), Map.entry("wardCode", ward), Map.entry("signerId", "p-1"),
                        Map.entry("method", "DIGITAL"), Map.entry("keyId", "k-1"),
                        Map.entry("signedAt", "2025-11-14T02:12:00Z"), Map.entry("contentHash", "0".repeat(64)),
                        Map.entry("signedCount", count), Map.entry("partyCount", parties))))
                .numbered(sequence);
    }

    /** Sends a request as this account; a POST gets a key of its own where none is given. */
    public ResponseEntity<String> send(HttpMethod method, String path, TestAccount account, Object body,
            Map<String, String> headers) {
        RestClient.RequestBodySpec request = http.method(method).uri(path).headers(all -> {
            all.setBearerAuth(TestTokens.shared().bearer(account));
            if (method == HttpMethod.POST) {
                all.set("Idempotency-Key", UUID.randomUUID().toString());
            }
            headers.forEach(all::set);
        });
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON)
                    .body(JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8));
        }
        return request.retrieve().toEntity(String.class);
    }

    /** Reads a path as this account. */
    public JsonNode get(String path, TestAccount account) {
        ResponseEntity<String> answer = send(HttpMethod.GET, path, account, null, Map.of());
        return JSON.readTree(String.valueOf(answer.getBody()));
    }

    /** Posts a body as this account. */
    public ResponseEntity<String> post(String path, TestAccount account, Object body) {
        return send(HttpMethod.POST, path, account, body, Map.of());
    }

    /** An answer's body as JSON. */
    public static JsonNode json(ResponseEntity<String> answer) {
        return JSON.readTree(String.valueOf(answer.getBody()));
    }
}
