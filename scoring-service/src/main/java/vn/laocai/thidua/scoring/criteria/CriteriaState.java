package vn.laocai.thidua.scoring.criteria;

/** State of a version of a criteria set. */
public enum CriteriaState {
    /** Is being written. */
    DRAFT,
    /** Published with its hash; the covenant may still take another one. */
    PUBLISHED,
    /** A new version of frozen criteria, published and waiting for the consent of two thirds (Rule 12). */
    AWAITING_CONSENT,
    /** In force with the covenant; never changes again (Rule 12). */
    FROZEN,
    /** A later version has taken its place; stays readable. */
    SUPERSEDED,
    /** Two thirds of the members can no longer consent to it; was never in force and stays readable. */
    REJECTED,
    /** Taken back by the head before two thirds had answered; was never in force and stays readable. */
    WITHDRAWN
}
