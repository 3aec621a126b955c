package vn.laocai.thidua.scoring.criteria;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a ward has to show for a criterion.
 *
 * @param mandatory
 *            whether a sheet cannot be submitted without it (Rule 27)
 * @param types
 *            codes of the file types that are taken, such as {@code PDF}; empty means all that the service allows
 * @param text
 *            in words, such as {@code biên bản nghiệm thu, ảnh}
 */
public record EvidenceRule(boolean mandatory, List<String> types, @Nullable String text) {

    /** Nothing has to be shown. */
    public static final EvidenceRule NONE = new EvidenceRule(false, List.of(), null);

    public EvidenceRule {
        types = List.copyOf(types);
    }

    /** Whether it says anything at all. */
    public boolean isEmpty() {
        return !mandatory && types.isEmpty() && text == null;
    }
}
