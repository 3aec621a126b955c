package vn.laocai.thidua.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpServer;

/** Another agency's webhook receiver, which answers as the test says. */
public final class Agency implements AutoCloseable {

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile IntSupplier answer = () -> 204;
    private volatile Map<String, String> headers = Map.of();

    /** A request as it came. */
    public record Received(HttpHeaders headers, String body) {
        /** First value of a header. */
        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    /** A receiver on a free port of this machine. */
    public Agency() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            Map<String, List<String>> lower = exchange.getRequestHeaders().entrySet().stream()
                    .collect(Collectors.toMap(entry -> entry.getKey().toLowerCase(java.util.Locale.ROOT),
                            Map.Entry::getValue));
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Received(HttpHeaders.of(lower, (a, b) -> true), body));
            headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            exchange.sendResponseHeaders(answer.getAsInt(), -1);
            exchange.close();
        });
        server.start();
    }

    /** Decides each answer's status. */
    public void answers(IntSupplier status) {
        this.answer = status;
    }

    /** Sets headers of each answer. */
    public void answersWith(Map<String, String> more) {
        this.headers = Map.copyOf(more);
    }

    /** What came so far. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    /** What came about one event. */
    public List<Received> received(String eventId) {
        return received.stream().filter(one -> one.header("webhook-id").equals(eventId)).toList();
    }

    /** Address for the registration. */
    public String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/hook";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
