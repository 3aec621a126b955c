package vn.laocai.thidua.scoring.calculation;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Why a ward has its place.
 *
 * @param of
 *            how many wards are ranked
 * @param above
 *            the ward right above on the board; absent for the first line
 * @param below
 *            the ward right below on the board; absent for the last line
 */
public record Explanation(String wardCode, int rank, boolean tied, int of, BigDecimal total, String className,
        @Nullable Comparison above, @Nullable Comparison below, List<String> sentencesVi, List<String> sentencesEn) {

    public Explanation {
        sentencesVi = List.copyOf(sentencesVi);
        sentencesEn = List.copyOf(sentencesEn);
    }

    /**
     * The ward beside a neighbour.
     *
     * @param difference
     *            own total less the neighbour's; exactly the sum of the bars' differences
     * @param bars
     *            sections, and corrections by caps and floor where there are any
     * @param top
     *            up to three criteria that make most of the difference, the strongest first
     * @param flip
     *            the smallest change of one criterion of the ward's own that reverses the order; absent where none can
     */
    public record Comparison(String wardCode, int rank, BigDecimal total, BigDecimal difference, List<Bar> bars,
            List<Bar> top, @Nullable Flip flip) {

        public Comparison {
            bars = List.copyOf(bars);
            top = List.copyOf(top);
        }
    }

    /** What a bar stands for. */
    public enum Part {
        /** A section; its children add up to it. */
        SECTION,
        /** A criterion. */
        CRITERION,
        /** The line of re-scaling for what is not applicable. */
        NA_LINE,
        /** What the cap takes from the bonus. */
        BONUS_CAP,
        /** What the cap gives back of the penalty. */
        PENALTY_CAP,
        /** What lifts a total to 0. */
        FLOOR
    }

    /**
     * A piece of two totals; a penalty counts as negative.
     *
     * @param difference
     *            own less other
     */
    public record Bar(Part part, String code, String name, BigDecimal own, BigDecimal other, BigDecimal difference,
            List<Bar> children) {

        public Bar {
            children = List.copyOf(children);
        }
    }

    /**
     * A change of one criterion that reverses an order, found by search and verified by adding up and ranking again.
     *
     * @param change
     *            {@code to − from}, in hundredths as small as it can be
     * @param newRank
     *            the ward's place after it
     */
    public record Flip(String code, String name, BigDecimal from, BigDecimal to, BigDecimal change, int newRank) {}
}
