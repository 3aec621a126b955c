package vn.laocai.thidua.testing.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

import vn.laocai.thidua.support.launch.ServiceLauncher;

/** A whole service, spoken to from outside only: over HTTP and Kafka. */
public final class RunningService {

    /** Reads what it answers. */
    public static final JsonMapper JSON = new JsonMapper();

    private static final Map<String, Token> TOKENS = new ConcurrentHashMap<>();
    private static final Map<Place, RunningService> RUNNING = new ConcurrentHashMap<>();

    private record Place(Infrastructure infrastructure, String service) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final Wire wire;
    private final String address;
    private final ConfigurableApplicationContext context;

    /**
     * One per infrastructure and service; it ends with the JVM.
     *
     * @param makeTopics
     *            whether the broker lacks the declared topics
     */
    public static RunningService on(Infrastructure infrastructure, Class<?> application, String name,
            boolean makeTopics) {
        return RUNNING.computeIfAbsent(new Place(infrastructure, name),
                there -> new RunningService(there, application, makeTopics));
    }

    private RunningService(Place place, Class<?> application, boolean makeTopics) {
        Infrastructure infrastructure = place.infrastructure();
        Map<String, Object> settings = new HashMap<>(infrastructure.properties());
        settings.put("server.port", 0);
        settings.put("spring.profiles.active", "test");
        settings.put("thidua.clock.start", "2025-11-14T08:00+07:00");
        settings.put("thidua.kafka.create-topics", makeTopics);
        context = ServiceLauncher.start(application, place.service(), settings);
        address = "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
        wire = new Wire(infrastructure.bootstrapServers());
    }

    /** Puts an event on a topic, as another service would. */
    public void publish(String topic, Event event) {
        wire.send(topic, event);
    }

    /** All records of a topic with this text in their key, in order per key. */
    public List<ConsumerRecord<byte[], byte[]>> records(String topic, String text) {
        return wire.readAll(topic).stream().filter(record -> key(record).contains(text)).toList();
    }

    /** The key of a record. */
    public static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }

    /** The data of a record. */
    public static String data(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }

    /** A part of the service that a test must look into because nothing outside shows it. */
    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** Where the service listens. */
    public String address() {
        return address;
    }

    /** Posts as a browser does that says nothing of itself. */
    public HttpResponse<String> postAnonymously(String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(address + path)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)), "");
    }

    /** Gets a page of JSON. */
    public HttpResponse<String> get(String path, String account) {
        return send(HttpRequest.newBuilder(URI.create(address + path)).GET(), account);
    }

    /** Posts a document with a fresh idempotency key. */
    public HttpResponse<String> post(String path, String account, String body) {
        return post(path, account, body, UUID.randomUUID().toString());
    }

    /** Posts a document. */
    public HttpResponse<String> post(String path, String account, String body, String key) {
        return send(HttpRequest.newBuilder(URI.create(address + path)).header("Content-Type", "application/json")
                .header("Idempotency-Key", key).POST(HttpRequest.BodyPublishers.ofString(body)), account);
    }

    /** Sends a file. */
    public HttpResponse<String> post(String path, String account, byte[] body, String contentType) {
        return send(HttpRequest.newBuilder(URI.create(address + path)).header("Content-Type", contentType)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)), account);
    }

    /** Puts a document; the condition is a header such as {@code If-Match} and its value, or nothing. */
    public HttpResponse<String> put(String path, String account, String body, String... condition) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json").PUT(HttpRequest.BodyPublishers.ofString(body));
        return send(condition.length == 0 ? request : request.headers(condition), account);
    }

    /** Deletes what is there. */
    public HttpResponse<String> delete(String path, String account) {
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Idempotency-Key", UUID.randomUUID().toString()).DELETE(), account);
    }

    /** Fetches a file. */
    public byte[] download(String path, String account) {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(address + path))
                    .header("Authorization", token(account)).GET().build(),
                    HttpResponse.BodyHandlers.ofByteArray()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Signing a token costs more than many a request, so it is kept while its sign-in is fresh. */
    private record Token(String header, Instant since) {

        boolean isFresh() {
            return since.plusSeconds(120).isAfter(Instant.now());
        }
    }

    private static String token(String account) {
        return TOKENS.compute(account, (name, known) -> known != null && known.isFresh()
                ? known
                : new Token(TestTokens.shared().authorization(name), Instant.now())).header();
    }

    /** The same by somebody who signed in that long ago. */
    public HttpResponse<String> postSignedInBefore(Duration ago, String path, String account, String body) {
        return send(HttpRequest.newBuilder(URI.create(address + path)).header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Authorization", "Bearer " + TestTokens.shared().signedInBefore(account, ago))
                .POST(HttpRequest.BodyPublishers.ofString(body)), "");
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String account) {
        try {
            if (!account.isEmpty()) {
                request.header("Authorization", token(account));
            }
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
