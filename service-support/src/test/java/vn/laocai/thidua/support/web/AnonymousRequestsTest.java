package vn.laocai.thidua.support.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What is kept of a request to an anonymous path: nothing. */
@SpringBootTest(classes = SampleService.class, webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
        "spring.config.name=sample-service", "thidua.store.uri=mongodb://localhost:1",
        "thidua.kafka.bootstrap-servers=localhost:1", "thidua.store.patience-millis=300",
        "thidua.clock.start=2025-11-14T08:00+07:00"})
@ActiveProfiles("test")
class AnonymousRequestsTest {

    private static final FakeIssuer ISSUER = new FakeIssuer();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Value("${local.server.port}")
    private int port;

    @Autowired
    private SampleService.Refusals refusals;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private Environment environment;

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
    }

    @Test
    void needsNeitherTokenNorKeyAndHasNoTrace() throws Exception {
        HttpResponse<String> answer = post("{\"a\":\"b\"}", "traceparent",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(new JsonMapper().readTree(answer.body()).path("trace").asString()).isEqualTo("null");
        assertThat(new JsonMapper().readTree(answer.body()).path("actor").asString()).isEqualTo("false");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.headers().map().toString()).doesNotContain("0af7651916cd43dd");
    }

    @Test
    void countsNoneOfThem() throws Exception {
        CLIENT.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/versioned")).GET().build(),
                HttpResponse.BodyHandlers.ofString());
        post("{\"a\":\"b\"}", "Accept-Language", "en");
        assertThat(meters.getMeters()).extracting(meter -> meter.getId().toString())
                .anyMatch(id -> id.contains("http.server.requests"))
                .noneMatch(id -> id.contains("/boxes") || id.contains("slips"));
        assertThat(meters.find("http.server.requests").tag("method", "POST").tag("uri", uri -> uri.contains("public"))
                .timers()).isEmpty();
    }

    @Test
    void auditsNoRefusal() throws Exception {
        HttpResponse<String> answer = post("{\"refuse\":\"b\"}", "Accept-Language", "en");
        assertThat(answer.statusCode()).isEqualTo(423);
        assertThat(answer.body()).contains("box-closed").doesNotContain("traceId");
        assertThat(refusals.entries).isEmpty();
    }

    @Test
    void refusesWhoeverSaysWhoHeIs() throws Exception {
        for (String[] header : new String[][]{{"Authorization", "Bearer " + ISSUER.token("p-1", "SA_PA", "TELLER")},
                {"Cookie", "SESSION=abc"}}) {
            HttpResponse<String> answer = post("{\"a\":\"b\"}", header[0], header[1]);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("anonymous-only").contains("ẩn danh");
        }
        assertThat(refusals.entries).isEmpty();
    }

    @Test
    void readsOnlySmallBodies() throws Exception {
        assertThat(post("{\"a\":\"" + "b".repeat(20_000) + "\"}", "Accept-Language", "en").statusCode())
                .isEqualTo(413);
    }

    @Test
    void otherPathsStayClosed() throws Exception {
        HttpResponse<String> answer = CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/public/boxes/7/others"))
                        .POST(HttpRequest.BodyPublishers.ofString("{}")).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(401);
        HttpResponse<String> read = CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/public/boxes/7/slips")).GET()
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(read.statusCode()).isEqualTo(401);
    }

    @Test
    void keepsThemOutOfAnAccessLogThatIsSwitchedOn() {
        assertThat(environment.getProperty("server.tomcat.accesslog.condition-unless"))
                .isEqualTo(AnonymousRequests.ATTRIBUTE);
    }

    private HttpResponse<String> post(String body, String header, String value) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/public/boxes/7/slips"))
                .header("Content-Type", "application/json").header(header, value)
                .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
