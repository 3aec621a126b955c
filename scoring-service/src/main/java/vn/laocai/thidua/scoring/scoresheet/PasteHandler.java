package vn.laocai.thidua.scoring.scoresheet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.criteria.CriteriaVersion;
import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.formula.BadFigure;
import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.scoring.scoresheet.Cell.Entry;
import vn.laocai.thidua.scoring.scoresheet.EntryCommand.EnterCells;
import vn.laocai.thidua.scoring.scoresheet.EntryCommand.NewEntry;
import vn.laocai.thidua.scoring.scoresheet.EntryCommand.Rules;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.Refusal;

/** Takes many cells at once, from a paste or a workbook: all rows or none, and each wrong row with its reason. */
@Component
class PasteHandler {

    private static final int MOST_ROWS = 1_000;

    private final ScoreSheets sheets;
    private final SheetRules rules;
    private final EntryHandler entry;

    PasteHandler(ScoreSheets sheets, SheetRules rules, EntryHandler entry) {
        this.sheets = sheets;
        this.rules = rules;
        this.entry = entry;
    }

    /**
     * A row as it came.
     *
     * @param line
     *            number that the user knows it by, from 1
     * @param note
     *            absent where the row says nothing of notes
     */
    record Row(int line, String code, String result, String target, @Nullable String note) {}

    /** What became of a row. */
    record RowResult(int line, @Nullable String code, boolean ok, @Nullable String problem,
            @Nullable String problemEn) {}

    /**
     * What became of all of them.
     *
     * @param applied
     *            cells that were written; 0 for a trial and where any row is wrong
     */
    record Pasted(boolean dryRun, int applied, List<RowResult> rows) {

        boolean clean() {
            return rows.stream().allMatch(RowResult::ok);
        }
    }

    /** The rows of a text with tabs, as Excel copies them: code, result, target, note. A line of headings is passed over. */
    static List<Row> rows(String text) {
        List<Row> rows = new ArrayList<>();
        int line = 0;
        for (String each : text.split("\\R", -1)) {
            line++;
            String[] parts = each.split("\t", -1);
            String code = SheetText.text(parts[0]);
            boolean heading = line == 1 && (code.equalsIgnoreCase("mã") || code.equalsIgnoreCase("mã tiêu chí")
                    || code.equalsIgnoreCase("code"));
            if (!each.isBlank() && !heading) {
                rows.add(new Row(line, code, part(parts, 1), part(parts, 2), parts.length > 3 ? parts[3] : null));
            }
        }
        return rows;
    }

    /**
     * Tries the rows, and writes them unless this is a trial.
     *
     * @throws Refusal
     *             422 {@code rows-wrong} with the rows where one is wrong and this is no trial
     */
    Pasted paste(String sheetId, List<Row> rows, boolean dryRun, CommandContext context) {
        ScoreSheetId id = ScoreSheets.of(sheetId);
        SheetRights.requireOwnWard(context.actor(), id.wardCode());
        if (rows.isEmpty() || rows.size() > MOST_ROWS) {
            throw Refusal.of(422, "rows-missing",
                    "Không có dòng nào để nhập, hoặc nhiều hơn " + MOST_ROWS + " dòng. Hãy chép lại từ bảng tính.",
                    "There are no rows to take in, or more than " + MOST_ROWS + ". Copy them from the table again.");
        }
        CriteriaVersion version = rules.requireCriteria(id.seasonId());
        Instant now = SheetTime.of(context);
        Rules holding = new Rules(version.table(), rules.window(id.seasonId(), now));
        ScoreSheet sheet = sheets.load(sheetId).state();
        EntryDecider.requireEditable(sheet, holding.window(), now);
        Pasted tried = tried(sheet, rows, holding, dryRun, context, now);
        if (dryRun) {
            return tried;
        }
        if (!tried.clean()) {
            throw Refusal.of(422, "rows-wrong",
                    "Có dòng chưa đúng nên chưa nhập dòng nào. Hãy sửa các dòng được báo rồi nhập lại.",
                    "Some rows are wrong, so none was taken in. Correct them and try again.")
                    .with("rows", tried.rows());
        }
        sheets.handle(id, newest -> command(newest, rows, holding, context, now), context);
        return new Pasted(false, rows.size(), tried.rows());
    }

    private Pasted tried(ScoreSheet sheet, List<Row> rows, Rules holding, boolean dryRun, CommandContext context,
            Instant now) {
        List<RowResult> results = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Row row : rows) {
            if (!seen.add(row.code())) {
                results.add(new RowResult(row.line(), row.code(), false, "Mã " + row.code() + " xuất hiện hai lần.",
                        "The code " + row.code() + " stands twice."));
                continue;
            }
            try {
                EntryDecider.decide(new EnterCells(sheet.id(), List.of(entry(sheet, row, holding)), holding,
                        context.actor().personId(), now), sheet);
                results.add(new RowResult(row.line(), row.code(), true, null, null));
            } catch (Refusal refusal) {
                results.add(new RowResult(row.line(), row.code().isEmpty() ? null : row.code(), false,
                        refusal.detailVi(), refusal.detailEn()));
            }
        }
        return new Pasted(dryRun, 0, results);
    }

    private EnterCells command(ScoreSheet sheet, List<Row> rows, Rules holding, CommandContext context, Instant now) {
        return new EnterCells(sheet.id(), rows.stream().map(row -> entry(sheet, row, holding)).toList(), holding,
                context.actor().personId(), now);
    }

    /** The row as a cell; what the row says nothing of stays as it is. */
    private NewEntry entry(ScoreSheet sheet, Row row, Rules holding) {
        Criterion criterion = EntryRefusals.requireSelfScored(holding.table(), row.code());
        Entry before = sheet.cell(row.code()).entry();
        try {
            Figure read = FigureText.read(criterion, row.result(), row.target());
            Figure figure = read.empty() ? null : entry.figure(sheet.id(), criterion, read.toMap());
            return new NewEntry(row.code(), null, figure,
                    row.note() == null ? (before == null ? null : before.note()) : SheetText.clean(row.note()),
                    before == null ? null : before.achievement(), before == null ? List.of() : before.evidence());
        } catch (BadFigure bad) {
            throw EntryRefusals.impossible(row.code(), bad);
        }
    }

    private static String part(String[] parts, int index) {
        return index < parts.length ? parts[index] : "";
    }
}
