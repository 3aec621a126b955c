package vn.laocai.thidua.scoring.prior;

import java.util.List;
import java.util.Optional;

/** The results of earlier years that this service was given. */
public interface PriorResults {

    /** The years to show beside a season, the latest first; empty where none was entered. */
    List<PriorYear> years(String seasonId);

    /** The latest of them. */
    default Optional<PriorYear> of(String seasonId) {
        return years(seasonId).stream().findFirst();
    }
}
