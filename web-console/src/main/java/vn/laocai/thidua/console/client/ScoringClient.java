package vn.laocai.thidua.console.client;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** scoring-service: score sheets. */
@HttpExchange("/api")
public interface ScoringClient {

    @GetExchange("/score-sheets")
    Listing<ScoreSheet> scoreSheets(@RequestParam String seasonId);

    /** One ward's sheet of a season. */
    record ScoreSheet(String id, String seasonId, String wardCode, String state, @Nullable Instant openedAt,
            @Nullable String covenantId) {}
}
