package vn.laocai.thidua.scoring.ballot;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.ballot.Ballot.Certification;
import vn.laocai.thidua.scoring.ballot.Ballot.Identity;
import vn.laocai.thidua.scoring.ballot.Ballot.OpenedOpinion;
import vn.laocai.thidua.scoring.ballot.Ballot.Opening;
import vn.laocai.thidua.scoring.ballot.Ballot.PaperTally;
import vn.laocai.thidua.scoring.ballot.Ballot.QuestionDecision;
import vn.laocai.thidua.scoring.ballot.Ballot.ReturnedVotes;
import vn.laocai.thidua.scoring.ballot.Ballot.TellerKey;
import vn.laocai.thidua.scoring.ballot.Terms.Elector;

/**
 * What has happened to a ballot. No event tells of a vote. What others may hear is told by a second event of the same
 * command, which changes nothing.
 */
sealed interface BallotEvent {

    record TermsSet(Identity identity, Terms terms, List<TellerKey> tellerKeys) implements BallotEvent {}

    /**
     * A delegate takes the place of a ward's elector.
     *
     * @param name
     *            what he is called, where it was given
     */
    record ElectorReplaced(Elector elector, @Nullable String name) implements BallotEvent {}

    record TellerKeyRegistered(TellerKey key) implements BallotEvent {}

    record BoxPrepared(Opening opening) implements BallotEvent {}

    /**
     * An elector got his credential for one question.
     *
     * @param blindedHash
     *            SHA-256 of the blinded message, which tells nothing of the credential inside
     */
    record CredentialIssued(String questionId, String wardCode, String blindedHash) implements BallotEvent {}

    record PaperIssued(String wardCode, boolean byLetter) implements BallotEvent {}

    record OpinionSealed(String wardCode, String ciphertext) implements BallotEvent {}

    /**
     * The box is shut.
     *
     * @param boxHash
     *            SHA-256 over everything in the box, in the order of the credentials' hashes
     */
    record BoxShut(Instant at, String boxHash, List<ReturnedVotes> returned) implements BallotEvent {}

    record ShareGiven(String tellerId) implements BallotEvent {}

    record PaperCounted(PaperTally tally) implements BallotEvent {}

    record VotesCounted(List<Count> counts, List<OpenedOpinion> opinions) implements BallotEvent {}

    record MinutesSigned(Certification certification) implements BallotEvent {}

    record MinutesComplete(Instant at) implements BallotEvent {}

    record ResultsReleased(Instant at) implements BallotEvent {}

    record Decided(QuestionDecision decision) implements BallotEvent {}

    record Annulled(String reason, Instant at) implements BallotEvent {}

    /** For others to hear. */
    record Told(Telling telling) implements BallotEvent {}

    /** What others hear of a ballot. */
    enum Telling {
        PREPARED("ballot-prepared"), OPENED("ballot-opened"), CLOSED("ballot-closed"), CERTIFIED(
                "ballot-certified"), VOIDED("ballot-voided");

        private final String eventName;

        Telling(String eventName) {
            this.eventName = eventName;
        }

        String eventName() {
            return eventName;
        }

        static @Nullable Telling named(String eventName) {
            for (Telling telling : values()) {
                if (telling.eventName.equals(eventName)) {
                    return telling;
                }
            }
            return null;
        }
    }
}
