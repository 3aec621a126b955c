package vn.laocai.thidua.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A browser without JavaScript: cookies, redirects, links and forms. */
final class Visitor {

    private final String base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL).connectTimeout(Duration.ofSeconds(5)).build();

    /** A page as it came. */
    record Page(int status, Document document, HttpResponse<String> response, URI address) {

        String text() {
            return document.text();
        }

        Element form(String action) {
            Element posts = document.selectFirst("form[method=post][action='" + action + "']");
            return posts != null ? posts : document.selectFirst("form[action='" + action + "']");
        }
    }

    /** A field of a form as it is sent; a name may come more than once. */
    record Field(String name, String value) {}

    Visitor(int port) {
        base = "http://localhost:" + port;
    }

    Page get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "text/html").GET().build());
    }

    Page getFragment(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "*/*")
                .header("HX-Request", "true").GET().build());
    }

    /** Sends a form as a browser would: all its fields, with these set. */
    Page submit(Page from, String action, Map<String, String> typed) {
        Element form = from.form(action);
        if (form == null) {
            throw new AssertionError("no form " + action + " on " + from.address());
        }
        Map<String, String> fields = new LinkedHashMap<>();
        form.select("input[name]").stream().filter(input -> !"checkbox".equals(input.attr("type")))
                .forEach(input -> fields.put(input.attr("name"), input.attr("value")));
        form.select("textarea[name]").forEach(area -> fields.put(area.attr("name"), area.text()));
        fields.putAll(typed);
        return post(action, fields, from.address().toString());
    }

    Page post(String path, Map<String, String> fields, String referer) {
        return post(path, fields.entrySet().stream().map(field -> new Field(field.getKey(), field.getValue())).toList(),
                referer);
    }

    Page post(String path, List<Field> fields, String referer) {
        String body = fields.stream().map(field -> encode(field.name()) + "=" + encode(field.value()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "text/html")
                .header("Referer", referer).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    /** Sends a form with a file in its field {@code file}, and what stands in it. */
    Page upload(Page from, String action, String fileName, byte[] file) {
        return upload(from, action, fileName, file, Map.of());
    }

    /** The same with these fields set. */
    Page upload(Page from, String action, String fileName, byte[] file, Map<String, String> typed) {
        Element form = from.form(action);
        Map<String, String> fields = new LinkedHashMap<>();
        form.select("input[name]").stream().filter(input -> !"file".equals(input.attr("type")))
                .forEach(input -> fields.put(input.attr("name"), input.attr("value")));
        fields.putAll(typed);
        String boundary = "----visitor" + System.nanoTime();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> body.writeBytes(("--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(URI.create(base + action)).header("Accept", "text/html")
                .header("Referer", from.address().toString())
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())).build());
    }

    HttpResponse<InputStream> listen(String path) {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "text/event-stream")
                    .GET().build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Loses the session as if the console had been restarted. */
    void loseSession() {
        cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals("CONSOLESESSION"))
                .toList().forEach(cookie -> cookies.getCookieStore().remove(null, cookie));
    }

    HttpCookie cookie(String name) {
        return cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals(name))
                .findFirst().orElse(null);
    }

    private Page send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Page(response.statusCode(), Jsoup.parse(response.body(), response.uri().toString()), response,
                    response.uri());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
