package vn.laocai.thidua.console.criteria;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import vn.laocai.thidua.console.criteria.FormulaForm.Unreadable;

/** Changes one criterion in a table and leaves every other word of it as it was. */
@Component
class TableEditor {

    private final FormulaForm formulas;

    TableEditor(FormulaForm formulas) {
        this.formulas = formulas;
    }

    /** The table with the criterion of that code as the form has it; a new one goes to the end of its section. */
    JsonNode change(JsonNode table, String code, @Nullable String section, MultiValueMap<String, String> form)
            throws Unreadable {
        JsonNode changed = table.deepCopy();
        ObjectNode criterion = find(changed.path("roots"), code).orElse(null);
        if (criterion == null) {
            criterion = add(changed, code, section).orElseThrow(() -> new Unreadable(code));
        }
        fill(criterion, form);
        return changed;
    }

    /** The table without the criterion. */
    JsonNode remove(JsonNode table, String code) {
        JsonNode changed = table.deepCopy();
        drop(changed.path("roots"), code);
        return changed;
    }

    private Optional<ObjectNode> add(JsonNode table, String code, @Nullable String section) {
        return section == null
                ? Optional.empty()
                : find(table.path("roots"), section).map(root -> {
                    ObjectNode added = root.withArray("children").addObject();
                    added.put("code", code);
                    added.put("kind", root.path("kind").asString("BASE"));
                    return added;
                });
    }

    private static Optional<ObjectNode> find(JsonNode nodes, String code) {
        for (JsonNode node : nodes) {
            if (code.equals(node.path("code").asString("")) && node instanceof ObjectNode found) {
                return Optional.of(found);
            }
            Optional<ObjectNode> below = find(node.path("children"), code);
            if (below.isPresent()) {
                return below;
            }
        }
        return Optional.empty();
    }

    private static void drop(JsonNode nodes, String code) {
        if (nodes instanceof ArrayNode array) {
            for (int i = array.size() - 1; i >= 0; i--) {
                if (code.equals(array.get(i).path("code").asString(""))) {
                    array.remove(i);
                } else {
                    drop(array.get(i).path("children"), code);
                }
            }
        }
    }

    private void fill(ObjectNode criterion, MultiValueMap<String, String> form) throws Unreadable {
        for (String name : List.of("name", "purpose", "unit", "dataProvider", "appraiser", "legalBasis")) {
            text(criterion, name, form.getFirst(name));
        }
        criterion.put("max", FormulaForm.decimal(first(form, "max")).toPlainString());
        for (String flag : List.of("critical", "naAllowed", "selfScorable", "crossScorable")) {
            if (form.containsKey(flag)) {
                criterion.put(flag, true);
            } else {
                criterion.remove(flag);
            }
        }
        if (!criterion.path("children").isEmpty()) {
            return;
        }
        criterion.set("formula", formulas.read(first(form, "type"), "p.", form));
        ObjectNode evidence = criterion.withObject("/evidence");
        evidence.put("mandatory", form.containsKey("evidenceMandatory"));
        text(evidence, "text", form.getFirst("evidenceText"));
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
