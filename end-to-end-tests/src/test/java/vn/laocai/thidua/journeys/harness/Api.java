package vn.laocai.thidua.journeys.harness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import vn.laocai.thidua.local.Part;
import vn.laocai.thidua.local.Ports;

/** The services' public APIs as a careful client uses them: each command has a key and is repeated until it is answered. */
public final class Api {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final Set<Integer> LATER = Set.of(429, 502, 503, 504);

    private final Ports ports;
    private final UnaryOperator<String> tokens;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3)).build();

    /**
     * An API on these ports.
     *
     * @param tokens
     *            gives the token of an account
     */
    public Api(Ports ports, UnaryOperator<String> tokens) {
        this.ports = ports;
        this.tokens = tokens;
    }

    /** What was answered. */
    public record Answer(int status, JsonNode body) {

        /** Code of the problem, empty where there is none. */
        public String code() {
            return body.path("code").asString("");
        }
    }

    /** Tokens of the local stack's identity provider. */
    public static UnaryOperator<String> tokensOf(Ports ports) {
        HttpClient http = HttpClient.newHttpClient();
        return account -> {
            try {
                return http.send(
                        HttpRequest.newBuilder(URI.create(ports.http(Part.IDENTITY) + "/dev/token?user=" + account))
                                .build(),
                        BodyHandlers.ofString()).body();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        };
    }

    /** Reads what must be there; waits where the service is away. */
    public JsonNode read(String account, Part service, String path) {
        return insist(account, service, path, null, null);
    }

    /** Gives a command, repeatedly with the same key, until it is answered by something else than "later". */
    public JsonNode command(String account, Part service, String path, String key, Object body) {
        return insist(account, service, path, key, body);
    }

    private JsonNode insist(String account, Part service, String path, String key, Object body) {
        long until = System.nanoTime() + LONGEST.toNanos();
        String last = "";
        while (System.nanoTime() < until) {
            try {
                Answer answer = once(account, service, path, key, body);
                if (answer.status() < 300) {
                    return answer.body();
                }
                last = answer.status() + " " + answer.body();
                if (!LATER.contains(answer.status()) && !answer.code().equals("command-in-flight")) {
                    throw new IllegalStateException(path + " → " + last);
                }
            } catch (IOException e) {
                last = e.toString();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("stopped");
            }
        }
        throw new IllegalStateException(path + " was not answered within " + LONGEST + ": " + last);
    }

    /** Sends once with a fresh key; the answer may be a refusal. */
    public Answer tryCommand(String token, Part service, String path, Object body) {
        try {
            return send(token, service, path, UUID.randomUUID().toString(), body);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts what has this revision now, and insists on it. */
    public JsonNode put(String account, Part service, String path, String revision, Object body) {
        return done(path, account, service, request -> request.header("If-Match", "\"" + revision + "\"")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /** Sends the bytes of a file, and insists on it. */
    public JsonNode upload(String account, Part service, String path, byte[] bytes) {
        return done(path, account, service, request -> request
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/octet-stream").POST(BodyPublishers.ofByteArray(bytes)));
    }

    private JsonNode done(String path, String account, Part service,
            UnaryOperator<HttpRequest.Builder> completed) {
        try {
            Answer answer = answered(completed.apply(request(tokens.apply(account), service, path)));
            if (answer.status() >= 300) {
                throw new IllegalStateException(path + " → " + answer.status() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer once(String account, Part service, String path, String key, Object body) throws IOException {
        return send(tokens.apply(account), service, path, key, body);
    }

    private Answer send(String token, Part service, String path, String key, Object body) throws IOException {
        HttpRequest.Builder request = request(token, service, path);
        if (key != null) {
            request.header("Idempotency-Key", key).header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
        }
        return answered(request);
    }

    private HttpRequest.Builder request(String token, Part service, String path) {
        return HttpRequest.newBuilder(URI.create(ports.http(service) + path)).timeout(Duration.ofSeconds(15))
                .header("Authorization", "Bearer " + token);
    }

    private Answer answered(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            String text = response.body();
            return new Answer(response.statusCode(), text.isBlank() ? JSON.createObjectNode() : JSON.readTree(text));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
