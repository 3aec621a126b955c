package vn.laocai.thidua.scoring.scoresheet;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.scoring.prior.PriorYear;
import vn.laocai.thidua.scoring.scoresheet.EntryCommand.RequestNotApplicable;
import vn.laocai.thidua.scoring.scoresheet.EntryCommand.Rules;
import vn.laocai.thidua.scoring.scoresheet.SheetIssue.Severity;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.TABLE;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.achieving;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.after;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.complete;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.enter;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.entry;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.evidence;

/** What stands in the way of a submission, in words. */
class SheetIssuesTest {

    @Test
    void aCompleteSheetHasNoneThoughItsRelativeCriterionWaitsForTheLock() {
        assertThat(issues(complete())).isEmpty();
    }

    @Test
    void rule27AsksForEveryBaseCriterionButNotForABonus() {
        List<SheetIssue> issues = issues(Sheets.fresh());
        assertThat(issues).extracting(SheetIssue::code).containsExactly("A.1", "A.2", "A.3");
        assertThat(issues.getFirst()).isEqualTo(new SheetIssue("A.1", Severity.BLOCK, "figure-missing",
                "Tiêu chí A.1 chưa có số liệu. Hãy nhập kết quả.",
                "Criterion A.1 has no figure yet. Enter the result."));
    }

    @Test
    void rule27AsksForWhatIsIncomplete() {
        ScoreSheet sheet = after(complete(), enter(entry("A.3", 1, Figure.actual("5"))));
        assertThat(issues(sheet)).singleElement().satisfies(issue -> {
            assertThat(issue.rule()).isEqualTo("figure-incomplete");
            assertThat(issue.messageVi()).isEqualTo("Tiêu chí A.3 còn thiếu số liệu: chỉ tiêu. Hãy nhập đủ.");
        });
    }

    @Test
    void rule27AsksForMandatoryEvidenceWhereSomethingIsClaimed() {
        ScoreSheet sheet = after(complete(), enter(entry("A.2", 1, Figure.actual("1")),
                entry("T.1", 0, Figure.counts(Map.of("SANG_KIEN", 1)))));
        assertThat(issues(sheet)).extracting(SheetIssue::code).containsExactly("A.2", "T.1");
        assertThat(issues(sheet).getFirst().messageVi())
                .isEqualTo("Tiêu chí A.2 cần có minh chứng (biên bản). Hãy đính kèm tài liệu.");
        ScoreSheet nothingClaimed = after(complete(), enter(entry("T.1", 0, Figure.counts(Map.of("SANG_KIEN", 0)))));
        assertThat(issues(nothingClaimed)).isEmpty();
    }

    @Test
    void rule38APendingRequestBlocks() {
        ScoreSheet sheet = after(complete(), new RequestNotApplicable(Sheets.ID, "A.1", "Phường không có việc này",
                new Rules(TABLE, Sheets.OPEN), "p", Sheets.NOW));
        assertThat(issues(sheet)).singleElement().satisfies(issue -> {
            assertThat(issue.rule()).isEqualTo("na-pending");
            assertThat(issue.severity()).isEqualTo(Severity.BLOCK);
        });
    }

    @Test
    void rule41CountsAnAchievementOnceHoweverItIsTyped() {
        ScoreSheet sheet = after(complete(), enter(
                achieving("T.1", Figure.counts(Map.of("SANG_KIEN", 1)), "Giải Nhất  cấp tỉnh",
                        evidence("000000000002", "2025-07-01")),
                achieving("T.2", Figure.counts(Map.of("GIAI_NHAT", 1)), "giải nhất cấp tỉnh")));
        assertThat(issues(sheet)).singleElement().satisfies(issue -> {
            assertThat(issue.code()).isEqualTo("T.2");
            assertThat(issue.severity()).isEqualTo(Severity.BLOCK);
            assertThat(issue.rule()).isEqualTo("achievement-used-twice");
            assertThat(issue.messageVi())
                    .isEqualTo("Tiêu chí T.2 dùng lại thành tích “giải nhất cấp tỉnh” đã tính ở tiêu"
                            + " chí T.1. Mỗi thành tích chỉ tính một lần trong mùa; hãy bỏ ở một nơi.");
        });
    }

    @Test
    void rule43AsksForANoteWhereEvidenceIsOfAnotherPeriod() {
        ScoreSheet sheet = after(complete(),
                enter(entry("A.2", 1, Figure.actual("1"), null, evidence("000000000001", "2024-12-31"))));
        assertThat(issues(sheet)).singleElement().satisfies(issue -> {
            assertThat(issue.severity()).isEqualTo(Severity.NOTE);
            assertThat(issue.rule()).isEqualTo("evidence-outside-period");
            assertThat(issue.messageVi()).isEqualTo("Tiêu chí A.2 có minh chứng ngày 31/12/2024 ngoài kỳ tính điểm"
                    + " (01/01/2025 – 31/12/2025). Hãy ghi lý do vào ghi chú.");
        });
        assertThat(issues(after(sheet, enter(entry("A.2", 2, Figure.actual("1"), "Quyết định ký muộn",
                evidence("000000000001", "2024-12-31")))))).isEmpty();
    }

    @Test
    void asksForANoteWhereMuchHasChangedSinceLastYear() {
        PriorYear prior = new PriorYear("khoi-2025", 2024,
                Map.of("SA_PA", Map.of("A.1", new PriorYear.Value(new BigDecimal("20.00"), "50 %"))));
        List<SheetIssue> issues = SheetIssues.of(TABLE, complete(), SheetSums.claimed(TABLE, complete()),
                Optional.of(prior));
        assertThat(issues).singleElement().satisfies(issue -> {
            assertThat(issue.severity()).isEqualTo(Severity.NOTE);
            assertThat(issue.messageVi()).isEqualTo(
                    "Tiêu chí A.1 thay đổi lớn so với năm trước (20,00 → 34,80 điểm). Hãy giải thích trong ghi chú.");
        });
    }

    private static List<SheetIssue> issues(ScoreSheet sheet) {
        return SheetIssues.of(TABLE, sheet, SheetSums.claimed(TABLE, sheet), Optional.empty());
    }
}
