package vn.laocai.thidua.scoring.criteria;

import java.time.Instant;
import java.util.Optional;

/** The criteria that other features score by. */
public interface CriteriaSets {

    /** The frozen version of a season; before the covenant is in force, the latest published one. */
    Optional<CriteriaVersion> inForce(String seasonId);

    /** The newest table of a season, a draft too: to prepare what goes with it, never to score by. */
    default Optional<CriteriaTable> latest(String seasonId) {
        return inForce(seasonId).map(CriteriaVersion::table);
    }

    /** One version that has been published, in whatever state it is now. Drafts are not found. */
    Optional<CriteriaVersion> find(String setId, int version);

    /** The version that counted at an instant of business time, in the state that it has now. */
    default Optional<CriteriaVersion> inForceAt(String seasonId, Instant at) {
        return inForce(seasonId);
    }

    /** Id of the set of a season. */
    static String idOf(String seasonId) {
        return seasonId + "-criteria";
    }
}
