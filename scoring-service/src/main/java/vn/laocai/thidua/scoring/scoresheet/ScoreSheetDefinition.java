package vn.laocai.thidua.scoring.scoresheet;

import java.util.Date;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.scoresheet.ScoreSheet.NotStarted;
import vn.laocai.thidua.scoring.scoresheet.ScoreSheetEvent.ScoreSheetOpened;
import vn.laocai.thidua.support.outbox.AggregateDefinition;
import vn.laocai.thidua.support.outbox.EventOnWire;

/** How score sheets are kept and told. */
final class ScoreSheetDefinition implements AggregateDefinition<ScoreSheet, ScoreSheetEvent> {

    static final String NOT_STARTED = "NOT_STARTED";

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
    public ScoreSheet evolve(@Nullable ScoreSheet state, ScoreSheetEvent event) {
        return ScoreSheetDecider.evolve(state, event);
    }

    @Override
    public Document write(ScoreSheet sheet) {
        return new Document("state", stateOf(sheet)).append("seasonId", sheet.id().seasonId())
                .append("wardCode", sheet.id().wardCode()).append("covenantId", sheet.covenantId())
                .append("blockId", sheet.blockId()).append("openedAt", Date.from(sheet.openedAt()));
    }

    @Override
    public ScoreSheet read(Document document) {
        ScoreSheetId id = new ScoreSheetId(document.getString("seasonId"), document.getString("wardCode"));
        String state = document.getString("state");
        return switch (state) {
            case NOT_STARTED -> new NotStarted(id, document.getString("covenantId"), document.getString("blockId"),
                    document.getDate("openedAt").toInstant());
            default ->
                throw new IllegalStateException("Score sheet " + id.value() + " is in the unknown state " + state);
        };
    }

    @Override
    public EventOnWire describe(ScoreSheetEvent event, ScoreSheet after) {
        return switch (event) {
            case ScoreSheetOpened opened -> EventOnWire.publicEvent("score-sheet-opened",
                    new ScoreSheetOpenedOnWire(opened.id().value(), opened.id().seasonId(), opened.covenantId(),
                            opened.blockId(), opened.id().wardCode(), stateOf(after), opened.openedAt()),
                    opened.id().seasonId());
        };
    }

    /** State as it is called on the wire. */
    static String stateOf(ScoreSheet sheet) {
        return switch (sheet) {
            case NotStarted any -> NOT_STARTED;
        };
    }
}
