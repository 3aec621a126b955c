package vn.laocai.thidua.scoring.criteria;

import org.jspecify.annotations.Nullable;

/**
 * One step of the chain that parts wards with equal totals.
 *
 * @param section
 *            code of the section whose points decide; only for {@link By#SECTION}
 */
public record TieBreak(By by, @Nullable String section) {

    /** What is compared. */
    public enum By {
        /** More points in a section. */
        SECTION,
        /** Fewer penalty points. */
        FEWER_PENALTIES,
        /** The earlier valid submission. */
        EARLIER_SUBMISSION,
        /** A ballot among the members. */
        BALLOT
    }

    public TieBreak {
        if ((by == By.SECTION) != (section != null)) {
            throw new IllegalArgumentException("A section is named for the step SECTION and for no other");
        }
    }

    /** More points in this section decide. */
    public static TieBreak bySection(String code) {
        return new TieBreak(By.SECTION, code);
    }

    /** A step that needs no section. */
    public static TieBreak by(By by) {
        return new TieBreak(by, null);
    }
}
