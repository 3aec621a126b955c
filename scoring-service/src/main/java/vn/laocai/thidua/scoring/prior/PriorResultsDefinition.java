package vn.laocai.thidua.scoring.prior;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.scoring.prior.PriorResultsEvent.PriorResultsRecorded;
import vn.laocai.thidua.scoring.prior.PriorYear.Value;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.outbox.EventOnWire;
import vn.laocai.thidua.support.outbox.Replayable;

/** How results of earlier years are kept. They stay in the house: they are shown, not told. */
final class PriorResultsDefinition implements Replayable<PriorYears, PriorResultsEvent> {

    private static final String RECORDED = "prior-results-recorded";

    @Override
    public String context() {
        return "scoring";
    }

    @Override
    public String name() {
        return "prior-results";
    }

    @Override
    public String collection() {
        return "prior_results";
    }

    @Override
    public PriorYears evolve(@Nullable PriorYears state, PriorResultsEvent event) {
        return switch (event) {
            case PriorResultsRecorded recorded -> PriorYears.with(state, recorded.year());
        };
    }

    @Override
    public Document write(PriorYears state) {
        return new Document("seasonId", state.seasonId()).append("years",
                state.years().stream().map(PriorResultsDefinition::write).toList());
    }

    private static Document write(PriorYear state) {
        List<Document> values = new ArrayList<>();
        state.wards().forEach((ward, codes) -> codes.forEach((code, value) -> {
            Document document = new Document("wardCode", ward).append("code", code).append("points",
                    value.points().toPlainString());
            if (value.figure() != null) {
                document.append("figure", value.figure());
            }
            values.add(document);
        }));
        return new Document("year", state.year()).append("values", values);
    }

    @Override
    public PriorYears read(Document document) {
        String season = document.getString("seasonId");
        return new PriorYears(season,
                document.getList("years", Document.class).stream().map(year -> read(season, year)).toList());
    }

    private static PriorYear read(String season, Document document) {
        Map<String, Map<String, Value>> wards = new LinkedHashMap<>();
        document.getList("values", Document.class)
                .forEach(value -> wards.computeIfAbsent(value.getString("wardCode"), any -> new LinkedHashMap<>())
                        .put(value.getString("code"),
                                new Value(new BigDecimal(value.getString("points")), value.getString("figure"))));
        return new PriorYear(season, document.getInteger("year"), wards);
    }

    @Override
    public EventOnWire describe(PriorResultsEvent event, PriorYears after) {
        return switch (event) {
            case PriorResultsRecorded recorded -> EventOnWire.internalEvent(RECORDED, recorded, after.seasonId());
        };
    }

    @Override
    public PriorResultsEvent decode(String name, JsonNode data) {
        if (!RECORDED.equals(name)) {
            throw new IllegalArgumentException("No event of prior results is called " + name);
        }
        return EventJson.mapper().treeToValue(data, PriorResultsRecorded.class);
    }
}
