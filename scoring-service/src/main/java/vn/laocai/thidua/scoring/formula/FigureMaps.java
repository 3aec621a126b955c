package vn.laocai.thidua.scoring.formula;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** The map form of figures. */
final class FigureMaps {

    /** No exponent: one could stand for a number of any length. */
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,10})?");
    private static final Set<String> PARTS = Set.of("actual", "target", "baseline", "counts", "choice", "checked",
            "judged", "met");

    private FigureMaps() {}

    static Map<String, Object> write(Figure figure) {
        Map<String, Object> map = new LinkedHashMap<>();
        put(map, "actual", figure.actual());
        put(map, "target", figure.target());
        put(map, "baseline", figure.baseline());
        if (!figure.counts().isEmpty()) {
            map.put("counts", new LinkedHashMap<>(figure.counts()));
        }
        String choice = figure.choice();
        if (choice != null) {
            map.put("choice", choice);
        }
        Set<String> checked = figure.checked();
        if (checked != null) {
            map.put("checked", List.copyOf(checked));
        }
        if (!figure.judged().isEmpty()) {
            map.put("judged", figure.judged().stream().map(BigDecimal::toPlainString).toList());
        }
        Boolean met = figure.met();
        if (met != null) {
            map.put("met", met);
        }
        return map;
    }

    static Figure read(Map<String, Object> map) {
        for (String part : map.keySet()) {
            if (!PARTS.contains(part)) {
                throw new BadFigure("/" + part, "Không có ô nhập “" + part + "”.", "There is no part " + part + ".");
            }
        }
        return new Figure(number(map, "actual"), number(map, "target"), number(map, "baseline"), counts(map),
                text(map), checked(map), judged(map), met(map));
    }

    static BigDecimal decimal(@Nullable Object value, String pointer) {
        if (value instanceof String text && DECIMAL.matcher(text).matches()) {
            return new BigDecimal(text);
        }
        if (value instanceof Integer || value instanceof Long) {
            return BigDecimal.valueOf(((Number) value).longValue());
        }
        throw new BadFigure(pointer, "Cần một số, ví dụ 1234.56, không có số mũ.",
                "A plain decimal is needed, for example 1234.56, without an exponent.");
    }

    private static void put(Map<String, Object> map, String part, @Nullable BigDecimal value) {
        if (value != null) {
            map.put(part, value.toPlainString());
        }
    }

    private static @Nullable BigDecimal number(Map<String, Object> map, String part) {
        Object value = map.get(part);
        return value == null ? null : decimal(value, "/" + part);
    }

    private static Map<String, Integer> counts(Map<String, Object> map) {
        Object value = map.get("counts");
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> given)) {
            throw new BadFigure("/counts", "Cần số lượng của từng mục.", "A count for each item is needed.");
        }
        Map<String, Integer> counts = new LinkedHashMap<>();
        given.forEach((code, count) -> counts.put(String.valueOf(code), whole(count, "/counts/" + code)));
        return counts;
    }

    private static Integer whole(@Nullable Object value, String pointer) {
        if (value instanceof Integer number) {
            return number;
        }
        BigDecimal number = decimal(value, pointer);
        try {
            return number.intValueExact();
        } catch (ArithmeticException e) {
            throw new BadFigure(pointer, "Số lượng phải là số nguyên.", "A count is a whole number.");
        }
    }

    private static @Nullable String text(Map<String, Object> map) {
        Object value = map.get("choice");
        if (value == null || value instanceof String) {
            return (String) value;
        }
        if (value instanceof Integer level) {
            return level.toString();
        }
        throw new BadFigure("/choice", "Cần một mức hoặc một loại.", "A level or a class is needed.");
    }

    private static @Nullable Set<String> checked(Map<String, Object> map) {
        Object value = map.get("checked");
        if (value == null) {
            return null;
        }
        Set<String> codes = new TreeSet<>();
        for (Object code : list(value, "/checked")) {
            if (!(code instanceof String text)) {
                throw new BadFigure("/checked", "Cần mã của các mục đạt.", "The codes of the ticked items are needed.");
            }
            codes.add(text);
        }
        return codes;
    }

    private static List<BigDecimal> judged(Map<String, Object> map) {
        Object value = map.get("judged");
        if (value == null) {
            return List.of();
        }
        List<BigDecimal> judged = new ArrayList<>();
        for (Object given : list(value, "/judged")) {
            judged.add(decimal(given, "/judged/" + judged.size()));
        }
        return judged;
    }

    private static Iterable<?> list(Object value, String pointer) {
        if (value instanceof Iterable<?> list) {
            return list;
        }
        throw new BadFigure(pointer, "Cần một danh sách.", "A list is needed.");
    }

    private static @Nullable Boolean met(Map<String, Object> map) {
        Object value = map.get("met");
        if (value == null || value instanceof Boolean) {
            return (Boolean) value;
        }
        throw new BadFigure("/met", "Cần trả lời có hoặc không.", "Yes or no is needed.");
    }
}
