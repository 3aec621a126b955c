package vn.laocai.thidua.console.casting;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import vn.laocai.thidua.console.OverFakeSuite;
import vn.laocai.thidua.console.fake.FakeSuite;

import static org.assertj.core.api.Assertions.assertThat;

/** A vote passes through the console without a person. */
@OverFakeSuite
class CastingTest {

    private static final String VOTE = "{\"questionId\":\"q1\",\"credential\":\"abc\"}";

    @LocalServerPort
    int port;

    private final FakeSuite suite = OverFakeSuite.Suite.get();

    @Test
    void passesTheBytesOnAndNothingElse() throws Exception {
        suite.answer("POST /scoring/api/public/ballots/b-1/casts", 200, Map.of("credentialHash", "f00"));
        HttpResponse<String> answer = post("/public/ballots/b-1/casts", "traceparent",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("f00");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        FakeSuite.Asked asked = suite.asked("POST", "/scoring/api/public/ballots/b-1/casts").getLast();
        assertThat(asked.body()).isEqualTo(VOTE);
        assertThat(asked.headers().keySet().stream().map(name -> name.toLowerCase(Locale.ROOT)))
                .isSubsetOf(
                        Set.of("content-type", "content-length", "host", "user-agent", "connection", "http2-settings",
                                "upgrade"));
    }

    @Test
    void takesNoVoteWithAName() throws Exception {
        assertThat(post("/public/ballots/b-1/casts", "Cookie", "CONSOLESESSION=abc").statusCode()).isEqualTo(400);
        assertThat(post("/public/ballots/b-1/casts", "Authorization", "Bearer x").statusCode()).isEqualTo(400);
    }

    @Test
    void tellsTheRefusalAsItCame() throws Exception {
        suite.answer("POST /scoring/api/public/ballots/b-2/casts", 423,
                Map.of("code", "ballot-not-open", "detail", "Hòm phiếu đã đóng"));
        HttpResponse<String> answer = post("/public/ballots/b-2/casts", "Accept", "*/*");
        assertThat(answer.statusCode()).isEqualTo(423);
        assertThat(answer.body()).contains("ballot-not-open");
        assertThat(post("/public/ballots/%2e%2e/casts", "Accept", "*/*").statusCode()).isGreaterThanOrEqualTo(400);
    }

    private HttpResponse<String> post(String path, String header, String value) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .header("Content-Type", "application/json").header(header, value)
                    .POST(HttpRequest.BodyPublishers.ofString(VOTE)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
