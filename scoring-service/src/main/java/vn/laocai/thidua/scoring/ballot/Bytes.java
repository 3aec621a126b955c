package vn.laocai.thidua.scoring.ballot;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/** Bytes on the wire of a ballot: base64url without padding, and SHA-256. */
final class Bytes {

    private Bytes() {}

    static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The bytes, or {@code null} where the text is not base64url. */
    static byte @Nullable [] of(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The bytes of a text that was written by {@link #text}. */
    static byte[] require(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
