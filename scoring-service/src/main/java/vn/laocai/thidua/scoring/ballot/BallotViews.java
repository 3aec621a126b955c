package vn.laocai.thidua.scoring.ballot;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.ballot.Ballot.State;
import vn.laocai.thidua.scoring.ballot.CertifiedBallot.Result;
import vn.laocai.thidua.scoring.office.Offices;
import vn.laocai.thidua.support.command.Actor;

/**
 * What each person sees of a ballot. Who has taken a ballot is shown after the close only, and totals to tellers and chair
 * only until they are certified (Rules 47 and 52).
 */
@Component
class BallotViews {

    private final Offices offices;

    BallotViews(Offices offices) {
        this.offices = offices;
    }

    record QuestionView(String id, String text, String kind, @Nullable String wardCode, @Nullable String awardCode,
            List<String> candidates, int seats, int electorate, int needed, @Nullable String signingKey) {}

    record ElectorView(String wardCode, String personId, @Nullable String name, @Nullable String delegation) {}

    record TellerView(String personId, @Nullable String name, boolean keyRegistered, boolean shareGiven,
            boolean paperCounted,
            boolean certified) {}

    /** What the asking elector may do: the questions he votes on, those he has taken, and whether he votes on paper. */
    record MineView(String wardCode, List<String> questionIds, List<String> taken, boolean onPaper) {}

    record OpinionView(String wardCode, @Nullable String text) {}

    record CertificationView(String personId, String capacity, Instant at, String keyId, String signature,
            String publicKey) {}

    record DecisionView(String questionId, @Nullable String wardCode, boolean passed, String document, String reason) {}

    record BallotView(String id, String seasonId, @Nullable String deliberationId, int round,
            @Nullable String previousId, String state, String stateVi, List<QuestionView> questions,
            List<ElectorView> electors, int electorate, Threshold threshold, boolean selfVote, String decisionRule,
            List<TellerView> tellers, int keysNeeded, boolean paperOnly, Instant closesAt,
            @Nullable Instant openedAt, @Nullable String boxKey, @Nullable MineView mine,
            @Nullable String mySealedShare, @Nullable Integer issued, @Nullable List<String> wardsWithBallots,
            @Nullable List<String> wardsOnPaper, @Nullable Instant closedAt, @Nullable String boxHash,
            @Nullable Map<String, Integer> returned, @Nullable List<Result> results,
            @Nullable List<OpinionView> opinions, @Nullable String minutesHash,
            @Nullable List<CertificationView> certifications, @Nullable Instant certifiedAt,
            @Nullable Instant publishedAt, @Nullable List<DecisionView> decisions, @Nullable String voidReason) {}

    /** The hashes of the credentials in a closed box, by question, sorted: where a voter finds that his vote arrived. */
    record BoxView(String ballotId, String boxHash, Map<String, List<String>> hashes) {}

    BallotView view(Ballot ballot, Actor actor, Instant now) {
        Terms terms = ballot.terms();
        Ballot.Opening opening = ballot.opening();
        Ballot.Closing closing = ballot.closing();
        Ballot.Voiding voiding = ballot.voiding();
        boolean teller = ballot.isTeller(actor.personId());
        boolean inside = teller || offices.isHead(actor, ballot.identity().blockId(), now);
        boolean shut = closing != null;
        boolean counted = !ballot.counts().isEmpty() && voiding == null;
        boolean totals = counted && (ballot.hasCertifiedTotals() || inside);
        return new BallotView(ballot.id(), ballot.identity().seasonId(), ballot.identity().deliberationId(),
                ballot.identity().round(), ballot.identity().previousId(), ballot.state().name(),
                BallotProblems.vi(ballot.state()),
                terms.questions().stream().map(question -> question(ballot, question)).toList(),
                terms.electors().stream().map(elector -> new ElectorView(elector.wardCode(), elector.personId(),
                        terms.nameOf(elector.personId()).orElse(null),
                        elector.delegation().isEmpty() ? null : elector.delegation())).toList(),
                terms.electors().size(), terms.threshold(), terms.selfVote(), terms.decisionRule().name(),
                terms.tellers().stream().map(person -> teller(ballot, person)).toList(), terms.keysNeeded(),
                terms.onPaperOnly(), terms.closesAt(), opening == null ? null : opening.at(),
                opening == null || opening.boxKey().isEmpty() ? null : opening.boxKey(), mine(ballot, actor),
                shut && teller ? ballot.share(actor.personId()).map(Ballot.SealedShare::sealed).orElse(null) : null,
                shut || (inside && opening != null) ? issued(ballot) : null, shut ? wardsWithBallots(ballot) : null,
                shut || inside ? ballot.papers().stream().map(Ballot.Paper::wardCode).sorted().toList() : null,
                closing == null ? null : closing.at(), closing == null ? null : closing.boxHash(),
                shut ? returned(ballot) : null,
                totals ? BallotResults.of(ballot) : null, counted ? opinions(ballot) : null,
                totals ? BallotMinutes.hash(ballot) : null, counted ? certifications(ballot) : null,
                ballot.certifiedAt(), ballot.publishedAt(), ballot.decisions().isEmpty() ? null : decisions(ballot),
                voiding == null ? null : voiding.reason());
    }

    static BoxView box(Ballot ballot, Urns.Box box) {
        Map<String, List<String>> hashes = new LinkedHashMap<>();
        for (Question question : ballot.terms().questions()) {
            hashes.put(question.id(),
                    box.votes().stream().filter(vote -> vote.questionId().equals(question.id()))
                            .map(Urns.Vote::hash).sorted().toList());
        }
        Ballot.Closing closing = ballot.closing();
        return new BoxView(ballot.id(), closing == null ? "" : closing.boxHash(), hashes);
    }

    private static QuestionView question(Ballot ballot, Question question) {
        int electorate = ballot.terms().electorate(question);
        return new QuestionView(question.id(), question.text(), question.kind().name(), question.wardCode(),
                question.awardCode(), question.candidates(), question.seats(), electorate,
                ballot.terms().threshold().needed(electorate),
                ballot.state() == State.OPEN ? ballot.signingKey(question.id()).orElse(null) : null);
    }

    private static TellerView teller(Ballot ballot, String person) {
        return new TellerView(person, ballot.terms().nameOf(person).orElse(null), ballot.tellerKey(person).isPresent(),
                ballot.sharesGiven().contains(person),
                ballot.paperTally(person).isPresent(), ballot.certificationOf(person).isPresent());
    }

    private static @Nullable MineView mine(Ballot ballot, Actor actor) {
        String ward = actor.organisation();
        if (ballot.electorFor(actor.personId(), ward).isEmpty()) {
            return null;
        }
        return new MineView(ward,
                ballot.terms().questions().stream().filter(question -> ballot.terms().entitled(ward, question))
                        .map(Question::id).toList(),
                ballot.issued().stream().filter(issue -> issue.wardCode().equals(ward))
                        .map(Ballot.Issue::questionId).sorted().toList(),
                ballot.votesOnPaper(ward));
    }

    private static int issued(Ballot ballot) {
        return ballot.terms().questions().stream().mapToInt(ballot::issuedOn).sum();
    }

    private static List<String> wardsWithBallots(Ballot ballot) {
        return ballot.terms().electors().stream().map(Terms.Elector::wardCode)
                .filter(ward -> ballot.votesOnPaper(ward)
                        || ballot.issued().stream().anyMatch(issue -> issue.wardCode().equals(ward)))
                .sorted().toList();
    }

    private static Map<String, Integer> returned(Ballot ballot) {
        Map<String, Integer> returned = new LinkedHashMap<>();
        for (Question question : ballot.terms().questions()) {
            returned.put(question.id(),
                    ballot.counts().stream().filter(count -> count.questionId().equals(question.id())).findFirst()
                            .map(Count::returned).orElseGet(() -> ballot.returnedOnScreen(question.id())));
        }
        return returned;
    }

    private static List<OpinionView> opinions(Ballot ballot) {
        return ballot.opinions().stream().map(one -> new OpinionView(one.wardCode(), one.text())).toList();
    }

    private static List<CertificationView> certifications(Ballot ballot) {
        return ballot.certifications().stream().map(signed -> new CertificationView(signed.personId(),
                signed.chair() ? "CHAIR" : "TELLER", signed.at(), signed.keyId(), signed.signature(),
                signed.publicKey())).toList();
    }

    private static List<DecisionView> decisions(Ballot ballot) {
        return ballot.decisions().stream().map(one -> new DecisionView(one.questionId(), one.wardCode(), one.passed(),
                one.document(), one.reason())).toList();
    }
}
