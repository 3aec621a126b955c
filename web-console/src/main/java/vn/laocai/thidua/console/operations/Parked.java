package vn.laocai.thidua.console.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An aggregate whose events the relay gave up sending. */
record Parked(String collection, String id, int pending, String error, @Nullable Instant since) {

    static List<Parked> list(JsonNode answer) {
        List<Parked> all = new ArrayList<>();
        for (JsonNode item : answer.path("items")) {
            all.add(new Parked(DeadLetter.text(item, "collection"), DeadLetter.text(item, "id"),
                    item.path("waiting").asInt(0), DeadLetter.text(item, "error"),
                    DeadLetter.instant(DeadLetter.text(item, "oldest"))));
        }
        return all;
    }
}
