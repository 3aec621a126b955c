package vn.laocai.thidua.console.operations;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A record that a consumer could not use, as its service tells of it. */
record DeadLetter(String id, String state, String eventType, String eventId, String subject, String group,
        String topic, String error, @Nullable Instant at, String data) {

    static List<DeadLetter> list(JsonNode answer) {
        List<DeadLetter> letters = new ArrayList<>();
        for (JsonNode item : answer.path("items")) {
            letters.add(read(item));
        }
        return letters;
    }

    static DeadLetter read(JsonNode node) {
        return new DeadLetter(text(node, "id"), text(node, "state"), text(node, "eventType"),
                text(node, "eventId"), text(node, "key"), text(node, "owner"),
                text(node, "topic"), text(node, "error"),
                instant(text(node, "firstFailedAt")),
                text(node, "value"));
    }

    /** Whether it can still be replayed or given up. */
    public boolean open() {
        return "OPEN".equals(state);
    }

    static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    static @Nullable Instant instant(String text) {
        try {
            return text.isBlank() ? null : Instant.parse(text);
        } catch (DateTimeException other) {
            return null;
        }
    }
}
