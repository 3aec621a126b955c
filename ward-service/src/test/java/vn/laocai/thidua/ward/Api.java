package vn.laocai.thidua.ward;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import vn.laocai.thidua.testing.kit.TestAccount;
import vn.laocai.thidua.testing.kit.TestTokens;

/** Speaks to the running service as a client does. */
final class Api {

    static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    Api(int port) {
        this.base = "http://localhost:" + port;
    }

    record Answer(int status, String body, HttpResponse<String> response) {

        JsonNode json() {
            return JSON.readTree(body);
        }

        String code() {
            return json().path("code").asString("");
        }

        String etag() {
            return response.headers().firstValue("ETag").orElse("");
        }
    }

    Answer get(TestAccount who, String path) {
        return send(request(who, path).GET());
    }

    Answer post(TestAccount who, String path, Object body) {
        return post(who, path, UUID.randomUUID().toString(), body);
    }

    Answer post(TestAccount who, String path, String key, Object body) {
        return send(request(who, path).header("Idempotency-Key", key).POST(json(body)));
    }

    Answer postWithoutKey(TestAccount who, String path, Object body) {
        return send(request(who, path).POST(json(body)));
    }

    Answer postWithToken(String token, String path, Object body) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token).header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(json(body)));
    }

    Answer put(TestAccount who, String path, String ifMatch, Object body) {
        HttpRequest.Builder request = request(who, path);
        if (!ifMatch.isEmpty()) {
            request.header("If-Match", ifMatch);
        }
        return send(request.PUT(json(body)));
    }

    /** Posts and insists on success. */
    JsonNode done(TestAccount who, String path, Object body) {
        Answer answer = post(who, path, body);
        if (answer.status() / 100 != 2) {
            throw new AssertionError(path + " answered " + answer.status() + " " + answer.body());
        }
        return answer.json();
    }

    private HttpRequest.Builder request(TestAccount who, String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + TestTokens.shared().bearer(who));
    }

    private static HttpRequest.BodyPublisher json(Object body) {
        return HttpRequest.BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Map<String, Object> decision() {
        return Map.of("number", "1028/QĐ-UBND", "date", "2025-09-04", "issuer", "UBND tỉnh Lào Cai");
    }
}
