package vn.laocai.thidua.scoring.board;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.board.BoardView.Row;
import vn.laocai.thidua.scoring.board.BoardView.Section;
import vn.laocai.thidua.scoring.office.WardNames;
import vn.laocai.thidua.scoring.paper.Paper;
import vn.laocai.thidua.scoring.paper.Paper.Align;
import vn.laocai.thidua.scoring.paper.Paper.Column;
import vn.laocai.thidua.scoring.paper.Workbook;
import vn.laocai.thidua.support.time.BusinessClock;

/** A board as workbook and as paper: the same rows and columns as on the screen, and the same banner. */
@Component
class BoardExports {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss 'ngày' dd/MM/yyyy", Locale.ROOT)
            .withZone(BusinessClock.ZONE);
    private static final String ISSUER = "KHỐI THI ĐUA CÁC PHƯỜNG";
    private static final String SUPERIOR = "UBND TỈNH LÀO CAI";

    private final WardNames names;

    BoardExports(WardNames names) {
        this.names = names;
    }

    /** XLSX; the banner stands above the table where the board is not final. */
    byte[] xlsx(BoardView board) {
        List<String> notes = new ArrayList<>();
        notes.add("Bảng xếp hạng thi đua – " + TIME.format(board.at()));
        if (board.banner() != null) {
            notes.add(board.banner());
        }
        if (board.resultHash() != null) {
            notes.add("Mã băm kết quả (SHA-256): " + board.resultHash());
        }
        return Workbook.write(List.of(new Workbook.Sheet("Xếp hạng", notes, headings(board), rows(board), List.of())));
    }

    /** PDF; every page is marked where the board is not final. */
    byte[] pdf(BoardView board) {
        Paper paper = new Paper(SUPERIOR, ISSUER).type("BẢNG XẾP HẠNG", "Thi đua " + TIME.format(board.at()))
                .placeAndDate("Lào Cai", LocalDate.ofInstant(board.at(), BusinessClock.ZONE)).landscape();
        List<String> headings = headings(board);
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < headings.size(); i++) {
            columns.add(new Column(headings.get(i), i == 1 ? 3 : 2, i == 1 ? Align.LEFT : Align.RIGHT));
        }
        List<Paper.Row> rows = new ArrayList<>();
        for (List<Object> row : rows(board)) {
            rows.add(new Paper.Row(row.stream().map(BoardExports::text).toList(), false));
        }
        paper.table(columns, rows);
        for (Row row : board.rows()) {
            for (String words : row.tieBreakVi() == null ? List.<String>of() : row.tieBreakVi()) {
                paper.item(names.of(row.wardCode()) + ": " + words);
            }
        }
        if (!board.isFinal()) {
            paper.notFinal();
        }
        if (board.resultHash() != null) {
            paper.contentHash(board.resultHash());
        }
        return paper.pdf();
    }

    private static List<String> headings(BoardView board) {
        List<String> headings = new ArrayList<>(List.of("Hạng", "Phường"));
        if (board.sections() != null) {
            for (Section section : board.sections()) {
                headings.add("Mục " + section.code());
            }
            headings.addAll(List.of("Điểm cơ bản", "Điểm thưởng", "Điểm trừ"));
        }
        headings.add("Tổng điểm");
        if (board.sections() != null) {
            headings.addAll(List.of("Số tiêu chí đã chấm", "Xếp loại"));
        }
        return headings;
    }

    private List<List<Object>> rows(BoardView board) {
        List<List<Object>> rows = new ArrayList<>();
        for (Row row : board.rows()) {
            List<Object> cells = new ArrayList<>();
            cells.add(row.tied() ? row.rank() + " (đồng hạng)" : String.valueOf(row.rank()));
            cells.add(names.of(row.wardCode()));
            if (board.sections() != null) {
                for (Section section : board.sections()) {
                    cells.add(points(row.sections() == null ? null : row.sections().get(section.code())));
                }
                cells.add(points(row.base()));
                cells.add(points(row.bonus()));
                cells.add(points(row.penalty()));
            }
            cells.add(row.total());
            if (board.sections() != null) {
                cells.add(row.scored() == null ? "" : row.scored() + "/" + row.of());
                cells.add(row.className() == null ? "" : row.className());
            }
            rows.add(cells);
        }
        return rows;
    }

    private static Object points(@Nullable BigDecimal points) {
        return points == null ? "" : points;
    }

    private static String text(Object cell) {
        return cell instanceof BigDecimal points ? vietnamese(points) : cell.toString();
    }

    /** {@code 1.234,56}. */
    static String vietnamese(BigDecimal points) {
        String plain = points.abs().toPlainString();
        int dot = plain.indexOf('.');
        String whole = dot < 0 ? plain : plain.substring(0, dot);
        StringBuilder grouped = new StringBuilder();
        for (int i = 0; i < whole.length(); i++) {
            if (i > 0 && (whole.length() - i) % 3 == 0) {
                grouped.append('.');
            }
            grouped.append(whole.charAt(i));
        }
        return (points.signum() < 0 ? "−" : "") + grouped + (dot < 0 ? "" : "," + plain.substring(dot + 1));
    }

    /** Business time in words, for captions. */
    static String time(Instant at) {
        return TIME.format(at);
    }
}
