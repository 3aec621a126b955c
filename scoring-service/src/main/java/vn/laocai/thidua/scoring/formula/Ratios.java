package vn.laocai.thidua.scoring.formula;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.formula.Formula.IndexScale;
import vn.laocai.thidua.scoring.formula.Formula.LowerIsBetter;
import vn.laocai.thidua.scoring.formula.Formula.Proportional;
import vn.laocai.thidua.scoring.formula.Formula.TargetWithOvershoot;
import vn.laocai.thidua.scoring.formula.LeafScore.AwaitingLock;
import vn.laocai.thidua.scoring.formula.LeafScore.Missing;
import vn.laocai.thidua.scoring.formula.LeafScore.Scored;

import static vn.laocai.thidua.scoring.formula.Points.percent;
import static vn.laocai.thidua.scoring.formula.Points.plain;
import static vn.laocai.thidua.scoring.formula.Points.print;

/** Formulas that multiply a ratio: F1, F2, F3, F10, F12. */
final class Ratios {

    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private Ratios() {}

    static LeafScore proportional(Proportional formula, BigDecimal max, Figure figure) {
        BigDecimal actual = figure.actual();
        BigDecimal target = figure.target();
        if (actual == null || target == null) {
            return missing(actual, target);
        }
        BigDecimal ratio = ratio(actual, target);
        BigDecimal counted = ratio.min(formula.cap());
        BigDecimal points = FormulaEngine.leaf(max.multiply(counted), max);
        return new Scored(points, () -> {
            String achieved = plain(actual) + " / " + plain(target);
            if (ratio.compareTo(formula.cap()) <= 0) {
                return achieved + " × " + plain(max)
                        + (max.multiply(ratio).compareTo(max) > 0
                                ? ", tối đa " + plain(max)
                                : "")
                        + " = " + print(points);
            }
            return achieved + " = " + percent(ratio) + ", tính tối đa " + percent(formula.cap()) + " × " + plain(max)
                    + " = " + print(points);
        });
    }

    static LeafScore withOvershoot(TargetWithOvershoot formula, BigDecimal max, Figure figure) {
        BigDecimal actual = figure.actual();
        BigDecimal target = figure.target();
        if (actual == null || target == null) {
            return missing(actual, target);
        }
        BigDecimal ratio = ratio(actual, target);
        BigDecimal share = formula.baseShare();
        if (actual.compareTo(target) < 0) {
            BigDecimal points = FormulaEngine.leaf(max.multiply(share).multiply(ratio), max);
            return new Scored(points, () -> plain(actual) + " / " + plain(target) + " × " + percent(share) + " × "
                    + plain(max) + " = " + print(points));
        }
        BigDecimal beyond = overshoot(ratio, formula.cap());
        BigDecimal rest = ONE.subtract(share);
        BigDecimal points = FormulaEngine.leaf(max.multiply(share.add(rest.multiply(beyond))), max);
        return new Scored(points, () -> {
            String base = percent(share) + " × " + plain(max);
            if (ratio.compareTo(ONE) == 0) {
                return "đạt chỉ tiêu: " + base + " = " + print(points);
            }
            if (ratio.compareTo(formula.cap()) >= 0) {
                return plain(actual) + " / " + plain(target) + " = " + percent(ratio) + ", từ "
                        + percent(formula.cap()) + " được trọn " + print(points);
            }
            return base + " + " + percent(rest) + " × " + plain(max) + " × (" + plain(actual) + " / " + plain(target)
                    + " − 1) / (" + plain(formula.cap()) + " − 1) = " + print(points);
        });
    }

    /** How far beyond the target, 0 to 1; a cap that leaves no room gives all of it. */
    private static BigDecimal overshoot(BigDecimal ratio, BigDecimal cap) {
        BigDecimal room = cap.subtract(ONE);
        if (room.signum() <= 0) {
            return ONE;
        }
        return Points.ratio(ratio.subtract(ONE), room).min(ONE);
    }

    static LeafScore leaderRelative(BigDecimal max, Figure figure, ColumnContext column) {
        BigDecimal actual = figure.actual();
        BigDecimal target = figure.target();
        if (actual == null || target == null) {
            return missing(actual, target);
        }
        BigDecimal ratio = ratio(actual, target);
        BigDecimal leader = column.leader();
        if (!column.locked() || leader == null) {
            return new AwaitingLock();
        }
        BigDecimal half = max.multiply(HALF);
        int side = ratio.compareTo(ONE);
        if (side < 0) {
            BigDecimal points = FormulaEngine.leaf(half.multiply(ratio), max);
            return new Scored(points, () -> plain(actual) + " / " + plain(target) + " × " + half(max) + " = "
                    + print(points));
        }
        if (side == 0) {
            BigDecimal points = FormulaEngine.leaf(half, max);
            return new Scored(points, () -> "đạt chỉ tiêu: " + half(max) + " = " + print(points));
        }
        BigDecimal best = leader.max(ratio);
        BigDecimal lead = Points.ratio(ratio.subtract(ONE), best.subtract(ONE));
        BigDecimal points = FormulaEngine.leaf(half.add(half.multiply(lead)), max);
        return new Scored(points, () -> half(max) + " + " + half(max) + " × (" + plain(actual) + " / " + plain(target)
                + " − 1) / (" + plain(best) + " − 1) = " + print(points)
                + (ratio.compareTo(best) == 0 ? " (cao nhất khối)" : ""));
    }

    private static String half(BigDecimal max) {
        return "50% × " + plain(max);
    }

    static LeafScore index(IndexScale formula, BigDecimal max, Figure figure) {
        BigDecimal index = figure.actual();
        if (index == null) {
            return new Missing(Set.of("actual"));
        }
        notNegative(index, "/actual");
        BigDecimal exact = index.multiply(formula.factor());
        if (exact.compareTo(max) > 0) {
            throw new BadFigure("/actual",
                    "Chỉ số " + plain(index) + " vượt thang: " + plain(index) + " × " + plain(formula.factor())
                            + " lớn hơn điểm tối đa " + plain(max) + ". Kiểm tra lại dấu thập phân.",
                    "Index " + index.toPlainString() + " is beyond the scale: with factor "
                            + formula.factor().toPlainString() + " it exceeds " + max.toPlainString()
                            + ". Check the decimal point.");
        }
        BigDecimal points = FormulaEngine.leaf(exact, max);
        return new Scored(points, () -> plain(index) + " × " + plain(formula.factor()) + " = " + print(points));
    }

    static LeafScore lower(LowerIsBetter formula, BigDecimal max, Figure figure) {
        BigDecimal actual = figure.actual();
        BigDecimal baseline = figure.baseline();
        if (actual == null || baseline == null) {
            Set<String> parts = new HashSet<>();
            if (actual == null) {
                parts.add("actual");
            }
            if (baseline == null) {
                parts.add("baseline");
            }
            return new Missing(parts);
        }
        notNegative(actual, "/actual");
        notNegative(baseline, "/baseline");
        if (baseline.signum() == 0) {
            BigDecimal points = actual.signum() == 0 ? FormulaEngine.leaf(max, max) : Points.ZERO;
            return new Scored(points, () -> "năm trước 0, năm nay " + plain(actual) + ": " + print(points));
        }
        BigDecimal fall = Points.ratio(baseline.subtract(actual), baseline);
        BigDecimal reached = reached(fall, formula.goal());
        BigDecimal points = FormulaEngine.leaf(max.multiply(reached), max);
        return new Scored(points, () -> {
            String change = "(" + plain(baseline) + " − " + plain(actual) + ") / " + plain(baseline) + " = "
                    + percent(fall);
            if (fall.signum() <= 0) {
                return change + ", không giảm: " + print(points);
            }
            if (fall.compareTo(formula.goal()) >= 0) {
                return change + ", đạt mức giảm " + percent(formula.goal()) + ": trọn " + print(points);
            }
            return "(" + plain(baseline) + " − " + plain(actual) + ") / " + plain(baseline) + " / "
                    + percent(formula.goal()) + " × " + plain(max) + " = " + print(points);
        });
    }

    private static BigDecimal reached(BigDecimal fall, BigDecimal goal) {
        if (fall.signum() < 0 || (fall.signum() == 0 && goal.signum() > 0)) {
            return BigDecimal.ZERO;
        }
        if (goal.signum() <= 0) {
            return ONE;
        }
        return Points.ratio(fall, goal).min(ONE);
    }

    /** A / T to ten places. */
    static BigDecimal ratio(BigDecimal actual, BigDecimal target) {
        notNegative(actual, "/actual");
        if (target.signum() <= 0) {
            throw new BadFigure("/target",
                    "Chỉ tiêu phải lớn hơn 0. Nếu không được giao chỉ tiêu, đề nghị “không áp dụng”.",
                    "A target is greater than 0. Where none was set, request \"not applicable\".");
        }
        return Points.ratio(actual, target);
    }

    static void notNegative(BigDecimal value, String pointer) {
        if (value.signum() < 0) {
            throw new BadFigure(pointer, "Số liệu không được âm: " + plain(value) + ".",
                    "The figure must not be negative: " + value.toPlainString() + ".");
        }
    }

    static Missing missing(@Nullable BigDecimal actual, @Nullable BigDecimal target) {
        if (actual != null) {
            return new Missing(Set.of("target"));
        }
        return new Missing(target == null ? Set.of("actual", "target") : Set.of("actual"));
    }
}
