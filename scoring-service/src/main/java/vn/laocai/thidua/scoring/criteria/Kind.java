package vn.laocai.thidua.scoring.criteria;

/** What the points of a criterion do to the total. */
public enum Kind {
    /** Counts towards the scale of 100 or 1000 points. */
    BASE,
    /** Is added on top, up to the cap (Rule 25). */
    BONUS,
    /** Is taken away, up to the cap (Rule 25). */
    PENALTY,
    /** Is shown only and never orders anybody. */
    INFO
}
