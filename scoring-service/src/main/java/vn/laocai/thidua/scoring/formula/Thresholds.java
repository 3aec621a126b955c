package vn.laocai.thidua.scoring.formula;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

import vn.laocai.thidua.scoring.formula.Formula.Band;
import vn.laocai.thidua.scoring.formula.Formula.Bands;
import vn.laocai.thidua.scoring.formula.Formula.ThresholdThen;
import vn.laocai.thidua.scoring.formula.LeafScore.AwaitingLock;
import vn.laocai.thidua.scoring.formula.LeafScore.Missing;
import vn.laocai.thidua.scoring.formula.LeafScore.Scored;

import static vn.laocai.thidua.scoring.formula.Points.plain;
import static vn.laocai.thidua.scoring.formula.Points.print;

/** Formulas that compare the printed, twice-decimal value with a limit: F4, F5. */
final class Thresholds {

    private Thresholds() {}

    static LeafScore bands(Bands formula, BigDecimal max, Figure figure) {
        BigDecimal actual = figure.actual();
        if (actual == null) {
            return new Missing(Set.of("actual"));
        }
        BigDecimal value = figure.target() == null ? Points.round(actual) : percentage(actual, figure.target());
        List<Band> bands = formula.bands();
        for (int i = 0; i < bands.size(); i++) {
            Band band = bands.get(i);
            boolean last = i == bands.size() - 1;
            if (holds(band, value, last)) {
                BigDecimal points = FormulaEngine.leaf(band.points(), max);
                return new Scored(points, () -> plain(value) + " thuộc khoảng " + interval(band, last) + ": "
                        + print(points));
            }
        }
        if (!bands.isEmpty() && value.compareTo(bands.getFirst().lo()) < 0) {
            return new Scored(Points.ZERO, () -> plain(value) + " dưới " + plain(bands.getFirst().lo()) + ": 0,00");
        }
        throw new BadFigure("/actual",
                "Giá trị " + plain(value) + " không thuộc khoảng điểm nào của tiêu chí. Kiểm tra lại số liệu.",
                "The value " + value.toPlainString() + " is in none of the criterion's bands. Check the figure.");
    }

    static LeafScore then(ThresholdThen formula, BigDecimal max, Figure figure, ColumnContext column) {
        BigDecimal actual = figure.actual();
        BigDecimal target = figure.target();
        if (actual == null || target == null) {
            return Ratios.missing(actual, target);
        }
        BigDecimal percentage = percentage(actual, target);
        if (percentage.compareTo(formula.threshold()) < 0) {
            return new Scored(Points.ZERO,
                    () -> plain(percentage) + "% dưới ngưỡng " + plain(formula.threshold()) + "%: 0,00");
        }
        return switch (FormulaEngine.score(formula.then(), max, printed(figure, percentage), column)) {
            case Scored scored -> new Scored(scored.points(), () -> "đạt ngưỡng " + plain(formula.threshold()) + "%; "
                    + scored.how());
            case Missing missing -> missing;
            case AwaitingLock waiting -> waiting;
        };
    }

    /** What was achieved in per cent of the target, rounded to the two places that people see. */
    static BigDecimal percentage(BigDecimal actual, BigDecimal target) {
        return Points.round(Ratios.ratio(actual, target).multiply(Points.HUNDRED));
    }

    /** What the nested formula gets: the percentage that was compared, not the longer one behind it. */
    static Figure printed(Figure figure, BigDecimal percentage) {
        return new Figure(percentage, Points.HUNDRED, figure.baseline(), figure.counts(), figure.choice(),
                figure.checked(), figure.judged(), figure.met());
    }

    private static boolean holds(Band band, BigDecimal value, boolean last) {
        if (value.compareTo(band.lo()) < 0) {
            return false;
        }
        BigDecimal hi = band.hi();
        if (hi == null) {
            return true;
        }
        int side = value.compareTo(hi);
        return side < 0 || (last && side == 0);
    }

    private static String interval(Band band, boolean last) {
        BigDecimal hi = band.hi();
        if (hi == null) {
            return "từ " + plain(band.lo()) + " trở lên";
        }
        return "[" + plain(band.lo()) + "; " + plain(hi) + (last ? "]" : ")");
    }
}
