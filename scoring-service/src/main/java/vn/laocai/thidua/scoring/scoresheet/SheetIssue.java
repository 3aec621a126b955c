package vn.laocai.thidua.scoring.scoresheet;

import org.jspecify.annotations.Nullable;

/**
 * Something that stands in the way of a submission.
 *
 * @param code
 *            criterion that it concerns
 * @param severity
 *            whether it must be put right, or explained in the cell's note
 * @param rule
 *            stable name of the rule in kebab case
 */
record SheetIssue(@Nullable String code, Severity severity, String rule, String messageVi, String messageEn) {

    /** What is to be done. */
    enum Severity {
        /** It must be put right. */
        BLOCK,
        /** It is all right with a note in the cell. */
        NOTE
    }
}
