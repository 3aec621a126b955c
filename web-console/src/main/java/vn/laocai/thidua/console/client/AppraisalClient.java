package vn.laocai.thidua.console.client;

import java.math.BigDecimal;
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

    @GetExchange("/official-figures")
    Listing<OfficialFigure> officialFigures(@RequestParam String seasonId);

    @PutExchange("/official-figures/{seasonId}/{code}/{wardCode}")
    JsonNode official(@PathVariable String seasonId, @PathVariable String code, @PathVariable String wardCode,
            @RequestHeader("If-Match") String revision, @RequestBody NewFigure figure);

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

    /** One cell to appraise, with everything the appraiser compares. */
    record Appraisal(String scoreSheetId, String wardCode, String code, @Nullable String name,
            @Nullable BigDecimal max, @Nullable JsonNode self, @Nullable List<JsonNode> cross,
            @Nullable JsonNode official, @Nullable BigDecimal difference, @Nullable JsonNode proposed,
            @Nullable JsonNode appraised, @Nullable List<String> flags, int revision, @Nullable String next,
            @Nullable String previous) {

        /** The cell's place in a page's address. */
        public String key() {
            return scoreSheetId + "/" + code;
        }
    }

    /** What the appraiser finds: points, or a figure that the formula turns into points. */
    record Verdict(@Nullable BigDecimal points, @Nullable Map<String, Object> figure, @Nullable String reason) {}

    /** A figure of an agency, with its document. */
    record OfficialFigure(String code, String wardCode, @Nullable JsonNode figure, @Nullable String documentNumber,
            @Nullable String documentDate, @Nullable String issuer, @Nullable Integer revision) {}

    /** A figure to be recorded. */
    record NewFigure(Map<String, Object> figure, String documentNumber, @Nullable String documentDate,
            String issuer) {}

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
