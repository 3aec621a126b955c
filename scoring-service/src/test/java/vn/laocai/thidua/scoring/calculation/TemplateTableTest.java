package vn.laocai.thidua.scoring.calculation;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import vn.laocai.thidua.scoring.calculation.CellFigures.ByFigure;
import vn.laocai.thidua.scoring.criteria.CriteriaTable;
import vn.laocai.thidua.scoring.criteria.CriteriaTemplates;
import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.scoring.formula.LeafScore.Scored;

import static org.assertj.core.api.Assertions.assertThat;

/** The template of 1000 points, played for one ward against numbers computed by hand. */
class TemplateTableTest {

    private final CriteriaTable table = CriteriaTemplates.bang1000(2025);
    private final Map<String, CellFigures> cells = new HashMap<>();
    private final Map<String, String> byHand = new HashMap<>();

    @Test
    void computesEachCriterionAsByHand() {
        economy();
        administration();
        environment();
        defence();
        politics();
        bonusAndPenalty();
        SheetFigures other = new SheetFigures("YEN_BAI",
                Map.of("I.3", new ByFigure(Figure.ofTarget("150", "100"))), Set.of());

        SeasonResult season = SeasonCalculator.calculate(table,
                List.of(new SheetFigures("SA_PA", cells, Set.of("I.8")), other), true);

        SheetResult sheet = season.sheets().get("SA_PA");
        assertThat(sheet.leaves().keySet()).isEqualTo(byHand.keySet());
        byHand.forEach((code, points) -> assertThat(sheet.leaves().get(code).score()).as(code)
                .isInstanceOfSatisfying(Scored.class, scored -> assertThat(scored.points()).as(code)
                        .isEqualTo(points)));
        assertThat(sheet.naAdjustments()).as("276.97 × 30 / 320 = 25.9659…")
                .isEqualTo(Map.of("I", new BigDecimal("25.97")));
        assertThat(sheet.nodes()).isEqualTo(Map.of("I", n("302.94"), "II", n("205.72"), "III", n("124.36"), "IV",
                n("72.50"), "V", n("122.00"), "T", n("40.00"), "P", n("12.10")));
        assertThat(sheet.base()).isEqualTo("827.52");
        assertThat(sheet.bonus()).isEqualTo("40.00");
        assertThat(sheet.penalty()).isEqualTo("12.10");
        assertThat(sheet.total()).isEqualTo("855.42");
        assertThat(sheet.scored()).isEqualTo(sheet.of()).isEqualTo(35);
        assertThat(sheet.criticalZeros()).isEmpty();
        Ranked first = Ranking.rank(table, season, Map.of(), Map.of()).getFirst();
        assertThat(first.className()).as("85.54 of 100").isEqualTo("Hoàn thành tốt nhiệm vụ");
    }

    @Test
    void keepsAWardThatMissedTheLevyOutOfTheTopClasses() {
        economy();
        administration();
        environment();
        defence();
        politics();
        bonusAndPenalty();
        cell("IV.1", Figure.met(false), "0.00");
        cell("V.1", Figure.choice("XUAT_SAC"), "30.00");
        cell("V.7", Figure.actual("0"), "20.00");
        cell("I.3", Figure.ofTarget("150", "100"), "40.00");
        SeasonResult season = SeasonCalculator.calculate(table,
                List.of(new SheetFigures("SA_PA", cells, Set.of("I.8"))), true);
        SheetResult sheet = season.sheets().get("SA_PA");
        assertThat(sheet.total()).as("855.42 − 20 + 6 + 2 + 12, and 288.97 × 30 / 320 = 27.09 instead of 25.97")
                .isEqualTo("856.54");
        assertThat(sheet.criticalZeros()).containsExactly("IV.1");
        assertThat(Ranking.rank(table, season, Map.of(), Map.of()).getFirst().className())
                .isEqualTo("Hoàn thành nhiệm vụ");
    }

    @Test
    void takesNoMoreForWrongFiguresThanTheItemAllows() {
        cell("P.2", Figure.actual("80"), "100.00");
        SheetResult sheet = SeasonCalculator.sheet(table, new SheetFigures("SA_PA", cells, Set.of()));
        assertThat(sheet.leaves().get("P.2").score()).isInstanceOfSatisfying(Scored.class, scored -> {
            assertThat(scored.points()).isEqualTo("100.00");
            assertThat(scored.how()).isEqualTo("80 × 1,5 = 120, tối đa 100,00");
        });
        assertThat(sheet.penalty()).isEqualTo("100.00");
    }

    private void economy() {
        cell("I.1", Figure.actual("108"), "52.80");
        cell("I.2", Figure.actual("93.4"), "45.00");
        cell("I.3", Figure.ofTarget("72", "60"), "28.00");
        cell("I.4", Figure.actual("87"), "26.10");
        cell("I.5", Figure.actual("95.5"), "28.65");
        cell("I.6", Figure.ofTarget("923", "1000"), "36.92");
        cell("I.7", Figure.actual("2"), "20.00");
        cell("I.9", Figure.actual("98.75"), "39.50");
    }

    private void administration() {
        cell("II.1", Figure.actual("87.53"), "35.01");
        cell("II.2", Figure.actual("98.2"), "35.00");
        cell("II.3", Figure.actual("72"), "25.20");
        cell("II.4", Figure.actual("88.8"), "22.20");
        cell("II.5", Figure.actual("61.3"), "12.26");
        cell("II.6", Figure.actual("43"), "25.80");
        cell("II.7", Figure.choice("3"), "15.00");
        cell("II.8", Figure.actual("84"), "21.25");
        cell("II.9", Figure.actual("1"), "14.00");
    }

    private void environment() {
        cell("III.1", Figure.actual("96.4"), "28.92");
        cell("III.2", Figure.actual("55.55"), "11.11");
        cell("III.3", Figure.choice("4"), "20.00");
        cell("III.4", Figure.actual("7"), "25.00");
        cell("III.5", Figure.actual("7"), "23.33");
        cell("III.6", Figure.actual("80"), "16.00");
    }

    private void defence() {
        cell("IV.1", Figure.met(true), "20.00");
        cell("IV.2", Figure.against("38", "40"), "12.50");
        cell("IV.3", Figure.actual("1"), "10.00");
        cell("IV.4", Figure.choice("3"), "15.00");
        cell("IV.5", Figure.actual("100"), "15.00");
    }

    private void politics() {
        cell("V.1", Figure.choice("TOT"), "24.00");
        cell("V.2", Figure.choice("XUAT_SAC"), "20.00");
        cell("V.3", Figure.checked(Set.of("KE_HOACH", "QUY_CHE", "KIEM_TRA")), "15.00");
        cell("V.4", Figure.counts(Map.of("PHONG_TRAO", 4)), "20.00");
        cell("V.5", Figure.counts(Map.of("DE_XUAT", 2, "CONG_NHAN", 1, "TIEP_NHAN", 1, "DUOC_NHAN_RONG", 0)),
                "18.00");
        cell("V.6", Figure.actual("57.2"), "7.00");
        cell("V.7", Figure.actual("1"), "18.00");
    }

    private void bonusAndPenalty() {
        cell("T.1", Figure.actual("2"), "10.00");
        cell("T.2", Figure.actual("1"), "5.00");
        cell("T.3", Figure.actual("12"), "10.00");
        cell("T.4", Figure.actual("1"), "5.00");
        cell("T.5", Figure.met(true), "10.00");
        cell("P.1", Figure.actual("1"), "2.00");
        cell("P.2", Figure.actual("3.4"), "5.10");
        cell("P.3", Figure.counts(Map.of("KHIEN_TRACH", 1, "CANH_CAO", 0)), "5.00");
        cell("P.4", Figure.actual("0"), "0.00");
        cell("P.5", Figure.actual("0"), "0.00");
        cell("P.6", Figure.actual("0"), "0.00");
    }

    private void cell(String code, Figure figure, String points) {
        cells.put(code, new ByFigure(figure));
        byHand.put(code, points);
    }

    private static BigDecimal n(String plain) {
        return new BigDecimal(plain);
    }
}
