package vn.laocai.thidua.support.outbox;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** Decides purely; it may be called again with a newer state after a conflict. */
@FunctionalInterface
public interface Decision<S, E> {

    /**
     * The events that follow; empty where there is nothing to do. Throws a refusal of the domain or a
     * {@link vn.laocai.thidua.support.command.Refusal} where the command is not allowed.
     */
    List<E> decide(@Nullable S state);
}
