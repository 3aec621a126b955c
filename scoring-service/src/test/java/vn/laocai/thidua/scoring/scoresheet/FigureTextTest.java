package vn.laocai.thidua.scoring.scoresheet;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.criteria.Kind;
import vn.laocai.thidua.scoring.formula.BadFigure;
import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.scoring.formula.Formula;
import vn.laocai.thidua.scoring.scoresheet.PasteHandler.Row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Figures as texts of a table, there and back for every kind of formula. */
class FigureTextTest {

    private static final Formula SHARE = new Formula.Proportional(BigDecimal.ONE);
    private static final List<Formula.Item> TWO = List.of(new Formula.Item("MOT", "Mục một", BigDecimal.ONE),
            new Formula.Item("HAI", "Mục hai", BigDecimal.ONE));

    @Test
    void whatIsWrittenReadsBackToTheSameFigure() {
        thereAndBack(SHARE, Figure.ofTarget("1044.5", "1200"));
        thereAndBack(SHARE, Figure.actual("1.044"));
        thereAndBack(new Formula.LowerIsBetter(new BigDecimal("0.1")), Figure.against("36", "40.5"));
        thereAndBack(new Formula.YesNo(), Figure.met(true));
        thereAndBack(new Formula.YesNo(), Figure.met(false));
        thereAndBack(new Formula.PerItem(TWO, null), Figure.counts(Map.of("MOT", 2, "HAI", 0)));
        thereAndBack(new Formula.PerItem(TWO.subList(0, 1), null), Figure.counts(Map.of("MOT", 7)));
        thereAndBack(new Formula.Checklist(TWO), Figure.checked(Set.of("HAI", "MOT")));
        thereAndBack(new Formula.Checklist(TWO), Figure.checked(Set.of()));
        thereAndBack(new Formula.ExpertMean(new BigDecimal("0.5")), Figure.judged("8.5", "9", "7.5"));
        thereAndBack(new Formula.Gate("Có kế hoạch", SHARE), Figure.ofTarget("12.5", "20").withMet(true));
        thereAndBack(new Formula.Gate("Có kế hoạch", SHARE), Figure.met(false));
        LinkedHashMap<String, Formula.Grade> grades = new LinkedHashMap<>();
        grades.put("TOT", new Formula.Grade("Hoàn thành tốt", BigDecimal.ONE));
        thereAndBack(new Formula.OrdinalMap(grades), Figure.choice("TOT"));
        assertThat(FigureText.read(criterion(new Formula.OrdinalMap(grades)), "hoàn thành tốt", "").choice())
                .isEqualTo("TOT");
        thereAndBack(new Formula.Rubric(List.of(new Formula.Level(3, "Khá", BigDecimal.ONE))), Figure.choice("3"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {"1.234,56|1234.56", "1234.56|1234.56", "1234,56|1234.56", "1.234|1234",
            "87,5%|87.5", "0,5|0.5", "1 234,5|1234.5"})
    void readsNumbersAsPeopleTypeThem(String typed, String number) {
        assertThat(FigureText.read(criterion(SHARE), typed, "").actual()).isEqualByComparingTo(number);
    }

    @Test
    void saysWhatItCannotRead() {
        assertThatThrownBy(() -> FigureText.read(criterion(SHARE), "nhiều", ""))
                .isInstanceOfSatisfying(BadFigure.class,
                        bad -> assertThat(bad.vi()).isEqualTo("“nhiều” không phải số. Ví dụ đúng: 1234,56."));
        assertThatThrownBy(() -> FigureText.read(criterion(new Formula.PerItem(TWO, null)), "7", ""))
                .isInstanceOf(BadFigure.class);
        assertThatThrownBy(() -> FigureText.read(criterion(new Formula.PerItem(TWO, null)), "MOT=1,5", ""))
                .isInstanceOf(BadFigure.class);
        assertThatThrownBy(() -> FigureText.read(criterion(new Formula.YesNo()), "có lẽ", ""))
                .isInstanceOf(BadFigure.class);
    }

    @Test
    void readsRowsFromASpreadsheetWithOrWithoutHeadings() {
        assertThat(PasteHandler.rows("Mã\tKết quả\r\nI.1\t112,5\t100\r\n\r\nI.2\t96,4\t\tghi chú\r\n"))
                .containsExactly(new Row(2, "I.1", "112,5", "100", null), new Row(4, "I.2", "96,4", "", "ghi chú"));
        assertThat(PasteHandler.rows("I.1\t1")).containsExactly(new Row(1, "I.1", "1", "", null));
    }

    private static void thereAndBack(Formula formula, Figure figure) {
        Criterion criterion = criterion(formula);
        assertThat(FigureText.read(criterion, FigureText.result(criterion, figure),
                FigureText.target(criterion, figure))).isEqualTo(figure);
    }

    private static Criterion criterion(Formula formula) {
        return Criterion.leaf("X.1", "Tiêu chí", Kind.BASE, BigDecimal.TEN, formula);
    }
}
