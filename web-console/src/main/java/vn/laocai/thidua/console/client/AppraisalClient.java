package vn.laocai.thidua.console.client;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

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

/** scoring-service: the appraisers' queue, official figures, rounds, explanations, finals. */
@HttpExchange("/api")
public interface AppraisalClient {

    @GetExchange("/appraisals")
    Listing<Appraisal> queue(@RequestParam String seasonId, @RequestParam(required = false) @Nullable String state);

    @PutExchange("/score-sheets/{id}/appraisals/{code}")
    JsonNode appraise(@PathVariable String id, @PathVariable String code, @RequestHeader("If-Match") String revision,
            @RequestBody Verdict verdict);

    @GetExchange("/score-sheets/{id}/appraisal")
    SheetAppraisal sheet(@PathVariable String id);

    @PostExchange("/score-sheets/{id}/wrong-figure-penalties/{code}")
    JsonNode decidePenalty(@PathVariable String id, @PathVariable String code,
            @RequestHeader("Idempotency-Key") String key, @RequestBody PenaltyDecision decision);

    @GetExchange("/official-figures")
    Listing<OfficialFigure> officialFigures(@RequestParam String seasonId);

    @PutExchange("/official-figures/{seasonId}/{code}/{wardCode}")
    JsonNode official(@PathVariable String seasonId, @PathVariable String code, @PathVariable String wardCode,
            @RequestBody NewFigure figure);

    @PostExchange("/official-figures/{seasonId}/import")
    JsonNode importOfficial(@PathVariable String seasonId, @RequestHeader("Idempotency-Key") String key,
            @RequestBody Csv csv);

    @PostExchange("/score-sheets/{id}/appraisal-rounds")
    JsonNode completeRound(@PathVariable String id, @RequestHeader("Idempotency-Key") String key,
            @RequestBody Round round);

    @PostExchange("/score-sheets/{id}/explanations")
    JsonNode explain(@PathVariable String id, @RequestHeader("Idempotency-Key") String key,
            @RequestBody Explanations explanations);

    @PostExchange("/score-sheets/{id}/appraisal-acceptance")
    JsonNode acceptAppraisal(@PathVariable String id, @RequestHeader("Idempotency-Key") String key);

    @PostExchange("/score-sheets/{id}/finalisation")
    JsonNode finalise(@PathVariable String id, @RequestHeader("Idempotency-Key") String key);

    @PostExchange("/score-sheets/{id}/reopening-proposals")
    JsonNode proposeReopening(@PathVariable String id, @RequestHeader("Idempotency-Key") String key,
            @RequestBody Reopening reopening);

    @PostExchange("/score-sheets/{id}/reopening")
    JsonNode decideReopening(@PathVariable String id, @RequestHeader("Idempotency-Key") String key,
            @RequestBody ReopeningDecision decision);

    /** One cell to appraise, with everything the appraiser compares; scorers of other wards are not named. */
    record Appraisal(String scoreSheetId, String wardCode, String state, String code, @Nullable String name,
            @Nullable BigDecimal max, @Nullable String unit, @Nullable JsonNode selfFigure, @Nullable BigDecimal self,
            @Nullable String note, @Nullable List<String> evidenceIds, @Nullable List<BigDecimal> cross,
            @Nullable BigDecimal crossMean, @Nullable Official official, @Nullable BigDecimal difference,
            @Nullable BigDecimal proposed, @Nullable String proposedFrom, @Nullable BigDecimal current,
            @Nullable Appraised appraised, @Nullable JsonNode explanation, @Nullable List<String> flags, boolean open,
            long revision) {

        /** The cell's place in a page's address. */
        public String key() {
            return scoreSheetId + "/" + code;
        }

        /** What to look at, never null. */
        public List<String> allFlags() {
            return flags == null ? List.of() : flags;
        }

        /** The ward's explanation, or null. */
        public @Nullable String explained() {
            return explanation == null ? null : explanation.path("text").asString(null);
        }
    }

    /** A department's figure and its paper. */
    record Official(@Nullable JsonNode figure, @Nullable BigDecimal points, @Nullable String documentNumber,
            @Nullable String documentDate, @Nullable String issuer) {}

    /** What an appraiser decided. */
    record Appraised(@Nullable BigDecimal points, @Nullable JsonNode figure, @Nullable String reason,
            @Nullable Instant at) {}

    /** A penalty that a wrong figure may cost; the head decides. */
    record Penalty(String code, @Nullable BigDecimal claimed, @Nullable BigDecimal found, @Nullable BigDecimal points,
            String state, @Nullable String reason) {}

    /** A reopening that waits for its decision. */
    record Proposal(@Nullable List<String> criterionCodes, @Nullable String reason) {}

    /** The appraisal of one sheet. */
    record SheetAppraisal(String scoreSheetId, String wardCode, String state, int round,
            @Nullable Instant explainUntil, boolean accepted, boolean acceptedBySilence,
            @Nullable Proposal reopeningProposal, @Nullable List<Penalty> penalties, @Nullable List<String> pending,
            @Nullable List<String> adjusted, @Nullable List<Appraisal> cells) {

        /** The criteria that were adjusted, never null. */
        public List<String> allAdjusted() {
            return adjusted == null ? List.of() : adjusted;
        }

        /** The cells, never null. */
        public List<Appraisal> allCells() {
            return cells == null ? List.of() : cells;
        }

        /** The penalties, never null. */
        public List<Penalty> allPenalties() {
            return penalties == null ? List.of() : penalties;
        }

        /** The criteria that are still to be appraised, never null. */
        public List<String> allPending() {
            return pending == null ? List.of() : pending;
        }
    }

    /** What the appraiser finds: points, or a figure that the formula turns into points. */
    record Verdict(@Nullable String points, @Nullable Map<String, Object> figure, @Nullable String reason) {}

    /** A figure beside the ward's claim; without {@code official} one that the agency may still give. */
    record OfficialFigure(String scoreSheetId, String wardCode, String code, @Nullable String name,
            @Nullable String unit, @Nullable Official official, @Nullable BigDecimal self,
            @Nullable BigDecimal difference, long revision) {}

    /** A figure to be recorded. */
    record NewFigure(Map<String, Object> figure, String documentNumber, @Nullable String documentDate,
            String issuer) {}

    /** The head's word on a penalty. */
    record PenaltyDecision(boolean impose, String reason) {}

    /** Rows of figures. */
    record Csv(String csv, boolean dryRun) {}

    /** 1 or 2. */
    record Round(int round) {}

    /** What the ward says to the differences. */
    record Explanations(List<Explanation> items) {}

    /** What the ward says to one difference. */
    record Explanation(String code, String text, List<String> evidenceIds) {}

    /** Criteria to open again, and why. */
    record Reopening(List<String> criterionCodes, String reason) {}

    /** The monitor's word on opening again. */
    record ReopeningDecision(boolean approve, @Nullable String reason) {}
}
