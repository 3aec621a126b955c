package vn.laocai.thidua.scoring.crossscoring;

import java.math.BigDecimal;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** What happened to a cross-score. Only the last one leaves the service, and it carries no figure. */
sealed interface CrossScoreEvent {

    /** One criterion was scored, or scored again. */
    record CrossCellScored(CrossScoreId id, String code, @Nullable BigDecimal oldPoints, BigDecimal points,
            @Nullable String reason, @Nullable String evidenceId, String by, Instant at) implements CrossScoreEvent {}

    /** The ward handed it in. */
    record CrossScoreHandedIn(CrossScoreId id, String by, Instant at) implements CrossScoreEvent {}

    /** The ward took it back. */
    record CrossScoreTakenBack(CrossScoreId id, String by, Instant at) implements CrossScoreEvent {}

    /** It was closed so that it can be counted. */
    record CrossScoreSealed(CrossScoreId id, Instant at) implements CrossScoreEvent {}

    /**
     * Public: it was submitted. It is told only when it is sealed, for all scorers of a sheet together, so that neither
     * its time nor its order tells anything (Rule 30).
     */
    record CrossScoreSubmitted(String crossScoreId, String seasonId, String scorerWard,
            String targetWard) implements CrossScoreEvent {}
}
