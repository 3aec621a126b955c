package vn.laocai.thidua.notification.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import com.standardwebhooks.Webhook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import vn.laocai.thidua.notification.Agency;
import vn.laocai.thidua.notification.World;
import vn.laocai.thidua.testing.kit.Event;
import vn.laocai.thidua.testing.kit.TestAccount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

/** From an event on Kafka to an agency and back, on any infrastructure. */
abstract class WebhookJourney {

    private static final String TOPIC = "thidua.ward.covenant.v1";
    private static final String SIGNED = "vn.laocai.thidua.ward.covenant-signed.v1";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @LocalServerPort
    private int port;

    @Value("${thidua.kafka.bootstrap-servers}")
    private String bootstrapServers;

    private World world;
    private TestAccount agency;
    private final Agency receiver = new Agency();

    @BeforeEach
    void agency() {
        world = new World(port, bootstrapServers);
        agency = world.person("agency", "AGENCY", "AGENCY");
        // The other consumers of the service look these up; without them they would wait in vain.
        world.founded(List.of(world.code("SA_PA")), Map.of(world.code("SA_PA"), "Sa Pa"));
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private JsonNode register(String... types) {
        ResponseEntity<String> answer = world.post("/api/webhook-endpoints", agency,
                Map.of("url", receiver.url(), "types", List.of(types), "description", "Phần mềm của Sở"));
        assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(201);
        return World.json(answer);
    }

    private Event signed(long sequence) {
        return world.publish(TOPIC, world.signed(world.code("SA_PA"), sequence, 7, 10));
    }

    private JsonNode deliveries(JsonNode endpoint) {
        return world.get("/api/webhook-endpoints/" + endpoint.path("id").asString() + "/deliveries", agency)
                .path("items");
    }

    private JsonNode delivery(JsonNode endpoint, Event event) {
        for (JsonNode each : deliveries(endpoint)) {
            if (each.path("eventId").asString().equals(event.id())) {
                return each;
            }
        }
        throw new AssertionError("No delivery of " + event.id());
    }

    private void awaitState(JsonNode endpoint, Event event, String state) {
        await().atMost(PATIENCE).untilAsserted(
                () -> assertThat(delivery(endpoint, event).path("state").asString()).isEqualTo(state));
    }

    @Test
    void deliversASignedCloudEventOnceThoughItComesTwice() throws Exception {
        JsonNode endpoint = register(SIGNED);
        Event event = signed(1).with("season", world.id("season"));
        world.publish(TOPIC, event);
        world.publish(TOPIC, event);
        Event last = signed(2);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(receiver.received(last.id())).hasSize(1));

        assertThat(receiver.received(event.id())).hasSize(1);
        Agency.Received received = receiver.received(event.id()).getFirst();
        new Webhook(endpoint.path("secret").asString()).verify(received.body(), received.headers());
        assertThat(received.header("content-type")).startsWith("application/cloudevents+json");
        assertThat(received.header("webhook-attempt")).isEqualTo("1");
        JsonNode body = JsonMapper.shared().readTree(received.body());
        assertThat(body.path("id").asString()).isEqualTo(event.id());
        assertThat(body.path("type").asString()).isEqualTo(SIGNED);
        assertThat(body.path("specversion").asString()).isEqualTo("1.0");
        assertThat(body.path("subject").asString()).isEqualTo(event.subject());
        assertThat(body.path("sequence").asString()).isEqualTo("0000000000000000001");
        assertThat(body.path("datacontenttype").asString()).isEqualTo("application/json");
        assertThat(body.path("data").path("wardCode").asString()).isEqualTo(world.code("SA_PA"));

        awaitState(endpoint, event, "DELIVERED");
        JsonNode log = delivery(endpoint, event);
        assertThat(log.path("attempts")).hasSize(1);
        assertThat(log.path("attempts").get(0).path("status").asInt()).isEqualTo(204);
        assertThat(deliveries(endpoint)).hasSize(2);
        assertThat(world.get("/api/webhook-endpoints/" + endpoint.path("id").asString(), agency).has("secret"))
                .isFalse();
    }

    @Test
    void deliversOnlyTheTypesThatWereAskedFor() {
        register("vn.laocai.thidua.club.*");
        JsonNode other = register(SIGNED);
        Event event = signed(1);
        awaitState(other, event, "DELIVERED");
        assertThat(receiver.received(event.id())).hasSize(1);
    }

    @Test
    void triesAFailingEndpointAgainStepByStepAndThenGivesUp() {
        AtomicInteger failures = new AtomicInteger(2);
        receiver.answers(() -> failures.getAndDecrement() > 0 ? 500 : 204);
        JsonNode endpoint = register(SIGNED);
        Event first = signed(1);
        awaitState(endpoint, first, "DELIVERED");
        assertThat(delivery(endpoint, first).path("attempts")).extracting(each -> each.path("status").asInt())
                .containsExactly(500, 500, 204);
        assertThat(receiver.received(first.id())).extracting(each -> each.header("webhook-attempt"))
                .containsExactly("1", "2", "3");

        receiver.answers(() -> 302);
        Event second = signed(2);
        awaitState(endpoint, second, "EXHAUSTED");
        assertThat(delivery(endpoint, second).path("attempts")).hasSize(4);

        receiver.answers(() -> 204);
        String id = delivery(endpoint, second).path("id").asString();
        ResponseEntity<String> resent = world.post("/api/deliveries/" + id + "/resending", agency, null);
        assertThat(resent.getStatusCode().value()).isEqualTo(200);
        awaitState(endpoint, second, "DELIVERED");
        assertThat(receiver.received(second.id()).getLast().header("webhook-replay")).isEqualTo("true");
    }

    @Test
    void oneFailingEndpointDoesNotHoldUpAnother() {
        try (Agency slow = new Agency()) {
            slow.answers(() -> {
                try {
                    Thread.sleep(2500);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return 500;
            });
            world.post("/api/webhook-endpoints", agency, Map.of("url", slow.url(), "types", List.of(SIGNED)));
            register(SIGNED);
            for (int i = 1; i <= 8; i++) {
                signed(i);
            }
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(receiver.received()).hasSize(8));
            assertThat(slow.received().size()).isLessThan(8);
        }
    }

    @Test
    void waitsAsLongAsTheEndpointAsks() {
        receiver.answers(() -> 503);
        receiver.answersWith(Map.of("Retry-After", "3600"));
        JsonNode endpoint = register(SIGNED);
        Event event = signed(1);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(delivery(endpoint, event).path("attempts")).hasSize(1));
        assertThat(Instant.parse(delivery(endpoint, event).path("nextAttemptAt").asString()))
                .isCloseTo(Instant.now().plusSeconds(3600), within(2, ChronoUnit.MINUTES));
    }

    @Test
    void anEndpointThatIsGoneIsDisabledUntilItsOwnerEnablesIt() {
        receiver.answers(() -> 410);
        JsonNode endpoint = register(SIGNED);
        String path = "/api/webhook-endpoints/" + endpoint.path("id").asString();
        Event event = signed(1);
        awaitState(endpoint, event, "STOPPED");
        await().atMost(PATIENCE).untilAsserted(
                () -> assertThat(world.get(path, agency).path("state").asString()).isEqualTo("DISABLED"));
        assertThat(world.get(path, agency).path("reason").asString()).isEqualTo("GONE");

        receiver.answers(() -> 204);
        assertThat(world.post(path + "/enabling", agency, null).getStatusCode().value()).isEqualTo(200);
        Event next = signed(2);
        awaitState(endpoint, next, "DELIVERED");

        assertThat(world.send(HttpMethod.DELETE, path, agency, null, Map.of()).getStatusCode().value())
                .isEqualTo(204);
        assertThat(world.send(HttpMethod.GET, path, agency, null, Map.of()).getStatusCode().value()).isEqualTo(404);
        assertThat(world.get("/api/webhook-endpoints", agency).path("items")).isEmpty();
    }

    @Test
    void stopsWhenTheEndpointAsksToAbort() {
        receiver.answers(() -> 400);
        receiver.answersWith(Map.of("webhook-delivery", "abort-message"));
        JsonNode endpoint = register(SIGNED);
        Event event = signed(1);
        awaitState(endpoint, event, "STOPPED");
        assertThat(delivery(endpoint, event).path("attempts")).hasSize(1);
    }

    @Test
    void refusesAddressesInsideTheNetworkWithAClearProblem() {
        ResponseEntity<String> answer = world.post("/api/webhook-endpoints", agency,
                Map.of("url", "https://169.254.169.254/latest/meta-data", "types", List.of()));
        assertThat(answer.getStatusCode().value()).isEqualTo(422);
        JsonNode problem = World.json(answer);
        assertThat(problem.path("code").asString()).isEqualTo("webhook-address-not-allowed");
        assertThat(problem.path("detail").asString()).contains("mạng nội bộ");
        assertThat(problem.path("errors").get(0).path("pointer").asString()).isEqualTo("/url");
        assertThat(world.get("/api/webhook-endpoints", agency).path("items")).isEmpty();
    }

    @Test
    void theSameRegistrationSentTwiceMakesOneEndpointWithOneSecret() {
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        Map<String, Object> body = Map.of("url", receiver.url(), "types", List.of(SIGNED));
        JsonNode first = World.json(world.send(HttpMethod.POST, "/api/webhook-endpoints", agency, body, key));
        JsonNode again = World.json(world.send(HttpMethod.POST, "/api/webhook-endpoints", agency, body, key));
        assertThat(again.path("id")).isEqualTo(first.path("id"));
        assertThat(again.path("secret")).isEqualTo(first.path("secret"));
        assertThat(world.get("/api/webhook-endpoints", agency).path("items")).hasSize(1);
        assertThat(world.send(HttpMethod.POST, "/api/webhook-endpoints", agency,
                Map.of("url", receiver.url(), "types", List.of()), key).getStatusCode().value()).isEqualTo(422);
    }

    @Test
    void agenciesSeeOnlyTheirOwnEndpointsAndOthersNone() {
        JsonNode endpoint = register(SIGNED);
        String path = "/api/webhook-endpoints/" + endpoint.path("id").asString();
        Event event = signed(1);
        awaitState(endpoint, event, "DELIVERED");
        String delivery = delivery(endpoint, event).path("id").asString();
        TestAccount other = world.person("other", "OTHER_AGENCY", "AGENCY");
        TestAccount leader = world.person("leader", "AGENCY", "WARD_LEADER");
        assertThat(world.get("/api/webhook-endpoints", other).path("items")).isEmpty();
        for (String forbidden : List.of(path, path + "/deliveries")) {
            assertThat(world.send(HttpMethod.GET, forbidden, other, null, Map.of()).getStatusCode().value())
                    .isEqualTo(404);
            assertThat(world.send(HttpMethod.GET, forbidden, leader, null, Map.of()).getStatusCode().value())
                    .isEqualTo(403);
        }
        assertThat(world.post("/api/deliveries/" + delivery + "/resending", other, null).getStatusCode().value())
                .isEqualTo(404);
        assertThat(world.send(HttpMethod.DELETE, path, other, null, Map.of()).getStatusCode().value()).isEqualTo(404);
        assertThat(world.get(path, agency).path("state").asString()).isEqualTo("ENABLED");
    }
}
