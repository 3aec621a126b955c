package vn.laocai.thidua.scoring.criteria;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import vn.laocai.thidua.scoring.criteria.FormulaExamples.Example;
import vn.laocai.thidua.scoring.formula.Formula;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.laocai.thidua.scoring.criteria.Tables.number;

/** Worked examples of each of the sixteen types, with numbers that were calculated by hand. */
class FormulaExamplesTest {

    private static final List<Formula.Item> ITEMS = List.of(new Formula.Item("a", "Mục A", number("5")),
            new Formula.Item("b", "Mục B", number("10")));

    /** Type, maximum 40, and the points of the examples in order. */
    static Stream<Map.Entry<Formula, String>> formulas() {
        SequencedMap<String, Formula.Grade> grades = new LinkedHashMap<>();
        grades.put("A", new Formula.Grade("Xuất sắc", number("40")));
        grades.put("B", new Formula.Grade("Tốt", number("30")));
        return Stream.of(Map.entry(Tables.SHARE, "20.00 34.80 40.00 40.00"),
                Map.entry(new Formula.TargetWithOvershoot(number("0.8"), number("1.2")),
                        "16.00 28.80 32.00 36.00 40.00"),
                Map.entry(new Formula.LeaderRelative(), "16.00 20.00 28.00 40.00"),
                Map.entry(Tables.bands("40"), "40.00 0.00"),
                Map.entry(new Formula.ThresholdThen(number("70"), Tables.SHARE), "0.00 28.00 40.00"),
                Map.entry(new Formula.PerItem(ITEMS, number("30")), "15.00 30.00"),
                Map.entry(new Formula.SampleSurvey(50, number("0.8")), "20.00 34.40 40.00"),
                Map.entry(new Formula.DeductFromMax(number("5")), "40.00 35.00 25.00"),
                Map.entry(new Formula.Rubric(List.of(new Formula.Level(0, "Chưa có", number("0")),
                        new Formula.Level(1, "Có", number("40")))), "40.00 0.00"),
                Map.entry(new Formula.IndexScale(number("0.4")), "20.00 35.01 40.00"),
                Map.entry(new Formula.YesNo(), "40.00 0.00"),
                Map.entry(new Formula.LowerIsBetter(number("0.1")), "0.00 20.00 40.00 40.00"),
                Map.entry(new Formula.OrdinalMap(grades), "40.00 30.00"),
                Map.entry(new Formula.Checklist(ITEMS), "0.00 5.00 15.00"),
                Map.entry(new Formula.Gate("Có kế hoạch", Tables.SHARE), "0.00 20.00 34.80 40.00 40.00"),
                Map.entry(new Formula.ExpertMean(number("0.5")), "39.50 39.67"));
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void worksEachTypeOut(Map.Entry<Formula, String> formula) {
        List<Example> examples = FormulaExamples.of(Tables.leaf("I.1", Kind.BASE, "40", formula.getKey()));
        assertThat(examples.stream().map(Example::points).map(BigDecimal::toPlainString).toList())
                .isEqualTo(List.of(formula.getValue().split(" ")));
        assertThat(examples).allSatisfy(example -> assertThat(example.how()).isNotBlank());
    }

    @Test
    void measuresAgainstTheCommonTarget() {
        Criterion leaf = Tables.leaf("I.1", Kind.BASE, "40", Tables.SHARE);
        Criterion common = new Criterion(leaf.code(), leaf.name(), null, leaf.kind(), leaf.max(), "dự án",
                leaf.formula(), List.of(), false, EvidenceRule.NONE, null, null, TargetPolicy.COMMON, number("20"),
                false, true, true, null, null, true);
        assertThat(FormulaExamples.of(common).getFirst().figure()).isEqualTo(Map.of("actual", "10", "target", "20"));
    }

    @Test
    void givesNoneWhereTheFormulaIsNotFinished() {
        assertThat(FormulaExamples.of(Tables.leaf("I.1", Kind.BASE, "40", new Formula.Bands(List.of())))).isEmpty();
        assertThat(FormulaExamples.of(Tables.leaf("I.1", Kind.BASE, "40",
                new Formula.SampleSurvey(0, number("1"))))).allSatisfy(
                        example -> assertThat(example.points()).isEqualByComparingTo("0"));
    }
}
