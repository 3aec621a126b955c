package vn.laocai.thidua.scoring.scoresheet;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.support.outbox.EventOnWire;
import vn.laocai.thidua.support.outbox.Replayable;

/** How score sheets are kept, told and read back. */
final class ScoreSheetDefinition implements Replayable<ScoreSheet, ScoreSheetEvent> {

    @Override
    public String context() {
        return "scoring";
    }

    @Override
    public String name() {
        return "score-sheet";
    }

    @Override
    public String collection() {
        return "score_sheets";
    }

    @Override
    public int keptStates() {
        return 64;
    }

    @Override
    public ScoreSheet evolve(@Nullable ScoreSheet state, ScoreSheetEvent event) {
        return ScoreSheetDecider.evolve(state, event);
    }

    @Override
    public Document write(ScoreSheet sheet) {
        return ScoreSheetDocument.write(sheet);
    }

    @Override
    public ScoreSheet read(Document document) {
        return ScoreSheetDocument.read(document);
    }

    @Override
    public EventOnWire describe(ScoreSheetEvent event, ScoreSheet after) {
        return ScoreSheetEvents.describe(event, after);
    }

    @Override
    public ScoreSheetEvent decode(String name, JsonNode data) {
        return ScoreSheetEvents.decode(name, data);
    }
}
