package vn.laocai.thidua.scoring.award;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.outbox.EventOnWire;
import vn.laocai.thidua.support.outbox.Replayable;
import vn.laocai.thidua.support.outbox.StateJson;

/** How catalogues are kept. */
final class CatalogueDefinition implements Replayable<AwardCatalogue, CatalogueChanged> {

    @Override
    public String context() {
        return "scoring";
    }

    @Override
    public String name() {
        return "award-catalogue";
    }

    @Override
    public String collection() {
        return "award_catalogues";
    }

    @Override
    public AwardCatalogue evolve(@Nullable AwardCatalogue state, CatalogueChanged event) {
        return event.catalogue();
    }

    @Override
    public Document write(AwardCatalogue state) {
        return StateJson.write(state);
    }

    @Override
    public AwardCatalogue read(Document document) {
        return StateJson.read(document, AwardCatalogue.class);
    }

    @Override
    public EventOnWire describe(CatalogueChanged event, AwardCatalogue after) {
        return EventOnWire.internalEvent("award-catalogue-changed", event, after.seasonId());
    }

    @Override
    public CatalogueChanged decode(String name, JsonNode data) {
        if (!name.equals("award-catalogue-changed")) {
            throw new IllegalArgumentException("No event of a catalogue: " + name);
        }
        return EventJson.mapper().treeToValue(data, CatalogueChanged.class);
    }
}
