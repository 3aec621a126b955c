package vn.laocai.thidua.support.outbox;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

import vn.laocai.thidua.support.journal.Journal;

/**
 * The states of many aggregates of one kind, folded from entries of the journal as they are read: each aggregate's in the
 * order of their numbers.
 *
 * @param <S>
 *            state
 * @param <E>
 *            event
 */
public final class Fold<S, E> {

    private final Replayable<S, E> definition;
    private final History<S, E> reader;
    private final Predicate<String> wanted;
    private final Map<String, S> states = new HashMap<>();

    /**
     * A fold of the aggregates that are wanted.
     *
     * @param wanted
     *            by id of the aggregate
     */
    public Fold(Journal journal, Replayable<S, E> definition, Predicate<String> wanted) {
        this.definition = definition;
        this.reader = new History<>(journal, definition);
        this.wanted = wanted;
    }

    /** Collection of this kind of aggregate. */
    public String collection() {
        return definition.collection();
    }

    /** Takes the next entry; tells whether it is one of a wanted aggregate, event or audit. */
    public boolean accept(Journal.Entry entry) {
        if (!entry.collection().equals(definition.collection()) || !wanted.test(entry.aggregate())) {
            return false;
        }
        Recorded<E> event = reader.event(entry);
        if (event != null) {
            states.put(entry.aggregate(), definition.evolve(states.get(entry.aggregate()), event.event()));
        }
        return true;
    }

    /** The states so far, by id. */
    public Map<String, S> states() {
        return Collections.unmodifiableMap(states);
    }
}
