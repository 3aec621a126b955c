package vn.laocai.thidua.support.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.support.event.CloudEventHeaders;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.journal.Journal;

/**
 * What happened to the aggregates of one kind, read back from the journal: the past states are folded again from the
 * events, by business time.
 *
 * @param <S>
 *            state
 * @param <E>
 *            event
 */
public final class History<S, E> {

    private static final String AUDIT = EntryKind.AUDIT.name();

    private final Journal journal;
    private final Replayable<S, E> definition;
    private final String prefix;

    public History(Journal journal, Replayable<S, E> definition) {
        this.journal = journal;
        this.definition = definition;
        this.prefix = CloudEventHeaders.type(definition.context(), "|").split("\\|", -1)[0];
    }

    /** The state after everything that had happened at this instant of business time; nothing where it was not there. */
    public Optional<S> asOf(String id, Instant at) {
        S state = null;
        for (Recorded<E> recorded : events(id)) {
            // A command may carry an earlier business time than its predecessor only where the clock was moved back.
            if (!recorded.time().isAfter(at)) {
                state = definition.evolve(state, recorded.event());
            }
        }
        return Optional.ofNullable(state);
    }

    /** Every event of the aggregate from the first, also those that the journal will only have in a moment. */
    public List<Recorded<E>> events(String id) {
        List<Recorded<E>> events = new ArrayList<>();
        List<Recorded<E>> ofOneCommand = new ArrayList<>();
        for (Journal.Entry entry : journal.entriesAndPending(definition.collection(), id)) {
            if (AUDIT.equals(entry.kind())) {
                String command = EventJson.mapper().readTree(entry.content()).path("command").asString("");
                ofOneCommand.forEach(event -> events.add(named(event, command)));
                ofOneCommand.clear();
            } else {
                Recorded<E> event = read(entry);
                ofOneCommand.add(event);
            }
        }
        events.addAll(ofOneCommand);
        return events;
    }

    /** The event of an entry of this kind of aggregate; {@code null} for an entry that is no event. */
    public @Nullable Recorded<E> event(Journal.Entry entry) {
        return AUDIT.equals(entry.kind()) ? null : read(entry);
    }

    private Recorded<E> read(Journal.Entry entry) {
        JsonNode envelope = EventJson.mapper().readTree(entry.content());
        String type = envelope.path("type").asString("");
        if (!type.startsWith(prefix) || type.length() < prefix.length() + 3) {
            throw new IllegalStateException("Entry %d of %s is no event of %s: %s".formatted(entry.number(),
                    entry.aggregate(), definition.context(), type));
        }
        String name = type.substring(prefix.length(), type.lastIndexOf('.'));
        return new Recorded<>(entry.aggregate(), entry.number(), name, envelope.path("actorid").asString(""),
                Instant.parse(envelope.path("time").asString("")), "", entry.hash(),
                definition.decode(name, envelope.path("data")));
    }

    private static <E> Recorded<E> named(Recorded<E> event, String command) {
        return new Recorded<>(event.aggregate(), event.number(), event.name(), event.actor(), event.time(), command,
                event.hash(), event.event());
    }
}
