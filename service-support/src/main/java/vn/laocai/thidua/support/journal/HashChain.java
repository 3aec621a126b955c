package vn.laocai.thidua.support.journal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The chain of hashes over the journal of one aggregate. */
public final class HashChain {

    /** What the first entry of a chain has as its predecessor's hash. */
    public static final String START = "0".repeat(64);

    private HashChain() {}

    /** Hash of an entry: SHA-256 over the predecessor's hash, a line feed and the exact content, hexadecimal. */
    public static String next(String previous, String content) {
        MessageDigest digest = sha256();
        digest.update(previous.getBytes(UTF_8));
        digest.update((byte) '\n');
        return HexFormat.of().formatHex(digest.digest(content.getBytes(UTF_8)));
    }

    /** SHA-256 of a text, hexadecimal. */
    public static String sha256Hex(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
