package vn.laocai.thidua.ward.season;

import java.util.List;

import vn.laocai.thidua.support.outbox.AggregateFactory;
import vn.laocai.thidua.testing.kit.InMemoryAggregateFactory;
import vn.laocai.thidua.ward.season.SeasonCommand.MoveSeasonToNextPhase;
import vn.laocai.thidua.ward.season.SeasonCommand.OpenSeason;

/** Seasons for the tests of other packages. */
public final class TestSeasons {

    private TestSeasons() {}

    /** One season of 2025 in the phase of signing. */
    public static Seasons signing(AggregateFactory factory, String blockId, List<String> wards) {
        Seasons seasons = new Seasons(factory);
        String id = blockId + "-2025";
        seasons.handle(id, InMemoryAggregateFactory.command("open-season", id),
                new OpenSeason(new Season(id, blockId, 2025, "Chủ đề", "Phương châm", List.of("a"), List.of(),
                        SeasonPhase.DRAFT, List.of(), wards, wards.getFirst(), List.of(), null)));
        for (SeasonPhase phase : List.of(SeasonPhase.PREPARING, SeasonPhase.REGISTRATION,
                SeasonPhase.COVENANT_SIGNING)) {
            seasons.handle(id, InMemoryAggregateFactory.command("move", phase.name()),
                    new MoveSeasonToNextPhase(phase, null, true));
        }
        return seasons;
    }
}
