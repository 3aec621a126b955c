package vn.laocai.thidua.console.client;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import tools.jackson.databind.JsonNode;

/** scoring-service: who scores whom, and the scorers' sheets. */
@HttpExchange("/api")
public interface CrossScoringClient {

    @PostExchange("/cross-scoring")
    JsonNode draw(@RequestHeader("Idempotency-Key") String key, @RequestBody Draw draw);

    @GetExchange("/cross-scoring/{seasonId}")
    JsonNode drawn(@PathVariable String seasonId);

    @PostExchange("/cross-scoring/{seasonId}/conflicts")
    JsonNode declare(@PathVariable String seasonId, @RequestHeader("Idempotency-Key") String key,
            @RequestBody Conflict conflict);

    @GetExchange("/cross-scoring/{seasonId}/fairness")
    JsonNode fairness(@PathVariable String seasonId);

    @GetExchange("/cross-scores")
    Listing<CrossScoreLine> mine(@RequestParam String seasonId);

    @GetExchange("/cross-scores/{id}")
    CrossScore score(@PathVariable String id);

    @PutExchange("/cross-scores/{id}/cells/{code}")
    JsonNode save(@PathVariable String id, @PathVariable String code, @RequestHeader("If-Match") String revision,
            @RequestBody CrossPoints points);

    @PostExchange("/cross-scores/{id}/submission")
    JsonNode submit(@PathVariable String id, @RequestHeader("Idempotency-Key") String key);

    /** The draw; without a seed the service takes one and shows it. */
    record Draw(String seasonId, @Nullable String seed, @Nullable List<Integer> shifts, String mode) {}

    /** A ward or a person that must not score a ward. */
    record Conflict(@Nullable String scorerWard, @Nullable String personId, String targetWard, String reason) {}

    /** A sheet that this ward scores. */
    record CrossScoreLine(String id, @Nullable String seasonId, @Nullable String scorerWard,
            @Nullable String targetWard, String state, @Nullable Integer scored, @Nullable Integer of,
            @Nullable JsonNode progress, @Nullable String dueAt) {}

    /** The scorer's sheet with the ward's own figures beside. */
    record CrossScore(String id, @Nullable String seasonId, @Nullable String scorerWard,
            @Nullable String targetWard, String state, SheetClient.@Nullable Criteria criteria,
            @Nullable List<CrossCell> cells, @Nullable BigDecimal threshold) {

        /** The cells, never null. */
        public List<CrossCell> allCells() {
            return cells == null ? List.of() : cells;
        }
    }

    /** One criterion of the scorer's sheet. */
    record CrossCell(String code, @Nullable Integer revision, @Nullable JsonNode self, @Nullable JsonNode figure,
            @Nullable String note, @Nullable List<JsonNode> evidence, @Nullable BigDecimal points,
            @Nullable String reason, @Nullable String evidenceId, @Nullable Boolean reasonNeeded) {}

    /** What the scorer gives. */
    record CrossPoints(BigDecimal points, @Nullable String reason, @Nullable String evidenceId) {}
}
