package vn.laocai.thidua.scoring.board;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
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

import vn.laocai.thidua.scoring.board.SeasonLedger.State;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.TraceContext;

/**
 * Goes on with finalisations that stopped in the middle: at the start of the service at once, later when one has stood
 * still between two looks.
 */
@Component
class WhenFinalisationWasInterruptedThenCarryOn implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(WhenFinalisationWasInterruptedThenCarryOn.class);
    private static final String POLICY = "carry-on-finalisation";

    private final SeasonLedgers ledgers;
    private final Finalisation finalisation;
    private final Clock clock;
    private final Map<String, Integer> seen = new HashMap<>();
    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("finalisations").daemon().factory());

    WhenFinalisationWasInterruptedThenCarryOn(SeasonLedgers ledgers, Finalisation finalisation, Clock clock) {
        this.ledgers = ledgers;
        this.finalisation = finalisation;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        timer.execute(() -> look(true));
        timer.scheduleWithFixedDelay(() -> look(false), 30, 30, TimeUnit.SECONDS);
    }

    @Override
    public void destroy() {
        timer.shutdownNow();
    }

    /** Carries on what stands still; nobody else is at it right after a start. */
    void look(boolean atStart) {
        for (SeasonLedger ledger : ledgers.all()) {
            try {
                carryOn(ledger, atStart);
            } catch (RuntimeException e) {
                LOG.warn("The finalisation of {} was not carried on: {}", ledger.seasonId(), e.getMessage());
            }
        }
    }

    private void carryOn(SeasonLedger ledger, boolean atStart) {
        Integer before = ledger.state() == State.FINALISING
                ? seen.put(ledger.seasonId(), ledger.epoch())
                : seen.remove(ledger.seasonId());
        if (ledger.state() == State.OPEN) {
            finalisation.unseal(ledger, context());
        } else if (ledger.state() == State.FINALISING
                && (atStart || (before != null && before == ledger.epoch()))) {
            LOG.info("Carrying on the finalisation of {} in epoch {}", ledger.seasonId(), ledger.epoch());
            finalisation.carryOn(ledger, context());
        }
    }

    private CommandContext context() {
        String key = POLICY + ":" + UUID.randomUUID();
        return new CommandContext(Actor.system(POLICY), POLICY, key, key, TraceContext.fresh(), clock.instant());
    }
}
