package vn.laocai.thidua.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import vn.laocai.thidua.local.Part;
import vn.laocai.thidua.local.Ports;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The services' public APIs as one of the demo people uses them. */
final class DemoApi {

    /** The same command has the same bytes at every load, or its key would be refused. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int TRIES = 20;
    private static final int TOO_MANY = 429;
    private static final int LATER = 503;

    private final Ports ports;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    DemoApi(Ports ports) {
        this.ports = ports;
    }

    /**
     * What a service answered.
     *
     * @param etag
     *            version of what was answered, empty where there is none
     */
    record Answer(int status, String etag, JsonNode body) {

        boolean ok() {
            return status < 300;
        }

        String code() {
            return body.path("code").asString("");
        }
    }

    /** Reads; the answer may be a refusal. */
    Answer get(String account, Part service, String path) {
        return send(request(account, service, path).GET());
    }

    /** Reads what must be there. */
    JsonNode read(String account, Part service, String path) {
        return done(get(account, service, path), "GET " + path);
    }

    /**
     * Gives a command and insists on it.
     *
     * @param key
     *            the same at every load, so that a load that was cut off goes on where it stood
     */
    JsonNode post(String account, Part service, String path, String key, Object body) {
        return done(tryPost(account, service, path, key, body), "POST " + path);
    }

    /** Gives a command that may be refused. */
    Answer tryPost(String account, Part service, String path, String key, Object body) {
        return send(request(account, service, path).header("Idempotency-Key", "demo-2025-" + key)
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /** Puts what is not there yet. */
    Answer putNew(String account, Part service, String path, Object body) {
        return send(request(account, service, path).header("If-None-Match", "*")
                .PUT(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /** Puts what has this version now. */
    Answer put(String account, Part service, String path, String version, Object body) {
        return send(request(account, service, path).header("If-Match", version)
                .PUT(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /** Sends the bytes of a file. */
    Answer upload(String account, Part service, String path, String key, byte[] bytes) {
        return send(request(account, service, path).setHeader("Content-Type", "application/octet-stream")
                .header("Idempotency-Key", "demo-2025-" + key).POST(BodyPublishers.ofByteArray(bytes)));
    }

    /** Posts without a token or any other trace of a person. */
    Answer postAnonymously(Part service, String path, Object body) {
        return send(HttpRequest.newBuilder(URI.create(ports.http(service) + path)).timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /** Moves the business clock of all parts, and returns when a service follows it. */
    void moveClock(String moment) {
        JsonNode clock = JSON.readTree(exchange(HttpRequest
                .newBuilder(URI.create(ports.http(Part.IDENTITY) + "/dev/clock")).timeout(PATIENCE).build()).body());
        if (!OffsetDateTime.parse(clock.path("now").asString()).isBefore(OffsetDateTime.parse(moment))) {
            return; // a load that goes on where it stood does not turn the clock back
        }
        HttpRequest request = HttpRequest.newBuilder(URI
                .create(ports.http(Part.IDENTITY) + "/dev/clock?now=" + URLEncoder.encode(moment, UTF_8)))
                .timeout(PATIENCE).POST(BodyPublishers.noBody()).build();
        HttpResponse<String> answer = exchange(request);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("The clock did not move to " + moment + ": " + answer.statusCode());
        }
        // Services look at the clock file about once a second.
        pause();
        pause();
        pause();
    }

    /** Reads until the answer is as wanted; what one service tells another takes a moment. */
    JsonNode await(String account, Part service, String path, Predicate<JsonNode> wanted) {
        for (int attempt = 1;; attempt++) {
            Answer answer = get(account, service, path);
            if (answer.ok() && wanted.test(answer.body())) {
                return answer.body();
            }
            if (attempt == 2 * TRIES) {
                throw new IllegalStateException("Waited in vain for GET " + path + ", which says " + answer.status()
                        + " " + answer.body());
            }
            pause();
        }
    }

    /** Insists on an answer that is no refusal. */
    JsonNode done(Answer answer, String what) {
        if (!answer.ok()) {
            throw new IllegalStateException(what + " → " + answer.status() + " " + answer.code() + ": "
                    + answer.body().path("detail").asString(answer.body().toString()));
        }
        return answer.body();
    }

    /** A token and when it was fetched: some acts ask for a sign-in of the last minutes. */
    private record Token(String text, long since) {

        private static final Duration FRESH = Duration.ofMinutes(3);

        boolean isOld() {
            return System.nanoTime() - since > FRESH.toNanos();
        }
    }

    private HttpRequest.Builder request(String account, Part service, String path) {
        String token = tokens.compute(account,
                (name, known) -> known == null || known.isOld() ? new Token(token(name), System.nanoTime()) : known)
                .text();
        return HttpRequest.newBuilder(URI.create(ports.http(service) + path)).timeout(PATIENCE)
                .header("Authorization", "Bearer " + token).header("Content-Type", "application/json")
                .header("Accept", "application/json, application/problem+json");
    }

    private String token(String account) {
        HttpRequest request = HttpRequest
                .newBuilder(URI.create(ports.http(Part.IDENTITY) + "/dev/token?user=" + account)).timeout(PATIENCE)
                .build();
        HttpResponse<String> answer = exchange(request);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("No token for " + account + ": " + answer.statusCode());
        }
        return answer.body();
    }

    private Answer send(HttpRequest.Builder request) {
        HttpRequest built = request.build();
        for (int attempt = 1;; attempt++) {
            HttpResponse<String> response = exchange(built);
            boolean later = response.statusCode() == TOO_MANY || response.statusCode() == LATER;
            if (!later || attempt == TRIES) {
                String body = response.body();
                JsonNode json = body.isBlank() ? JSON.createObjectNode() : JSON.readTree(body);
                return new Answer(response.statusCode(), response.headers().firstValue("ETag").orElse(""), json);
            }
            pause();
        }
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("No answer from " + request.uri() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting for " + request.uri(), e);
        }
    }

    /** Lets the services finish what they tell each other. */
    static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(500));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
