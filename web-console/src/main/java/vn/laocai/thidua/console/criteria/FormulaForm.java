package vn.laocai.thidua.console.criteria;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import vn.laocai.thidua.console.criteria.Formula.Option;
import vn.laocai.thidua.console.page.Numbers;

/** The parameters of a formula as fields of a form, and back. Lists are lines with semicolons between their parts. */
@Component
class FormulaForm {

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
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Numbers numbers;

    FormulaForm(Numbers numbers) {
        this.numbers = numbers;
    }

    /** A field of the form; {@code lines} for a list. */
    record Param(String name, boolean lines, boolean percent, String value) {}

    /** A field could not be read. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        Unreadable(String typed) {
            super(typed);
        }
    }

    /** Whether a formula of this type has another one inside. */
    static boolean nests(String type) {
        return "THRESHOLD_THEN".equals(type) || "GATE".equals(type);
    }

    /** The fields of a type, filled from a formula where that is of the type. */
    List<Param> params(String type, @Nullable Formula formula) {
        Formula filled = formula != null && formula.type().equals(type) ? formula : null;
        List<Param> params = new ArrayList<>();
        for (String field : FIELDS.getOrDefault(type, List.of())) {
            char kind = field.charAt(field.length() - 1);
            String name = Character.isLetter(kind) ? field : field.substring(0, field.length() - 1);
            params.add(new Param(name, kind == '*', kind == '%', filled == null ? "" : value(filled, name, kind)));
        }
        return params;
    }

    private String value(Formula formula, String name, char kind) {
        return switch (kind) {
            case '*' -> "bands".equals(name) ? bandLines(formula) : optionLines(formula.options());
            case '$' -> formula.node().path(name).asString("");
            case '%' -> {
                BigDecimal share = formula.number(name);
                yield share == null ? "" : numbers.plain(share.multiply(HUNDRED));
            }
            default -> numbers.plain(formula.number(name));
        };
    }

    private String bandLines(Formula formula) {
        List<String> lines = new ArrayList<>();
        formula.bands().forEach(band -> lines.add(numbers.plain(band.get("lo")) + " ; " + numbers.plain(band.get("hi"))
                + " ; " + numbers.plain(band.get("points"))));
        return String.join("\n", lines);
    }

    private String optionLines(List<Option> options) {
        return String.join("\n", options.stream()
                .map(each -> each.code() + " ; " + each.name() + " ; " + numbers.plain(each.points())).toList());
    }

    /** The formula of a filled form in the service's form. */
    ObjectNode read(String type, String prefix, MultiValueMap<String, String> form) throws Unreadable {
        ObjectNode formula = JsonMapper.shared().createObjectNode();
        formula.put("type", type);
        for (String field : FIELDS.getOrDefault(type, List.of())) {
            char kind = field.charAt(field.length() - 1);
            String name = Character.isLetter(kind) ? field : field.substring(0, field.length() - 1);
            String given = form.getFirst(prefix + name);
            String typed = given == null ? "" : given.strip();
            switch (kind) {
                case '*' -> formula.set(name, lines(name, typed));
                case '$' -> formula.put(name, typed);
                case '#' -> formula.put(name, decimal(typed).intValue());
                case '%' -> formula.put(name, decimal(typed).divide(HUNDRED).stripTrailingZeros().toPlainString());
                case '?' -> {
                    if (!typed.isBlank()) {
                        formula.put(name, decimal(typed).toPlainString());
                    }
                }
                default -> formula.put(name, decimal(typed).toPlainString());
            }
        }
        if (nests(type)) {
            String inner = form.getFirst("then");
            formula.set("then", read(inner == null ? "PROPORTIONAL" : inner, "then.", form));
        }
        return formula;
    }

    private ArrayNode lines(String name, String typed) throws Unreadable {
        ArrayNode lines = JsonMapper.shared().createArrayNode();
        for (String line : typed.split("\\R", -1)) {
            if (line.isBlank()) {
                continue;
            }
            String[] parts = line.split(";", -1);
            if (parts.length != 3) {
                throw new Unreadable(line.strip());
            }
            ObjectNode each = lines.addObject();
            if ("bands".equals(name)) {
                each.put("lo", decimal(parts[0]).toPlainString());
                if (!parts[1].isBlank()) {
                    each.put("hi", decimal(parts[1]).toPlainString());
                }
            } else if ("levels".equals(name)) {
                each.put("level", decimal(parts[0]).intValue());
                each.put("name", parts[1].strip());
            } else {
                each.put("code", parts[0].strip());
                each.put("name", parts[1].strip());
            }
            each.put("points", decimal(parts[2]).toPlainString());
        }
        return lines;
    }

    static BigDecimal decimal(String typed) throws Unreadable {
        Optional<BigDecimal> number = Numbers.parse(typed);
        if (number.isEmpty()) {
            throw new Unreadable(typed.strip());
        }
        return number.get();
    }
}
