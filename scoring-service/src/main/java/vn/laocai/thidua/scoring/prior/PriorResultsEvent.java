package vn.laocai.thidua.scoring.prior;

/** What happened to the results of an earlier year. */
sealed interface PriorResultsEvent {

    /** They were entered, in place of what was there. */
    record PriorResultsRecorded(PriorYear year) implements PriorResultsEvent {}
}
