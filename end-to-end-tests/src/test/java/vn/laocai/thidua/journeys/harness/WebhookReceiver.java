package vn.laocai.thidua.journeys.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.jackson.JsonFormat;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Another agency's endpoint: it takes what the Standard Webhooks library verifies, and refuses the rest. */
public final class WebhookReceiver implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, CloudEvent> events = new ConcurrentHashMap<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private volatile Webhook verifier;

    public WebhookReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/events", this::receive);
        server.start();
    }

    /** Where it listens. */
    public String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/events";
    }

    /** The secret that was told when the endpoint was registered. */
    public void use(String secret) {
        try {
            verifier = new Webhook(secret);
        } catch (EmptyWebhookSecretException | RuntimeException e) {
            throw new IllegalArgumentException("The secret is not of the standard's form", e);
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        int status = 204;
        try {
            verifier.verify(body, HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true));
            CloudEvent event = EventFormatProvider.getInstance().resolveFormat(JsonFormat.CONTENT_TYPE)
                    .deserialize(body.getBytes(UTF_8));
            events.put(event.getId(), event);
        } catch (WebhookVerificationException e) {
            refused.add(e.getMessage());
            status = 401;
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    /** Events that were verified, each once by its id. */
    public List<CloudEvent> events(String type) {
        return events.values().stream().filter(event -> event.getType().equals(type)).toList();
    }

    /** Everything that was verified, as text. */
    public List<String> told() {
        return events.values().stream().map(event -> event.getType() + " " + event.getSubject() + " "
                + (event.getData() == null ? "" : new String(event.getData().toBytes(), UTF_8))).toList();
    }

    /** Why deliveries were refused. */
    public List<String> refused() {
        return refused;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
