package vn.laocai.thidua.scoring.award;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.outbox.EventOnWire;
import vn.laocai.thidua.support.outbox.Replayable;
import vn.laocai.thidua.support.outbox.StateJson;

/** How the slots of a season are kept. */
final class QuotaDefinition implements Replayable<AwardQuota, AwardQuota.Event> {

    @Override
    public String context() {
        return "scoring";
    }

    @Override
    public String name() {
        return "award-quota";
    }

    @Override
    public String collection() {
        return "award_quotas";
    }

    @Override
    public AwardQuota evolve(@Nullable AwardQuota state, AwardQuota.Event event) {
        return AwardQuota.evolve(state, event);
    }

    @Override
    public Document write(AwardQuota state) {
        return StateJson.write(state);
    }

    @Override
    public AwardQuota read(Document document) {
        return StateJson.read(document, AwardQuota.class);
    }

    @Override
    public EventOnWire describe(AwardQuota.Event event, AwardQuota after) {
        return EventOnWire.internalEvent(switch (event) {
            case AwardQuota.Event.SlotTaken taken -> "award-slot-taken";
            case AwardQuota.Event.SlotReleased released -> "award-slot-released";
        }, event, after.seasonId());
    }

    @Override
    public AwardQuota.Event decode(String name, JsonNode data) {
        return switch (name) {
            case "award-slot-taken" -> EventJson.mapper().treeToValue(data, AwardQuota.Event.SlotTaken.class);
            case "award-slot-released" -> EventJson.mapper().treeToValue(data, AwardQuota.Event.SlotReleased.class);
            default -> throw new IllegalArgumentException("No event of a quota: " + name);
        };
    }
}
