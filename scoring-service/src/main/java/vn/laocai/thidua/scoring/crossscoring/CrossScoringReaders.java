package vn.laocai.thidua.scoring.crossscoring;

import java.time.Instant;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.evidence.EvidenceReaders;
import vn.laocai.thidua.scoring.office.Offices;
import vn.laocai.thidua.scoring.season.Seasons;
import vn.laocai.thidua.support.command.Actor;

/**
 * Lets assigned scorers read a ward's claims and evidence while and after they score it, and keeps everybody with an
 * interest from them, whatever else he may be (Rule 29). Asked before every read, also through a direct address.
 */
@Component
class CrossScoringReaders implements EvidenceReaders {

    private final CrossScoreRights rights;
    private final Interests interests;
    private final Targets targets;
    private final Offices offices;
    private final Seasons seasons;

    CrossScoringReaders(CrossScoreRights rights, Interests interests, Targets targets, Offices offices,
            Seasons seasons) {
        this.rights = rights;
        this.interests = interests;
        this.targets = targets;
        this.offices = offices;
        this.seasons = seasons;
    }

    @Override
    public Verdict mayRead(Actor actor, String seasonId, String wardCode, Instant at) {
        if (actor.organisation().equals(wardCode) || guides(actor, seasonId, at)) {
            // About the own ward nobody scores; who guides the block decides by his office and not as a scorer.
            return Verdict.SILENT;
        }
        if (interests.of(actor, seasonId, wardCode, at).isPresent()) {
            return Verdict.REFUSED;
        }
        boolean open = targets.stage(seasonId, wardCode).filter(stage -> stage != Target.Stage.BEFORE).isPresent();
        return open && rights.mayScore(actor, new CrossScoreId(seasonId, wardCode, actor.organisation()))
                ? Verdict.ALLOWED
                : Verdict.SILENT;
    }

    private boolean guides(Actor actor, String seasonId, Instant at) {
        return actor.has("AUDITOR") || actor.has(Offices.MONITOR) || seasons.find(seasonId)
                .filter(season -> offices.isHeadSide(actor, season.blockId(), at)).isPresent();
    }
}
