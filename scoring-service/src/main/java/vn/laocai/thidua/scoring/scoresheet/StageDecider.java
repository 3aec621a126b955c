package vn.laocai.thidua.scoring.scoresheet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.CompleteCrossScoring;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.CompleteRound;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.MarkDeliberated;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.MarkPublished;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.ReopenRound;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.StartAppraisal;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.StartCrossScoring;
import vn.laocai.thidua.scoring.scoresheet.AppraisingEvent.AppraisalOpened;
import vn.laocai.thidua.scoring.scoresheet.AppraisingEvent.AppraisalRoundCompleted;
import vn.laocai.thidua.scoring.scoresheet.AppraisingEvent.AppraisalStarted;
import vn.laocai.thidua.scoring.scoresheet.AppraisingEvent.CrossScoresTaken;
import vn.laocai.thidua.scoring.scoresheet.AppraisingEvent.CrossScoringCompleted;
import vn.laocai.thidua.scoring.scoresheet.AppraisingEvent.CrossScoringStarted;
import vn.laocai.thidua.scoring.scoresheet.AppraisingEvent.RoundCompleted;
import vn.laocai.thidua.scoring.scoresheet.AppraisingEvent.RoundReopened;
import vn.laocai.thidua.scoring.scoresheet.AppraisingEvent.SentToCrossScoring;
import vn.laocai.thidua.scoring.scoresheet.AppraisingEvent.SheetDeliberated;
import vn.laocai.thidua.scoring.scoresheet.AppraisingEvent.SheetPublished;
import vn.laocai.thidua.support.command.Refusal;

/** When a sheet goes from one stage of cross-scoring and appraisal to the next, pure. */
final class StageDecider {

    private StageDecider() {}

    static List<ScoreSheetEvent> start(StartCrossScoring start, ScoreSheet sheet) {
        if (sheet.state() == SheetState.CROSS_SCORING) {
            return List.of();
        }
        SheetRefusals.requireState(sheet, SheetState.SUBMITTED, SheetState.ACCEPTED);
        return List.of(new SentToCrossScoring(start.at()), new CrossScoringStarted(start.id().value(),
                start.id().seasonId(), start.id().wardCode(), SheetState.CROSS_SCORING));
    }

    static List<ScoreSheetEvent> complete(CompleteCrossScoring complete, ScoreSheet sheet) {
        if (sheet.state() == SheetState.CROSS_SCORED) {
            return List.of();
        }
        SheetRefusals.requireState(sheet, SheetState.CROSS_SCORING);
        return List.of(new CrossScoresTaken(new TreeMap<>(complete.points()), complete.at()),
                new CrossScoringCompleted(complete.id().value(), complete.id().seasonId(), complete.id().wardCode(),
                        SheetState.CROSS_SCORED));
    }

    static List<ScoreSheetEvent> start(StartAppraisal start, ScoreSheet sheet) {
        if (sheet.state() == SheetState.APPRAISING) {
            return List.of();
        }
        SheetRefusals.requireState(sheet, SheetState.CROSS_SCORED, SheetState.ACCEPTED);
        return List.of(new AppraisalOpened(start.at()), started(start.id()));
    }

    private static AppraisalStarted started(ScoreSheetId id) {
        return new AppraisalStarted(id.value(), id.seasonId(), id.wardCode(), SheetState.APPRAISING);
    }

    /** Round 1 closes the first appraisal, round 2 answers what the ward explained. */
    static List<ScoreSheetEvent> completeRound(CompleteRound complete, ScoreSheet sheet) {
        int done = sheet.appraisal().round();
        if (complete.round() < 1 || complete.round() > 2) {
            throw Refusal.of(422, "appraisal-round-unknown", "Thẩm định chỉ có vòng 1 và vòng 2. Hãy chọn lại.",
                    "There are rounds 1 and 2 of appraisal. Choose one of them.");
        }
        if (complete.round() <= done) {
            throw Refusal.of(409, "appraisal-round-completed",
                    "Vòng thẩm định " + complete.round() + " đã hoàn thành. Hãy tải lại trang.",
                    "Round " + complete.round() + " is complete already. Load the page again.");
        }
        SheetRefusals.requireState(sheet, complete.round() == 1 ? SheetState.APPRAISING : SheetState.EXPLAINED);
        requireNothingPending(complete.pending());
        SheetState after = complete.round() == 1 ? SheetState.APPRAISED_ROUND1 : SheetState.EXPLAINED;
        return List.of(new RoundCompleted(complete.round(), complete.explainUntil(), complete.by(), complete.at()),
                new AppraisalRoundCompleted(complete.id().value(), complete.id().seasonId(),
                        complete.id().wardCode(), after, complete.round()));
    }

    private static void requireNothingPending(Set<String> pending) {
        if (!pending.isEmpty()) {
            List<String> codes = List.copyOf(new TreeSet<>(pending));
            throw Refusal.of(422, "appraisal-incomplete",
                    "Còn " + codes.size() + " tiêu chí cần thẩm định viên quyết định: " + String.join(", ", codes)
                            + ". Hãy đề nghị các ngành hoàn thành.",
                    codes.size() + " criteria still need an appraiser's decision: " + String.join(", ", codes)
                            + ". Ask the departments to complete them.")
                    .with("pending", codes);
        }
    }

    static List<ScoreSheetEvent> reopenRound(ReopenRound reopen, ScoreSheet sheet) {
        int round = sheet.appraisal().round();
        boolean first = sheet.state() == SheetState.APPRAISED_ROUND1 && round == 1;
        boolean second = sheet.state() == SheetState.EXPLAINED && round == 2;
        if (!first && !second) {
            throw SheetRefusals.wrongState(sheet.state());
        }
        if (sheet.appraisal().acceptance() != null) {
            throw Refusal.of(409, "appraisal-accepted",
                    "Phường đã đồng ý với kết quả thẩm định nên không mở lại vòng này được. Sau khi chốt điểm có thể đề nghị mở lại.",
                    "The ward has accepted the appraisal, so the round stays closed. Once final it can be proposed for reopening.");
        }
        SheetRefusals.requireReason(reopen.reason());
        RoundReopened reopened = new RoundReopened(round, reopen.reason(), reopen.by(), reopen.at());
        return first ? List.of(reopened, started(reopen.id())) : List.of(reopened);
    }

    static List<ScoreSheetEvent> mark(MarkDeliberated mark, ScoreSheet sheet) {
        if (sheet.state() == SheetState.DELIBERATED) {
            return List.of();
        }
        SheetRefusals.requireState(sheet, SheetState.FINAL);
        return List.of(new SheetDeliberated(mark.at()));
    }

    static List<ScoreSheetEvent> mark(MarkPublished mark, ScoreSheet sheet) {
        if (sheet.state() == SheetState.PUBLISHED) {
            return List.of();
        }
        SheetRefusals.requireState(sheet, SheetState.FINAL, SheetState.DELIBERATED);
        return List.of(new SheetPublished(mark.at()));
    }

    /** Points and explanations by code, in one order, so that equal content is equal text. */
    static <T> Map<String, T> ordered(Map<String, T> map) {
        return new TreeMap<>(map);
    }
}
