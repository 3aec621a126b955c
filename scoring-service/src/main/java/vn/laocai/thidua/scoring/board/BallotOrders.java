package vn.laocai.thidua.scoring.board;

import java.util.Map;

/** How certified ballots part wards of equal points; a bean of the feature that holds ballots. */
@FunctionalInterface
public interface BallotOrders {

    /**
     * Place in the ballot by ward code, 1 for the first; equal places stay equal. Wards without a certified ballot are
     * absent.
     */
    Map<String, Integer> of(String seasonId);
}
