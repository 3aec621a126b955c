package vn.laocai.thidua.scoring.award;

import java.util.Optional;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.ballot.CertifiedMinutes;
import vn.laocai.thidua.scoring.deliberation.SignedMinutes;

/** The papers of meeting and ballot, as their signers left them. */
interface MeetingPapers {

    /** Signed minutes of the meeting of a season. */
    Optional<byte[]> minutes(String seasonId);

    /** Certified minutes of the count that asked about a ward. */
    Optional<byte[]> tally(String seasonId, String wardCode);

    /** The papers that this service keeps. */
    @Component
    class Signed implements MeetingPapers {

        private final SignedMinutes meetings;
        private final CertifiedMinutes ballots;

        Signed(SignedMinutes meetings, CertifiedMinutes ballots) {
            this.meetings = meetings;
            this.ballots = ballots;
        }

        @Override
        public Optional<byte[]> minutes(String seasonId) {
            return meetings.ofSeason(seasonId);
        }

        @Override
        public Optional<byte[]> tally(String seasonId, String wardCode) {
            return ballots.about(seasonId, wardCode);
        }
    }
}
