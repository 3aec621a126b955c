package vn.laocai.thidua.scoring.calculation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import vn.laocai.thidua.scoring.calculation.CellFigures.ByFigure;
import vn.laocai.thidua.scoring.calculation.CellFigures.ByPoints;
import vn.laocai.thidua.scoring.criteria.CriteriaTable;
import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.criteria.EvidenceRule;
import vn.laocai.thidua.scoring.criteria.Kind;
import vn.laocai.thidua.scoring.criteria.RankingPolicy;
import vn.laocai.thidua.scoring.criteria.TargetPolicy;
import vn.laocai.thidua.scoring.criteria.ZeroPolicy;
import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.scoring.formula.Formula.LeaderRelative;
import vn.laocai.thidua.scoring.formula.Formula.Proportional;
import vn.laocai.thidua.scoring.formula.LeafScore.AwaitingLock;
import vn.laocai.thidua.scoring.formula.LeafScore.Missing;
import vn.laocai.thidua.scoring.formula.LeafScore.Scored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static vn.laocai.thidua.scoring.calculation.Seasons.n;
import static vn.laocai.thidua.scoring.calculation.Seasons.points;

/** Rules 25, 36, 37, 40 and what missing, N/A and zero mean. */
class SeasonCalculatorTest {

    private final CriteriaTable table = Seasons.small();

    @Test
    void addsBaseAndCappedBonusAndTakesCappedPenalty() {
        SheetResult sheet = sheet(
                points("SA_PA", "I.1=20 I.2.1=15 I.2.2=20.5 II.1=30 II.2=9.99 T.1=4 T.2=3.5 P.1=8 P.2=7"));
        assertThat(sheet.base()).isEqualTo("95.49");
        assertThat(sheet.bonus()).as("7.50, cap 5").isEqualTo("5.00");
        assertThat(sheet.penalty()).as("15, cap 10").isEqualTo("10.00");
        assertThat(sheet.total()).isEqualTo("90.49");
        assertThat(sheet.nodes().get("I")).isEqualTo("55.50");
        assertThat(sheet.nodes().get("I.2")).isEqualTo("35.50");
        assertThat(sheet.nodes().get("T")).as("the exact sum, before the cap").isEqualTo("7.50");
    }

    @Test
    void neverGoesBelowZero() {
        assertThat(sheet(points("SA_PA", "I.1=3 P.1=8")).total()).isEqualTo("0.00");
    }

    @Test
    void callsWhatIsNotThereMissingAndNotZero() {
        SheetResult sheet = sheet(points("SA_PA", "I.1=0"));
        assertThat(score(sheet, "I.1")).isInstanceOf(Scored.class);
        assertThat(score(sheet, "II.1")).isEqualTo(new Missing(Set.of("figure")));
        assertThat(sheet.scored()).isEqualTo(1);
        assertThat(sheet.of()).as("base leaves only; a bonus is never owed").isEqualTo(5);
        assertThat(sheet.criticalZeros()).containsExactly("I.1");
        assertThat(sheet(points("SA_PA", "II.1=5")).criticalZeros()).as("missing triggers nothing").isEmpty();
    }

    @Test
    void rescalesASectionForWhatIsNotApplicableOnALineOfItsOwn() {
        SheetResult sheet = sheet(points("SA_PA", "I.1=13.33 I.2.1=10 II.1=20 II.2=5", "I.2.2"));
        assertThat(sheet.leaves()).doesNotContainKey("I.2.2");
        assertThat(sheet.naAdjustments()).as("23.33 × 25 / 35 = 16.664…").isEqualTo(Map.of("I", n("16.66")));
        assertThat(sheet.nodes().get("I")).isEqualTo("39.99");
        assertThat(sheet.nodes().get("I.2")).isEqualTo("10.00");
        assertThat(sheet.base()).isEqualTo("64.99");
        assertThat(sheet.of()).isEqualTo(4);
        assertThat(sheet(points("SA_PA", "I.1=20 I.2.1=15", "I.2.2")).nodes().get("I"))
                .as("all that is left earns the whole section").isEqualTo("60.00");
    }

    @Test
    void givesNothingForASectionOfWhichNothingIsLeft() {
        SheetResult sheet = sheet(points("SA_PA", "I.1=20", "II.1", "II.2"));
        assertThat(sheet.naAdjustments()).isEqualTo(Map.of("II", n("0.00")));
        assertThat(sheet.total()).isEqualTo("20.00");
    }

    @Test
    void comparesWardsOnlyWhenAllInputsAreLocked() {
        List<SheetFigures> sheets = List.of(ratio("SA_PA", "15"), ratio("YEN_BAI", "12"), ratio("AU_LAU", "10"),
                ratio("LAO_CAI", "8"), points("CAM_DUONG", "I.1=20"));
        SeasonResult open = SeasonCalculator.calculate(table, sheets, false);
        assertThat(open.sheets().values().stream().filter(sheet -> !sheet.wardCode().equals("CAM_DUONG")))
                .allSatisfy(sheet -> assertThat(score(sheet, "I.2.2")).isEqualTo(new AwaitingLock()));
        SeasonResult locked = SeasonCalculator.calculate(table, sheets, true);
        assertThat(locked.sheets().values().stream().map(sheet -> sheet.nodes().get("I.2").toPlainString()))
                .containsExactly("25.00", "17.50", "12.50", "10.00", "0.00");
        assertThat(score(locked.sheets().get("CAM_DUONG"), "I.2.2")).isInstanceOf(Missing.class);
    }

    @Test
    void leavesTheLeaderOutWhereItIsNotApplicable() {
        SheetFigures best = ratio("SA_PA", "15");
        List<SheetFigures> sheets = List.of(new SheetFigures("SA_PA", best.cells(), Set.of("I.2.2")),
                ratio("YEN_BAI", "12"));
        assertThat(SeasonCalculator.calculate(table, sheets, true).sheets().get("YEN_BAI").total())
                .as("now the best itself").isEqualTo("25.00");
    }

    @Test
    void neverCountsInfo() {
        SheetResult without = sheet(points("SA_PA", "I.1=20"));
        SheetResult with = sheet(points("SA_PA", "I.1=20 X.1=100"));
        assertThat(with.total()).isEqualTo(without.total());
        assertThat(with.nodes().get("X")).isEqualTo("0.00");
        assertThat(with.scored()).isEqualTo(without.scored());
    }

    @Test
    void triggersByThePolicyOfTheTable() {
        SheetFigures zeros = points("SA_PA", "I.1=0 II.1=0 T.1=0 P.1=0 X.1=0");
        assertThat(SeasonCalculator.sheet(Seasons.small(ZeroPolicy.ANY, RankingPolicy.SCORE_ONLY), zeros)
                .criticalZeros()).containsExactly("I.1", "II.1");
        assertThat(SeasonCalculator.sheet(Seasons.small(ZeroPolicy.CRITICAL_ONLY, RankingPolicy.SCORE_ONLY), zeros)
                .criticalZeros()).containsExactly("I.1");
        assertThat(SeasonCalculator.sheet(Seasons.small(ZeroPolicy.NONE, RankingPolicy.SCORE_ONLY), zeros)
                .criticalZeros()).isEmpty();
    }

    @Test
    void treatsWhatTheTableInForceCannotTakeAsMissing() {
        Map<String, CellFigures> cells = Map.of("I.1", new ByPoints(n("20.01")), "II.1",
                new ByFigure(Figure.actual("-3")), "T.1", new ByPoints(n("9")));
        SheetResult sheet = sheet(new SheetFigures("SA_PA", cells, Set.of()));
        assertThat(score(sheet, "I.1")).isEqualTo(new Missing(Set.of("points")));
        assertThat(score(sheet, "II.1")).isEqualTo(new Missing(Set.of("actual")));
        assertThat(sheet.bonus()).as("the item's cap of 4").isEqualTo("4.00");
    }

    @Test
    void ignoresCellsOfCriteriaThatTheTableDoesNotHave() {
        assertThat(sheet(points("SA_PA", "I.1=5 GONE=9")).total()).isEqualTo("5.00");
        assertThatIllegalArgumentException().isThrownBy(
                () -> SeasonCalculator.calculate(table, List.of(points("SA_PA", ""), points("SA_PA", "")), true));
    }

    @Test
    void addsUpToTheHundredthOnRandomSeasons() {
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            List<SheetFigures> sheets = Seasons.random(table, random, 10);
            SeasonResult season = SeasonCalculator.calculate(table, sheets, true);
            for (SheetResult sheet : season.sheets().values()) {
                BigDecimal base = sum(sheet, Kind.BASE).add(sheet.naAdjustments().values().stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
                assertThat(sheet.base()).as("seed %s", seed).isEqualByComparingTo(base);
                assertThat(sheet.bonus()).isEqualByComparingTo(sum(sheet, Kind.BONUS).min(table.bonusCap()));
                assertThat(sheet.penalty()).isEqualByComparingTo(sum(sheet, Kind.PENALTY).min(table.penaltyCap()));
                assertThat(sheet.total()).isEqualByComparingTo(
                        sheet.base().add(sheet.bonus()).subtract(sheet.penalty()).max(BigDecimal.ZERO));
                assertThat(sheet.nodes().get("I").add(sheet.nodes().get("II"))).isEqualByComparingTo(sheet.base());
                assertThat(sheet.nodes().get("I.2")).isEqualByComparingTo(
                        given(sheet, "I.2.1").add(given(sheet, "I.2.2")));
                assertThat(sheet.nodes().get("I")).isLessThanOrEqualTo(n("60"));
                assertThat(sheet.total().scale()).isEqualTo(2);
            }
        }
    }

    @Test
    void missingIsNeverZeroOnRandomSeasons() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            SheetFigures full = Seasons.random(table, random, 1).getFirst();
            SheetResult before = sheet(full);
            for (Criterion leaf : table.leaves()) {
                Map<String, CellFigures> cells = new HashMap<>(full.cells());
                cells.remove(leaf.code());
                SheetResult after = sheet(new SheetFigures(full.wardCode(), cells, full.notApplicable()));
                if (full.notApplicable().contains(leaf.code())) {
                    assertThat(after).as("seed %s, %s", seed, leaf.code()).isEqualTo(before);
                    continue;
                }
                assertThat(score(after, leaf.code())).as("seed %s, %s", seed, leaf.code()).isInstanceOf(Missing.class);
                assertThat(after.criticalZeros()).as("seed %s, %s", seed, leaf.code()).doesNotContain(leaf.code());
                assertThat(after.of()).isEqualTo(before.of());
                boolean counted = leaf.kind() == Kind.BASE && score(before, leaf.code()) instanceof Scored;
                assertThat(after.scored()).isEqualTo(before.scored() - (counted ? 1 : 0));
            }
        }
    }

    @Test
    void whatIsLeftOfASectionStandsForAllOfItOnRandomSeasons() {
        int rescaled = 0;
        for (int seed = 0; seed < 400; seed++) {
            SheetFigures figures = Seasons.random(table, new Random(seed), 1).getFirst();
            SheetResult sheet = sheet(figures);
            for (Criterion section : table.roots()) {
                List<Criterion> leaves = table.leaves().stream()
                        .filter(leaf -> leaf.kind() == Kind.BASE && leaf.code().startsWith(section.code() + "."))
                        .toList();
                BigDecimal out = leaves.stream().filter(leaf -> figures.notApplicable().contains(leaf.code()))
                        .map(Criterion::max).reduce(BigDecimal.ZERO, BigDecimal::add);
                BigDecimal left = section.max().subtract(out);
                if (out.signum() == 0 || leaves.isEmpty()) {
                    assertThat(sheet.naAdjustments()).as("seed %s", seed).doesNotContainKey(section.code());
                    continue;
                }
                BigDecimal earned = leaves.stream().map(leaf -> given(sheet, leaf.code())).reduce(BigDecimal.ZERO,
                        BigDecimal::add);
                BigDecimal more = left.signum() == 0
                        ? BigDecimal.ZERO
                        : earned.multiply(out).divide(left, 2, RoundingMode.HALF_UP);
                assertThat(sheet.naAdjustments().get(section.code())).as("seed %s, %s", seed, section.code())
                        .isEqualByComparingTo(more);
                rescaled++;
            }
        }
        assertThat(rescaled).as("sections with something left out").isGreaterThan(50);
    }

    @Test
    void nothingIsComparedWithTheLeaderBeforeTheLockOnRandomSeasons() {
        for (int seed = 0; seed < 100; seed++) {
            List<SheetFigures> sheets = Seasons.random(table, new Random(seed), 10);
            for (SheetFigures sheet : sheets) {
                Object open = SeasonCalculator.calculate(table, sheets, false).sheets().get(sheet.wardCode()).leaves()
                        .get("I.2.2");
                Object compared = sheet.cells().get("I.2.2");
                if (compared instanceof ByFigure && open instanceof LeafResult leaf) {
                    assertThat(leaf.score()).as("seed %s, %s", seed, sheet.wardCode()).isInstanceOf(AwaitingLock.class);
                }
            }
        }
    }

    @Test
    void doesNotDependOnTheOrderOfSheets() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            List<SheetFigures> sheets = new ArrayList<>(Seasons.random(table, random, 10));
            SeasonResult season = SeasonCalculator.calculate(table, sheets, true);
            Collections.shuffle(sheets, random);
            assertThat(SeasonCalculator.calculate(table, sheets, true).sheets()).isEqualTo(season.sheets());
        }
    }

    @Test
    void givesCellByCellWhatItGivesAtOnce() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            boolean locked = random.nextBoolean();
            List<SheetFigures> before = Seasons.random(table, random, 10);
            List<SheetFigures> after = Seasons.random(table, random, 10);
            LiveSeason live = LiveSeason.of(table, before, locked);
            SeasonResult start = live.result();
            List<String[]> changes = new ArrayList<>();
            for (SheetFigures sheet : after) {
                for (Criterion leaf : table.leaves()) {
                    changes.add(new String[]{sheet.wardCode(), leaf.code()});
                }
            }
            Collections.shuffle(changes, random);
            Map<String, SheetFigures> wanted = new HashMap<>();
            after.forEach(sheet -> wanted.put(sheet.wardCode(), sheet));
            for (String[] change : changes) {
                SheetFigures sheet = wanted.get(change[0]);
                live = live.withCell(change[0], change[1], sheet.cells().get(change[1]))
                        .withNotApplicable(change[0], change[1], sheet.notApplicable().contains(change[1]));
            }
            assertThat(live.result().sheets()).as("seed %s", seed)
                    .isEqualTo(SeasonCalculator.calculate(table, after, locked).sheets());
            assertThat(start.sheets()).as("what was given out does not change").isEqualTo(
                    SeasonCalculator.calculate(table, before, locked).sheets());
        }
    }

    @Test
    void recomputesTheColumnWhenTheLeaderChanges() {
        LiveSeason season = LiveSeason.of(table, List.of(ratio("SA_PA", "15"), ratio("YEN_BAI", "12"),
                ratio("AU_LAU", "9")), true);
        SeasonResult changed = season.withCell("AU_LAU", "I.2.2", new ByFigure(Figure.ofTarget("20", "10"))).result();
        assertThat(changed.sheets().get("AU_LAU").total()).isEqualTo("25.00");
        assertThat(changed.sheets().get("YEN_BAI").total()).as("12.5 + 12.5 × 0.2 / 1").isEqualTo("15.00");
        SeasonResult gone = season.withCell("SA_PA", "I.2.2", null).result();
        assertThat(gone.sheets().get("YEN_BAI").total()).isEqualTo("25.00");
        assertThat(season.withCell("SA_PA", "GONE", null)).isSameAs(season);
        assertThatIllegalArgumentException().isThrownBy(() -> season.withCell("NOWHERE", "I.1", null));
    }

    @Test
    void takesTheTargetThatTheTablePrescribes() {
        Criterion own = Seasons.leaf("I.1", Kind.BASE, "20", new Proportional(BigDecimal.ONE));
        assertThat(LeafPoints.withTarget(own, Figure.actual("5")).target()).as("registered targets are not guessed")
                .isNull();
        Criterion best = Seasons.leaf("I.1", Kind.BASE, "20", new LeaderRelative());
        assertThat(LeafPoints.withTarget(best, Figure.ofTarget("5", "4")).target()).isEqualTo("4");
        Criterion common = target(TargetPolicy.COMMON, "9", "tiêu chí");
        assertThat(LeafPoints.withTarget(common, Figure.ofTarget("5", "1")).target())
                .as("a ward cannot lower the common target").isEqualTo("9");
        Criterion percent = target(TargetPolicy.NONE, null, "%");
        assertThat(LeafPoints.withTarget(percent, Figure.actual("87")).target()).isEqualTo("100");
        assertThat(LeafPoints.withTarget(percent, Figure.ofTarget("1044", "1200")).target()).isEqualTo("1200");
    }

    private static Criterion target(TargetPolicy policy, String common,
            String unit) {
        return new Criterion("I.1", "Tiêu chí", null, Kind.BASE, n("20"), unit, new Proportional(BigDecimal.ONE),
                List.of(), false, EvidenceRule.NONE, null, null, policy,
                common == null ? null : n(common), true, true, true, null, null, true);
    }

    private static SheetFigures ratio(String ward, String actual) {
        return new SheetFigures(ward, Map.of("I.2.2", new ByFigure(Figure.ofTarget(actual, "10"))), Set.of());
    }

    private SheetResult sheet(SheetFigures figures) {
        return SeasonCalculator.sheet(table, figures);
    }

    private static Object score(SheetResult sheet, String code) {
        return sheet.leaves().get(code).score();
    }

    private static BigDecimal given(SheetResult sheet, String code) {
        LeafResult leaf = sheet.leaves().get(code);
        return leaf != null && leaf.score() instanceof Scored scored ? scored.points() : BigDecimal.ZERO;
    }

    private BigDecimal sum(SheetResult sheet, Kind kind) {
        return table.leaves().stream().filter(leaf -> leaf.kind() == kind).map(leaf -> given(sheet, leaf.code()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
