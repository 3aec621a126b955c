package vn.laocai.thidua.testing.kit;

import java.util.List;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.outbox.AggregateDefinition;
import vn.laocai.thidua.support.outbox.EventOnWire;

/** How counters are kept and told, under a context of one's own for each kit that runs. */
record CounterDefinition(String context) implements AggregateDefinition<Counter, Counter.Happening> {

    static final String COUNTED = "counted";
    static final String TEN_PASSED = "ten-passed";
    static final String COLLECTION = "counters";

    @Override
    public String name() {
        return "counter";
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    /** So few that the contracts see kept states, lost ones and those that another instance has made old. */
    @Override
    public int keptStates() {
        return 4;
    }

    @Override
    public Counter evolve(@Nullable Counter state, Counter.Happening event) {
        return Counter.evolve(state, event);
    }

    @Override
    public Document write(Counter state) {
        Document document = new Document("total", state.total()).append("tens", state.tens());
        if (!state.notes().isEmpty()) {
            document.append("notes", new Document("lines", state.notes()));
        }
        return document;
    }

    @Override
    public Counter read(Document document) {
        Document notes = document.get("notes", Document.class);
        return new Counter(document.getInteger("total"), document.getInteger("tens"),
                notes == null ? List.of() : notes.getList("lines", String.class));
    }

    @Override
    public EventOnWire describe(Counter.Happening event, Counter after) {
        return switch (event) {
            case Counter.Happening.Counted counted -> EventOnWire.publicEvent(COUNTED, counted, "kit-2025");
            case Counter.Happening.TenPassed passed -> EventOnWire.publicEvent(TEN_PASSED, passed, "kit-2025");
            case Counter.Happening.Noted noted -> EventOnWire.internalEvent("noted", noted, null);
        };
    }

    @Override
    public @Nullable Refusal explain(RuntimeException refused) {
        return refused instanceof Counter.BelowZero
                ? Refusal.of(409, "below-zero", "Không thể nhỏ hơn không.", "It cannot go below zero.")
                : null;
    }
}
