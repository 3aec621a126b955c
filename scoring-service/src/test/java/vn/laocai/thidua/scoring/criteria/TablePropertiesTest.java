package vn.laocai.thidua.scoring.criteria;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SplittableRandom;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import vn.laocai.thidua.scoring.formula.Formula;
import vn.laocai.thidua.scoring.formula.Formula.Band;
import vn.laocai.thidua.scoring.formula.Formula.Item;
import vn.laocai.thidua.scoring.formula.Formula.Level;

import static org.assertj.core.api.Assertions.assertThat;

/** Any table, valid or not, survives every form that it is kept or sent in; the linter never fails on one. */
class TablePropertiesTest {

    private static final int TABLES = 300;

    private final SplittableRandom random = new SplittableRandom(7);
    private int codes;

    @Test
    void anyTableComesBackFromMapJsonAndWorkbook() {
        for (int i = 0; i < TABLES; i++) {
            CriteriaTable table = table();
            assertThat(CriteriaTable.fromMap(table.toMap())).isEqualTo(table);
            assertThat(TableJson.read(TableJson.write(table)).hash()).isEqualTo(table.hash());
            if (i % 10 == 0) {
                TableImport read = TableImport.ofWorkbook(TableSheets.write(table, "-"), Tables.small());
                assertThat(read.errors()).isEmpty();
                assertThat(read.table()).isEqualTo(table);
            }
        }
    }

    @Test
    void theLinterSaysSomethingOfAnyTableAndTheSameThingTwice() {
        for (int i = 0; i < TABLES; i++) {
            CriteriaTable table = table();
            List<Finding> findings = Linter.lint(table);
            assertThat(findings).isNotEmpty().isEqualTo(Linter.lint(CriteriaTable.fromMap(table.toMap())));
        }
    }

    @Test
    void aTableDoesNotDifferFromItselfAndDiffersFromAnyOther() {
        for (int i = 0; i < TABLES; i++) {
            CriteriaTable one = table();
            CriteriaTable other = table();
            assertThat(TableChanges.between(one, CriteriaTable.fromMap(one.toMap())).changes()).isEmpty();
            assertThat(TableChanges.between(one, other).changes()).isNotEmpty();
            assertThat(one.hash()).isNotEqualTo(other.hash());
        }
    }

    private CriteriaTable table() {
        List<Criterion> roots = new ArrayList<>();
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            roots.add(node(one(Kind.values()), 1));
        }
        return new CriteriaTable("Bảng " + text(), random.nextBoolean() ? 100 : 1000, roots, number(), number(),
                one(ZeroPolicy.values()), List.of(TieBreak.bySection("C1"), TieBreak.by(TieBreak.By.BALLOT)),
                List.of(new ClassBand("A", text(), number(), random.nextBoolean())), one(RankingPolicy.values()),
                LocalDate.of(2025, 1, 1).plusDays(random.nextInt(900)), LocalDate.of(2025, 12, 31), number());
    }

    private Criterion node(Kind kind, int depth) {
        List<Criterion> children = new ArrayList<>();
        String code = "C" + codes++ + "." + depth;
        if (depth < 4 && random.nextInt(3) > 0) {
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                children.add(node(kind, depth + 1));
            }
        }
        return new Criterion(code, text(), maybe(), kind, number(), maybe(),
                random.nextInt(8) == 0 ? null : formula(1), children, random.nextBoolean(),
                new EvidenceRule(random.nextBoolean(), random.nextBoolean() ? List.of("PDF", "JPG") : List.of(),
                        maybe()),
                maybe(), maybe(), one(TargetPolicy.values()), random.nextBoolean() ? null : number(),
                random.nextBoolean(), random.nextBoolean(), random.nextBoolean(), maybe(), maybe(),
                random.nextInt(5) > 0, maybe());
    }

    private Formula formula(int depth) {
        return switch (random.nextInt(depth < 3 ? 16 : 14)) {
            case 0 -> new Formula.Proportional(number());
            case 1 -> new Formula.TargetWithOvershoot(number(), number());
            case 2 -> new Formula.LeaderRelative();
            case 3 -> new Formula.Bands(List.of(new Band(number(), number(), number()),
                    new Band(number(), null, number())));
            case 4 -> new Formula.PerItem(items(), random.nextBoolean() ? null : number());
            case 5 -> new Formula.SampleSurvey(random.nextInt(100), number());
            case 6 -> new Formula.DeductFromMax(number());
            case 7 -> new Formula.Rubric(List.of(new Level(0, text(), number()), new Level(1, text(), number())));
            case 8 -> new Formula.IndexScale(number());
            case 9 -> new Formula.YesNo();
            case 10 -> new Formula.LowerIsBetter(number());
            case 11 -> {
                LinkedHashMap<String, Formula.Grade> grades = new LinkedHashMap<>();
                grades.put("TOT", new Formula.Grade(text(), number()));
                grades.put("DAT", new Formula.Grade(text(), number()));
                yield new Formula.OrdinalMap(grades);
            }
            case 12 -> new Formula.Checklist(items());
            case 13 -> new Formula.ExpertMean(number());
            case 14 -> new Formula.ThresholdThen(number(), formula(depth + 1));
            default -> new Formula.Gate(text(), formula(depth + 1));
        };
    }

    private List<Item> items() {
        return List.of(new Item("A", text(), number()), new Item("B" + codes, text(), number()));
    }

    private BigDecimal number() {
        return BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(4)).abs();
    }

    private String text() {
        return one(new String[]{"Đường phố", "Thu ngân sách; chi", "Tỷ lệ = 5", "A | B", "“Ngoặc”", "x", "Số 1,5"});
    }

    private @Nullable String maybe() {
        return random.nextBoolean() ? null : text();
    }

    private <T> T one(T[] of) {
        return of[random.nextInt(of.length)];
    }
}
