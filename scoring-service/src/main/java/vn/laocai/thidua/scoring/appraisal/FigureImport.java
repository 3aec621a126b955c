package vn.laocai.thidua.scoring.appraisal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.appraisal.OfficialFigures.GivenFigure;
import vn.laocai.thidua.scoring.formula.BadFigure;
import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.scoring.scoresheet.Judgement.OfficialSource;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.Refusal;

/**
 * Takes the figures of a department from CSV. The first line names the columns {@code criterionCode, wardCode, actual,
 * target, baseline, choice, met, documentNumber, documentDate, issuer} in any order; the sign between them is the
 * semicolon, the tab or, where there is neither, the comma. All rows are right, or nothing is taken.
 */
@Component
class FigureImport {

    private static final int MOST_ROWS = 2000;
    private static final DateTimeFormatter VIETNAMESE = DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final List<String> COLUMNS = List.of("criterionCode", "wardCode", "actual", "target", "baseline",
            "choice", "met", "documentNumber", "documentDate", "issuer");

    private final OfficialFigures figures;

    FigureImport(OfficialFigures figures) {
        this.figures = figures;
    }

    /** One line of the file; {@code ok} or what is wrong with it and what to do. */
    record RowResult(int line, @Nullable String code, @Nullable String wardCode, boolean ok,
            @Nullable String problemVi, @Nullable String problemEn) {}

    /** What came of it; {@code applied} rows were taken. */
    record Result(boolean dryRun, int applied, List<RowResult> rows) {}

    private record Parsed(int line, String code, String ward, GivenFigure given) {}

    Result run(String seasonId, String csv, boolean dryRun, CommandContext context) {
        List<String[]> lines = CsvLines.read(csv);
        if (lines.size() < 2 || lines.size() > MOST_ROWS + 1) {
            throw Refusal.of(422, "import-size",
                    "Tệp cần một dòng tiêu đề và từ 1 đến " + MOST_ROWS + " dòng số liệu.",
                    "The file needs a line of column names and 1 to " + MOST_ROWS + " rows.");
        }
        Map<String, Integer> columns = columns(lines.getFirst());
        List<RowResult> results = new ArrayList<>();
        List<Parsed> parsed = new ArrayList<>();
        for (int line = 1; line < lines.size(); line++) {
            results.add(row(seasonId, line + 1, lines.get(line), columns, context, parsed));
        }
        boolean apply = !dryRun && results.stream().allMatch(RowResult::ok);
        if (apply) {
            for (Parsed row : parsed) {
                figures.give(seasonId, row.code(), row.ward(), row.given(), null, ofRow(context, row));
            }
        }
        return new Result(dryRun, apply ? parsed.size() : 0, results);
    }

    /** A key per cell: a repeated import takes nothing twice, and the rows of one import are commands of their own. */
    private static CommandContext ofRow(CommandContext context, Parsed row) {
        return new CommandContext(context.actor(), context.command(),
                context.idempotencyKey() + ":" + row.code() + ":" + row.ward(), context.requestHash(),
                context.trace(), context.at());
    }

    private static Map<String, Integer> columns(String[] header) {
        Map<String, Integer> columns = new TreeMap<>();
        for (int i = 0; i < header.length; i++) {
            String name = header[i].strip();
            if (!COLUMNS.contains(name) || columns.put(name, i) != null) {
                throw Refusal.of(422, "import-columns",
                        "Cột “" + name + "” không có hoặc lặp lại. Các cột được dùng: " + String.join(", ", COLUMNS)
                                + ".",
                        "The column “" + name + "” is unknown or stands twice. Columns: " + String.join(", ", COLUMNS)
                                + ".");
            }
        }
        for (String needed : List.of("criterionCode", "wardCode", "documentNumber", "documentDate", "issuer")) {
            if (!columns.containsKey(needed)) {
                throw Refusal.of(422, "import-columns", "Thiếu cột “" + needed + "”. Hãy bổ sung rồi nhập lại.",
                        "The column “" + needed + "” is missing. Add it and import again.");
            }
        }
        return columns;
    }

    private RowResult row(String seasonId, int line, String[] cells, Map<String, Integer> columns,
            CommandContext context, List<Parsed> parsed) {
        String code = text(cells, columns, "criterionCode");
        String ward = text(cells, columns, "wardCode");
        try {
            Figure figure = figure(cells, columns);
            OfficialSource source = source(cells, columns, context.actor().organisation(),
                    context.actor().personId(), context.at());
            if (parsed.stream().anyMatch(one -> one.code().equals(code) && one.ward().equals(ward))) {
                throw new BadRow("Tiêu chí và phường này đã có ở dòng trên. Hãy bỏ một dòng.",
                        "This criterion and ward stand in a row above. Leave one out.");
            }
            Refusal refusal = figures.problem(seasonId, code, ward, figure, context.actor());
            if (refusal != null) {
                return new RowResult(line, code, ward, false, refusal.detailVi(), refusal.detailEn());
            }
            parsed.add(new Parsed(line, code, ward, new GivenFigure(figure, source)));
            return new RowResult(line, code, ward, true, null, null);
        } catch (BadFigure bad) {
            return new RowResult(line, code, ward, false, bad.vi(), bad.en());
        } catch (BadRow bad) {
            return new RowResult(line, code, ward, false, bad.vi, bad.en);
        }
    }

    private static Figure figure(String[] cells, Map<String, Integer> columns) {
        String choice = text(cells, columns, "choice");
        String met = text(cells, columns, "met").toLowerCase(Locale.ROOT);
        Boolean answer = switch (met) {
            case "" -> null;
            case "có", "co", "đạt", "true", "1", "x" -> Boolean.TRUE;
            case "không", "khong", "false", "0" -> Boolean.FALSE;
            default -> throw new BadRow("Cột “met” chỉ nhận “có” hoặc “không”.", "The column “met” takes yes or no.");
        };
        Figure figure = new Figure(number(cells, columns, "actual"), number(cells, columns, "target"),
                number(cells, columns, "baseline"), Map.of(), choice.isEmpty() ? null : choice, null, List.of(),
                answer);
        if (figure.empty()) {
            throw new BadRow("Dòng này không có số liệu. Hãy nhập kết quả hoặc bỏ dòng.",
                    "This row has no figure. Enter one or leave the row out.");
        }
        return figure;
    }

    private static @Nullable BigDecimal number(String[] cells, Map<String, Integer> columns, String name) {
        String text = text(cells, columns, name);
        if (text.isEmpty()) {
            return null;
        }
        return Numbers.read(text).orElseThrow(() -> new BadRow(
                "“" + text + "” ở cột “" + name + "” không rõ là số nào. Hãy viết 1234,5 hoặc 1.234,50.",
                "“" + text + "” in the column “" + name + "” is no clear number. Write 1234,5 or 1.234,50."));
    }

    private static OfficialSource source(String[] cells, Map<String, Integer> columns, String provider, String by,
            Instant at) {
        String number = text(cells, columns, "documentNumber");
        String issuer = text(cells, columns, "issuer");
        if (number.isEmpty() || issuer.isEmpty()) {
            throw new BadRow("Hãy ghi số văn bản và cơ quan ban hành.", "Give the document's number and issuer.");
        }
        return new OfficialSource(provider, number, date(text(cells, columns, "documentDate")), issuer, by, at);
    }

    private static LocalDate date(String text) {
        try {
            return text.contains("/") ? LocalDate.parse(text, VIETNAMESE) : LocalDate.parse(text);
        } catch (DateTimeParseException notADate) {
            throw new BadRow("Ngày văn bản “" + text + "” không đúng. Hãy viết dạng 31/12/2025.",
                    "The document's date “" + text + "” is no date. Write it as 31/12/2025.");
        }
    }

    private static String text(String[] cells, Map<String, Integer> columns, String name) {
        Integer place = columns.get(name);
        return place == null || place >= cells.length ? "" : cells[place].strip();
    }

    /** What is wrong with a row. */
    private static final class BadRow extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String vi;
        private final String en;

        BadRow(String vi, String en) {
            super(en, null, false, false);
            this.vi = vi;
            this.en = en;
        }
    }
}
