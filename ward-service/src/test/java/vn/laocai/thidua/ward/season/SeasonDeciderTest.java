package vn.laocai.thidua.ward.season;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import vn.laocai.thidua.support.outbox.EventOnWire;
import vn.laocai.thidua.testing.kit.Contract;
import vn.laocai.thidua.ward.season.Season.Window;
import vn.laocai.thidua.ward.season.SeasonCommand.MoveSeasonToNextPhase;
import vn.laocai.thidua.ward.season.SeasonCommand.NameCovenant;
import vn.laocai.thidua.ward.season.SeasonCommand.OpenSeason;
import vn.laocai.thidua.ward.season.SeasonRefused.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.laocai.thidua.ward.season.SeasonPhase.*;

class SeasonDeciderTest {

    private static final Instant NOW = Instant.parse("2025-11-14T01:30:00Z");
    private static final Window SIGNING = window(COVENANT_SIGNING, "2025-11-14T00:30:00Z", "2025-11-30T10:00:00Z");

    private final List<EventOnWire> told = new ArrayList<>();

    @Test
    void aSeasonIsWrittenDownAndOpenedAtOnce() {
        assertThat(SeasonDecider.decide(null, new OpenSeason(draft(SIGNING)), NOW)).hasSize(2);
        assertThat(season().phase()).isEqualTo(ESTABLISHED);
    }

    @Test
    void aBlockHasOneSeasonAYear() {
        assertThat(refused(() -> decide(season(), new OpenSeason(draft())))).isEqualTo(new Reason.SeasonExists(2025));
    }

    @Test
    void phasesAdvanceOneByOne() {
        Season season = season();
        for (SeasonPhase next : List.of(PREPARING, REGISTRATION, COVENANT_SIGNING, ACTIVE, MID_YEAR_REVIEW,
                SELF_SCORING,
                CROSS_SCORING, APPRAISAL, EXPLANATION, DELIBERATION, BALLOT, RANKED, PROPOSED_TO_PROVINCE, DECIDED,
                SUMMARISED, HANDED_OVER, ARCHIVED)) {
            season = after(season, new MoveSeasonToNextPhase(next, null, true));
            assertThat(season.phase()).isEqualTo(next);
        }
        Season archived = season;
        assertThat(refused(() -> decide(archived, new MoveSeasonToNextPhase(SUSPENDED, null, true))))
                .isEqualTo(new Reason.PhaseOrder(ARCHIVED, SUSPENDED, null));
    }

    @Test
    void onlyAnOptionalPhaseIsSkippedAndTheSkipIsRecorded() {
        Season active = in(ACTIVE);
        Season scoring = after(active, new MoveSeasonToNextPhase(SELF_SCORING, "Khối mới thành lập", true));
        assertThat(scoring.moves().getLast().skipped()).containsExactly(MID_YEAR_REVIEW);
        assertThat(refused(() -> decide(active, new MoveSeasonToNextPhase(CROSS_SCORING, null, true))))
                .isEqualTo(new Reason.PhaseOrder(ACTIVE, CROSS_SCORING, MID_YEAR_REVIEW));
    }

    @Test
    void noPhaseComesTwiceOrBack() {
        assertThat(refused(() -> decide(in(ACTIVE), new MoveSeasonToNextPhase(ACTIVE, null, true))))
                .isInstanceOf(Reason.PhaseOrder.class);
        assertThat(refused(() -> decide(in(ACTIVE), new MoveSeasonToNextPhase(REGISTRATION, "x", true))))
                .isInstanceOf(Reason.PhaseOrder.class);
        assertThat(refused(() -> decide(in(ACTIVE), new MoveSeasonToNextPhase(CANCELLED, "x", true))))
                .isInstanceOf(Reason.PhaseOrder.class);
    }

    @Test
    void onlyTheHeadMovesTheSeason() {
        assertThat(refused(() -> decide(season(), new MoveSeasonToNextPhase(PREPARING, null, false))))
                .isEqualTo(new Reason.NotTheHead());
    }

    @Test
    void phasesAreAnnouncedInOrderAndCloseAfterTheyOpen() {
        Window backwards = window(PREPARING, "2025-10-02T00:00:00Z", "2025-10-01T00:00:00Z");
        assertThat(refused(() -> open(backwards))).isEqualTo(new Reason.ClosesBeforeItOpens(0, PREPARING));
        Window preparing = window(PREPARING, "2025-10-01T00:00:00Z", "2025-10-31T00:00:00Z");
        assertThat(refused(() -> open(SIGNING, preparing))).isEqualTo(new Reason.PhaseOutOfOrder(1, PREPARING));
        assertThat(refused(() -> open(preparing, preparing))).isEqualTo(new Reason.PhaseOutOfOrder(1, PREPARING));
        Window archived = window(ARCHIVED, "2026-10-01T00:00:00Z", "2026-10-31T00:00:00Z");
        assertThat(refused(() -> open(archived))).isEqualTo(new Reason.NotAPhase(0, ARCHIVED));
    }

    @Test
    void phasesOfTheSameDossierDoNotOverlapButExplanationsMayRunBesideTheAppraisal() {
        Window self = window(SELF_SCORING, "2025-12-15T00:00:00Z", "2026-01-05T10:00:00Z");
        Window early = window(CROSS_SCORING, "2026-01-05T09:00:00Z", "2026-01-12T10:00:00Z");
        assertThat(refused(() -> open(self, early)))
                .isEqualTo(new Reason.PhasesOverlap(1, CROSS_SCORING, SELF_SCORING));
        Window appraisal = window(APPRAISAL, "2026-01-13T00:00:00Z", "2026-01-19T10:00:00Z");
        Window explanation = window(EXPLANATION, "2026-01-13T00:00:00Z", "2026-01-21T10:00:00Z");
        assertThat(open(self, appraisal, explanation).windows()).hasSize(3);
    }

    @Test
    void aPhaseIsOpenInsideItsWindowWhileTheSeasonIsInIt() {
        Season season = in(COVENANT_SIGNING);
        assertThat(season.isOpen(COVENANT_SIGNING, SIGNING.opensAt().minusMillis(1))).isFalse();
        assertThat(season.isOpen(COVENANT_SIGNING, SIGNING.opensAt())).isTrue();
        assertThat(season.isOpen(COVENANT_SIGNING, SIGNING.closesAt().minusMillis(1))).isTrue();
        assertThat(season.isOpen(COVENANT_SIGNING, SIGNING.closesAt())).isFalse();
        assertThat(in(ACTIVE).isOpen(COVENANT_SIGNING, NOW)).isFalse();
        assertThat(in(ACTIVE).isOpen(ACTIVE, NOW)).isTrue();
    }

    @Test
    void aSeasonHasOneCovenantUntilThatHasEnded() {
        Season season = after(in(COVENANT_SIGNING), new NameCovenant("c-1", null));
        assertThat(decide(season, new NameCovenant("c-1", null))).isEmpty();
        assertThat(refused(() -> decide(season, new NameCovenant("c-2", null))))
                .isEqualTo(new Reason.OtherCovenant("c-1"));
        assertThat(refused(() -> decide(season, new NameCovenant("c-2", "c-0"))))
                .isEqualTo(new Reason.OtherCovenant("c-1"));
        assertThat(after(season, new NameCovenant("c-2", "c-1")).covenantId()).isEqualTo("c-2");
        assertThat(refused(() -> decide(in(ACTIVE), new NameCovenant("c-1", null))))
                .isEqualTo(new Reason.PhaseClosed(COVENANT_SIGNING, ACTIVE, SIGNING));
    }

    @Test
    void aSeasonIsReadAsItWasWritten() {
        SeasonDefinition definition = new SeasonDefinition();
        Season season = after(in(COVENANT_SIGNING), new NameCovenant("c-1", null));
        assertThat(definition.read(definition.write(season))).isEqualTo(season);
    }

    @Test
    void itsEventsKeepTheirContracts() {
        Season season = after(in(COVENANT_SIGNING), new NameCovenant("c-1", null));
        season = after(season, new MoveSeasonToNextPhase(ACTIVE, "Đã ký đủ", true));
        after(season, new MoveSeasonToNextPhase(SELF_SCORING, null, true));
        Set<String> names = new HashSet<>();
        for (EventOnWire event : told) {
            names.add(event.name());
            assertThat(Contract.violations("ward", event)).as(event.name()).isEmpty();
        }
        assertThat(names).contains("season-opened", "season-phase-changed");
    }

    private static Window window(SeasonPhase phase, String opensAt, String closesAt) {
        return new Window(phase, Instant.parse(opensAt), Instant.parse(closesAt));
    }

    private static Season draft(Window... windows) {
        return new Season("khoi-2025", "khoi", 2025, "Chủ đề", "Phương châm", List.of("Nội dung"),
                List.of("Sở Nội vụ"), DRAFT, List.of(windows), List.of("SA_PA", "LAO_CAI"), "SA_PA", List.of(), null);
    }

    private Season open(Window... windows) {
        return after(null, new OpenSeason(draft(windows)));
    }

    private Season season() {
        return open(SIGNING);
    }

    private Season in(SeasonPhase phase) {
        Season season = season();
        for (SeasonPhase next : List.of(PREPARING, REGISTRATION, COVENANT_SIGNING, ACTIVE)) {
            season = after(season, new MoveSeasonToNextPhase(next, null, true));
            if (next == phase) {
                break;
            }
        }
        return season;
    }

    private Season after(Season season, SeasonCommand command) {
        SeasonDefinition definition = new SeasonDefinition();
        for (SeasonEvent event : SeasonDecider.decide(season, command, NOW)) {
            season = SeasonDecider.evolve(season, event);
            told.add(definition.describe(event, season));
        }
        return season;
    }

    private static List<SeasonEvent> decide(Season season, SeasonCommand command) {
        return SeasonDecider.decide(season, command, NOW);
    }

    private static Reason refused(ThrowingCallable call) {
        Reason[] reason = new Reason[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(SeasonRefused.class, e -> reason[0] = e.reason());
        return reason[0];
    }
}
