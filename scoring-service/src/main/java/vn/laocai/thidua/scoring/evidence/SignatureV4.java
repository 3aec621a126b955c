package vn.laocai.thidua.scoring.evidence;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import static java.nio.charset.StandardCharsets.UTF_8;

/** AWS Signature Version 4 for single requests to an object store that speaks S3. */
final class SignatureV4 {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private SignatureV4() {}

    /** Who signs for which region; the service is always {@code s3}. */
    record Credentials(String accessKey, String secretKey, String region) {

        @Override
        public String toString() {
            return "Credentials[accessKey=" + accessKey + ", region=" + region + "]";
        }
    }

    /**
     * The headers of a request with their signature, without {@code Host}, which the client sends by itself.
     *
     * @param extra
     *            further headers that are signed, in any case
     * @param payloadHash
     *            SHA-256 of the body, hexadecimal
     */
    static SortedMap<String, String> headers(Credentials credentials, String method, URI uri,
            Map<String, String> extra, String payloadHash, Instant at) {
        String time = TIME.format(at);
        String day = time.substring(0, 8);
        SortedMap<String, String> signed = new TreeMap<>();
        extra.forEach((name, value) -> signed.put(name.toLowerCase(Locale.ROOT), value.strip()));
        signed.put("host", host(uri));
        signed.put("x-amz-content-sha256", payloadHash);
        signed.put("x-amz-date", time);
        String names = String.join(";", signed.keySet());
        String request = method + "\n" + path(uri) + "\n" + query(uri) + "\n"
                + signed.entrySet().stream().map(header -> header.getKey() + ":" + header.getValue() + "\n")
                        .collect(Collectors.joining())
                + "\n" + names + "\n" + payloadHash;
        String scope = day + "/" + credentials.region() + "/s3/aws4_request";
        String toSign = ALGORITHM + "\n" + time + "\n" + scope + "\n" + Sha256.of(request.getBytes(UTF_8));
        byte[] key = hmac(hmac(hmac(hmac(("AWS4" + credentials.secretKey()).getBytes(UTF_8), day),
                credentials.region()), "s3"), "aws4_request");
        signed.put("authorization", ALGORITHM + " Credential=" + credentials.accessKey() + "/" + scope
                + ", SignedHeaders=" + names + ", Signature=" + HexFormat.of().formatHex(hmac(key, toSign)));
        signed.remove("host");
        return signed;
    }

    private static String host(URI uri) {
        boolean usual = uri.getPort() < 0 || ("http".equals(uri.getScheme()) && uri.getPort() == 80)
                || ("https".equals(uri.getScheme()) && uri.getPort() == 443);
        return usual ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    private static String path(URI uri) {
        String path = uri.getRawPath();
        return path == null || path.isEmpty() ? "/" : path;
    }

    private static String query(URI uri) {
        String query = uri.getQuery();
        if (query == null || query.isEmpty()) {
            return "";
        }
        SortedMap<String, String> parts = new TreeMap<>();
        for (String part : query.split("&", -1)) {
            int equals = part.indexOf('=');
            parts.put(encode(equals < 0 ? part : part.substring(0, equals)),
                    equals < 0 ? "" : encode(part.substring(equals + 1)));
        }
        return parts.entrySet().stream().map(part -> part.getKey() + "=" + part.getValue())
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A").replace("%7E",
                "~");
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }
}
