package vn.laocai.thidua.scoring.scoresheet;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.scoring.scoresheet.Judgement.Explanation;
import vn.laocai.thidua.scoring.scoresheet.Judgement.OfficialSource;

/** Cross-scoring, appraisal, explanation and finalisation of one sheet. */
sealed interface AppraisingCommand extends ScoreSheetCommand {

    /** Other wards begin to score it. */
    record StartCrossScoring(ScoreSheetId id, Instant at) implements AppraisingCommand {}

    /** All cross-scores are in, or their phase is over: the points of the valid ones by criterion. */
    record CompleteCrossScoring(ScoreSheetId id, Map<String, List<BigDecimal>> points,
            Instant at) implements AppraisingCommand {}

    /** Takes the figure of a department; expected is the cell's revision that was seen, where it matters. */
    record TakeOfficialFigure(ScoreSheetId id, String code, Figure figure, OfficialSource source,
            @Nullable Long expected, Instant at) implements AppraisingCommand {}

    /** Appraisers begin. */
    record StartAppraisal(ScoreSheetId id, Instant at) implements AppraisingCommand {}

    /** What a cell is worth: {@code oldPoints} count now, {@code proposed} is the default, {@code self} the claim. */
    record Standing(@Nullable BigDecimal oldPoints, @Nullable BigDecimal proposed, @Nullable BigDecimal self,
            BigDecimal max) {}

    /** Who decides about a cell, and for which organisation. */
    record Judge(String by, String organisation) {}

    /**
     * Decides about one cell by points or by a figure.
     *
     * @param newPoints
     *            the points, or what the figure gives; absent where it waits for other wards
     * @param expected
     *            revision that the appraiser saw
     */
    record AppraiseCell(ScoreSheetId id, String code, @Nullable BigDecimal points, @Nullable Figure figure,
            @Nullable BigDecimal newPoints, Standing standing, String reason, long expected, Judge judge,
            Instant at) implements AppraisingCommand {}

    /** Takes an appraiser's value back: what is proposed counts again. */
    record ClearAppraisal(ScoreSheetId id, String code, Standing standing, String reason, long expected, Judge judge,
            Instant at) implements AppraisingCommand {}

    /**
     * Completes a round.
     *
     * @param pending
     *            cells that somebody still has to decide about
     * @param explainUntil
     *            until when the ward may explain after round 1
     */
    record CompleteRound(ScoreSheetId id, int round, Set<String> pending, @Nullable Instant explainUntil, String by,
            Instant at) implements AppraisingCommand {}

    /** Takes the completion of the last round back, before the ward has answered. */
    record ReopenRound(ScoreSheetId id, String reason, String by, Instant at) implements AppraisingCommand {}

    /** Explains adjusted criteria, each once; {@code adjusted} are those whose points differ from the claim. */
    record Explain(ScoreSheetId id, Map<String, Explanation> explanations, Set<String> adjusted, String by,
            Instant at) implements AppraisingCommand {}

    /** Accepts what was found; by silence once the time for explaining is over. */
    record AcceptAppraisal(ScoreSheetId id, boolean bySilence, String by, Instant at) implements AppraisingCommand {}

    /** Takes the ward's acceptance back, while it could still explain. */
    record WithdrawAcceptance(ScoreSheetId id, String by, Instant at) implements AppraisingCommand {}

    /** Closes the sheet; {@code finals} are the points of each criterion. */
    record Finalise(ScoreSheetId id, Map<String, BigDecimal> finals, String by,
            Instant at) implements AppraisingCommand {}

    /** Proposes to open criteria of a final sheet again. */
    record ProposeReopening(ScoreSheetId id, Set<String> codes, Set<String> known, String reason, String by,
            Instant at) implements AppraisingCommand {}

    /** Takes the proposal back. */
    record WithdrawReopening(ScoreSheetId id, String by, Instant at) implements AppraisingCommand {}

    /** Approves or refuses the proposal; another person than who proposed it (Rule 39). */
    record DecideReopening(ScoreSheetId id, boolean approve, String reason, String by,
            Instant at) implements AppraisingCommand {}

    /** Imposes or dismisses the penalty for a figure that proved wrong; {@code penaltyMax} is the most of its leaf. */
    record DecidePenalty(ScoreSheetId id, String code, boolean impose, String penaltyCode, BigDecimal penaltyMax,
            String reason, Judge judge, Instant at) implements AppraisingCommand {}

    /** The meeting has dealt with it. */
    record MarkDeliberated(ScoreSheetId id, Instant at) implements AppraisingCommand {}

    /** It is published for ever. */
    record MarkPublished(ScoreSheetId id, Instant at) implements AppraisingCommand {}
}
