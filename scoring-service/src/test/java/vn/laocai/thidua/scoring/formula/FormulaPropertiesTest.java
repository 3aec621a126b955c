package vn.laocai.thidua.scoring.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import vn.laocai.thidua.scoring.formula.Formula.Band;
import vn.laocai.thidua.scoring.formula.Formula.Bands;
import vn.laocai.thidua.scoring.formula.Formula.Checklist;
import vn.laocai.thidua.scoring.formula.Formula.DeductFromMax;
import vn.laocai.thidua.scoring.formula.Formula.ExpertMean;
import vn.laocai.thidua.scoring.formula.Formula.Gate;
import vn.laocai.thidua.scoring.formula.Formula.Grade;
import vn.laocai.thidua.scoring.formula.Formula.IndexScale;
import vn.laocai.thidua.scoring.formula.Formula.Item;
import vn.laocai.thidua.scoring.formula.Formula.LeaderRelative;
import vn.laocai.thidua.scoring.formula.Formula.Level;
import vn.laocai.thidua.scoring.formula.Formula.LowerIsBetter;
import vn.laocai.thidua.scoring.formula.Formula.OrdinalMap;
import vn.laocai.thidua.scoring.formula.Formula.PerItem;
import vn.laocai.thidua.scoring.formula.Formula.Proportional;
import vn.laocai.thidua.scoring.formula.Formula.Rubric;
import vn.laocai.thidua.scoring.formula.Formula.SampleSurvey;
import vn.laocai.thidua.scoring.formula.Formula.TargetWithOvershoot;
import vn.laocai.thidua.scoring.formula.Formula.ThresholdThen;
import vn.laocai.thidua.scoring.formula.Formula.YesNo;
import vn.laocai.thidua.scoring.formula.LeafScore.Scored;
import vn.laocai.thidua.support.signature.CanonicalJson;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for every formula and every figure; the seeds are fixed, a failure names its case. */
class FormulaPropertiesTest {

    private static final int CASES = 20_000;

    @Test
    void aLeafLiesBetweenZeroAndItsMaximumWithTwoPlaces() {
        Random random = new Random(1);
        for (int i = 0; i < CASES; i++) {
            BigDecimal max = decimal(random, 1, 100, 1);
            Formula formula = formula(random, max, 0);
            Figure figure = figure(random, formula, max);
            ColumnContext column = ColumnContext.locked(decimal(random, 1, 3, 10));
            LeafScore score = scoreOrNull(formula, max, figure, column);
            if (score instanceof Scored scored) {
                assertThat(scored.points().signum()).as("%s %s of %s", formula, figure, max).isNotNegative();
                assertThat(scored.points()).as("%s %s", formula, figure).isLessThanOrEqualTo(max);
                assertThat(scored.points().scale()).isEqualTo(2);
                assertThat(scored.how()).contains(Points.print(scored.points()));
                assertThat(FormulaEngine.score(formula, max, figure, column)).as("deterministic").isEqualTo(score);
            }
        }
    }

    @Test
    void moreIsNeverWorthLessAndMoreCasesAreNeverWorthMore() {
        Random random = new Random(2);
        for (int i = 0; i < CASES; i++) {
            BigDecimal max = decimal(random, 1, 100, 1);
            BigDecimal target = decimal(random, 1, 1000, 2);
            BigDecimal less = decimal(random, 0, 1500, 2);
            BigDecimal more = less.add(decimal(random, 0, 200, 2));
            Formula rising = switch (random.nextInt(5)) {
                case 0 -> new Proportional(decimal(random, 1, 2, 2));
                case 1 -> new TargetWithOvershoot(decimal(random, 0, 1, 2), decimal(random, 2, 3, 2));
                case 2 -> new LeaderRelative();
                case 3 -> risingBands(random, max);
                default -> new ThresholdThen(decimal(random, 10, 90, 0), new Proportional(BigDecimal.ONE));
            };
            ColumnContext column = ColumnContext.locked(new BigDecimal("5000.0000000000"));
            assertThat(points(rising, max, Figure.actual(more).withTarget(target), column))
                    .as("%s: %s against %s of %s", rising, more, less, target)
                    .isGreaterThanOrEqualTo(points(rising, max, Figure.actual(less).withTarget(target), column));
            Formula falling = new DeductFromMax(decimal(random, 0, 9, 2));
            int cases = random.nextInt(30);
            assertThat(points(falling, max, Figure.actual(Integer.toString(cases + 1)), column))
                    .isLessThanOrEqualTo(points(falling, max, Figure.actual(Integer.toString(cases)), column));
            Formula lower = new LowerIsBetter(decimal(random, 0, 1, 2));
            BigDecimal baseline = decimal(random, 0, 50, 0);
            assertThat(points(lower, max, against(more, baseline), column))
                    .as("%s: %s and %s against %s", lower, more, less, baseline)
                    .isLessThanOrEqualTo(points(lower, max, against(less, baseline), column));
        }
    }

    @Test
    void anEdgeBelongsToTheBandAboveItAndAHundredthLessToTheOneBelow() {
        Random random = new Random(6);
        BigDecimal max = new BigDecimal("100");
        for (int i = 0; i < CASES / 10; i++) {
            Bands bands = (Bands) risingBands(random, max);
            BigDecimal below = BigDecimal.ZERO;
            for (Band band : bands.bands()) {
                BigDecimal edge = band.lo();
                assertThat(points(bands, max, Figure.actual(edge), ColumnContext.OPEN)).as("%s at %s", bands, edge)
                        .isEqualByComparingTo(band.points());
                assertThat(points(bands, max, Figure.actual(edge.subtract(new BigDecimal("0.01"))), ColumnContext.OPEN))
                        .as("%s below %s", bands, edge).isEqualByComparingTo(below);
                below = band.points();
            }
        }
    }

    @Test
    void theLeafIsRoundedOnceFromTheExactValueWhereThereIsNoRatio() {
        Random random = new Random(3);
        for (int i = 0; i < CASES; i++) {
            BigDecimal factor = decimal(random, 0, 1, 3);
            BigDecimal index = decimal(random, 0, 100, 3);
            BigDecimal max = new BigDecimal("100");
            assertThat(points(new IndexScale(factor), max, Figure.actual(index), ColumnContext.OPEN))
                    .isEqualByComparingTo(index.multiply(factor).setScale(2, RoundingMode.HALF_UP));
        }
    }

    @Test
    void theOrderOfJudgesItemsAndTicksDoesNotMatter() {
        Random random = new Random(4);
        for (int i = 0; i < 2000; i++) {
            List<String> judged = new ArrayList<>();
            for (int judge = 0; judge < 1 + random.nextInt(8); judge++) {
                judged.add(new BigDecimal(random.nextInt(21)).divide(new BigDecimal(2)).toPlainString());
            }
            Formula mean = new ExpertMean(new BigDecimal("0.5"));
            LeafScore one = FormulaEngine.score(mean, BigDecimal.TEN, Figure.judged(judged.toArray(String[]::new)),
                    ColumnContext.OPEN);
            Collections.shuffle(judged, random);
            assertThat(FormulaEngine.score(mean, BigDecimal.TEN, Figure.judged(judged.toArray(String[]::new)),
                    ColumnContext.OPEN)).isEqualTo(one);
        }
    }

    @Test
    void everyFormulaAndEveryFigureComesBackFromItsCanonicalForm() {
        Random random = new Random(5);
        for (int i = 0; i < CASES / 4; i++) {
            BigDecimal max = decimal(random, 1, 100, 1);
            Formula formula = formula(random, max, 0);
            Map<String, Object> map = FormulaMaps.write(formula);
            assertThat(CanonicalJson.write(map)).startsWith("{");
            assertThat(FormulaMaps.read(map)).isEqualTo(formula);
            Figure figure = figure(random, formula, max);
            assertThat(CanonicalJson.write(figure.toMap())).startsWith("{");
            assertThat(Figure.fromMap(figure.toMap())).isEqualTo(figure);
        }
    }

    static Formula formula(Random random, BigDecimal max, int depth) {
        return switch (random.nextInt(depth < 2 ? 16 : 14)) {
            case 0 -> new Proportional(decimal(random, 1, 2, 2));
            case 1 -> new TargetWithOvershoot(decimal(random, 0, 1, 2), decimal(random, 1, 3, 2));
            case 2 -> new LeaderRelative();
            case 3 -> risingBands(random, max);
            case 4 -> new PerItem(items(random), random.nextBoolean() ? null : max);
            case 5 -> new SampleSurvey(1 + random.nextInt(100), decimal(random, 0, 2, 2));
            case 6 -> new DeductFromMax(decimal(random, 0, 9, 2));
            case 7 -> new Rubric(List.of(new Level(0, "Chưa", BigDecimal.ZERO), new Level(1, "Khá", max),
                    new Level(2, "Tốt", max.add(BigDecimal.ONE))));
            case 8 -> new IndexScale(decimal(random, 0, 1, 3));
            case 9 -> new YesNo();
            case 10 -> new LowerIsBetter(decimal(random, 0, 1, 2));
            case 11 -> {
                LinkedHashMap<String, Grade> grades = new LinkedHashMap<>();
                grades.put("A", new Grade("Xuất sắc", max));
                grades.put("B", new Grade("Không", BigDecimal.ZERO));
                yield new OrdinalMap(grades);
            }
            case 12 -> new Checklist(items(random));
            case 13 -> new ExpertMean(new BigDecimal("0.5"));
            case 14 -> new ThresholdThen(decimal(random, 0, 100, 0), formula(random, max, depth + 1));
            default -> new Gate("Có kế hoạch", formula(random, max, depth + 1));
        };
    }

    static Figure figure(Random random, Formula formula, BigDecimal max) {
        Map<String, Integer> counts = new TreeMap<>();
        TreeSet<String> checked = new TreeSet<>();
        List<BigDecimal> judged = new ArrayList<>();
        String choice = null;
        Formula inner = formula;
        while (inner instanceof Gate || inner instanceof ThresholdThen) {
            inner = inner instanceof Gate gate ? gate.then() : ((ThresholdThen) inner).then();
        }
        switch (inner) {
            case PerItem f -> f.items().forEach(item -> counts.put(item.code(), random.nextInt(6)));
            case Checklist f -> f.items().stream().filter(item -> random.nextBoolean())
                    .forEach(item -> checked.add(item.code()));
            case Rubric f -> choice = Integer.toString(random.nextInt(f.levels().size()));
            case OrdinalMap f -> choice = random.nextBoolean() ? "A" : "B";
            case YesNo f -> choice = random.nextBoolean() ? "YES" : "NO";
            case ExpertMean f -> {
                int most = max.multiply(BigDecimal.TWO).intValue();
                for (int i = 0; i < 1 + random.nextInt(7); i++) {
                    judged.add(BigDecimal.valueOf(random.nextInt(most + 1)).divide(BigDecimal.TWO));
                }
            }
            case Formula other -> {
            }
        }
        boolean whole = inner instanceof SampleSurvey || inner instanceof DeductFromMax;
        BigDecimal actual = whole ? BigDecimal.valueOf(random.nextInt(100)) : decimal(random, 0, 150, 3);
        return new Figure(actual, decimal(random, 1, 120, 2), decimal(random, 0, 60, 0), counts, choice, checked,
                judged, random.nextInt(5) > 0);
    }

    private static LeafScore scoreOrNull(Formula formula, BigDecimal max, Figure figure, ColumnContext column) {
        try {
            return FormulaEngine.score(formula, max, figure, column);
        } catch (BadFigure impossible) {
            assertThat(impossible.pointer()).startsWith("/");
            assertThat(List.of(impossible.vi(), impossible.en())).noneMatch(String::isBlank);
            return null;
        }
    }

    private static Formula risingBands(Random random, BigDecimal max) {
        int[] edges = random.ints(2 + random.nextInt(4), 1, 2000).distinct().sorted().toArray();
        BigDecimal[] points = Arrays.stream(edges).mapToObj(edge -> decimal(random, 0, max.intValue(), 1)).sorted()
                .toArray(BigDecimal[]::new);
        List<Band> bands = new ArrayList<>();
        for (int i = 0; i < edges.length; i++) {
            bands.add(new Band(BigDecimal.valueOf(edges[i], 1),
                    i + 1 < edges.length ? BigDecimal.valueOf(edges[i + 1], 1) : null, points[i]));
        }
        return new Bands(bands);
    }

    private static List<Item> items(Random random) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            items.add(new Item("item" + i, "Mục " + i, decimal(random, 0, 9, 1)));
        }
        return items;
    }

    private static Figure against(BigDecimal actual, BigDecimal baseline) {
        return new Figure(actual, null, baseline, Map.of(), null, null, List.of(), null);
    }

    private static BigDecimal points(Formula formula, BigDecimal max, Figure figure, ColumnContext column) {
        return ((Scored) FormulaEngine.score(formula, max, figure, column)).points();
    }

    /** From least to most, uniformly, with up to so many places. */
    static BigDecimal decimal(Random random, int least, int most, int places) {
        long unit = BigDecimal.TEN.pow(places).longValueExact();
        return BigDecimal.valueOf(least * unit + random.nextLong((most - least) * unit + 1), places);
    }
}
