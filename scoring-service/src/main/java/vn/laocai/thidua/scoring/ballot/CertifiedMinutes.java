package vn.laocai.thidua.scoring.ballot;

import java.util.Comparator;
import java.util.Optional;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.support.outbox.Versioned;

/** The minutes of certified counts as papers, for proposals that rest on them (Rule 56). */
@Component
public class CertifiedMinutes {

    private final BallotBook ballots;
    private final CountMinutes minutes;

    CertifiedMinutes(BallotBook ballots, CountMinutes minutes) {
        this.ballots = ballots;
        this.minutes = minutes;
    }

    /** PDF of the newest certified count that asked about the ward; nothing before one is certified. */
    public Optional<byte[]> about(String seasonId, String wardCode) {
        return ballots.ofSeason(seasonId).stream().map(Versioned::state).filter(Ballot::hasCertifiedTotals)
                .filter(ballot -> BallotResults.of(ballot).stream()
                        .anyMatch(result -> wardCode.equals(result.wardCode())))
                .max(Comparator.comparingInt(ballot -> ballot.identity().round())).map(minutes::pdf);
    }
}
