package vn.laocai.thidua.scoring.ballot;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.ballot.Ballot.Certification;
import vn.laocai.thidua.scoring.ballot.Ballot.Identity;
import vn.laocai.thidua.scoring.ballot.Ballot.OpenedOpinion;
import vn.laocai.thidua.scoring.ballot.Ballot.Opening;
import vn.laocai.thidua.scoring.ballot.Ballot.PaperTally;
import vn.laocai.thidua.scoring.ballot.Ballot.QuestionDecision;
import vn.laocai.thidua.scoring.ballot.Ballot.ReturnedVotes;
import vn.laocai.thidua.scoring.ballot.Ballot.State;
import vn.laocai.thidua.scoring.ballot.Ballot.TellerKey;
import vn.laocai.thidua.scoring.ballot.BallotEvent.Telling;
import vn.laocai.thidua.scoring.ballot.BallotEvent.Told;
import vn.laocai.thidua.scoring.ballot.BallotRefused.Reason;
import vn.laocai.thidua.scoring.ballot.Terms.Elector;

/**
 * Decides about ballots: pure, with the time as an argument (Rules 45 to 52). Each method gives the events that follow, or
 * throws {@link BallotRefused}.
 */
final class BallotDecider {

    /** Rounds that a question may have (Rule 50). */
    static final int MOST_ROUNDS = 2;

    private BallotDecider() {}

    static Ballot known(@Nullable Ballot ballot) {
        if (ballot == null) {
            throw refused(new Reason.Unknown());
        }
        return ballot;
    }

    static List<BallotEvent> prepare(@Nullable Ballot ballot, Identity identity, Terms terms, List<String> members,
            List<TellerKey> keys, Instant now) {
        if (ballot != null) {
            throw refused(new Reason.Exists());
        }
        TermsCheck.check(terms, members);
        if (!terms.closesAt().isAfter(now)) {
            throw refused(new Reason.ClosesInThePast(terms.closesAt()));
        }
        return List.of(new BallotEvent.TermsSet(identity, terms, keys), new Told(Telling.PREPARED));
    }

    static List<BallotEvent> replaceElector(Ballot ballot, Elector elector, @Nullable String name) {
        requireState(ballot, State.PREPARED, State.OPEN);
        Elector old = ballot.terms().electorOf(elector.wardCode())
                .orElseThrow(() -> refused(new Reason.ElectorsDoNotFit(List.of(), List.of(elector.wardCode()))));
        boolean voted = ballot.votesOnPaper(elector.wardCode())
                || ballot.issued().stream().anyMatch(issue -> issue.wardCode().equals(elector.wardCode()));
        if (voted) {
            throw refused(new Reason.CredentialIssuedAlready());
        }
        if (ballot.terms().electors().stream()
                .anyMatch(other -> !other.wardCode().equals(old.wardCode())
                        && other.personId().equals(elector.personId()))) {
            throw refused(new Reason.ElectorTwice(elector.personId()));
        }
        return elector.equals(old) ? List.of() : List.of(new BallotEvent.ElectorReplaced(elector, name));
    }

    static List<BallotEvent> registerKey(Ballot ballot, String personId, String publicKey) {
        requireTeller(ballot, personId);
        requireState(ballot, State.PREPARED);
        byte[] raw = Bytes.of(publicKey);
        try {
            P256.publicKey(raw == null ? new byte[0] : raw);
        } catch (IllegalArgumentException e) {
            throw refused(new Reason.BadKey());
        }
        return ballot.tellerKey(personId).filter(publicKey::equals).isPresent()
                ? List.of()
                : List.of(new BallotEvent.TellerKeyRegistered(new TellerKey(personId, publicKey)));
    }

    /** Refuses an opening that cannot be, before any key is made. */
    static void checkOpening(Ballot ballot, Instant now) {
        requireState(ballot, State.PREPARED);
        List<String> without = ballot.terms().onPaperOnly()
                ? List.of()
                : ballot.terms().tellers().stream().filter(teller -> ballot.tellerKey(teller).isEmpty()).toList();
        if (!without.isEmpty()) {
            throw refused(new Reason.KeysMissing(without));
        }
        if (!ballot.terms().closesAt().isAfter(now)) {
            throw refused(new Reason.ClosesInThePast(ballot.terms().closesAt()));
        }
    }

    static List<BallotEvent> open(Ballot ballot, Opening opening, Instant now) {
        checkOpening(ballot, now);
        return List.of(new BallotEvent.BoxPrepared(opening), new Told(Telling.OPENED));
    }

    /** The ward's elector may have a credential for the question now; tells whether he has it already (Rule 45). */
    static List<BallotEvent> issueCredential(Ballot ballot, String personId, String wardCode, String questionId,
            String blindedHash, Instant now) {
        Question question = ballot.terms().question(questionId)
                .orElseThrow(() -> refused(new Reason.UnknownQuestion()));
        if (ballot.electorFor(personId, wardCode).isEmpty()) {
            throw refused(new Reason.NotAnElector());
        }
        if (!ballot.terms().entitled(wardCode, question)) {
            throw refused(new Reason.OwnWard());
        }
        requireOpen(ballot, now);
        if (ballot.votesOnPaper(wardCode) || ballot.terms().onPaperOnly()) {
            throw refused(new Reason.OnPaper());
        }
        return ballot.issueOf(questionId, wardCode).map(issue -> {
            if (!issue.blindedHash().equals(blindedHash)) {
                throw refused(new Reason.CredentialIssuedAlready());
            }
            return List.<BallotEvent>of();
        }).orElseGet(() -> List.of(new BallotEvent.CredentialIssued(questionId, wardCode, blindedHash)));
    }

    /** The ward's elector votes on paper: in the room, or by a sealed letter that lies with the tellers. */
    static List<BallotEvent> issuePaper(Ballot ballot, String personId, String wardCode, boolean byLetter,
            Instant now) {
        requireTeller(ballot, personId);
        requireOpen(ballot, now);
        if (ballot.terms().electorOf(wardCode).isEmpty()) {
            throw refused(new Reason.ElectorsDoNotFit(List.of(), List.of(wardCode)));
        }
        if (ballot.issued().stream().anyMatch(issue -> issue.wardCode().equals(wardCode))) {
            throw refused(new Reason.OnScreen());
        }
        return ballot.votesOnPaper(wardCode)
                ? List.of()
                : List.of(new BallotEvent.PaperIssued(wardCode, byLetter));
    }

    /** An absent member's opinion goes into the box, which nobody can open before it is opened for the count. */
    static List<BallotEvent> sealOpinion(Ballot ballot, String personId, String wardCode, String ciphertext,
            Instant now) {
        if (ballot.electorFor(personId, wardCode).isEmpty()) {
            throw refused(new Reason.NotAnElector());
        }
        requireOpen(ballot, now);
        byte[] bytes = Bytes.of(ciphertext);
        if (ballot.terms().onPaperOnly() || bytes == null || bytes.length != Sealing.OPINION + Sealing.OVERHEAD) {
            throw refused(new Reason.BadOpinion());
        }
        return List.of(new BallotEvent.OpinionSealed(wardCode, ciphertext));
    }

    /** Tells whether the box takes votes at this instant (Rule 47). */
    static boolean isOpen(Ballot ballot, Instant now) {
        return ballot.state() == State.OPEN && now.isBefore(ballot.terms().closesAt());
    }

    static void requireOpen(Ballot ballot, Instant now) {
        requireNotVoided(ballot);
        if (!isOpen(ballot, now)) {
            throw refused(new Reason.NotOpen(ballot.terms().closesAt(), ballot.state()));
        }
    }

    /**
     * Refuses to close the box early, unless nothing more can come: every elector has taken all his ballots, and every
     * vote given out on the screen is in the box (Rule 47).
     *
     * @param inTheBox
     *            votes in the box, of all questions together
     */
    static void checkClosing(Ballot ballot, int inTheBox, Instant now) {
        requireState(ballot, State.OPEN);
        int entitled = ballot.terms().questions().stream().mapToInt(ballot.terms()::electorate).sum();
        int given = ballot.terms().questions().stream().mapToInt(ballot::issuedOn).sum();
        boolean allIn = given >= entitled && inTheBox >= ballot.issued().size();
        if (!allIn && now.isBefore(ballot.terms().closesAt())) {
            throw refused(new Reason.StillRunning(ballot.terms().closesAt()));
        }
    }

    static List<BallotEvent> close(Ballot ballot, String boxHash, List<ReturnedVotes> returned, Instant now) {
        requireState(ballot, State.OPEN);
        return List.of(new BallotEvent.BoxShut(millis(now), boxHash, returned), new Told(Telling.CLOSED));
    }

    static List<BallotEvent> giveShare(Ballot ballot, String personId, byte @Nullable [] share) {
        requireTeller(ballot, personId);
        requireState(ballot, State.CLOSED, State.COUNTING);
        boolean right = share != null && ballot.share(personId)
                .filter(sealed -> sealed.hash().equals(Bytes.sha256(share))).isPresent();
        if (!right) {
            throw refused(new Reason.BadShare());
        }
        return ballot.sharesGiven().contains(personId) ? List.of() : List.of(new BallotEvent.ShareGiven(personId));
    }

    /** One teller's count of the paper; a later one takes the place of his former one (Rule 48). */
    static List<BallotEvent> countPaper(Ballot ballot, String personId, List<Count> counts) {
        requireTeller(ballot, personId);
        requireState(ballot, State.CLOSED, State.COUNTING);
        for (Question question : ballot.terms().questions()) {
            Count count = counts.stream().filter(one -> one.questionId().equals(question.id())).findFirst()
                    .orElseThrow(() -> refused(new Reason.PaperDoesNotAddUp(question.id())));
            if (!fits(question, count) || count.returned() > ballot.issuedOnPaper(question)) {
                throw refused(new Reason.PaperDoesNotAddUp(question.id()));
            }
        }
        if (counts.size() != ballot.terms().questions().size()) {
            throw refused(new Reason.UnknownQuestion());
        }
        return List.of(new BallotEvent.PaperCounted(new PaperTally(personId, counts)));
    }

    private static boolean fits(Question question, Count count) {
        boolean one = question.kind() == Question.Kind.APPROVE;
        List<@Nullable String> wards = new ArrayList<>();
        if (one) {
            wards.add(question.wardCode());
        } else {
            wards.addAll(question.candidates());
        }
        List<@Nullable String> counted = new ArrayList<>();
        count.options().forEach(option -> counted.add(option.wardCode()));
        int answers = count.options().isEmpty() ? 0 : count.valid() - count.blank();
        return wards.equals(counted) && count.blank() >= 0 && count.invalid() >= 0 && count.options().stream()
                .allMatch(option -> option.yes() >= 0 && option.no() >= 0 && option.points() >= 0
                        && option.yes() + option.no() == answers);
    }

    /** Refuses a count for which something is missing, before the box is opened. */
    static void checkCount(Ballot ballot, String personId) {
        requireTeller(ballot, personId);
        requireState(ballot, State.CLOSED, State.COUNTING);
        for (Question question : ballot.terms().questions()) {
            int returned = ballot.returnedOnScreen(question.id());
            int issued = ballot.issuedOnScreen(question.id());
            if (returned > issued) {
                throw refused(new Reason.TooManyVotes(question.id(), returned, issued));
            }
        }
        int given = ballot.sharesGiven().size();
        if (!ballot.terms().onPaperOnly() && given < ballot.terms().keysNeeded()) {
            throw refused(new Reason.SharesMissing(given, ballot.terms().keysNeeded()));
        }
        if (!ballot.papers().isEmpty()) {
            agreedPaper(ballot);
        }
    }

    /** What two tellers counted alike on paper. */
    static List<Count> agreedPaper(Ballot ballot) {
        List<PaperTally> tallies = ballot.paperTallies();
        if (tallies.size() < 2) {
            throw refused(new Reason.PaperNotCounted(tallies.size()));
        }
        List<Count> first = tallies.get(0).counts();
        Set<String> different = new HashSet<>();
        for (PaperTally other : tallies.subList(1, tallies.size())) {
            first.stream().filter(count -> !other.counts().contains(count)).map(Count::questionId)
                    .forEach(different::add);
        }
        if (!different.isEmpty()) {
            throw refused(new Reason.PaperDiffers(different.stream().sorted().toList()));
        }
        return first;
    }

    static List<BallotEvent> count(Ballot ballot, String personId, List<Count> screen, List<OpenedOpinion> opinions) {
        checkCount(ballot, personId);
        List<Count> totals = new ArrayList<>(screen);
        if (!ballot.papers().isEmpty()) {
            List<Count> paper = agreedPaper(ballot);
            totals.replaceAll(count -> count.plus(paper.stream()
                    .filter(other -> other.questionId().equals(count.questionId())).findFirst().orElseThrow()));
        }
        return List.of(new BallotEvent.VotesCounted(totals, opinions));
    }

    /** Refuses a signature under the minutes, before a key signs. */
    static void checkCertification(Ballot ballot, String personId, boolean chair, String seenHash,
            String minutesHash) {
        requireState(ballot, State.TALLIED);
        if (!chair && !ballot.isTeller(personId)) {
            throw refused(new Reason.NotACertifier());
        }
        ballot.certificationOf(personId).ifPresent(signed -> {
            throw refused(new Reason.SignedAlready(signed.at()));
        });
        if (!seenHash.isEmpty() && !seenHash.equals(minutesHash)) {
            throw refused(new Reason.MinutesDiffer(minutesHash));
        }
    }

    static List<BallotEvent> certify(Ballot ballot, Certification certification) {
        checkCertification(ballot, certification.personId(), certification.chair(), "", "");
        BallotEvent signed = new BallotEvent.MinutesSigned(certification);
        return ballot.isComplete(Ballot.plus(ballot.certifications(), certification))
                ? List.of(signed, new BallotEvent.MinutesComplete(certification.at()), new Told(Telling.CERTIFIED))
                : List.of(signed);
    }

    static List<BallotEvent> release(Ballot ballot, Instant now) {
        requireState(ballot, State.CERTIFIED);
        return List.of(new BallotEvent.ResultsReleased(millis(now)));
    }

    /** What the regulation's rule decided after the last round (Rule 50). */
    static List<BallotEvent> decide(Ballot ballot, QuestionDecision decision) {
        requireState(ballot, State.CERTIFIED, State.PUBLISHED);
        boolean open = BallotResults.of(ballot).stream().anyMatch(
                result -> result.questionId().equals(decision.questionId()) && result.decidedBy() == null
                        && !result.passed()
                        && Objects.equals(result.wardCode(), decision.wardCode()));
        if (ballot.identity().round() < MOST_ROUNDS || !open) {
            throw refused(new Reason.NothingOpen());
        }
        return List.of(new BallotEvent.Decided(decision));
    }

    static List<BallotEvent> annul(Ballot ballot, String reason, Instant now) {
        requireNotVoided(ballot);
        if (ballot.state() == State.PUBLISHED) {
            throw refused(new Reason.WrongState(State.PUBLISHED, State.CERTIFIED));
        }
        return List.of(new BallotEvent.Annulled(reason, millis(now)), new Told(Telling.VOIDED));
    }

    static void requireTeller(Ballot ballot, String personId) {
        if (!ballot.isTeller(personId)) {
            throw refused(new Reason.NotATeller());
        }
    }

    static void requireNotVoided(Ballot ballot) {
        if (ballot.voiding() != null) {
            throw refused(new Reason.Voided(ballot.voiding().reason()));
        }
    }

    private static void requireState(Ballot ballot, State wanted, State... orElse) {
        requireNotVoided(ballot);
        if (ballot.state() != wanted && !List.of(orElse).contains(ballot.state())) {
            throw refused(new Reason.WrongState(ballot.state(), wanted));
        }
    }

    static BallotRefused refused(Reason reason) {
        return new BallotRefused(reason);
    }

    /** The store keeps milliseconds; what is signed must be read back to the same instant. */
    static Instant millis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
