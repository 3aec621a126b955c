package vn.laocai.thidua.support.outbox;

import java.util.LinkedHashMap;
import java.util.Map;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The states of the aggregates that were used last; whoever takes one asks the store whether it is the newest. Version and
 * head of the journal tell: after a failover another history may have reached the same version.
 */
final class KeptStates<S> {

    private final Map<String, Kept<S>> states;

    /**
     * A state in both forms.
     *
     * @param head
     *            hash of the last entry of the journal that led to it
     * @param document
     *            the state as {@link AggregateDefinition#write} wrote it; nobody changes it
     */
    record Kept<S>(long version, String head, Document document, S state) {

        boolean isStill(StoredAggregate stored) {
            return version == stored.version() && head.equals(stored.position().head());
        }
    }

    KeptStates(int most) {
        states = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Kept<S>> eldest) {
                return size() > most;
            }
        };
    }

    synchronized @Nullable Kept<S> get(String id) {
        return states.get(id);
    }

    /** Keeps this version unless a newer one is kept already. */
    synchronized void keep(String id, Kept<S> kept) {
        states.merge(id, kept, (one, other) -> one.version() > other.version() ? one : other);
    }
}
