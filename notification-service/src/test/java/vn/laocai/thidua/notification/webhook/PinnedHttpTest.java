package vn.laocai.thidua.notification.webhook;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

import javax.net.ssl.SSLSocketFactory;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PinnedHttpTest {

    private final PinnedHttp http = new PinnedHttp((SSLSocketFactory) SSLSocketFactory.getDefault(),
            Duration.ofSeconds(2), Duration.ofMillis(700));
    private final InetAddress here = InetAddress.getLoopbackAddress();
    private final AtomicReference<String> received = new AtomicReference<>();
    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(here, 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
        http.close();
    }

    @Test
    void connectsToTheGivenAddressWhateverTheNameSays() throws Exception {
        on("/hook", exchange -> {
            received.set(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Host") + " "
                    + exchange.getRequestHeaders().getFirst("webhook-id") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
        });
        PinnedHttp.Answer answer = post("http://name-that-does-not-resolve.invalid:" + port() + "/hook?a=b",
                "Phường Sa Pa");
        assertThat(answer.status()).isEqualTo(204);
        assertThat(received.get()).isEqualTo(
                "POST /hook?a=b name-that-does-not-resolve.invalid:" + port() + " event-1 Phường Sa Pa");
    }

    @Test
    void readsChunkedAnswersAndNoMoreThanItKeeps() throws Exception {
        on("/long", exchange -> {
            exchange.sendResponseHeaders(500, 0);
            byte[] part = "x".repeat(10_000).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 10; i++) {
                exchange.getResponseBody().write(part);
            }
        });
        PinnedHttp.Answer answer = post(base() + "/long", "{}");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).hasSize(PinnedHttp.MOST_BODY_BYTES);
    }

    @Test
    void followsNoRedirect() throws Exception {
        on("/moved", exchange -> {
            exchange.getResponseHeaders().set("Location", base() + "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
        });
        on("/elsewhere", exchange -> received.set("followed"));
        assertThat(post(base() + "/moved", "{}").status()).isEqualTo(302);
        assertThat(received.get()).isNull();
    }

    @Test
    void endsAtItsDeadlineEvenIfBytesKeepDripping() throws Exception {
        try (ServerSocket slow = new ServerSocket(0, 1, here)) {
            Thread.ofVirtual().start(() -> {
                try (Socket socket = slow.accept()) {
                    socket.getOutputStream().write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
                    while (true) {
                        socket.getOutputStream().write("X-Drip: 1\r\n".getBytes(StandardCharsets.US_ASCII));
                        socket.getOutputStream().flush();
                        Thread.sleep(100);
                    }
                } catch (IOException | InterruptedException e) {
                    // The client has gone.
                }
            });
            long began = System.nanoTime();
            assertThatThrownBy(() -> post("http://localhost:" + slow.getLocalPort() + "/", "{}"))
                    .isInstanceOf(SocketTimeoutException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void tellsWhenNobodyAnswersOrTheAnswerIsNotHttp() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, here)) {
            closed = socket.getLocalPort();
        }
        assertThatThrownBy(() -> post("http://localhost:" + closed + "/", "{}")).isInstanceOf(ConnectException.class);
        try (ServerSocket other = new ServerSocket(0, 1, here)) {
            Thread.ofVirtual().start(() -> {
                try (Socket socket = other.accept()) {
                    socket.getOutputStream().write("220 mail ready\r\n".getBytes(StandardCharsets.US_ASCII));
                    socket.getInputStream().readNBytes(10);
                } catch (IOException e) {
                    // The client has gone.
                }
            });
            assertThatThrownBy(() -> post("http://localhost:" + other.getLocalPort() + "/", "{}"))
                    .isInstanceOf(ProtocolException.class);
        }
    }

    private void on(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            try (HttpExchange open = exchange) {
                handler.handle(open);
            }
        });
    }

    private PinnedHttp.Answer post(String url, String body) throws IOException {
        return http.post(URI.create(url), here, Map.of("webhook-id", "event-1"),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private String base() {
        return "http://localhost:" + port();
    }
}
