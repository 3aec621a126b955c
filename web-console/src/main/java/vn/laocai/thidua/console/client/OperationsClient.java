package vn.laocai.thidua.console.client;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import tools.jackson.databind.JsonNode;

/** What every service offers its operators and auditors. */
@HttpExchange("/api")
public interface OperationsClient {

    @GetExchange("/ops/dead-letters")
    JsonNode deadLetters();

    @GetExchange("/ops/dead-letters/{id}")
    JsonNode deadLetter(@PathVariable String id);

    @PostExchange("/ops/dead-letters/{id}/replay")
    JsonNode replay(@PathVariable String id, @RequestHeader("Idempotency-Key") String key);

    @PostExchange("/ops/dead-letters/{id}/discard")
    JsonNode discard(@PathVariable String id, @RequestHeader("Idempotency-Key") String key,
            @RequestBody Discard discard);

    @GetExchange("/ops/parked-aggregates")
    JsonNode parked();

    @PostExchange("/ops/parked-aggregates/{collection}/{id}/redrive")
    JsonNode redrive(@PathVariable String collection, @PathVariable String id,
            @RequestHeader("Idempotency-Key") String key);

    @GetExchange("/ops/journal/verification")
    JsonNode journalVerification();

    @GetExchange("/audit")
    JsonNode audit();

    /** Why a dead letter is given up. */
    record Discard(String reason) {}
}
