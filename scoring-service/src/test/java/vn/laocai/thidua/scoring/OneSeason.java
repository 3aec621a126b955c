package vn.laocai.thidua.scoring;

import java.util.List;
import java.util.Optional;

import vn.laocai.thidua.scoring.season.Season;
import vn.laocai.thidua.scoring.season.Seasons;

/** The only season of a test; its state can be moved. */
public final class OneSeason implements Seasons {

    /** Its id. */
    public static final String ID = "khoi-2025";
    /** Its block. */
    public static final String BLOCK = "khoi";
    /** Its wards; the first one is the head's. */
    public static final List<String> WARDS = List.of("SA_PA", "AU_LAU", "LAO_CAI");

    private String state;

    public OneSeason(String state) {
        this.state = state;
    }

    /** Moves the season. */
    public void move(String to) {
        state = to;
    }

    @Override
    public Optional<Season> find(String seasonId) {
        return Optional.of(new Season(ID, BLOCK, 2025, state, List.of(), WARDS, "SA_PA"))
                .filter(season -> season.id().equals(seasonId));
    }

    @Override
    public List<Season> all() {
        return List.of(require(ID));
    }
}
