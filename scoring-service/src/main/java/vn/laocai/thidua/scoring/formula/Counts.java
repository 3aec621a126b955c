package vn.laocai.thidua.scoring.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import vn.laocai.thidua.scoring.formula.Formula.DeductFromMax;
import vn.laocai.thidua.scoring.formula.Formula.Item;
import vn.laocai.thidua.scoring.formula.Formula.PerItem;
import vn.laocai.thidua.scoring.formula.Formula.SampleSurvey;
import vn.laocai.thidua.scoring.formula.LeafScore.Missing;
import vn.laocai.thidua.scoring.formula.LeafScore.Scored;

import static vn.laocai.thidua.scoring.formula.Points.plain;
import static vn.laocai.thidua.scoring.formula.Points.print;

/** Formulas that count: F6, F7, F8. */
final class Counts {

    private Counts() {}

    static LeafScore perItem(PerItem formula, BigDecimal max, Figure figure) {
        Map<String, Integer> counts = counts(formula.items(), figure);
        Set<String> missing = Set.of();
        BigDecimal sum = BigDecimal.ZERO;
        for (Item item : formula.items()) {
            Integer count = counts.get(item.code());
            if (count == null) {
                missing = missing.isEmpty() ? new TreeSet<>() : missing;
                missing.add("counts/" + item.code());
            } else {
                sum = sum.add(item.points().multiply(BigDecimal.valueOf(count)));
            }
        }
        if (!missing.isEmpty()) {
            return new Missing(missing);
        }
        BigDecimal given = formula.cap();
        BigDecimal cap = given == null ? max : given.min(max);
        BigDecimal exact = sum;
        BigDecimal points = FormulaEngine.leaf(exact.min(cap), max);
        return new Scored(points, () -> {
            List<Item> counted = formula.items().stream().filter(item -> counts.getOrDefault(item.code(), 0) > 0)
                    .toList();
            if (counted.isEmpty()) {
                return "không có mục nào: 0,00";
            }
            String terms = counted.stream().map(item -> counts.get(item.code()) + " × " + plain(item.points()))
                    .collect(Collectors.joining(" + "));
            return exact.compareTo(cap) > 0
                    ? terms + " = " + plain(exact) + ", tối đa " + print(points)
                    : terms + " = " + print(points);
        });
    }

    /** The counts; where there is only one kind of item, a bare number is its count. */
    private static Map<String, Integer> counts(List<Item> items, Figure figure) {
        Map<String, Integer> counts = figure.counts();
        BigDecimal bare = figure.actual();
        if (items.size() == 1 && counts.isEmpty() && bare != null) {
            counts = new LinkedHashMap<>();
            counts.put(items.getFirst().code(), whole(bare, "/actual").intValueExact());
        }
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            String code = entry.getKey();
            if (!known(items, code)) {
                throw new BadFigure("/counts/" + code, "Tiêu chí không có mục “" + code + "”.",
                        "The criterion has no item " + code + ".");
            }
            if (entry.getValue() < 0) {
                throw new BadFigure("/counts/" + code, "Số lượng không được âm: " + entry.getValue() + ".",
                        "A count must not be negative: " + entry.getValue() + ".");
            }
        }
        return counts;
    }

    private static boolean known(List<Item> items, String code) {
        for (Item item : items) {
            if (item.code().equals(code)) {
                return true;
            }
        }
        return false;
    }

    static LeafScore sample(SampleSurvey formula, BigDecimal max, Figure figure) {
        BigDecimal given = figure.actual();
        if (given == null) {
            return new Missing(Set.of("actual"));
        }
        BigDecimal positives = whole(given, "/actual");
        if (positives.compareTo(BigDecimal.valueOf(formula.sampleSize())) > 0) {
            throw new BadFigure("/actual",
                    plain(positives) + " người hài lòng nhiều hơn mẫu " + formula.sampleSize() + " người.",
                    positives + " positive answers are more than the sample of " + formula.sampleSize() + ".");
        }
        BigDecimal points = FormulaEngine.leaf(positives.multiply(formula.unitPoints()), max);
        return new Scored(points, () -> plain(positives) + " × " + plain(formula.unitPoints()) + " = " + print(points)
                + " (mẫu " + formula.sampleSize() + ")");
    }

    static LeafScore deduct(DeductFromMax formula, BigDecimal max, Figure figure) {
        BigDecimal given = figure.actual();
        if (given == null) {
            return new Missing(Set.of("actual"));
        }
        BigDecimal cases = whole(given, "/actual");
        BigDecimal left = max.subtract(cases.multiply(formula.perItem()));
        BigDecimal points = FormulaEngine.leaf(left, max);
        return new Scored(points, () -> plain(max) + " − " + plain(cases) + " × " + plain(formula.perItem())
                + (left.signum() < 0 ? " < 0, lấy 0,00" : " = " + print(points)));
    }

    private static BigDecimal whole(BigDecimal value, String pointer) {
        Ratios.notNegative(value, pointer);
        try {
            BigDecimal whole = value.setScale(0, RoundingMode.UNNECESSARY);
            whole.intValueExact();
            return whole;
        } catch (ArithmeticException e) {
            throw new BadFigure(pointer, "Số lượng phải là số nguyên: " + plain(value) + ".",
                    "A count is a whole number: " + value.toPlainString() + ".");
        }
    }
}
