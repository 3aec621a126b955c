package vn.laocai.thidua.scoring.ballot;

import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import vn.laocai.thidua.scoring.ballot.Ballot.Certification;
import vn.laocai.thidua.scoring.ballot.Ballot.Identity;
import vn.laocai.thidua.scoring.ballot.Ballot.Opening;
import vn.laocai.thidua.scoring.ballot.Ballot.ReturnedVotes;
import vn.laocai.thidua.scoring.ballot.Ballot.SealedShare;
import vn.laocai.thidua.scoring.ballot.Terms.DecisionRule;
import vn.laocai.thidua.scoring.ballot.Terms.Elector;

/** Ballots of ten wards in every state, without keys where none are needed. */
final class Sample {

    static final List<String> WARDS = List.of("VAN_PHU", "YEN_BAI", "NAM_CUONG", "AU_LAU", "NGHIA_LO", "TRUNG_TAM",
            "SA_PA", "CAU_THIA", "CAM_DUONG", "LAO_CAI");
    static final Instant NOW = Instant.parse("2026-01-22T01:00:00Z");
    static final Instant CLOSES = NOW.plusSeconds(3600);
    static final Instant LATER = CLOSES.plusSeconds(60);
    static final byte[] SHARE = new byte[SecretSharing.Share.LENGTH];

    private Sample() {}

    static Question approve(String id, String ward) {
        return new Question(id, "Suy tôn " + ward, Question.Kind.APPROVE, ward, "CO", List.of(), 1);
    }

    static Terms terms() {
        return terms(true, List.of(approve("q1", "LAO_CAI"), approve("q2", "SA_PA")));
    }

    static Terms terms(boolean selfVote, List<Question> questions) {
        return new Terms(questions, WARDS.stream().map(ward -> new Elector(ward, "p-" + ward, "")).toList(),
                new Threshold(70, 100), selfVote, List.of("t1", "t2", "t3"), 2, CLOSES,
                DecisionRule.HEAD_AND_DEPUTY, List.of());
    }

    static Terms onPaper() {
        Terms terms = terms();
        return new Terms(terms.questions(), terms.electors(), terms.threshold(), true, terms.tellers(), 0, CLOSES,
                terms.decisionRule(), List.of());
    }

    static Ballot prepared(Terms terms) {
        return prepared(terms, 1);
    }

    static Ballot prepared(Terms terms, int round) {
        Identity identity = new Identity("b-1", "khoi-2025", "khoi", null, round, null);
        return after(null, BallotDecider.prepare(null, identity, terms, WARDS, List.of(), NOW));
    }

    static Ballot opened(Terms terms) {
        return opened(prepared(terms));
    }

    static Ballot opened(Ballot prepared) {
        Ballot ballot = prepared;
        KeyPair key = BallotClient.tellerKey();
        for (String teller : List.of("t1", "t2", "t3")) {
            ballot = after(ballot, BallotDecider.registerKey(ballot, teller, BallotClient.publicKey(key)));
        }
        List<SealedShare> shares = ballot.terms().tellers().stream()
                .map(teller -> new SealedShare(teller, "sealed", Bytes.sha256(SHARE))).toList();
        return after(ballot, BallotDecider.open(ballot, new Opening(NOW, "box", List.of(), shares, "keys"), NOW));
    }

    /** All ten electors have their ballots. */
    static Ballot issued(Ballot open) {
        Ballot ballot = open;
        for (Question question : ballot.terms().questions()) {
            for (String ward : WARDS) {
                if (ballot.terms().entitled(ward, question)) {
                    ballot = after(ballot, BallotDecider.issueCredential(ballot, "p-" + ward, ward, question.id(),
                            "hash-" + ward, NOW));
                }
            }
        }
        return ballot;
    }

    static Ballot closed(Ballot open) {
        List<ReturnedVotes> returned = open.terms().questions().stream()
                .map(question -> new ReturnedVotes(question.id(), open.issuedOnScreen(question.id()))).toList();
        return after(open, BallotDecider.close(open, "boxhash", returned, NOW));
    }

    static Ballot withShares(Ballot closed) {
        Ballot ballot = after(closed, BallotDecider.giveShare(closed, "t1", SHARE));
        return after(ballot, BallotDecider.giveShare(ballot, "t2", SHARE));
    }

    /** Counted with so many votes for each question; the rest are against. */
    static Ballot counted(Terms terms, int round, int... yes) {
        Ballot ballot = withShares(closed(issued(opened(prepared(terms, round)))));
        List<Count> counts = new ArrayList<>();
        for (int i = 0; i < yes.length; i++) {
            Question question = terms.questions().get(i);
            int no = terms.electorate(question) - yes[i];
            counts.add(new Count(question.id(), 0, 0,
                    List.of(new Count.Option(question.wardCode(), yes[i], no, 0))));
        }
        return after(ballot, BallotDecider.count(ballot, "t1", counts, List.of()));
    }

    static Certification signature(String person, boolean chair) {
        return new Certification(person, chair, "hash", "sig", "key", "id", NOW);
    }

    static Ballot certified(Ballot counted) {
        Ballot ballot = counted;
        for (String person : List.of("t1", "t2", "t3", "head")) {
            ballot = after(ballot, BallotDecider.certify(ballot, signature(person, "head".equals(person))));
        }
        return ballot;
    }

    static Ballot after(Ballot ballot, List<BallotEvent> events) {
        Ballot state = ballot;
        BallotDefinition definition = new BallotDefinition();
        for (BallotEvent event : events) {
            state = definition.evolve(state, event);
        }
        return state;
    }

    static BallotRefused.Reason reason(Supplier<?> act) {
        try {
            act.get();
        } catch (BallotRefused refused) {
            return refused.reason();
        }
        throw new AssertionError("Nothing was refused");
    }
}
