package vn.laocai.thidua.scoring.calculation;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.calculation.CellFigures.ByFigure;
import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.formula.Formula;
import vn.laocai.thidua.scoring.formula.FormulaEngine;

/** The best ratio of a column that compares wards (Rule 37). */
final class Columns {

    private Columns() {}

    /** The ward's ratio A/T, or null where it takes no part: missing, impossible, points given, or barred by a gate. */
    static @Nullable BigDecimal ratio(Criterion criterion, @Nullable CellFigures cell) {
        Formula formula = criterion.formula();
        return cell instanceof ByFigure given && formula != null
                ? FormulaEngine.comparedRatio(formula, LeafPoints.withTarget(criterion, given.figure())).orElse(null)
                : null;
    }

    /** The best of the ratios, or null where nobody has one. */
    static @Nullable BigDecimal best(@Nullable BigDecimal[] ratios) {
        BigDecimal best = null;
        for (BigDecimal ratio : ratios) {
            if (ratio != null && (best == null || ratio.compareTo(best) > 0)) {
                best = ratio;
            }
        }
        return best;
    }

    /** Whether both are absent or both the same number. */
    static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null ? other == null : other != null && one.compareTo(other) == 0;
    }
}
