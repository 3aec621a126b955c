package vn.laocai.thidua.scoring.board;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.outbox.EventOnWire;
import vn.laocai.thidua.support.outbox.Replayable;

/** How ledgers are kept and told. The document is the state as JSON: times and points as text, nothing rounded. */
final class LedgerDefinition implements Replayable<SeasonLedger, LedgerEvent> {

    static final String COLLECTION = "season_ledgers";

    @Override
    public String context() {
        return "scoring";
    }

    @Override
    public String name() {
        return "season-ledger";
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public SeasonLedger evolve(@Nullable SeasonLedger state, LedgerEvent event) {
        return LedgerEvolution.evolve(state, event);
    }

    @Override
    public Document write(SeasonLedger state) {
        return Document.parse(EventJson.mapper().writeValueAsString(state));
    }

    @Override
    public SeasonLedger read(Document document) {
        return EventJson.mapper().readValue(document.toJson(), SeasonLedger.class);
    }

    @Override
    public EventOnWire describe(LedgerEvent event, SeasonLedger after) {
        return LedgerWire.describe(event);
    }

    @Override
    public LedgerEvent decode(String name, JsonNode data) {
        return LedgerWire.decode(name, data);
    }

    @Override
    public @Nullable Refusal explain(RuntimeException refused) {
        return refused instanceof LedgerRefused ledger ? LedgerProblems.explain(ledger.reason()) : null;
    }
}
