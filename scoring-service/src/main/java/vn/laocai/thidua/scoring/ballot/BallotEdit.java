package vn.laocai.thidua.scoring.ballot;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.ballot.Ballot.Certification;
import vn.laocai.thidua.scoring.ballot.Ballot.Closing;
import vn.laocai.thidua.scoring.ballot.Ballot.Issue;
import vn.laocai.thidua.scoring.ballot.Ballot.OpenedOpinion;
import vn.laocai.thidua.scoring.ballot.Ballot.Opening;
import vn.laocai.thidua.scoring.ballot.Ballot.Paper;
import vn.laocai.thidua.scoring.ballot.Ballot.PaperTally;
import vn.laocai.thidua.scoring.ballot.Ballot.QuestionDecision;
import vn.laocai.thidua.scoring.ballot.Ballot.SealedOpinion;
import vn.laocai.thidua.scoring.ballot.Ballot.State;
import vn.laocai.thidua.scoring.ballot.Ballot.TellerKey;
import vn.laocai.thidua.scoring.ballot.Ballot.Voiding;

import static vn.laocai.thidua.scoring.ballot.Ballot.plus;

/** A copy of a ballot in which some parts differ. */
final class BallotEdit {

    private final Ballot from;
    private Terms terms;
    private State state;
    private List<TellerKey> tellerKeys;
    private @Nullable Opening opening;
    private List<Issue> issued;
    private List<Paper> papers;
    private List<SealedOpinion> sealedOpinions;
    private @Nullable Closing closing;
    private List<String> sharesGiven;
    private List<PaperTally> paperTallies;
    private List<Count> counts;
    private List<OpenedOpinion> opinions;
    private List<Certification> certifications;
    private @Nullable Instant certifiedAt;
    private @Nullable Instant publishedAt;
    private List<QuestionDecision> decisions;
    private @Nullable Voiding voiding;

    BallotEdit(Ballot ballot) {
        from = ballot;
        terms = ballot.terms();
        state = ballot.state();
        tellerKeys = ballot.tellerKeys();
        opening = ballot.opening();
        issued = ballot.issued();
        papers = ballot.papers();
        sealedOpinions = ballot.sealedOpinions();
        closing = ballot.closing();
        sharesGiven = ballot.sharesGiven();
        paperTallies = ballot.paperTallies();
        counts = ballot.counts();
        opinions = ballot.opinions();
        certifications = ballot.certifications();
        certifiedAt = ballot.certifiedAt();
        publishedAt = ballot.publishedAt();
        decisions = ballot.decisions();
        voiding = ballot.voiding();
    }

    Ballot done() {
        return new Ballot(from.identity(), terms, state, tellerKeys, opening, issued, papers, sealedOpinions, closing,
                sharesGiven, paperTallies, counts, opinions, certifications, certifiedAt, publishedAt, decisions,
                voiding);
    }

    BallotEdit terms(Terms now) {
        terms = now;
        return this;
    }

    BallotEdit state(State now) {
        state = now;
        return this;
    }

    BallotEdit key(TellerKey key) {
        tellerKeys = plus(tellerKeys.stream().filter(old -> !old.tellerId().equals(key.tellerId())).toList(), key);
        return this;
    }

    BallotEdit opening(Opening made) {
        opening = made;
        return this;
    }

    BallotEdit issued(Issue issue) {
        issued = plus(issued, issue);
        return this;
    }

    BallotEdit paper(Paper paper) {
        papers = plus(papers, paper);
        return this;
    }

    BallotEdit opinion(SealedOpinion opinion) {
        sealedOpinions = plus(
                sealedOpinions.stream().filter(old -> !old.wardCode().equals(opinion.wardCode())).toList(), opinion);
        return this;
    }

    BallotEdit closing(Closing now) {
        closing = now;
        return this;
    }

    BallotEdit share(String tellerId) {
        sharesGiven = sharesGiven.contains(tellerId) ? sharesGiven : plus(sharesGiven, tellerId);
        return this;
    }

    BallotEdit tally(PaperTally tally) {
        paperTallies = plus(
                paperTallies.stream().filter(old -> !old.tellerId().equals(tally.tellerId())).toList(), tally);
        return this;
    }

    BallotEdit counted(List<Count> totals, List<OpenedOpinion> opened) {
        counts = List.copyOf(totals);
        opinions = List.copyOf(opened);
        return this;
    }

    BallotEdit certified(Certification certification) {
        certifications = plus(certifications, certification);
        return this;
    }

    BallotEdit certifiedAt(Instant at) {
        certifiedAt = at;
        return this;
    }

    BallotEdit publishedAt(Instant at) {
        publishedAt = at;
        return this;
    }

    BallotEdit decision(QuestionDecision decision) {
        decisions = plus(decisions, decision);
        return this;
    }

    BallotEdit undecided() {
        decisions = List.of();
        return this;
    }

    BallotEdit voiding(Voiding now) {
        voiding = now;
        return this;
    }
}
