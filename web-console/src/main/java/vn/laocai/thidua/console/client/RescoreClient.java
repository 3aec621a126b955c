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

/** scoring-service: changed points that count whole or not at all. */
@HttpExchange("/api/rescore-sets")
public interface RescoreClient {

    @GetExchange
    Listing<RescoreSet> sets(@RequestParam String seasonId);

    @GetExchange("/{id}")
    RescoreSet set(@PathVariable String id);

    @PostExchange
    RescoreSet prepare(@RequestHeader("Idempotency-Key") String key, @RequestBody NewSet set);

    /** {@code end} is application or cancellation. */
    @PostExchange("/{id}/{end}")
    RescoreSet end(@PathVariable String id, @PathVariable String end, @RequestHeader("Idempotency-Key") String key,
            @RequestBody Map<String, String> nothing);

    /** A set; the effect is told while it is undecided. */
    record RescoreSet(String id, String seasonId, String state, String reason, @Nullable String complaintId,
            String preparedBy, Instant preparedAt, @Nullable List<Change> changes, @Nullable List<Effect> effect) {

        /** The changes, never null. */
        public List<Change> all() {
            return changes == null ? List.of() : changes;
        }
    }

    /** A cell with its old and new points. */
    record Change(String wardCode, String code, @Nullable BigDecimal before, BigDecimal after) {}

    /** What the set does to a ward. */
    record Effect(String wardCode, int rankBefore, int rankAfter, BigDecimal totalBefore, BigDecimal totalAfter) {}

    /** A set to prepare. */
    record NewSet(String seasonId, String reason, @Nullable String complaintId, List<NewChange> changes) {}

    /** Points wanted for a cell. */
    record NewChange(String wardCode, String code, BigDecimal points) {}
}
