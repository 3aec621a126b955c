package vn.laocai.thidua.local;

import java.util.Optional;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * A part that is up.
 *
 * @param stop
 *            stops it
 * @param where
 *            what the terminal shows beside it: its address, or what it did
 */
record RunningPart(Part part, AutoCloseable stop, String where) {

    /** The part's own Spring context, if it has one. */
    Optional<ConfigurableApplicationContext> context() {
        return stop instanceof ConfigurableApplicationContext context ? Optional.of(context) : Optional.empty();
    }
}
