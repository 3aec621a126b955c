package vn.laocai.thidua.scoring.crossscoring;

import java.time.Clock;
import java.time.Instant;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.scoresheet.ScorersOfSheets;
import vn.laocai.thidua.support.command.Actor;

/** Tells the sheets and their evidence which scorers may read them. */
@Component
class CrossScoringReaders implements ScorersOfSheets {

    private final CrossScoreRights rights;
    private final Interests interests;
    private final Targets targets;
    private final Clock clock;

    CrossScoringReaders(CrossScoreRights rights, Interests interests, Targets targets, Clock clock) {
        this.rights = rights;
        this.interests = interests;
        this.targets = targets;
        this.clock = clock;
    }

    @Override
    public boolean mayRead(Actor actor, String seasonId, String wardCode) {
        Target.Stage stage = targets.stage(seasonId, wardCode).orElse(Target.Stage.BEFORE);
        return stage != Target.Stage.BEFORE
                && rights.mayScore(actor, new CrossScoreId(seasonId, wardCode, actor.organisation()));
    }

    @Override
    public boolean hasInterest(Actor actor, String seasonId, String wardCode) {
        Instant now = clock.instant();
        return !actor.organisation().equals(wardCode) && interests.of(actor, seasonId, wardCode, now).isPresent();
    }
}
