package vn.laocai.thidua.scoring.appraisal;

import java.time.Clock;
import java.time.Instant;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.crossscoring.CrossScoreBook;
import vn.laocai.thidua.scoring.scoresheet.ScoreSheets;
import vn.laocai.thidua.scoring.scoresheet.SheetAppraisals;
import vn.laocai.thidua.scoring.scoresheet.SheetAppraisals.Appraised;
import vn.laocai.thidua.scoring.scoresheet.SheetState;
import vn.laocai.thidua.scoring.season.Season;
import vn.laocai.thidua.scoring.season.Seasons;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.TraceContext;

/**
 * Opens sheets to appraisers when their phase opens, takes silence for acceptance when the time for explaining is over
 * (Rule 35), and counts final sheets as deliberated when the season goes on to the ballot. It looks every second; what must not happen twice is decided by the state of the sheet.
 */
@Component
class WhenPhasesMoveThenMoveSheets {

    private static final Logger LOG = LoggerFactory.getLogger(WhenPhasesMoveThenMoveSheets.class);
    private static final String POLICY = "move-sheets-with-phases";

    private final ScoreSheets sheets;
    private final SheetAppraisals appraisals;
    private final CrossScoreBook crossScores;
    private final Seasons seasons;
    private final Clock clock;

    WhenPhasesMoveThenMoveSheets(ScoreSheets sheets, SheetAppraisals appraisals, CrossScoreBook crossScores,
            Seasons seasons, Clock clock) {
        this.sheets = sheets;
        this.appraisals = appraisals;
        this.crossScores = crossScores;
        this.seasons = seasons;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1000)
    void look() {
        Instant now = clock.instant();
        for (Season season : seasons.all()) {
            boolean begun = season.isOpen("APPRAISAL", now) || season.isOver("APPRAISAL", now);
            if (begun && !season.hasReached("RANKED")) {
                try {
                    look(season, now);
                } catch (RuntimeException failed) {
                    // One season must not keep the others waiting; the next look tries again.
                    LOG.warn("Sheets of {} are not moved yet", season.id(), failed);
                }
            }
        }
    }

    private void look(Season season, Instant now) {
        boolean crossScoring = crossScores.isDrawn(season.id()) && !season.isOver("CROSS_SCORING", now);
        for (var sheet : sheets.ofSeason(season.id())) {
            if (sheet.sealedEpoch() != null) {
                continue;
            }
            SheetState state = sheet.state();
            if (state == SheetState.CROSS_SCORED || (state == SheetState.ACCEPTED && !crossScoring)) {
                appraisals.start(sheet.id(), context("start", sheet.id(), now));
            } else if (state == SheetState.APPRAISED_ROUND1) {
                silence(sheet.id(), now);
            } else if (state == SheetState.FINAL && season.hasReached("BALLOT")) {
                appraisals.markDeliberated(sheet.id(), context("deliberated", sheet.id(), now));
            }
        }
    }

    private void silence(String id, Instant now) {
        Appraised sheet = appraisals.require(id);
        Instant until = sheet.appraisal().explainUntil();
        if (sheet.appraisal().acceptance() == null && until != null && !now.isBefore(until)) {
            appraisals.accept(id, true, context("silence", id, now));
        }
    }

    private static CommandContext context(String step, String id, Instant now) {
        String key = POLICY + ":" + step + ":" + id + ":" + now;
        return new CommandContext(Actor.system(POLICY), POLICY, key, key, TraceContext.fresh(), now);
    }
}
