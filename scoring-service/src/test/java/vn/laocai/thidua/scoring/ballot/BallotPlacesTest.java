package vn.laocai.thidua.scoring.ballot;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import vn.laocai.thidua.scoring.ballot.CertifiedBallot.Result;

import static org.assertj.core.api.Assertions.assertThat;

/** The places that ballots give. */
class BallotPlacesTest {

    @Test
    void equalVotesShareAPlaceAndTheNextOneIsLeftOut() {
        assertThat(BallotPlaces.of(List.of(ballot(result("A", 10, 0), result("B", 8, 0), result("C", 8, 0),
                result("D", 6, 0))))).containsEntry("A", 1).containsEntry("B", 2).containsEntry("C", 2)
                .containsEntry("D", 4);
    }

    @Test
    void anOrderGoesByItsPoints() {
        assertThat(BallotPlaces.of(List.of(ballot(result("A", 1, 20), result("B", 5, 18))))).containsEntry("A", 1)
                .containsEntry("B", 2);
    }

    @Test
    void theSecondRoundTakesThePlaceOfTheFirst() {
        assertThat(BallotPlaces.of(List.of(ballot(result("A", 6, 0), result("B", 5, 0)), ballot(result("B", 9, 0)))))
                .containsEntry("B", 1).containsEntry("A", 2);
        assertThat(BallotPlaces.of(List.of())).isEmpty();
    }

    private static CertifiedBallot ballot(Result... results) {
        return new CertifiedBallot("b", "s", 1, 10, new Threshold(7, 10), Instant.EPOCH, "hash", List.of(results));
    }

    private static Result result(String ward, int yes, int points) {
        return new Result("q", "x", ward, "CO", 10, 10, 10, 10, 0, 0, yes, 10 - yes, 7, points, yes >= 7, null);
    }
}
