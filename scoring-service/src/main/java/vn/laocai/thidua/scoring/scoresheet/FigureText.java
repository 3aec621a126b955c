package vn.laocai.thidua.scoring.scoresheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.formula.BadFigure;
import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.scoring.formula.Formula;
import vn.laocai.thidua.scoring.formula.Formula.Item;
import vn.laocai.thidua.scoring.paper.Numbers;

/**
 * Figures as they stand in two columns of a table, <i>Kết quả</i> and <i>Chỉ tiêu</i>: what is written reads back to the
 * same figure. Numbers may have a decimal comma or dot.
 */
final class FigureText {

    private static final Set<String> YES = Set.of("có", "đạt", "x", "yes", "true", "1");
    private static final Set<String> NO = Set.of("không", "không đạt", "no", "false", "0");

    private FigureText() {}

    /**
     * The figure of the two columns; empty where both are.
     *
     * @throws BadFigure
     *             where they cannot be read
     */
    static Figure read(Criterion criterion, String result, String target) {
        String value = SheetText.text(result);
        String second = SheetText.text(target);
        Formula formula = criterion.formula();
        if (formula == null || (value.isEmpty() && second.isEmpty())) {
            return Figure.EMPTY;
        }
        return read(formula, value, second);
    }

    /** What stands in the column of results. */
    static String result(Criterion criterion, @Nullable Figure figure) {
        Formula formula = criterion.formula();
        return figure == null || formula == null ? "" : result(formula, figure);
    }

    /** What stands in the column of targets: the target, or last year's value where less is better. */
    static String target(Criterion criterion, @Nullable Figure figure) {
        if (figure == null) {
            return "";
        }
        BigDecimal second = figure.target() == null ? figure.baseline() : figure.target();
        return second == null ? "" : Numbers.write(second);
    }

    private static Figure read(Formula formula, String value, String second) {
        return switch (formula) {
            case Formula.Rubric any -> Figure.choice(value);
            case Formula.OrdinalMap map -> Figure.choice(grade(map, value));
            case Formula.YesNo any -> Figure.met(yes(value));
            case Formula.PerItem items -> Figure.counts(counts(items.items(), value));
            case Formula.Checklist list -> Figure.checked(checked(list.items(), value));
            case Formula.ExpertMean any -> judged(value);
            case Formula.LowerIsBetter any ->
                new Figure(number(value, "/actual"), null, number(second, "/baseline"), Map.of(), null, null, List.of(),
                        null);
            case Formula.Gate gate -> gate(gate, value, second);
            case Formula.Proportional any -> measured(value, second);
            case Formula.TargetWithOvershoot any -> measured(value, second);
            case Formula.LeaderRelative any -> measured(value, second);
            case Formula.Bands any -> measured(value, second);
            case Formula.ThresholdThen any -> measured(value, second);
            case Formula.SampleSurvey any -> measured(value, second);
            case Formula.DeductFromMax any -> measured(value, second);
            case Formula.IndexScale any -> measured(value, second);
        };
    }

    private static String result(Formula formula, Figure figure) {
        return switch (formula) {
            case Formula.YesNo any -> figure.met() == null ? text(figure.choice()) : yesNo(figure.met());
            case Formula.PerItem items -> items.items().size() == 1 && figure.counts().size() == 1
                    ? figure.counts().values().iterator().next().toString()
                    : figure.counts().entrySet().stream().map(count -> count.getKey() + "=" + count.getValue())
                            .collect(Collectors.joining("; "));
            case Formula.Checklist any -> checked(figure);
            case Formula.ExpertMean any ->
                figure.judged().stream().map(Numbers::write).collect(Collectors.joining("; "));
            case Formula.Gate gate -> figure.met() == null
                    ? result(gate.then(), figure)
                    : yesNo(figure.met()) + (Boolean.TRUE.equals(figure.met())
                            ? " | " + result(gate.then(), figure.withMet(null))
                            : "");
            case Formula.Rubric any -> text(figure.choice());
            case Formula.OrdinalMap any -> text(figure.choice());
            case Formula.Proportional any -> actual(figure);
            case Formula.TargetWithOvershoot any -> actual(figure);
            case Formula.LeaderRelative any -> actual(figure);
            case Formula.Bands any -> actual(figure);
            case Formula.ThresholdThen any -> actual(figure);
            case Formula.SampleSurvey any -> actual(figure);
            case Formula.DeductFromMax any -> actual(figure);
            case Formula.IndexScale any -> actual(figure);
            case Formula.LowerIsBetter any -> actual(figure);
        };
    }

    private static Figure measured(String value, String second) {
        return new Figure(number(value.endsWith("%") ? value.substring(0, value.length() - 1) : value, "/actual"),
                number(second, "/target"), null, Map.of(), null, null, List.of(), null);
    }

    private static Figure gate(Formula.Gate gate, String value, String second) {
        int bar = value.indexOf('|');
        boolean met = yes(bar < 0 ? value : value.substring(0, bar).strip());
        return bar < 0 ? Figure.met(met) : read(gate.then(), value.substring(bar + 1).strip(), second).withMet(met);
    }

    private static Map<String, Integer> counts(List<Item> items, String value) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        if (items.size() == 1 && !value.contains("=")) {
            counts.put(items.getFirst().code(), whole(value, "/counts/" + items.getFirst().code()));
            return counts;
        }
        for (String part : value.split(";", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                String code = part.substring(0, equals).strip();
                counts.put(code, whole(part.substring(equals + 1), "/counts/" + code));
            } else if (!part.isBlank()) {
                throw new BadFigure("/counts",
                        "Hãy ghi dạng “MÃ=số lượng”, cách nhau bằng dấu chấm phẩy; mã là "
                                + items.stream().map(Item::code).collect(Collectors.joining(", ")) + ".",
                        "Write “CODE=count”, parted by semicolons.");
            }
        }
        return counts;
    }

    private static Set<String> checked(List<Item> items, String value) {
        Set<String> codes = new TreeSet<>();
        if (NO.contains(value.toLowerCase(Locale.ROOT))) {
            return codes;
        }
        for (String part : value.split(";", -1)) {
            String named = part.strip();
            if (!named.isEmpty()) {
                codes.add(items.stream().filter(item -> item.name().equalsIgnoreCase(named)).map(Item::code)
                        .findFirst().orElse(named));
            }
        }
        return codes;
    }

    private static String checked(Figure figure) {
        Set<String> codes = figure.checked();
        return codes == null ? "" : codes.isEmpty() ? "không" : String.join("; ", codes);
    }

    private static Figure judged(String value) {
        List<BigDecimal> judged = new ArrayList<>();
        for (String part : value.split(";", -1)) {
            BigDecimal number = number(part.strip(), "/judged/" + judged.size());
            if (number != null) {
                judged.add(number);
            }
        }
        return new Figure(null, null, null, Map.of(), null, null, judged, null);
    }

    private static String grade(Formula.OrdinalMap map, String value) {
        return map.grades().entrySet().stream().filter(grade -> grade.getValue().name().equalsIgnoreCase(value))
                .map(Map.Entry::getKey).findFirst().orElse(value);
    }

    private static boolean yes(String value) {
        String word = value.toLowerCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word)) {
            throw new BadFigure("/met", "Hãy ghi “có” hoặc “không”.", "Write “có” (yes) or “không” (no).");
        }
        return YES.contains(word);
    }

    private static String yesNo(boolean met) {
        return met ? "có" : "không";
    }

    private static @Nullable BigDecimal number(String value, String pointer) {
        if (value.isEmpty()) {
            return null;
        }
        return Numbers.parse(value).orElseThrow(() -> new BadFigure(pointer,
                "“" + value + "” không phải số. Ví dụ đúng: 1234,56.", "“" + value + "” is no number."));
    }

    private static int whole(String value, String pointer) {
        BigDecimal number = number(SheetText.text(value), pointer);
        try {
            return number == null ? 0 : number.intValueExact();
        } catch (ArithmeticException e) {
            throw new BadFigure(pointer, "Số lượng phải là số nguyên.", "A count is a whole number.");
        }
    }

    private static String actual(Figure figure) {
        BigDecimal actual = figure.actual();
        return actual == null ? "" : Numbers.write(actual);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
