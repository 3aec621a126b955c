package vn.laocai.thidua.scoring.ballot;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.TraceContext;

/**
 * Closes each box at its time by the business clock, and erases what a stopped process has left behind. Votes that
 * come after the time are refused whether this has run or not.
 */
@Component
class WhenTimeIsUpThenCloseBallot implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WhenTimeIsUpThenCloseBallot.class);
    private static final String NAME = "close-ballot-at-its-time";

    private final BallotBook ballots;
    private final BallotBoxHandler boxes;
    private final Urns urns;
    private final BallotSecrets secrets;
    private final Clock clock;
    private volatile boolean running;
    private volatile ScheduledExecutorService timer = Executors.newScheduledThreadPool(0);

    WhenTimeIsUpThenCloseBallot(BallotBook ballots, BallotBoxHandler boxes, Urns urns,
            BallotSecrets secrets, Clock clock) {
        this.ballots = ballots;
        this.boxes = boxes;
        this.urns = urns;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Looks once. */
    void look() {
        Instant now = clock.instant();
        for (String id : urns.standing()) {
            Ballot ballot = ballots.find(id).orElse(null);
            if (ballot != null && ballot.state().compareTo(Ballot.State.OPEN) > 0) {
                boxes.tidy(ballot);
            } else if (ballot != null && ballot.state() == Ballot.State.OPEN
                    && !now.isBefore(ballot.terms().closesAt())) {
                String key = NAME + ":" + id;
                boxes.shut(ballot, new CommandContext(Actor.system(NAME), NAME, key, key, TraceContext.fresh(), now));
            }
        }
        for (String id : secrets.ballotsWithShares()) {
            if (ballots.find(id).filter(ballot -> !ballot.counts().isEmpty()).isPresent()) {
                secrets.eraseShares(id);
            }
        }
    }

    @Override
    public void start() {
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("close-ballots").daemon().factory());
        timer.scheduleWithFixedDelay(() -> {
            try {
                look();
            } catch (RuntimeException e) {
                LOG.warn("Boxes whose time is up are looked for again in a moment: {}", e.toString());
            }
        }, 1, 1, TimeUnit.SECONDS);
        running = true;
    }

    @Override
    public void stop() {
        timer.shutdownNow();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
