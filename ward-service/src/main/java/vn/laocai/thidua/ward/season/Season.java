package vn.laocai.thidua.ward.season;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A season of the block. Its year is the year it belongs to; its last acts may fall in the next.
 *
 * @param id
 *            {@code <blockId>-<year>}: one season per block and year (Rule 4)
 * @param phase
 *            where it stands
 * @param windows
 *            announced phases in their order
 * @param guests
 *            organisations and persons invited to its conference
 * @param memberCodes
 *            wards that take part
 * @param headCode
 *            ward that heads the block in this season
 * @param moves
 *            how it came where it stands, oldest first
 * @param covenantId
 *            the covenant that was opened for it last: the season is the one owner of the rule that only one is open or in
 *            force
 */
public record Season(String id, String blockId, int year, String theme, String motto, List<String> contents,
        List<String> guests, SeasonPhase phase, List<Window> windows, List<String> memberCodes, String headCode,
        List<Move> moves, @Nullable String covenantId) {

    public Season {
        contents = List.copyOf(contents);
        guests = List.copyOf(guests);
        windows = List.copyOf(windows);
        memberCodes = List.copyOf(memberCodes);
        moves = List.copyOf(moves);
    }

    /**
     * An announced phase.
     *
     * @param closesAt
     *            first instant after it
     */
    public record Window(SeasonPhase phase, Instant opensAt, Instant closesAt) {}

    /**
     * A move to another phase.
     *
     * @param skipped
     *            optional phases that were passed over (Rule 5)
     */
    public record Move(SeasonPhase from, SeasonPhase to, Instant at, @Nullable String reason,
            List<SeasonPhase> skipped) {

        public Move {
            skipped = List.copyOf(skipped);
        }
    }

    /** The announced window of the phase, if it has one. */
    public Optional<Window> windowOf(SeasonPhase wanted) {
        return windows.stream().filter(window -> window.phase() == wanted).findFirst();
    }

    /** Tells whether the season is in the phase and inside its announced window; a phase without a window is open. */
    public boolean isOpen(SeasonPhase wanted, Instant now) {
        return phase == wanted && windowOf(wanted)
                .map(window -> !now.isBefore(window.opensAt()) && now.isBefore(window.closesAt())).orElse(true);
    }

    Season in(SeasonPhase newPhase) {
        return new Season(id, blockId, year, theme, motto, contents, guests, newPhase, windows, memberCodes, headCode,
                moves, covenantId);
    }

    Season moved(Move move) {
        List<Move> all = new ArrayList<>(moves);
        all.add(move);
        return new Season(id, blockId, year, theme, motto, contents, guests, move.to(), windows, memberCodes,
                headCode, all, covenantId);
    }

    Season withCovenant(String newCovenantId) {
        return new Season(id, blockId, year, theme, motto, contents, guests, phase, windows, memberCodes, headCode,
                moves, newCovenantId);
    }
}
