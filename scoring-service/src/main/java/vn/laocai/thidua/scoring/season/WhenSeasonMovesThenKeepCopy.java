package vn.laocai.thidua.scoring.season;

import java.util.List;
import java.util.Objects;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.season.Season.Phase;
import vn.laocai.thidua.support.event.IncomingEvent;
import vn.laocai.thidua.support.inbox.Effect;

/** Keeps the copy of a season: its events count in their order, each once. */
@Component
class WhenSeasonMovesThenKeepCopy {

    private final MongoSeasons seasons;

    WhenSeasonMovesThenKeepCopy(MongoSeasons seasons) {
        this.seasons = seasons;
    }

    Effect opened(IncomingEvent<SeasonOpened> event) {
        SeasonOpened opened = event.data();
        Season season = new Season(opened.seasonId(), opened.blockId(), opened.year(), opened.state(),
                Objects.requireNonNullElse(opened.phases(), List.of()),
                Objects.requireNonNullElse(opened.memberCodes(), List.of()), opened.headCode());
        return seasons.keep(season, event.envelope());
    }

    /** A change of a season whose opening has not come is a broken rule: it waits as a dead letter, its season behind it. */
    Effect phaseChanged(IncomingEvent<SeasonPhaseChanged> event) {
        SeasonPhaseChanged changed = event.data();
        Season season = seasons.find(changed.seasonId()).orElseThrow(
                () -> new IllegalStateException("The opening of season " + changed.seasonId() + " has not arrived"));
        Phase now = new Phase(changed.to(), changed.opensAt(), changed.closesAt());
        return seasons.keep(season.movedTo(now), event.envelope());
    }
}
