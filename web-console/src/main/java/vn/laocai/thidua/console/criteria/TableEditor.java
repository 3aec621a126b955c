package vn.laocai.thidua.console.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import vn.laocai.thidua.console.criteria.FormulaForm.Unreadable;

/** Changes one thing in a table and leaves every other word of it as it was. */
@Component
class TableEditor {

    private static final List<String> OF_LEAVES = List.of("formula", "unit", "critical", "evidence", "dataProvider",
            "appraiser", "targetPolicy", "commonTarget", "naAllowed", "selfScorable", "crossScorable", "autoSource");

    private final FormulaForm formulas;

    TableEditor(FormulaForm formulas) {
        this.formulas = formulas;
    }

    /**
     * The table with the criterion of that code as the form has it; a new one goes to the end of its group, or becomes
     * a section where no group is named.
     */
    JsonNode change(JsonNode table, String code, @Nullable String group, MultiValueMap<String, String> form)
            throws Unreadable {
        JsonNode changed = table.deepCopy();
        ObjectNode criterion = find(roots(changed), code).orElse(null);
        if (criterion == null) {
            criterion = add(changed, code, group, first(form, "kind"));
        }
        fill(criterion, form);
        return changed;
    }

    /** The criterion of a form by itself, to see what its formula gives. */
    ObjectNode alone(MultiValueMap<String, String> form) throws Unreadable {
        ObjectNode criterion = JsonMapper.shared().createObjectNode();
        fill(criterion, form);
        criterion.put("code", "X").put("name", "X");
        return criterion;
    }

    /** The table without the criterion and what is below it. */
    JsonNode remove(JsonNode table, String code) {
        JsonNode changed = table.deepCopy();
        take(roots(changed), code);
        return changed;
    }

    /** The table with the criterion one place up or down among those beside it. */
    JsonNode shift(JsonNode table, String code, int by) {
        JsonNode changed = table.deepCopy();
        ArrayNode beside = beside(roots(changed), code).orElseThrow();
        int from = place(beside, code);
        int to = Math.clamp((long) from + by, 0, beside.size() - 1);
        beside.insert(to, beside.remove(from));
        return changed;
    }

    /** The table with the criterion at the end of another group; where that is below it, nothing changes. */
    JsonNode move(JsonNode table, String code, String group) {
        JsonNode changed = table.deepCopy();
        ObjectNode moved = find(roots(changed), code).orElseThrow();
        if (find(JsonMapper.shared().createArrayNode().add(moved), group).isPresent()) {
            return changed;
        }
        ObjectNode target = find(roots(changed), group).orElseThrow();
        take(roots(changed), code);
        children(target).add(moved);
        setKind(moved, target.path("kind").asString("BASE"));
        return changed;
    }

    /** The table with caps, chain of tie-breaks, classes and what else a form has about all criteria. */
    JsonNode settings(JsonNode table, MultiValueMap<String, String> form) throws Unreadable {
        ObjectNode changed = (ObjectNode) table.deepCopy();
        changed.put("title", first(form, "title").strip());
        changed.put("scale", FormulaForm.whole(first(form, "scale")));
        for (String number : List.of("bonusCap", "penaltyCap", "deviationLimit")) {
            changed.put(number, FormulaForm.decimal(first(form, number)).toPlainString());
        }
        for (String text : List.of("zeroPolicy", "rankingPolicy", "periodFrom", "periodTo")) {
            changed.put(text, first(form, text));
        }
        ArrayNode ties = JsonMapper.shared().createArrayNode();
        for (String step : form.getOrDefault("tie", List.of())) {
            if (!step.isBlank()) {
                String[] parts = step.split(":", 2);
                ObjectNode tie = ties.addObject().put("by", parts[0]);
                if (parts.length == 2) {
                    tie.put("section", parts[1]);
                }
            }
        }
        changed.set("tieBreaks", ties);
        changed.set("classes", classes(form));
        return changed;
    }

    private static ArrayNode classes(MultiValueMap<String, String> form) throws Unreadable {
        List<ObjectNode> classes = new ArrayList<>();
        for (int row = 0; form.containsKey("class." + row + ".name"); row++) {
            String name = first(form, "class." + row + ".name").strip();
            if (!name.isEmpty()) {
                String code = first(form, "class." + row + ".code");
                classes.add(JsonMapper.shared().createObjectNode()
                        .put("code", code.isBlank() ? "LOAI_" + (row + 1) : code).put("name", name)
                        .put("fromPercent",
                                FormulaForm.decimal(first(form, "class." + row + ".from")).toPlainString())
                        .put("top", form.containsKey("class." + row + ".top")));
            }
        }
        classes.sort((one, other) -> new java.math.BigDecimal(other.path("fromPercent").asString())
                .compareTo(new java.math.BigDecimal(one.path("fromPercent").asString())));
        ArrayNode list = JsonMapper.shared().createArrayNode();
        classes.forEach(list::add);
        return list;
    }

    private static ObjectNode add(JsonNode table, String code, @Nullable String group, String kind)
            throws Unreadable {
        if (group == null || group.isBlank()) {
            return roots(table).addObject().put("code", code).put("kind", kind.isBlank() ? "BASE" : kind);
        }
        ObjectNode above = find(roots(table), group).orElseThrow(() -> new Unreadable(group));
        // What has criteria below it has no points of its own.
        above.remove(OF_LEAVES);
        return children(above).addObject().put("code", code).put("kind", above.path("kind").asString("BASE"));
    }

    private static ArrayNode roots(JsonNode table) {
        return table.path("roots") instanceof ArrayNode roots ? roots : ((ObjectNode) table).putArray("roots");
    }

    private static ArrayNode children(ObjectNode node) {
        return node.path("children") instanceof ArrayNode children ? children : node.putArray("children");
    }

    private static Optional<ObjectNode> find(ArrayNode nodes, String code) {
        return beside(nodes, code).map(beside -> (ObjectNode) beside.get(place(beside, code)));
    }

    /** The list in which the criterion of that code stands. */
    private static Optional<ArrayNode> beside(ArrayNode nodes, String code) {
        if (place(nodes, code) >= 0) {
            return Optional.of(nodes);
        }
        for (JsonNode node : nodes) {
            if (node.path("children") instanceof ArrayNode children) {
                Optional<ArrayNode> below = beside(children, code);
                if (below.isPresent()) {
                    return below;
                }
            }
        }
        return Optional.empty();
    }

    private static int place(ArrayNode nodes, String code) {
        for (int i = 0; i < nodes.size(); i++) {
            if (code.equals(nodes.get(i).path("code").asString(""))) {
                return i;
            }
        }
        return -1;
    }

    private static void take(ArrayNode roots, String code) {
        beside(roots, code).ifPresent(beside -> beside.remove(place(beside, code)));
    }

    private static void setKind(ObjectNode node, String kind) {
        node.put("kind", kind);
        node.path("children").forEach(child -> setKind((ObjectNode) child, kind));
    }

    private void fill(ObjectNode criterion, MultiValueMap<String, String> form) throws Unreadable {
        for (String name : List.of("name", "purpose", "legalBasis")) {
            text(criterion, name, form.getFirst(name));
        }
        criterion.put("max", FormulaForm.decimal(first(form, "max")).toPlainString());
        if (form.containsKey("inactive")) {
            criterion.put("active", false);
        } else {
            criterion.remove("active");
        }
        if (!criterion.path("children").isEmpty() || form.containsKey("grouped")) {
            return;
        }
        for (String name : List.of("unit", "dataProvider", "appraiser")) {
            text(criterion, name, form.getFirst(name));
        }
        for (String flag : List.of("critical", "naAllowed", "selfScorable", "crossScorable")) {
            if (form.containsKey(flag)) {
                criterion.put(flag, true);
            } else {
                criterion.remove(flag);
            }
        }
        criterion.set("formula", formulas.read(form));
        evidence(criterion, form);
        String policy = first(form, "targetPolicy");
        if (policy.isBlank() || "NONE".equals(policy)) {
            criterion.remove("targetPolicy");
        } else {
            criterion.put("targetPolicy", policy);
        }
        if ("COMMON".equals(policy)) {
            criterion.put("commonTarget", FormulaForm.decimal(first(form, "commonTarget")).toPlainString());
        } else {
            criterion.remove("commonTarget");
        }
    }

    private static void evidence(ObjectNode criterion, MultiValueMap<String, String> form) {
        ObjectNode evidence = criterion.withObject("/evidence");
        evidence.put("mandatory", form.containsKey("evidenceMandatory"));
        text(evidence, "text", form.getFirst("evidenceText"));
        evidence.remove("types");
        List<String> types = form.getOrDefault("evidenceType", List.of());
        if (!types.isEmpty()) {
            types.forEach(evidence.putArray("types")::add);
        }
    }

    private static void text(ObjectNode node, String name, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            node.remove(name);
        } else {
            node.put(name, typed.strip());
        }
    }

    private static String first(MultiValueMap<String, String> form, String name) {
        String value = form.getFirst(name);
        return value == null ? "" : value;
    }
}
