package vn.laocai.thidua.benchmarks.scoringengine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.Set;

import vn.laocai.thidua.scoring.calculation.CellFigures;
import vn.laocai.thidua.scoring.calculation.CellFigures.ByFigure;
import vn.laocai.thidua.scoring.calculation.SheetFigures;
import vn.laocai.thidua.scoring.criteria.ClassBand;
import vn.laocai.thidua.scoring.criteria.CriteriaTable;
import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.criteria.Kind;
import vn.laocai.thidua.scoring.criteria.RankingPolicy;
import vn.laocai.thidua.scoring.criteria.TieBreak;
import vn.laocai.thidua.scoring.criteria.ZeroPolicy;
import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.scoring.formula.Formula;
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

/** A table in which the sixteen formulas take turns, and wards with random figures; the same for the same sizes. */
final class MadeUpSeason {

    private static final BigDecimal MAX = new BigDecimal("20");
    private static final List<Item> ITEMS = List.of(new Item("a", "A", n("5")), new Item("b", "B", n("5")),
            new Item("c", "C", n("3")));
    private static final List<Formula> FORMULAS = List.of(new Proportional(n("1")),
            new TargetWithOvershoot(n("0.8"), n("1.2")), new LeaderRelative(),
            new Bands(List.of(new Band(n("0"), n("70"), n("0")), new Band(n("70"), n("90"), n("12")),
                    new Band(n("90"), null, n("20")))),
            new ThresholdThen(n("70"), new Proportional(n("1"))), new PerItem(ITEMS, n("20")),
            new SampleSurvey(50, n("0.4")), new DeductFromMax(n("2")),
            new Rubric(List.of(new Level(0, "0", n("0")), new Level(1, "1", n("10")), new Level(2, "2", n("20")))),
            new IndexScale(n("0.2")), new YesNo(), new LowerIsBetter(n("0.1")), new OrdinalMap(grades()),
            new Checklist(ITEMS), new Gate("Có kế hoạch", new Proportional(n("1"))), new ExpertMean(n("0.5")));

    private final CriteriaTable table;
    private final List<SheetFigures> sheets;

    MadeUpSeason(int wards, int criteria) {
        List<List<Criterion>> sections = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            sections.add(new ArrayList<>());
        }
        for (int i = 0; i < criteria; i++) {
            sections.get(i % 5).add(Criterion.leaf("C." + i, "Tiêu chí " + i, Kind.BASE, MAX,
                    FORMULAS.get(i % FORMULAS.size())));
        }
        List<Criterion> roots = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            roots.add(Criterion.section("S" + i, "Mục " + i, Kind.BASE, MAX, sections.get(i)));
        }
        table = new CriteriaTable("Bảng đo", 1000, roots, n("50"), n("100"), ZeroPolicy.CRITICAL_ONLY,
                List.of(TieBreak.bySection("S1"), TieBreak.by(TieBreak.By.FEWER_PENALTIES)),
                List.of(new ClassBand("A", "Xuất sắc", n("90"), true), new ClassBand("B", "Tốt", n("0"), false)),
                RankingPolicy.SCORE_ONLY, LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31), n("10"));
        Random random = new Random(20251114);
        sheets = new ArrayList<>();
        for (int ward = 0; ward < wards; ward++) {
            Map<String, CellFigures> cells = HashMap.newHashMap(criteria);
            for (int i = 0; i < criteria; i++) {
                cells.put("C." + i, cell(random, i));
            }
            sheets.add(new SheetFigures("WARD_" + ward, cells, ward % 10 == 9 ? Set.of("C.0") : Set.of()));
        }
    }

    CriteriaTable table() {
        return table;
    }

    List<SheetFigures> sheets() {
        return sheets;
    }

    /** Another content of the criterion's cell. */
    static CellFigures cell(Random random, int criterion) {
        Formula formula = FORMULAS.get(criterion % FORMULAS.size());
        Figure figure = switch (formula.type()) {
            case "PER_ITEM" -> Figure.counts(Map.of("a", random.nextInt(3), "b", random.nextInt(3), "c", 1));
            case "SAMPLE_SURVEY" -> Figure.actual(Integer.toString(random.nextInt(51)));
            case "DEDUCT_FROM_MAX" -> Figure.actual(Integer.toString(random.nextInt(11)));
            case "RUBRIC" -> Figure.choice(Integer.toString(random.nextInt(3)));
            case "YES_NO" -> Figure.met(random.nextBoolean());
            case "LOWER_IS_BETTER" -> Figure.against(Integer.toString(random.nextInt(50)), "40");
            case "ORDINAL_MAP" -> Figure.choice(random.nextBoolean() ? "A" : "B");
            case "CHECKLIST" -> Figure.checked(random.nextBoolean() ? Set.of("a") : Set.of("a", "c"));
            case "EXPERT_MEAN" -> Figure.judged("15", "16.5", "18", "17.5", "12");
            case "INDEX_SCALE" -> Figure.actual(BigDecimal.valueOf(random.nextInt(10001), 2));
            default -> Figure.actual(BigDecimal.valueOf(random.nextInt(150_000), 2)).withTarget(n("1200"))
                    .withMet(true);
        };
        return new ByFigure(figure);
    }

    private static SequencedMap<String, Grade> grades() {
        LinkedHashMap<String, Grade> grades = new LinkedHashMap<>();
        grades.put("A", new Grade("Xuất sắc", n("20")));
        grades.put("B", new Grade("Tốt", n("16")));
        return grades;
    }

    private static BigDecimal n(String plain) {
        return new BigDecimal(plain);
    }
}
