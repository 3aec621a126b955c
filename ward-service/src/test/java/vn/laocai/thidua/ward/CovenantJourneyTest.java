package vn.laocai.thidua.ward;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.support.time.BusinessClock;
import vn.laocai.thidua.testing.kit.TestAccount;
import vn.laocai.thidua.testing.kit.TestTokens;
import vn.laocai.thidua.testing.kit.Wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@WardServiceTest
class CovenantJourneyTest {

    @LocalServerPort
    private int port;

    @Autowired
    private BusinessClock clock;

    @Value("${thidua.kafka.bootstrap-servers}")
    private String broker;

    private Scene scene;

    @BeforeEach
    void freshScene() {
        scene = new Scene(new Api(port));
    }

    @Test
    void tenWardsSignAndTheTenthSignatureYieldsTwoEventsWithTheirOwnNumbers() {
        scene.ready();
        JsonNode covenant = scene.opened();
        String id = covenant.path("id").asString();
        for (String name : Scene.NAMES) {
            assertThat(scene.sign(name, covenant).status()).isEqualTo(200);
        }

        JsonNode inForce = scene.api.get(scene.head, "/api/covenants/" + id).json();
        assertThat(inForce.path("state").asString()).isEqualTo("IN_FORCE");
        assertThat(inForce.path("signedCount").asInt()).isEqualTo(10);
        assertThat(inForce.path("parties").valueStream().map(party -> party.path("wardName").asString()))
                .contains("Phường SA_PA");
        assertThat(inForce.path("parties").valueStream().map(party -> party.path("signerName").asString()))
                .contains("Chủ tịch SA_PA");

        try (Wire wire = new Wire(broker)) {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(wire.readAll("thidua.ward.covenant.v1", id)).hasSize(12));
            List<ConsumerRecord<byte[], byte[]>> records = wire.readAll("thidua.ward.covenant.v1", id);
            assertThat(records.stream().map(record -> Wire.header(record, "ce_type"))).startsWith(
                    "vn.laocai.thidua.ward.covenant-opened-for-signature.v1",
                    "vn.laocai.thidua.ward.covenant-signed.v1").endsWith("vn.laocai.thidua.ward.covenant-signed.v1",
                            "vn.laocai.thidua.ward.covenant-entered-into-force.v1");
            assertThat(records.stream().map(record -> Wire.header(record, "ce_sequence")))
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 12)
                            .mapToObj("%019d"::formatted).toList());
            JsonNode last = Api.JSON
                    .readTree(new String(records.getLast().value(), StandardCharsets.UTF_8));
            assertThat(last.path("parties").valueStream().map(JsonNode::asString)).hasSize(10);
            assertThat(last.path("year").asInt()).isEqualTo(2025);
        }
    }

    @Test
    void verifiesEverySignatureAgainstTextStatementAndKey() {
        scene.ready();
        JsonNode covenant = scene.opened();
        String path = "/api/covenants/" + covenant.path("id").asString();
        scene.sign("SA_PA", covenant);
        scene.sign("LAO_CAI", covenant);

        JsonNode verification = scene.api.get(TestAccount.named("auditor"), path + "/verification").json();
        assertThat(verification.path("valid").asBoolean()).isTrue();
        assertThat(verification.path("signatures").valueStream().map(found -> found.path("valid").asBoolean()))
                .containsExactly(true, true);

        Api.Answer text = scene.api.get(scene.head, path + "/text");
        assertThat(sha256(text.body())).isEqualTo(covenant.path("contentHash").asString());
    }

    @Test
    void tenWardsSignAtOnceAndAllSucceed() throws Exception {
        scene.ready();
        JsonNode covenant = scene.opened();
        List<Callable<Integer>> signers = Scene.NAMES.stream()
                .<Callable<Integer>>map(name -> () -> scene.sign(name, covenant).status()).toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answer : threads.invokeAll(signers)) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        JsonNode view = scene.api.get(scene.head, "/api/covenants/" + covenant.path("id").asString()).json();
        assertThat(view.path("state").asString()).isEqualTo("IN_FORCE");
        Set<String> signed = new HashSet<>();
        view.path("parties").valueStream().filter(party -> party.path("signature").isObject())
                .forEach(party -> signed.add(party.path("wardCode").asString()));
        assertThat(signed).containsExactlyInAnyOrderElementsOf(scene.wards);
    }

    @Test
    void refusesWhoIsNotAnAuthorisedSignerOfTheWard() {
        scene.ready();
        JsonNode covenant = scene.opened();
        String path = "/api/covenants/" + covenant.path("id").asString() + "/signatures";
        Map<String, String> body = Map.of("contentHash", covenant.path("contentHash").asString());
        TestAccount officer = TestAccount.person(scene.tag + ".officer", scene.ward("SA_PA"), "WARD_OFFICER");
        TestAccount unregistered = TestAccount.person(scene.tag + ".new", scene.ward("SA_PA"), "WARD_LEADER");
        TestAccount stranger = TestAccount.named("muong-bo.leader");
        for (TestAccount who : List.of(officer, unregistered, stranger)) {
            Api.Answer answer = scene.api.post(who, path, body);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.code()).isEqualTo("not-an-authorised-signer");
        }
        assertThat(scene.api.get(scene.head, "/api/covenants/" + covenant.path("id").asString()).json()
                .path("signedCount").asInt()).isZero();
    }

    @Test
    void refusesASecondSignatureOfTheSameWardAndRepeatsTheSameCommand() {
        scene.ready();
        JsonNode covenant = scene.opened();
        String path = "/api/covenants/" + covenant.path("id").asString() + "/signatures";
        Map<String, String> body = Map.of("contentHash", covenant.path("contentHash").asString());
        TestAccount leader = scene.leader("LAO_CAI");
        String key = UUID.randomUUID().toString();
        assertThat(scene.api.post(leader, path, key, body).status()).isEqualTo(200);
        assertThat(scene.api.post(leader, path, key, body).status()).isEqualTo(200);

        Api.Answer second = scene.api.post(leader, path, body);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("covenant-already-signed");

        Api.Answer other = scene.api.post(leader, path, key, Map.of("contentHash", "0".repeat(64)));
        assertThat(other.status()).isEqualTo(422);
        assertThat(scene.api.get(leader, "/api/covenants/" + covenant.path("id").asString()).json()
                .path("signedCount").asInt()).isEqualTo(1);
    }

    @Test
    void refusesASignatureUnderAnotherTextWithoutAKeyOrWithAnExpiredToken() {
        scene.ready();
        JsonNode covenant = scene.opened();
        String path = "/api/covenants/" + covenant.path("id").asString() + "/signatures";
        Map<String, String> good = Map.of("contentHash", covenant.path("contentHash").asString());
        TestAccount leader = scene.leader("SA_PA");

        Api.Answer changed = scene.api.post(leader, path, Map.of("contentHash", "a".repeat(64)));
        assertThat(changed.status()).isEqualTo(409);
        assertThat(changed.code()).isEqualTo("covenant-text-changed");

        Api.Answer keyless = scene.api.postWithoutKey(leader, path, good);
        assertThat(keyless.status()).isEqualTo(400);

        Api.Answer expired = scene.api.postWithToken(TestTokens.shared().expired("sa-pa.leader"), path, good);
        assertThat(expired.status()).isEqualTo(401);
        assertThat(expired.code()).isEqualTo("token-expired");
    }

    @Test
    void opensAndTakesSignaturesOnlyInsideTheWindowOfTheSigningPhase() {
        scene.units().block().season();
        String path = "/api/covenants/" + scene.draft().path("id").asString();
        scene.api.done(scene.secretary, path + "/consultation", Map.of());
        scene.api.done(scene.secretary, path + "/finalisation", Map.of());

        Api.Answer early = scene.api.post(scene.head, path + "/opening", Map.of());
        assertThat(early.status()).isEqualTo(423);
        assertThat(early.code()).isEqualTo("phase-closed");

        scene.inTheSigningPhase();
        JsonNode covenant = scene.api.done(scene.head, path + "/opening", Map.of());
        Instant morning = clock.instant();
        try {
            clock.moveTo(Instant.parse("2025-11-30T10:00:00Z"));
            Api.Answer late = scene.sign("SA_PA", covenant);
            assertThat(late.status()).isEqualTo(423);
            assertThat(late.code()).isEqualTo("phase-closed");
            assertThat(late.json().path("closesAt").asString()).isEqualTo("2025-11-30T10:00:00Z");
        } finally {
            clock.moveTo(morning);
        }
        assertThat(scene.sign("SA_PA", covenant).status()).isEqualTo(200);
        scene.api.done(scene.head, "/api/seasons/" + scene.seasonId + "/phase-moves", Map.of("to", "ACTIVE"));
        assertThat(scene.sign("LAO_CAI", covenant).code()).isEqualTo("phase-closed");
    }

    @Test
    void changesTheTextOnlyBeforeItIsFinalAndOnlyOnTheVersionSeen() {
        scene.ready();
        Api.Answer drafted = scene.api.get(scene.secretary,
                "/api/covenants/" + scene.draft().path("id").asString());
        String path = "/api/covenants/" + drafted.json().path("id").asString();
        assertThat(scene.api.put(scene.secretary, path + "/text", "", scene.text("Mới")).status()).isEqualTo(428);
        Api.Answer changed = scene.api.put(scene.secretary, path + "/text", drafted.etag(), scene.text("Mới"));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("contentHash").asString())
                .isNotEqualTo(drafted.json().path("contentHash").asString());
        assertThat(scene.api.put(scene.secretary, path + "/text", drafted.etag(), scene.text("Cũ")).status())
                .isEqualTo(412);
        scene.api.done(scene.secretary, path + "/consultation", Map.of());
        JsonNode finalised = scene.api.done(scene.secretary, path + "/finalisation", Map.of());
        Api.Answer refused = scene.api.put(scene.secretary, path + "/text",
                scene.api.get(scene.secretary, path).etag(), scene.text("Muộn"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("covenant-immutable");
        assertThat(finalised.path("title").asString()).isEqualTo("Mới");
    }

    @Test
    void aNewVersionTakesThePlaceOfTheOldAndBothStayReadable() {
        scene.ready();
        JsonNode first = scene.opened();
        String path = "/api/covenants/" + first.path("id").asString();
        scene.sign("LAO_CAI", first);

        Api.Answer withdrawal = scene.api.post(scene.head, path + "/withdrawal", Map.of("reason", "Sửa phụ lục"));
        assertThat(withdrawal.code()).isEqualTo("covenant-immutable");

        JsonNode second = scene.api.done(scene.head, path + "/revisions", Map.of("reason", "Sửa phụ lục"));
        assertThat(second.path("version").asInt()).isEqualTo(2);
        assertThat(second.path("state").asString()).isEqualTo("DRAFTING");
        JsonNode old = scene.api.get(scene.head, path).json();
        assertThat(old.path("state").asString()).isEqualTo("SUPERSEDED");
        assertThat(old.path("signedCount").asInt()).isEqualTo(1);
        assertThat(scene.sign("SA_PA", first).code()).isEqualTo("covenant-not-open");

        String next = "/api/covenants/" + second.path("id").asString();
        scene.api.done(scene.secretary, next + "/consultation", Map.of());
        scene.api.done(scene.secretary, next + "/finalisation", Map.of());
        JsonNode open = scene.api.done(scene.head, next + "/opening", Map.of());
        assertThat(scene.sign("LAO_CAI", open).status()).isEqualTo(200);
        assertThat(scene.api.get(scene.head, "/api/covenants?seasonId=" + scene.seasonId).json().path("items"))
                .hasSize(2);
    }

    @Test
    void aSeasonHasOneOpenCovenantOnly() {
        scene.ready();
        scene.opened();
        String other = "/api/covenants/" + scene.draft().path("id").asString();
        scene.api.done(scene.secretary, other + "/consultation", Map.of());
        scene.api.done(scene.secretary, other + "/finalisation", Map.of());
        Api.Answer refused = scene.api.post(scene.head, other + "/opening", Map.of());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("covenant-exists");
    }

    @Test
    void onlySecretariesPrepareAndOnlyTheHeadOpens() {
        scene.ready();
        Map<String, Object> body = scene.text("Giao ước");
        body.put("seasonId", scene.seasonId);
        TestAccount foreignSecretary = TestAccount.person("someone.secretary", scene.ward("SA_PA"),
                "BLOCK_SECRETARY");
        assertThat(scene.api.post(foreignSecretary, "/api/covenants", body).code()).isEqualTo("not-block-secretary");
        String path = "/api/covenants/" + scene.draft().path("id").asString();
        assertThat(scene.api.post(scene.secretary, path + "/opening", Map.of()).code()).isEqualTo("not-block-head");
        assertThat(scene.api.get(TestAccount.named("ops"), path).status()).isEqualTo(403);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
