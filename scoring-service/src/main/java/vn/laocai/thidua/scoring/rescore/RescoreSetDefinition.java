package vn.laocai.thidua.scoring.rescore;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.outbox.EventOnWire;
import vn.laocai.thidua.support.outbox.Replayable;

/** How rescore sets are kept and told: in the journal alone, because they hold figures. */
final class RescoreSetDefinition implements Replayable<RescoreSet, RescoreSetPrepared> {

    private static final String PREPARED = "rescore-set-prepared";

    @Override
    public String context() {
        return "scoring";
    }

    @Override
    public String name() {
        return "rescore-set";
    }

    @Override
    public String collection() {
        return "rescore_sets";
    }

    @Override
    public RescoreSet evolve(@Nullable RescoreSet state, RescoreSetPrepared event) {
        return event.set();
    }

    @Override
    public Document write(RescoreSet state) {
        return Document.parse(EventJson.mapper().writeValueAsString(state));
    }

    @Override
    public RescoreSet read(Document document) {
        return EventJson.mapper().readValue(document.toJson(), RescoreSet.class);
    }

    @Override
    public EventOnWire describe(RescoreSetPrepared event, RescoreSet after) {
        return EventOnWire.internalEvent(PREPARED, event, after.seasonId());
    }

    @Override
    public RescoreSetPrepared decode(String name, JsonNode data) {
        if (!name.equals(PREPARED)) {
            throw new IllegalArgumentException("No event of a rescore set: " + name);
        }
        return EventJson.mapper().treeToValue(data, RescoreSetPrepared.class);
    }
}
