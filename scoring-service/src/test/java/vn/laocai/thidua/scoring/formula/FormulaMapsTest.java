package vn.laocai.thidua.scoring.formula;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import vn.laocai.thidua.scoring.formula.Formula.Gate;
import vn.laocai.thidua.scoring.formula.Formula.Proportional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FormulaMapsTest {

    @Test
    void writesWhatPeopleCanRead() {
        assertThat(FormulaMaps.write(new Gate("Có kế hoạch", new Proportional(new BigDecimal("1.2")))))
                .isEqualTo(Map.of("type", "GATE", "precondition", "Có kế hoạch", "then",
                        Map.of("type", "PROPORTIONAL", "cap", "1.2")));
    }

    @Test
    void refusesAFormulaThatItDoesNotUnderstandAndPointsAtIt() {
        refuses(Map.of("type", "GUESS"), "/type");
        refuses(Map.of(), "/type");
        refuses(Map.of("type", "PROPORTIONAL"), "/cap");
        refuses(Map.of("type", "PROPORTIONAL", "cap", "much"), "/cap");
        refuses(Map.of("type", "PROPORTIONAL", "cap", "1e999999999"), "/cap");
        refuses(Map.of("type", "PROPORTIONAL", "cap", 1.5), "/cap");
        refuses(Map.of("type", "PROPORTIONAL", "cap", "1", "colour", "red"), "/colour");
        refuses(Map.of("type", "BANDS", "bands", List.of(Map.of("lo", "0", "points", "1"), Map.of("lo", "x",
                "points", "1"))), "/bands/1/lo");
        refuses(Map.of("type", "GATE", "precondition", "p", "then", Map.of("type", "RUBRIC")), "/then/levels");
        refuses(Map.of("type", "SAMPLE_SURVEY", "sampleSize", "50", "unitPoints", "1"), "/sampleSize");
    }

    @Test
    void refusesFormulasThatAreNestedWithoutEnd() {
        Map<String, Object> formula = Map.of("type", "YES_NO");
        for (int i = 0; i < 50; i++) {
            formula = Map.of("type", "GATE", "precondition", "p", "then", formula);
        }
        refuses(formula, "/then/then/then/then");
    }

    @Test
    void refusesAFigureThatIsNoneAndPointsAtIt() {
        refusesFigure(Map.of("actual", "1.234,56"), "/actual");
        refusesFigure(Map.of("actual", "1e999999999"), "/actual");
        refusesFigure(Map.of("actual", 1.5), "/actual");
        refusesFigure(Map.of("actual", "1234567890123456789"), "/actual");
        refusesFigure(Map.of("counts", Map.of("a", "1.5")), "/counts/a");
        refusesFigure(Map.of("counts", List.of()), "/counts");
        refusesFigure(Map.of("checked", List.of(1)), "/checked");
        refusesFigure(Map.of("judged", List.of("1", "x")), "/judged/1");
        refusesFigure(Map.of("met", "yes"), "/met");
        refusesFigure(Map.of("points", "3"), "/points");
        assertThatExceptionOfType(BadFigure.class).isThrownBy(() -> Figure.actual(new BigDecimal("1E+30")));
        assertThat(Figure.actual(new BigDecimal("1E+3")).actual()).isEqualTo("1000");
    }

    @Test
    void tellsNothingTickedFromNothingEntered() {
        assertThat(Figure.checked(Set.of()).toMap()).isEqualTo(Map.of("checked", List.of()));
        assertThat(Figure.fromMap(Map.of())).isEqualTo(Figure.EMPTY);
        assertThat(Figure.fromMap(Map.of("checked", List.of())).checked()).isEmpty();
        assertThat(Figure.EMPTY.checked()).isNull();
    }

    @Test
    void printsNumbersAsTheyAreWrittenInVietnam() {
        assertThat(Points.print(new BigDecimal("1234567.5"))).isEqualTo("1.234.567,50");
        assertThat(Points.plain(new BigDecimal("1200.000"))).isEqualTo("1.200");
        assertThat(Points.plain(new BigDecimal("0.000"))).isEqualTo("0");
        assertThat(Points.plain(new BigDecimal("-123.40"))).isEqualTo("−123,4");
        assertThat(Points.signed(new BigDecimal("-2"))).isEqualTo("−2,00");
        assertThat(Points.signed(new BigDecimal("3.1"))).isEqualTo("+3,10");
        assertThat(Points.percent(new BigDecimal("1.08333"))).isEqualTo("108,33%");
    }

    private static void refuses(Map<String, Object> map, String pointer) {
        assertThatExceptionOfType(BadFormula.class).isThrownBy(() -> FormulaMaps.read(map))
                .satisfies(bad -> {
                    assertThat(bad.pointer()).isEqualTo(pointer);
                    assertThat(bad.vi()).isNotBlank();
                    assertThat(bad.en()).isNotBlank();
                });
    }

    private static void refusesFigure(Map<String, Object> map, String pointer) {
        assertThatExceptionOfType(BadFigure.class).isThrownBy(() -> Figure.fromMap(map))
                .satisfies(bad -> assertThat(bad.pointer()).isEqualTo(pointer));
    }
}
