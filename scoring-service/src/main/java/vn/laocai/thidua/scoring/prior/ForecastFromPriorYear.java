package vn.laocai.thidua.scoring.prior;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.calculation.CellFigures;
import vn.laocai.thidua.scoring.calculation.CellFigures.ByPoints;
import vn.laocai.thidua.scoring.calculation.Ranked;
import vn.laocai.thidua.scoring.calculation.Ranking;
import vn.laocai.thidua.scoring.calculation.SeasonCalculator;
import vn.laocai.thidua.scoring.calculation.SeasonResult;
import vn.laocai.thidua.scoring.calculation.SheetFigures;
import vn.laocai.thidua.scoring.criteria.CriteriaTable;
import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.criteria.Kind;
import vn.laocai.thidua.scoring.criteria.TieForecast;
import vn.laocai.thidua.scoring.criteria.TieForecaster;
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

/**
 * Forecasts ties from the latest earlier year: each ward's points of that year go up and down a little, by steps where
 * the formula knows only steps, and the season is calculated and ranked with them as any season is. The seed is fixed, so
 * that the same table has the same forecast.
 */
@Component
class ForecastFromPriorYear implements TieForecaster {

    private static final int ROUNDS = 400;
    private static final long SEED = 20_250_904L;
    private static final int TOP = 3;
    private static final int KEPT = 20;
    private static final int[] NO_STEPS = {};

    private final PriorResults results;
    private final Map<Asked, Optional<TieForecast>> kept = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Optional<TieForecast>> eldest) {
            return size() > KEPT;
        }
    });

    /** A table beside a year; a page that is read again asks for the same. */
    private record Asked(PriorYear year, CriteriaTable table) {}

    ForecastFromPriorYear(PriorResults results) {
        this.results = results;
    }

    @Override
    public Optional<TieForecast> forecast(String seasonId, CriteriaTable table) {
        return results.of(seasonId).flatMap(
                year -> kept.computeIfAbsent(new Asked(year, table), asked -> forecast(asked.table(), asked.year())));
    }

    /** Nothing where fewer than two wards have points for the criteria of the table. */
    static Optional<TieForecast> forecast(CriteriaTable table, PriorYear prior) {
        List<Criterion> leaves = table.leaves().stream().filter(leaf -> leaf.kind() != Kind.INFO).toList();
        Map<String, Map<Criterion, Integer>> wards = new TreeMap<>();
        prior.wards().forEach((ward, values) -> {
            Map<Criterion, Integer> points = new LinkedHashMap<>();
            for (Criterion leaf : leaves) {
                PriorYear.Value value = values.get(leaf.lineageCode());
                if (value != null) {
                    points.put(leaf, hundredths(value.points().max(BigDecimal.ZERO).min(leaf.max())));
                }
            }
            if (!points.isEmpty()) {
                wards.put(ward, points);
            }
        });
        return wards.size() < 2 ? Optional.empty() : Optional.of(count(prior.year(), table, leaves, wards));
    }

    private static TieForecast count(int year, CriteriaTable table, List<Criterion> leaves,
            Map<String, Map<Criterion, Integer>> wards) {
        Map<Criterion, int[]> steps = new HashMap<>();
        leaves.forEach(leaf -> steps.put(leaf, steps(leaf)));
        SplittableRandom random = new SplittableRandom(SEED);
        int anywhere = 0;
        int onTop = 0;
        int open = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<SheetFigures> sheets = new ArrayList<>();
            wards.forEach((ward, points) -> sheets.add(swung(ward, points, steps, random)));
            SeasonResult season = SeasonCalculator.calculate(table, sheets, true);
            List<Ranked> board = Ranking.rank(table, season, Map.of(), Map.of());
            int place = firstEqual(board);
            anywhere += place > 0 ? 1 : 0;
            onTop += place > 0 && place < TOP ? 1 : 0;
            open += board.stream().anyMatch(Ranked::tied) ? 1 : 0;
        }
        return new TieForecast(year, anywhere * 100 / ROUNDS, onTop * 100 / ROUNDS, open * 100 / ROUNDS);
    }

    /** Place, from 1, of the best ward that has an equal total below it; 0 where all differ. */
    private static int firstEqual(List<Ranked> board) {
        for (int i = 1; i < board.size(); i++) {
            if (board.get(i - 1).total().compareTo(board.get(i).total()) == 0) {
                return i;
            }
        }
        return 0;
    }

    private static SheetFigures swung(String ward, Map<Criterion, Integer> points, Map<Criterion, int[]> steps,
            SplittableRandom random) {
        Map<String, CellFigures> cells = new HashMap<>();
        points.forEach((leaf, before) -> {
            int now = swung(before, steps.getOrDefault(leaf, NO_STEPS), hundredths(leaf.max()), random);
            cells.put(leaf.code(), new ByPoints(BigDecimal.valueOf(now, 2)));
        });
        return new SheetFigures(ward, cells, Set.of());
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
        return points.stream().mapToInt(ForecastFromPriorYear::hundredths).distinct().sorted().toArray();
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
}
