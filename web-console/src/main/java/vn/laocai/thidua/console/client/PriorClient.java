package vn.laocai.thidua.console.client;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import tools.jackson.databind.JsonNode;

/** scoring-service: results of earlier years beside a season. */
@HttpExchange("/api/prior-results/{seasonId}")
public interface PriorClient {

    @GetExchange
    Years years(@PathVariable String seasonId);

    @GetExchange("/export.xlsx")
    ResponseEntity<byte[]> export(@PathVariable String seasonId);

    /** Takes a workbook in; {@code dryRun} only looks for mistakes. */
    @PostExchange(value = "/import", contentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    JsonNode importFile(@PathVariable String seasonId, @RequestParam boolean dryRun,
            @RequestHeader("Idempotency-Key") String key, @RequestBody byte[] file);

    /** All years, the latest first. */
    record Years(@Nullable List<Year> years) {

        /** The years, never null. */
        public List<Year> all() {
            return years == null ? List.of() : years;
        }
    }

    /** A year: per ward and criterion what was earned. */
    record Year(int year, Map<String, Map<String, JsonNode>> wards) {}
}
