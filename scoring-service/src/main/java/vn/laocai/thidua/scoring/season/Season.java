package vn.laocai.thidua.scoring.season;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.support.command.Refusal;

/**
 * A season as this service knows it from events.
 *
 * @param id
 *            {@code <blockId>-<year>}
 * @param state
 *            state as ward-service calls it; kept as text, so that a state of tomorrow is kept too
 * @param phases
 *            announced windows in their order
 * @param memberCodes
 *            wards that take part, as told at the opening
 * @param headCode
 *            ward of the head at the opening, where told
 */
public record Season(String id, String blockId, int year, String state, List<Phase> phases, List<String> memberCodes,
        @Nullable String headCode) {

    /** The phases in the order of a season, which decides what "from this phase on" means. */
    private static final List<String> ORDER = List.of("DRAFT", "ESTABLISHED", "PREPARING", "REGISTRATION",
            "COVENANT_SIGNING", "ACTIVE", "MID_YEAR_REVIEW", "SELF_SCORING", "CROSS_SCORING", "APPRAISAL",
            "EXPLANATION", "DELIBERATION", "BALLOT", "RANKED", "PROPOSED_TO_PROVINCE", "DECIDED", "SUMMARISED",
            "HANDED_OVER", "ARCHIVED");

    /** A phase and its window; a service decides by its own copy and clock. */
    public record Phase(String phase, @Nullable Instant opensAt, @Nullable Instant closesAt) {

        boolean contains(Instant now) {
            return (opensAt == null || !now.isBefore(opensAt)) && (closesAt == null || now.isBefore(closesAt));
        }
    }

    public Season {
        phases = List.copyOf(phases);
        memberCodes = List.copyOf(memberCodes);
    }

    /**
     * Tells whether the window of a phase is open. The announced window decides; where none is announced, the state of
     * the season does. The opening instant belongs to the window, the closing one does not.
     */
    public boolean isOpen(String phaseName, Instant now) {
        Optional<Phase> window = phase(phaseName)
                .filter(phase -> phase.opensAt() != null || phase.closesAt() != null);
        return window.map(phase -> phase.contains(now)).orElseGet(() -> state.equals(phaseName));
    }

    /** Tells whether the window of a phase has ended, or the season has moved beyond a phase without a window. */
    public boolean isOver(String phaseName, Instant now) {
        Instant end = phase(phaseName).map(Phase::closesAt).orElse(null);
        return end == null ? hasReached(phaseName) && !state.equals(phaseName) : !now.isBefore(end);
    }

    /** Tells whether the season's state is this phase or a later one; unknown states have reached nothing. */
    public boolean hasReached(String phaseName) {
        return ORDER.contains(state) && ORDER.indexOf(state) >= ORDER.indexOf(phaseName);
    }

    /**
     * Lets pass only inside the window of a phase. There is no hidden grace.
     *
     * @throws Refusal
     *             423 {@code phase-closed} with the window as {@code opensAt} and {@code closesAt}
     */
    public void requireOpen(String phaseName, Instant now) {
        if (isOpen(phaseName, now)) {
            return;
        }
        Refusal refusal = Refusal.of(423, "phase-closed",
                "Chưa đến hoặc đã hết thời hạn của bước này. Hãy xem lịch của mùa thi đua; nếu cần thêm thời gian,"
                        + " hãy đề nghị Trưởng khối.",
                "This step has not opened yet or is over. See the calendar of the season; if more time is needed, ask"
                        + " the head of the block.")
                .with("phase", phaseName);
        Instant opens = phase(phaseName).map(Phase::opensAt).orElse(null);
        Instant closes = phase(phaseName).map(Phase::closesAt).orElse(null);
        refusal = opens == null ? refusal : refusal.with("opensAt", opens.toString());
        throw closes == null ? refusal : refusal.with("closesAt", closes.toString());
    }

    /** The window of a phase, where one is announced. */
    public Optional<Phase> phase(String name) {
        return phases.stream().filter(phase -> phase.phase().equals(name)).findFirst();
    }

    /** The season in its new state; the window told with the change takes the place of the announced one. */
    Season movedTo(Phase now) {
        List<Phase> announced = new ArrayList<>(phases);
        if (now.opensAt() != null || now.closesAt() != null) {
            announced.replaceAll(phase -> phase.phase().equals(now.phase()) ? now : phase);
            if (!announced.contains(now)) {
                announced.add(now);
            }
        }
        return new Season(id, blockId, year, now.phase(), announced, memberCodes, headCode);
    }
}
