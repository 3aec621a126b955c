package vn.laocai.thidua.ward.season;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.ward.season.Season.Window;

/** The season does not allow the command; nothing has changed. */
final class SeasonRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    SeasonRefused(Reason reason) {
        super(reason.toString(), null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    /** Why it is refused. */
    sealed interface Reason {

        /** There is no such season. */
        record UnknownSeason() implements Reason {}

        /** The block has a season of this year (Rule 4). */
        record SeasonExists(int year) implements Reason {}

        /** The phase has no window of its own. */
        record NotAPhase(int index, SeasonPhase phase) implements Reason {}

        /** A phase is announced twice, or after a later one (Rule 5). */
        record PhaseOutOfOrder(int index, SeasonPhase phase) implements Reason {}

        /** A phase closes before it opens (Rule 6). */
        record ClosesBeforeItOpens(int index, SeasonPhase phase) implements Reason {}

        /** Two phases of the same dossier overlap (Rule 6). */
        record PhasesOverlap(int index, SeasonPhase phase, SeasonPhase before) implements Reason {}

        /** Only the head moves the season. */
        record NotTheHead() implements Reason {}

        /** The season cannot go from here to there (Rule 5). */
        record PhaseOrder(SeasonPhase from, SeasonPhase to, @Nullable SeasonPhase next) implements Reason {}

        /** The phase is not open now. */
        record PhaseClosed(SeasonPhase phase, SeasonPhase current, @Nullable Window window) implements Reason {}

        /** Another covenant is open or in force. */
        record OtherCovenant(String covenantId) implements Reason {}
    }
}
