package vn.laocai.thidua.ward.season;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.ward.season.Season.Move;
import vn.laocai.thidua.ward.season.Season.Window;
import vn.laocai.thidua.ward.season.SeasonCommand.MoveSeasonToNextPhase;
import vn.laocai.thidua.ward.season.SeasonCommand.NameCovenant;
import vn.laocai.thidua.ward.season.SeasonCommand.OpenSeason;
import vn.laocai.thidua.ward.season.SeasonEvent.SeasonCovenantNamed;
import vn.laocai.thidua.ward.season.SeasonEvent.SeasonDrafted;
import vn.laocai.thidua.ward.season.SeasonEvent.SeasonOpened;
import vn.laocai.thidua.ward.season.SeasonEvent.SeasonPhaseChanged;
import vn.laocai.thidua.ward.season.SeasonRefused.Reason;

/** Decides about seasons (Rules 4 to 6). */
final class SeasonDecider {

    private SeasonDecider() {}

    /**
     * The events that follow from the command.
     *
     * @param now
     *            business time
     * @throws SeasonRefused
     *             where the season does not allow it
     */
    static List<SeasonEvent> decide(@Nullable Season season, SeasonCommand command, Instant now) {
        return switch (command) {
            case OpenSeason(Season draft) -> open(season, draft);
            case MoveSeasonToNextPhase move -> move(known(season), move, now);
            case NameCovenant name -> nameCovenant(known(season), name, now);
        };
    }

    /** The state after the event. */
    static Season evolve(@Nullable Season season, SeasonEvent event) {
        return switch (event) {
            case SeasonDrafted(Season draft) -> draft;
            case SeasonOpened _ -> known(season).in(SeasonPhase.ESTABLISHED);
            case SeasonPhaseChanged(Move move) -> known(season).moved(move);
            case SeasonCovenantNamed(String covenantId) -> known(season).withCovenant(covenantId);
        };
    }

    /** Refuses unless the season is in the phase and inside its window. */
    static void requireOpen(@Nullable Season season, SeasonPhase phase, Instant now) {
        Season known = known(season);
        if (!known.isOpen(phase, now)) {
            throw new SeasonRefused(
                    new Reason.PhaseClosed(phase, known.phase(), known.windowOf(phase).orElse(null)));
        }
    }

    private static List<SeasonEvent> open(@Nullable Season season, Season draft) {
        if (season != null) {
            throw new SeasonRefused(new Reason.SeasonExists(season.year()));
        }
        checkWindows(draft.windows());
        return List.of(new SeasonDrafted(draft.in(SeasonPhase.DRAFT)), new SeasonOpened());
    }

    private static void checkWindows(List<Window> windows) {
        Window before = null;
        Window dossierBefore = null;
        for (int i = 0; i < windows.size(); i++) {
            Window window = windows.get(i);
            SeasonPhase phase = window.phase();
            if (!phase.announceable()) {
                throw new SeasonRefused(new Reason.NotAPhase(i, phase));
            }
            if (window.closesAt().isBefore(window.opensAt())) {
                throw new SeasonRefused(new Reason.ClosesBeforeItOpens(i, phase));
            }
            if (before != null && (phase.compareTo(before.phase()) <= 0
                    || window.opensAt().isBefore(before.opensAt()))) {
                throw new SeasonRefused(new Reason.PhaseOutOfOrder(i, phase));
            }
            if (phase.ofTheDossier()) {
                if (dossierBefore != null && window.opensAt().isBefore(dossierBefore.closesAt())) {
                    throw new SeasonRefused(new Reason.PhasesOverlap(i, phase, dossierBefore.phase()));
                }
                dossierBefore = window;
            }
            before = window;
        }
    }

    private static List<SeasonEvent> move(Season season, MoveSeasonToNextPhase move, Instant now) {
        if (!move.byHead()) {
            throw new SeasonRefused(new Reason.NotTheHead());
        }
        SeasonPhase from = season.phase();
        SeasonPhase to = move.to();
        boolean forward = from.inTheRound() && to.inTheRound() && to.compareTo(from) > 0;
        if (!forward) {
            throw new SeasonRefused(new Reason.PhaseOrder(from, to, next(from)));
        }
        List<SeasonPhase> skipped = new ArrayList<>(EnumSet.range(from, to));
        skipped.removeAll(List.of(from, to));
        if (!skipped.stream().allMatch(SeasonPhase::optional)) {
            throw new SeasonRefused(new Reason.PhaseOrder(from, to, next(from)));
        }
        return List.of(new SeasonPhaseChanged(
                new Move(from, to, now.truncatedTo(ChronoUnit.MILLIS), move.reason(), skipped)));
    }

    private static @Nullable SeasonPhase next(SeasonPhase from) {
        return from.inTheRound()
                ? EnumSet.allOf(SeasonPhase.class).stream()
                        .filter(phase -> phase.inTheRound() && phase.compareTo(from) > 0).findFirst().orElse(null)
                : null;
    }

    private static List<SeasonEvent> nameCovenant(Season season, NameCovenant name, Instant now) {
        requireOpen(season, SeasonPhase.COVENANT_SIGNING, now);
        String named = season.covenantId();
        if (name.covenantId().equals(named)) {
            return List.of();
        }
        if (named != null && !named.equals(name.ended())) {
            throw new SeasonRefused(new Reason.OtherCovenant(named));
        }
        return List.of(new SeasonCovenantNamed(name.covenantId()));
    }

    private static Season known(@Nullable Season season) {
        if (season == null) {
            throw new SeasonRefused(new Reason.UnknownSeason());
        }
        return season;
    }
}
