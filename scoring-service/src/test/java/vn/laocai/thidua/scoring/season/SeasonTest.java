package vn.laocai.thidua.scoring.season;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import vn.laocai.thidua.scoring.season.Season.Phase;
import vn.laocai.thidua.support.command.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SeasonTest {

    private static final Instant OPENS = Instant.parse("2025-12-14T17:00:00Z");
    private static final Instant CLOSES = Instant.parse("2026-01-05T10:00:00Z");
    private static final Season SEASON = new Season("khoi-phuong-lao-cai-2025", "khoi-phuong-lao-cai", 2025,
            "ESTABLISHED", List.of(new Phase("ACTIVE", OPENS.minusSeconds(10), OPENS),
                    new Phase("SELF_SCORING", OPENS, CLOSES)),
            List.of("SA_PA", "YEN_BAI"), "SA_PA");

    @Test
    void takesTheWindowThatIsToldWithTheChange() {
        Season moved = SEASON.movedTo(new Phase("SELF_SCORING", OPENS, CLOSES.plusSeconds(60)));
        assertThat(moved.state()).isEqualTo("SELF_SCORING");
        assertThat(moved.phase("SELF_SCORING")).map(Phase::closesAt).contains(CLOSES.plusSeconds(60));
        assertThat(moved.phases()).hasSize(2);
    }

    @Test
    void keepsTheAnnouncedWindowWhereTheChangeTellsNone() {
        Season moved = SEASON.movedTo(new Phase("SELF_SCORING", null, null));
        assertThat(moved.phase("SELF_SCORING")).map(Phase::closesAt).contains(CLOSES);
    }

    @Test
    void addsTheWindowOfAPhaseThatWasNotAnnounced() {
        Season moved = SEASON.movedTo(new Phase("BALLOT", CLOSES, null));
        assertThat(moved.phase("BALLOT")).map(Phase::opensAt).contains(CLOSES);
        assertThat(moved.phases()).hasSize(3);
    }

    @Test
    void aWindowHoldsItsFirstInstantAndNotItsLast() {
        assertThat(SEASON.isOpen("SELF_SCORING", OPENS.minusMillis(1))).isFalse();
        assertThat(SEASON.isOpen("SELF_SCORING", OPENS)).isTrue();
        assertThat(SEASON.isOpen("SELF_SCORING", CLOSES.minusMillis(1))).isTrue();
        assertThat(SEASON.isOpen("SELF_SCORING", CLOSES)).isFalse();
        assertThat(SEASON.isOver("SELF_SCORING", CLOSES)).isTrue();
    }

    @Test
    void aPhaseWithoutAWindowIsOpenWhileTheSeasonIsInIt() {
        Season balloting = SEASON.movedTo(new Phase("BALLOT", null, null));
        assertThat(balloting.isOpen("BALLOT", CLOSES)).isTrue();
        assertThat(balloting.isOver("BALLOT", CLOSES)).isFalse();
        assertThat(balloting.movedTo(new Phase("RANKED", null, null)).isOver("BALLOT", CLOSES)).isTrue();
    }

    @Test
    void refusesOutsideTheWindowAndTellsIt() {
        assertThatThrownBy(() -> SEASON.requireOpen("SELF_SCORING", CLOSES))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.status()).isEqualTo(423);
                    assertThat(refusal.code()).isEqualTo("phase-closed");
                    assertThat(refusal.detailVi()).contains("hết thời hạn");
                    assertThat(refusal.properties()).containsEntry("closesAt", CLOSES.toString());
                });
    }

    @Test
    void keepsAStateThatNobodyKnowsYet() {
        assertThat(SEASON.movedTo(new Phase("STATE_OF_TOMORROW", null, null)).state())
                .isEqualTo("STATE_OF_TOMORROW");
    }
}
