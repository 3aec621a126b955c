package vn.laocai.thidua.scoring.scoresheet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.scoring.scoresheet.Filing.Snapshot;
import vn.laocai.thidua.scoring.scoresheet.ScoreSheetEvent.Told;
import vn.laocai.thidua.scoring.scoresheet.SubmissionCommand.Accept;
import vn.laocai.thidua.scoring.scoresheet.SubmissionCommand.AcceptLate;
import vn.laocai.thidua.scoring.scoresheet.SubmissionCommand.GrantException;
import vn.laocai.thidua.scoring.scoresheet.SubmissionCommand.Lock;
import vn.laocai.thidua.scoring.scoresheet.SubmissionCommand.Recall;
import vn.laocai.thidua.scoring.scoresheet.SubmissionCommand.Return;
import vn.laocai.thidua.scoring.scoresheet.SubmissionCommand.Submit;
import vn.laocai.thidua.scoring.scoresheet.SubmissionEvent.ScoreSheetAccepted;
import vn.laocai.thidua.scoring.scoresheet.SubmissionEvent.ScoreSheetLocked;
import vn.laocai.thidua.scoring.scoresheet.SubmissionEvent.ScoreSheetReturned;
import vn.laocai.thidua.scoring.scoresheet.SubmissionEvent.ScoreSubmitted;
import vn.laocai.thidua.support.command.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.CLOSES;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.ID;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.NOW;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.OPEN;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.OVER;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.after;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.complete;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.enter;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.entry;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.refusal;

/** Handing in, recall, acceptance, return, lock, exception and late acceptance, with what each refuses. */
class SubmissionDeciderTest {

    private static final String REASON = "Bổ sung số liệu quý IV";
    private static final Instant LATER = CLOSES.plus(Duration.ofDays(2));

    @Test
    void submitsAndTellsOthersIdsAndStateOnly() {
        List<ScoreSheetEvent> events = ScoreSheetDecider.decide(submit(OPEN, NOW, 0), complete());
        assertThat(events).hasSize(2);
        assertThat(events.get(1)).isEqualTo(new ScoreSubmitted("khoi-2025:SA_PA", "khoi-2025", "SA_PA",
                SheetState.SUBMITTED, NOW, false)).isInstanceOf(Told.class);
        assertThat(events.getFirst()).isNotInstanceOf(Told.class);
        ScoreSheet submitted = after(complete(), submit(OPEN, NOW, 0));
        assertThat(submitted.state()).isEqualTo(SheetState.SUBMITTED);
        assertThat(submitted.filing().snapshots()).hasSize(1);
        assertThat(submitted.filing().citedEvidence()).containsExactly("khoi-2025:SA_PA:000000000001");
    }

    @Test
    void refusesASecondSubmission() {
        Refusal refusal = refusal(() -> after(submitted(), submit(OPEN, NOW, 0)));
        assertThat(refusal.status()).isEqualTo(409);
        assertThat(refusal.code()).isEqualTo("score-sheet-already-submitted");
        assertThat(refusal.detailVi()).startsWith("Bảng điểm này đã được nộp, không cần nộp lại.");
    }

    @Test
    void rule28RefusesASubmissionAfterTheClose() {
        Refusal refusal = refusal(() -> after(complete(), submit(OVER, CLOSES, 1)));
        assertThat(refusal.status()).isEqualTo(423);
        assertThat(refusal.code()).isEqualTo("phase-closed");
        Refusal locked = refusal(() -> after(locked(), submit(OVER, LATER, 2)));
        assertThat(locked.status()).isEqualTo(423);
        assertThat(locked.code()).isEqualTo("score-sheet-locked");
        assertThat(locked.detailVi()).isEqualTo("Bảng điểm đã khóa vì hết hạn mà chưa nộp. Muốn nộp, hãy đề nghị Trưởng"
                + " khối cho nộp muộn (có điểm trừ).");
    }

    @Test
    void recallsUntilTheBlockAccepts() {
        ScoreSheet recalled = after(submitted(), new Recall(ID, REASON, OPEN, "p-leader", NOW));
        assertThat(recalled.state()).isEqualTo(SheetState.DRAFT);
        assertThat(recalled.filing().snapshots()).as("what was submitted stays").hasSize(1);
        ScoreSheet accepted = after(submitted(), new Accept(ID, "p-secretary", NOW));
        Refusal refusal = refusal(() -> after(accepted, new Recall(ID, REASON, OPEN, "p-leader", NOW)));
        assertThat(refusal.status()).isEqualTo(409);
        assertThat(refusal.code()).isEqualTo("recall-too-late");
        assertThat(refusal.detailVi()).startsWith("Khối đã tiếp nhận bảng điểm nên phường không rút lại được.");
        assertThat(refusal(() -> after(submitted(), new Recall(ID, "vội", OPEN, "p-leader", NOW))).code())
                .isEqualTo("reason-missing");
        assertThat(refusal(() -> after(submitted(), new Recall(ID, REASON, OVER, "p-leader", CLOSES))).code())
                .isEqualTo("phase-closed");
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT_STARTED", "DRAFT", "ACCEPTED", "RETURNED", "NOT_SUBMITTED", "FINAL"})
    void acceptsOnlyWhatIsSubmitted(SheetState state) {
        Refusal refusal = refusal(() -> after(Sheets.in(state), new Accept(ID, "p-secretary", NOW)));
        assertThat(refusal.status()).isEqualTo(409);
        assertThat(refusal.code()).isEqualTo("score-sheet-wrong-state");
        assertThat(refusal.detailVi()).isEqualTo("Bảng điểm đang ở trạng thái “" + SheetRefusals.vi(state)
                + "” nên không làm được bước này. Hãy tải lại trang.");
    }

    @Test
    void returnsListedCriteriaWithAReason() {
        Return back = new Return(ID, Set.of("A.2", "A.1"), REASON, LATER, "p-head", NOW);
        List<ScoreSheetEvent> events = ScoreSheetDecider.decide(back, submitted());
        assertThat(events.get(1)).isEqualTo(new ScoreSheetReturned("khoi-2025:SA_PA", "khoi-2025", "SA_PA",
                SheetState.RETURNED, List.of("A.1", "A.2"), LATER));
        ScoreSheet returned = after(submitted(), back);
        ScoreSheet corrected = after(returned,
                enter(OVER, CLOSES.plusSeconds(5), entry("A.1", 1, Figure.actual("90"))));
        ScoreSheet again = after(corrected, submit(OVER, CLOSES.plusSeconds(9), 1));
        assertThat(again.state()).isEqualTo(SheetState.SUBMITTED);
        assertThat(again.filing().lateWorkingDays()).as("what was asked for is not late").isZero();
        assertThat(again.filing().returned()).isNull();
        assertThat(again.filing().snapshots()).hasSize(2);
    }

    @Test
    void takesSilenceAfterAReturnForTheLastSubmission() {
        Return back = new Return(ID, Set.of("A.1", "A.2"), REASON, LATER, "p-head", NOW);
        ScoreSheet corrected = after(after(submitted(), back),
                enter(OVER, CLOSES.plusSeconds(5), entry("A.1", 1, Figure.actual("90"))));
        assertThat(ScoreSheetDecider.decide(new Lock(ID, OVER, LATER.minusSeconds(1)), corrected))
                .as("the ward's time still runs").isEmpty();
        List<ScoreSheetEvent> events = ScoreSheetDecider.decide(new Lock(ID, OVER, LATER), corrected);
        assertThat(events.get(1)).isEqualTo(
                new ScoreSheetAccepted("khoi-2025:SA_PA", "khoi-2025", "SA_PA", SheetState.ACCEPTED));
        ScoreSheet lapsed = after(ScoreSheetDocument.read(ScoreSheetDocument.write(corrected)),
                new Lock(ID, OVER, LATER));
        assertThat(lapsed.state()).isEqualTo(SheetState.ACCEPTED);
        assertThat(lapsed.filing().returned()).isNull();
        assertThat(lapsed.filing().snapshots()).hasSize(1);
        assertThat(lapsed.cell("A.1").entry()).as("nothing unsigned counts").isEqualTo(submitted().cell("A.1").entry());
        assertThat(lapsed.cell("A.1").revision()).isGreaterThan(corrected.cell("A.1").revision());
        assertThat(lapsed.cell("A.2")).isEqualTo(submitted().cell("A.2"));
    }

    @Test
    void refusesAReturnWithoutReasonCriteriaOrFuture() {
        assertThat(refusal(() -> after(submitted(), new Return(ID, Set.of("A.1"), "", null, "p", NOW))).code())
                .isEqualTo("reason-missing");
        Refusal nothing = refusal(() -> after(submitted(), new Return(ID, Set.of(), REASON, null, "p", NOW)));
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.code()).isEqualTo("criteria-missing");
        Refusal past = refusal(() -> after(submitted(), new Return(ID, Set.of("A.1"), REASON, NOW, "p", NOW)));
        assertThat(past.code()).isEqualTo("due-in-the-past");
        assertThat(past.detailVi()).isEqualTo("Thời hạn 09:00 05/01/2026 đã qua. Hãy chọn thời điểm sau hiện tại.");
    }

    @Test
    void locksWhatWasNotHandedInAtTheCloseAndNothingElse() {
        assertThat(after(complete(), new Lock(ID, OVER, CLOSES)).state()).isEqualTo(SheetState.NOT_SUBMITTED);
        assertThat(after(Sheets.fresh(), new Lock(ID, OVER, CLOSES)).state()).isEqualTo(SheetState.NOT_SUBMITTED);
        assertThat(ScoreSheetDecider.decide(new Lock(ID, OPEN, NOW), complete())).isEmpty();
        assertThat(ScoreSheetDecider.decide(new Lock(ID, OVER, CLOSES), submitted())).isEmpty();
        assertThat(ScoreSheetDecider.decide(new Lock(ID, OVER, CLOSES), locked())).isEmpty();
        assertThat(ScoreSheetDecider.decide(new Lock(ID, OVER, CLOSES), Sheets.in(SheetState.RETURNED)))
                .as("was handed in once").doesNotHaveAnyElementsOfTypes(ScoreSheetLocked.class);
    }

    @Test
    void anExceptionKeepsTheSheetOpenAndRule7BoundsIt() {
        ScoreSheet granted = after(complete(), new GrantException(ID, LATER, REASON, OPEN, "p-head", NOW));
        assertThat(ScoreSheetDecider.decide(new Lock(ID, OVER, CLOSES), granted)).isEmpty();
        assertThat(after(granted, submit(OVER, CLOSES.plusSeconds(60), 1)).filing().lateWorkingDays()).isZero();
        assertThat(after(granted, new Lock(ID, OVER, LATER)).state()).isEqualTo(SheetState.NOT_SUBMITTED);
        ScoreSheet reopened = after(locked(),
                new GrantException(ID, LATER, REASON, OVER, "p-head", CLOSES.plus(Duration.ofHours(23))));
        assertThat(reopened.state()).isEqualTo(SheetState.DRAFT);
        Refusal refusal = refusal(() -> after(locked(), new GrantException(ID, LATER.plusSeconds(1), REASON, OVER,
                "p-head", CLOSES.plus(Duration.ofHours(24)).plusMillis(1))));
        assertThat(refusal.status()).isEqualTo(422);
        assertThat(refusal.code()).isEqualTo("extension-too-late");
        assertThat(refusal.detailVi()).isEqualTo(
                "Chỉ gia hạn được trước khi hết hạn hoặc trong 24 giờ sau đó. Bây giờ hãy dùng “cho nộp muộn”.");
    }

    @Test
    void acceptsLateWithThePenaltyByWorkingDays() {
        ScoreSheet open = after(locked(), new AcceptLate(ID, LATER, REASON, "p-head", CLOSES.plusSeconds(60)));
        assertThat(open.state()).isEqualTo(SheetState.LATE_ACCEPTED);
        ScoreSheet late = after(open, submit(OVER, CLOSES.plus(Duration.ofDays(1)), 1));
        assertThat(late.state()).isEqualTo(SheetState.SUBMITTED);
        assertThat(late.filing().lateWorkingDays()).isEqualTo(1);
        assertThat(SheetSums.claimed(Sheets.TABLE, late).penalty()).isEqualByComparingTo("2.00");
        ScoreSheet veryLate = after(open, submit(OVER, LATER.minusSeconds(1), 40));
        assertThat(SheetSums.claimed(Sheets.TABLE, veryLate).penalty()).as("at most 20").isEqualByComparingTo("20.00");
        assertThat(after(open, new Lock(ID, OVER, LATER)).state()).as("the second chance ends").isEqualTo(
                SheetState.NOT_SUBMITTED);
        assertThat(refusal(() -> after(complete(), new AcceptLate(ID, LATER, REASON, "p-head", NOW))).code())
                .isEqualTo("score-sheet-wrong-state");
        assertThat(refusal(() -> after(locked(), new AcceptLate(ID, LATER, "", "p-head", NOW))).code())
                .isEqualTo("reason-missing");
    }

    @Test
    void aLateSheetThatIsRecalledStaysLate() {
        ScoreSheet open = after(locked(), new AcceptLate(ID, LATER, REASON, "p-head", CLOSES.plusSeconds(60)));
        ScoreSheet late = after(open, submit(OVER, CLOSES.plusSeconds(120), 1));
        ScoreSheet recalled = after(late, new Recall(ID, REASON, OVER, "p-leader", CLOSES.plusSeconds(180)));
        assertThat(recalled.state()).isEqualTo(SheetState.LATE_ACCEPTED);
        assertThat(after(recalled, submit(OVER, LATER.minusSeconds(1), 2)).filing().lateWorkingDays()).isEqualTo(2);
    }

    @Test
    void aSealHoldsUntilItsOwnEpochIsTakenOff() {
        ScoreSheet sealed = after(submitted(), new SealingCommand.Seal(ID, 2, NOW));
        assertThat(refusal(() -> after(sealed, new Accept(ID, "p", NOW))).code()).isEqualTo("season-sealed");
        assertThat(ScoreSheetDecider.decide(new SealingCommand.Seal(ID, 2, NOW), sealed)).isEmpty();
        assertThat(after(sealed, new SealingCommand.Unseal(ID, 1, NOW)).sealedEpoch()).isEqualTo(2L);
        assertThat(after(sealed, new SealingCommand.Unseal(ID, 2, NOW)).sealedEpoch()).isNull();
    }

    private static Submit submit(EntryWindow window, Instant at, int lateDays) {
        return new Submit(ID, new Snapshot(1, "b".repeat(64), "p-leader", at, false, "khoi-2025-criteria", 1, "c", "k"),
                lateDays, Set.of("khoi-2025:SA_PA:000000000001"), window, at);
    }

    private static ScoreSheet submitted() {
        return after(complete(), submit(OPEN, NOW, 0));
    }

    private static ScoreSheet locked() {
        return after(complete(), new Lock(ID, OVER, CLOSES));
    }
}
