package vn.laocai.thidua.console.client;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** scoring-service: how far the sheets are, and how a ward stands in the block. */
@HttpExchange("/api/boards")
public interface BoardClient {

    @GetExchange("/{seasonId}/completion")
    Completion completion(@PathVariable String seasonId);

    @GetExchange("/{seasonId}/charts")
    Charts charts(@PathVariable String seasonId, @RequestParam String wardCode);

    /** How much of each section each ward has filled. */
    record Completion(@Nullable List<Section> sections, @Nullable List<CompletionRow> rows) {}

    /** A section of the criteria. */
    record Section(String code, @Nullable String name, @Nullable BigDecimal max) {}

    /** A ward in the picture of completion. */
    record CompletionRow(String wardCode, @Nullable String state,
            @Nullable Map<String, SheetClient.Progress> cells) {}

    /** A ward's sections against the block's median. */
    record Charts(@Nullable List<Bar> sections) {}

    /** One section: the ward's value, the block's median, the ward's value of last year. */
    record Bar(String code, @Nullable String name, @Nullable BigDecimal max, @Nullable BigDecimal value,
            @Nullable BigDecimal median, @Nullable BigDecimal prior) {}
}
