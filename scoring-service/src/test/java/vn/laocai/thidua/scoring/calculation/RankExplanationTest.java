package vn.laocai.thidua.scoring.calculation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import vn.laocai.thidua.scoring.calculation.CellFigures.ByPoints;
import vn.laocai.thidua.scoring.calculation.Explanation.Bar;
import vn.laocai.thidua.scoring.calculation.Explanation.Comparison;
import vn.laocai.thidua.scoring.calculation.Explanation.Flip;
import vn.laocai.thidua.scoring.calculation.Explanation.Part;
import vn.laocai.thidua.scoring.criteria.CriteriaTable;
import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.criteria.Kind;
import vn.laocai.thidua.scoring.formula.LeafScore.Scored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static vn.laocai.thidua.scoring.calculation.Seasons.n;
import static vn.laocai.thidua.scoring.calculation.Seasons.points;

/** X4: the text equals the arithmetic, on all pairs. */
class RankExplanationTest {

    private static final Pattern SIGNED = Pattern.compile("[+−]\\d+,\\d\\d");
    private final CriteriaTable table = Seasons.small();

    @Test
    void tellsThePlaceInWordsThatAddUp() {
        List<SheetFigures> sheets = List.of(points("SA_PA", "I.1=20 I.2.1=10 II.1=25 T.1=1 P.1=2"),
                points("YEN_BAI", "I.1=18 I.2.1=13 II.1=20 T.1=2"), points("LAO_CAI", "I.1=5 II.1=20"));
        SeasonResult season = SeasonCalculator.calculate(table, sheets, true);
        List<Ranked> board = Ranking.rank(table, season, Map.of(), Map.of());
        Explanation explanation = RankExplanation.explain(table, season, board, "YEN_BAI", Map.of(), Map.of(),
                Map.of("SA_PA", "Sa Pa", "LAO_CAI", "Lào Cai")::get);
        assertThat(explanation.sentencesVi()).containsExactly(
                "Hạng 2 trên 3 phường, tổng 53,00 điểm, xếp loại Trung bình.",
                "Kém Sa Pa (hạng 1) 1,00 điểm: mục I +1,00, mục II −5,00, mục T +1,00, mục P +2,00. Chênh nhiều nhất: "
                        + "II.1 Tiêu chí II.1 −5,00; I.1 Tiêu chí I.1 −2,00.",
                "Chỉ cần II.1 Tiêu chí II.1 thay đổi +1,01 điểm (20,00 → 21,01) là vượt Sa Pa (hạng 1).",
                "Hơn Lào Cai (hạng 3) 28,00 điểm: mục I +26,00, mục T +2,00. Chênh nhiều nhất: I.1 Tiêu chí I.1 +13,00; "
                        + "I.2.1 Tiêu chí I.2.1 +13,00; T.1 Tiêu chí T.1 +2,00.");
        assertThat(explanation.sentencesEn()).hasSize(4).first()
                .isEqualTo("Place 2 of 3 wards with 53.00 points, class Trung bình.");
        assertThat(RankExplanation.explain(table, season, board, "SA_PA").above()).isNull();
        assertThat(RankExplanation.explain(table, season, board, "LAO_CAI").below()).isNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RankExplanation.explain(table, season, board, "NOWHERE"));
    }

    @Test
    void addsUpExactlyBetweenAllPairsOfRandomSeasons() {
        Plan plan = new Plan(table);
        for (int seed = 0; seed < 120; seed++) {
            SeasonResult season = SeasonCalculator.calculate(table, Seasons.random(table, new Random(seed), 10), true);
            for (SheetResult own : season.sheets().values()) {
                for (SheetResult other : season.sheets().values()) {
                    List<Bar> bars = new Waterfall(plan, own, other).bars();
                    assertThat(sum(bars, Side.OWN)).as("seed %s", seed).isEqualByComparingTo(own.total());
                    assertThat(sum(bars, Side.OTHER)).isEqualByComparingTo(other.total());
                    assertThat(sum(bars, Side.DIFFERENCE))
                            .isEqualByComparingTo(own.total().subtract(other.total()));
                    for (Bar bar : bars) {
                        assertThat(bar.difference()).isEqualByComparingTo(bar.own().subtract(bar.other()));
                        if (bar.part() == Part.SECTION) {
                            assertThat(sum(bar.children(), Side.DIFFERENCE)).isEqualByComparingTo(bar.difference());
                            assertThat(bar.own().abs()).isEqualByComparingTo(own.nodes().get(bar.code()));
                        }
                    }
                }
            }
        }
    }

    @Test
    void saysInWordsTheSumThatItNames() {
        for (int seed = 0; seed < 120; seed++) {
            SeasonResult season = SeasonCalculator.calculate(table, Seasons.random(table, new Random(seed), 10), true);
            List<Ranked> board = Ranking.rank(table, season, Map.of(), Map.of());
            for (Ranked line : board) {
                Explanation explanation = RankExplanation.explain(table, season, board, line.wardCode());
                for (String sentence : explanation.sentencesVi()) {
                    if (sentence.startsWith("Kém ") || sentence.startsWith("Hơn ")) {
                        String pieces = sentence.split(": ", 2)[1].split("\\. ", 2)[0];
                        BigDecimal total = number(sentence.split(" điểm", 2)[0].replaceAll(".*\\) ?", "")
                                .replaceAll(".* ", ""));
                        assertThat(SIGNED.matcher(pieces).results().map(found -> number(found.group()))
                                .reduce(BigDecimal.ZERO, BigDecimal::add)).as(sentence)
                                .isEqualByComparingTo(sentence.startsWith("Kém") ? total.negate() : total);
                    }
                }
            }
        }
    }

    @Test
    void findsTheSmallestChangeThatReversesAndVerifiesIt() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            Map<String, SheetFigures> figures = new LinkedHashMap<>();
            Seasons.random(table, random, 10).forEach(sheet -> figures.put(sheet.wardCode(), sheet));
            SeasonResult season = SeasonCalculator.calculate(table, List.copyOf(figures.values()), true);
            Map<String, Instant> submitted = new HashMap<>();
            figures.keySet().forEach(ward -> submitted.put(ward, Instant.ofEpochSecond(random.nextInt(3))));
            List<Ranked> board = Ranking.rank(table, season, submitted, Map.of());
            for (int i = 0; i < board.size(); i++) {
                String ward = board.get(i).wardCode();
                Explanation explanation = RankExplanation.explain(table, season, board, ward, submitted, Map.of(),
                        null);
                if (explanation.above() != null) {
                    verify(season, submitted, ward, explanation.above(), true);
                }
                if (explanation.below() != null) {
                    verify(season, submitted, ward, explanation.below(), false);
                }
            }
        }
    }

    /** The change does it, and no criterion does it with a hundredth less. */
    private void verify(SeasonResult season, Map<String, Instant> submitted, String ward, Comparison comparison,
            boolean up) {
        Flip flip = comparison.flip();
        BigDecimal less = flip == null ? n("1000") : flip.change().abs().subtract(n("0.01"));
        if (flip != null) {
            assertThat(flip.to().subtract(flip.from())).isEqualByComparingTo(flip.change());
            assertThat(before(season, submitted, ward, comparison.wardCode(), flip.code(), flip.to())).isEqualTo(up);
        }
        if (less.signum() == 0) {
            return;
        }
        SheetResult own = season.sheets().get(ward);
        for (Criterion leaf : table.leaves()) {
            if (leaf.kind() != Kind.INFO && own.leaves().containsKey(leaf.code())
                    && own.leaves().get(leaf.code()).score() instanceof Scored scored) {
                boolean more = up == (leaf.kind() != Kind.PENALTY);
                BigDecimal to = (more ? scored.points().add(less) : scored.points().subtract(less)).min(leaf.max())
                        .max(BigDecimal.ZERO);
                boolean reversed = up
                        ? before(season, submitted, ward, comparison.wardCode(), leaf.code(), to)
                        : before(season, submitted, comparison.wardCode(), ward, leaf.code(), to, ward);
                assertThat(reversed).as("%s by %s to %s", ward, leaf.code(), to).isFalse();
            }
        }
    }

    private boolean before(SeasonResult season, Map<String, Instant> submitted, String ward, String other,
            String code, BigDecimal to) {
        return before(season, submitted, ward, other, code, to, ward);
    }

    /** Whether one ward is placed before another one when the changed ward has so many points on the criterion. */
    private boolean before(SeasonResult season, Map<String, Instant> submitted, String one, String other, String code,
            BigDecimal to, String changed) {
        Map<String, SheetResult> sheets = new LinkedHashMap<>(season.sheets());
        SheetResult own = season.sheets().get(changed);
        Map<String, CellFigures> cells = new HashMap<>();
        own.leaves().forEach((leaf, result) -> {
            if (result.score() instanceof Scored scored) {
                cells.put(leaf, new ByPoints(scored.points()));
            }
        });
        cells.put(code, new ByPoints(to));
        List<String> excused = table.leaves().stream().map(Criterion::code)
                .filter(leaf -> !own.leaves().containsKey(leaf)).toList();
        sheets.put(changed, SeasonCalculator.sheet(table,
                new SheetFigures(changed, cells, new java.util.HashSet<>(excused))));
        Map<String, Integer> ranks = new HashMap<>();
        Ranking.rank(table, new SeasonResult(sheets), submitted, Map.of())
                .forEach(line -> ranks.put(line.wardCode(), line.rank()));
        return ranks.get(one) < ranks.get(other);
    }

    private enum Side {
        OWN, OTHER, DIFFERENCE
    }

    private static BigDecimal sum(List<Bar> bars, Side side) {
        return bars.stream().map(bar -> switch (side) {
            case OWN -> bar.own();
            case OTHER -> bar.other();
            case DIFFERENCE -> bar.difference();
        }).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal number(String vietnamese) {
        Matcher matcher = Pattern.compile("([+−]?)([\\d.]+),(\\d+)").matcher(vietnamese);
        assertThat(matcher.find()).as(vietnamese).isTrue();
        BigDecimal value = new BigDecimal(matcher.group(2).replace(".", "") + "." + matcher.group(3));
        return matcher.group(1).equals("−") ? value.negate() : value;
    }
}
