package vn.laocai.thidua.scoring.formula;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

import vn.laocai.thidua.scoring.formula.Formula.Bands;
import vn.laocai.thidua.scoring.formula.Formula.Checklist;
import vn.laocai.thidua.scoring.formula.Formula.DeductFromMax;
import vn.laocai.thidua.scoring.formula.Formula.ExpertMean;
import vn.laocai.thidua.scoring.formula.Formula.Gate;
import vn.laocai.thidua.scoring.formula.Formula.IndexScale;
import vn.laocai.thidua.scoring.formula.Formula.LeaderRelative;
import vn.laocai.thidua.scoring.formula.Formula.LowerIsBetter;
import vn.laocai.thidua.scoring.formula.Formula.OrdinalMap;
import vn.laocai.thidua.scoring.formula.Formula.PerItem;
import vn.laocai.thidua.scoring.formula.Formula.Proportional;
import vn.laocai.thidua.scoring.formula.Formula.Rubric;
import vn.laocai.thidua.scoring.formula.Formula.SampleSurvey;
import vn.laocai.thidua.scoring.formula.Formula.TargetWithOvershoot;
import vn.laocai.thidua.scoring.formula.Formula.ThresholdThen;
import vn.laocai.thidua.scoring.formula.Formula.YesNo;
import vn.laocai.thidua.scoring.formula.LeafScore.Missing;
import vn.laocai.thidua.scoring.formula.LeafScore.Scored;

/**
 * Turns a figure into points: the same answer for the same input, always between 0 and the maximum, rounded once HALF_UP
 * to two places (Rules 25, 36).
 */
public final class FormulaEngine {

    private FormulaEngine() {}

    /**
     * What the figure earns.
     *
     * @param max
     *            the leaf's maximum M, positive, at most two places
     * @param figure
     *            with its target filled in where the criterion has a common one
     * @throws BadFigure
     *             where the figure cannot be true, such as a negative count or more positive answers than people asked
     */
    public static LeafScore score(Formula formula, BigDecimal max, Figure figure, ColumnContext column) {
        return switch (formula) {
            case Proportional f -> Ratios.proportional(f, max, figure);
            case TargetWithOvershoot f -> Ratios.withOvershoot(f, max, figure);
            case LeaderRelative f -> Ratios.leaderRelative(max, figure, column);
            case Bands f -> Thresholds.bands(f, max, figure);
            case ThresholdThen f -> Thresholds.then(f, max, figure, column);
            case PerItem f -> Counts.perItem(f, max, figure);
            case SampleSurvey f -> Counts.sample(f, max, figure);
            case DeductFromMax f -> Counts.deduct(f, max, figure);
            case Rubric f -> Choices.rubric(f, max, figure);
            case IndexScale f -> Ratios.index(f, max, figure);
            case YesNo f -> Choices.yesNo(max, figure);
            case LowerIsBetter f -> Ratios.lower(f, max, figure);
            case OrdinalMap f -> Choices.ordinal(f, max, figure);
            case Checklist f -> Choices.checklist(f, max, figure);
            case Gate f -> gate(f, max, figure, column);
            case ExpertMean f -> Judges.mean(f, max, figure);
        };
    }

    /**
     * The ratio A/T with which the ward takes part in a column that compares wards (Rule 37); empty where it does not:
     * something missing or impossible, a gate or a threshold not passed, a formula that compares nobody.
     */
    public static Optional<BigDecimal> comparedRatio(Formula formula, Figure figure) {
        BigDecimal actual = figure.actual();
        BigDecimal target = figure.target();
        if (!formula.comparesWards() || actual == null || target == null || actual.signum() < 0
                || target.signum() <= 0) {
            return Optional.empty();
        }
        if (formula instanceof Gate gate) {
            return Boolean.TRUE.equals(figure.met()) ? comparedRatio(gate.then(), figure) : Optional.empty();
        }
        if (formula instanceof ThresholdThen threshold) {
            BigDecimal percentage = Thresholds.percentage(actual, target);
            return percentage.compareTo(threshold.threshold()) < 0
                    ? Optional.empty()
                    : comparedRatio(threshold.then(), Thresholds.printed(figure, percentage));
        }
        return Optional.of(Ratios.ratio(actual, target));
    }

    private static LeafScore gate(Gate gate, BigDecimal max, Figure figure, ColumnContext column) {
        Boolean met = figure.met();
        if (met == null) {
            return new Missing(Set.of("met"));
        }
        if (!met) {
            return new Scored(Points.ZERO, () -> "không có điều kiện “" + gate.preconditionName() + "”: 0,00");
        }
        return switch (score(gate.then(), max, figure.withMet(null), column)) {
            case Scored scored -> new Scored(scored.points(),
                    () -> "có “" + gate.preconditionName() + "”; " + scored.how());
            case Missing missing -> missing;
            case LeafScore.AwaitingLock waiting -> waiting;
        };
    }

    /** Rounded once, and held between 0 and the maximum. */
    static BigDecimal leaf(BigDecimal exact, BigDecimal max) {
        if (exact.signum() <= 0) {
            return Points.ZERO;
        }
        return Points.round(exact.compareTo(max) > 0 ? max : exact);
    }
}
