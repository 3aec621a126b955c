package vn.laocai.thidua.notification.inbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.notification.MailServer;
import vn.laocai.thidua.notification.World;
import vn.laocai.thidua.testing.kit.Event;
import vn.laocai.thidua.testing.kit.TestAccount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** From an event on Kafka to the inbox and the mail of people, on any infrastructure. */
abstract class InboxJourney {

    @LocalServerPort
    private int port;

    @Value("${thidua.kafka.bootstrap-servers}")
    private String bootstrapServers;

    private World world;
    private TestAccount leader;
    private TestAccount officer;
    private TestAccount stranger;

    @BeforeEach
    void people() {
        world = new World(port, bootstrapServers);
        leader = world.person("leader", "CAM_DUONG", "WARD_LEADER");
        officer = world.person("officer", "SA_PA", "WARD_OFFICER");
        stranger = world.person("stranger", "ELSEWHERE", "WARD_LEADER");
        world.listed(leader, officer, stranger);
    }

    private void founded() {
        world.founded(List.of(world.code("SA_PA"), world.code("CAM_DUONG")),
                Map.of(world.code("SA_PA"), "Sa Pa", world.code("CAM_DUONG"), "Cam Đường"));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(unread(leader)).isEqualTo(2));
    }

    private long unread(TestAccount account) {
        return world.get("/api/inbox", account).path("unread").asLong(-1);
    }

    @Test
    void tellsEachPersonOnceThoughTheEventComesTwice() throws Exception {
        founded();
        Event signed = world.signed(world.code("CAM_DUONG"), 2, 7, 10);
        world.publish("thidua.ward.covenant.v1", signed);
        world.publish("thidua.ward.covenant.v1", signed);
        Event last = world.publish("thidua.ward.covenant.v1", world.signed(world.code("SA_PA"), 3, 10, 10));

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(unread(officer)).isEqualTo(4));
        JsonNode inbox = world.get("/api/inbox", officer);
        assertThat(inbox.path("items")).extracting(item -> item.path("title").asString()).containsSubsequence(
                "Phường Sa Pa đã ký giao ước thi đua 2025 (10/10)",
                "Phường Cam Đường đã ký giao ước thi đua 2025 (7/10)");
        JsonNode newest = inbox.path("items").get(0);
        assertThat(newest.path("titleEn").asString())
                .isEqualTo("Sa Pa Ward has signed the emulation covenant 2025 (10/10)");
        assertThat(newest.path("body").asString())
                .isEqualTo("Phường Sa Pa ký lúc 09:12 ngày 14/11/2025. Tất cả các phường đã ký.");
        assertThat(newest.path("link").asString()).isEqualTo("/covenants/" + world.id("covenant"));
        assertThat(newest.path("subject").asString()).isEqualTo(last.subject());

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(MailServer.mailsTo(World.email(officer))).hasSize(4));
        assertThat(MailServer.mailsTo(World.email(officer))).extracting(mail -> mail.getMessageID())
                .doesNotHaveDuplicates();
        assertThat(unread(stranger)).isZero();
        assertThat(MailServer.mailsTo(World.email(stranger))).isEmpty();
    }

    @Test
    void pagesFromTheNewestAndForgetsNothing() {
        founded();
        for (int i = 1; i <= 5; i++) {
            world.publish("thidua.ward.covenant.v1", world.signed(world.code("SA_PA"), i, i, 10));
        }
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(unread(leader)).isEqualTo(7));
        JsonNode first = world.get("/api/inbox?limit=4", leader);
        JsonNode second = world.get("/api/inbox?limit=4&cursor=" + first.path("next").asString(), leader);
        assertThat(first.path("items")).hasSize(4);
        assertThat(second.path("items")).hasSize(3);
        assertThat(second.has("next") && !second.path("next").isNull()).isFalse();
        assertThat(second.path("items")).extracting(item -> item.path("id").asString())
                .doesNotContainAnyElementsOf(java.util.stream.StreamSupport
                        .stream(first.path("items").spliterator(), false).map(item -> item.path("id").asString())
                        .toList());
    }

    @Test
    void marksMessagesAsReadOneByOneAndAllAtOnce() {
        founded();
        String id = world.get("/api/inbox", leader).path("items").get(0).path("id").asString();
        assertThat(World.json(world.post("/api/inbox/" + id + "/reading", leader, null)).path("unread").asLong())
                .isEqualTo(1);
        assertThat(World.json(world.post("/api/inbox/" + id + "/reading", leader, null)).path("unread").asLong())
                .isEqualTo(1);
        JsonNode unread = world.get("/api/inbox?unread=true", leader);
        assertThat(unread.path("items")).hasSize(1).allSatisfy(
                item -> assertThat(item.path("id").asString()).isNotEqualTo(id));
        assertThat(World.json(world.post("/api/inbox/reading-of-all", leader, null)).path("unread").asLong()).isZero();
        assertThat(world.get("/api/inbox", leader).path("items")).hasSize(2)
                .allSatisfy(item -> assertThat(item.path("readAt").isNull()).isFalse());
    }

    @Test
    void nobodyReadsAnothersMessages() {
        founded();
        String id = world.get("/api/inbox", leader).path("items").get(0).path("id").asString();
        ResponseEntity<String> answer = world.post("/api/inbox/" + id + "/reading", officer, null);
        assertThat(answer.getStatusCode().value()).isEqualTo(404);
        assertThat(World.json(answer).path("code").asString()).isEqualTo("message-unknown");
        assertThat(unread(leader)).isEqualTo(2);
        assertThat(unread(stranger)).isZero();
    }

    @Test
    void whoeverNamesPeopleInAnOfficeReadsNamesAndNoAddresses() {
        ResponseEntity<String> answer = world.send(HttpMethod.GET, "/api/people?role=WARD_LEADER", leader, null,
                Map.of());
        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        assertThat(World.json(answer).path("items").findValuesAsString("personId")).contains(leader.subject());
        assertThat(World.json(answer).path("items").path(0).propertyNames()).containsExactlyInAnyOrder("personId",
                "name", "organisation", "roles");
        assertThat(world.send(HttpMethod.GET, "/api/people", officer, null, Map.of())
                .getStatusCode().value()).isEqualTo(403);
    }

    @Test
    void onlyTheAdministratorKeepsTheDirectory() {
        String path = "/api/recipients/" + leader.subject();
        Map<String, Object> body = Map.of("name", "Nguyễn Văn A", "organisation", leader.organisation(), "roles",
                List.of("WARD_LEADER"), "language", "vi");
        TestAccount admin = TestAccount.named("block.admin");
        assertThat(world.send(HttpMethod.PUT, path, leader, body, Map.of("If-Match", "\"1\"")).getStatusCode().value())
                .isEqualTo(403);
        assertThat(world.send(HttpMethod.GET, "/api/recipients", leader, null, Map.of()).getStatusCode().value())
                .isEqualTo(403);
        assertThat(world.send(HttpMethod.PUT, path, admin, body, Map.of()).getStatusCode().value()).isEqualTo(428);
        assertThat(world.send(HttpMethod.PUT, path, admin, body, Map.of("If-None-Match", "*")).getStatusCode().value())
                .isEqualTo(412);
        assertThat(world.send(HttpMethod.PUT, path, admin, body, Map.of("If-Match", "\"7\"")).getStatusCode().value())
                .isEqualTo(412);
        ResponseEntity<String> changed = world.send(HttpMethod.PUT, path, admin, body, Map.of("If-Match", "\"1\""));
        assertThat(changed.getStatusCode().value()).isEqualTo(200);
        assertThat(changed.getHeaders().getETag()).isEqualTo("\"2\"");
        assertThat(world.get(path, admin).path("name").asString()).isEqualTo("Nguyễn Văn A");
    }
}
