package vn.laocai.thidua.scoring.prior;

import java.util.Optional;

/** The results of earlier years that this service was given. */
public interface PriorResults {

    /** The year to show beside a season, where it was entered. */
    Optional<PriorYear> of(String seasonId);
}
