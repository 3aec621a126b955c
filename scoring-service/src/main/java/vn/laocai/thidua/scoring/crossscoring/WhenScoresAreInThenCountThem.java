package vn.laocai.thidua.scoring.crossscoring;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.crossscoring.CrossScore.Status;
import vn.laocai.thidua.scoring.crossscoring.CrossScoreCommand.Seal;
import vn.laocai.thidua.scoring.season.Season;
import vn.laocai.thidua.scoring.season.Seasons;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.TraceContext;

/**
 * Opens sheets to their scorers when the phase opens, and counts what they gave when all of a sheet are in or the phase
 * is over. It looks every second of the business clock and also after each hand-in, and what a crash leaves undone the
 * next look does: each step is decided by the state of its own document.
 */
@Component
class WhenScoresAreInThenCountThem {

    private static final Logger LOG = LoggerFactory.getLogger(WhenScoresAreInThenCountThem.class);
    private static final String POLICY = "count-cross-scores";
    static final String PHASE = "CROSS_SCORING";

    private final CrossScorings scorings;
    private final CrossScores scores;
    private final Targets targets;
    private final Seasons seasons;
    private final Clock clock;

    WhenScoresAreInThenCountThem(CrossScorings scorings, CrossScores scores, Targets targets, Seasons seasons,
            Clock clock) {
        this.scorings = scorings;
        this.scores = scores;
        this.targets = targets;
        this.seasons = seasons;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1000)
    void look() {
        for (CrossScoring scoring : scorings.all()) {
            try {
                look(scoring);
            } catch (RuntimeException failed) {
                // One season must not keep the others waiting; the next look tries again.
                LOG.warn("Cross-scores of {} are not counted yet", scoring.seasonId(), failed);
            }
        }
    }

    private void look(CrossScoring scoring) {
        Draw draw = scoring.draw();
        Season season = seasons.find(scoring.seasonId()).orElse(null);
        if (draw == null || season == null || season.hasReached("BALLOT")) {
            return;
        }
        for (String ward : draw.order()) {
            look(scoring, draw, season, ward);
        }
    }

    /** Looks at one ward's sheet. */
    void look(String seasonId, String ward) {
        CrossScoring scoring = scorings.get(seasonId);
        Draw draw = scoring.draw();
        seasons.find(seasonId).ifPresent(season -> {
            if (draw != null) {
                look(scoring, draw, season, ward);
            }
        });
    }

    private void look(CrossScoring scoring, Draw draw, Season season, String ward) {
        Target.Stage stage = targets.stage(scoring.seasonId(), ward).orElse(null);
        if (stage == null) {
            return;
        }
        String sheetId = scoring.seasonId() + ":" + ward;
        Instant now = clock.instant();
        boolean over = season.isOver(PHASE, now);
        switch (stage) {
            case BEFORE -> {
                if (season.isOpen(PHASE, now)) {
                    targets.open(sheetId, context("open", sheetId, now));
                }
            }
            case OPEN -> {
                List<CrossScore> given = scores.of(season.id(), ward, draw);
                if (over || given.stream().allMatch(score -> score.status() != Status.DRAFT)) {
                    count(sheetId, given, now, over);
                }
            }
            case AFTER -> {
            }
        }
    }

    /** First closes every score that is in, so that none can be taken back; then counts those that are closed. */
    private void count(String sheetId, List<CrossScore> given, Instant now, boolean over) {
        List<CrossScore> sealed = new ArrayList<>();
        for (CrossScore score : given) {
            if (score.status() != Status.DRAFT) {
                CrossScore after = scores
                        .handle(new Seal(score.id(), now), context("seal", score.id().value(), now)).state();
                if (after.status() == Status.SEALED) {
                    sealed.add(after);
                } else if (!over) {
                    // Taken back in this very moment: the others wait for it.
                    return;
                }
            }
        }
        Map<String, List<BigDecimal>> points = new TreeMap<>();
        for (CrossScore score : sealed) {
            score.cells().forEach((code, cell) -> points.computeIfAbsent(code, key -> new ArrayList<>())
                    .add(cell.points()));
        }
        // In ascending order, so that the place tells nobody who gave which.
        points.values().forEach(list -> list.sort(null));
        targets.scored(sheetId, points, context("count", sheetId, now));
    }

    /** A key of its own for each look: what must not happen twice is decided by the state. */
    private static CommandContext context(String step, String id, Instant now) {
        String key = POLICY + ":" + step + ":" + id + ":" + now;
        return new CommandContext(Actor.system(POLICY), POLICY, key, key, TraceContext.fresh(), now);
    }
}
