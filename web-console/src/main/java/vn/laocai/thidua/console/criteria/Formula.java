package vn.laocai.thidua.console.criteria;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.console.page.Numbers;

/** How a criterion earns its points, as data; here only read and asked, never calculated. */
public record Formula(JsonNode node) {

    /** All types in the order of the regulation. */
    public static final List<String> TYPES = List.of("PROPORTIONAL", "TARGET_WITH_OVERSHOOT", "LEADER_RELATIVE",
            "BANDS", "THRESHOLD_THEN", "PER_ITEM", "SAMPLE_SURVEY", "DEDUCT_FROM_MAX", "RUBRIC", "INDEX_SCALE",
            "YES_NO", "LOWER_IS_BETTER", "ORDINAL_MAP", "CHECKLIST", "GATE", "EXPERT_MEAN");

    /** Something to choose, count or tick, and what it earns. */
    public record Option(String code, String name, @Nullable BigDecimal points) {}

    /** What is asked of the ward; {@code name} is the part of the figure, {@code kind} how it is entered. */
    public record Input(String kind, String name, List<Option> options) {}

    /** Name of the type. */
    public String type() {
        return node.path("type").asString("");
    }

    /** A number among the parameters. */
    public @Nullable BigDecimal number(String name) {
        return Numbers.number(node.path(name));
    }

    /** The formula inside a threshold or a gate. */
    public @Nullable Formula inner() {
        return node.path("then").isObject() ? new Formula(node.path("then")) : null;
    }

    /** Items, levels or grades, whichever the type has. */
    public List<Option> options() {
        List<Option> options = new ArrayList<>();
        for (String list : List.of("items", "levels", "grades")) {
            node.path(list).forEach(each -> options.add(new Option(
                    each.has("level") ? each.path("level").asString("") : each.path("code").asString(""),
                    each.path("name").asString(""), Numbers.number(each.path("points")))));
        }
        return options;
    }

    /** The bands in order: from, up to (or nothing), points. */
    public List<Map<String, BigDecimal>> bands() {
        List<Map<String, BigDecimal>> bands = new ArrayList<>();
        node.path("bands").forEach(each -> {
            Map<String, BigDecimal> band = new LinkedHashMap<>();
            for (String name : List.of("lo", "hi", "points")) {
                BigDecimal number = Numbers.number(each.path(name));
                if (number != null) {
                    band.put(name, number);
                }
            }
            bands.add(band);
        });
        return bands;
    }

    /** What the ward enters, in order. {@code targetAsked}: the ward's own target is a part of the figure. */
    public List<Input> inputs(boolean targetAsked) {
        List<Input> inputs = new ArrayList<>();
        switch (type()) {
            case "PER_ITEM" -> inputs.add(new Input("COUNTS", "counts", options()));
            case "RUBRIC", "ORDINAL_MAP" -> inputs.add(new Input("CHOICE", "choice", options()));
            case "CHECKLIST" -> inputs.add(new Input("CHECKS", "checked", options()));
            case "YES_NO" -> inputs.add(new Input("MET", "met", List.of()));
            case "EXPERT_MEAN" -> inputs.add(new Input("JUDGED", "judged", List.of()));
            case "SAMPLE_SURVEY", "DEDUCT_FROM_MAX" -> inputs.add(new Input("WHOLE", "actual", List.of()));
            case "LOWER_IS_BETTER" -> {
                inputs.add(new Input("NUMBER", "baseline", List.of()));
                inputs.add(new Input("NUMBER", "actual", List.of()));
            }
            case "GATE" -> {
                inputs.add(new Input("MET", "met", List.of()));
                addInner(inputs, targetAsked);
            }
            case "THRESHOLD_THEN" -> addInner(inputs, targetAsked);
            default -> {
                if (targetAsked) {
                    inputs.add(new Input("NUMBER", "target", List.of()));
                }
                inputs.add(new Input("NUMBER", "actual", List.of()));
            }
        }
        return inputs;
    }

    private void addInner(List<Input> inputs, boolean targetAsked) {
        Formula inner = inner();
        if (inner != null) {
            inputs.addAll(inner.inputs(targetAsked));
        }
    }
}
