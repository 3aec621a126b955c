package vn.laocai.thidua.scoring.criteria;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.outbox.EventOnWire;
import vn.laocai.thidua.support.outbox.Replayable;

/** How the criteria of a season are kept and told. */
final class CriteriaDefinition implements Replayable<CriteriaSet, CriteriaEvent> {

    @Override
    public String context() {
        return "scoring";
    }

    @Override
    public String name() {
        return "criteria-set";
    }

    @Override
    public String collection() {
        return "criteria_sets";
    }

    @Override
    public CriteriaSet evolve(@Nullable CriteriaSet state, CriteriaEvent event) {
        return CriteriaDecider.evolve(state, event);
    }

    @Override
    public Document write(CriteriaSet state) {
        return CriteriaDocument.write(state);
    }

    @Override
    public CriteriaSet read(Document document) {
        return CriteriaDocument.read(document);
    }

    @Override
    public EventOnWire describe(CriteriaEvent event, CriteriaSet after) {
        return CriteriaWire.describe(event, after);
    }

    @Override
    public CriteriaEvent decode(String name, JsonNode data) {
        return CriteriaWire.decode(name, data);
    }

    @Override
    public @Nullable Refusal explain(RuntimeException refused) {
        return refused instanceof CriteriaRefused criteria ? CriteriaProblems.explain(criteria.reason()) : null;
    }
}
