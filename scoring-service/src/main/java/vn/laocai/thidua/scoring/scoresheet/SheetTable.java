package vn.laocai.thidua.scoring.scoresheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.criteria.CriteriaTable;
import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.scoring.scoresheet.SheetViews.AppraisedJson;
import vn.laocai.thidua.scoring.scoresheet.SheetViews.CellJson;
import vn.laocai.thidua.scoring.scoresheet.SheetViews.EvidenceJson;
import vn.laocai.thidua.scoring.scoresheet.SheetViews.TotalsJson;

/**
 * The lines of the paper "Bảng tự chấm điểm", from the very views that the screen shows: sections with their sums, leaves
 * with what was entered, the printed line of N/A, and the totals.
 */
final class SheetTable {

    private final CriteriaTable table;
    private final Map<String, CellJson> cells = new HashMap<>();
    private final TotalsJson totals;

    SheetTable(CriteriaTable table, List<CellJson> cells, TotalsJson totals) {
        this.table = table;
        cells.forEach(cell -> this.cells.put(cell.code(), cell));
        this.totals = totals;
    }

    /**
     * One line.
     *
     * @param points
     *            what the ward claims, or the sum of a section; absent where it is missing or waits
     */
    record Line(boolean section, String code, String name, @Nullable BigDecimal max, String unit, String target,
            String result, @Nullable BigDecimal points, String how, String evidence, String note,
            @Nullable BigDecimal cross, @Nullable BigDecimal appraised, @Nullable BigDecimal difference,
            String reason) {}

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        table.roots().forEach(root -> walk(root, lines));
        return lines;
    }

    /** The sums at the foot, in words. */
    List<Line> foot() {
        List<Line> lines = new ArrayList<>();
        lines.add(sum("Tổng điểm các nội dung", totals.base()));
        lines.add(sum("Điểm thưởng", totals.bonus()));
        lines.add(sum("Điểm trừ", totals.penalty().negate()));
        lines.add(sum("TỔNG CỘNG (đã chấm " + totals.scored() + "/" + totals.of() + " tiêu chí)", totals.total()));
        return lines;
    }

    private void walk(Criterion node, List<Line> lines) {
        if (node.isLeaf()) {
            CellJson cell = cells.get(node.code());
            if (cell != null) {
                lines.add(leaf(node, cell));
            }
            return;
        }
        lines.add(new Line(true, node.code(), node.name(), node.max(), "", "", "", totals.nodes().get(node.code()), "",
                "", "", null, null, null, ""));
        node.children().forEach(child -> walk(child, lines));
        BigDecimal adjustment = totals.naAdjustments().get(node.code());
        if (adjustment != null) {
            lines.add(new Line(false, "", "Điều chỉnh N/A", null, "", "", "", adjustment, "", "", "", null, null, null,
                    ""));
        }
    }

    private static Line leaf(Criterion criterion, CellJson cell) {
        Figure figure = cell.figure() == null ? null : Figure.fromMap(cell.figure());
        AppraisedJson appraised = cell.appraised();
        BigDecimal decided = cell.finalPoints() != null
                ? cell.finalPoints()
                : appraised == null ? null : appraised.points();
        BigDecimal claimed = cell.self().points();
        BigDecimal difference = decided == null || claimed == null
                ? null
                : decided.subtract(claimed).setScale(2, RoundingMode.HALF_UP);
        String how = cell.self().how();
        return new Line(false, cell.code(), cell.name(), cell.max(), cell.unit() == null ? "" : cell.unit(),
                FigureText.target(criterion, figure), FigureText.result(criterion, figure), claimed,
                how == null ? "" : how, cell.evidence().stream().map(SheetTable::evidence)
                        .collect(Collectors.joining("; ")),
                cell.note() == null ? "" : cell.note(), cell.cross(), decided, difference,
                appraised == null ? "" : appraised.reason());
    }

    private static String evidence(EvidenceJson evidence) {
        String number = evidence.documentNumber();
        String name = number == null ? evidence.fileName() : "số " + number;
        String page = evidence.page();
        return (name == null ? evidence.sha256().substring(0, 12) : name) + (page == null ? "" : ", tr. " + page);
    }

    private static Line sum(String name, BigDecimal points) {
        return new Line(true, "", name, null, "", "", "", points, "", "", "", null, null, null, "");
    }
}
