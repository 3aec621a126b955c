package vn.laocai.thidua.scoring.calculation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.calculation.Explanation.Flip;
import vn.laocai.thidua.scoring.criteria.Kind;
import vn.laocai.thidua.scoring.formula.LeafScore;
import vn.laocai.thidua.scoring.formula.LeafScore.Scored;
import vn.laocai.thidua.scoring.formula.Points;

/**
 * Searches the smallest change of one criterion that reverses the order of two neighbours.
 *
 * <p>
 * More points never put a ward further back, so each criterion is searched by halving, in hundredths. Among equally small
 * changes the criterion with most room is named, then the first of the table.
 */
final class Flips {

    private final Plan plan;
    private final SeasonResult season;
    private final Map<String, Instant> submittedAt;
    private final Map<String, Integer> ballotOrder;
    private final Chain chain;

    Flips(Plan plan, SeasonResult season, Map<String, Instant> submittedAt, Map<String, Integer> ballotOrder) {
        this.plan = plan;
        this.season = season;
        this.submittedAt = submittedAt;
        this.ballotOrder = ballotOrder;
        this.chain = new Chain(plan.table(), submittedAt, ballotOrder);
    }

    /** What the ward would need to pass the one above it. */
    @Nullable
    Flip up(SheetResult own, SheetResult above) {
        return smallest(own, 1, changed -> chain.compare(changed, above) < 0);
    }

    /** What the ward would have to lose for the one below to pass it. */
    @Nullable
    Flip down(SheetResult own, SheetResult below) {
        return smallest(own, -1, changed -> chain.compare(below, changed) < 0);
    }

    private @Nullable Flip smallest(SheetResult own, int direction, Predicate<SheetResult> reversed) {
        int bestLeaf = -1;
        long bestChange = Long.MAX_VALUE;
        long bestRoom = 0;
        @Nullable
        LeafScore[] scores = scores(own);
        for (int leaf = 0; leaf < plan.size(); leaf++) {
            Kind kind = plan.leaf(leaf).kind();
            if (kind == Kind.INFO || !(scores[leaf] instanceof Scored scored)) {
                continue;
            }
            int sign = kind == Kind.PENALTY ? -direction : direction;
            long room = sign > 0
                    ? cents(plan.leaf(leaf).criterion().max().subtract(scored.points()))
                    : cents(scored.points());
            long most = Math.min(room, bestChange);
            if (most <= 0 || !reversed.test(with(own, scores, leaf, sign * most))) {
                continue;
            }
            long low = 0;
            long high = most;
            while (high - low > 1) {
                long middle = (low + high) >>> 1;
                if (reversed.test(with(own, scores, leaf, sign * middle))) {
                    high = middle;
                } else {
                    low = middle;
                }
            }
            if (high < bestChange || room > bestRoom) {
                bestLeaf = leaf;
                bestChange = high;
                bestRoom = room;
            }
        }
        if (bestLeaf < 0) {
            return null;
        }
        int sign = plan.leaf(bestLeaf).kind() == Kind.PENALTY ? -direction : direction;
        return verified(own, scores, bestLeaf, sign * bestChange);
    }

    /** The place after adding up and ranking the whole season again. */
    private Flip verified(SheetResult own, @Nullable LeafScore[] scores, int leaf, long change) {
        SheetResult changed = with(own, scores, leaf, change);
        Map<String, SheetResult> sheets = new LinkedHashMap<>(season.sheets());
        sheets.put(own.wardCode(), changed);
        int rank = Ranking.rank(plan.table(), new SeasonResult(sheets), submittedAt, ballotOrder).stream()
                .filter(line -> line.wardCode().equals(own.wardCode())).findFirst().orElseThrow().rank();
        BigDecimal from = points(scores, leaf);
        BigDecimal by = BigDecimal.valueOf(change, 2);
        return new Flip(plan.leaf(leaf).criterion().code(), plan.leaf(leaf).criterion().name(), from, from.add(by), by,
                rank);
    }

    private SheetResult with(SheetResult own, @Nullable LeafScore[] scores, int leaf, long change) {
        @Nullable
        LeafScore[] changed = scores.clone();
        changed[leaf] = new Scored(points(scores, leaf).add(BigDecimal.valueOf(change, 2)), "");
        return plan.add(own.wardCode(), changed);
    }

    private static BigDecimal points(@Nullable LeafScore[] scores, int leaf) {
        return scores[leaf] instanceof Scored scored ? scored.points() : Points.ZERO;
    }

    private @Nullable LeafScore[] scores(SheetResult sheet) {
        return plan.scores(sheet);
    }

    private static long cents(BigDecimal points) {
        return Points.round(points).movePointRight(2).longValueExact();
    }
}
