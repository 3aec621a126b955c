package vn.laocai.thidua.scoring.scoresheet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.scoresheet.SubmissionCommand.Lock;
import vn.laocai.thidua.scoring.season.Season;
import vn.laocai.thidua.scoring.season.Seasons;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.TraceContext;
import vn.laocai.thidua.support.outbox.Versioned;

/**
 * Locks what has not been handed in when the window of self-scoring is over, by business time, within a second or so
 * (Rule 28). Several instances may do it at once: a sheet is locked once. Each look asks the season again, so an early
 * close, a longer window, an exception or a late acceptance counts at once.
 */
@Component
class WhenSelfScoringClosesThenLockScoreSheets {

    static final String POLICY = "lock-score-sheets";

    private static final Logger LOG = LoggerFactory.getLogger(WhenSelfScoringClosesThenLockScoreSheets.class);
    /** Where nothing is left to lock, only an exception or late acceptance could change that. */
    private static final long REST_NANOS = Duration.ofSeconds(10).toNanos();

    private final ScoreSheets sheets;
    private final Seasons seasons;
    private final Clock clock;
    private final LongSupplier nanos;
    private final Map<String, Long> restUntil = new HashMap<>();

    @Autowired
    WhenSelfScoringClosesThenLockScoreSheets(ScoreSheets sheets, Seasons seasons, Clock clock) {
        this(sheets, seasons, clock, System::nanoTime);
    }

    WhenSelfScoringClosesThenLockScoreSheets(ScoreSheets sheets, Seasons seasons, Clock clock, LongSupplier nanos) {
        this.sheets = sheets;
        this.seasons = seasons;
        this.clock = clock;
        this.nanos = nanos;
    }

    @Scheduled(fixedDelay = 1_000)
    void look() {
        Instant now = SheetTime.of(clock.instant());
        try {
            for (Season season : seasons.all()) {
                EntryWindow window = SheetRules.window(season, now);
                Long rest = restUntil.get(season.id());
                boolean resting = rest != null && nanos.getAsLong() - rest < 0;
                if (window.over() && !resting && !season.hasReached("HANDED_OVER")) {
                    lock(season, window, now);
                }
            }
        } catch (RuntimeException e) {
            // The store may be away; the next look is a second from now.
            LOG.warn("Sheets could not be locked now; it is tried again", e);
        }
    }

    private void lock(Season season, EntryWindow window, Instant now) {
        boolean open = false;
        for (String ward : season.memberCodes()) {
            Optional<Versioned<ScoreSheet>> found = sheets.stored(new ScoreSheetId(season.id(), ward));
            if (found.isPresent()) {
                open |= writing(lock(found.get(), window, now));
            }
        }
        if (open) {
            restUntil.remove(season.id());
        } else {
            restUntil.put(season.id(), nanos.getAsLong() + REST_NANOS);
        }
    }

    private ScoreSheet lock(Versioned<ScoreSheet> stored, EntryWindow window, Instant now) {
        ScoreSheet sheet = stored.state();
        if (sheet.sealedEpoch() != null || !writing(sheet) || !EntryTime.isOver(sheet, window, now)) {
            return sheet;
        }
        CommandContext context = new CommandContext(Actor.system(POLICY), POLICY, CommandContext.onceKey(), POLICY,
                TraceContext.fresh(), now);
        return sheets.handle(new Lock(sheet.id(), window, now), context).state();
    }

    private static boolean writing(ScoreSheet sheet) {
        return List.of(SheetState.NOT_STARTED, SheetState.DRAFT, SheetState.RETURNED, SheetState.LATE_ACCEPTED)
                .contains(sheet.state());
    }
}
