package vn.laocai.thidua.benchmarks.deadlineevening;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import vn.laocai.thidua.testing.kit.TestAccount;
import vn.laocai.thidua.testing.kit.TestTokens;

/** Many people over HTTP, each with a token. */
final class People implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.shared();

    private final ExecutorService workers = Executors.newFixedThreadPool(2,
            Thread.ofPlatform().daemon().name(ProcessorUse.PEOPLE + "http-", 0).factory());
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(workers)
            .connectTimeout(Duration.ofSeconds(10)).build();
    private final Map<TestAccount, String> authorizations = new ConcurrentHashMap<>();
    private final TestTokens tokens;
    private final String address;

    People(TestTokens tokens, String address) {
        this.tokens = tokens;
        this.address = address;
    }

    /** What was answered. */
    record Answer(int status, JsonNode body) {

        JsonNode done() {
            if (status >= 300) {
                throw new IllegalStateException(status + " " + body);
            }
            return body;
        }
    }

    Answer get(TestAccount who, String path) {
        return send(request(who, path).GET());
    }

    Answer post(TestAccount who, String path, Object body) {
        return send(request(who, path).header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    Answer upload(TestAccount who, String path, byte[] bytes) {
        return send(request(who, path).setHeader("Content-Type", "application/octet-stream")
                .header("Idempotency-Key", UUID.randomUUID().toString()).POST(BodyPublishers.ofByteArray(bytes)));
    }

    Answer put(TestAccount who, String path, long revision, Object body) {
        return send(request(who, path).header("If-Match", "\"" + revision + "\"")
                .PUT(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private HttpRequest.Builder request(TestAccount who, String path) {
        String authorization = authorizations.computeIfAbsent(who, person -> "Bearer " + tokens.bearer(person));
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(60))
                .header("Authorization", authorization).header("Content-Type", "application/json");
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            String body = response.body();
            return new Answer(response.statusCode(), JSON.readTree(body.isBlank() ? "{}" : body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        workers.shutdownNow();
    }
}
