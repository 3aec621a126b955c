package vn.laocai.thidua.scoring.season;

import java.util.Optional;

/** The seasons that this service has heard of. */
public interface Seasons {

    /** The season, where its opening has arrived. */
    Optional<Season> find(String seasonId);
}
