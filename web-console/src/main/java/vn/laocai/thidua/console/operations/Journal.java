package vn.laocai.thidua.console.operations;

import tools.jackson.databind.JsonNode;

/** Whether a service's journal is whole: every entry still fits its predecessor's hash. */
record Journal(boolean intact, long entries, int findings) {

    static Journal read(JsonNode answer) {
        return new Journal(answer.path("intact").asBoolean(false),
                answer.path("entries").asLong(0), answer.path("findings").size());
    }
}
