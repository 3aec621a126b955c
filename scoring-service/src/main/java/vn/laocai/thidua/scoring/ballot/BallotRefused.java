package vn.laocai.thidua.scoring.ballot;

import java.time.Instant;
import java.util.List;

import vn.laocai.thidua.scoring.ballot.Ballot.State;

/** The ballot does not allow the command; nothing has changed. */
final class BallotRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    BallotRefused(Reason reason) {
        super(reason.toString(), null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    /** Why it is refused. */
    sealed interface Reason {

        /** There is no ballot with this id. */
        record Unknown() implements Reason {}

        /** A ballot with this id is prepared already. */
        record Exists() implements Reason {}

        /** The step does not fit the state. */
        record WrongState(State state, State wanted) implements Reason {}

        /** It was voided; only a new ballot helps (Rule 52). */
        record Voided(String why) implements Reason {}

        /** Wards without an elector, or electors of strangers: the electorate is the whole block (Rule 49). */
        record ElectorsDoNotFit(List<String> missing, List<String> strangers) implements Reason {}

        /** A ward or a person stands twice in the electorate (Rule 45). */
        record ElectorTwice(String who) implements Reason {}

        /** Tellers are too few, or one stands twice, or too few keys open the box. */
        record TellersDoNotFit() implements Reason {}

        /** A question cannot be answered as it stands. */
        record BadQuestion(int index) implements Reason {}

        /** Where nobody votes on his own ward, each ward needs its own question (Rule 51). */
        record SelfVoteNeedsApproval(int index) implements Reason {}

        /** It would close before it opens. */
        record ClosesInThePast(Instant closesAt) implements Reason {}

        /** These tellers have no key yet. */
        record KeysMissing(List<String> tellers) implements Reason {}

        /** The bytes are no public key. */
        record BadKey() implements Reason {}

        /** The person is no teller of this ballot. */
        record NotATeller() implements Reason {}

        /** The person is not the elector of his ward (Rule 45). */
        record NotAnElector() implements Reason {}

        /** Nobody votes on his own ward here (Rule 51). */
        record OwnWard() implements Reason {}

        /** There is no such question. */
        record UnknownQuestion() implements Reason {}

        /** The elector has his credential, made from another blinded message (Rule 45). */
        record CredentialIssuedAlready() implements Reason {}

        /** The blinded message is none. */
        record BadBlindedMessage() implements Reason {}

        /** The sealed opinion is none. */
        record BadOpinion() implements Reason {}

        /** The ward votes on paper (Rule 45). */
        record OnPaper() implements Reason {}

        /** The ward's elector has taken a credential and votes on the screen (Rule 45). */
        record OnScreen() implements Reason {}

        /** The box is not open for votes now (Rule 47). */
        record NotOpen(Instant closesAt, State state) implements Reason {}

        /** The box stays open until its time, or until every elector's votes are in it (Rule 47). */
        record StillRunning(Instant closesAt) implements Reason {}

        /** The share is not the one that was sealed to this teller. */
        record BadShare() implements Reason {}

        /** Too few tellers have given their shares. */
        record SharesMissing(int given, int needed) implements Reason {}

        /** Two tellers count the paper; not both have (Rule 48). */
        record PaperNotCounted(int given) implements Reason {}

        /** The tellers counted differently. */
        record PaperDiffers(List<String> questionIds) implements Reason {}

        /** More papers than were given out, or a count that does not fit its question (Rule 48). */
        record PaperDoesNotAddUp(String questionId) implements Reason {}

        /** More votes in the box than ballots given out (Rule 48). */
        record TooManyVotes(String questionId, int returned, int issued) implements Reason {}

        /** Only tellers and the chair sign the minutes (Rule 52). */
        record NotACertifier() implements Reason {}

        /** The person has signed. */
        record SignedAlready(Instant at) implements Reason {}

        /** The minutes that the person saw are not these. */
        record MinutesDiffer(String hash) implements Reason {}

        /** Two rounds are over (Rule 50). */
        record RoundsUsedUp() implements Reason {}

        /** Nothing is left open by this round. */
        record NothingOpen() implements Reason {}

        /** The same thing is being asked, or was decided, elsewhere. */
        record AskedAlready(String ballotId, String text) implements Reason {}

        /** The self-vote rule of the season is another one (Rule 51). */
        record SelfVoteRuleDiffers(boolean ofTheSeason) implements Reason {}
    }
}
