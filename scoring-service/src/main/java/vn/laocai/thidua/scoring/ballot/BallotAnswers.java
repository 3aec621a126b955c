package vn.laocai.thidua.scoring.ballot;

import java.time.Clock;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.ballot.BallotViews.BallotView;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.web.Responses;

/** What people are answered about a ballot. */
@Component
class BallotAnswers {

    private final BallotViews views;
    private final Clock clock;

    BallotAnswers(BallotViews views, Clock clock) {
        this.views = views;
        this.clock = clock;
    }

    ResponseEntity<BallotView> of(Outcome<Ballot> outcome, CommandContext context) {
        return Responses.ok(outcome.version(), view(outcome.state(), context.actor()));
    }

    BallotView view(Ballot ballot, Actor actor) {
        return views.view(ballot, actor, clock.instant());
    }
}
