package vn.laocai.thidua.scoring.calculation;

import java.util.List;

import vn.laocai.thidua.scoring.criteria.CriteriaTable;

/**
 * Adds a season up: {@code base + min(bonus, cap) − min(penalty, cap)}, not below 0, from the printed points of the
 * leaves (Rules 25, 36, 37, 40). Pure: the same input gives the same result, whatever its order.
 */
public final class SeasonCalculator {

    private SeasonCalculator() {}

    /**
     * The arithmetic of all sheets.
     *
     * @param locked
     *            whether the inputs of all wards are locked; before that leader-relative leaves wait (Rule 37)
     */
    public static SeasonResult calculate(CriteriaTable table, List<SheetFigures> sheets, boolean locked) {
        return LiveSeason.of(table, sheets, locked).result();
    }

    /** The arithmetic of one ward by itself; what compares wards waits. */
    public static SheetResult sheet(CriteriaTable table, SheetFigures sheet) {
        SheetResult result = calculate(table, List.of(sheet), false).sheets().get(sheet.wardCode());
        if (result == null) {
            throw new IllegalStateException("No result of " + sheet.wardCode());
        }
        return result;
    }
}
