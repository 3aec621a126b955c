package vn.laocai.thidua.scoring.formula;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
import vn.laocai.thidua.scoring.formula.LeafScore.AwaitingLock;
import vn.laocai.thidua.scoring.formula.LeafScore.Missing;
import vn.laocai.thidua.scoring.formula.LeafScore.Scored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The test vectors of the published and constructed tables, one by one. */
class FormulaVectorsTest {

    private static final Formula F1 = new Proportional(n("1"));
    private static final Formula F2 = new TargetWithOvershoot(n("0.8"), n("1.2"));
    private static final Formula P2 = new Bands(List.of(band("88", "90", "2"), band("90", "95", "3"),
            band("95", "100", "4"), band("100", null, "5")));

    @Test
    void f1EarnsInProportionToTheTarget() {
        holds(F1, "40", Figure.ofTarget("1044", "1200"), "34.80", "1.044 / 1.200 × 40 = 34,80");
        holds(F1, "40", Figure.ofTarget("1300", "1200"), "40.00",
                "1.300 / 1.200 = 108,33%, tính tối đa 100% × 40 = 40,00");
        holds(F1, "30", Figure.ofTarget("7", "9"), "23.33", "7 / 9 × 30 = 23,33");
        holds(F1, "30", Figure.ofTarget("0", "9"), "0.00", "0 / 9 × 30 = 0,00");
    }

    @Test
    void f1NeverEarnsMoreThanTheMaximumWhateverItsCap() {
        holds(new Proportional(n("1.5")), "40", Figure.ofTarget("1300", "1200"), "40.00",
                "1.300 / 1.200 × 40, tối đa 40 = 40,00");
    }

    @Test
    void f1RoundsHalfUpWhereBinaryNumbersWouldRoundDown() {
        holds(F1, "100", Figure.ofTarget("1.005", "100"), "1.01", "1,005 / 100 × 100 = 1,01");
    }

    @Test
    void f2GivesABaseForTheTargetAndTheRestForGoingBeyond() {
        holds(F2, "60", Figure.ofTarget("90", "100"), "43.20", "90 / 100 × 80% × 60 = 43,20");
        holds(F2, "60", Figure.ofTarget("100", "100"), "48.00", "đạt chỉ tiêu: 80% × 60 = 48,00");
        holds(F2, "60", Figure.ofTarget("110", "100"), "54.00",
                "80% × 60 + 20% × 60 × (110 / 100 − 1) / (1,2 − 1) = 54,00");
        holds(F2, "60", Figure.ofTarget("125", "100"), "60.00", "125 / 100 = 125%, từ 120% được trọn 60,00");
    }

    @Test
    void f3GivesHalfForTheTargetAndAllToTheBestOfTheBlock() {
        Formula f3 = new LeaderRelative();
        ColumnContext best = ColumnContext.locked(n("1.5"));
        assertThat(points(f3, "40", Figure.ofTarget("15", "10"), best)).isEqualTo("40.00");
        assertThat(points(f3, "40", Figure.ofTarget("12", "10"), best)).isEqualTo("28.00");
        assertThat(points(f3, "40", Figure.ofTarget("10", "10"), best)).isEqualTo("20.00");
        assertThat(points(f3, "40", Figure.ofTarget("8", "10"), best)).isEqualTo("16.00");
        assertThat(how(f3, "40", Figure.ofTarget("12", "10"), best))
                .isEqualTo("50% × 40 + 50% × 40 × (12 / 10 − 1) / (1,5 − 1) = 28,00");
        assertThat(how(f3, "40", Figure.ofTarget("15", "10"), best)).endsWith("= 40,00 (cao nhất khối)");
    }

    @Test
    void f3WaitsForTheLock() {
        assertThat(FormulaEngine.score(new LeaderRelative(), n("40"), Figure.ofTarget("12", "10"),
                ColumnContext.OPEN)).isEqualTo(new AwaitingLock());
    }

    @Test
    void f4FindsTheHalfOpenBand() {
        assertThat(points(P2, "5", Figure.actual("90"))).isEqualTo("3.00");
        assertThat(points(P2, "5", Figure.actual("95"))).isEqualTo("4.00");
        assertThat(points(P2, "5", Figure.actual("100"))).isEqualTo("5.00");
        assertThat(points(P2, "5", Figure.actual("87.99"))).isEqualTo("0.00");
        holds(P2, "5", Figure.actual("92.5"), "3.00", "92,5 thuộc khoảng [90; 95): 3,00");
        holds(P2, "5", Figure.actual("87.99"), "0.00", "87,99 dưới 88: 0,00");
        holds(P2, "5", Figure.actual("120"), "5.00", "120 thuộc khoảng từ 100 trở lên: 5,00");
    }

    @Test
    void f4ClosesABoundedLastBandAndRefusesWhatIsBeyond() {
        Formula closed = new Bands(List.of(band("0", "50", "0"), band("50", "100", "5")));
        holds(closed, "5", Figure.actual("100"), "5.00", "100 thuộc khoảng [50; 100]: 5,00");
        refuses(closed, "5", Figure.actual("100.01"), "/actual",
                "Giá trị 100,01 không thuộc khoảng điểm nào của tiêu chí. Kiểm tra lại số liệu.");
    }

    @Test
    void f4ComparesTheRoundedValueThatPeopleSee() {
        assertThat(points(P2, "5", Figure.actual("89.995"))).isEqualTo("3.00");
        assertThat(points(P2, "5", Figure.actual("89.994"))).isEqualTo("2.00");
        assertThat(points(P2, "5", Figure.ofTarget("17999", "20000"))).as("89,995% is printed as 90,00%")
                .isEqualTo("3.00");
    }

    @Test
    void f5GivesNothingBelowTheThreshold() {
        Formula f5 = new ThresholdThen(n("70"), F1);
        holds(f5, "30", Figure.ofTarget("69.99", "100"), "0.00", "69,99% dưới ngưỡng 70%: 0,00");
        holds(f5, "30", Figure.ofTarget("70", "100"), "21.00", "đạt ngưỡng 70%; 70 / 100 × 30 = 21,00");
    }

    @Test
    void f5ComparesTheRoundedPercentageAndTheNestedFormulaUsesTheSame() {
        Formula f5 = new ThresholdThen(n("70"), F1);
        assertThat(points(f5, "30", Figure.ofTarget("69995", "100000"))).as("printed as 70,00%").isEqualTo("21.00");
        Formula hundred = new ThresholdThen(n("10"), new Proportional(n("1")));
        assertThat(points(hundred, "1000", Figure.ofTarget("1", "3"))).as("33,33% and not 33,3333%")
                .isEqualTo("333.30");
    }

    @Test
    void f6CountsItemsUpToTheirCap() {
        Formula streets = new PerItem(List.of(new Item("street", "Tuyến phố", n("5"))), n("25"));
        holds(streets, "25", Figure.counts(Map.of("street", 7)), "25.00", "7 × 5 = 35, tối đa 25,00");
        holds(streets, "25", Figure.counts(Map.of("street", 3)), "15.00", "3 × 5 = 15,00");
        holds(streets, "25", Figure.counts(Map.of("street", 0)), "0.00", "không có mục nào: 0,00");
        holds(streets, "25", Figure.actual("4"), "20.00", "4 × 5 = 20,00");
    }

    @Test
    void f6CallsAnItemWithoutACountMissingAndNotZero() {
        Formula models = new PerItem(List.of(new Item("proposed", "Đề xuất", n("3")),
                new Item("recognised", "Công nhận", n("8"))), n("30"));
        assertThat(FormulaEngine.score(models, n("30"), Figure.counts(Map.of("recognised", 2)), ColumnContext.OPEN))
                .isEqualTo(new Missing(Set.of("counts/proposed")));
        holds(models, "30", Figure.counts(Map.of("recognised", 2, "proposed", 1)), "19.00",
                "1 × 3 + 2 × 8 = 19,00");
    }

    @Test
    void f7MultipliesPositiveAnswersOfAFixedSample() {
        holds(new SampleSurvey(50, n("0.4")), "20", Figure.actual("43"), "17.20", "43 × 0,4 = 17,20 (mẫu 50)");
    }

    @Test
    void f8TakesAwayForEachCaseAndStopsAtZero() {
        Formula f8 = new DeductFromMax(n("5"));
        holds(f8, "30", Figure.actual("7"), "0.00", "30 − 7 × 5 < 0, lấy 0,00");
        holds(f8, "30", Figure.actual("2"), "20.00", "30 − 2 × 5 = 20,00");
        holds(f8, "30", Figure.actual("0"), "30.00", "30 − 0 × 5 = 30,00");
    }

    @Test
    void f9LooksTheLevelUp() {
        Formula f9 = new Rubric(List.of(level(0, "0"), level(1, "5"), level(2, "10"), level(3, "15"),
                level(4, "20")));
        holds(f9, "20", Figure.choice("3"), "15.00", "mức 3 (Mức 3): 15,00");
    }

    @Test
    void f10MultipliesTheIndex() {
        holds(new IndexScale(n("0.4")), "40", Figure.actual("87.53"), "35.01", "87,53 × 0,4 = 35,01");
    }

    @Test
    void f11IsAllOrNothing() {
        holds(new YesNo(), "20", Figure.met(true), "20.00", "đạt: 20,00");
        holds(new YesNo(), "20", Figure.met(false), "0.00", "không đạt: 0,00");
        holds(new YesNo(), "20", Figure.choice("YES"), "20.00", "đạt: 20,00");
    }

    @Test
    void f12RewardsTheReduction() {
        Formula f12 = new LowerIsBetter(n("0.1"));
        holds(f12, "25", Figure.against("36", "40"), "25.00", "(40 − 36) / 40 = 10%, đạt mức giảm 10%: trọn 25,00");
        holds(f12, "25", Figure.against("38", "40"), "12.50", "(40 − 38) / 40 / 10% × 25 = 12,50");
        holds(f12, "25", Figure.against("44", "40"), "0.00", "(40 − 44) / 40 = −10%, không giảm: 0,00");
        holds(f12, "25", Figure.against("0", "0"), "25.00", "năm trước 0, năm nay 0: 25,00");
        holds(f12, "25", Figure.against("1", "0"), "0.00", "năm trước 0, năm nay 1: 0,00");
    }

    @Test
    void f13MapsAClassThatOthersGave() {
        LinkedHashMap<String, Grade> grades = new LinkedHashMap<>();
        grades.put("EXCELLENT", new Grade("Hoàn thành xuất sắc nhiệm vụ", n("30")));
        grades.put("GOOD", new Grade("Hoàn thành tốt nhiệm vụ", n("24")));
        holds(new OrdinalMap(grades), "30", Figure.choice("GOOD"), "24.00", "Hoàn thành tốt nhiệm vụ: 24,00");
        refuses(new OrdinalMap(grades), "30", Figure.choice("BAD"), "/choice",
                "Không có mức “BAD”; chọn một trong: EXCELLENT, GOOD.");
    }

    @Test
    void f14AddsTheTickedItems() {
        Formula f14 = new Checklist(List.of(new Item("a", "A", n("5")), new Item("b", "B", n("5")),
                new Item("c", "C", n("5")), new Item("d", "D", n("5"))));
        holds(f14, "20", Figure.checked(Set.of("a", "c", "d")), "15.00", "5 + 5 + 5 = 15,00 (3/4 mục)");
        holds(f14, "20", Figure.checked(Set.of()), "0.00", "không có mục nào đạt: 0,00");
        refuses(f14, "20", Figure.checked(Set.of("x")), "/checked", "Tiêu chí không có mục “x”.");
    }

    @Test
    void f15GivesNothingWithoutThePrecondition() {
        Formula f15 = new Gate("Có kế hoạch", F1);
        holds(f15, "40", Figure.ofTarget("1044", "1200").withMet(false), "0.00",
                "không có điều kiện “Có kế hoạch”: 0,00");
        holds(f15, "40", Figure.ofTarget("1044", "1200").withMet(true), "34.80",
                "có “Có kế hoạch”; 1.044 / 1.200 × 40 = 34,80");
        assertThat(FormulaEngine.score(f15, n("40"), Figure.ofTarget("1044", "1200"), ColumnContext.OPEN))
                .isEqualTo(new Missing(Set.of("met")));
    }

    @Test
    void f16TakesTheMeanAndTrimsFromFiveJudgesOn() {
        Formula f16 = new ExpertMean(n("0.5"));
        holds(f16, "10", Figure.judged("8", "8.5", "9"), "8.50", "(8 + 8,5 + 9) / 3 = 8,50");
        holds(f16, "10", Figure.judged("10", "8", "8.5", "9", "2"), "8.50",
                "(8 + 8,5 + 9) / 3 = 8,50 (bỏ cao nhất 10 và thấp nhất 2)");
        holds(f16, "10", Figure.judged("10", "2", "8", "8"), "7.00", "(2 + 8 + 8 + 10) / 4 = 7,00");
        refuses(f16, "10", Figure.judged("8.25"), "/judged/0", "Điểm của giám khảo theo bước 0,5; 8,25 không hợp lệ.");
        refuses(f16, "10", Figure.judged("8", "10.5"), "/judged/1", "Điểm của giám khảo phải từ 0 đến 10.");
    }

    @Test
    void refusesWhatCannotBeTrueAndSaysWhatToDo() {
        refuses(F1, "40", Figure.ofTarget("-1", "10"), "/actual", "Số liệu không được âm: −1.");
        refuses(F1, "40", Figure.ofTarget("1", "0"), "/target",
                "Chỉ tiêu phải lớn hơn 0. Nếu không được giao chỉ tiêu, đề nghị “không áp dụng”.");
        refuses(new SampleSurvey(50, n("0.4")), "20", Figure.actual("51"), "/actual",
                "51 người hài lòng nhiều hơn mẫu 50 người.");
        refuses(new SampleSurvey(50, n("0.4")), "20", Figure.actual("4.5"), "/actual",
                "Số lượng phải là số nguyên: 4,5.");
        refuses(new DeductFromMax(n("5")), "30", Figure.actual("-2"), "/actual", "Số liệu không được âm: −2.");
        refuses(new IndexScale(n("0.4")), "40", Figure.actual("875.3"), "/actual",
                "Chỉ số 875,3 vượt thang: 875,3 × 0,4 lớn hơn điểm tối đa 40. Kiểm tra lại dấu thập phân.");
        Formula streets = new PerItem(List.of(new Item("street", "Tuyến phố", n("5"))), n("25"));
        refuses(streets, "25", Figure.counts(Map.of("street", -1)), "/counts/street",
                "Số lượng không được âm: -1.");
        refuses(streets, "25", Figure.counts(Map.of("road", 1)), "/counts/road", "Tiêu chí không có mục “road”.");
        refuses(new Rubric(List.of(level(0, "0"), level(1, "5"))), "5", Figure.choice("7"), "/choice",
                "Không có mức “7”; chọn một trong: 0, 1.");
    }

    @Test
    void callsWhatWasNotEnteredMissing() {
        missing(F1, Figure.EMPTY, "actual", "target");
        missing(F1, Figure.actual("5"), "target");
        missing(F2, Figure.EMPTY.withTarget(n("5")), "actual");
        missing(new LeaderRelative(), Figure.actual("5"), "target");
        missing(P2, Figure.EMPTY, "actual");
        missing(new ThresholdThen(n("70"), F1), Figure.EMPTY, "actual", "target");
        missing(new SampleSurvey(50, n("0.4")), Figure.EMPTY, "actual");
        missing(new DeductFromMax(n("5")), Figure.EMPTY, "actual");
        missing(new Rubric(List.of(level(0, "0"))), Figure.EMPTY, "choice");
        missing(new IndexScale(n("0.4")), Figure.EMPTY, "actual");
        missing(new YesNo(), Figure.EMPTY, "met");
        missing(new LowerIsBetter(n("0.1")), Figure.actual("3"), "baseline");
        missing(new LowerIsBetter(n("0.1")), Figure.EMPTY, "actual", "baseline");
        missing(new OrdinalMap(new LinkedHashMap<>()), Figure.EMPTY, "choice");
        missing(new Checklist(List.of()), Figure.EMPTY, "checked");
        missing(new ExpertMean(n("0.5")), Figure.EMPTY, "judged");
    }

    private static void holds(Formula formula, String max, Figure figure, String points, String how) {
        assertThat(points(formula, max, figure)).isEqualTo(points);
        assertThat(how(formula, max, figure, ColumnContext.OPEN)).isEqualTo(how);
    }

    private static void missing(Formula formula, Figure figure, String... parts) {
        assertThat(FormulaEngine.score(formula, n("40"), figure, ColumnContext.OPEN))
                .isEqualTo(new Missing(Set.of(parts)));
    }

    private static void refuses(Formula formula, String max, Figure figure, String pointer, String vi) {
        assertThatExceptionOfType(BadFigure.class)
                .isThrownBy(() -> FormulaEngine.score(formula, n(max), figure, ColumnContext.OPEN))
                .satisfies(bad -> {
                    assertThat(bad.pointer()).isEqualTo(pointer);
                    assertThat(bad.vi()).isEqualTo(vi);
                    assertThat(bad.en()).isNotBlank();
                });
    }

    private static String points(Formula formula, String max, Figure figure) {
        return points(formula, max, figure, ColumnContext.OPEN);
    }

    private static String points(Formula formula, String max, Figure figure, ColumnContext column) {
        return scored(formula, max, figure, column).points().toPlainString();
    }

    private static String how(Formula formula, String max, Figure figure, ColumnContext column) {
        return scored(formula, max, figure, column).how();
    }

    private static Scored scored(Formula formula, String max, Figure figure, ColumnContext column) {
        LeafScore score = FormulaEngine.score(formula, n(max), figure, column);
        assertThat(score).isInstanceOf(Scored.class);
        return (Scored) score;
    }

    private static Band band(String lo, String hi, String points) {
        return new Band(n(lo), hi == null ? null : n(hi), n(points));
    }

    private static Level level(int level, String points) {
        return new Level(level, "Mức " + level, n(points));
    }

    private static BigDecimal n(String plain) {
        return new BigDecimal(plain);
    }
}
