package vn.laocai.thidua.scoring.board;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.office.Offices;
import vn.laocai.thidua.scoring.season.Season;
import vn.laocai.thidua.scoring.season.Seasons;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.Refusal;

/** Who sees how much of figures that are not public; asked on every read (Rules 34, 84). */
@Component
public class BoardRights {

    private static final Set<String> ALWAYS = Set.of(Offices.MONITOR, "COUNCIL_MEMBER", "AUDITOR");
    private static final Set<String> OF_A_WARD = Set.of("WARD_LEADER", "WARD_OFFICER", "CROSS_SCORER");

    private final Seasons seasons;
    private final SeasonLedgers ledgers;
    private final Offices offices;
    private final Clock clock;

    BoardRights(Seasons seasons, SeasonLedgers ledgers, Offices offices, Clock clock) {
        this.seasons = seasons;
        this.ledgers = ledgers;
        this.offices = offices;
        this.clock = clock;
    }

    /** How much somebody sees. */
    public enum Sight {
        /** Everything of every ward. */
        EVERYTHING,
        /** Ranks and totals of every ward, details of the own one. */
        TOTALS,
        /** Only what is public, and the own ward. */
        OWN
    }

    /**
     * What this person sees of a season now.
     *
     * @throws Refusal
     *             404 {@code season-not-found}
     */
    public Sight sight(Actor actor, String seasonId) {
        Season season = seasons.require(seasonId);
        Instant now = clock.instant();
        if (ALWAYS.stream().anyMatch(actor::has)) {
            return Sight.EVERYTHING;
        }
        boolean member = offices.members(season.blockId()).contains(actor.organisation())
                || season.memberCodes().contains(actor.organisation());
        boolean ofAWard = member && OF_A_WARD.stream().anyMatch(actor::has);
        boolean published = ledgers.of(seasonId).publication() != null;
        boolean headSide = offices.isHead(actor, season.blockId(), now)
                || offices.isSecretary(actor, season.blockId(), now);
        if ((published && (headSide || ofAWard)) || (headSide && begun(season, "APPRAISAL", now))) {
            return Sight.EVERYTHING;
        }
        if (member && actor.has("WARD_LEADER") && begun(season, "DELIBERATION", now)) {
            return Sight.TOTALS;
        }
        return Sight.OWN;
    }

    private static boolean begun(Season season, String phase, Instant now) {
        return season.hasReached(phase) || season.isOpen(phase, now) || season.isOver(phase, now);
    }

    /**
     * Lets pass who sees everything.
     *
     * @throws Refusal
     *             403 {@code board-not-open}
     */
    public void requireEverything(Actor actor, String seasonId) {
        if (sight(actor, seasonId) != Sight.EVERYTHING) {
            throw notOpen();
        }
    }

    /**
     * Lets pass who sees everything, and the ward itself.
     *
     * @throws Refusal
     *             403 {@code board-not-open}
     */
    public Sight requireOwn(Actor actor, String seasonId, String wardCode) {
        Sight sight = sight(actor, seasonId);
        boolean own = actor.organisation().equals(wardCode) && OF_A_WARD.stream().anyMatch(actor::has);
        if (sight != Sight.EVERYTHING && !own) {
            throw notOpen();
        }
        return sight;
    }

    static Refusal notOpen() {
        return Refusal.of(403, "board-not-open",
                "Bảng điểm này chưa mở cho ông/bà. Hãy xem bảng xếp hạng công khai hoặc bảng chấm điểm của phường mình.",
                "This board is not open to you yet. See the public board or the sheet of your own ward.");
    }
}
