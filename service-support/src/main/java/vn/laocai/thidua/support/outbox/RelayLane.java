package vn.laocai.thidua.support.outbox;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The entries of one aggregate that are on their way, in order. One worker at most works on a lane at a time. All access
 * is synchronised on the lane.
 */
final class RelayLane {

    private static final int MOST_ENTRIES_AT_ONCE = 200;

    /** The aggregate of a lane. */
    record Key(String collection, String id) {}

    private final Key key;
    private final Deque<OutboxEntry> pending = new ArrayDeque<>();
    private long lastQueued = -1;
    private boolean reload;
    private boolean busy;
    private boolean closed;
    private int attempts;
    private @Nullable Instant nextTry;

    RelayLane(Key key) {
        this.key = key;
    }

    Key key() {
        return key;
    }

    /**
     * Takes new entries; where older ones that this lane does not know may be waiting, the document is read again.
     *
     * @return how many entries were added, or -1 where the lane has ended and a new one must be made
     */
    synchronized int add(List<OutboxEntry> entries, boolean olderMayWait) {
        if (closed) {
            return -1;
        }
        long first = entries.getFirst().number();
        if (first <= lastQueued) {
            return 0;
        }
        boolean continues = lastQueued >= 0 ? first == lastQueued + 1 : !olderMayWait;
        if (!continues || reload) {
            reload = true;
            return 0;
        }
        pending.addAll(entries);
        lastQueued = entries.getLast().number();
        return entries.size();
    }

    synchronized int askForReload() {
        if (closed) {
            return -1;
        }
        reload = true;
        return 0;
    }

    /** Marks the lane as taken by the queue or a worker; false where it already is. */
    synchronized boolean take() {
        if (busy) {
            return false;
        }
        busy = true;
        return true;
    }

    synchronized boolean needsReload() {
        return reload;
    }

    /** What the document holds replaces what was known. Returns the change in the number of entries. */
    synchronized int replace(List<OutboxEntry> entries, int attemptsSoFar) {
        int change = entries.size() - pending.size();
        pending.clear();
        pending.addAll(entries);
        lastQueued = entries.isEmpty() ? -1 : entries.getLast().number();
        attempts = Math.max(attempts, attemptsSoFar);
        reload = false;
        return change;
    }

    synchronized List<OutboxEntry> next() {
        List<OutboxEntry> entries = new ArrayList<>();
        for (OutboxEntry entry : pending) {
            if (entries.size() == MOST_ENTRIES_AT_ONCE) {
                break;
            }
            entries.add(entry);
        }
        return entries;
    }

    synchronized int done(long number) {
        int removed = 0;
        while (!pending.isEmpty() && pending.getFirst().number() <= number) {
            pending.removeFirst();
            removed++;
        }
        attempts = 0;
        nextTry = null;
        return removed;
    }

    synchronized int failed(Instant next) {
        attempts++;
        nextTry = next;
        reload = true;
        return attempts;
    }

    synchronized int attempts() {
        return attempts;
    }

    /** Gives the lane back; true where there is more to do. An empty lane ends, so that it does not stay in memory. */
    synchronized boolean release() {
        busy = false;
        if (pending.isEmpty() && !reload) {
            closed = true;
            return false;
        }
        return true;
    }

    /** Ends the lane without carrying its entries on: somebody else does, or an operator must. */
    synchronized int abandon() {
        int left = pending.size();
        pending.clear();
        closed = true;
        busy = false;
        return left;
    }

    synchronized @Nullable Instant oldest() {
        return pending.isEmpty() ? null : pending.getFirst().at();
    }

    synchronized @Nullable Instant nextTry() {
        return nextTry;
    }
}
