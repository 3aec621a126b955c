package vn.laocai.thidua.console.criteria;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.console.criteria.Formula.Input;
import vn.laocai.thidua.console.criteria.Formula.Option;
import vn.laocai.thidua.console.page.Numbers;
import vn.laocai.thidua.console.page.Words;

/** Figures between the form and the service: read from fields, shown in fields, said in words. */
@Component("figures")
public class Figures {

    private final Words words;
    private final Numbers numbers;

    Figures(Words words, Numbers numbers) {
        this.words = words;
        this.numbers = numbers;
    }

    /** A field holds no number. */
    public static final class NotANumber extends Exception {

        private static final long serialVersionUID = 1L;
        private final String typed;

        NotANumber(String typed) {
            super(typed);
            this.typed = typed;
        }

        /** What the person typed. */
        public String typed() {
            return typed;
        }
    }

    /**
     * The figure in the service's form from the fields {@code f.actual}, {@code f.count.x}, … of a form; what was left
     * empty is left out, for missing is not nought.
     *
     * @throws NotANumber
     *             when a number cannot be read
     */
    public Map<String, Object> read(MultiValueMap<String, String> form) throws NotANumber {
        Map<String, Object> figure = new LinkedHashMap<>();
        for (String name : List.of("actual", "target", "baseline")) {
            String typed = first(form, "f." + name);
            if (!typed.isBlank()) {
                figure.put(name, decimal(typed));
            }
        }
        Map<String, Object> counts = new LinkedHashMap<>();
        for (String field : form.keySet()) {
            if (field.startsWith("f.count.") && !first(form, field).isBlank()) {
                try {
                    counts.put(field.substring("f.count.".length()),
                            new BigDecimal(decimal(first(form, field))).intValueExact());
                } catch (ArithmeticException broken) {
                    throw (NotANumber) new NotANumber(first(form, field)).initCause(broken);
                }
            }
        }
        if (!counts.isEmpty()) {
            figure.put("counts", counts);
        }
        if (!first(form, "f.choice").isBlank()) {
            figure.put("choice", first(form, "f.choice"));
        }
        if (form.containsKey("f.checks")) {
            List<String> checked = new ArrayList<>(form.getOrDefault("f.checked", List.of()));
            // Nothing ticked is an answer only when the person says so; before that the cell is empty.
            if (!checked.isEmpty() || "none".equals(first(form, "f.checks"))) {
                figure.put("checked", checked);
            }
        }
        String judged = first(form, "f.judged");
        if (!judged.isBlank()) {
            List<String> marks = new ArrayList<>();
            for (String mark : judged.split(";", -1)) {
                if (!mark.isBlank()) {
                    marks.add(decimal(mark));
                }
            }
            figure.put("judged", marks);
        }
        if (!first(form, "f.met").isBlank()) {
            figure.put("met", "true".equals(first(form, "f.met")));
        }
        return figure;
    }

    /** A part of a figure as it stands in its field. */
    public String field(@Nullable JsonNode figure, String name) {
        if (figure == null || figure.path(name).isMissingNode()) {
            return "";
        }
        JsonNode part = figure.path(name);
        if (part.isArray()) {
            List<String> marks = new ArrayList<>();
            part.forEach(each -> marks.add(numbers.plain(each)));
            return String.join("; ", marks);
        }
        String number = numbers.plain(part);
        return number.isEmpty() ? part.asString("") : number;
    }

    /** A count of a figure as it stands in its field. */
    public String count(@Nullable JsonNode figure, String code) {
        return figure == null ? "" : figure.path("counts").path(code).asString("");
    }

    /** Whether a choice or a tick is in a figure. */
    public boolean has(@Nullable JsonNode figure, String code) {
        if (figure == null) {
            return false;
        }
        if (code.equals(figure.path("choice").asString(""))) {
            return true;
        }
        for (JsonNode each : figure.path("checked")) {
            if (code.equals(each.asString(""))) {
                return true;
            }
        }
        return false;
    }

    /** A figure in words: {@code 96,5 %}, {@code Mức 3 – Tốt}, {@code Đạt}; a dash for nothing. */
    public String say(@Nullable JsonNode figure, @Nullable Formula formula, @Nullable String unit) {
        if (figure == null || figure.isEmpty()) {
            return "–";
        }
        List<String> parts = new ArrayList<>();
        if (figure.has("met")) {
            parts.add(words.say(figure.path("met").asBoolean() ? "figure.met" : "figure.notMet"));
        }
        if (figure.has("actual")) {
            parts.add(numbers.plain(figure.path("actual")) + (unit == null ? "" : " " + unit));
        }
        List<Option> options = formula == null ? List.of() : formula.options();
        if (figure.has("choice")) {
            String code = figure.path("choice").asString("");
            parts.add(options.stream().filter(each -> each.code().equals(code)).map(Option::name).findFirst()
                    .orElse(code));
        }
        if (figure.has("counts")) {
            for (Option option : options) {
                String count = count(figure, option.code());
                if (!count.isEmpty() && !"0".equals(count)) {
                    parts.add(count + " × " + option.name());
                }
            }
            if (parts.isEmpty()) {
                parts.add("0");
            }
        }
        if (figure.has("checked")) {
            parts.add(words.say("figure.checked", figure.path("checked").size(), options.size()));
        }
        if (figure.has("judged")) {
            parts.add(field(figure, "judged"));
        }
        if (figure.has("baseline")) {
            parts.add(words.say("figure.baseline", numbers.plain(figure.path("baseline"))));
        }
        return String.join("; ", parts);
    }

    /** The formula as a sentence of the regulation. */
    public String rule(@Nullable Formula formula) {
        if (formula == null) {
            return "";
        }
        Formula inner = formula.inner();
        return switch (formula.type()) {
            case "BANDS" -> bands(formula);
            case "PER_ITEM", "CHECKLIST", "RUBRIC", "ORDINAL_MAP" -> {
                String list = String.join("; ", formula.options().stream()
                        .map(each -> each.name() + ": " + numbers.plain(each.points())).toList());
                BigDecimal cap = formula.number("cap");
                yield words.say("formula." + formula.type() + ".rule", list)
                        + (cap == null ? "" : " " + words.say("formula.cap", numbers.plain(cap)));
            }
            case "THRESHOLD_THEN" -> words.say("formula.THRESHOLD_THEN.rule",
                    numbers.plain(formula.number("threshold")), rule(inner));
            case "GATE" -> words.say("formula.GATE.rule", formula.node().path("precondition").asString(""),
                    rule(inner));
            case "SAMPLE_SURVEY" -> words.say("formula.SAMPLE_SURVEY.rule",
                    numbers.plain(formula.number("sampleSize")), numbers.plain(formula.number("unitPoints")));
            case "PROPORTIONAL" -> words.say("formula.PROPORTIONAL.rule", percent(formula, "cap"));
            case "TARGET_WITH_OVERSHOOT" -> words.say("formula.TARGET_WITH_OVERSHOOT.rule",
                    percent(formula, "baseShare"), percent(formula, "cap"));
            case "DEDUCT_FROM_MAX" -> words.say("formula.DEDUCT_FROM_MAX.rule",
                    numbers.plain(formula.number("perItem")));
            case "INDEX_SCALE" -> words.say("formula.INDEX_SCALE.rule", numbers.plain(formula.number("factor")));
            case "LOWER_IS_BETTER" -> words.say("formula.LOWER_IS_BETTER.rule", percent(formula, "goal"));
            case "EXPERT_MEAN" -> words.say("formula.EXPERT_MEAN.rule", numbers.plain(formula.number("step")));
            default -> Optional.ofNullable(words.orNull("formula." + formula.type() + ".rule")).orElse("");
        };
    }

    /** What a field asks for, as its label. */
    public String label(Input input, Formula formula) {
        if ("MET".equals(input.kind()) && "GATE".equals(formula.type())) {
            return formula.node().path("precondition").asString("");
        }
        String own = words.orNull("figure.label." + input.name() + "." + formula.type());
        return own == null ? words.say("figure.label." + input.name()) : own;
    }

    private String bands(Formula formula) {
        List<String> parts = new ArrayList<>();
        formula.bands().forEach(band -> {
            String points = numbers.plain(band.get("points"));
            BigDecimal lo = band.get("lo");
            BigDecimal hi = band.get("hi");
            parts.add(hi == null
                    ? words.say("formula.band.from", numbers.plain(lo), points)
                    : lo == null || lo.signum() == 0
                            ? words.say("formula.band.below", numbers.plain(hi), points)
                            : words.say("formula.band.between", numbers.plain(lo), numbers.plain(hi), points));
        });
        return String.join("; ", parts.reversed());
    }

    private String percent(Formula formula, String name) {
        BigDecimal share = formula.number(name);
        return share == null ? "" : numbers.plain(share.movePointRight(2));
    }

    private static String first(MultiValueMap<String, String> form, String name) {
        String value = form.getFirst(name);
        return value == null ? "" : value.strip();
    }

    private static String decimal(String typed) throws NotANumber {
        Optional<BigDecimal> number = Numbers.parse(typed);
        if (number.isEmpty()) {
            throw new NotANumber(typed);
        }
        return number.get().toPlainString();
    }
}
