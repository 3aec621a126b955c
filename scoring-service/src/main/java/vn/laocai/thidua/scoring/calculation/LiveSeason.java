package vn.laocai.thidua.scoring.calculation;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.criteria.CriteriaTable;
import vn.laocai.thidua.scoring.formula.ColumnContext;
import vn.laocai.thidua.scoring.formula.LeafScore;

/**
 * A season whose cells change one at a time. Immutable: each change gives another season that shares all that is the
 * same; changing cells one by one gives what calculating all of them at once gives.
 */
public final class LiveSeason {

    private static final BigDecimal ONE = BigDecimal.ONE;

    /** What was given for one ward, and its scores. */
    private static final class Row {

        final @Nullable CellFigures[] cells;
        final boolean[] excused;
        final @Nullable LeafScore[] scores;

        Row(@Nullable CellFigures[] cells, boolean[] excused, @Nullable LeafScore[] scores) {
            this.cells = cells;
            this.excused = excused;
            this.scores = scores;
        }
    }

    /** The ratios of all wards in a column that compares them; null where a ward takes no part. */
    private static final class Compared {

        final @Nullable BigDecimal[] ratios;

        Compared(@Nullable BigDecimal[] ratios) {
            this.ratios = ratios;
        }
    }

    private final Plan plan;
    private final boolean locked;
    private final IndexedMap.Keys wards;
    private final Row[] rows;
    private final @Nullable Compared[] ratios;
    private final SheetResult[] sheets;

    private LiveSeason(Plan plan, boolean locked, IndexedMap.Keys wards, Row[] rows,
            @Nullable Compared[] ratios, SheetResult[] sheets) {
        this.plan = plan;
        this.locked = locked;
        this.wards = wards;
        this.rows = rows;
        this.ratios = ratios;
        this.sheets = sheets;
    }

    /**
     * Calculates everything.
     *
     * @param locked
     *            whether the inputs of all wards are locked; before that columns that compare wards wait (Rule 37)
     * @throws IllegalArgumentException
     *             where a ward comes twice
     */
    public static LiveSeason of(CriteriaTable table, List<SheetFigures> sheets, boolean locked) {
        Plan plan = new Plan(table);
        IndexedMap.Keys wards = new IndexedMap.Keys(sheets.stream().map(SheetFigures::wardCode).toList());
        Row[] rows = new Row[sheets.size()];
        for (int ward = 0; ward < rows.length; ward++) {
            if (wards.place(sheets.get(ward).wardCode()) != ward) {
                throw new IllegalArgumentException("Two sheets of " + sheets.get(ward).wardCode());
            }
            rows[ward] = row(plan, sheets.get(ward));
        }
        @Nullable
        Compared[] ratios = new @Nullable Compared[plan.size()];
        SheetResult[] results = new SheetResult[rows.length];
        LiveSeason season = new LiveSeason(plan, locked, wards, rows, ratios, results);
        ColumnContext[] columns = season.compare();
        for (int ward = 0; ward < rows.length; ward++) {
            Row row = rows[ward];
            for (int leaf = 0; leaf < plan.size(); leaf++) {
                row.scores[leaf] = season.score(row, leaf, columns[leaf]);
            }
            results[ward] = plan.add(wards.code(ward), row.scores);
        }
        return season;
    }

    /** The arithmetic of all wards. */
    public SeasonResult result() {
        return new SeasonResult(new IndexedMap<>(wards, sheets));
    }

    /**
     * The season with another content of one cell; where the column compares wards and its leader changes, the whole
     * column is calculated again.
     *
     * @param cell
     *            null where the cell is emptied
     * @throws IllegalArgumentException
     *             for a ward that has no sheet; a code that the table does not have changes nothing
     */
    public LiveSeason withCell(String wardCode, String code, @Nullable CellFigures cell) {
        int ward = ward(wardCode);
        int leaf = plan.place(code);
        if (leaf < 0) {
            return this;
        }
        Row row = rows[ward];
        @Nullable
        CellFigures[] cells = row.cells.clone();
        cells[leaf] = cell;
        return withRow(ward, leaf, new Row(cells, row.excused, row.scores.clone()));
    }

    /** The season with or without an approved "not applicable" of one ward (Rule 38). */
    public LiveSeason withNotApplicable(String wardCode, String code, boolean notApplicable) {
        int ward = ward(wardCode);
        int leaf = plan.place(code);
        if (leaf < 0 || rows[ward].excused[leaf] == notApplicable) {
            return this;
        }
        Row row = rows[ward];
        boolean[] excused = row.excused.clone();
        excused[leaf] = notApplicable;
        return withRow(ward, leaf, new Row(row.cells, excused, row.scores.clone()));
    }

    private LiveSeason withRow(int ward, int leaf, Row changed) {
        Row[] otherRows = rows.clone();
        otherRows[ward] = changed;
        SheetResult[] otherSheets = sheets.clone();
        ColumnContext column = locked ? new ColumnContext(true, null) : ColumnContext.OPEN;
        @Nullable
        Compared[] otherRatios = ratios;
        Compared before = ratios[leaf];
        if (before != null) {
            @Nullable
            BigDecimal[] after = before.ratios.clone();
            after[ward] = ratio(changed, leaf);
            otherRatios = ratios.clone();
            otherRatios[leaf] = new Compared(after);
            BigDecimal leader = Columns.best(after);
            column = new ColumnContext(true, leader);
            if (!Columns.same(leader, Columns.best(before.ratios))) {
                LiveSeason draft = new LiveSeason(plan, true, wards, otherRows, otherRatios, otherSheets);
                draft.again(leaf, ward, leader);
            }
        }
        changed.scores[leaf] = score(changed, leaf, column);
        otherSheets[ward] = plan.add(wards.code(ward), changed.scores);
        return new LiveSeason(plan, locked, wards, otherRows, otherRatios, otherSheets);
    }

    /** Calculates a column again for all other wards whose points depend on the leader. */
    private void again(int leaf, int except, @Nullable BigDecimal leader) {
        ColumnContext column = new ColumnContext(true, leader);
        for (int ward = 0; ward < rows.length; ward++) {
            BigDecimal ratio = ratio(rows[ward], leaf);
            if (ward != except && ratio != null && ratio.compareTo(ONE) > 0) {
                Row row = new Row(rows[ward].cells, rows[ward].excused, rows[ward].scores.clone());
                row.scores[leaf] = score(row, leaf, column);
                rows[ward] = row;
                sheets[ward] = plan.add(wards.code(ward), row.scores);
            }
        }
    }

    private static Row row(Plan plan, SheetFigures sheet) {
        @Nullable
        CellFigures[] cells = new @Nullable CellFigures[plan.size()];
        boolean[] excused = new boolean[plan.size()];
        for (int leaf = 0; leaf < cells.length; leaf++) {
            String code = plan.leaf(leaf).criterion().code();
            cells[leaf] = sheet.cells().get(code);
            excused[leaf] = !sheet.notApplicable().isEmpty() && sheet.notApplicable().contains(code);
        }
        return new Row(cells, excused, new @Nullable LeafScore[plan.size()]);
    }

    private ColumnContext[] compare() {
        ColumnContext[] columns = new ColumnContext[plan.size()];
        for (int leaf = 0; leaf < columns.length; leaf++) {
            columns[leaf] = locked ? new ColumnContext(true, null) : ColumnContext.OPEN;
            if (locked && plan.leaf(leaf).compares()) {
                @Nullable
                BigDecimal[] column = new @Nullable BigDecimal[rows.length];
                for (int ward = 0; ward < rows.length; ward++) {
                    column[ward] = ratio(rows[ward], leaf);
                }
                ratios[leaf] = new Compared(column);
                columns[leaf] = new ColumnContext(true, Columns.best(column));
            }
        }
        return columns;
    }

    private @Nullable BigDecimal ratio(Row row, int leaf) {
        return row.excused[leaf] ? null : Columns.ratio(plan.leaf(leaf).criterion(), row.cells[leaf]);
    }

    private @Nullable LeafScore score(Row row, int leaf, ColumnContext column) {
        return row.excused[leaf]
                ? null
                : LeafPoints.orMissing(plan.leaf(leaf).criterion(), row.cells[leaf], column);
    }

    private int ward(String wardCode) {
        int ward = wards.place(wardCode);
        if (ward < 0) {
            throw new IllegalArgumentException("No sheet of " + wardCode);
        }
        return ward;
    }
}
