package vn.laocai.thidua.console.casting;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Passes a vote on as it came: its bytes and nothing else, no token, no address of the browser, no trace, through a client
 * that nobody watches.
 */
@RestController
class CastingController {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1))
            .version(HttpClient.Version.HTTP_1_1).build();
    private final String scoring;

    CastingController(@Value("${thidua.services.scoring}") String scoring) {
        this.scoring = scoring;
    }

    @PostMapping(CastingConfiguration.PATH)
    ResponseEntity<byte[]> pass(@PathVariable String id, @RequestBody byte[] vote) throws InterruptedException {
        if (!id.matches("[A-Za-z0-9][A-Za-z0-9.-]{0,99}")) {
            return problem(404, "ballot-not-found", "Không có cuộc bỏ phiếu này.");
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(scoring + "/api/public/ballots/" + id + "/casts"))
                .timeout(PATIENCE).header("Content-Type", MediaType.APPLICATION_JSON_VALUE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(vote)).build();
        try {
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            String type = answer.headers().firstValue("Content-Type").orElse(MediaType.APPLICATION_JSON_VALUE);
            return ResponseEntity.status(answer.statusCode()).contentType(MediaType.parseMediaType(type))
                    .cacheControl(CacheControl.noStore()).body(answer.body());
        } catch (IOException away) {
            return problem(502, "scoring-unreachable",
                    "Chưa gửi được phiếu. Phiếu vẫn được giữ trên máy này; hãy gửi lại sau giây lát.");
        }
    }

    private static ResponseEntity<byte[]> problem(int status, String code, String detail) {
        String body = "{\"status\":" + status + ",\"code\":\"" + code + "\",\"detail\":\"" + detail + "\"}";
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .cacheControl(CacheControl.noStore()).body(body.getBytes(StandardCharsets.UTF_8));
    }
}
