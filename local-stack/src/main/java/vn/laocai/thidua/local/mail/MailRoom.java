package vn.laocai.thidua.local.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real mail server that accepts everything and delivers nowhere, and a page on which to read what it holds. The mail is
 * in memory and ends with the process.
 */
public final class MailRoom implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MailRoom.class);

    private final GreenMail server;
    private final HttpServer pages;

    private MailRoom(GreenMail server, HttpServer pages) {
        this.server = server;
        this.pages = pages;
    }

    /**
     * Starts both.
     *
     * @param smtpPort
     *            where senders hand mail in
     * @param pagePort
     *            where a browser reads it
     */
    public static MailRoom open(String host, int smtpPort, int pagePort) {
        GreenMail server = new GreenMail(new ServerSetup(smtpPort, host, ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            HttpServer pages = HttpServer.create(new InetSocketAddress(host, pagePort), 0);
            MailRoom room = new MailRoom(server, pages);
            pages.createContext("/", room::answer);
            pages.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            pages.start();
            return room;
        } catch (IOException e) {
            server.stop();
            throw new UncheckedIOException(e);
        }
    }

    /** All mail, newest first. */
    List<Letter> letters() {
        return server.getManagers().getImapHostManager().getAllMessages().stream().map(Letter::of)
                .sorted(Letter.NEWEST_FIRST).toList();
    }

    /** Port of the page. */
    int pagePort() {
        return pages.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            String path = exchange.getRequestURI().getPath();
            String recipient = recipient(exchange.getRequestURI().getRawQuery());
            List<Letter> letters = letters().stream()
                    .filter(letter -> recipient == null || letter.to().contains(recipient)).toList();
            if (path.equals("/")) {
                html(exchange, 200, MailPages.list(letters, recipient));
            } else if (path.equals("/api/messages")) {
                send(exchange, 200, "application/json",
                        JsonMapper.shared().writeValueAsString(Map.of("items", letters)));
            } else {
                Optional<Letter> letter = letters.stream().filter(each -> path.equals("/messages/" + each.id()))
                        .findFirst();
                html(exchange, letter.isPresent() ? 200 : 404,
                        letter.map(MailPages::letter).orElseGet(MailPages::notFound));
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("The mail page could not answer", e);
        }
    }

    private static @Nullable String recipient(@Nullable String query) {
        if (query == null || !query.startsWith("to=") || query.length() == 3) {
            return null;
        }
        return URLDecoder.decode(query.substring(3), StandardCharsets.UTF_8).strip();
    }

    private static void html(HttpExchange exchange, int status, String page) throws IOException {
        // The text of a letter is shown, never run.
        exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        send(exchange, status, "text/html; charset=utf-8", page);
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        pages.stop(0);
        server.stop();
    }
}
