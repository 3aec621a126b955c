package vn.laocai.thidua.scoring.criteria;

/** What orders the wards. */
public enum RankingPolicy {
    /** Final points and the chain of tie-breaks. */
    SCORE_ONLY,
    /** Points first; a ballot confirms. */
    SCORE_THEN_BALLOT,
    /** A ballot among the first places by points. */
    BALLOT_AMONG_TOP_K
}
