package vn.laocai.thidua.support.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The HTTP conventions of every service, over a real connection. */
@SpringBootTest(classes = SampleService.class, webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
        "spring.config.name=sample-service", "thidua.store.uri=mongodb://localhost:1",
        "thidua.kafka.bootstrap-servers=localhost:1", "thidua.store.patience-millis=300",
        "thidua.clock.start=2025-11-14T08:00+07:00", "thidua.web.larger-requests.[/api/broken]=2000000"})
@ActiveProfiles("test")
class HttpConventionsTest {

    private static final FakeIssuer ISSUER = new FakeIssuer();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    @Value("${local.server.port}")
    private int port;

    @Autowired
    private SampleService.Refusals refusals;

    @Autowired
    private SampleService.Gate gate;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry registry) {
        registry.add("thidua.identity.issuer", ISSUER::uri);
    }

    @AfterAll
    static void stop() {
        ISSUER.close();
    }

    @BeforeEach
    void forget() {
        refusals.entries.clear();
        refusals.broken = false;
    }

    @Test
    void givesACommandItsContext() throws Exception {
        String body = "{\"title\":\"Xin cha\\u0300o\"}";
        HttpResponse<String> first = send(leader("POST", "/api/things", body, "key-1").header("X-Correlation-Id",
                "click-1").header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
        HttpResponse<String> again = send(leader("POST", "/api/things", body, "key-1"));
        HttpResponse<String> other = send(leader("POST", "/api/things", "{\"title\":\"b\"}", "key-1"));

        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(first.headers().firstValue("Location")).hasValue("/api/things/1");
        assertThat(first.headers().firstValue("ETag")).hasValue("\"1\"");
        JsonNode seen = json(first);
        assertThat(seen.path("person").asString()).isEqualTo("p-1");
        assertThat(seen.path("organisation").asString()).isEqualTo("SA_PA");
        assertThat(seen.path("command").asString()).isEqualTo("make-thing");
        assertThat(seen.path("key").asString()).isEqualTo("p-1:key-1");
        assertThat(seen.path("traceparent").asString()).startsWith("00-0af7651916cd43dd8448eb211c80319c-");
        assertThat(seen.path("logged").asString()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(seen.path("correlation").asString()).isEqualTo("click-1");
        assertThat(seen.path("at").asString()).startsWith("2025-11-14T01:");
        assertThat(seen.at("/body/title").asString()).as("NFC").isEqualTo("Xin chào");
        assertThat(seen.has("absent")).isFalse();
        assertThat(json(again).path("hash")).isEqualTo(seen.path("hash"));
        assertThat(json(other).path("hash")).isNotEqualTo(seen.path("hash"));
    }

    @Test
    void tellsWhatIsWrongWithATokenAndAuditsNoStranger() throws Exception {
        assertProblem(send(request("GET", "/api/versioned", null)), 401, "token-missing");
        assertProblem(send(request("GET", "/api/versioned", null).header("Authorization",
                "Bearer " + ISSUER.token("p-1", "SA_PA", Instant.now().minusSeconds(30)))), 401, "token-expired");
        assertProblem(send(request("GET", "/api/versioned", null).header("Authorization",
                "Bearer " + ISSUER.tokenOfAStranger("p-1"))), 401, "token-invalid");
        HttpResponse<String> garbled = send(
                request("GET", "/api/versioned", null).header("Authorization", "Bearer a.b"));
        assertProblem(garbled, 401, "token-invalid");
        assertThat(garbled.headers().firstValue("WWW-Authenticate")).hasValueSatisfying(
                value -> assertThat(value).contains("invalid_token"));
        assertThat(refusals.entries).isEmpty();
    }

    @Test
    void refusesAndAuditsAPersonWithoutTheRole() throws Exception {
        HttpResponse<String> answer = send(
                as(ISSUER.token("p-2", "SA_PA", "WARD_OFFICER"), "POST", "/api/things", "{\"title\":\"a\"}", "k"));

        assertProblem(answer, 403, "not-allowed");
        assertThat(refusals.entries).singleElement().satisfies(entry -> {
            assertThat(entry.command()).isEqualTo("make-thing");
            assertThat(entry.actor().personId()).isEqualTo("p-2");
            assertThat(entry.target()).isEqualTo("/api/things");
            assertThat(entry.status()).isEqualTo(403);
            assertThat(entry.trace().traceId()).isEqualTo(json(answer).path("traceId").asString());
            assertThat(entry.at()).isBetween(Instant.parse("2025-11-14T01:00:00Z"),
                    Instant.parse("2025-11-14T02:00:00Z"));
        });
    }

    @Test
    void refusesATokenWithoutOrganisation() throws Exception {
        assertProblem(send(as(ISSUER.token("p-2", "", "WARD_LEADER"), "POST", "/api/things", "{\"title\":\"a\"}",
                "k")), 403, "organisation-missing");
        assertThat(refusals.entries).hasSize(1);
    }

    @Test
    void needsAnIdempotencyKeyOnPostOnly() throws Exception {
        String token = ISSUER.token("p-1", "SA_PA", "WARD_LEADER");
        HttpRequest.Builder bare = request("POST", "/api/things", "{\"title\":\"a\"}").header("Authorization",
                "Bearer " + token);
        assertProblem(send(bare), 400, "idempotency-key-missing");
        assertProblem(send(leader("POST", "/api/things", "{\"title\":\"a\"}", "with space")), 400,
                "idempotency-key-invalid");
        assertProblem(send(leader("POST", "/api/things", "{\"title\":\"a\"}", "k".repeat(201))), 400,
                "idempotency-key-invalid");
        assertThat(refusals.entries).hasSize(3);
        assertThat(send(request("PUT", "/api/maybe/1", "").header("Authorization", "Bearer " + token)
                .header("If-Match", "\"3\"")).body()).isEqualTo("match 3");
    }

    @Test
    void refusesASecondCommandWhileTheFirstRuns() throws Exception {
        CompletableFuture<HttpResponse<String>> first = CLIENT.sendAsync(
                leader("POST", "/api/slow", "{}", "slow-1").build(), HttpResponse.BodyHandlers.ofString());
        assertThat(gate.entered().await(10, TimeUnit.SECONDS)).isTrue();

        HttpResponse<String> second = send(leader("POST", "/api/slow", "{}", "slow-1"));
        gate.mayLeave().countDown();

        assertProblem(second, 409, "command-in-flight");
        assertThat(second.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(first.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(send(leader("POST", "/api/slow", "{}", "slow-1")).statusCode()).isEqualTo(200);
    }

    @Test
    void tellsARefusalInBothLanguages() throws Exception {
        HttpResponse<String> vietnamese = send(leader("POST", "/api/things/5/refusal", "", key()));
        HttpResponse<String> english = send(
                leader("POST", "/api/things/5/refusal", "", key()).header("Accept-Language", "en-GB,vi;q=0.5"));

        assertProblem(vietnamese, 409, "thing-refused");
        assertThat(vietnamese.headers().firstValue("Content-Language")).hasValue("vi");
        assertThat(json(vietnamese).path("detail").asString()).isEqualTo("Việc 5 đã làm.");
        assertThat(json(vietnamese).path("state").asString()).isEqualTo("DONE");
        assertThat(json(vietnamese).path("instance").asString()).isEqualTo("/api/things/5/refusal");
        assertThat(json(vietnamese).path("type").asString())
                .isEqualTo("https://docs.thidua.laocai.vn/problems/thing-refused");
        assertThat(english.headers().firstValue("Content-Language")).hasValue("en");
        assertThat(json(english).path("detail").asString()).isEqualTo("Thing 5 is done.");
        assertThat(json(english).at("/errors/0/detail").asString()).isEqualTo("Wrong.");
        assertThat(refusals.entries).hasSize(2);
    }

    @Test
    void pointsAtEachFieldThatIsWrong() throws Exception {
        HttpResponse<String> invalid = send(
                leader("POST", "/api/things", "{\"title\":\"\",\"lines\":[{\"name\":\"a\"},{\"name\":\" \"}]}", key()));
        assertProblem(invalid, 400, "request-invalid");
        assertThat(json(invalid).at("/errors/0/pointer").asString()).isEqualTo("/lines/1/name");
        assertThat(json(invalid).at("/errors/0/detail").asString()).isEqualTo("không được để trống");
        assertThat(json(invalid).at("/errors/1/pointer").asString()).isEqualTo("/title");
        HttpResponse<String> english = send(
                leader("POST", "/api/things", "{\"title\":\"\"}", key()).header("Accept-Language", "en"));
        assertThat(json(english).at("/errors/0/detail").asString()).isEqualTo("must not be blank");

        HttpResponse<String> unknown = send(
                leader("POST", "/api/things", "{\"title\":\"a\",\"lines\":[{\"nam\":\"a\"}]}", key()));
        assertProblem(unknown, 400, "unknown-field");
        assertThat(json(unknown).at("/errors/0/pointer").asString()).isEqualTo("/lines/0/nam");

        HttpResponse<String> control = send(leader("POST", "/api/things", "{\"title\":\"a\\u202eb\"}", key()));
        assertProblem(control, 400, "text-not-allowed");
        assertThat(json(control).at("/errors/0/pointer").asString()).isEqualTo("/title");

        assertProblem(send(leader("POST", "/api/things", "{\"title\":1}", key())), 400, "field-invalid");
        assertProblem(send(leader("POST", "/api/things", "{\"title\":", key())), 400, "json-unreadable");
        assertProblem(send(leader("POST", "/api/things", "", key())), 400, "json-unreadable");
        assertThat(refusals.entries).hasSize(7);
    }

    @Test
    void refusesABodyThatIsTooLarge() throws Exception {
        assertProblem(send(leader("POST", "/api/things", "x".repeat(1_048_577), key())), 413, "body-too-large");
        assertThat(refusals.entries).hasSize(1);
    }

    @Test
    void takesALargerBodyOnThePathsThatAreSetForIt() throws Exception {
        assertProblem(send(leader("POST", "/api/broken", "x".repeat(1_999_999), key())), 500, "internal-error");
        assertProblem(send(leader("POST", "/api/broken", "x".repeat(2_000_001), key())), 413, "body-too-large");
    }

    @Test
    void tellsUnknownPathsMethodsTypesAndParametersAsProblems() throws Exception {
        assertProblem(send(leader("GET", "/api/nowhere", null, key())), 404, "not-found");
        HttpResponse<String> method = send(leader("PATCH", "/api/things", "{}", key()));
        assertProblem(method, 405, "method-not-allowed");
        assertThat(method.headers().firstValue("Allow")).hasValue("POST");
        assertProblem(send(leader("POST", "/api/things", "a", key()).setHeader("Content-Type", "text/plain")), 415,
                "unsupported-media-type");
        assertProblem(send(leader("GET", "/api/needs", null, key())), 400, "parameter-missing");
        assertProblem(send(leader("GET", "/api/needs?count=x&word=a", null, key())), 400, "parameter-invalid");
        HttpResponse<String> word = send(leader("GET", "/api/needs?count=1&word=long", null, key()));
        assertProblem(word, 400, "request-invalid");
        assertThat(json(word).at("/errors/0/pointer").asString()).isEqualTo("?word");
        assertProblem(send(leader("GET", "/elsewhere", null, key())), 403, "not-allowed");
        assertProblem(send(request("GET", "/elsewhere", null)), 401, "token-missing");
    }

    @Test
    void hidesWhatFailedInside() throws Exception {
        HttpResponse<String> answer = send(leader("POST", "/api/broken", "", key()));

        assertProblem(answer, 500, "internal-error");
        assertThat(answer.body()).doesNotContain("secret", "Exception");
        assertThat(refusals.entries).singleElement().extracting(SampleService.Refusals.Entry::code)
                .isEqualTo("internal-error");
    }

    @Test
    void tellsAStoreThatIsAwayAsSomethingThatPasses() throws Exception {
        HttpResponse<String> answer = send(leader("POST", "/api/away", "", key()));

        assertProblem(answer, 503, "store-unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("3");
        assertThat(json(answer).has("retryAfter")).isFalse();
    }

    @Test
    void doesNotAnswerARefusalThatCannotBeAudited() throws Exception {
        refusals.broken = true;

        assertProblem(send(leader("POST", "/api/things/5/refusal", "", key())), 503, "audit-unavailable");
    }

    @Test
    void guardsChangesByEntityTags() throws Exception {
        assertProblem(send(leader("PUT", "/api/things/1", "", key())), 428, "precondition-required");
        HttpResponse<String> stale = send(leader("PUT", "/api/things/1", "", key()).header("If-Match", "\"6\""));
        assertProblem(stale, 412, "stale-version");
        assertThat(stale.headers().firstValue("ETag")).hasValue("\"7\"");
        assertProblem(send(leader("PUT", "/api/things/1", "", key()).header("If-Match", "W/\"7\"")), 412,
                "stale-version");
        HttpResponse<String> changed = send(leader("PUT", "/api/things/1", "", key()).header("If-Match", "\"7\""));
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.headers().firstValue("ETag")).hasValue("\"8\"");
        assertThat(send(leader("PUT", "/api/maybe/1", "", key()).header("If-None-Match", "*")).body())
                .isEqualTo("absent");
        assertProblem(send(leader("PUT", "/api/maybe/1", "", key())), 428, "precondition-required");
    }

    @Test
    void answersWhatTheClientHasWithNotModified() throws Exception {
        HttpResponse<String> first = send(leader("GET", "/api/versioned", null, key()));
        assertThat(first.body()).isEqualTo("{\"title\":\"a\",\"points\":\"1.50\"}");
        String tag = first.headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again = send(leader("GET", "/api/versioned", null, key()).header("If-None-Match", tag));

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void pagesThroughAListByCursor() throws Exception {
        JsonNode first = json(send(leader("GET", "/api/pages?limit=2", null, key())));
        JsonNode second = json(
                send(leader("GET", "/api/pages?limit=3&cursor=" + first.path("next").asString(), null, key())));

        assertThat(first.path("items").values().stream().map(JsonNode::asString)).containsExactly("a", "b");
        assertThat(second.path("items").values().stream().map(JsonNode::asString)).containsExactly("c", "d", "e");
        assertThat(second.has("next")).isFalse();
        assertProblem(send(leader("GET", "/api/pages?limit=201", null, key())), 400, "limit-invalid");
        assertProblem(send(leader("GET", "/api/pages?cursor=abc", null, key())), 400, "cursor-invalid");
    }

    @Test
    void opensHealthMetricsAndDescriptionOnly() throws Exception {
        assertThat(send(request("GET", "/actuator/health/liveness", null)).statusCode()).isEqualTo(200);
        HttpResponse<String> readiness = send(request("GET", "/actuator/health/readiness", null));
        assertThat(readiness.statusCode()).isEqualTo(503);
        assertThat(json(readiness).at("/components/store/status").asString()).isEqualTo("DOWN");
        HttpResponse<String> messaging = send(request("GET", "/actuator/health/messaging", null));
        assertThat(messaging.statusCode()).isEqualTo(503);
        assertThat(json(messaging).at("/components/broker/status").asString()).isEqualTo("DOWN");
        assertThat(messaging.body()).doesNotContain("localhost");
        assertThat(send(request("GET", "/actuator/prometheus", null)).body()).contains("service=\"sample-service\"");
        JsonNode api = json(send(request("GET", "/v3/api-docs", null)));
        assertThat(api.path("openapi").asString()).startsWith("3.1");
        assertThat(api.at("/components/securitySchemes/bearer/scheme").asString()).isEqualTo("bearer");
        assertThat(api.at("/components/schemas/Problem/properties/code/type").asString()).isEqualTo("string");
        assertThat(api.at("/components/schemas/Problem/properties/errors/items/type").asString()).isEqualTo("object");
        JsonNode make = api.at("/paths/~1api~1things/post");
        assertThat(make.path("operationId").asString()).isEqualTo("make-thing");
        assertThat(make.path("parameters").values().stream().map(one -> one.path("name").asString()))
                .containsExactly("Idempotency-Key");
        assertThat(make.path("responses").propertyNames()).contains("default");
        assertThat(api.at("/paths/~1api~1things~1{id}/put/parameters").values().stream()
                .map(one -> one.path("name").asString())).containsExactlyInAnyOrder("id", "If-Match");
        assertThat(api.at("/paths/~1api~1pages/get/parameters").values().stream()
                .map(one -> one.path("name").asString())).containsExactlyInAnyOrder("cursor", "limit");
        assertProblem(send(request("GET", "/actuator/metrics", null)), 401, "token-missing");
        assertProblem(send(request("GET", "/actuator/env", null)), 401, "token-missing");
    }

    @Test
    void sendsTheHeadersOfAnApi() throws Exception {
        Map<String, String> wanted = Map.of("X-Content-Type-Options", "nosniff", "X-Frame-Options", "DENY",
                "Cache-Control", "no-store", "Content-Security-Policy",
                "default-src 'none'; frame-ancestors 'none'");
        HttpResponse<String> answer = send(leader("GET", "/api/nowhere", null, key()));

        wanted.forEach((name, value) -> assertThat(answer.headers().firstValue(name)).as(name).hasValue(value));
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private HttpRequest.Builder leader(String method, String path, String body, String key) {
        return as(ISSUER.token("p-1", "SA_PA", "WARD_LEADER"), method, path, body, key);
    }

    private HttpRequest.Builder as(String token, String method, String path, String body, String key) {
        return request(method, path, body).header("Authorization", "Bearer " + token).header("Idempotency-Key", key);
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/json").method(method, body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    @Test
    void asksForAFreshSignInWhereACommandOverrides() throws Exception {
        Instant now = Instant.now();
        HttpResponse<String> old = send(as(ISSUER.tokenSince(now.minusSeconds(330), "p-1", "SA_PA"), "POST",
                "/api/things/1/override", "{}", "fresh-1"));
        assertProblem(old, 401, "sign-in-too-old");
        assertThat(old.headers().firstValue("WWW-Authenticate")).hasValue(
                "Bearer error=\"insufficient_user_authentication\", max_age=300");
        assertProblem(send(as(ISSUER.token("p-1", "SA_PA"), "POST", "/api/things/1/override", "{}", "fresh-2")), 401,
                "sign-in-too-old");
        assertThat(send(as(ISSUER.tokenSince(now.minusSeconds(240), "p-1", "SA_PA"), "POST",
                "/api/things/1/override", "{}", "fresh-1")).statusCode()).isEqualTo(200);
    }

    private static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json(response).path("code").asString()).isEqualTo(code);
        assertThat(json(response).path("status").asInt()).isEqualTo(status);
        assertThat(json(response).path("detail").asString()).isNotBlank();
        assertThat(json(response).path("traceId").asString()).matches("[0-9a-f]{32}");
    }
}
