package vn.laocai.thidua.scoring.deliberation;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.scoring.deliberation.Deliberation.Absence;
import vn.laocai.thidua.scoring.deliberation.Deliberation.Attendance;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.outbox.EventOnWire;
import vn.laocai.thidua.support.outbox.Replayable;
import vn.laocai.thidua.support.outbox.StateJson;

/** How meetings are kept and told. */
final class DeliberationDefinition implements Replayable<Deliberation, DeliberationEvent> {

    private static final String HELD = "deliberation-held";

    private static final Map<String, Class<? extends DeliberationEvent>> INTERNAL = Map.of("deliberation-called",
            DeliberationEvent.Called.class, "deliberation-attendance-taken", DeliberationEvent.AttendanceTaken.class,
            "deliberation-minutes-written", DeliberationEvent.MinutesWritten.class, "deliberation-minutes-signed",
            DeliberationEvent.MinutesSigned.class);

    private record HeldData(String deliberationId, String seasonId, List<String> present, List<String> absent,
            int electorate, boolean quorumMet, Instant heldAt) {}

    @Override
    public String context() {
        return "scoring";
    }

    @Override
    public String name() {
        return "deliberation";
    }

    @Override
    public String collection() {
        return "deliberations";
    }

    @Override
    public Deliberation evolve(@Nullable Deliberation state, DeliberationEvent event) {
        return event instanceof DeliberationEvent.Called called
                ? Deliberation.called(called.call())
                : DeliberationDecider.known(state).after(event);
    }

    @Override
    public Document write(Deliberation state) {
        return StateJson.write(state);
    }

    @Override
    public Deliberation read(Document document) {
        return StateJson.read(document, Deliberation.class);
    }

    @Override
    public EventOnWire describe(DeliberationEvent event, Deliberation after) {
        String season = after.call().seasonId();
        Attendance attendance = after.attendance();
        if (event instanceof DeliberationEvent.ToldHeld && attendance != null) {
            return EventOnWire.publicEvent(HELD,
                    new HeldData(after.id(), season, attendance.present(),
                            attendance.absent().stream().map(Absence::wardCode).toList(),
                            after.call().members().size(), attendance.quorumMet(), after.call().heldAt()),
                    season);
        }
        String name = INTERNAL.entrySet().stream().filter(entry -> entry.getValue() == event.getClass())
                .map(Map.Entry::getKey).findFirst()
                .orElseThrow(() -> new IllegalStateException("No name for " + event.getClass()));
        return EventOnWire.internalEvent(name, event, season);
    }

    @Override
    public DeliberationEvent decode(String name, JsonNode data) {
        if (HELD.equals(name)) {
            return new DeliberationEvent.ToldHeld();
        }
        Class<? extends DeliberationEvent> type = INTERNAL.get(name);
        if (type == null) {
            throw new IllegalArgumentException("No event of deliberations: " + name);
        }
        return EventJson.mapper().treeToValue(data, type);
    }

    @Override
    public @Nullable Refusal explain(RuntimeException refused) {
        return refused instanceof DeliberationRefused meeting ? DeliberationProblems.explain(meeting.reason()) : null;
    }
}
