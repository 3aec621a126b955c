package vn.laocai.thidua.scoring.ballot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import vn.laocai.thidua.scoring.ballot.CertifiedBallot.Result;

/**
 * The places that certified ballots give to wards: by points where wards were ordered, otherwise by votes for. A later
 * ballot on the same ward, such as a second round, takes the place of the earlier one.
 */
final class BallotPlaces {

    private static final Comparator<Result> BEST_FIRST = Comparator.comparingInt(Result::points)
            .thenComparingInt(Result::yes).reversed();

    private BallotPlaces() {}

    /**
     * Place by ward code, 1, 2, 2, 4.
     *
     * @param ballots
     *            certified ballots, oldest first
     */
    static Map<String, Integer> of(List<CertifiedBallot> ballots) {
        Map<String, Result> byWard = new HashMap<>();
        for (CertifiedBallot ballot : ballots) {
            Map<String, Result> best = new HashMap<>();
            for (Result result : ballot.results()) {
                String ward = result.wardCode();
                if (ward != null) {
                    best.merge(ward, result, (one, other) -> BEST_FIRST.compare(one, other) <= 0 ? one : other);
                }
            }
            byWard.putAll(best);
        }
        List<Map.Entry<String, Result>> order = new ArrayList<>(byWard.entrySet());
        order.sort(Map.Entry.comparingByValue(BEST_FIRST));
        Map<String, Integer> places = new HashMap<>();
        int place = 0;
        for (int i = 0; i < order.size(); i++) {
            boolean equal = i > 0 && BEST_FIRST.compare(order.get(i - 1).getValue(), order.get(i).getValue()) == 0;
            place = equal ? place : i + 1;
            places.put(order.get(i).getKey(), place);
        }
        return places;
    }
}
