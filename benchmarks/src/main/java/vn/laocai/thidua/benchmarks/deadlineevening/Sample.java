package vn.laocai.thidua.benchmarks.deadlineevening;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/** A plausible figure for each criterion. */
final class Sample {

    private static final Set<String> NUMBERS = Set.of("PROPORTIONAL", "BANDS", "INDEX_SCALE", "DEDUCT_FROM_MAX");

    private Sample() {}

    /** Whether the result is one number, which an officer changes now and then. */
    static boolean isNumber(JsonNode criterion) {
        return NUMBERS.contains(criterion.at("/formula/type").asString(""));
    }

    static Map<String, Object> of(JsonNode criterion, String number) {
        String formula = criterion.at("/formula/type").asString("");
        String target = criterion.path("commonTarget").asString("80");
        return switch (formula) {
            case "PER_ITEM" -> Map.of("counts", criterion.at("/formula/items").valueStream()
                    .collect(Collectors.toMap(item -> item.path("code").asString(), item -> 1)));
            case "PROPORTIONAL", "THRESHOLD_THEN", "TARGET_WITH_OVERSHOOT", "LEADER_RELATIVE" ->
                Map.of("actual", number, "target", target);
            case "LOWER_IS_BETTER" -> Map.of("actual", "36", "baseline", "40");
            case "SAMPLE_SURVEY" -> Map.of("actual", "43");
            case "YES_NO" -> Map.of("met", true);
            case "RUBRIC" -> Map.of("choice", "3");
            case "ORDINAL_MAP" -> Map.of("choice", "TOT");
            case "CHECKLIST" -> Map.of("checked", List.of());
            case "" -> Map.of();
            default -> isNumber(criterion) ? Map.of("actual", number) : Map.of();
        };
    }
}
