package vn.laocai.thidua.scoring.scoresheet;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.scoring.scoresheet.Appraisal.WrongFigure;
import vn.laocai.thidua.scoring.scoresheet.Judgement.Adjustment;
import vn.laocai.thidua.scoring.scoresheet.Judgement.Explanation;
import vn.laocai.thidua.scoring.scoresheet.Judgement.OfficialSource;

/** Cross-scoring, appraisal, explanation and finalisation, each with its public twin. */
sealed interface AppraisingEvent extends ScoreSheetEvent {

    record SentToCrossScoring(Instant at) implements AppraisingEvent {}

    record CrossScoringStarted(String scoreSheetId, String seasonId, String wardCode,
            SheetState state) implements AppraisingEvent, Told {}

    /** The points of the cross-scores by criterion, without their authors; secret until publication. */
    record CrossScoresTaken(Map<String, List<BigDecimal>> points, Instant at) implements AppraisingEvent {}

    record CrossScoringCompleted(String scoreSheetId, String seasonId, String wardCode,
            SheetState state) implements AppraisingEvent, Told {}

    /** A department's figure came, or came again. */
    record OfficialFigureTaken(String code, @Nullable Figure oldFigure, Figure figure,
            OfficialSource source) implements AppraisingEvent {}

    record AppraisalOpened(Instant at) implements AppraisingEvent {}

    record AppraisalStarted(String scoreSheetId, String seasonId, String wardCode,
            SheetState state) implements AppraisingEvent, Told {}

    /** An appraiser decided; {@code penalty} is what a claim that proved too high could cost. */
    record CellAppraised(String code, AppraisedValue value, Adjustment adjustment,
            @Nullable WrongFigure penalty) implements AppraisingEvent {}

    /** An appraiser took his value back. */
    record AppraisalCleared(String code, Adjustment adjustment) implements AppraisingEvent {}

    record RoundCompleted(int round, @Nullable Instant explainUntil, String by,
            Instant at) implements AppraisingEvent {}

    record AppraisalRoundCompleted(String scoreSheetId, String seasonId, String wardCode, SheetState state,
            int round) implements AppraisingEvent, Told {}

    record RoundReopened(int round, String reason, String by, Instant at) implements AppraisingEvent {}

    record ExplanationsGiven(Map<String, Explanation> explanations, String by, Instant at) implements AppraisingEvent {}

    record ExplanationSubmitted(String scoreSheetId, String seasonId, String wardCode, SheetState state,
            List<String> criterionCodes) implements AppraisingEvent, Told {}

    record AppraisalAccepted(boolean bySilence, String by, Instant at) implements AppraisingEvent {}

    record AcceptanceWithdrawn(String by, Instant at) implements AppraisingEvent {}

    /** The points of each criterion that are final; secret until publication. */
    record SheetFinalised(Map<String, BigDecimal> finals, String by, Instant at) implements AppraisingEvent {}

    record ScoreFinalised(String scoreSheetId, String seasonId, String wardCode, SheetState state,
            Instant finalisedAt) implements AppraisingEvent, Told {}

    record ReopeningProposed(Set<String> codes, String reason, String by, Instant at) implements AppraisingEvent {}

    /** The proposal came to nothing: who proposed it took it back, or the second person refused. */
    record ReopeningDropped(boolean refused, String reason, String by, Instant at) implements AppraisingEvent {}

    record SheetReopened(Set<String> codes, String reason, String proposedBy, String approvedBy, String approval,
            Instant at) implements AppraisingEvent {}

    record ScoreReopened(String scoreSheetId, String seasonId, String wardCode, SheetState state,
            List<String> criterionCodes, String reason) implements AppraisingEvent, Told {}

    /** What was decided about the penalty for a wrong figure; the adjustment is that of the penalty's own cell. */
    record PenaltyDecided(String code, WrongFigure penalty, String penaltyCode, @Nullable AppraisedValue value,
            @Nullable Adjustment adjustment) implements AppraisingEvent {}

    record SheetDeliberated(Instant at) implements AppraisingEvent {}

    record SheetPublished(Instant at) implements AppraisingEvent {}
}
