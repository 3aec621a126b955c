package vn.laocai.thidua.console.fake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.json.JsonMapper;

/** The four services and the identity provider as the console meets them, recording what it was asked. */
public final class FakeSuite implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final FakeIdentity identity;
    private final Set<String> down = ConcurrentHashMap.newKeySet();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    public final FakeData data = new FakeData();

    /** What the console asked; {@code path} begins with the service's name. */
    public record Asked(String method, String path, Map<String, String> headers, String body) {}

    record Answer(int status, Object body) {}

    public FakeSuite() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        identity = new FakeIdentity(address());
        server.createContext("/", this::handle);
        server.start();
    }

    public String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Settings for a console that talks to this suite. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("thidua.identity.issuer", address());
        for (String service : List.of("ward", "scoring", "club", "notification")) {
            settings.put("thidua.services." + service, address() + "/" + service);
        }
        settings.put("thidua.clock.start", "2025-11-14T08:00+07:00");
        settings.put("spring.profiles.active", "test");
        settings.put("spring.cloud.stream.bindings.hints-in-0.consumer.auto-startup", "false");
        return settings;
    }

    public FakeIdentity identity() {
        return identity;
    }

    /** Lets a service be unreachable. */
    public void stop(String service) {
        down.add(service);
    }

    /** Answers this request with this from now on, such as {@code POST /ward/api/covenants/c/signatures}. */
    public void answer(String request, int status, Object body) {
        answers.put(request, new Answer(status, body));
    }

    /** Answers this request as usual again. */
    public void forget(String request) {
        answers.remove(request);
    }

    /** Answers with a problem as the services write it. */
    public void refuse(String request, int status, String code, String detail) {
        answer(request, status, Map.of("status", status, "code", code, "detail", detail, "traceId",
                "4bf92f3577b34da6a3ce929d0e0e4736", "errors", List.of()));
    }

    public List<Asked> asked(String method, String path) {
        return asked.stream().filter(each -> each.method().equals(method) && each.path().equals(path)).toList();
    }

    /** All as at the start. */
    public void reset() {
        down.clear();
        answers.clear();
        asked.clear();
        data.reset();
        identity.reset();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String service = path.substring(1).split("/", 2)[0];
        if (!Set.of("ward", "scoring", "club", "notification").contains(service)) {
            identity.handle(exchange);
            return;
        }
        if (down.contains(service)) {
            exchange.close();
            return;
        }
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(new Asked(exchange.getRequestMethod(), path, headers, body));
        Answer given = answers.get(exchange.getRequestMethod() + " " + path);
        if (given != null) {
            send(exchange, given.status(), given.body());
        } else if (!identity.accepts(headers.get("Authorization"))) {
            send(exchange, 401, Map.of("status", 401, "code", "token-expired", "detail", "Phiên đã hết hạn."));
        } else {
            Answer answer = data.answer(exchange.getRequestMethod(), path, exchange.getRequestURI().getQuery(),
                    headers, parsed(body));
            send(exchange, answer.status(), answer.body());
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> parsed(String body) {
        return body.startsWith("{") ? JSON.readValue(body, LinkedHashMap.class) : Map.of();
    }

    static void send(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type",
                status >= 400 ? "application/problem+json" : "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> resource(String name) {
        try (InputStream file = FakeSuite.class.getResourceAsStream("/fake/" + name)) {
            return JSON.readValue(file, LinkedHashMap.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
