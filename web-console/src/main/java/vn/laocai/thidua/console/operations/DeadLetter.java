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
        for (JsonNode item : answer.isArray() ? answer : answer.path("items")) {
            letters.add(read(item));
        }
        return letters;
    }

    static DeadLetter read(JsonNode node) {
        JsonNode data = node.path("data");
        return new DeadLetter(text(node, "id"), text(node, "state", "status"), text(node, "eventType", "type"),
                text(node, "eventId"), text(node, "subject", "key"), text(node, "group", "consumerGroup"),
                text(node, "topic", "originalTopic"), text(node, "error", "exceptionMessage", "reason"),
                instant(text(node, "at", "failedAt", "createdAt")),
                data.isString() ? data.asString() : data.isMissingNode() ? "" : data.toPrettyString());
    }

    /** Whether it can still be replayed or given up. */
    boolean open() {
        return !"DISCARDED".equals(state) && !"REPLAYED".equals(state) && !"RESOLVED".equals(state);
    }

    static String text(JsonNode node, String... names) {
        for (String name : names) {
            String found = node.path(name).asString("");
            if (!found.isBlank()) {
                return found;
            }
        }
        return "";
    }

    static @Nullable Instant instant(String text) {
        try {
            return text.isBlank() ? null : Instant.parse(text);
        } catch (DateTimeException other) {
            return null;
        }
    }
}
