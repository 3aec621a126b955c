package vn.laocai.thidua.scoring.scoresheet;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.scoring.scoresheet.Appraisal.PenaltyState;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.AcceptAppraisal;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.AppraiseCell;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.ClearAppraisal;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.CompleteCrossScoring;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.CompleteRound;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.DecidePenalty;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.DecideReopening;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.Explain;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.Finalise;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.Judge;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.MarkDeliberated;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.MarkPublished;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.ProposeReopening;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.ReopenRound;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.Standing;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.StartAppraisal;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.StartCrossScoring;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.TakeOfficialFigure;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.WithdrawAcceptance;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.WithdrawReopening;
import vn.laocai.thidua.scoring.scoresheet.AppraisingEvent.CellAppraised;
import vn.laocai.thidua.scoring.scoresheet.AppraisingEvent.ScoreReopened;
import vn.laocai.thidua.scoring.scoresheet.Judgement.Explanation;
import vn.laocai.thidua.scoring.scoresheet.Judgement.OfficialSource;
import vn.laocai.thidua.support.command.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.ID;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.after;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.in;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.refusal;

/** Cross-scores, figures of departments, appraisal, explanation, finalisation and reopening of one sheet. */
class AppraisalDeciderTest {

    private static final Instant NOW = Instant.parse("2026-01-14T02:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-01-21T10:00:00Z");
    private static final Judge FINANCE = new Judge("p-finance", "FINANCE");
    private static final String WHY = "Số liệu của Kho bạc thấp hơn báo cáo của phường";

    @Test
    void goesFromAcceptanceThroughCrossScoringToAppraisalAndTakesTheMeans() {
        ScoreSheet crossed = after(in(SheetState.ACCEPTED), new StartCrossScoring(ID, NOW));
        assertThat(ScoreSheetDecider.decide(new StartCrossScoring(ID, NOW), crossed)).isEmpty();
        ScoreSheet scored = after(crossed, new CompleteCrossScoring(ID,
                Map.of("A.1", List.of(number("30"), number("34.01")), "A.2", List.of(number("20"))), NOW));
        assertThat(scored.state()).isEqualTo(SheetState.CROSS_SCORED);
        assertThat(scored.cell("A.1").judgement().crossMean()).isEqualTo(number("32.01"));
        assertThat(scored.cell("A.1").judgement().cross()).containsExactly(number("30"), number("34.01"));
        assertThat(CellView.of(scored.cell("A.1")).figure()).as("the claim stays").isEqualTo(Figure.actual("87"));
        ScoreSheet appraising = after(scored, new StartAppraisal(ID, NOW));
        assertThat(appraising.state()).isEqualTo(SheetState.APPRAISING);
        assertThat(ScoreSheetDecider.decide(new StartAppraisal(ID, NOW), appraising)).isEmpty();
        assertThat(after(in(SheetState.ACCEPTED), new StartAppraisal(ID, NOW)).state())
                .as("without cross-scoring").isEqualTo(SheetState.APPRAISING);
        assertThat(refusal(() -> after(in(SheetState.DRAFT), new StartAppraisal(ID, NOW))).code())
                .isEqualTo("score-sheet-wrong-state");
    }

    @Test
    void rule31AcceptsWhatIsProposedWithoutAReasonAndAsksForTwentySignsOtherwise() {
        ScoreSheet sheet = in(SheetState.APPRAISING);
        ScoreSheet same = after(sheet, appraise("34.80", "34.80", "", 1));
        assertThat(same.cell("A.1").judgement().appraised().points()).isEqualTo(number("34.80"));
        Refusal short19 = refusal(() -> after(sheet, appraise("30", "34.80", "x".repeat(19), 1)));
        assertThat(short19.status()).isEqualTo(422);
        assertThat(short19.code()).isEqualTo("appraisal-reason-needed");
        assertThat(short19.detailVi())
                .isEqualTo("Giá trị thẩm định khác giá trị đề xuất. Hãy nêu lý do (ít nhất 20 ký tự).");
        assertThat(refusal(() -> after(sheet, appraise("30", "34.80", "  " + "x".repeat(19) + "  ", 1))).code())
                .isEqualTo("appraisal-reason-needed");
        after(sheet, appraise("30", "34.80", "x".repeat(20), 1));
    }

    @Test
    void rule33KeepsOldNewWhoWhenAndWhyOfEachAdjustment() {
        ScoreSheet once = after(in(SheetState.APPRAISING), appraise("30", "34.80", WHY, 1));
        ScoreSheet twice = after(once, new AppraiseCell(ID, "A.1", number("31"), null, number("31"),
                new Standing(number("30"), number("34.80"), number("34.80"), number("40")), WHY + ", đã đối chiếu lại",
                2, FINANCE, NOW.plusSeconds(60)));
        assertThat(twice.cell("A.1").judgement().adjustments()).hasSize(2).first().satisfies(first -> {
            assertThat(first.oldPoints()).isEqualTo(number("34.80"));
            assertThat(first.newPoints()).isEqualTo(number("30"));
            assertThat(first.by()).isEqualTo("p-finance");
            assertThat(first.organisation()).isEqualTo("FINANCE");
            assertThat(first.at()).isEqualTo(NOW);
            assertThat(first.reason()).isEqualTo(WHY);
        });
        assertThat(twice.cell("A.1").judgement().adjustments().getLast().oldPoints()).isEqualTo(number("30"));
        assertThat(ScoreSheetDocument.read(ScoreSheetDocument.write(twice))).isEqualTo(twice);
    }

    @Test
    void refusesPointsOutsideTheCriterionAndStaleCells() {
        ScoreSheet sheet = in(SheetState.APPRAISING);
        assertThat(refusal(() -> after(sheet, appraise("40.01", "34.80", WHY, 1))).code())
                .isEqualTo("points-out-of-range");
        assertThat(refusal(() -> after(sheet, appraise("-1", "34.80", WHY, 1))).detailVi()).contains("từ 0 đến 40");
        assertThat(refusal(() -> after(sheet, appraise("30.001", "34.80", WHY, 1))).code())
                .isEqualTo("points-too-precise");
        assertThat(refusal(() -> after(sheet, appraise("30", "34.80", WHY, 0))).status()).isEqualTo(412);
        assertThat(refusal(() -> after(sheet, new AppraiseCell(ID, "A.1", number("1"), Figure.actual("2"), number("1"),
                standing("34.80"), WHY, 1, FINANCE, NOW)))).extracting(Refusal::code, Refusal::detailVi)
                .containsExactly("points-or-figure", "Hãy nhập điểm hoặc số liệu thẩm định, không nhập cả hai.");
    }

    @ParameterizedTest
    @EnumSource(names = {"DRAFT", "SUBMITTED", "ACCEPTED", "CROSS_SCORING", "CROSS_SCORED", "APPRAISED_ROUND1", "FINAL",
            "DELIBERATED", "PUBLISHED"})
    void rule39ChangesNothingOutsideAppraisal(SheetState state) {
        Refusal refusal = refusal(() -> after(in(state), appraise("30", "34.80", WHY, 1)));
        assertThat(refusal.code()).isEqualTo("score-sheet-wrong-state");
        assertThat(refusal.detailVi()).startsWith("Bảng điểm đang ở trạng thái “" + SheetRefusals.vi(state) + "”");
    }

    @Test
    void anAppraiserTakesHisValueBackAndTheProposedOneCountsAgain() {
        ScoreSheet appraised = after(in(SheetState.APPRAISING), appraise("30", "34.80", WHY, 1));
        ScoreSheet cleared = after(appraised, new ClearAppraisal(ID, "A.1", standing("34.80"), "Nhập nhầm phường", 2,
                FINANCE, NOW));
        assertThat(cleared.cell("A.1").judgement().appraised()).isNull();
        assertThat(cleared.cell("A.1").judgement().adjustments()).hasSize(2);
        assertThat(cleared.appraisal().penalties()).isEmpty();
        assertThat(refusal(() -> after(appraised, new ClearAppraisal(ID, "A.1", standing("34.80"), "sai", 2, FINANCE,
                NOW)))).extracting(Refusal::code, Refusal::detailVi)
                .containsExactly("reason-missing", "Hãy nêu lý do (ít nhất 10 ký tự).");
    }

    @Test
    void aClaimThatProvedTooHighIsOnlyProposedForAPenaltyThatTheHeadsSideDecides() {
        ScoreSheet sheet = after(in(SheetState.APPRAISING), appraise("30", "34.80", WHY, 1));
        assertThat(sheet.appraisal().penalties().get("A.1").points()).as("1.5 × 4.80").isEqualTo(number("7.20"));
        assertThat(sheet.cells()).as("nothing is taken away by itself").doesNotContainKey("P.2");
        ScoreSheet imposed = after(sheet, penalty(true));
        assertThat(imposed.appraisal().penalties().get("A.1").state()).isEqualTo(PenaltyState.IMPOSED);
        assertThat(imposed.cell("P.2").judgement().appraised().points()).isEqualTo(number("7.20"));
        ScoreSheet dismissed = after(imposed, penalty(false));
        assertThat(dismissed.cell("P.2").judgement().appraised().points()).isEqualTo(number("0.00"));
        assertThat(ScoreSheetDecider.decide(penalty(false), dismissed)).isEmpty();
        assertThat(refusal(() -> after(in(SheetState.APPRAISING), penalty(true))))
                .extracting(Refusal::code, Refusal::detailVi).containsExactly("penalty-not-proposed",
                        "Không có đề xuất trừ điểm cho tiêu chí A.1. Hãy tải lại trang.");
        assertThat(after(in(SheetState.APPRAISING), appraise("38", "34.80", WHY, 1)).appraisal().penalties())
                .as("appraised up").isEmpty();
    }

    @Test
    void rule32TakesADepartmentsFigureBesideTheClaimUntilRoundOneIsComplete() {
        ScoreSheet sheet = after(in(SheetState.SUBMITTED), official("80", null));
        assertThat(sheet.cell("A.1").judgement().official()).isEqualTo(Figure.actual("80"));
        assertThat(CellView.of(sheet.cell("A.1")).figure()).isEqualTo(Figure.actual("87"));
        assertThat(ScoreSheetDecider.decide(official("80", null), sheet)).as("once").isEmpty();
        assertThat(refusal(() -> after(sheet, official("81", 1L))).status()).isEqualTo(412);
        Refusal late = refusal(() -> after(in(SheetState.APPRAISED_ROUND1), official("80", null)));
        assertThat(late.code()).isEqualTo("official-figure-too-late");
        assertThat(late.detailVi()).startsWith("Thẩm định bảng điểm này đã hoàn thành");
    }

    @Test
    void aRoundIsCompletedWhenNothingIsPendingAndTakenBackBeforeTheWardAnswers() {
        ScoreSheet sheet = in(SheetState.APPRAISING);
        Refusal pending = refusal(() -> after(sheet, new CompleteRound(ID, 1, Set.of("A.2", "A.1"), UNTIL, "p", NOW)));
        assertThat(pending.code()).isEqualTo("appraisal-incomplete");
        assertThat(pending.detailVi()).contains("Còn 2 tiêu chí", "A.1, A.2");
        ScoreSheet done = after(sheet, round(1));
        assertThat(done.state()).isEqualTo(SheetState.APPRAISED_ROUND1);
        assertThat(refusal(() -> after(done, round(1)))).extracting(Refusal::code, Refusal::detailVi)
                .containsExactly("appraisal-round-completed", "Vòng thẩm định 1 đã hoàn thành. Hãy tải lại trang.");
        assertThat(refusal(() -> after(done, round(2))).code()).isEqualTo("score-sheet-wrong-state");
        assertThat(refusal(() -> after(sheet, round(3)))).extracting(Refusal::code, Refusal::detailVi)
                .containsExactly("appraisal-round-unknown", "Thẩm định chỉ có vòng 1 và vòng 2. Hãy chọn lại.");
        ScoreSheet back = after(done, new ReopenRound(ID, "Thiếu số liệu của Thuế", "p", NOW));
        assertThat(back.state()).isEqualTo(SheetState.APPRAISING);
        assertThat(back.appraisal().round()).isZero();
        ScoreSheet accepted = after(done, new AcceptAppraisal(ID, false, "p-leader", NOW));
        assertThat(refusal(() -> after(accepted, new ReopenRound(ID, "Thiếu số liệu của Thuế", "p", NOW))).code())
                .isEqualTo("appraisal-accepted");
    }

    @Test
    void rule35LetsTheWardExplainEachAdjustedCriterionOnceInTime() {
        ScoreSheet done = after(in(SheetState.APPRAISING), round(1));
        Refusal untouched = refusal(() -> after(done, explain(NOW, "A.2")));
        assertThat(untouched.code()).isEqualTo("criterion-not-adjusted");
        assertThat(untouched.detailVi()).isEqualTo(
                "Tiêu chí A.2 không bị điều chỉnh so với điểm tự chấm nên không cần giải trình.");
        ScoreSheet explained = after(done, explain(NOW, "A.1"));
        assertThat(explained.state()).isEqualTo(SheetState.EXPLAINED);
        Refusal twice = refusal(() -> after(explained, explain(NOW, "A.1")));
        assertThat(twice.code()).isEqualTo("already-explained");
        assertThat(twice.detailVi())
                .isEqualTo("Phường đã giải trình tiêu chí A.1. Mỗi tiêu chí chỉ giải trình một lần.");
        Refusal late = refusal(() -> after(done, explain(UNTIL, "A.1")));
        assertThat(late.status()).isEqualTo(423);
        assertThat(late.detailVi()).contains("17:00 21/01/2026", "coi là đồng ý");
        assertThat(refusal(() -> after(done, new Explain(ID, Map.of(), Set.of(), "p", NOW))))
                .extracting(Refusal::code, Refusal::detailVi)
                .containsExactly("explanation-empty", "Hãy chọn ít nhất một tiêu chí để giải trình.");
        assertThat(refusal(() -> after(in(SheetState.APPRAISING), explain(NOW, "A.1"))).code())
                .isEqualTo("score-sheet-wrong-state");
    }

    @Test
    void rule35TakesSilenceForAcceptanceOnlyAfterTheTime() {
        ScoreSheet done = after(in(SheetState.APPRAISING), round(1));
        assertThat(ScoreSheetDecider.decide(new AcceptAppraisal(ID, true, "system", UNTIL.minusMillis(1)), done))
                .isEmpty();
        ScoreSheet silent = after(done, new AcceptAppraisal(ID, true, "system", UNTIL));
        assertThat(silent.appraisal().acceptance().bySilence()).isTrue();
        assertThat(ScoreSheetDecider.decide(new AcceptAppraisal(ID, true, "system", UNTIL), silent)).isEmpty();
    }

    @Test
    void theWardTakesItsAcceptanceBackWhileItCouldExplain() {
        ScoreSheet accepted = after(after(in(SheetState.APPRAISING), round(1)),
                new AcceptAppraisal(ID, false, "p-leader", NOW));
        Refusal agreed = refusal(() -> after(accepted, explain(NOW, "A.1")));
        assertThat(agreed.code()).isEqualTo("appraisal-accepted");
        assertThat(agreed.detailVi()).contains("hãy rút lại ý kiến đồng ý khi còn thời hạn");
        ScoreSheet open = after(accepted, new WithdrawAcceptance(ID, "p-leader", NOW));
        assertThat(after(open, explain(NOW, "A.1")).state()).isEqualTo(SheetState.EXPLAINED);
        assertThat(refusal(() -> after(accepted, new WithdrawAcceptance(ID, "p-leader", UNTIL))).status())
                .isEqualTo(423);
    }

    @Test
    void roundTwoAnswersWhatWasExplainedAndNothingElse() {
        ScoreSheet explained = after(after(in(SheetState.APPRAISING), round(1)), explain(NOW, "A.1"));
        long revision = explained.cell("A.1").revision();
        Refusal settled = refusal(() -> after(explained, new AppraiseCell(ID, "A.2", number("25"), null, number("25"),
                standing("25"), WHY, 1, FINANCE, NOW)));
        assertThat(settled.code()).isEqualTo("criterion-not-explained");
        assertThat(settled.detailVi()).endsWith("Tiêu chí A.2 giữ nguyên kết quả vòng 1.");
        Refusal silent = refusal(() -> after(explained, appraise("34.80", "34.80", "", revision)));
        assertThat(silent.detailVi()).startsWith("Phường đã giải trình tiêu chí này. Hãy nêu kết luận");
        ScoreSheet answered = after(explained, appraise("34.80", "34.80", WHY, revision));
        assertThat(answered.cell("A.1").judgement().adjustments().getLast().round()).isEqualTo(2);
        assertThat(refusal(() -> after(answered, new ClearAppraisal(ID, "A.1", standing("34.80"), "Nhập nhầm ô",
                revision + 1, FINANCE, NOW)))).extracting(Refusal::code, Refusal::detailVi)
                .containsExactly("explanation-needs-answer",
                        "Tiêu chí A.1 đã được phường giải trình nên phải có kết luận. Hãy nhập giá trị thẩm định vòng 2.");
        assertThat(refusal(() -> after(explained, finalise())).code()).isEqualTo("not-ready-for-final");
        ScoreSheet complete = after(answered, round(2));
        assertThat(complete.state()).isEqualTo(SheetState.EXPLAINED);
        assertThat(after(complete, finalise()).state()).isEqualTo(SheetState.FINAL);
        assertThat(after(complete, new ReopenRound(ID, "Bổ sung kết luận", "p", NOW)).appraisal().round())
                .isEqualTo(1);
    }

    @Test
    void rule39IsFinalOnceTheWardHasAnsweredOrItsTimeIsOver() {
        ScoreSheet done = after(in(SheetState.APPRAISING), round(1));
        Refusal early = refusal(() -> after(done, finalise()));
        assertThat(early.code()).isEqualTo("not-ready-for-final");
        assertThat(early.detailVi()).startsWith("Phường chưa có ý kiến");
        ScoreSheet sheet = finalSheet();
        assertThat(sheet.state()).isEqualTo(SheetState.FINAL);
        assertThat(sheet.cell("A.1").judgement().finalValue()).isEqualTo(number("30.00"));
        assertThat(SheetView.of(sheet, 1).finalisedAt()).isEqualTo(NOW);
        assertThat(ScoreSheetDecider.decide(finalise(), sheet)).isEmpty();
    }

    @Test
    void rule39ReopensListedCriteriaWhenASecondPersonApproves() {
        ScoreSheet sheet = finalSheet();
        Refusal nothing = refusal(() -> after(sheet, decide(true, "p-monitor")));
        assertThat(nothing.code()).isEqualTo("reopening-not-proposed");
        assertThat(nothing.detailVi()).isEqualTo("Không có đề nghị mở lại nào đang chờ. Trưởng khối đề nghị trước,"
                + " người theo dõi của tỉnh duyệt sau.");
        assertThat(refusal(() -> after(sheet, new ProposeReopening(ID, Set.of("X.9"), Set.of("A.1"), WHY, "p-head",
                NOW)))).extracting(Refusal::code, Refusal::detailVi).containsExactly("criteria-missing",
                        "Hãy chọn ít nhất một tiêu chí có trong bảng; chỉ những tiêu chí đó được mở lại.");
        ScoreSheet proposed = after(sheet, propose());
        assertThat(proposed.state()).as("nothing is open yet").isEqualTo(SheetState.FINAL);
        assertThat(refusal(() -> after(proposed, propose()))).extracting(Refusal::code, Refusal::detailVi)
                .containsExactly("reopening-already-proposed",
                        "Đã có đề nghị mở lại đang chờ quyết định. Hãy đợi hoặc rút đề nghị đó trước.");
        Refusal same = refusal(() -> after(proposed, decide(true, "p-head")));
        assertThat(same.status()).isEqualTo(403);
        assertThat(same.code()).isEqualTo("second-person-must-differ");
        assertThat(same.detailVi()).isEqualTo("Người duyệt phải khác người đề nghị. Hãy để người khác duyệt.");
        assertThat(after(proposed, decide(false, "p-monitor")).appraisal().proposal()).isNull();
        assertThat(after(proposed, new WithdrawReopening(ID, "p-head", NOW)).appraisal().proposal()).isNull();

        List<ScoreSheetEvent> events = ScoreSheetDecider.decide(decide(true, "p-monitor"), proposed);
        assertThat(events.getLast()).isEqualTo(new ScoreReopened(ID.value(), "khoi-2025", "SA_PA",
                SheetState.APPRAISING, List.of("A.1"), WHY));
        ScoreSheet open = after(proposed, decide(true, "p-monitor"));
        assertThat(open.state()).isEqualTo(SheetState.APPRAISING);
        assertThat(open.cell("A.1").judgement().appraised()).as("the old value never pre-fills").isNull();
        assertThat(open.cell("A.1").judgement().adjustments()).as("and is kept").hasSize(1);
        assertThat(open.cell("A.1").judgement().finalValue()).isNull();
        assertThat(open.cell("A.2").judgement().finalValue()).isEqualTo(number("25.00"));
        Refusal other = refusal(() -> after(open, new AppraiseCell(ID, "A.2", number("25"), null, number("25"),
                standing("25"), WHY, open.cell("A.2").revision(), FINANCE, NOW)));
        assertThat(other.code()).isEqualTo("criterion-not-reopened");
        assertThat(other.detailVi()).isEqualTo(
                "Bảng điểm chỉ được mở lại cho các tiêu chí A.1; tiêu chí A.2 đã chốt, không thay đổi.");
        assertThat(ScoreSheetDocument.read(ScoreSheetDocument.write(open))).isEqualTo(open);
        ScoreSheet again = after(after(after(after(open,
                appraise("32", "34.80", WHY, open.cell("A.1").revision())), round(1)),
                new AcceptAppraisal(ID, false, "p-leader", NOW)), finalise());
        assertThat(again.state()).isEqualTo(SheetState.FINAL);
    }

    @Test
    void isDeliberatedAndPublishedAfterItIsFinal() {
        ScoreSheet sheet = after(finalSheet(), new MarkDeliberated(ID, NOW));
        assertThat(sheet.state()).isEqualTo(SheetState.DELIBERATED);
        ScoreSheet published = after(sheet, new MarkPublished(ID, NOW));
        assertThat(published.state()).isEqualTo(SheetState.PUBLISHED);
        assertThat(ScoreSheetDecider.decide(new MarkPublished(ID, NOW), published)).isEmpty();
        assertThat(refusal(() -> after(published, propose())).code()).isEqualTo("score-sheet-wrong-state");
    }

    @Test
    void comesBackFromTheJournalAsItWas() {
        ScoreSheet state = in(SheetState.ACCEPTED);
        ScoreSheetDefinition definition = new ScoreSheetDefinition();
        ScoreSheet replayed = state;
        for (ScoreSheetCommand command : List.of(official("80", null), new StartCrossScoring(ID, NOW),
                new CompleteCrossScoring(ID, Map.of("A.2", List.of(number("20"), number("25"))), NOW),
                new StartAppraisal(ID, NOW), appraise("30", "34.80", WHY, 2), penalty(true), round(1),
                explain(NOW, "A.1"), appraise("31", "34.80", WHY, 4), round(2), finalise(), propose(),
                decide(true, "p-monitor"))) {
            for (ScoreSheetEvent event : ScoreSheetDecider.decide(command, state)) {
                state = ScoreSheetDecider.evolve(state, event);
                var told = definition.describe(event, state);
                var data = vn.laocai.thidua.support.event.EventJson.mapper().valueToTree(told.data());
                replayed = ScoreSheetDecider.evolve(replayed, definition.decode(told.name(), data));
            }
            assertThat(replayed).as(command.toString()).isEqualTo(state);
        }
        assertThat(state.state()).isEqualTo(SheetState.APPRAISING);
    }

    @Test
    void tellsNoFigureInItsPublicEvents() {
        List<ScoreSheetEvent> events = ScoreSheetDecider.decide(appraise("30", "34.80", WHY, 1),
                in(SheetState.APPRAISING));
        assertThat(events).hasSize(1).first().isInstanceOf(CellAppraised.class)
                .isNotInstanceOf(ScoreSheetEvent.Told.class);
    }

    private static ScoreSheet finalSheet() {
        ScoreSheet done = after(after(in(SheetState.APPRAISING), appraise("30", "34.80", WHY, 1)), round(1));
        return after(after(done, new AcceptAppraisal(ID, false, "p-leader", NOW)), finalise());
    }

    private static AppraiseCell appraise(String points, String proposed, String reason, long revision) {
        return new AppraiseCell(ID, "A.1", number(points), null, number(points), standing(proposed), reason, revision,
                FINANCE, NOW);
    }

    private static Standing standing(String proposed) {
        return new Standing(number(proposed), number(proposed), number(proposed), number("40"));
    }

    private static TakeOfficialFigure official(String actual, Long revision) {
        return new TakeOfficialFigure(ID, "A.1", Figure.actual(actual), new OfficialSource("TAX", "12/BC-CT",
                LocalDate.of(2026, 1, 5), "Thuế tỉnh", "p-tax", NOW), revision, NOW);
    }

    private static CompleteRound round(int number) {
        return new CompleteRound(ID, number, Set.of(), UNTIL, "p-head", NOW);
    }

    private static Explain explain(Instant at, String... codes) {
        Map<String, Explanation> all = new java.util.TreeMap<>();
        for (String code : codes) {
            all.put(code, new Explanation("Báo cáo đã được Kho bạc xác nhận", List.of("e-1"), "p-leader", at));
        }
        return new Explain(ID, all, Set.of("A.1"), "p-leader", at);
    }

    private static Finalise finalise() {
        return new Finalise(ID, Map.of("A.1", number("30.00"), "A.2", number("25.00")), "p-head", NOW);
    }

    private static ProposeReopening propose() {
        return new ProposeReopening(ID, Set.of("A.1"), Set.of("A.1", "A.2"), WHY, "p-head", NOW);
    }

    private static DecideReopening decide(boolean approve, String by) {
        return new DecideReopening(ID, approve, "Đồng ý theo đề nghị", by, NOW);
    }

    private static DecidePenalty penalty(boolean impose) {
        return new DecidePenalty(ID, "A.1", impose, "P.2", number("100"), "Số liệu kê khai sai", FINANCE, NOW);
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
