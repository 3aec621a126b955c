package vn.laocai.thidua.scoring.crossscoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import org.junit.jupiter.api.Test;

import vn.laocai.thidua.scoring.crossscoring.Draw.Pair;
import vn.laocai.thidua.scoring.crossscoring.Fairness.FavourCircle;
import vn.laocai.thidua.scoring.crossscoring.Fairness.Given;
import vn.laocai.thidua.scoring.crossscoring.Fairness.Report;
import vn.laocai.thidua.scoring.crossscoring.Fairness.Severity;

import static org.assertj.core.api.Assertions.assertThat;

class FairnessTest {

    private static final BigDecimal MAX = new BigDecimal("40");
    private static final int CRITERIA = 12;

    @Test
    void pointsOutTwoWardsThatFavourEachOther() {
        List<Pair> pairs = new ArrayList<>(Draw.of(DrawTest.WARDS, List.of(1, 3), "x", List.of()).pairs());
        for (Pair pair : List.of(new Pair("YEN_BAI", "SA_PA"), new Pair("SA_PA", "YEN_BAI"))) {
            if (!pairs.contains(pair)) {
                pairs.add(pair);
            }
        }
        int found = 0;
        for (int seed = 0; seed < 100; seed++) {
            Report report = Fairness.of(season(pairs, seed, Set.of(new Pair("YEN_BAI", "SA_PA"),
                    new Pair("SA_PA", "YEN_BAI")), 8));
            found += report.circles().stream().map(FavourCircle::wards).anyMatch(List.of("SA_PA", "YEN_BAI")::equals)
                    ? 1
                    : 0;
        }
        assertThat(found).as("of 100 seasons").isGreaterThanOrEqualTo(95);
    }

    @Test
    void raisesFewerThanFiveFalseAlarmsInAHundredHonestSeasons() {
        List<Pair> pairs = new ArrayList<>(Draw.of(DrawTest.WARDS, List.of(1, 3), "x", List.of()).pairs());
        pairs.addAll(pairs.stream().map(pair -> new Pair(pair.target(), pair.scorer())).toList());
        int alarms = 0;
        for (int seed = 0; seed < 400; seed++) {
            Report report = Fairness.of(season(pairs, seed, Set.of(), 0));
            alarms += report.circles().isEmpty() && report.severity().stream().noneMatch(Severity::notable) ? 0 : 1;
        }
        assertThat(alarms).as("of 400 honest seasons in which even all pairs are reciprocal").isLessThan(20);
    }

    @Test
    void doesNotTakeALenientWardForOneThatFavours() {
        List<Pair> pairs = Draw.of(DrawTest.WARDS, List.of(1, 3), "x", List.of()).pairs();
        Set<Pair> lenient = Set.copyOf(pairs.stream().filter(pair -> pair.scorer().equals("SA_PA")).toList());
        Report report = Fairness.of(season(pairs, 7, lenient, 6));
        assertThat(report.circles()).isEmpty();
        Severity last = report.severity().getLast();
        assertThat(last.scorer()).isEqualTo("SA_PA");
        assertThat(last.notable()).isTrue();
        assertThat(last.index()).isGreaterThan(new BigDecimal("10.00"));
    }

    @Test
    void saysNothingOfCellsThatOneWardAloneScored() {
        Report report = Fairness.of(List.of(given("A", "B", "I.1", "40", null)));
        assertThat(report.severity()).isEmpty();
        assertThat(report.circles()).isEmpty();
    }

    @Test
    void measuresSeverityInPercentOfTheMaximum() {
        List<Given> cells = new ArrayList<>();
        for (String code : List.of("I.1", "I.2", "I.3")) {
            cells.add(given("A", "T", code, "30", null));
            cells.add(given("B", "T", code, "26", null));
        }
        assertThat(Fairness.of(cells).severity()).containsExactly(
                new Severity("B", new BigDecimal("-10.00"), 3, true),
                new Severity("A", new BigDecimal("10.00"), 3, true));
    }

    @Test
    void pointsOutReasonsThatWereCopied() {
        String reason = "Báo cáo thu ngân sách chưa có xác nhận của cơ quan thuế, số liệu chưa khớp";
        Report report = Fairness.of(List.of(given("A", "T", "I.1", "30", reason),
                given("B", "U", "I.1", "26",
                        "Báo cáo thu ngân sách chưa có xác nhận của cơ quan Thuế; số liệu chưa khớp."),
                given("C", "V", "I.2", "26", "Ảnh chụp tuyến phố không ghi ngày, đề nghị bổ sung biên bản nghiệm thu"),
                given("A", "T", "I.2", "26", reason), given("D", "V", "I.3", "26", "Đúng"),
                given("E", "W", "I.3", "26", "Đúng")));
        assertThat(report.reasons()).hasSize(2).allSatisfy(one -> {
            assertThat(List.of(one.scorer(), one.otherScorer())).contains("A", "B");
            assertThat(one.similarity()).isGreaterThanOrEqualTo(new BigDecimal("0.85"));
        });
    }

    /** Honest points are the true ones ± 4 of 40; a favour adds to them. */
    private static List<Given> season(List<Pair> pairs, int seed, Set<Pair> favours, int extra) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<Given> cells = new ArrayList<>();
        for (String ward : DrawTest.WARDS) {
            for (int criterion = 1; criterion <= CRITERIA; criterion++) {
                BigDecimal truth = new BigDecimal(15 + random.nextInt(13));
                for (Pair pair : pairs.stream().filter(one -> one.target().equals(ward)).toList()) {
                    BigDecimal noise = new BigDecimal(random.nextInt(801) - 400).movePointLeft(2);
                    BigDecimal favour = favours.contains(pair) ? new BigDecimal(extra) : BigDecimal.ZERO;
                    cells.add(new Given(pair.scorer(), ward, "I." + criterion,
                            truth.add(noise).add(favour).setScale(2, RoundingMode.HALF_UP), MAX, null));
                }
            }
        }
        return cells;
    }

    private static Given given(String scorer, String target, String code, String points, String reason) {
        return new Given(scorer, target, code, new BigDecimal(points), MAX, reason);
    }
}
