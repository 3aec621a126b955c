package vn.laocai.thidua.scoring.scoresheet;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/** Cross-scoring, appraisal, explanation and finalisation, each with its public twin. */
sealed interface AppraisingEvent extends ScoreSheetEvent {

    record SentToCrossScoring(Instant at) implements AppraisingEvent {}

    record CrossScoringStarted(String scoreSheetId, String seasonId, String wardCode,
            SheetState state) implements AppraisingEvent, Told {}

    /** The means of the cross-scores by criterion; secret until publication. */
    record CrossScoresTaken(Map<String, BigDecimal> means, Instant at) implements AppraisingEvent {}

    record CrossScoringCompleted(String scoreSheetId, String seasonId, String wardCode,
            SheetState state) implements AppraisingEvent, Told {}
}
