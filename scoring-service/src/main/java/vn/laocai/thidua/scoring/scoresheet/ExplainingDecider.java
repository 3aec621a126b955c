package vn.laocai.thidua.scoring.scoresheet;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.AcceptAppraisal;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.Explain;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.Finalise;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.WithdrawAcceptance;
import vn.laocai.thidua.scoring.scoresheet.AppraisingEvent.AcceptanceWithdrawn;
import vn.laocai.thidua.scoring.scoresheet.AppraisingEvent.AppraisalAccepted;
import vn.laocai.thidua.scoring.scoresheet.AppraisingEvent.ExplanationSubmitted;
import vn.laocai.thidua.scoring.scoresheet.AppraisingEvent.ExplanationsGiven;
import vn.laocai.thidua.scoring.scoresheet.AppraisingEvent.ScoreFinalised;
import vn.laocai.thidua.scoring.scoresheet.AppraisingEvent.SheetFinalised;
import vn.laocai.thidua.support.command.Refusal;

/** What the ward says to its appraisal, and when that makes the sheet final, pure (Rule 35). */
final class ExplainingDecider {

    private ExplainingDecider() {}

    static List<ScoreSheetEvent> explain(Explain explain, ScoreSheet sheet) {
        requireAnswerable(sheet, explain.at());
        if (explain.explanations().isEmpty()) {
            throw Refusal.of(422, "explanation-empty", "Hãy chọn ít nhất một tiêu chí để giải trình.",
                    "Choose at least one criterion to explain.");
        }
        for (String code : new TreeSet<>(explain.explanations().keySet())) {
            if (!explain.adjusted().contains(code)) {
                throw Refusal.of(422, "criterion-not-adjusted",
                        "Tiêu chí " + code + " không bị điều chỉnh so với điểm tự chấm nên không cần giải trình.",
                        "Criterion " + code + " was not adjusted, so there is nothing to explain.");
            }
            if (sheet.cell(code).judgement().explanation() != null) {
                throw Refusal.of(409, "already-explained",
                        "Phường đã giải trình tiêu chí " + code + ". Mỗi tiêu chí chỉ giải trình một lần.",
                        "The ward has explained criterion " + code + ". Each criterion is explained once.");
            }
        }
        return List.of(
                new ExplanationsGiven(StageDecider.ordered(explain.explanations()), explain.by(), explain.at()),
                new ExplanationSubmitted(explain.id().value(), explain.id().seasonId(), explain.id().wardCode(),
                        SheetState.EXPLAINED, List.copyOf(new TreeSet<>(explain.explanations().keySet()))));
    }

    private static void requireAnswerable(ScoreSheet sheet, Instant now) {
        boolean before = sheet.state() == SheetState.EXPLAINED && sheet.appraisal().round() == 1;
        if (!before) {
            SheetRefusals.requireState(sheet, SheetState.APPRAISED_ROUND1);
        }
        if (sheet.appraisal().acceptance() != null) {
            throw Refusal.of(409, "appraisal-accepted",
                    "Phường đã đồng ý với kết quả thẩm định. Muốn giải trình, hãy rút lại ý kiến đồng ý khi còn thời hạn.",
                    "The ward has accepted the appraisal. To explain, take the acceptance back while there is time.");
        }
        Instant until = sheet.appraisal().explainUntil();
        if (until != null && !now.isBefore(until)) {
            throw Refusal.of(423, "phase-closed",
                    "Đã hết thời hạn giải trình lúc " + EntryTime.CLOCK.format(until)
                            + ". Không có ý kiến trong thời hạn được coi là đồng ý.",
                    "The time for explaining ended at " + EntryTime.CLOCK.format(until)
                            + ". Silence within it counts as acceptance.")
                    .with("closesAt", until.toString());
        }
    }

    static List<ScoreSheetEvent> accept(AcceptAppraisal accept, ScoreSheet sheet) {
        if (sheet.appraisal().acceptance() != null) {
            return List.of();
        }
        SheetRefusals.requireState(sheet, SheetState.APPRAISED_ROUND1);
        Instant until = sheet.appraisal().explainUntil();
        if (accept.bySilence() && (until == null || accept.at().isBefore(until))) {
            return List.of();
        }
        return List.of(new AppraisalAccepted(accept.bySilence(), accept.by(), accept.at()));
    }

    static List<ScoreSheetEvent> withdraw(WithdrawAcceptance withdraw, ScoreSheet sheet) {
        if (sheet.appraisal().acceptance() == null) {
            return List.of();
        }
        SheetRefusals.requireState(sheet, SheetState.APPRAISED_ROUND1);
        Instant until = sheet.appraisal().explainUntil();
        if (until != null && !withdraw.at().isBefore(until)) {
            throw Refusal.of(423, "phase-closed",
                    "Đã hết thời hạn giải trình nên không rút lại ý kiến đồng ý được.",
                    "The time for explaining is over, so the acceptance stays.");
        }
        return List.of(new AcceptanceWithdrawn(withdraw.by(), withdraw.at()));
    }

    static List<ScoreSheetEvent> finalise(Finalise finalise, ScoreSheet sheet) {
        switch (sheet.state()) {
            case APPRAISED_ROUND1 -> {
                if (sheet.appraisal().acceptance() == null) {
                    throw notReady(
                            "Phường chưa có ý kiến và còn thời hạn giải trình. Hãy đợi phường đồng ý, giải trình hoặc hết hạn.",
                            "The ward has not answered and still may explain. Wait until it accepts, explains or its time is over.");
                }
            }
            case EXPLAINED -> {
                if (sheet.appraisal().round() < 2) {
                    throw notReady("Phường đã giải trình. Hãy hoàn thành thẩm định vòng 2 trước khi chốt điểm.",
                            "The ward has explained. Complete round 2 of the appraisal before making it final.");
                }
            }
            case FINAL -> {
                return List.of();
            }
            case NOT_STARTED, DRAFT, SUBMITTED, ACCEPTED, RETURNED, CROSS_SCORING, CROSS_SCORED, APPRAISING,
                    DELIBERATED, PUBLISHED, NOT_SUBMITTED, LATE_ACCEPTED ->
                throw SheetRefusals.wrongState(sheet.state());
        }
        return List.of(new SheetFinalised(StageDecider.ordered(finalise.finals()), finalise.by(), finalise.at()),
                new ScoreFinalised(finalise.id().value(), finalise.id().seasonId(), finalise.id().wardCode(),
                        SheetState.FINAL, finalise.at()));
    }

    private static Refusal notReady(String vi, String en) {
        return Refusal.of(409, "not-ready-for-final", vi, en);
    }
}
