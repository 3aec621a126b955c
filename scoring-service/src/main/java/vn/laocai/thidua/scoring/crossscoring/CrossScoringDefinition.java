package vn.laocai.thidua.scoring.crossscoring;

import java.util.Date;
import java.util.List;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.scoring.crossscoring.CrossScoringEvent.ConflictDeclared;
import vn.laocai.thidua.scoring.crossscoring.CrossScoringEvent.CrossScoringAssigned;
import vn.laocai.thidua.scoring.crossscoring.CrossScoringEvent.PairLeftOut;
import vn.laocai.thidua.scoring.crossscoring.CrossScoringEvent.ScorerReplaced;
import vn.laocai.thidua.scoring.crossscoring.CrossScoringEvent.ScoringBegun;
import vn.laocai.thidua.scoring.crossscoring.CrossScoringEvent.WardsDrawn;
import vn.laocai.thidua.scoring.crossscoring.Draw.Exclusion;
import vn.laocai.thidua.scoring.crossscoring.Draw.Pair;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.outbox.EventOnWire;
import vn.laocai.thidua.support.outbox.Replayable;

/** How the cross-scoring of a season is kept and told. */
final class CrossScoringDefinition implements Replayable<CrossScoring, CrossScoringEvent> {

    @Override
    public String context() {
        return "scoring";
    }

    @Override
    public String name() {
        return "cross-scoring";
    }

    @Override
    public String collection() {
        return "cross_scorings";
    }

    @Override
    public CrossScoring evolve(@Nullable CrossScoring state, CrossScoringEvent event) {
        return CrossScoringDecider.evolve(state, event);
    }

    @Override
    public EventOnWire describe(CrossScoringEvent event, CrossScoring after) {
        String season = event.seasonId();
        return switch (event) {
            case ConflictDeclared any -> EventOnWire.internalEvent("conflict-declared", event, season);
            case WardsDrawn any -> EventOnWire.internalEvent("wards-drawn", event, season);
            case PairLeftOut any -> EventOnWire.internalEvent("pair-left-out", event, season);
            case ScorerReplaced any -> EventOnWire.internalEvent("scorer-replaced", event, season);
            case ScoringBegun any -> EventOnWire.internalEvent("cross-scoring-begun", event, season);
            case CrossScoringAssigned any -> EventOnWire.publicEvent("cross-scoring-assigned", event, season);
        };
    }

    @Override
    public CrossScoringEvent decode(String name, JsonNode data) {
        Class<? extends CrossScoringEvent> type = switch (name) {
            case "conflict-declared" -> ConflictDeclared.class;
            case "wards-drawn" -> WardsDrawn.class;
            case "pair-left-out" -> PairLeftOut.class;
            case "scorer-replaced" -> ScorerReplaced.class;
            case "cross-scoring-begun" -> ScoringBegun.class;
            case "cross-scoring-assigned" -> CrossScoringAssigned.class;
            default -> throw new IllegalArgumentException("No event of cross-scoring is called " + name);
        };
        return EventJson.mapper().treeToValue(data, type);
    }

    @Override
    public Document write(CrossScoring state) {
        Draw draw = state.draw();
        Scope scope = state.scope();
        return new Document("seasonId", state.seasonId()).append("draws", state.draws())
                .append("begun", state.begun())
                .append("conflicts", state.conflicts().stream().map(CrossScoringDefinition::write).toList())
                .append("draw", draw == null ? null : write(draw))
                .append("scope", scope == null
                        ? null
                        : new Document("mode", scope.mode().name()).append("sections", scope.sections()));
    }

    @Override
    public CrossScoring read(Document document) {
        Document draw = document.get("draw", Document.class);
        Document scope = document.get("scope", Document.class);
        return new CrossScoring(document.getString("seasonId"),
                document.getList("conflicts", Document.class).stream().map(CrossScoringDefinition::conflict).toList(),
                draw == null ? null : draw(draw),
                scope == null
                        ? null
                        : new Scope(Scope.Mode.valueOf(scope.getString("mode")),
                                scope.getList("sections", String.class)),
                document.getInteger("draws"), document.getBoolean("begun"));
    }

    private static Document write(Conflict conflict) {
        return new Document("number", conflict.number()).append("scorerWard", conflict.scorerWard())
                .append("personId", conflict.personId()).append("targetWard", conflict.targetWard())
                .append("reason", conflict.reason()).append("declaredBy", conflict.declaredBy())
                .append("declaredAt", Date.from(conflict.declaredAt()));
    }

    private static Conflict conflict(Document document) {
        return new Conflict(document.getInteger("number"), document.getString("scorerWard"),
                document.getString("personId"), document.getString("targetWard"), document.getString("reason"),
                document.getString("declaredBy"), document.getDate("declaredAt").toInstant());
    }

    private static Document write(Draw draw) {
        List<Document> pairs = draw.pairs().stream()
                .map(pair -> new Document("scorer", pair.scorer()).append("target", pair.target())).toList();
        List<Document> excluded = draw.excluded().stream().map(one -> new Document("scorer", one.scorer())
                .append("target", one.target()).append("reason", one.reason())).toList();
        return new Document("seed", draw.seed()).append("shifts", draw.shifts()).append("order", draw.order())
                .append("tries", draw.tries()).append("pairs", pairs).append("excluded", excluded);
    }

    private static Draw draw(Document document) {
        return new Draw(document.getString("seed"), document.getList("shifts", Integer.class),
                document.getList("order", String.class), document.getInteger("tries"),
                document.getList("pairs", Document.class).stream()
                        .map(pair -> new Pair(pair.getString("scorer"), pair.getString("target"))).toList(),
                document.getList("excluded", Document.class).stream().map(one -> new Exclusion(
                        one.getString("scorer"), one.getString("target"), one.getString("reason"))).toList());
    }
}
