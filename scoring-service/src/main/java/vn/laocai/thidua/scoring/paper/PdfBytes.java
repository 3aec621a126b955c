package vn.laocai.thidua.scoring.paper;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Makes the bytes of a PDF depend on its content alone: the library draws the file's id and the prefixes of font subsets
 * at random. All replacements keep their length, so every offset in the file stays right.
 */
final class PdfBytes {

    private static final Pattern SUBSET = Pattern.compile("/(?:BaseFont|FontName)/([A-Z]{6})\\+Liberation");
    private static final Pattern ID = Pattern.compile("/ID \\[<([0-9a-f]{32})><([0-9a-f]{32})>]");

    private PdfBytes() {}

    /**
     * The same file with an id that follows from its content.
     *
     * @param sha256
     *            hash of the content, 64 hexadecimal digits
     */
    static byte[] settle(byte[] pdf, String sha256) {
        String id = sha256.substring(0, 32);
        // Latin-1 maps every byte to the character of the same number and back.
        StringBuilder text = new StringBuilder(new String(pdf, ISO_8859_1));
        Matcher subset = SUBSET.matcher(text);
        while (subset.find()) {
            text.replace(subset.start(1), subset.end(1), "THIDUA");
        }
        Matcher ids = ID.matcher(text);
        while (ids.find()) {
            text.replace(ids.start(1), ids.end(1), id);
            text.replace(ids.start(2), ids.end(2), id);
        }
        return text.toString().getBytes(ISO_8859_1);
    }
}
