package vn.laocai.thidua.scoring.scoresheet;

import vn.laocai.thidua.scoring.calculation.SeasonCalculator;
import vn.laocai.thidua.scoring.calculation.SheetFigures;
import vn.laocai.thidua.scoring.calculation.SheetResult;
import vn.laocai.thidua.scoring.criteria.CriteriaTable;

/** The sums of one sheet by itself: what compares wards waits for the lock. */
final class SheetSums {

    private SheetSums() {}

    static SheetResult of(CriteriaTable table, SheetFigures figures) {
        return SeasonCalculator.sheet(table, figures);
    }

    /** What the ward itself claims. */
    static SheetResult claimed(CriteriaTable table, ScoreSheet sheet) {
        return of(table, SheetView.of(sheet, 0).selfFigures());
    }
}
