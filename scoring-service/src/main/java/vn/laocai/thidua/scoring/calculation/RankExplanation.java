package vn.laocai.thidua.scoring.calculation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.calculation.Explanation.Bar;
import vn.laocai.thidua.scoring.calculation.Explanation.Comparison;
import vn.laocai.thidua.scoring.calculation.Explanation.Flip;
import vn.laocai.thidua.scoring.criteria.CriteriaTable;

/** Tells why a ward is where it is, in numbers that add up and in sentences made of the same numbers. */
public final class RankExplanation {

    private RankExplanation() {}

    /** The explanation with places instead of names, where neither submissions nor ballots part wards. */
    public static Explanation explain(CriteriaTable table, SeasonResult season, List<Ranked> board, String wardCode) {
        return explain(table, season, board, wardCode, Map.of(), Map.of(), null);
    }

    /**
     * The explanation of one line of the board.
     *
     * @param board
     *            as {@link Ranking#rank} gave it, of the same season and with the same last arguments
     * @param nameOf
     *            the ward's name by its code; null to speak of places only
     * @throws IllegalArgumentException
     *             where the ward is not on the board
     */
    public static Explanation explain(CriteriaTable table, SeasonResult season, List<Ranked> board, String wardCode,
            Map<String, Instant> submittedAt, Map<String, Integer> ballotOrder,
            @Nullable UnaryOperator<String> nameOf) {
        int line = 0;
        while (line < board.size() && !board.get(line).wardCode().equals(wardCode)) {
            line++;
        }
        if (line == board.size()) {
            throw new IllegalArgumentException("No line of " + wardCode);
        }
        Ranked own = board.get(line);
        Plan plan = new Plan(table);
        Flips flips = new Flips(plan, season, submittedAt, ballotOrder);
        Comparison above = line == 0 ? null : compare(plan, season, flips, own, board.get(line - 1), true);
        Comparison below = line == board.size() - 1
                ? null
                : compare(plan, season, flips, own, board.get(line + 1), false);
        ExplanationSentences sentences = new ExplanationSentences(own, board.size(), above, below, nameOf);
        return new Explanation(wardCode, own.rank(), own.tied(), board.size(), own.total(), own.className(), above,
                below, sentences.vietnamese(), sentences.english());
    }

    private static Comparison compare(Plan plan, SeasonResult season, Flips flips, Ranked own, Ranked other,
            boolean above) {
        SheetResult mine = sheet(season, own);
        SheetResult theirs = sheet(season, other);
        List<Bar> bars = new Waterfall(plan, mine, theirs).bars();
        Flip flip = above ? flips.up(mine, theirs) : flips.down(mine, theirs);
        boolean reverses = flip != null && (above ? flip.newRank() <= other.rank() : flip.newRank() > own.rank());
        return new Comparison(other.wardCode(), other.rank(), theirs.total(), mine.total().subtract(theirs.total()),
                bars, Waterfall.top(bars, mine.total().subtract(theirs.total())), reverses ? flip : null);
    }

    private static SheetResult sheet(SeasonResult season, Ranked line) {
        SheetResult sheet = season.sheets().get(line.wardCode());
        if (sheet == null) {
            throw new IllegalArgumentException("No sheet of " + line.wardCode());
        }
        return sheet;
    }
}
