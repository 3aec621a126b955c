package vn.laocai.thidua.journeys.harness;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

import vn.laocai.thidua.local.Part;
import vn.laocai.thidua.local.Ports;

/** Somebody who opens addresses: of services with a token, of the console with a session; or a stranger with neither. */
final class Person {

    /** The stranger's name in reports. */
    static final String STRANGER = "anonymous";

    private static final String PASSWORD = "thidua";
    private static final Set<Integer> LATER = Set.of(429, 503);
    private static final int TRIES = 5;

    private final Ports ports;
    private final String account;
    private String token;
    private long tokenUntil;
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL).version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();

    Person(Ports ports, String account) {
        this.ports = ports;
        this.account = account;
    }

    /** What came back; the address is where redirects ended. */
    record Opened(int status, URI address, byte[] body) {

        String text() {
            return ReadableText.of(body);
        }
    }

    /** Signs in to the console by the form, as a browser would. */
    void signIn() {
        Opened page = page("/");
        Document document = Jsoup.parse(new String(page.body(), StandardCharsets.UTF_8), page.address().toString());
        Element form = document.selectFirst("form:has(input[name=username][type=text])");
        if (form == null) {
            throw new IllegalStateException("No form to sign in at " + page.address());
        }
        String fields = form.select("input[type=hidden][name]").stream()
                .map(input -> field(input.attr("name"), input.attr("value"))).collect(Collectors.joining("&"));
        Opened inside = send(HttpRequest.newBuilder(URI.create(form.absUrl("action")))
                .header("Content-Type", "application/x-www-form-urlencoded").header("Accept", "text/html")
                .POST(BodyPublishers
                        .ofString(fields + "&" + field("username", account) + "&" + field("password", PASSWORD))));
        if (inside.status() != 200 || inside.address().getPort() != ports.of(Part.CONSOLE)) {
            throw new IllegalStateException(account + " was not let in: " + inside.status() + " " + inside.address());
        }
    }

    /** Opens an address of a service. */
    Opened door(Part service, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(ports.http(service) + path));
        if (!account.equals(STRANGER)) {
            request.header("Authorization", "Bearer " + token());
        }
        return send(request.GET());
    }

    /** Whether somebody with a token was taken for a stranger; then nothing was searched. */
    boolean wasNotRecognised(Opened opened) {
        return opened.status() == 401 && !account.equals(STRANGER);
    }

    /** A token lives ten minutes, a walk may last longer. */
    private String token() {
        if (token == null || System.nanoTime() > tokenUntil) {
            token = Api.tokensOf(ports).apply(account);
            tokenUntil = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        }
        return token;
    }

    /** Opens a page of the console. */
    Opened page(String path) {
        return send(HttpRequest.newBuilder(URI.create(ports.http(Part.CONSOLE) + path)).header("Accept", "text/html")
                .GET());
    }

    /** What is busy is asked again: a page that did not come was not searched. */
    private Opened send(HttpRequest.Builder request) {
        HttpRequest built = request.timeout(Duration.ofSeconds(60)).build();
        Opened opened = once(built);
        for (int again = 1; again <= TRIES && LATER.contains(opened.status()); again++) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(again));
            opened = once(built);
        }
        return opened;
    }

    private Opened once(HttpRequest request) {
        try {
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            return new Opened(answer.statusCode(), answer.uri(), answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(account + " at " + request.uri() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String field(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
