package vn.laocai.thidua.console.results;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * What the check of a PDF needs of it. The file is not read as a PDF, which makes no stranger's file dangerous: a signature
 * that covers every byte but its own is found by its byte range, and the service tells what it is worth.
 *
 * @param sha256
 *            of the whole file
 * @param coveredSha256
 *            of all bytes outside of the signature; absent where the file has none
 * @param signature
 *            the signature, DER in Base64; empty where it is larger than any of ours
 */
record SignedFile(String sha256, @Nullable String coveredSha256, @Nullable String signature) {

    private static final Pattern RANGE = Pattern
            .compile("/ByteRange\\s{0,8}\\[\\s{0,8}0\\s{1,8}(\\d{1,10})\\s{1,8}(\\d{1,10})\\s");
    private static final int LARGEST_SIGNATURE = 11_000;

    /** Takes it apart. */
    static SignedFile of(byte[] file) {
        // Latin-1 maps every byte to the character of the same number.
        Matcher range = RANGE.matcher(new String(file, ISO_8859_1));
        if (range.find()) {
            // What lies beyond the end of the file is no signature, however large the number.
            int start = (int) Math.min(file.length, Long.parseLong(range.group(1)));
            int end = (int) Math.min(file.length, Long.parseLong(range.group(2)));
            byte[] signature = signature(file, start, end);
            if (signature != null) {
                MessageDigest covered = digest();
                covered.update(file, 0, start);
                covered.update(file, end, file.length - end);
                return new SignedFile(hash(file), HexFormat.of().formatHex(covered.digest()),
                        signature.length > LARGEST_SIGNATURE ? "" : Base64.getEncoder().encodeToString(signature));
            }
        }
        return new SignedFile(hash(file), null, null);
    }

    /** The bytes between {@code <} and {@code >} without what fills their place; nothing where they are no such. */
    private static byte @Nullable [] signature(byte[] file, int start, int end) {
        if (end - start < 4 || file[start] != '<' || file[end - 1] != '>') {
            return null;
        }
        try {
            byte[] place = HexFormat.of().parseHex(new String(file, start + 1, end - start - 2, ISO_8859_1));
            return Arrays.copyOf(place, Math.min(place.length, length(place)));
        } catch (IllegalArgumentException notHexadecimal) {
            return null;
        }
    }

    /** Length of the DER value at the beginning, which says it itself. */
    private static int length(byte[] der) {
        int first = der.length < 2 ? 0 : der[1] & 0xff;
        if (first < 0x80) {
            return 2 + first;
        }
        int bytes = first - 0x80;
        if (bytes > 3 || der.length < 2 + bytes) {
            return der.length;
        }
        int length = 0;
        for (int i = 0; i < bytes; i++) {
            length = (length << 8) | (der[2 + i] & 0xff);
        }
        return 2 + bytes + length;
    }

    private static String hash(byte[] file) {
        return HexFormat.of().formatHex(digest().digest(file));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
