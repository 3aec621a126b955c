package vn.laocai.thidua.scoring.board;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

import vn.laocai.thidua.scoring.paper.Workbook;

import static org.assertj.core.api.Assertions.assertThat;

/** Workbook and paper show what the screen shows, and what is not final says so on each of them. */
class BoardExportsTest {

    private BoardSeason season;

    @BeforeEach
    void threeWards() {
        season = new BoardSeason();
    }

    @AfterEach
    void end() {
        season.close();
    }

    @Test
    void theWorkbookHasTheRowsOfTheScreen() {
        BoardView view = season.reading.live(BoardSeason.ID, null, BoardSeason.MONITOR);
        Workbook.ReadSheet sheet = Workbook.read(season.exports.xlsx(view)).getFirst();
        Workbook.Table table = sheet.table(List.of("Hạng", "Phường", "Mục I", "Tổng điểm", "Xếp loại")).orElseThrow();
        assertThat(table.rows()).hasSize(3);
        for (int i = 0; i < 3; i++) {
            BoardView.Row row = view.rows().get(i);
            Workbook.ReadRow printed = table.rows().get(i);
            assertThat(printed.text(table.column("Phường"))).isEqualTo(season.names.of(row.wardCode()));
            assertThat(printed.text(table.column("Hạng"))).startsWith(String.valueOf(row.rank()));
            assertThat(printed.number(table.column("Tổng điểm")).orElseThrow()).isEqualByComparingTo(row.total());
            assertThat(printed.number(table.column("Mục I")).orElseThrow())
                    .isEqualByComparingTo(row.sections().get("I"));
            assertThat(printed.text(table.column("Xếp loại"))).isEqualTo(row.className());
        }
        assertThat(sheet.rows().stream().map(row -> row.text(0)).toList()).contains("Chưa phải kết quả cuối cùng");
    }

    @Test
    void thePaperHasTheNumbersOfTheScreenAndItsMark() throws Exception {
        BoardView view = season.reading.live(BoardSeason.ID, null, BoardSeason.MONITOR);
        String text = text(season.exports.pdf(view));
        List<String> numbers = new ArrayList<>();
        view.rows().forEach(row -> numbers.add(row.total().toPlainString().replace('.', ',')));
        assertThat(text).contains(numbers).contains("CHƯA PHẢI KẾT QUẢ CUỐI CÙNG");
    }

    @Test
    void theFinalBoardIsMarkedNowhere() throws Exception {
        season.allFinal();
        season.finalised();
        season.ledgers.publish(BoardSeason.ID, "p", BoardSeason.AT, "/x", season.by(BoardSeason.HEAD));
        BoardView view = season.reading.shown(BoardSeason.ID).view();
        assertThat(text(season.exports.pdf(view))).doesNotContain("CHƯA PHẢI");
        assertThat(Workbook.read(season.exports.xlsx(view)).getFirst().rows().stream().map(row -> row.text(0)).toList())
                .doesNotContain("Chưa phải kết quả cuối cùng")
                .anySatisfy(note -> assertThat(note).contains(view.resultHash()));
    }

    private static String text(byte[] pdf) throws Exception {
        try (PdfReader reader = new PdfReader(pdf)) {
            StringBuilder text = new StringBuilder();
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                text.append(new PdfTextExtractor(reader).getTextFromPage(page)).append('\n');
            }
            return text.toString();
        }
    }
}
