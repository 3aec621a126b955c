package vn.laocai.thidua.console.season;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import vn.laocai.thidua.console.client.WardClient.Phase;
import vn.laocai.thidua.console.client.WardClient.Season;
import vn.laocai.thidua.console.season.SeasonPhases.Row;
import vn.laocai.thidua.console.season.SeasonPhases.Standing;

import static org.assertj.core.api.Assertions.assertThat;

class SeasonPhasesTest {

    private static final Phase SIGNING = phase("COVENANT_SIGNING", "2025-11-01T00:00:00Z", "2025-12-01T00:00:00Z");
    private static final Phase ACTIVE = phase("ACTIVE", "2025-12-01T00:00:00Z", "2025-12-31T00:00:00Z");
    private static final Phase REVIEW = phase("MID_YEAR_REVIEW", "2025-12-10T00:00:00Z", "2025-12-11T00:00:00Z");

    @Test
    void standsEachPhaseByTheSeasonsStateAndNotByTheDate() {
        SeasonPhases phases = SeasonPhases.of(season("ACTIVE", ACTIVE, SIGNING), LocalDate.of(2025, 11, 14));
        assertThat(phases.rows()).extracting(Row::phase).containsExactly("COVENANT_SIGNING", "ACTIVE");
        assertThat(phases.rows()).extracting(Row::standing).containsExactly(Standing.DONE, Standing.NOW);
    }

    @Test
    void drawsPhasesAndTodayOnOneScale() {
        SeasonPhases phases = SeasonPhases.of(season("COVENANT_SIGNING", SIGNING, ACTIVE),
                LocalDate.of(2025, 12, 1));
        assertThat(phases.rows().getFirst()).returns(0, Row::from).returns(500, Row::width);
        assertThat(phases.rows().getLast()).returns(500, Row::from).returns(500, Row::width);
        assertThat(phases.today()).isBetween(500, 505);
        assertThat(phases.ticks()).hasSize(1);
    }

    @Test
    void hidesTodayOutsideTheSeason() {
        assertThat(SeasonPhases.of(season("ACTIVE", SIGNING), LocalDate.of(2026, 5, 1)).today()).isNull();
        assertThat(SeasonPhases.of(season("ACTIVE"), LocalDate.of(2026, 5, 1)).rows()).isEmpty();
    }

    @Test
    void passesOverAReviewThatWasNotAnnounced() {
        assertThat(SeasonPhases.nextState(season("ACTIVE", SIGNING, ACTIVE))).contains("SELF_SCORING");
        assertThat(SeasonPhases.nextState(season("ACTIVE", ACTIVE, REVIEW))).contains("MID_YEAR_REVIEW");
        assertThat(SeasonPhases.nextState(season("ARCHIVED", ACTIVE))).isEmpty();
        assertThat(SeasonPhases.nextState(season("SUSPENDED", ACTIVE))).isEmpty();
    }

    private static Season season(String state, Phase... phases) {
        return new Season("s", "b", 2025, "theme", null, List.of(), state, List.of(phases), List.of(), List.of(), null);
    }

    private static Phase phase(String name, String opens, String closes) {
        return new Phase(name, Instant.parse(opens), Instant.parse(closes));
    }
}
