package vn.laocai.thidua.scoring.scoresheet;

/** States of a score sheet, in the order in which a sheet goes through them; the names are those on the wire. */
public enum SheetState {
    /** Nobody has written anything yet. */
    NOT_STARTED,
    /** The ward writes. */
    DRAFT,
    /** The ward's leader has submitted a signed snapshot; he may recall it. */
    SUBMITTED,
    /** The head's side has taken it; no recall from here on. */
    ACCEPTED,
    /** Sent back: only the listed criteria are open. */
    RETURNED,
    /** Other wards score it. */
    CROSS_SCORING,
    /** All assigned scorers are in, or their phase is over. */
    CROSS_SCORED,
    /** Appraisers look at it, each in his field. */
    APPRAISING,
    /** The first appraisal is done; the ward accepts or explains. */
    APPRAISED_ROUND1,
    /** The ward has explained. */
    EXPLAINED,
    /** Immutable; reopened only by two persons (Rule 39). */
    FINAL,
    /** The meeting has dealt with it. */
    DELIBERATED,
    /** Published for ever (Rule 61). */
    PUBLISHED,
    /** Locked without ever having been submitted (Rule 28). */
    NOT_SUBMITTED,
    /** Locked, and opened once more for a late submission with its penalty (Rule 28). */
    LATE_ACCEPTED;

    /** Whether appraisers look at the sheet or have done so. */
    public boolean appraisalBegun() {
        return switch (this) {
            case APPRAISING, APPRAISED_ROUND1, EXPLAINED, FINAL, DELIBERATED, PUBLISHED -> true;
            case NOT_STARTED, DRAFT, SUBMITTED, ACCEPTED, RETURNED, CROSS_SCORING, CROSS_SCORED, NOT_SUBMITTED,
                    LATE_ACCEPTED ->
                false;
        };
    }
}
