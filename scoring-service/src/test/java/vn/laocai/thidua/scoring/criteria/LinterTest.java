package vn.laocai.thidua.scoring.criteria;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import vn.laocai.thidua.scoring.formula.Formula;
import vn.laocai.thidua.scoring.formula.Formula.Band;
import vn.laocai.thidua.scoring.formula.Formula.Bands;
import vn.laocai.thidua.scoring.formula.Formula.Item;
import vn.laocai.thidua.scoring.formula.Formula.Level;
import vn.laocai.thidua.scoring.formula.Formula.PerItem;
import vn.laocai.thidua.scoring.formula.Formula.Rubric;
import vn.laocai.thidua.scoring.formula.Formula.SampleSurvey;
import vn.laocai.thidua.scoring.formula.Formula.TargetWithOvershoot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.laocai.thidua.scoring.criteria.Tables.number;

/** What the linter finds, and that it finds nothing where there is nothing. */
class LinterTest {

    @Test
    void findsNothingInAGoodTable() {
        assertThat(Linter.lint(Tables.small())).isEmpty();
    }

    @Test
    void findsSixPlantedFaultsAndNothingElse() {
        CriteriaTable draft = CriteriaTemplates.bang1000(2025);
        draft = Tables.changed(draft, "I.1", Tables.max("55"));
        draft = Tables.changed(draft, "I.2", Tables.formula(overlapping()));
        draft = Tables.changed(draft, "II.2", Tables.formula(gap()));
        draft = Tables.changed(draft, "II.7", Tables.formula(new Rubric(
                List.of(new Level(0, "Chưa", number("0")), new Level(1, "Đạt", number("15"))))));
        draft = Tables.changed(draft, "III.2", Tables.evidence(EvidenceRule.NONE));
        draft = Tables.changed(draft, "II.3",
                Tables.formula(new TargetWithOvershoot(number("0.8"), BigDecimal.ONE)));
        assertThat(Linter.lint(draft)).extracting(Finding::rule, Finding::code).containsExactlyInAnyOrder(
                tuple("section-sum", "I"),
                tuple("bands-overlap", "I.2"),
                tuple("bands-gap", "II.2"),
                tuple("points-unreachable", "II.7"),
                tuple("evidence-missing", "III.2"),
                tuple("overshoot-cap", "II.3"));
        assertThat(Linter.lint(draft)).allSatisfy(finding -> {
            assertThat(finding.isError()).isTrue();
            assertThat(finding.messageVi()).isNotBlank();
            assertThat(finding.messageEn()).isNotBlank();
        });
    }

    private static Formula overlapping() {
        return new Bands(List.of(new Band(number("0"), number("92"), number("0")),
                new Band(number("90"), number("95"), number("45")), new Band(number("95"), null, number("50"))));
    }

    private static Formula gap() {
        return new Bands(List.of(new Band(number("0"), number("90"), number("0")),
                new Band(number("95"), null, number("40"))));
    }

    static Stream<Arguments> formulas() {
        return Stream.of(Arguments.of("bands-first", new Bands(List.of(new Band(number("10"), null, number("20"))))),
                Arguments.of("bands-last",
                        new Bands(List.of(new Band(number("0"), number("90"), number("20"))))),
                Arguments.of("bands-order",
                        new Bands(List.of(new Band(number("95"), null, number("20")),
                                new Band(number("0"), number("95"), number("0"))))),
                Arguments.of("points-above-max", Tables.bands("21")),
                Arguments.of("points-unreachable", new SampleSurvey(50, number("0.3"))),
                Arguments.of("cap-above-max",
                        new PerItem(List.of(new Item("A", "A", number("5"))), number("25"))),
                Arguments.of("formula-invalid",
                        new PerItem(List.of(new Item("A", "A", number("5")), new Item("A", "B", number("5"))),
                                number("20"))),
                Arguments.of("formula-invalid", new Formula.ExpertMean(BigDecimal.ZERO)),
                Arguments.of("target-missing", new Formula.LeaderRelative()));
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void findsWhatIsWrongWithAFormula(String rule, Formula formula) {
        CriteriaTable table = Tables.changed(Tables.small(), "I.2", Tables.formula(formula));
        List<Finding> errors = Linter.lint(table).stream().filter(Finding::isError).toList();
        assertThat(errors).extracting(Finding::rule).contains(rule);
        assertThat(errors).extracting(Finding::code).containsOnly("I.2");
    }

    @Test
    void findsSumsThatAreNotTheScale() {
        CriteriaTable table = Tables.changed(Tables.small(), "II", Tables.max("41"));
        assertThat(Linter.lint(table)).extracting(Finding::rule).containsExactlyInAnyOrder("scale-sum",
                "section-sum");
        assertThat(Linter.lint(table)).extracting(Finding::messageVi)
                .anyMatch(message -> message.contains("Tổng điểm các phần là 101, chưa bằng thang điểm 100"));
    }

    @Test
    void findsCodesThatStandForTwoThings() {
        CriteriaTable table = Tables.changed(Tables.small(), "II.1", Tables.coded("I.1"));
        assertThat(Linter.lint(table)).extracting(Finding::rule).containsExactly("duplicate-code");
    }

    @Test
    void findsACriterionThatWasUsedAndIsGone() {
        CriteriaTable next = Tables.changed(Tables.small(), "II.1", Tables.coded("II.2"));
        assertThat(Linter.lint(next, Tables.small(), null)).extracting(Finding::rule, Finding::code)
                .containsExactly(tuple("criterion-deleted", "II.1"));
    }

    @Test
    void countsSwitchedOffCriteriaNowhere() {
        CriteriaTable table = Tables.changed(Tables.small(), "I.2", Tables.switchedOff());
        assertThat(Linter.lint(table)).extracting(Finding::rule).containsExactly("section-sum");
        assertThat(table.leaves()).extracting(Criterion::code).containsExactly("I.1", "II.1");
    }

    @Test
    void tellsTheForecastOfTiesAndWarnsWhereItIsNoticeable() {
        List<Finding> warned = Linter.lint(Tables.small(), null, new TieForecast(2024, 40, 12, 0));
        assertThat(warned).extracting(Finding::rule).containsExactly("tie-forecast");
        assertThat(warned.getFirst().severity()).isEqualTo(Finding.Severity.WARNING);
        assertThat(warned.getFirst().messageVi()).startsWith("Tính thử theo kết quả năm 2024")
                .endsWith("Hãy xem lại thứ tự phân định.");
        assertThat(Linter.lint(Tables.small(), null, new TieForecast(2024, 40, 4, 5)))
                .extracting(Finding::severity).containsExactly(Finding.Severity.WARNING);
        assertThat(Linter.lint(Tables.small(), null, new TieForecast(2024, 40, 4, 4)))
                .extracting(Finding::severity).containsExactly(Finding.Severity.INFO);
    }
}
