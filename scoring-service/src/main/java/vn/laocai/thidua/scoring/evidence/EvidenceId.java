package vn.laocai.thidua.scoring.evidence;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Id of a piece of evidence, {@code <seasonId>:<wardCode>:<12 hexadecimal digits>}.
 *
 * @param key
 *            follows from who uploaded it with which key, so that a repeated upload meets the same document
 */
public record EvidenceId(String seasonId, String wardCode, String key) {

    private static final Pattern FORM = Pattern.compile("([^:]+):([A-Z0-9_]+):([0-9a-f]{12})");

    /** The parts of an id; nothing where the text is none. */
    public static Optional<EvidenceId> read(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new EvidenceId(matcher.group(1), matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    /** The id on the wire and in the store. */
    public String value() {
        return library() + ":" + key;
    }

    String library() {
        return seasonId + ":" + wardCode;
    }
}
