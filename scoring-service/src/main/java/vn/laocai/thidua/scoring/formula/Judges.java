package vn.laocai.thidua.scoring.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import vn.laocai.thidua.scoring.formula.Formula.ExpertMean;
import vn.laocai.thidua.scoring.formula.LeafScore.Missing;
import vn.laocai.thidua.scoring.formula.LeafScore.Scored;

import static vn.laocai.thidua.scoring.formula.Points.plain;
import static vn.laocai.thidua.scoring.formula.Points.print;

/** The mean of a panel: F16. */
final class Judges {

    /** From this size on the highest and the lowest are left out. */
    private static final int TRIMMED_FROM = 5;

    private Judges() {}

    static LeafScore mean(ExpertMean formula, BigDecimal max, Figure figure) {
        List<BigDecimal> judged = figure.judged();
        if (judged.isEmpty()) {
            return new Missing(Set.of("judged"));
        }
        for (int i = 0; i < judged.size(); i++) {
            possible(formula, max, judged.get(i), "/judged/" + i);
        }
        List<BigDecimal> sorted = new ArrayList<>(judged);
        sorted.sort(null);
        boolean trimmed = sorted.size() >= TRIMMED_FROM;
        List<BigDecimal> counted = trimmed ? sorted.subList(1, sorted.size() - 1) : sorted;
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal given : counted) {
            sum = sum.add(given);
        }
        BigDecimal points = sum.divide(BigDecimal.valueOf(counted.size()), 2, RoundingMode.HALF_UP);
        return new Scored(points, () -> {
            String terms = counted.stream().map(Points::plain).collect(Collectors.joining(" + "));
            String left = trimmed
                    ? " (bỏ cao nhất " + plain(sorted.getLast()) + " và thấp nhất " + plain(sorted.getFirst()) + ")"
                    : "";
            return (counted.size() == 1 ? terms : "(" + terms + ") / " + counted.size()) + " = " + print(points) + left;
        });
    }

    private static void possible(ExpertMean formula, BigDecimal max, BigDecimal given, String pointer) {
        if (given.signum() < 0 || given.compareTo(max) > 0) {
            throw new BadFigure(pointer, "Điểm của giám khảo phải từ 0 đến " + plain(max) + ".",
                    "A judge gives between 0 and " + max.toPlainString() + ".");
        }
        BigDecimal step = formula.step();
        if (step.signum() > 0 && given.remainder(step).signum() != 0) {
            throw new BadFigure(pointer, "Điểm của giám khảo theo bước " + plain(step) + "; " + plain(given)
                    + " không hợp lệ.",
                    "A judge gives multiples of " + step.toPlainString() + "; "
                            + given.toPlainString() + " is none.");
        }
    }
}
