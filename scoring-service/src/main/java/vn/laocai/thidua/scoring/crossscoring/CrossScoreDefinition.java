package vn.laocai.thidua.scoring.crossscoring;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.scoring.crossscoring.CrossScore.Cell;
import vn.laocai.thidua.scoring.crossscoring.CrossScore.Status;
import vn.laocai.thidua.scoring.crossscoring.CrossScoreEvent.CrossCellScored;
import vn.laocai.thidua.scoring.crossscoring.CrossScoreEvent.CrossScoreHandedIn;
import vn.laocai.thidua.scoring.crossscoring.CrossScoreEvent.CrossScoreSealed;
import vn.laocai.thidua.scoring.crossscoring.CrossScoreEvent.CrossScoreSubmitted;
import vn.laocai.thidua.scoring.crossscoring.CrossScoreEvent.CrossScoreTakenBack;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.outbox.EventOnWire;
import vn.laocai.thidua.support.outbox.Replayable;

/** How cross-scores are kept and told: figures stay in the journal of this service. */
final class CrossScoreDefinition implements Replayable<CrossScore, CrossScoreEvent> {

    @Override
    public String context() {
        return "scoring";
    }

    @Override
    public String name() {
        return "cross-score";
    }

    @Override
    public String collection() {
        return "cross_scores";
    }

    @Override
    public CrossScore evolve(@Nullable CrossScore state, CrossScoreEvent event) {
        return CrossScoreDecider.evolve(state, event);
    }

    @Override
    public EventOnWire describe(CrossScoreEvent event, CrossScore after) {
        String season = after.id().seasonId();
        return switch (event) {
            case CrossCellScored any -> EventOnWire.internalEvent("cross-cell-scored", event, season);
            case CrossScoreHandedIn any -> EventOnWire.internalEvent("cross-score-handed-in", event, season);
            case CrossScoreTakenBack any -> EventOnWire.internalEvent("cross-score-taken-back", event, season);
            case CrossScoreSealed any -> EventOnWire.internalEvent("cross-score-sealed", event, season);
            case CrossScoreSubmitted any -> EventOnWire.publicEvent("cross-score-submitted", event, season);
        };
    }

    @Override
    public CrossScoreEvent decode(String name, JsonNode data) {
        Class<? extends CrossScoreEvent> type = switch (name) {
            case "cross-cell-scored" -> CrossCellScored.class;
            case "cross-score-handed-in" -> CrossScoreHandedIn.class;
            case "cross-score-taken-back" -> CrossScoreTakenBack.class;
            case "cross-score-sealed" -> CrossScoreSealed.class;
            case "cross-score-submitted" -> CrossScoreSubmitted.class;
            default -> throw new IllegalArgumentException("No event of a cross-score is called " + name);
        };
        return EventJson.mapper().treeToValue(data, type);
    }

    @Override
    public Document write(CrossScore state) {
        // Codes hold dots, which names of members may not: the cells are a list.
        List<Document> cells = new TreeMap<>(state.cells()).entrySet().stream().map(CrossScoreDefinition::write)
                .toList();
        Instant at = state.submittedAt();
        return new Document("seasonId", state.id().seasonId()).append("target", state.id().target())
                .append("scorer", state.id().scorer()).append("status", state.status().name())
                .append("submittedAt", at == null ? null : Date.from(at)).append("cells", cells);
    }

    private static Document write(Map.Entry<String, Cell> entry) {
        Cell cell = entry.getValue();
        return new Document("code", entry.getKey()).append("revision", cell.revision())
                .append("points", cell.points().toPlainString()).append("reason", cell.reason())
                .append("evidenceId", cell.evidenceId()).append("by", cell.by()).append("at", Date.from(cell.at()));
    }

    @Override
    public CrossScore read(Document document) {
        Map<String, Cell> cells = new LinkedHashMap<>();
        for (Document cell : document.getList("cells", Document.class)) {
            cells.put(cell.getString("code"),
                    new Cell(cell.getInteger("revision"), new BigDecimal(cell.getString("points")),
                            cell.getString("reason"), cell.getString("evidenceId"), cell.getString("by"),
                            cell.getDate("at").toInstant()));
        }
        @Nullable
        Date at = document.getDate("submittedAt");
        return new CrossScore(
                new CrossScoreId(document.getString("seasonId"), document.getString("target"),
                        document.getString("scorer")),
                Status.valueOf(document.getString("status")), cells, at == null ? null : at.toInstant());
    }
}
