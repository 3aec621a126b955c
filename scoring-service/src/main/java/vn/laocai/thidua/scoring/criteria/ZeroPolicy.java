package vn.laocai.thidua.scoring.criteria;

/** Which criterion at zero bars the top classes. */
public enum ZeroPolicy {
    /** Any base criterion. */
    ANY,
    /** Only one marked as critical. */
    CRITICAL_ONLY,
    /** None. */
    NONE
}
