package vn.laocai.thidua.scoring.criteria;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

import vn.laocai.thidua.scoring.formula.Formula;
import vn.laocai.thidua.scoring.formula.Formula.Band;
import vn.laocai.thidua.scoring.formula.Formula.Bands;
import vn.laocai.thidua.scoring.formula.Formula.DeductFromMax;
import vn.laocai.thidua.scoring.formula.Formula.Grade;
import vn.laocai.thidua.scoring.formula.Formula.Level;
import vn.laocai.thidua.scoring.formula.Formula.OrdinalMap;
import vn.laocai.thidua.scoring.formula.Formula.PerItem;
import vn.laocai.thidua.scoring.formula.Formula.Rubric;
import vn.laocai.thidua.scoring.formula.Formula.YesNo;
import vn.laocai.thidua.scoring.prior.PriorYear;

/**
 * How likely equal totals are, seen from the year before: each ward's points of that year go up and down a little, by
 * steps where the formula knows only steps, and equal totals are counted. The seed is fixed, so that the same table has
 * the same forecast.
 *
 * @param year
 *            the earlier year
 * @param percentAnywhere
 *            rounds in which any two wards are equal, in per cent
 * @param percentOnTop
 *            rounds in which the first three places have an equal pair, in per cent
 */
record TieForecast(int year, int percentAnywhere, int percentOnTop) {

    private static final int ROUNDS = 2000;
    private static final long SEED = 20_250_904L;
    /** From here on it is worth a warning. */
    private static final int NOTICEABLE = 5;
    private static final int TOP = 3;

    /** Nothing where fewer than two wards have points for the criteria of the table. */
    static Optional<TieForecast> of(CriteriaTable table, PriorYear prior) {
        List<Criterion> leaves = table.leaves().stream().filter(leaf -> leaf.kind() != Kind.INFO).toList();
        List<int[]> wards = new ArrayList<>();
        for (Map<String, PriorYear.Value> values : prior.wards().values()) {
            int[] points = new int[leaves.size()];
            boolean any = false;
            for (int i = 0; i < points.length; i++) {
                PriorYear.Value value = values.get(leaves.get(i).lineageCode());
                if (value != null) {
                    any = true;
                    points[i] = hundredths(value.points().max(BigDecimal.ZERO).min(leaves.get(i).max()));
                }
            }
            if (any) {
                wards.add(points);
            }
        }
        return wards.size() < 2 ? Optional.empty() : Optional.of(count(prior.year(), leaves, wards));
    }

    private static TieForecast count(int year, List<Criterion> leaves, List<int[]> wards) {
        int[][] steps = leaves.stream().map(TieForecast::steps).toArray(int[][]::new);
        SplittableRandom random = new SplittableRandom(SEED);
        int anywhere = 0;
        int onTop = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long[] totals = new long[wards.size()];
            for (int ward = 0; ward < totals.length; ward++) {
                for (int i = 0; i < steps.length; i++) {
                    int points = swung(wards.get(ward)[i], steps[i], hundredths(leaves.get(i).max()), random);
                    totals[ward] += leaves.get(i).kind() == Kind.PENALTY ? -points : points;
                }
            }
            Arrays.sort(totals);
            int place = firstEqual(totals);
            anywhere += place > 0 ? 1 : 0;
            onTop += place > 0 && place < TOP ? 1 : 0;
        }
        return new TieForecast(year, anywhere * 100 / ROUNDS, onTop * 100 / ROUNDS);
    }

    /** Place, from 1, of the best ward that has an equal below it; 0 where all differ. */
    private static int firstEqual(long[] rising) {
        for (int i = rising.length - 1; i > 0; i--) {
            if (rising[i] == rising[i - 1]) {
                return rising.length - i;
            }
        }
        return 0;
    }

    /** Points a tenth of the maximum up or down, or one step where there are steps. */
    private static int swung(int points, int[] steps, int max, SplittableRandom random) {
        if (steps.length > 0) {
            int nearest = 0;
            for (int i = 1; i < steps.length; i++) {
                if (Math.abs(steps[i] - points) < Math.abs(steps[nearest] - points)) {
                    nearest = i;
                }
            }
            int move = random.nextInt(4);
            int to = move == 0 ? nearest - 1 : move == 1 ? nearest + 1 : nearest;
            return steps[Math.clamp(to, 0, steps.length - 1)];
        }
        int swing = max / 10;
        return Math.clamp(points + random.nextInt(2 * swing + 1) - swing, 0, max);
    }

    /** The points that a formula can give, rising, in hundredths; empty where every hundredth is possible. */
    private static int[] steps(Criterion leaf) {
        Formula formula = leaf.formula();
        List<BigDecimal> points = List.of();
        if (formula instanceof Bands f) {
            points = f.bands().stream().map(Band::points).toList();
        } else if (formula instanceof Rubric f) {
            points = f.levels().stream().map(Level::points).toList();
        } else if (formula instanceof OrdinalMap f) {
            points = f.grades().values().stream().map(Grade::points).toList();
        } else if (formula instanceof YesNo) {
            points = List.of(BigDecimal.ZERO, leaf.max());
        } else if (formula instanceof DeductFromMax f) {
            points = multiples(leaf.max(), f.perItem());
        } else if (formula instanceof PerItem f && f.items().size() == 1) {
            points = multiples(leaf.max(), f.items().getFirst().points());
        }
        return points.stream().mapToInt(TieForecast::hundredths).distinct().sorted().toArray();
    }

    private static List<BigDecimal> multiples(BigDecimal max, BigDecimal step) {
        List<BigDecimal> multiples = new ArrayList<>();
        for (BigDecimal at = max; step.signum() > 0 && at.signum() > 0 && multiples.size() < 200; at = at
                .subtract(step)) {
            multiples.add(at);
        }
        multiples.add(BigDecimal.ZERO);
        return multiples;
    }

    private static int hundredths(BigDecimal points) {
        return points.setScale(2, RoundingMode.HALF_UP).unscaledValue().intValueExact();
    }

    Finding finding() {
        String vi = "Ước theo số liệu năm " + year + ": khả năng có phường bằng điểm là " + percentAnywhere
                + "%, trong ba hạng đầu là " + percentOnTop + "%.";
        String en = "By the figures of " + year + ": the chance of equal totals is " + percentAnywhere
                + " per cent, among the first three places " + percentOnTop + " per cent.";
        return percentOnTop >= NOTICEABLE
                ? Finding.warning("tie-forecast", null, vi + " Hãy xem lại thứ tự phân định.",
                        en + " Look at the chain of tie-breaks again.")
                : new Finding(Finding.Severity.INFO, "tie-forecast", null, vi, en);
    }
}
