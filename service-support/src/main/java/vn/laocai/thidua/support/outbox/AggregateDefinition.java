package vn.laocai.thidua.support.outbox;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.support.command.Refusal;

/**
 * How one kind of aggregate is kept and told: the one class of a feature that knows the document.
 *
 * @param <S>
 *            state, an immutable value of the domain
 * @param <E>
 *            event of the domain
 */
public interface AggregateDefinition<S, E> {

    /** Context of the service, such as {@code ward}. */
    String context();

    /** Name of the aggregate in the singular and kebab case, such as {@code covenant}; it names the topic. */
    String name();

    /** Collection of the documents, such as {@code covenants}. */
    String collection();

    /** The state after the event; {@code null} before the first one. */
    S evolve(@Nullable S state, E event);

    /** The state as a document of strings, numbers, dates, lists and documents. */
    Document write(S state);

    /** The state that {@link #write} wrote. */
    S read(Document document);

    /** How the event is told, given the state after it. */
    EventOnWire describe(E event, S after);

    /**
     * How many of the states that were used last each instance keeps in memory, so that only their version is asked of the
     * store while they stay the same; 0 for none. For large states that are read far more often than they change.
     */
    default int keptStates() {
        return 0;
    }

    /** The refusal that stands for an exception of the domain, or {@code null} where it is none. */
    default @Nullable Refusal explain(RuntimeException refused) {
        return null;
    }
}
