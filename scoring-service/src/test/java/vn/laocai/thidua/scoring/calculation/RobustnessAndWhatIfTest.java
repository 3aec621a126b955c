package vn.laocai.thidua.scoring.calculation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import vn.laocai.thidua.scoring.calculation.CellFigures.ByFigure;
import vn.laocai.thidua.scoring.calculation.CellFigures.ByPoints;
import vn.laocai.thidua.scoring.calculation.Robustness.Moved;
import vn.laocai.thidua.scoring.calculation.Robustness.Noise;
import vn.laocai.thidua.scoring.calculation.Robustness.Report;
import vn.laocai.thidua.scoring.calculation.WhatIf.Published;
import vn.laocai.thidua.scoring.calculation.WhatIf.Trial;
import vn.laocai.thidua.scoring.criteria.CriteriaTable;
import vn.laocai.thidua.scoring.formula.BadFigure;
import vn.laocai.thidua.scoring.formula.Figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static vn.laocai.thidua.scoring.calculation.Seasons.n;
import static vn.laocai.thidua.scoring.calculation.Seasons.points;

/** X2 and X5: a private trial on published data, and how much the places depend on weights and scorers. */
class RobustnessAndWhatIfTest {

    private final CriteriaTable table = Seasons.small();

    @Test
    void givesTheSameReportForTheSameSeed() {
        List<SheetFigures> sheets = Seasons.random(table, new Random(3), 10);
        Report one = report(sheets, Map.of(), 42);
        assertThat(report(sheets, Map.of(), 42)).isEqualTo(one);
        assertThat(one.ranges()).hasSize(10).allSatisfy(range -> {
            assertThat(range.best()).isBetween(1, range.worst());
            assertThat(range.worst()).isLessThanOrEqualTo(10);
            assertThat(range.keptPerMille()).isBetween(0, 1000);
        });
    }

    @Test
    void callsPlacesThatOtherWeightsReverseNoiseAndFarOnesFirm() {
        Report report = report(List.of(points("SA_PA", "I.1=20 I.2.1=15 I.2.2=25 II.1=30 II.2=10"),
                points("YEN_BAI", "I.1=20 I.2.1=15 I.2.2=5 II.1=5"),
                points("AU_LAU", "I.1=10 I.2.1=5 II.1=29.5"), points("LAO_CAI", "I.1=3")), Map.of(), 1);
        assertThat(report.noise()).containsExactly(new Noise(2, 3, List.of("YEN_BAI", "AU_LAU")));
        assertThat(report.sentencesVi()).containsExactly("Hạng 2–3 nằm trong sai số: thay đổi trọng số các mục ±20% "
                + "hoặc bỏ một phường chấm chéo thì thứ tự này thay đổi.");
        assertThat(report.ranges().getFirst()).isEqualTo(new Robustness.Range("SA_PA", 1, 1, 1, 1000));
        assertThat(report.ranges().get(1).best()).isEqualTo(2);
        assertThat(report.ranges().get(1).worst()).isEqualTo(3);
    }

    @Test
    void showsWhoMovesWithoutOneScorer() {
        Map<String, Map<String, Map<String, BigDecimal>>> crossScores = Map.of(
                "VAN_PHU", Map.of("SA_PA", Map.of("I.1", n("20"))),
                "CAU_THIA", Map.of("SA_PA", Map.of("I.1", n("10"))),
                "LAO_CAI", Map.of("YEN_BAI", Map.of("I.1", n("14"))));
        Report report = report(List.of(points("SA_PA", "I.1=15 II.1=10"), points("YEN_BAI", "I.1=14 II.1=10")),
                crossScores, 1);
        assertThat(report.withoutScorer()).extracting(Robustness.WithoutScorer::scorer)
                .containsExactly("CAU_THIA", "LAO_CAI", "VAN_PHU");
        assertThat(report.withoutScorer().get(0).moved()).as("20 instead of 15").isEmpty();
        assertThat(report.withoutScorer().get(1).moved()).as("a single scorer cannot be left out").isEmpty();
        assertThat(report.withoutScorer().get(2).moved()).as("10 instead of 15")
                .containsExactly(new Moved("SA_PA", 1, 2), new Moved("YEN_BAI", 2, 1));
        assertThat(report.noise()).containsExactly(new Noise(1, 2, List.of("SA_PA", "YEN_BAI")));
    }

    @Test
    void leavesACellAloneThatTheAppraiserDecidedOtherwise() {
        Map<String, Map<String, Map<String, BigDecimal>>> crossScores = Map.of(
                "VAN_PHU", Map.of("SA_PA", Map.of("I.1", n("20"))),
                "CAU_THIA", Map.of("SA_PA", Map.of("I.1", n("10"))));
        Report report = report(List.of(points("SA_PA", "I.1=16"), points("YEN_BAI", "I.1=15.5")), crossScores, 1);
        assertThat(report.withoutScorer()).allSatisfy(without -> assertThat(without.moved()).isEmpty());
    }

    @Test
    void triesOwnChangesAgainstPublishedTotalsOnly() {
        SheetFigures own = points("AU_LAU", "I.1=10 II.1=20");
        List<Published> others = List.of(new Published("SA_PA", n("50.00")), new Published("YEN_BAI", n("33.00")),
                new Published("LAO_CAI", n("20.00")), new Published("AU_LAU", n("99.00")));
        Trial trial = WhatIf.of(table, own, Map.of("I.1", new ByPoints(n("15"))), others);
        assertThat(trial.before().total()).isEqualTo("30.00");
        assertThat(trial.after().total()).isEqualTo("35.00");
        assertThat(trial.rankBefore()).isEqualTo(3);
        assertThat(trial.rankAfter()).isEqualTo(2);
        assertThat(trial.toNextPlace()).isEqualTo("15.01");
        assertThat(trial.sentencesVi()).containsExactly("Tổng điểm thử: 30,00 → 35,00 (+5,00).",
                "Thứ hạng so với số liệu đã công bố: 3 → 2.",
                "Cần thêm 15,01 điểm để vượt phường ngay phía trên.");
        assertThat(trial.sentencesEn()).hasSize(3);
        assertThat(own.cells().get("I.1")).as("nothing leaves the trial").isEqualTo(new ByPoints(n("10")));
    }

    @Test
    void triesFiguresTooAndWaitsWhereOthersWouldHaveToBeKnown() {
        SheetFigures own = points("AU_LAU", "I.1=10");
        Trial trial = WhatIf.of(table, own, Map.of("II.1", new ByFigure(Figure.actual("2")), "I.2.2",
                new ByFigure(Figure.ofTarget("12", "10"))), List.of());
        assertThat(trial.after().total()).isEqualTo("30.00");
        assertThat(trial.rankAfter()).isNull();
        assertThat(trial.toNextPlace()).isNull();
        assertThat(trial.sentencesVi()).contains(
                "Chưa có bảng điểm công bố của các phường khác nên chưa tính được thứ hạng.");
    }

    @Test
    void refusesATrialThatCannotBe() {
        SheetFigures own = new SheetFigures("AU_LAU", Map.of(), Set.of());
        assertThatExceptionOfType(BadFigure.class)
                .isThrownBy(() -> WhatIf.of(table, own, Map.of("GONE", new ByPoints(n("1"))), List.of()))
                .satisfies(bad -> {
                    assertThat(bad.pointer()).isEqualTo("/GONE");
                    assertThat(bad.vi()).isEqualTo("Bảng tiêu chí không có tiêu chí GONE.");
                });
        assertThatExceptionOfType(BadFigure.class)
                .isThrownBy(() -> WhatIf.of(table, own, Map.of("I.1", new ByPoints(n("20.01"))), List.of()))
                .satisfies(bad -> {
                    assertThat(bad.pointer()).isEqualTo("/I.1/points");
                    assertThat(bad.vi()).isEqualTo("Điểm 20,01 vượt điểm tối đa 20.");
                });
    }

    private Report report(List<SheetFigures> sheets, Map<String, Map<String, Map<String, BigDecimal>>> crossScores,
            long seed) {
        SeasonResult season = SeasonCalculator.calculate(table, sheets, true);
        return Robustness.of(table, season, Ranking.rank(table, season, Map.of(), Map.of()), crossScores, seed);
    }
}
