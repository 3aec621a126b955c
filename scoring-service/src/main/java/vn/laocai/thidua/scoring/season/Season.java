package vn.laocai.thidua.scoring.season;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A season as this service knows it from events.
 *
 * @param id
 *            {@code <blockId>-<year>}
 * @param state
 *            state as ward-service calls it; kept as text, so that a state of tomorrow is kept too
 * @param phases
 *            announced windows in their order
 */
public record Season(String id, String blockId, int year, String state, List<Phase> phases) {

    /** A phase and its window; a service decides by its own copy and clock. */
    public record Phase(String phase, @Nullable Instant opensAt, @Nullable Instant closesAt) {}

    public Season {
        phases = List.copyOf(phases);
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
        return new Season(id, blockId, year, now.phase(), announced);
    }
}
