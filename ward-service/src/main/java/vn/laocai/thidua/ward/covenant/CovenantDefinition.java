package vn.laocai.thidua.ward.covenant;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.outbox.AggregateDefinition;
import vn.laocai.thidua.support.outbox.EventOnWire;

/** How covenants are kept and told. */
final class CovenantDefinition implements AggregateDefinition<Covenant, CovenantEvent> {

    @Override
    public String context() {
        return "ward";
    }

    @Override
    public String name() {
        return "covenant";
    }

    @Override
    public String collection() {
        return "covenants";
    }

    @Override
    public Covenant evolve(@Nullable Covenant state, CovenantEvent event) {
        return CovenantDecider.evolve(state, event);
    }

    @Override
    public Document write(Covenant state) {
        return CovenantDocument.write(state);
    }

    @Override
    public Covenant read(Document document) {
        return CovenantDocument.read(document);
    }

    @Override
    public EventOnWire describe(CovenantEvent event, Covenant after) {
        return CovenantEventMapping.describe(event, after);
    }

    @Override
    public @Nullable Refusal explain(RuntimeException refused) {
        return refused instanceof CovenantRefused covenant ? CovenantProblems.explain(covenant.reason()) : null;
    }
}
