package vn.laocai.thidua.console.criteria;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import vn.laocai.thidua.console.page.Numbers;

/**
 * A formula as fields of a form, and back. A threshold or a gate has another formula inside, and that one perhaps a
 * third: each is a part with fields of its own.
 */
@Component
class FormulaForm {

    /** The last letter says what a parameter is: % a share, # a whole number, ? optional, $ a text, * rows. */
    private static final Map<String, List<String>> FIELDS = Map.ofEntries(
            Map.entry("PROPORTIONAL", List.of("cap%")), Map.entry("TARGET_WITH_OVERSHOOT", List.of("baseShare%",
                    "cap%")),
            Map.entry("BANDS", List.of("bands*")), Map.entry("THRESHOLD_THEN", List.of("threshold")),
            Map.entry("PER_ITEM", List.of("items*", "cap?")),
            Map.entry("SAMPLE_SURVEY", List.of("sampleSize#", "unitPoints")),
            Map.entry("DEDUCT_FROM_MAX", List.of("perItem")), Map.entry("RUBRIC", List.of("levels*")),
            Map.entry("INDEX_SCALE", List.of("factor")), Map.entry("LOWER_IS_BETTER", List.of("goal%")),
            Map.entry("ORDINAL_MAP", List.of("grades*")), Map.entry("CHECKLIST", List.of("items*")),
            Map.entry("GATE", List.of("precondition$")), Map.entry("EXPERT_MEAN", List.of("step")));
    /** The columns of rows; what is kept but not shown begins with a point. */
    private static final Map<String, List<String>> COLUMNS = Map.of("bands", List.of("lo", "hi", "points"), "items",
            List.of(".code", "name", "points"), "levels", List.of("level", "name", "points"), "grades",
            List.of(".code", "name", "points"));
    /** What stands in the fields of a new formula. */
    private static final Map<String, String> USUAL = Map.of("PROPORTIONAL.cap", "100",
            "TARGET_WITH_OVERSHOOT.baseShare", "80", "TARGET_WITH_OVERSHOOT.cap", "120", "THRESHOLD_THEN.threshold",
            "70", "LOWER_IS_BETTER.goal", "10", "EXPERT_MEAN.step", "0,5");
    private static final String SIMPLEST = "PROPORTIONAL";
    private static final int DEEPEST = 2;
    private static final int SPARE_ROWS = 3;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Numbers numbers;

    FormulaForm(Numbers numbers) {
        this.numbers = numbers;
    }

    /** A formula of the form: the field that chooses its type, the types to choose from, its parameters. */
    record Part(String field, String type, List<String> types, List<Param> params) {}

    /** A parameter: one field, or rows of them. */
    record Param(String name, String field, boolean percent, String value, List<List<Cell>> rows) {}

    /** A field in a row. */
    record Cell(String name, String field, String value, boolean hidden) {}

    /** A field could not be read. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        Unreadable(String typed) {
            super(typed);
        }
    }

    /** The formula and those inside it, filled from what was typed, else from the formula, else with usual values. */
    List<Part> parts(@Nullable Formula formula, @Nullable MultiValueMap<String, String> typed) {
        List<Part> parts = new ArrayList<>();
        Formula filled = formula;
        for (int level = 0; level <= DEEPEST; level++) {
            String field = level == 0 ? "type" : prefix(level).substring(0, prefix(level).length() - 1);
            String given = typed == null ? null : typed.getFirst(field);
            String type = given != null ? given : filled == null ? SIMPLEST : filled.type();
            List<String> types = types(level);
            if (!types.contains(type)) {
                type = SIMPLEST;
            }
            Formula same = filled != null && filled.type().equals(type) ? filled : null;
            parts.add(new Part(field, type, types, params(type, prefix(level), same, typed)));
            if (!nests(type)) {
                break;
            }
            filled = same == null ? null : same.inner();
        }
        return parts;
    }

    private static List<String> types(int level) {
        return level < DEEPEST ? Formula.TYPES : Formula.TYPES.stream().filter(type -> !nests(type)).toList();
    }

    private static boolean nests(String type) {
        return "THRESHOLD_THEN".equals(type) || "GATE".equals(type);
    }

    private static String prefix(int level) {
        return level == 0 ? "p." : level == 1 ? "then." : "then" + level + ".";
    }

    private List<Param> params(String type, String prefix, @Nullable Formula formula,
            @Nullable MultiValueMap<String, String> typed) {
        List<Param> params = new ArrayList<>();
        for (String declared : FIELDS.getOrDefault(type, List.of())) {
            char kind = kind(declared);
            String name = name(declared);
            if (kind == '*') {
                params.add(new Param(name, prefix + name, false, "", rows(prefix + name, name, formula, typed)));
                continue;
            }
            String given = typed == null ? null : typed.getFirst(prefix + name);
            String usual = USUAL.getOrDefault(type + "." + name, "");
            params.add(new Param(name, prefix + name, kind == '%',
                    given != null ? given : formula == null ? usual : value(formula, name, kind), List.of()));
        }
        return params;
    }

    private String value(Formula formula, String name, char kind) {
        return switch (kind) {
            case '$' -> formula.node().path(name).asString("");
            case '%' -> {
                BigDecimal share = formula.number(name);
                yield share == null ? "" : numbers.plain(share.multiply(HUNDRED));
            }
            default -> numbers.plain(formula.number(name));
        };
    }

    /** The rows that are filled and some to fill. */
    private List<List<Cell>> rows(String field, String name, @Nullable Formula formula,
            @Nullable MultiValueMap<String, String> typed) {
        List<List<String>> filled = new ArrayList<>();
        if (typed != null && typed.containsKey(field + ".0.points")) {
            for (int row = 0; typed.containsKey(field + "." + row + ".points"); row++) {
                filled.add(typedRow(field, name, row, typed));
            }
            filled.removeIf(values -> values.stream().allMatch(String::isBlank));
        } else if (formula != null) {
            formula.node().path(name).forEach(node -> filled.add(COLUMNS.getOrDefault(name, List.of()).stream()
                    .map(column -> shown(node.path(bare(column)), column)).toList()));
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (int row = 0; row < filled.size() + SPARE_ROWS; row++) {
            List<Cell> cells = new ArrayList<>();
            List<String> columns = COLUMNS.getOrDefault(name, List.of());
            for (int at = 0; at < columns.size(); at++) {
                String column = columns.get(at);
                cells.add(new Cell(bare(column), field + "." + row + "." + bare(column),
                        row < filled.size() ? filled.get(row).get(at) : "", column.startsWith(".")));
            }
            rows.add(cells);
        }
        return rows;
    }

    private String shown(JsonNode node, String column) {
        return "name".equals(column) || column.startsWith(".") ? node.asString("") : numbers.plain(node);
    }

    private static List<String> typedRow(String field, String name, int row, MultiValueMap<String, String> typed) {
        return COLUMNS.getOrDefault(name, List.of()).stream().map(column -> {
            String value = typed.getFirst(field + "." + row + "." + bare(column));
            return value == null ? "" : value.strip();
        }).toList();
    }

    /** The formula of a filled form in the service's form. */
    ObjectNode read(MultiValueMap<String, String> form) throws Unreadable {
        return read(0, form);
    }

    private ObjectNode read(int level, MultiValueMap<String, String> form) throws Unreadable {
        String chosen = form.getFirst(level == 0 ? "type" : prefix(level).substring(0, prefix(level).length() - 1));
        String type = chosen == null ? SIMPLEST : chosen;
        String prefix = prefix(level);
        ObjectNode formula = JsonMapper.shared().createObjectNode();
        formula.put("type", type);
        for (String declared : FIELDS.getOrDefault(type, List.of())) {
            String name = name(declared);
            String given = form.getFirst(prefix + name);
            String typed = given == null ? "" : given.strip();
            switch (kind(declared)) {
                case '*' -> formula.set(name, readRows(prefix + name, name, form));
                case '$' -> formula.put(name, typed);
                case '#' -> formula.put(name, whole(typed));
                case '%' -> formula.put(name,
                        decimal(typed).divide(HUNDRED).stripTrailingZeros().toPlainString());
                case '?' -> {
                    if (!typed.isBlank()) {
                        formula.put(name, decimal(typed).toPlainString());
                    }
                }
                default -> formula.put(name, decimal(typed).toPlainString());
            }
        }
        if (nests(type) && level < DEEPEST) {
            formula.set("then", read(level + 1, form));
        }
        return formula;
    }

    private static ArrayNode readRows(String field, String name, MultiValueMap<String, String> form)
            throws Unreadable {
        List<ObjectNode> rows = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (int row = 0; form.containsKey(field + "." + row + ".points"); row++) {
            List<String> typed = typedRow(field, name, row, form);
            // A hidden code alone is a row that was emptied.
            if (typed.subList(typed.size() - 2, typed.size()).stream().allMatch(String::isBlank)
                    && (!"bands".equals(name) || typed.getFirst().isBlank())) {
                continue;
            }
            ObjectNode node = JsonMapper.shared().createObjectNode();
            if ("bands".equals(name)) {
                node.put("lo", decimal(typed.get(0)).toPlainString());
                if (!typed.get(1).isBlank()) {
                    node.put("hi", decimal(typed.get(1)).toPlainString());
                }
            } else if ("levels".equals(name)) {
                node.put("level", whole(typed.get(0)));
                node.put("name", typed.get(1));
            } else {
                String code = typed.get(0).isBlank() ? "" : typed.get(0);
                node.put("code", code);
                codes.add(code);
                node.put("name", typed.get(1));
            }
            node.put("points", decimal(typed.get(2)).toPlainString());
            rows.add(node);
        }
        if ("bands".equals(name)) {
            rows.sort(Comparator.comparing(node -> new BigDecimal(node.path("lo").asString())));
        }
        name(rows, codes);
        ArrayNode list = JsonMapper.shared().createArrayNode();
        rows.forEach(list::add);
        return list;
    }

    /** New items get codes of their own; those that were there keep theirs, for sheets name them. */
    private static void name(List<ObjectNode> rows, Set<String> taken) {
        int next = 1;
        for (ObjectNode row : rows) {
            if (row.path("code").isString() && row.path("code").asString().isEmpty()) {
                while (taken.contains("m" + next)) {
                    next++;
                }
                row.put("code", "m" + next);
                taken.add("m" + next);
            }
        }
    }

    private static char kind(String declared) {
        return declared.charAt(declared.length() - 1);
    }

    private static String name(String declared) {
        return Character.isLetter(kind(declared)) ? declared : declared.substring(0, declared.length() - 1);
    }

    private static String bare(String column) {
        return column.startsWith(".") ? column.substring(1) : column;
    }

    static BigDecimal decimal(String typed) throws Unreadable {
        Optional<BigDecimal> number = Numbers.parse(typed);
        if (number.isEmpty()) {
            throw new Unreadable(typed.strip());
        }
        return number.get();
    }

    static int whole(String typed) throws Unreadable {
        try {
            return decimal(typed).intValueExact();
        } catch (ArithmeticException fraction) {
            throw (Unreadable) new Unreadable(typed.strip()).initCause(fraction);
        }
    }
}
