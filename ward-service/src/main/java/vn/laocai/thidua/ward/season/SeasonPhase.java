package vn.laocai.thidua.ward.season;

/** The states of a season in their order; those of the yearly round are its phases. */
public enum SeasonPhase {
    DRAFT, ESTABLISHED, PREPARING, REGISTRATION, COVENANT_SIGNING, ACTIVE, MID_YEAR_REVIEW, SELF_SCORING, CROSS_SCORING, APPRAISAL, EXPLANATION, DELIBERATION, BALLOT, RANKED, PROPOSED_TO_PROVINCE, DECIDED, SUMMARISED, HANDED_OVER, ARCHIVED, SUSPENDED, CANCELLED;

    /** Tells whether a season may do without it (Rule 5). */
    boolean optional() {
        return this == MID_YEAR_REVIEW;
    }

    /** Tells whether a season moves through it; the others are states of their own. */
    boolean inTheRound() {
        return compareTo(ESTABLISHED) >= 0 && compareTo(ARCHIVED) <= 0;
    }

    /** Tells whether it can be announced with a window. */
    boolean announceable() {
        return compareTo(PREPARING) >= 0 && compareTo(HANDED_OVER) <= 0;
    }

    /** Tells whether each dossier is in it for itself, so that its window must not overlap the next one (Rule 6). */
    boolean ofTheDossier() {
        return this == SELF_SCORING || this == CROSS_SCORING || this == APPRAISAL || this == DELIBERATION
                || this == BALLOT;
    }
}
