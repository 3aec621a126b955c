package vn.laocai.thidua.support.outbox;

import tools.jackson.databind.JsonNode;

/**
 * A kind of aggregate whose state can be built again from the journal alone: what was told can be read back.
 *
 * @param <S>
 *            state, an immutable value of the domain
 * @param <E>
 *            event of the domain
 */
public interface Replayable<S, E> extends AggregateDefinition<S, E> {

    /**
     * The event that {@link #describe} told.
     *
     * @param name
     *            short name, such as {@code cell-entered}
     * @param data
     *            its data as they stand in the journal
     * @throws IllegalArgumentException
     *             where no event of this kind has the name
     */
    E decode(String name, JsonNode data);
}
