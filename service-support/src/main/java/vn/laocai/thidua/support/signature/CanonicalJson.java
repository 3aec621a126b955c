package vn.laocai.thidua.support.signature;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * JSON in the one form of RFC 8785, so that the same content always has the same bytes and the same hash.
 *
 * <p>
 * Only what signed papers need: strings, integers within ±(2<sup>53</sup> − 1), booleans, lists and maps. Fractions and
 * {@code null} are refused rather than guessed: a point or a target is written as a string, an absent value is left out.
 */
public final class CanonicalJson {

    private static final long MOST = (1L << 53) - 1;
    private static final String[] ESCAPES = new String[0x20];

    static {
        for (int c = 0; c < ESCAPES.length; c++) {
            ESCAPES[c] = "\\u00" + HexFormat.of().toHexDigits((byte) c);
        }
        ESCAPES['\b'] = "\\b";
        ESCAPES['\t'] = "\\t";
        ESCAPES['\n'] = "\\n";
        ESCAPES['\f'] = "\\f";
        ESCAPES['\r'] = "\\r";
    }

    private CanonicalJson() {}

    /**
     * The canonical form of the value.
     *
     * @throws IllegalArgumentException
     *             where the value holds something that this form does not allow
     */
    public static String write(Object value) {
        StringBuilder json = new StringBuilder();
        append(json, value);
        return json.toString();
    }

    /** The bytes of the canonical form, UTF-8. */
    public static byte[] bytes(Object value) {
        return write(value).getBytes(UTF_8);
    }

    /** SHA-256 of the bytes, 64 lower-case hexadecimal digits. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static void append(StringBuilder json, Object value) {
        switch (value) {
            case String text -> appendString(json, text);
            case Integer number -> json.append(number.intValue());
            case Long number -> appendInteger(json, number);
            case Boolean bool -> json.append(bool.booleanValue());
            case List<?> list -> appendList(json, list);
            case Map<?, ?> map -> appendMap(json, map);
            default -> throw new IllegalArgumentException(
                    "Canonical JSON holds strings, integers, booleans, lists and maps, not a "
                            + value.getClass().getSimpleName());
        }
    }

    private static void appendInteger(StringBuilder json, long number) {
        if (Math.abs(number) > MOST || number == Long.MIN_VALUE) {
            throw new IllegalArgumentException("An integer beyond 2^53 - 1 has no exact form: " + number);
        }
        json.append(number);
    }

    private static void appendList(StringBuilder json, List<?> list) {
        json.append('[');
        String comma = "";
        for (Object element : list) {
            json.append(comma);
            append(json, element);
            comma = ",";
        }
        json.append(']');
    }

    private static void appendMap(StringBuilder json, Map<?, ?> map) {
        // The natural order of String compares UTF-16 code units, which is what RFC 8785 asks for.
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> {
            if (!(key instanceof String name)) {
                throw new IllegalArgumentException("A name of canonical JSON is a string, not " + key);
            }
            sorted.put(name, value);
        });
        json.append('{');
        String comma = "";
        for (Map.Entry<String, Object> entry : sorted.entrySet()) {
            json.append(comma);
            appendString(json, entry.getKey());
            json.append(':');
            append(json, entry.getValue());
            comma = ",";
        }
        json.append('}');
    }

    private static void appendString(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20) {
                json.append(ESCAPES[c]);
            } else if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (Character.isHighSurrogate(c) && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                json.append(c).append(text.charAt(++i));
            } else if (Character.isSurrogate(c)) {
                throw new IllegalArgumentException("Half a character (lone surrogate) at position " + i);
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
