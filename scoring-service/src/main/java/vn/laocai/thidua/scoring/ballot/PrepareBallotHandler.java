package vn.laocai.thidua.scoring.ballot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.ballot.Ballot.Identity;
import vn.laocai.thidua.scoring.ballot.Ballot.State;
import vn.laocai.thidua.scoring.ballot.BallotRefused.Reason;
import vn.laocai.thidua.scoring.ballot.Terms.Elector;
import vn.laocai.thidua.scoring.deliberation.Deliberations;
import vn.laocai.thidua.scoring.office.Offices;
import vn.laocai.thidua.scoring.season.Season;
import vn.laocai.thidua.scoring.season.Seasons;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.outbox.Versioned;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Prepares ballots: the first of a question, the next round, the one in place of a voided one. */
@Component
class PrepareBallotHandler {

    private final BallotBook ballots;
    private final Seasons seasons;
    private final Offices offices;
    private final Deliberations deliberations;

    PrepareBallotHandler(BallotBook ballots, Seasons seasons, Offices offices, Deliberations deliberations) {
        this.ballots = ballots;
        this.seasons = seasons;
        this.offices = offices;
        this.deliberations = deliberations;
    }

    Outcome<Ballot> prepare(String seasonId, @Nullable String deliberationId, Terms terms, CommandContext context) {
        Season season = seasons.require(seasonId);
        offices.requireHeadSide(context, season.blockId());
        if (deliberationId != null) {
            deliberations.requireQuorate(deliberationId, seasonId);
        }
        String id = "b-" + UUID.nameUUIDFromBytes((seasonId + "|" + context.idempotencyKey()).getBytes(UTF_8))
                .toString().substring(0, 18);
        Identity identity = new Identity(id, seasonId, season.blockId(), deliberationId, 1, null);
        refuseWhatIsAskedElsewhere(identity, terms);
        return prepare(identity, terms, List.of(), context);
    }

    /**
     * The next round on what a certified round left open, or a new ballot in place of a voided one (Rules 50 and 52).
     *
     * @param questionIds
     *            which of the open questions; all where empty
     */
    Outcome<Ballot> follow(String previousId, List<String> questionIds, Instant closesAt,
            CommandContext context) {
        Ballot previous = ballots.get(previousId).state();
        offices.requireHeadSide(context, previous.identity().blockId());
        boolean voided = previous.state() == State.VOIDED;
        if (!voided && !previous.hasCertifiedTotals()) {
            throw refuse(new Reason.WrongState(previous.state(), State.CERTIFIED));
        }
        if (!voided && previous.identity().round() >= BallotDecider.MOST_ROUNDS) {
            throw refuse(new Reason.RoundsUsedUp());
        }
        List<Question> open = voided ? previous.terms().questions() : narrowed(previous);
        List<Question> asked = new ArrayList<>(open.stream()
                .filter(question -> questionIds.isEmpty() || questionIds.contains(question.id())).toList());
        if (asked.isEmpty()) {
            throw refuse(new Reason.NothingOpen());
        }
        Terms old = previous.terms();
        Terms terms = new Terms(asked, old.electors(), old.threshold(), old.selfVote(), old.tellers(),
                old.keysNeeded(), closesAt, old.decisionRule(), old.people());
        int round = previous.identity().round() + (voided ? 0 : 1);
        Identity identity = new Identity(previousId + (voided ? ".n" : ".r" + round),
                previous.identity().seasonId(), previous.identity().blockId(),
                previous.identity().deliberationId(), round, previousId);
        return prepare(identity, terms, previous.tellerKeys(), context);
    }

    /** In the next round only those are voted on who have not passed. */
    private static List<Question> narrowed(Ballot ballot) {
        List<String> passed = BallotResults.of(ballot).stream().filter(CertifiedBallot.Result::passed)
                .map(result -> result.questionId() + "|" + result.wardCode()).toList();
        return BallotResults.open(ballot).stream().map(question -> {
            List<String> left = question.candidates().stream()
                    .filter(ward -> !passed.contains(question.id() + "|" + ward)).toList();
            int seats = question.seats() - (question.candidates().size() - left.size());
            return left.size() < 2
                    ? question
                    : new Question(question.id(), question.text(), question.kind(), question.wardCode(),
                            question.awardCode(), left, Math.max(1, seats));
        }).toList();
    }

    Outcome<Ballot> replaceElector(String id, Elector elector, @Nullable String name, CommandContext context) {
        offices.requireHeadSide(context, ballots.get(id).state().identity().blockId());
        return ballots.handle(id, context, ballot -> BallotDecider.replaceElector(ballot, elector, name));
    }

    private Outcome<Ballot> prepare(Identity identity, Terms terms, List<Ballot.TellerKey> keys,
            CommandContext context) {
        List<String> members = offices.members(identity.blockId());
        try {
            return ballots.prepare(identity.id(), context,
                    BallotDecider.prepare(null, identity, terms, members, keys, context.at()));
        } catch (BallotRefused refused) {
            throw BallotProblems.explain(refused.reason());
        }
    }

    private void refuseWhatIsAskedElsewhere(Identity identity, Terms terms) {
        for (Versioned<Ballot> found : ballots.ofSeason(identity.seasonId())) {
            Ballot other = found.state();
            if (other.id().equals(identity.id()) || other.state() == State.VOIDED) {
                continue;
            }
            if (other.terms().selfVote() != terms.selfVote()) {
                throw refuse(new Reason.SelfVoteRuleDiffers(other.terms().selfVote()));
            }
            for (Question question : terms.questions()) {
                if (other.terms().questions().stream().anyMatch(question::sameSubject)) {
                    throw refuse(new Reason.AskedAlready(other.id(), question.text()));
                }
            }
        }
    }

    private static RuntimeException refuse(Reason reason) {
        return BallotProblems.explain(reason);
    }
}
