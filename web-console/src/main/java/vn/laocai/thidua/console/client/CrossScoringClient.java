package vn.laocai.thidua.console.client;

import java.math.BigDecimal;
import java.time.Instant;
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
    Drawn drawn(@PathVariable String seasonId);

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
    CrossScore save(@PathVariable String id, @PathVariable String code, @RequestHeader("If-Match") String revision,
            @RequestBody CrossPoints points);

    @PostExchange("/cross-scores/{id}/submission")
    JsonNode submit(@PathVariable String id, @RequestHeader("Idempotency-Key") String key);

    @PostExchange("/cross-scores/{id}/recall")
    JsonNode takeBack(@PathVariable String id, @RequestHeader("Idempotency-Key") String key);

    @PostExchange("/cross-scoring/{seasonId}/replacements")
    JsonNode replace(@PathVariable String seasonId, @RequestHeader("Idempotency-Key") String key,
            @RequestBody Replacement replacement);

    /** The draw to be done; without a seed the service takes one and shows it. */
    record Draw(String seasonId, @Nullable String seed, @Nullable List<Integer> shifts, @Nullable String mode,
            List<String> sections) {}

    /** A ward or a person that must not score a ward. */
    record Conflict(@Nullable String scorerWard, @Nullable String personId, String targetWard, String reason) {}

    /** Another scorer in the place of one. */
    record Replacement(String targetWard, String oldScorer, String newScorer, String reason) {}

    /** The cross-scoring of a season as this person may see it. */
    record Drawn(String seasonId, @Nullable String seed, @Nullable List<Integer> shifts, @Nullable List<String> order,
            @Nullable Integer tries, @Nullable String mode, @Nullable List<Pair> pairs,
            @Nullable List<Exclusion> excluded, boolean begun, @Nullable List<Declared> conflicts,
            @Nullable List<Progress> progress, @Nullable String howToRedoVi, @Nullable String howToRedoEn) {}

    /** One ward scores another. */
    record Pair(String scorer, String target) {}

    /** A pair that an interest kept out. */
    record Exclusion(String scorer, String target, @Nullable String reason) {}

    /** A declared interest. */
    record Declared(int number, @Nullable String scorerWard, @Nullable String personId, String targetWard,
            @Nullable String reason, @Nullable Instant declaredAt) {}

    /** How far a ward's scorers are. */
    record Progress(String scorerWard, int assigned, int handedIn, int cellsScored, int cells) {}

    /** A sheet that this ward scores; {@code status} is DRAFT, SUBMITTED or later. */
    record CrossScoreLine(String id, @Nullable String seasonId, String targetWard, String status, int scored, int of,
            @Nullable Instant submittedAt, boolean writable) {}

    /** The scorer's sheet with the ward's own figures beside. */
    record CrossScore(String id, String seasonId, String targetWard, String scorerWard, String status,
            @Nullable Instant submittedAt, boolean writable, @Nullable BigDecimal deviationLimit,
            @Nullable List<CrossCell> cells) {

        /** The cells, never null. */
        public List<CrossCell> allCells() {
            return cells == null ? List.of() : cells;
        }
    }

    /** One criterion of the scorer's sheet; from {@code reasonAbove} points of difference on a reason is needed. */
    record CrossCell(String code, @Nullable String name, @Nullable BigDecimal max, @Nullable BigDecimal self,
            @Nullable String note, @Nullable List<String> evidenceIds, @Nullable BigDecimal points,
            @Nullable String reason, @Nullable String evidenceId, int revision, @Nullable BigDecimal reasonAbove) {

        /** The code as an id in a page. */
        public String anchor() {
            return code.replace('.', '-');
        }

        /** What this scorer gives more or less than the ward gave itself. */
        public @Nullable BigDecimal difference() {
            return points == null || self == null ? null : points.subtract(self);
        }
    }

    /** What the scorer gives; decimals travel as text. */
    record CrossPoints(String points, @Nullable String reason, @Nullable String evidenceId) {}
}
