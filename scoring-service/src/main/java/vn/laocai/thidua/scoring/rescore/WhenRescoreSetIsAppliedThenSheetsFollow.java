package vn.laocai.thidua.scoring.rescore;

import java.time.Clock;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.board.SeasonLedger;
import vn.laocai.thidua.scoring.board.SeasonLedger.Rescore;
import vn.laocai.thidua.scoring.board.SeasonLedgers;
import vn.laocai.thidua.scoring.scoresheet.ScoreChange;
import vn.laocai.thidua.scoring.scoresheet.ScoreSheets;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.TraceContext;

/** Writes the points of applied rescore sets into the sheets: at once, and after a crash from where it stopped. */
@Component
class WhenRescoreSetIsAppliedThenSheetsFollow implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(WhenRescoreSetIsAppliedThenSheetsFollow.class);
    private static final String POLICY = "follow-rescore-set";

    private final SeasonLedgers ledgers;
    private final ScoreSheets sheets;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("rescore-sets").daemon().factory());

    WhenRescoreSetIsAppliedThenSheetsFollow(SeasonLedgers ledgers, ScoreSheets sheets, Clock clock) {
        this.ledgers = ledgers;
        this.sheets = sheets;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        timer.scheduleWithFixedDelay(this::look, 0, 30, TimeUnit.SECONDS);
    }

    @Override
    public void destroy() {
        timer.shutdownNow();
    }

    /** Looks for sets that no one has carried out. */
    void look() {
        for (SeasonLedger ledger : ledgers.all()) {
            try {
                String key = POLICY + ":" + UUID.randomUUID();
                follow(ledger, new CommandContext(Actor.system(POLICY), POLICY, key, key, TraceContext.fresh(),
                        clock.instant()));
            } catch (RuntimeException e) {
                LOG.warn("A rescore set of {} was not carried out: {}", ledger.seasonId(), e.getMessage());
            }
        }
    }

    /** Carries every applied set out; a sheet that has followed is left alone. */
    SeasonLedger follow(SeasonLedger ledger, CommandContext context) {
        SeasonLedger now = ledger;
        for (Rescore rescore : ledger.rescores()) {
            if (rescore.outcome() != Rescore.Outcome.APPLIED) {
                continue;
            }
            for (String ward : new TreeSet<>(rescore.changes().stream().map(change -> change.wardCode()).toList())) {
                List<ScoreChange> changes = rescore.changes().stream()
                        .filter(change -> change.wardCode().equals(ward))
                        .map(change -> new ScoreChange(change.code(), change.after(), null)).toList();
                sheets.applyRescore(ledger.seasonId() + ":" + ward, rescore.id(), changes, rescore.reason(),
                        step(context, "rescore-score-sheet", rescore.id() + ":" + ward));
            }
            now = ledgers.rescoreFollowed(ledger.seasonId(), rescore.id(),
                    step(context, "carry-out-rescore-set", rescore.id())).state();
        }
        return now;
    }

    private static CommandContext step(CommandContext context, String command, String suffix) {
        return new CommandContext(context.actor(), command, command + ":" + suffix, command + ":" + suffix,
                context.trace(), context.at());
    }
}
