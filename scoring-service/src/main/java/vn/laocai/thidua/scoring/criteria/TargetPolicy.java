package vn.laocai.thidua.scoring.criteria;

/** Where the target of a criterion comes from. */
public enum TargetPolicy {
    /** The criterion has no target. */
    NONE,
    /** The same for all wards, written in the criterion. */
    COMMON,
    /** Registered by each ward (Rule 14). */
    PER_WARD
}
