package vn.laocai.thidua.scoring.board;

import java.time.Instant;
import java.util.List;

import vn.laocai.thidua.scoring.calculation.Ranked;
import vn.laocai.thidua.scoring.calculation.SeasonResult;
import vn.laocai.thidua.scoring.criteria.CriteriaVersion;

/**
 * The arithmetic of a season at one instant, from which every board, paper and explanation is made.
 *
 * @param ranking
 *            in the order of the ranks
 * @param locked
 *            whether leader-relative criteria were compared (Rule 37)
 */
public record Standing(String seasonId, Instant at, CriteriaVersion criteria, SeasonResult result,
        List<Ranked> ranking, boolean locked) {

    public Standing {
        ranking = List.copyOf(ranking);
    }

    /** The places alone. */
    public List<Place> places(boolean withClass) {
        return ranking.stream().map(ranked -> new Place(ranked.wardCode(), ranked.rank(), ranked.total(),
                withClass ? ranked.className() : null)).toList();
    }
}
