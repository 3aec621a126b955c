package vn.laocai.thidua.scoring.appraisal;

import java.time.Clock;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import vn.laocai.thidua.scoring.board.BoardSeason;
import vn.laocai.thidua.scoring.calendar.WorkingDays;
import vn.laocai.thidua.scoring.crossscoring.CrossScoreBook;
import vn.laocai.thidua.scoring.scoresheet.TestAppraisals;
import vn.laocai.thidua.support.command.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A penalty for figures that proved wrong where the table has none. */
class WrongFigurePenaltyTest {

    @Test
    void aTableWithoutThePenaltyImposesNone() {
        try (BoardSeason season = new BoardSeason()) {
            AppraisalRights rights = new AppraisalRights(season.offices, Mockito.mock(CrossScoreBook.class),
                    Clock.fixed(BoardSeason.AT, ZoneOffset.UTC));
            AppraiseSheets sheets = new AppraiseSheets(TestAppraisals.of(season.sheets),
                    TestAppraisals.points(season.sheets, season.criteria), rights, season.seasons,
                    new ExplanationTime(Mockito.mock(WorkingDays.class)));
            Refusal refusal = catchThrowableOfType(Refusal.class, () -> sheets.decidePenalty(BoardSeason.ID + ":AU_LAU",
                    "I.1", true, "Số liệu sai so với sổ gốc", season.by(BoardSeason.HEAD)));
            assertThat(refusal.code()).isEqualTo("no-penalty-criterion");
            assertThat(refusal.detailVi()).isEqualTo(
                    "Bảng tiêu chí không có mục trừ điểm P.2 cho số liệu sai nên không trừ điểm được.");
        }
    }
}
