package vn.laocai.thidua.scoring.calculation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import vn.laocai.thidua.scoring.criteria.CriteriaTable;
import vn.laocai.thidua.scoring.criteria.RankingPolicy;
import vn.laocai.thidua.scoring.criteria.ZeroPolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.laocai.thidua.scoring.calculation.Seasons.n;
import static vn.laocai.thidua.scoring.calculation.Seasons.points;

/** Rule 53: places only from points and the chain; S16: no hidden tie-break; zero-point items never order. */
class RankingTest {

    private static final Instant MORNING = Instant.parse("2026-01-05T02:15:00Z");

    private final CriteriaTable table = Seasons.small();

    @Test
    void leavesAGapAfterEquals() {
        List<Ranked> board = rank(List.of(points("SA_PA", "I.1=20"), points("YEN_BAI", "I.1=10"),
                points("AU_LAU", "I.1=10"), points("LAO_CAI", "I.1=5")));
        assertThat(board).extracting(Ranked::wardCode, Ranked::rank, Ranked::tied).containsExactly(
                tuple("SA_PA", 1, false),
                tuple("AU_LAU", 2, true),
                tuple("YEN_BAI", 2, true),
                tuple("LAO_CAI", 4, false));
        assertThat(board.get(1).tieBreakWordsVi())
                .containsExactly("Đồng hạng 2: bằng nhau ở tổng điểm và mọi tiêu chí phụ.");
        assertThat(board.getFirst().tieBreakWordsVi()).isEmpty();
    }

    @Test
    void partsEqualTotalsBySectionsInTheOrderOfTheChainAndSaysSo() {
        List<Ranked> board = rank(List.of(points("SA_PA", "I.1=10 II.1=8"), points("AU_LAU", "I.1=8 II.1=10")));
        assertThat(board).extracting(Ranked::wardCode).containsExactly("AU_LAU", "SA_PA");
        assertThat(board.getFirst().tieBreakWordsVi()).containsExactly(
                "Bằng tổng điểm 18,00 với hạng 2, xếp trên vì điểm mục II cao hơn (10,00 so với 8,00).");
        assertThat(board.getLast().tieBreakWordsVi()).containsExactly(
                "Bằng tổng điểm 18,00 với hạng 1, xếp dưới vì điểm mục II thấp hơn (8,00 so với 10,00).");
    }

    @Test
    void partsThemByFewerPenaltiesThenByTheEarlierSubmissionThenByBallot() {
        List<SheetFigures> penalty = List.of(points("SA_PA", "I.1=10 II.1=8 T.1=2 P.1=2"),
                points("AU_LAU", "I.1=10 II.1=8"));
        assertThat(rank(penalty).getFirst().tieBreakWordsVi()).containsExactly(
                "Bằng tổng điểm 18,00 với hạng 2, xếp trên vì điểm trừ ít hơn (0,00 so với 2,00).");

        List<SheetFigures> same = List.of(points("SA_PA", "I.1=10"), points("AU_LAU", "I.1=10"));
        SeasonResult season = SeasonCalculator.calculate(table, same, true);
        List<Ranked> byTime = Ranking.rank(table, season,
                Map.of("SA_PA", MORNING, "AU_LAU", MORNING.plusSeconds(1)), Map.of("AU_LAU", 1, "SA_PA", 2));
        assertThat(byTime.getFirst().wardCode()).isEqualTo("SA_PA");
        assertThat(byTime.getFirst().tieBreakWordsVi()).containsExactly("Bằng tổng điểm 10,00 với hạng 2, xếp trên "
                + "vì nộp hồ sơ hợp lệ sớm hơn (09:15:00 05/01/2026 so với 09:15:01 05/01/2026).");
        List<Ranked> byBallot = Ranking.rank(table, season, Map.of("SA_PA", MORNING, "AU_LAU", MORNING),
                Map.of("AU_LAU", 1, "SA_PA", 2));
        assertThat(byBallot.getFirst().tieBreakWordsVi()).containsExactly(
                "Bằng tổng điểm 10,00 với hạng 2, xếp trên vì kết quả bỏ phiếu xếp trước.");
        assertThat(Ranking.rank(table, season, Map.of("AU_LAU", MORNING), Map.of()).getFirst().tieBreakWordsVi())
                .containsExactly("Bằng tổng điểm 10,00 với hạng 2, xếp trên vì nộp hồ sơ hợp lệ sớm hơn "
                        + "(09:15:00 05/01/2026 so với chưa nộp).");
    }

    @Test
    void neverOrdersByInfoOrByItemsWithoutPoints() {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            List<SheetFigures> sheets = Seasons.random(table, random, 10);
            List<SheetFigures> info = sheets.stream().map(sheet -> {
                Map<String, CellFigures> cells = new HashMap<>(sheet.cells());
                cells.put("X.1", new CellFigures.ByPoints(n(Integer.toString(random.nextInt(101)))));
                return new SheetFigures(sheet.wardCode(), cells, sheet.notApplicable());
            }).toList();
            assertThat(rank(info)).isEqualTo(rank(sheets));
        }
    }

    @Test
    void doesNotDependOnTheOrderInWhichSheetsAreGiven() {
        Random random = new Random(8);
        for (int i = 0; i < 100; i++) {
            List<SheetFigures> sheets = new ArrayList<>(Seasons.random(table, random, 10));
            List<Ranked> board = rank(sheets);
            Collections.shuffle(sheets, random);
            assertThat(rank(sheets)).isEqualTo(board);
        }
    }

    @Test
    void classifiesByHalfOpenBandsOfTheTotal() {
        assertThat(classOf("I.1=20 I.2.1=15 I.2.2=20 II.1=30 II.2=9.99")).as("94.99").isEqualTo("Tốt");
        assertThat(classOf("I.1=20 I.2.1=15 I.2.2=20 II.1=30 II.2=10")).as("95.00").isEqualTo("Xuất sắc");
        assertThat(classOf("I.1=20 I.2.1=15 I.2.2=20 II.1=29.99")).as("84.99").isEqualTo("Khá");
        assertThat(classOf("I.1=20 I.2.1=15 I.2.2=20 II.1=30")).as("85.00").isEqualTo("Tốt");
        assertThat(classOf("I.1=1")).isEqualTo("Trung bình");
    }

    @Test
    void keepsAWardWithATriggeringZeroOutOfTheTwoTopClasses() {
        String zero = "I.1=0 I.2.1=15 I.2.2=25 II.1=30 II.2=10 T.1=4 T.2=4";
        assertThat(classOf(zero)).as("85.00, but I.1 is critical").isEqualTo("Khá");
        CriteriaTable any = Seasons.small(ZeroPolicy.NONE, RankingPolicy.SCORE_ONLY);
        SeasonResult season = SeasonCalculator.calculate(any, List.of(points("SA_PA", zero)), true);
        assertThat(Ranking.rank(any, season, Map.of(), Map.of()).getFirst().className()).isEqualTo("Tốt");
    }

    @Test
    void ordersTheFirstPlacesByBallotWhereTheTableSaysSo() {
        CriteriaTable ballot = Seasons.small(ZeroPolicy.NONE, RankingPolicy.BALLOT_AMONG_TOP_K);
        List<SheetFigures> sheets = List.of(points("SA_PA", "I.1=20"), points("YEN_BAI", "I.1=15"),
                points("AU_LAU", "I.1=10"));
        SeasonResult season = SeasonCalculator.calculate(ballot, sheets, true);
        assertThat(Ranking.rank(ballot, season, Map.of(), Map.of())).extracting(Ranked::wardCode)
                .containsExactly("SA_PA", "YEN_BAI", "AU_LAU");
        List<Ranked> board = Ranking.rank(ballot, season, Map.of(), Map.of("YEN_BAI", 1, "SA_PA", 2));
        assertThat(board).extracting(Ranked::wardCode).containsExactly("YEN_BAI", "SA_PA", "AU_LAU");
        assertThat(board.getFirst().tieBreakWordsVi())
                .containsExactly("Thứ tự trong nhóm 2 phường dẫn đầu theo kết quả bỏ phiếu.");
        assertThat(Ranking.rank(ballot, season, Map.of(), Map.of("AU_LAU", 1))).extracting(Ranked::wardCode)
                .as("a ballot lifts nobody over points").containsExactly("SA_PA", "YEN_BAI", "AU_LAU");
    }

    private String classOf(String cells) {
        return rank(List.of(points("SA_PA", cells))).getFirst().className();
    }

    private List<Ranked> rank(List<SheetFigures> sheets) {
        return Ranking.rank(table, SeasonCalculator.calculate(table, sheets, true), Map.of(), Map.of());
    }
}
