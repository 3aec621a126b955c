package vn.laocai.thidua.console.board;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

import vn.laocai.thidua.console.client.RankingClient.Bar;
import vn.laocai.thidua.console.client.RankingClient.Comparison;
import vn.laocai.thidua.console.client.RankingClient.Explanation;

/**
 * The picture of a difference: from the neighbour's total by one step per section to the own total. Positions are whole
 * units of a drawing that is 600 wide.
 *
 * @param above
 *            whether the neighbour stands above
 */
public record Waterfall(Comparison against, boolean above, List<Step> steps, int height) {

    private static final int WIDTH = 600;
    private static final int ROW = 34;

    /**
     * One step.
     *
     * @param from
     *            left end
     * @param width
     *            at least 1
     * @param gain
     *            whether it is in the own favour
     */
    public record Step(Bar bar, int y, int from, int width, boolean gain) {}

    static Waterfall of(Explanation why, Comparison against, boolean above) {
        List<BigDecimal> ends = new ArrayList<>();
        BigDecimal at = against.total();
        ends.add(at);
        for (Bar bar : against.bars()) {
            at = at.add(bar.difference());
            ends.add(at);
        }
        ends.add(why.total());
        BigDecimal least = ends.stream().min(BigDecimal::compareTo).orElse(at);
        BigDecimal most = ends.stream().max(BigDecimal::compareTo).orElse(at);
        BigDecimal span = most.subtract(least).max(new BigDecimal("0.01"));
        List<Step> steps = new ArrayList<>();
        BigDecimal here = against.total();
        for (int i = 0; i < against.bars().size(); i++) {
            Bar bar = against.bars().get(i);
            BigDecimal next = here.add(bar.difference());
            int from = position(here.min(next), least, span);
            int to = position(here.max(next), least, span);
            steps.add(new Step(bar, i * ROW, from, Math.max(1, to - from), bar.difference().signum() >= 0));
            here = next;
        }
        return new Waterfall(against, above, steps, steps.size() * ROW);
    }

    private static int position(BigDecimal value, BigDecimal least, BigDecimal span) {
        return value.subtract(least).multiply(BigDecimal.valueOf(WIDTH)).divide(span, 0, RoundingMode.HALF_UP)
                .intValue();
    }
}
