package vn.laocai.thidua.scoring.board;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import vn.laocai.thidua.scoring.calculation.LeafResult;
import vn.laocai.thidua.scoring.calculation.Ranked;
import vn.laocai.thidua.scoring.calculation.SeasonResult;
import vn.laocai.thidua.scoring.calculation.SheetResult;
import vn.laocai.thidua.scoring.criteria.CriteriaVersion;
import vn.laocai.thidua.scoring.formula.LeafScore;

/**
 * The arithmetic of a season at one instant, from which every board, paper and explanation is made.
 *
 * @param ranking
 *            in the order of the ranks
 * @param locked
 *            whether leader-relative criteria were compared (Rule 37)
 * @param submittedAt
 *            last submission by ward, for the tie-break chain
 * @param ballotOrder
 *            place in certified ballots by ward, for the tie-break chain
 */
public record Standing(String seasonId, Instant at, CriteriaVersion criteria, SeasonResult result,
        List<Ranked> ranking, boolean locked, Map<String, Instant> submittedAt, Map<String, Integer> ballotOrder) {

    public Standing {
        ranking = List.copyOf(ranking);
        submittedAt = Map.copyOf(submittedAt);
        ballotOrder = Map.copyOf(ballotOrder);
    }

    /** Points of one cell, two decimals; nothing where it has none. */
    public Optional<BigDecimal> points(String wardCode, String code) {
        SheetResult sheet = result.sheets().get(wardCode);
        LeafResult leaf = sheet == null ? null : sheet.leaves().get(code);
        return leaf != null && leaf.score() instanceof LeafScore.Scored scored
                ? Optional.of(scored.points())
                : Optional.empty();
    }

    /** The places alone. */
    public List<Place> places(boolean withClass) {
        return ranking.stream().map(ranked -> new Place(ranked.wardCode(), ranked.rank(), ranked.total(),
                withClass ? ranked.className() : null)).toList();
    }
}
