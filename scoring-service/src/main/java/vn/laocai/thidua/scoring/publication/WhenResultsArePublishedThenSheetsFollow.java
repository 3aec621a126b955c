package vn.laocai.thidua.scoring.publication;

import java.time.Clock;
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
import vn.laocai.thidua.scoring.board.SeasonLedgers;
import vn.laocai.thidua.scoring.scoresheet.ScoreSheets;
import vn.laocai.thidua.scoring.scoresheet.SheetAppraisals;
import vn.laocai.thidua.scoring.scoresheet.SheetState;
import vn.laocai.thidua.scoring.scoresheet.SheetView;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.TraceContext;

/** Marks the sheets of published seasons as published: at once, and after a crash from where it stopped. */
@Component
class WhenResultsArePublishedThenSheetsFollow implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(WhenResultsArePublishedThenSheetsFollow.class);
    private static final String POLICY = "publish-score-sheets";

    private final SeasonLedgers ledgers;
    private final ScoreSheets sheets;
    private final SheetAppraisals appraisals;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("publications").daemon().factory());

    WhenResultsArePublishedThenSheetsFollow(SeasonLedgers ledgers, ScoreSheets sheets, SheetAppraisals appraisals,
            Clock clock) {
        this.ledgers = ledgers;
        this.sheets = sheets;
        this.appraisals = appraisals;
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

    /** Looks for sheets that have not followed. */
    void look() {
        for (SeasonLedger ledger : ledgers.all()) {
            follow(ledger);
        }
    }

    /** Marks every sheet that took part; what has followed is left alone, what fails is tried again later. */
    void follow(SeasonLedger ledger) {
        if (ledger.publication() == null) {
            return;
        }
        for (SheetView sheet : sheets.ofSeason(ledger.seasonId())) {
            if (sheet.state() == SheetState.FINAL || sheet.state() == SheetState.DELIBERATED) {
                try {
                    String key = POLICY + ":" + UUID.randomUUID();
                    appraisals.markPublished(sheet.id(), new CommandContext(Actor.system(POLICY), POLICY, key, key,
                            TraceContext.fresh(), clock.instant()));
                } catch (RuntimeException e) {
                    LOG.warn("The sheet {} was not marked as published: {}", sheet.id(), e.getMessage());
                }
            }
        }
    }
}
