package vn.laocai.thidua.testing.kit;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The made-up aggregate of the kits: it counts. Passing a ten is an event of its own, so that one command yields two
 * public events; a note is an event that stays inside.
 */
record Counter(int total, int tens, List<String> notes) {

    static final int TEN = 10;

    Counter {
        notes = List.copyOf(notes);
    }

    /** What may happen to a counter. */
    sealed interface Happening {

        /** Something was counted. */
        record Counted(int amount, int total, @Nullable String text) implements Happening {}

        /** The total passed a multiple of ten. */
        record TenPassed(int tens, int total) implements Happening {}

        /** Somebody wrote a note, or wiped the notes where it is empty. */
        record Noted(String note) implements Happening {}
    }

    /** The counter may not go below zero. */
    static final class BelowZero extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    static List<Happening> count(@Nullable Counter before, int amount, @Nullable String text) {
        int total = (before == null ? 0 : before.total) + amount;
        if (total < 0) {
            throw new BelowZero();
        }
        List<Happening> events = new ArrayList<>();
        events.add(new Happening.Counted(amount, total, text));
        int tens = total / TEN;
        if (tens > (before == null ? 0 : before.tens)) {
            events.add(new Happening.TenPassed(tens, total));
        }
        return events;
    }

    static Counter evolve(@Nullable Counter before, Happening event) {
        Counter counter = before == null ? new Counter(0, 0, List.of()) : before;
        return switch (event) {
            case Happening.Counted counted -> new Counter(counted.total(), counter.tens, counter.notes);
            case Happening.TenPassed passed -> new Counter(counter.total, passed.tens(), counter.notes);
            case Happening.Noted noted -> new Counter(counter.total, counter.tens, noted(counter.notes, noted.note()));
        };
    }

    private static List<String> noted(List<String> notes, String note) {
        if (note.isEmpty()) {
            return List.of();
        }
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return more;
    }
}
