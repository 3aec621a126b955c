package vn.laocai.thidua.scoring.scoresheet;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/** Cross-scoring, appraisal, explanation and finalisation of one sheet. */
sealed interface AppraisingCommand extends ScoreSheetCommand {

    /** Other wards begin to score it. */
    record StartCrossScoring(ScoreSheetId id, Instant at) implements AppraisingCommand {}

    /** All cross-scores are in, or their phase is over: the mean of the valid ones by criterion, scale 2. */
    record CompleteCrossScoring(ScoreSheetId id, Map<String, BigDecimal> means,
            Instant at) implements AppraisingCommand {}
}
