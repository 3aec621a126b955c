package vn.laocai.thidua.scoring.ballot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.ballot.Terms.Elector;

/**
 * A ballot as it stands. It never holds a vote: those lie in the box, by the hash of their credential, and come out of it
 * as totals only.
 */
record Ballot(Identity identity, Terms terms, State state, List<TellerKey> tellerKeys, @Nullable Opening opening,
        List<Issue> issued, List<Paper> papers, List<SealedOpinion> sealedOpinions, @Nullable Closing closing,
        List<String> sharesGiven, List<PaperTally> paperTallies, List<Count> counts, List<OpenedOpinion> opinions,
        List<Certification> certifications, @Nullable Instant certifiedAt, @Nullable Instant publishedAt,
        List<QuestionDecision> decisions, @Nullable Voiding voiding) {

    /** Steps of a ballot in their order; one that is not published may be voided. */
    enum State {
        PREPARED, OPEN, CLOSED, COUNTING, TALLIED, CERTIFIED, PUBLISHED, VOIDED
    }

    /**
     * Which ballot it is.
     *
     * @param round
     *            1 or 2 (Rule 50)
     * @param previousId
     *            ballot that this one follows or replaces
     */
    record Identity(String id, String seasonId, String blockId, @Nullable String deliberationId, int round,
            @Nullable String previousId) {}

    /** A teller's own public key, 65 bytes of P-256; he alone has the private one. */
    record TellerKey(String tellerId, String publicKey) {}

    /**
     * What was made when the box was opened for votes. The private key of the box is not in it: only shares, each sealed
     * to its teller.
     *
     * @param boxKey
     *            public key that votes are sealed to
     * @param signingKeys
     *            public key of the credentials of each question
     * @param keysId
     *            names the private keys of the credentials, which are erased when the box closes
     */
    record Opening(Instant at, String boxKey, List<SigningKey> signingKeys, List<SealedShare> shares, String keysId) {}

    record SigningKey(String questionId, String publicKey) {}

    /** A share of the box's key, sealed to its teller, and the hash by which it is known again. */
    record SealedShare(String tellerId, String sealed, String hash) {}

    record Issue(String questionId, String wardCode, String blindedHash) {}

    record Paper(String wardCode, boolean byLetter) {}

    record SealedOpinion(String wardCode, String ciphertext) {}

    record OpenedOpinion(String wardCode, @Nullable String text) {}

    record ReturnedVotes(String questionId, int count) {}

    record Closing(Instant at, String boxHash, List<ReturnedVotes> returned) {}

    /** What one teller counted on paper. */
    record PaperTally(String tellerId, List<Count> counts) {}

    /** A signature under the minutes of the count. */
    record Certification(String personId, boolean chair, String minutesHash, String signature, String publicKey,
            String keyId, Instant at) {}

    /** What was decided where two rounds left it open (Rule 50). */
    record QuestionDecision(String questionId, @Nullable String wardCode, boolean passed, String document,
            String reason, Instant at) {}

    record Voiding(String reason, Instant at, State was) {}

    static Ballot prepared(Identity identity, Terms terms, List<TellerKey> keys) {
        return new Ballot(identity, terms, State.PREPARED, keys, null, List.of(), List.of(), List.of(), null,
                List.of(), List.of(), List.of(), List.of(), List.of(), null, null, List.of(), null);
    }

    String id() {
        return identity.id();
    }

    boolean isTeller(String personId) {
        return terms.tellers().contains(personId);
    }

    Optional<Elector> electorFor(String personId, String wardCode) {
        return terms.electorOf(wardCode).filter(elector -> elector.personId().equals(personId));
    }

    Optional<Issue> issueOf(String questionId, String wardCode) {
        return issued.stream()
                .filter(issue -> issue.questionId().equals(questionId) && issue.wardCode().equals(wardCode))
                .findFirst();
    }

    boolean votesOnPaper(String wardCode) {
        return papers.stream().anyMatch(paper -> paper.wardCode().equals(wardCode));
    }

    /** Ballots given out on a question, on paper and as credentials (Rule 48). */
    int issuedOn(Question question) {
        return issuedOnScreen(question.id()) + issuedOnPaper(question);
    }

    int issuedOnScreen(String questionId) {
        return Math.toIntExact(issued.stream().filter(issue -> issue.questionId().equals(questionId)).count());
    }

    int issuedOnPaper(Question question) {
        return Math.toIntExact(
                papers.stream().filter(paper -> terms.entitled(paper.wardCode(), question)).count());
    }

    int returnedOnScreen(String questionId) {
        return closing == null
                ? 0
                : closing.returned().stream().filter(votes -> votes.questionId().equals(questionId))
                        .mapToInt(ReturnedVotes::count).sum();
    }

    Optional<String> tellerKey(String tellerId) {
        return tellerKeys.stream().filter(key -> key.tellerId().equals(tellerId)).map(TellerKey::publicKey)
                .findFirst();
    }

    Optional<SealedShare> share(String tellerId) {
        return opening == null
                ? Optional.empty()
                : opening.shares().stream().filter(share -> share.tellerId().equals(tellerId)).findFirst();
    }

    Optional<String> signingKey(String questionId) {
        return opening == null
                ? Optional.empty()
                : opening.signingKeys().stream().filter(key -> key.questionId().equals(questionId))
                        .map(SigningKey::publicKey).findFirst();
    }

    Optional<PaperTally> paperTally(String tellerId) {
        return paperTallies.stream().filter(tally -> tally.tellerId().equals(tellerId)).findFirst();
    }

    Optional<Certification> certificationOf(String personId) {
        return certifications.stream().filter(signed -> signed.personId().equals(personId)).findFirst();
    }

    /** Tells whether all tellers and the chair have signed (Rule 52). */
    boolean isComplete(List<Certification> signed) {
        return signed.stream().anyMatch(Certification::chair) && terms.tellers().stream()
                .allMatch(teller -> signed.stream().anyMatch(one -> one.personId().equals(teller)));
    }

    /** Tells whether the totals are certified, so that others may see them. */
    boolean hasCertifiedTotals() {
        return state == State.CERTIFIED || state == State.PUBLISHED;
    }

    /** The same ballot after the event. */
    Ballot after(BallotEvent event) {
        return switch (event) {
            case BallotEvent.TermsSet(Identity of, Terms set, List<TellerKey> keys) -> prepared(of, set, keys);
            case BallotEvent.ElectorReplaced(Elector elector, String name) ->
                edit().terms(terms.with(elector, name)).done();
            case BallotEvent.TellerKeyRegistered(TellerKey key) -> edit().key(key).done();
            case BallotEvent.BoxPrepared(Opening made) -> edit().state(State.OPEN).opening(made).done();
            case BallotEvent.CredentialIssued(String question, String ward, String hash) ->
                edit().issued(new Issue(question, ward, hash)).done();
            case BallotEvent.PaperIssued(String ward, boolean byLetter) ->
                edit().paper(new Paper(ward, byLetter)).done();
            case BallotEvent.OpinionSealed(String ward, String ciphertext) ->
                edit().opinion(new SealedOpinion(ward, ciphertext)).done();
            case BallotEvent.BoxShut(Instant at, String hash, List<ReturnedVotes> returned) ->
                edit().state(State.CLOSED).closing(new Closing(at, hash, List.copyOf(returned))).done();
            case BallotEvent.ShareGiven(String teller) -> edit().state(State.COUNTING).share(teller).done();
            case BallotEvent.PaperCounted(PaperTally tally) -> edit().state(State.COUNTING).tally(tally).done();
            case BallotEvent.VotesCounted(List<Count> totals, List<OpenedOpinion> opened) ->
                edit().state(State.TALLIED).counted(totals, opened).done();
            case BallotEvent.MinutesSigned(Certification signed) -> edit().certified(signed).done();
            case BallotEvent.MinutesComplete(Instant at) -> edit().state(State.CERTIFIED).certifiedAt(at).done();
            case BallotEvent.ResultsReleased(Instant at) -> edit().state(State.PUBLISHED).publishedAt(at).done();
            case BallotEvent.Decided(QuestionDecision decision) -> edit().decision(decision).done();
            case BallotEvent.Annulled(String reason, Instant at) ->
                edit().state(State.VOIDED).voiding(new Voiding(reason, at, state)).done();
            case BallotEvent.Told _ -> this;
        };
    }

    private BallotEdit edit() {
        return new BallotEdit(this);
    }

    static <T> List<T> plus(List<T> list, T more) {
        List<T> longer = new ArrayList<>(list);
        longer.add(more);
        return List.copyOf(longer);
    }
}
