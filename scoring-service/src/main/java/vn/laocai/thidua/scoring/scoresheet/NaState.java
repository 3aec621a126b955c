package vn.laocai.thidua.scoring.scoresheet;

/** What became of a ward's request that a criterion does not apply to it (Rule 38). */
public enum NaState {
    REQUESTED, APPROVED, REFUSED
}
