package vn.laocai.thidua.scoring.replay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import vn.laocai.thidua.scoring.replay.ReplayReport.Difference;

/** Finds the first place where two result documents differ: cells before sums, sums before places. */
final class Differences {

    private static final List<String> FIELDS = List.of("base", "bonus", "penalty", "total", "scored", "of", "rank",
            "tied", "className", "tieBreak");

    private Differences() {}

    static Optional<Difference> first(JsonNode published, JsonNode recomputed) {
        Map<String, JsonNode> then = rows(published);
        Map<String, JsonNode> now = rows(recomputed);
        TreeSet<String> wards = new TreeSet<>(then.keySet());
        wards.addAll(now.keySet());
        for (String group : List.of("leaves", "naAdjustments", "sections")) {
            for (String ward : wards) {
                Optional<Difference> found = inside(ward, row(then, ward).path(group), row(now, ward).path(group));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        for (String field : FIELDS) {
            for (String ward : wards) {
                JsonNode one = row(then, ward).path(field);
                JsonNode other = row(now, ward).path(field);
                if (!one.equals(other)) {
                    return Optional.of(new Difference(ward, field, text(one), text(other)));
                }
            }
        }
        return published.equals(recomputed)
                ? Optional.empty()
                : Optional.of(new Difference("", "criteria", text(published.path("criteria")),
                        text(recomputed.path("criteria"))));
    }

    private static Optional<Difference> inside(String ward, JsonNode published, JsonNode recomputed) {
        TreeSet<String> codes = new TreeSet<>(published.propertyNames());
        codes.addAll(recomputed.propertyNames());
        for (String code : codes) {
            if (!published.path(code).equals(recomputed.path(code))) {
                return Optional.of(
                        new Difference(ward, code, text(published.path(code)), text(recomputed.path(code))));
            }
        }
        return Optional.empty();
    }

    private static Map<String, JsonNode> rows(JsonNode document) {
        Map<String, JsonNode> rows = new LinkedHashMap<>();
        document.path("rows").forEach(row -> rows.put(row.path("wardCode").asString(""), row));
        return rows;
    }

    private static JsonNode row(Map<String, JsonNode> rows, String ward) {
        JsonNode row = rows.get(ward);
        return row == null ? MissingNode.getInstance() : row;
    }

    private static String text(JsonNode node) {
        return node.isString() ? node.asString() : node.isMissingNode() ? "" : node.toString();
    }
}
