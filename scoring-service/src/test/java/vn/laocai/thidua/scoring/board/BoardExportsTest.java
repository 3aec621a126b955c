package vn.laocai.thidua.scoring.board;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

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
    void everyCellOfTheWorkbookIsThatOfTheScreen() {
        for (BoardView view : views()) {
            Workbook.ReadSheet sheet = Workbook.read(season.exports.xlsx(view)).getFirst();
            List<List<String>> screen = screen(view, points -> points.toPlainString());
            Workbook.Table table = sheet.table(screen.getFirst()).orElseThrow();
            assertThat(table.rows()).hasSameSizeAs(view.rows());
            for (int row = 0; row < table.rows().size(); row++) {
                for (int column = 0; column < screen.getFirst().size(); column++) {
                    String printed = table.rows().get(row).number(column)
                            .map(number -> number.setScale(2).toPlainString())
                            .orElse(table.rows().get(row).text(column));
                    String shown = screen.get(row + 1).get(column);
                    assertThat(column == 0 ? table.rows().get(row).text(0) : printed)
                            .as("%s of row %d", screen.getFirst().get(column), row).isEqualTo(shown);
                }
            }
            assertThat(sheet.rows().stream().map(row -> row.text(0)).toList()).contains("Chưa phải kết quả cuối cùng");
        }
    }

    @Test
    void everyRowOfThePaperIsThatOfTheScreenAndCarriesTheMark() throws Exception {
        for (BoardView view : views()) {
            String text = text(season.exports.pdf(view)).replaceAll("\\s", "");
            for (List<String> row : screen(view, BoardExports::vietnamese)) {
                assertThat(text).contains(String.join("", row).replaceAll("\\s", ""));
            }
            assertThat(text).contains("CHƯAPHẢIKẾTQUẢCUỐICÙNG");
        }
    }

    /** The live board for those entitled, and the one for the public, which has fewer columns. */
    private List<BoardView> views() {
        season.frozen();
        return List.of(season.reading.live(BoardSeason.ID, null, BoardSeason.MONITOR),
                season.reading.shown(BoardSeason.ID).view());
    }

    /** Headings and rows as the page shows them. */
    private List<List<String>> screen(BoardView view, Function<BigDecimal, String> points) {
        List<List<String>> rows = new ArrayList<>();
        boolean whole = view.sections() != null;
        List<String> headings = new ArrayList<>(List.of("Hạng", "Phường"));
        if (whole) {
            view.sections().forEach(section -> headings.add("Mục " + section.code()));
            headings.addAll(List.of("Điểm cơ bản", "Điểm thưởng", "Điểm trừ", "Tổng điểm", "Số tiêu chí đã chấm",
                    "Xếp loại"));
        } else {
            headings.add("Tổng điểm");
        }
        rows.add(headings);
        for (BoardView.Row row : view.rows()) {
            List<String> cells = new ArrayList<>(List.of(row.rank() + (row.tied() ? " (đồng hạng)" : ""),
                    season.names.of(row.wardCode())));
            if (whole) {
                view.sections().forEach(section -> cells.add(points.apply(row.sections().get(section.code()))));
                cells.addAll(List.of(points.apply(row.base()), points.apply(row.bonus()),
                        points.apply(row.penalty())));
            }
            cells.add(points.apply(row.total()));
            if (whole) {
                cells.addAll(List.of(row.scored() + "/" + row.of(), row.className()));
            }
            rows.add(cells);
        }
        return rows;
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
