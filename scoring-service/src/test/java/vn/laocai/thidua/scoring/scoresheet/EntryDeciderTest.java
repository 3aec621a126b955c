package vn.laocai.thidua.scoring.scoresheet;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.scoring.scoresheet.EntryCommand.DecideNotApplicable;
import vn.laocai.thidua.scoring.scoresheet.EntryCommand.NewEntry;
import vn.laocai.thidua.scoring.scoresheet.EntryCommand.RequestNotApplicable;
import vn.laocai.thidua.scoring.scoresheet.EntryCommand.Rules;
import vn.laocai.thidua.scoring.scoresheet.EntryEvent.CellEntered;
import vn.laocai.thidua.scoring.scoresheet.Filing.Extension;
import vn.laocai.thidua.scoring.scoresheet.Filing.Returned;
import vn.laocai.thidua.support.command.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.CLOSES;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.ID;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.NOW;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.OFFICER;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.OPEN;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.OVER;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.TABLE;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.after;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.enter;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.entry;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.fresh;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.refusal;

/** What a ward may write, when, and what it is told otherwise. */
class EntryDeciderTest {

    private static final Figure FIGURE = Figure.actual("87");

    @Test
    void beginsTheDraftWithTheFirstCell() {
        ScoreSheet sheet = after(fresh(), enter(entry("A.1", 0, FIGURE, "theo báo cáo")));
        assertThat(sheet.state()).isEqualTo(SheetState.DRAFT);
        assertThat(sheet.cell("A.1").revision()).isEqualTo(1);
        assertThat(CellView.of(sheet.cell("A.1")).figure()).isEqualTo(FIGURE);
        assertThat(sheet.cell("A.2").entry()).isNull();
    }

    @Test
    void letsTwoOfficersSaveDifferentCellsOfTheSameSheet() {
        ScoreSheet one = after(fresh(), enter(entry("A.1", 0, FIGURE)));
        ScoreSheet both = after(one, enter(entry("A.2", 0, Figure.actual("1"))));
        assertThat(both.cells()).containsOnlyKeys("A.1", "A.2");
    }

    @Test
    void refusesASaveOnARevisionThatSomebodyElseHasChanged() {
        ScoreSheet sheet = after(fresh(), enter(entry("A.1", 0, FIGURE)));
        Refusal refusal = refusal(() -> after(sheet, enter(entry("A.1", 0, Figure.actual("90")))));
        assertThat(refusal.status()).isEqualTo(412);
        assertThat(refusal.code()).isEqualTo("stale-cell");
        assertThat(refusal.detailVi()).isEqualTo(
                "Ô này vừa được người khác sửa. Hãy xem nội dung hiện tại, chọn giữ bên nào rồi lưu lại.");
        assertThat(refusal.properties()).containsEntry("currentRevision", 1L);
    }

    @Test
    void takesTheSameSaveAgainAfterALostAnswerAsDone() {
        ScoreSheet sheet = after(fresh(), enter(entry("A.1", 0, FIGURE)));
        assertThat(ScoreSheetDecider.decide(enter(entry("A.1", 0, FIGURE)), sheet)).isEmpty();
        assertThat(ScoreSheetDecider.decide(enter(entry("A.1", 1, FIGURE)), sheet)).isEmpty();
    }

    @Test
    void writesNothingForAnEmptyCellThatStaysEmpty() {
        assertThat(ScoreSheetDecider.decide(enter(entry("A.1", 0, null)), fresh())).isEmpty();
    }

    @Test
    void clearsACell() {
        ScoreSheet sheet = after(after(fresh(), enter(entry("A.1", 0, FIGURE))), enter(entry("A.1", 1, null)));
        assertThat(CellView.of(sheet.cell("A.1")).figure()).isNull();
        assertThat(sheet.cell("A.1").revision()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"SUBMITTED", "ACCEPTED", "CROSS_SCORING", "CROSS_SCORED", "APPRAISING", "APPRAISED_ROUND1",
            "EXPLAINED", "FINAL", "DELIBERATED", "PUBLISHED"})
    void rule26RefusesEntriesOnceTheSheetIsHandedIn(SheetState state) {
        Refusal refusal = refusal(() -> after(Sheets.in(state), enter(entry("A.1", 1, Figure.actual("90")))));
        assertThat(refusal.status()).isEqualTo(409);
        assertThat(refusal.code()).isEqualTo("score-sheet-not-editable");
        assertThat(refusal.detailVi()).startsWith("Bảng điểm đang ở trạng thái “" + SheetRefusals.vi(state) + "”");
    }

    @Test
    void rule26RefusesEntriesBeforeTheWindow() {
        Refusal refusal = refusal(() -> after(fresh(), enter(Sheets.EARLY, NOW, entry("A.1", 0, FIGURE))));
        assertThat(refusal.status()).isEqualTo(423);
        assertThat(refusal.code()).isEqualTo("phase-closed");
        assertThat(refusal.detailVi())
                .isEqualTo("Thời gian tự chấm điểm bắt đầu lúc 00:00 15/12/2025. Hãy quay lại khi đó.");
    }

    @Test
    void rule28RefusesEntriesFromTheVeryInstantOfTheClose() {
        Refusal refusal = refusal(() -> after(fresh(), enter(OVER, CLOSES, entry("A.1", 0, FIGURE))));
        assertThat(refusal.status()).isEqualTo(423);
        assertThat(refusal.code()).isEqualTo("phase-closed");
        assertThat(refusal.detailVi()).isEqualTo("Đã hết thời gian tự chấm điểm lúc 17:00 05/01/2026. Nếu cần nộp muộn,"
                + " hãy đề nghị Trưởng khối cho nộp muộn (có điểm trừ).");
    }

    @Test
    void rule28RefusesEntriesIntoALockedSheet() {
        Refusal refusal = refusal(() -> after(Sheets.in(SheetState.NOT_SUBMITTED), enter(entry("A.1", 1, FIGURE))));
        assertThat(refusal.status()).isEqualTo(423);
        assertThat(refusal.code()).isEqualTo("score-sheet-locked");
        assertThat(refusal.detailVi()).startsWith("Bảng điểm đã khóa vì hết hạn mà chưa nộp.");
    }

    @Test
    void anExceptionMovesTheCloseForThisWard() {
        Instant later = CLOSES.plusSeconds(3_600);
        ScoreSheet sheet = fresh().with(Filing.NONE.withException(new Extension(later, "bão lũ chia cắt", "p-1", NOW)));
        assertThat(after(sheet, enter(OVER, CLOSES.plusSeconds(60), entry("A.1", 0, FIGURE))).cells()).hasSize(1);
        assertThat(refusal(() -> after(sheet, enter(OVER, later, entry("A.1", 0, FIGURE)))).code())
                .isEqualTo("phase-closed");
    }

    @Test
    void rule26OpensOnlyTheListedCriteriaOfAReturnedSheet() {
        ScoreSheet sheet = Sheets.in(SheetState.RETURNED)
                .with(Filing.NONE
                        .withReturned(new Returned(Set.of("A.1"), "thiếu số liệu", null, "p-1", NOW, Map.of())));
        assertThat(after(sheet, enter(entry("A.1", 1, Figure.actual("90")))).cell("A.1").revision()).isEqualTo(2);
        Refusal refusal = refusal(() -> after(sheet, enter(entry("A.2", 1, Figure.actual("0")))));
        assertThat(refusal.status()).isEqualTo(409);
        assertThat(refusal.code()).isEqualTo("criterion-not-returned");
        assertThat(refusal.detailVi())
                .isEqualTo("Tiêu chí A.2 không nằm trong danh sách cần bổ sung nên không sửa được.");
        assertThat(EntryDecider.editable(sheet, "A.1", OPEN, NOW)).isTrue();
        assertThat(EntryDecider.editable(sheet, "A.2", OPEN, NOW)).isFalse();
    }

    @Test
    void aSealedSheetTakesNothing() {
        Refusal refusal = refusal(() -> after(Sheets.complete().sealed(3L), enter(entry("A.1", 1, FIGURE))));
        assertThat(refusal.status()).isEqualTo(423);
        assertThat(refusal.code()).isEqualTo("season-sealed");
        assertThat(refusal.detailVi()).startsWith("Mùa thi đua đang được chốt kết quả");
    }

    @Test
    void rule25RefusesFiguresThatCannotBeTrue() {
        Refusal refusal = refusal(() -> after(fresh(), enter(entry("A.2", 0, Figure.actual("-1")))));
        assertThat(refusal.status()).isEqualTo(422);
        assertThat(refusal.code()).isEqualTo("figure-impossible");
        assertThat(refusal.detailVi()).startsWith("Số liệu của tiêu chí A.2 chưa đúng: ");
        assertThat(refusal.errors()).singleElement()
                .satisfies(error -> assertThat(error.pointer()).isEqualTo("/figure/actual"));
    }

    @Test
    void refusesCodesThatTheTableDoesNotHaveAndCriteriaOfOthers() {
        Refusal unknown = refusal(() -> after(fresh(), enter(entry("Z.9", 0, FIGURE))));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.code()).isEqualTo("criterion-unknown");
        assertThat(unknown.detailVi())
                .isEqualTo("Không có tiêu chí Z.9 trong bảng tiêu chí của mùa này. Hãy kiểm tra lại mã.");
        Refusal penalty = refusal(() -> after(fresh(), enter(entry("P.1", 0, FIGURE))));
        assertThat(penalty.status()).isEqualTo(422);
        assertThat(penalty.code()).isEqualTo("criterion-not-self-scored");
        assertThat(penalty.detailVi()).isEqualTo(
                "Tiêu chí P.1 không do phường tự chấm; số liệu do cơ quan khác hoặc hệ thống ghi nhận.");
    }

    @Test
    void refusesTextsThatAreTooLong() {
        Refusal refusal = refusal(() -> after(fresh(), enter(entry("A.1", 0, FIGURE, "x".repeat(2_001)))));
        assertThat(refusal.code()).isEqualTo("entry-too-long");
        assertThat(refusal.detailVi())
                .isEqualTo("Nội dung dài quá 2000 ký tự. Hãy rút gọn hoặc đưa vào tài liệu minh chứng.");
        assertThat(refusal.errors()).singleElement().satisfies(error -> assertThat(error.pointer()).isEqualTo("/note"));
    }

    @Test
    void aPasteWritesOverWhatIsThereAndAllOrNothing() {
        ScoreSheet sheet = Sheets.complete();
        List<ScoreSheetEvent> events = ScoreSheetDecider.decide(
                enter(new NewEntry("A.1", null, Figure.actual("88"), null, null, List.of()),
                        new NewEntry("A.2", null, Figure.actual("2"), null, null, List.of())),
                sheet);
        assertThat(events).hasSize(2).allSatisfy(event -> assertThat(event).isInstanceOf(CellEntered.class));
        assertThat(refusal(() -> after(sheet,
                enter(new NewEntry("A.1", null, Figure.actual("88"), null, null, List.of()), entry("Z.9", 0, FIGURE))))
                .code())
                .isEqualTo("criterion-unknown");
    }

    @Test
    void rule38AsksAndDecidesAboutNotApplicable() {
        ScoreSheet asked = after(fresh(), request("A.1", "Phường không có hoạt động này"));
        assertThat(asked.state()).isEqualTo(SheetState.DRAFT);
        assertThat(CellView.of(asked.cell("A.1")).na()).isEqualTo(NaState.REQUESTED);
        ScoreSheet approved = after(asked, decide("A.1", true));
        assertThat(SheetView.of(approved, 1).notApplicable()).containsExactly("A.1");
        Refusal refusal = refusal(() -> after(approved, enter(entry("A.1", 2, FIGURE))));
        assertThat(refusal.status()).isEqualTo(409);
        assertThat(refusal.code()).isEqualTo("criterion-not-applicable");
        assertThat(refusal.detailVi()).isEqualTo(
                "Tiêu chí A.1 đã được chấp thuận không áp dụng (N/A) cho phường nên không nhập số liệu.");
        ScoreSheet refused = after(asked, decide("A.1", false));
        assertThat(SheetView.of(refused, 1).notApplicable()).isEmpty();
        assertThat(after(refused, request("A.1", "Bổ sung căn cứ mới của tỉnh")).cell("A.1").na().state())
                .isEqualTo(NaState.REQUESTED);
    }

    @Test
    void rule38RefusesWhatMayNotBeAskedOrDecided() {
        Refusal notAllowed = refusal(() -> after(fresh(), request("A.2", "Phường không có hoạt động này")));
        assertThat(notAllowed.status()).isEqualTo(422);
        assertThat(notAllowed.code()).isEqualTo("na-not-allowed");
        assertThat(notAllowed.detailVi())
                .isEqualTo("Tiêu chí A.2 áp dụng cho mọi phường, không đề nghị N/A được. Hãy nhập số liệu.");
        assertThat(refusal(() -> after(fresh(), request("A.1", "ngắn"))).code()).isEqualTo("reason-missing");
        ScoreSheet asked = after(fresh(), request("A.1", "Phường không có hoạt động này"));
        assertThat(refusal(() -> after(asked, request("A.1", "Phường không có hoạt động này"))))
                .extracting(Refusal::code, Refusal::detailVi).containsExactly("na-already-requested",
                        "Đề nghị N/A của tiêu chí A.1 đang chờ quyết định, không cần gửi lại.");
        Refusal nothing = refusal(() -> after(Sheets.complete(), decide("A.1", true)));
        assertThat(nothing.status()).isEqualTo(409);
        assertThat(nothing.code()).isEqualTo("na-not-requested");
        assertThat(nothing.detailVi()).startsWith("Không có đề nghị N/A nào đang chờ quyết định ở tiêu chí A.1.");
        Refusal late = refusal(
                () -> after(asked, new DecideNotApplicable(ID, "A.1", true, "Đúng thực tế", OVER, "p-head",
                        CLOSES)));
        assertThat(late.status()).isEqualTo(423);
        assertThat(late.code()).isEqualTo("phase-closed");
        assertThat(late.detailVi()).startsWith("Đã hết thời gian tự chấm điểm lúc 17:00 05/01/2026.");
    }

    private static RequestNotApplicable request(String code, String reason) {
        return new RequestNotApplicable(ID, code, reason, new Rules(TABLE, OPEN), OFFICER, NOW);
    }

    private static DecideNotApplicable decide(String code, boolean approve) {
        return new DecideNotApplicable(ID, code, approve, "Đúng với thực tế của phường", OPEN, "p-head", NOW);
    }
}
