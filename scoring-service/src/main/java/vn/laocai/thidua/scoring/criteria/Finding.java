package vn.laocai.thidua.scoring.criteria;

import org.jspecify.annotations.Nullable;

/**
 * What the linter says about a table.
 *
 * @param rule
 *            stable name of the check, such as {@code bands-gap}
 * @param code
 *            code of the criterion; none for the table as a whole
 */
record Finding(Severity severity, String rule, @Nullable String code, String messageVi, String messageEn) {

    /** How much it matters. */
    enum Severity {
        /** Blocks publication. */
        ERROR,
        /** Should be looked at. */
        WARNING,
        /** Good to know. */
        INFO
    }

    static Finding error(String rule, @Nullable String code, String vi, String en) {
        return new Finding(Severity.ERROR, rule, code, vi, en);
    }

    static Finding warning(String rule, @Nullable String code, String vi, String en) {
        return new Finding(Severity.WARNING, rule, code, vi, en);
    }

    boolean isError() {
        return severity == Severity.ERROR;
    }
}
