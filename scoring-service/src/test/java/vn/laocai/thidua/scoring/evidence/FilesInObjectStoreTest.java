package vn.laocai.thidua.scoring.evidence;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import vn.laocai.thidua.scoring.evidence.SignatureV4.Credentials;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Against a small store that checks each signature from what arrived, as an S3 server does. */
class FilesInObjectStoreTest extends EvidenceFilesContract {

    private static final String SECRET = "secret/of+the=test";
    private static final Pattern AUTHORIZATION = Pattern.compile("AWS4-HMAC-SHA256 Credential=key-1/(\\d{8})/vn-1/s3/"
            + "aws4_request, SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})");

    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private HttpServer server;
    private volatile int trouble;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Override
    EvidenceFiles files() {
        return store(SECRET);
    }

    private EvidenceFiles store(String secret) {
        return new FilesInObjectStore(URI.create("http://localhost:" + server.getAddress().getPort() + "/"),
                "minh-chung",
                new Credentials("key-1", secret, "vn-1"), Clock.systemUTC());
    }

    @Override
    void damage(String sha256) {
        objects.put("/minh-chung/evidence/" + sha256, "anders".getBytes(UTF_8));
    }

    @Test
    void neverWritesOverAnObject() {
        damage(HASH);
        files().keep(HASH, BYTES);
        assertThat(objects.get("/minh-chung/evidence/" + HASH)).isEqualTo("anders".getBytes(UTF_8));
    }

    @Test
    void aWrongSecretIsRefusedAndToldAsUnavailable() {
        assertThatThrownBy(() -> store("other").keep(HASH, BYTES)).isInstanceOf(EvidenceStoreUnavailable.class)
                .hasMessageContaining("403").hasMessageNotContaining("other");
        assertThat(objects).isEmpty();
    }

    @Test
    void anOutageIsNoMissingFile() {
        trouble = 503;
        assertThatThrownBy(() -> files().read(HASH)).isInstanceOf(EvidenceStoreUnavailable.class);
        assertThatThrownBy(() -> files().keep(HASH, BYTES)).isInstanceOf(EvidenceStoreUnavailable.class);
        server.stop(0);
        assertThatThrownBy(() -> files().read(HASH)).isInstanceOf(EvidenceStoreUnavailable.class);
    }

    @Test
    void takesNoNameOfABucketThatLeadsElsewhere() {
        assertThatThrownBy(() -> new FilesInObjectStore(URI.create("http://localhost"), "a/../b",
                new Credentials("k", "s", "r"), Clock.systemUTC())).isInstanceOf(IllegalArgumentException.class);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String key = exchange.getRequestURI().getPath();
        byte[] found = objects.get(key);
        int status;
        byte[] reply = {};
        if (trouble != 0) {
            status = trouble;
        } else if (!signed(exchange, body)) {
            status = 403;
        } else if ("PUT".equals(exchange.getRequestMethod())) {
            status = found != null && "*".equals(exchange.getRequestHeaders().getFirst("If-None-Match")) ? 412 : 200;
            if (status == 200) {
                objects.put(key, body);
            }
        } else {
            status = found == null ? 404 : 200;
            reply = found == null ? "<Error><Code>NoSuchKey</Code></Error>".getBytes(UTF_8) : found;
        }
        exchange.sendResponseHeaders(status, reply.length == 0 ? -1 : reply.length);
        exchange.getResponseBody().write(reply);
        exchange.close();
    }

    /** Recomputes the signature from the request as it arrived, and checks body and time. */
    private boolean signed(HttpExchange exchange, byte[] body) {
        Matcher header = AUTHORIZATION
                .matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        String date = exchange.getRequestHeaders().getFirst("X-Amz-Date");
        String hash = exchange.getRequestHeaders().getFirst("X-Amz-Content-Sha256");
        if (!header.matches() || date == null || !Sha256.of(body).equals(hash) || !date.startsWith(header.group(1))
                || !recent(date)) {
            return false;
        }
        Map<String, String> signed = new TreeMap<>();
        for (String name : header.group(2).split(";", -1)) {
            List<String> values = exchange.getRequestHeaders().get(name);
            if (values == null) {
                return false;
            }
            signed.put(name, values.getFirst());
        }
        if (!signed.keySet().containsAll(List.of("host", "x-amz-content-sha256", "x-amz-date"))) {
            return false;
        }
        StringBuilder canonical = new StringBuilder(exchange.getRequestMethod()).append('\n')
                .append(exchange.getRequestURI().getRawPath()).append("\n\n");
        signed.forEach((name, value) -> canonical.append(name).append(':').append(value).append('\n'));
        canonical.append('\n').append(header.group(2)).append('\n').append(hash);
        String toSign = "AWS4-HMAC-SHA256\n" + date + "\n" + header.group(1) + "/vn-1/s3/aws4_request\n"
                + Sha256.of(canonical.toString().getBytes(UTF_8));
        byte[] key = ("AWS4" + SECRET).getBytes(UTF_8);
        for (String part : List.of(header.group(1), "vn-1", "s3", "aws4_request", toSign)) {
            key = hmac(key, part);
        }
        return Arrays.equals(key, HexFormat.of().parseHex(header.group(3)));
    }

    private static boolean recent(String date) {
        java.time.Instant at = java.time.LocalDateTime
                .parse(date, java.time.format.DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'"))
                .toInstant(java.time.ZoneOffset.UTC);
        return Duration.between(at, java.time.Instant.now()).abs().compareTo(Duration.ofMinutes(15)) < 0;
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
