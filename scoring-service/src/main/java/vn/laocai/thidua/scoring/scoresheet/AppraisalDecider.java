package vn.laocai.thidua.scoring.scoresheet;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import vn.laocai.thidua.scoring.scoresheet.Appraisal.Acceptance;
import vn.laocai.thidua.scoring.scoresheet.Appraisal.Proposal;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.AcceptAppraisal;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.AppraiseCell;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.ClearAppraisal;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.CompleteCrossScoring;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.CompleteRound;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.DecidePenalty;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.DecideReopening;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.Explain;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.Finalise;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.MarkDeliberated;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.MarkPublished;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.ProposeReopening;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.ReopenRound;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.StartAppraisal;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.StartCrossScoring;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.TakeOfficialFigure;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.WithdrawAcceptance;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.WithdrawReopening;
import vn.laocai.thidua.scoring.scoresheet.AppraisingEvent.*;

/** The rules of cross-scoring and appraisal on a sheet, pure; what an event does to it stands here. */
final class AppraisalDecider {

    private AppraisalDecider() {}

    static List<ScoreSheetEvent> decide(AppraisingCommand command, ScoreSheet sheet) {
        return switch (command) {
            case StartCrossScoring start -> StageDecider.start(start, sheet);
            case CompleteCrossScoring complete -> StageDecider.complete(complete, sheet);
            case TakeOfficialFigure take -> JudgingDecider.official(take, sheet);
            case StartAppraisal start -> StageDecider.start(start, sheet);
            case AppraiseCell appraise -> JudgingDecider.appraise(appraise, sheet);
            case ClearAppraisal clear -> JudgingDecider.clear(clear, sheet);
            case CompleteRound complete -> StageDecider.completeRound(complete, sheet);
            case ReopenRound reopen -> StageDecider.reopenRound(reopen, sheet);
            case Explain explain -> ExplainingDecider.explain(explain, sheet);
            case AcceptAppraisal accept -> ExplainingDecider.accept(accept, sheet);
            case WithdrawAcceptance withdraw -> ExplainingDecider.withdraw(withdraw, sheet);
            case Finalise finalise -> ExplainingDecider.finalise(finalise, sheet);
            case ProposeReopening propose -> ReopeningDecider.propose(propose, sheet);
            case WithdrawReopening withdraw -> ReopeningDecider.withdraw(withdraw, sheet);
            case DecideReopening decide -> ReopeningDecider.decide(decide, sheet);
            case DecidePenalty decide -> JudgingDecider.penalty(decide, sheet);
            case MarkDeliberated mark -> StageDecider.mark(mark, sheet);
            case MarkPublished mark -> StageDecider.mark(mark, sheet);
        };
    }

    static ScoreSheet evolve(ScoreSheet sheet, AppraisingEvent event) {
        Appraisal appraisal = sheet.appraisal();
        return switch (event) {
            case SentToCrossScoring any -> sheet.in(SheetState.CROSS_SCORING);
            case CrossScoresTaken taken -> crossScored(sheet, taken.points()).in(SheetState.CROSS_SCORED);
            case OfficialFigureTaken taken -> judged(sheet, taken.code(),
                    sheet.cell(taken.code()).judgement().withOfficial(taken.figure(), taken.source()));
            case AppraisalOpened any -> sheet.in(SheetState.APPRAISING);
            case CellAppraised done -> judged(sheet, done.code(),
                    sheet.cell(done.code()).judgement().withAppraised(done.value(), done.adjustment()))
                    .with(appraisal.withPenalty(done.code(), done.penalty()));
            case AppraisalCleared cleared -> judged(sheet, cleared.code(),
                    sheet.cell(cleared.code()).judgement().withAppraised(null, cleared.adjustment()))
                    .with(appraisal.withPenalty(cleared.code(), null));
            case RoundCompleted done -> sheet.with(appraisal.completed(done.round(), done.explainUntil()))
                    .in(done.round() == 1 ? SheetState.APPRAISED_ROUND1 : sheet.state());
            case RoundReopened back -> sheet.with(appraisal.completed(back.round() - 1, back.round() == 1
                    ? null
                    : appraisal.explainUntil())).in(back.round() == 1 ? SheetState.APPRAISING : sheet.state());
            case ExplanationsGiven given -> explained(sheet, given).in(SheetState.EXPLAINED);
            case AppraisalAccepted done -> sheet
                    .with(appraisal.with(new Acceptance(done.bySilence(), done.by(), done.at())));
            case AcceptanceWithdrawn any -> sheet.with(appraisal.with((Acceptance) null));
            case SheetFinalised done -> finalised(sheet, done).in(SheetState.FINAL);
            case ReopeningProposed proposed -> sheet.with(appraisal
                    .with(new Proposal(proposed.codes(), proposed.reason(), proposed.by(), proposed.at())));
            case ReopeningDropped any -> sheet.with(appraisal.with((Proposal) null));
            case SheetReopened reopened -> reopened(sheet, reopened.codes()).in(SheetState.APPRAISING);
            case PenaltyDecided decided -> penalised(sheet, decided);
            case SheetDeliberated any -> sheet.in(SheetState.DELIBERATED);
            case SheetPublished any -> sheet.in(SheetState.PUBLISHED);
            case CrossScoringStarted any -> sheet;
            case CrossScoringCompleted any -> sheet;
            case AppraisalStarted any -> sheet;
            case AppraisalRoundCompleted any -> sheet;
            case ExplanationSubmitted any -> sheet;
            case ScoreFinalised any -> sheet;
            case ScoreReopened any -> sheet;
        };
    }

    private static ScoreSheet judged(ScoreSheet sheet, String code, Judgement judgement) {
        return sheet.with(sheet.cell(code).judged(judgement));
    }

    private static ScoreSheet crossScored(ScoreSheet sheet, Map<String, List<BigDecimal>> points) {
        Map<String, Cell> changed = new LinkedHashMap<>();
        points.forEach((code, given) -> changed.put(code,
                sheet.cell(code).judged(sheet.cell(code).judgement().withCross(given))));
        return sheet.withAll(changed);
    }

    private static ScoreSheet explained(ScoreSheet sheet, ExplanationsGiven given) {
        Map<String, Cell> changed = new LinkedHashMap<>();
        given.explanations().forEach((code, explanation) -> changed.put(code,
                sheet.cell(code).judged(sheet.cell(code).judgement().withExplanation(explanation))));
        return sheet.withAll(changed);
    }

    private static ScoreSheet finalised(ScoreSheet sheet, SheetFinalised done) {
        Map<String, Cell> changed = new LinkedHashMap<>();
        done.finals().forEach((code, points) -> changed.put(code,
                sheet.cell(code).judged(sheet.cell(code).judgement().withFinal(points))));
        return sheet.withAll(changed).with(sheet.appraisal().finalised(done.at()));
    }

    /** The listed cells are decided anew: neither the old value nor the old explanation stands there as if it held. */
    private static ScoreSheet reopened(ScoreSheet sheet, Set<String> codes) {
        Map<String, Cell> changed = new LinkedHashMap<>();
        for (String code : codes) {
            Judgement before = sheet.cell(code).judgement();
            changed.put(code, sheet.cell(code).judged(new Judgement(before.official(), before.source(), before.cross(),
                    before.crossMean(), null, before.adjustments(), null, null)));
        }
        return sheet.withAll(changed).with(sheet.appraisal().reopened(new TreeSet<>(codes)));
    }

    private static ScoreSheet penalised(ScoreSheet sheet, PenaltyDecided decided) {
        ScoreSheet after = sheet.with(sheet.appraisal().withPenalty(decided.code(), decided.penalty()));
        return decided.adjustment() == null
                ? after
                : judged(after, decided.penaltyCode(),
                        after.cell(decided.penaltyCode()).judgement().withAppraised(decided.value(),
                                decided.adjustment()));
    }
}
