package vn.laocai.thidua.scoring.scoresheet;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.calendar.WorkingDays;
import vn.laocai.thidua.scoring.criteria.CriteriaVersion;
import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.office.WardNames;
import vn.laocai.thidua.scoring.paper.BadWorkbook;
import vn.laocai.thidua.scoring.paper.Numbers;
import vn.laocai.thidua.scoring.paper.Paper;
import vn.laocai.thidua.scoring.paper.Paper.Align;
import vn.laocai.thidua.scoring.paper.Paper.Column;
import vn.laocai.thidua.scoring.paper.Paper.Row;
import vn.laocai.thidua.scoring.paper.Workbook;
import vn.laocai.thidua.scoring.paper.Workbook.ReadRow;
import vn.laocai.thidua.scoring.paper.Workbook.Sheet;
import vn.laocai.thidua.scoring.paper.Workbook.Table;
import vn.laocai.thidua.scoring.scoresheet.Cell.Entry;
import vn.laocai.thidua.scoring.scoresheet.SheetRights.Sight;
import vn.laocai.thidua.scoring.scoresheet.SheetTable.Line;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.Refusal;

/** The sheet as XLSX and as the paper "Bảng tự chấm điểm", with the same numbers as the screen, and XLSX back in. */
@Component
class SheetExports {

    static final String NOT_FINAL = "CHƯA PHẢI KẾT QUẢ CUỐI CÙNG";

    private static final String CODE = "Mã";
    private static final String RESULT = "Kết quả";
    private static final String TARGET = "Chỉ tiêu";
    private static final String NOTE = "Ghi chú";
    private static final List<String> HEADINGS = List.of(CODE, "Tiêu chí", "Điểm tối đa", "Đơn vị", TARGET, RESULT,
            "Điểm tự chấm", "Diễn giải", "Minh chứng", NOTE);
    private static final List<String> JUDGED = List.of("Chấm chéo", "Thẩm định", "Chênh lệch", "Lý do");

    private final SheetCard card;
    private final SheetRules rules;
    private final SheetRights rights;
    private final WardNames names;

    SheetExports(SheetCard card, SheetRules rules, SheetRights rights, WardNames names) {
        this.card = card;
        this.rules = rules;
        this.rights = rights;
        this.names = names;
    }

    /** The sheet as a workbook of one table that can be filled in and read back. */
    byte[] workbook(ScoreSheet sheet, Actor reader, Instant now) {
        Sight sight = sight(sheet, reader, now);
        SheetTable table = table(sheet, sight, reader, now);
        List<String> headings = new ArrayList<>(HEADINGS);
        if (sight == Sight.ALL) {
            headings.addAll(JUDGED);
        }
        List<List<?>> rows = new ArrayList<>();
        table.lines().forEach(line -> rows.add(row(line, sight)));
        table.foot().forEach(line -> rows.add(row(line, sight)));
        return Workbook.write(List.of(new Sheet("Tu cham diem",
                List.of("BẢNG TỰ CHẤM ĐIỂM – PHƯỜNG " + upper(sheet), "Mùa thi đua: " + sheet.id().seasonId(),
                        "Trạng thái: " + SheetRefusals.vi(sheet.state()) + banner(sheet), hash(sheet)),
                headings, rows, List.of(8, 50, 10, 10, 12, 16, 12, 40, 30, 30, 10, 10, 10, 30))));
    }

    /** The sheet as a paper on which the ward's council signs. */
    Paper paper(ScoreSheet sheet, Actor reader, Instant now) {
        Sight sight = sight(sheet, reader, now);
        SheetTable table = table(sheet, sight, reader, now);
        boolean judged = sight == Sight.ALL && sheet.cells().values().stream()
                .anyMatch(cell -> !cell.judgement().equals(Judgement.NONE));
        List<Column> columns = new ArrayList<>(List.of(new Column(CODE, 5, Align.LEFT),
                new Column("Tiêu chí", 22, Align.LEFT), new Column("Điểm tối đa", 6, Align.RIGHT),
                new Column(TARGET, 7, Align.RIGHT), new Column(RESULT, 9, Align.RIGHT),
                new Column("Điểm tự chấm", 7, Align.RIGHT), new Column("Diễn giải", 18, Align.LEFT),
                new Column("Minh chứng", 14, Align.LEFT)));
        if (judged) {
            columns.addAll(List.of(new Column("Chấm chéo", 6, Align.RIGHT), new Column("Thẩm định", 6, Align.RIGHT),
                    new Column("Chênh lệch", 6, Align.RIGHT), new Column("Lý do", 12, Align.LEFT)));
        }
        List<Row> rows = new ArrayList<>();
        table.lines().forEach(line -> rows.add(printed(line, judged)));
        table.foot().forEach(line -> rows.add(printed(line, judged)));
        Paper paper = new Paper(null, "UBND PHƯỜNG " + upper(sheet))
                .placeAndDate(names.of(sheet.id().wardCode()), LocalDate.ofInstant(now, WorkingDays.ZONE))
                .type("BẢNG TỰ CHẤM ĐIỂM", "Kết quả thực hiện các tiêu chí thi đua, mùa " + sheet.id().seasonId())
                .line("Trạng thái: " + SheetRefusals.vi(sheet.state()), Align.LEFT, false).table(columns, rows)
                .signature(List.of("TM. HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG", "CHỦ TỊCH"), "").landscape();
        Filing.Snapshot last = sheet.filing().last();
        if (last != null && handedIn(sheet)) {
            paper.line("Mã băm bản nộp lần " + last.number() + ": " + last.sha256(), Align.LEFT, false);
        }
        return sheet.state() == SheetState.PUBLISHED ? paper : paper.notFinal();
    }

    /**
     * The rows of a filled-in workbook, without those that say nothing new.
     *
     * @throws Refusal
     *             422 {@code workbook-unreadable}
     */
    List<PasteHandler.Row> read(ScoreSheet sheet, byte[] bytes) {
        CriteriaVersion version = rules.requireCriteria(sheet.id().seasonId());
        Set<String> sections = new HashSet<>();
        version.table().all().filter(node -> !node.isLeaf()).map(Criterion::code).forEach(sections::add);
        Table table;
        try {
            table = Workbook.read(bytes).stream()
                    .flatMap(read -> read.table(List.of(CODE, RESULT)).stream()).findFirst().orElseThrow(
                            () -> unreadable("Không tìm thấy bảng có cột “Mã” và “Kết quả”. Hãy dùng tệp đã xuất.",
                                    "There is no table with the columns “Mã” and “Kết quả”. Use the exported file."));
        } catch (BadWorkbook bad) {
            throw unreadable(bad.vi(), bad.en());
        }
        List<PasteHandler.Row> rows = new ArrayList<>();
        for (ReadRow row : table.rows()) {
            String code = row.text(table.column(CODE));
            boolean mine = version.table().leaf(code).map(Criterion::selfScorable).orElse(true);
            if (!code.isEmpty() && !sections.contains(code) && mine) {
                PasteHandler.Row one = new PasteHandler.Row(row.number(), code, value(row, table.column(RESULT)),
                        value(row, table.column(TARGET)),
                        table.column(NOTE) < 0 ? null : row.text(table.column(NOTE)));
                if (!unchanged(sheet, version, one)) {
                    rows.add(one);
                }
            }
        }
        return rows;
    }

    private static boolean unchanged(ScoreSheet sheet, CriteriaVersion version, PasteHandler.Row row) {
        Criterion criterion = version.table().leaf(row.code()).orElse(null);
        if (criterion == null) {
            return false;
        }
        Entry entry = sheet.cell(row.code()).entry();
        String note = entry == null || entry.note() == null ? "" : entry.note();
        return FigureText.result(criterion, entry == null ? null : entry.figure()).equals(row.result())
                && FigureText.target(criterion, entry == null ? null : entry.figure()).equals(row.target())
                && (row.note() == null || note.equals(SheetText.text(row.note())));
    }

    /** A number as it would be typed here, so that 1.044 of a spreadsheet does not become a thousand and forty-four. */
    private static String value(ReadRow row, int column) {
        return column >= 0 && column < row.cells().size() && row.cells().get(column) instanceof BigDecimal number
                ? Numbers.write(number)
                : row.text(column);
    }

    private SheetTable table(ScoreSheet sheet, Sight sight, Actor reader, Instant now) {
        CriteriaVersion version = rules.requireCriteria(sheet.id().seasonId());
        SheetPainter painter = card.painter(sheet, version, sight, reader, null, now);
        return new SheetTable(version.table(), painter.cells(), painter.totals());
    }

    private Sight sight(ScoreSheet sheet, Actor reader, Instant now) {
        Sight sight = rights.sight(reader, sheet, now);
        if (!sight.whole()) {
            throw SheetRefusals.notReadable();
        }
        return sight;
    }

    private static List<Object> row(Line line, Sight sight) {
        List<Object> row = new ArrayList<>(List.of(line.code(), line.name(), value(line.max()), line.unit(),
                line.target(), line.result(), value(line.points()), line.how(), line.evidence(), line.note()));
        if (sight == Sight.ALL) {
            row.addAll(List.of(value(line.cross()), value(line.appraised()), value(line.difference()),
                    line.reason()));
        }
        return row;
    }

    private static Row printed(Line line, boolean judged) {
        List<String> cells = new ArrayList<>(List.of(line.code(), line.name(), print(line.max()), line.target(),
                line.result(), print(line.points()), line.how(), line.evidence()));
        if (judged) {
            cells.addAll(List.of(print(line.cross()), print(line.appraised()), print(line.difference()),
                    line.reason()));
        }
        return new Row(cells, line.section());
    }

    private static Object value(@Nullable BigDecimal number) {
        return number == null ? "" : number;
    }

    private static String print(@Nullable BigDecimal number) {
        return number == null ? "" : SheetText.number(number);
    }

    private static String banner(ScoreSheet sheet) {
        return sheet.state() == SheetState.PUBLISHED ? "" : " – " + NOT_FINAL;
    }

    private static String hash(ScoreSheet sheet) {
        Filing.Snapshot last = sheet.filing().last();
        return last == null || !handedIn(sheet)
                ? "Chưa nộp"
                : "Mã băm bản nộp lần " + last.number() + ": " + last.sha256();
    }

    private static boolean handedIn(ScoreSheet sheet) {
        return switch (sheet.state()) {
            case NOT_STARTED, DRAFT, RETURNED, NOT_SUBMITTED, LATE_ACCEPTED -> false;
            case SUBMITTED, ACCEPTED, CROSS_SCORING, CROSS_SCORED, APPRAISING, APPRAISED_ROUND1, EXPLAINED, FINAL,
                    DELIBERATED, PUBLISHED ->
                true;
        };
    }

    private String upper(ScoreSheet sheet) {
        return names.of(sheet.id().wardCode()).toUpperCase(Locale.forLanguageTag("vi"));
    }

    private static Refusal unreadable(String vi, String en) {
        return Refusal.of(422, "workbook-unreadable", vi, en);
    }
}
