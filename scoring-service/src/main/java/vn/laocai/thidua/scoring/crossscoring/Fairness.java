package vn.laocai.thidua.scoring.crossscoring;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * A look at how fair the cross-scores were: advice for the council and the monitor, never a penalty. Pure, decimal.
 *
 * <p>
 * For every cell that more than one ward scored, the difference of a scorer is his points less the mean of the others,
 * in percent of the criterion's maximum. A scorer's index is the mean of his differences over all targets: above zero he
 * is lenient, below severe. What he gives one target beyond his own habit is his favour to it. Two wards (or three in a
 * circle) that each favour the next by more than {@code max(6 %, 3 × spread)} are pointed out; so are long reasons
 * that nearly repeat one another.
 */
final class Fairness {

    private static final MathContext EXACT = new MathContext(20, RoundingMode.HALF_UP);
    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final BigDecimal INDEX_LIMIT = new BigDecimal("5");
    private static final BigDecimal FAVOUR_LIMIT = new BigDecimal("6");
    private static final BigDecimal SPREADS = new BigDecimal("3");
    /** Fewer common cells than this say nothing. */
    private static final int FEWEST_CELLS = 3;

    private Fairness() {}

    /**
     * One cell that was scored.
     *
     * @param max
     *            the criterion's maximum, above zero
     */
    record Given(String scorer, String target, String code, BigDecimal points, BigDecimal max,
            @Nullable String reason) {}

    /** How severe a scorer is: index in percent of the maximum, two decimals, and the cells that it rests on. */
    record Severity(String scorer, BigDecimal index, int cells, boolean notable) {}

    /** Wards that favour each other in a circle, with what each gives the next in percent of the maximum. */
    record FavourCircle(List<String> wards, List<BigDecimal> favours) {}

    /** Two reasons that nearly repeat one another; similarity from 0.00 to 1.00. */
    record RepeatedReason(String scorer, String target, String code, String otherScorer, String otherTarget,
            String otherCode, BigDecimal similarity) {}

    /** What was found. */
    record Report(List<Severity> severity, List<FavourCircle> circles, List<RepeatedReason> reasons) {}

    private record Edge(String scorer, String target) {}

    /** Looks at the cells. */
    static Report of(Collection<Given> cells) {
        Map<Edge, List<BigDecimal>> differences = differences(cells);
        List<Severity> severity = new ArrayList<>();
        for (String scorer : scorers(differences)) {
            List<BigDecimal> all = differences.entrySet().stream().filter(e -> e.getKey().scorer().equals(scorer))
                    .flatMap(e -> e.getValue().stream()).toList();
            BigDecimal mean = mean(all);
            severity.add(new Severity(scorer, scaled(mean), all.size(),
                    all.size() >= FEWEST_CELLS && mean.abs().compareTo(INDEX_LIMIT) > 0));
        }
        severity.sort(Comparator.comparing(Severity::index).thenComparing(Severity::scorer));
        return new Report(severity, circles(favours(differences)), SimilarReasons.of(cells));
    }

    private static Set<String> scorers(Map<Edge, List<BigDecimal>> differences) {
        Set<String> scorers = new TreeSet<>();
        differences.keySet().forEach(edge -> scorers.add(edge.scorer()));
        return scorers;
    }

    /** Per scorer and target the differences from the mean of the other scorers, in percent of the maximum. */
    private static Map<Edge, List<BigDecimal>> differences(Collection<Given> cells) {
        Map<String, List<Given>> byCell = new TreeMap<>();
        cells.forEach(given -> byCell.computeIfAbsent(given.target() + " " + given.code(), key -> new ArrayList<>())
                .add(given));
        Map<Edge, List<BigDecimal>> differences = new HashMap<>();
        for (List<Given> cell : byCell.values()) {
            for (Given given : cell) {
                List<BigDecimal> others = cell.stream().filter(other -> !other.scorer().equals(given.scorer()))
                        .map(Given::points).toList();
                if (!others.isEmpty()) {
                    BigDecimal difference = given.points().subtract(mean(others)).multiply(HUNDRED)
                            .divide(given.max(), EXACT);
                    differences.computeIfAbsent(new Edge(given.scorer(), given.target()), key -> new ArrayList<>())
                            .add(difference);
                }
            }
        }
        return differences;
    }

    /**
     * What each scorer gives each target beyond what he gives his other targets: a lenient scorer is lenient to all, a
     * favour is for one. With one target only, the whole difference counts.
     */
    private static Map<Edge, BigDecimal> favours(Map<Edge, List<BigDecimal>> differences) {
        Map<Edge, BigDecimal> means = new HashMap<>();
        differences.forEach((edge, list) -> {
            if (list.size() >= FEWEST_CELLS) {
                means.put(edge, mean(list));
            }
        });
        Map<Edge, BigDecimal> favours = new HashMap<>();
        means.forEach((edge, value) -> {
            List<BigDecimal> elsewhere = means.entrySet().stream()
                    .filter(e -> e.getKey().scorer().equals(edge.scorer()) && !e.getKey().equals(edge))
                    .map(Map.Entry::getValue).toList();
            favours.put(edge, elsewhere.isEmpty() ? value : value.min(value.subtract(mean(elsewhere))));
        });
        return favours;
    }

    private static List<FavourCircle> circles(Map<Edge, BigDecimal> favours) {
        BigDecimal limit = FAVOUR_LIMIT.max(spread(favours.values()).multiply(SPREADS));
        Map<String, List<String>> strong = new TreeMap<>();
        favours.forEach((edge, favour) -> {
            if (favour.compareTo(limit) > 0) {
                strong.computeIfAbsent(edge.scorer(), key -> new ArrayList<>()).add(edge.target());
            }
        });
        List<FavourCircle> circles = new ArrayList<>();
        for (String first : strong.keySet()) {
            for (String second : sorted(strong, first)) {
                if (first.compareTo(second) < 0 && sorted(strong, second).contains(first)) {
                    circles.add(circle(favours, first, second));
                }
                for (String third : sorted(strong, second)) {
                    // A circle of three is told once, from its first ward in the order of codes.
                    if (first.compareTo(second) < 0 && first.compareTo(third) < 0 && !third.equals(second)
                            && sorted(strong, third).contains(first)) {
                        circles.add(circle(favours, first, second, third));
                    }
                }
            }
        }
        return circles;
    }

    private static List<String> sorted(Map<String, List<String>> strong, String ward) {
        return strong.getOrDefault(ward, List.of()).stream().sorted().toList();
    }

    private static FavourCircle circle(Map<Edge, BigDecimal> favours, String... wards) {
        List<BigDecimal> values = new ArrayList<>();
        for (int i = 0; i < wards.length; i++) {
            values.add(scaled(favours.getOrDefault(new Edge(wards[i], wards[(i + 1) % wards.length]),
                    BigDecimal.ZERO)));
        }
        return new FavourCircle(List.of(wards), values);
    }

    /** Median of the absolute values: a few colluding pairs do not widen it. */
    private static BigDecimal spread(Collection<BigDecimal> values) {
        List<BigDecimal> sorted = values.stream().map(BigDecimal::abs).sorted().toList();
        return sorted.isEmpty() ? BigDecimal.ZERO : sorted.get(sorted.size() / 2);
    }

    static BigDecimal mean(List<BigDecimal> values) {
        if (values.isEmpty()) {
            return BigDecimal.ZERO;
        }
        BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.divide(new BigDecimal(values.size()), EXACT);
    }

    private static BigDecimal scaled(BigDecimal value) {
        return value.setScale(2, RoundingMode.HALF_UP);
    }
}
