package vn.laocai.thidua.scoring.formula;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.formula.Formula.Band;
import vn.laocai.thidua.scoring.formula.Formula.Bands;
import vn.laocai.thidua.scoring.formula.Formula.Checklist;
import vn.laocai.thidua.scoring.formula.Formula.DeductFromMax;
import vn.laocai.thidua.scoring.formula.Formula.ExpertMean;
import vn.laocai.thidua.scoring.formula.Formula.Gate;
import vn.laocai.thidua.scoring.formula.Formula.Grade;
import vn.laocai.thidua.scoring.formula.Formula.IndexScale;
import vn.laocai.thidua.scoring.formula.Formula.Item;
import vn.laocai.thidua.scoring.formula.Formula.LeaderRelative;
import vn.laocai.thidua.scoring.formula.Formula.Level;
import vn.laocai.thidua.scoring.formula.Formula.LowerIsBetter;
import vn.laocai.thidua.scoring.formula.Formula.OrdinalMap;
import vn.laocai.thidua.scoring.formula.Formula.PerItem;
import vn.laocai.thidua.scoring.formula.Formula.Proportional;
import vn.laocai.thidua.scoring.formula.Formula.Rubric;
import vn.laocai.thidua.scoring.formula.Formula.SampleSurvey;
import vn.laocai.thidua.scoring.formula.Formula.TargetWithOvershoot;
import vn.laocai.thidua.scoring.formula.Formula.ThresholdThen;
import vn.laocai.thidua.scoring.formula.Formula.YesNo;

/**
 * Formulas as maps of strings, integers and lists, ready for canonical JSON.
 *
 * <p>
 * Example: {@code {"type": "BANDS", "bands": [{"lo": "0", "hi": "70", "points": "0"}, {"lo": "70", "points": "20"}]}}.
 */
public final class FormulaMaps {

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,10})?");
    private static final int DEEPEST = 4;

    private FormulaMaps() {}

    /** The map form; reading it gives an equal formula. */
    public static Map<String, Object> write(Formula formula) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("type", formula.type());
        switch (formula) {
            case Proportional f -> map.put("cap", text(f.cap()));
            case TargetWithOvershoot f -> {
                map.put("baseShare", text(f.baseShare()));
                map.put("cap", text(f.cap()));
            }
            case LeaderRelative f -> {
            }
            case YesNo f -> {
            }
            case Bands f -> map.put("bands", f.bands().stream().map(FormulaMaps::band).toList());
            case ThresholdThen f -> {
                map.put("threshold", text(f.threshold()));
                map.put("then", write(f.then()));
            }
            case PerItem f -> {
                map.put("items", items(f.items()));
                BigDecimal cap = f.cap();
                if (cap != null) {
                    map.put("cap", text(cap));
                }
            }
            case SampleSurvey f -> {
                map.put("sampleSize", f.sampleSize());
                map.put("unitPoints", text(f.unitPoints()));
            }
            case DeductFromMax f -> map.put("perItem", text(f.perItem()));
            case Rubric f -> map.put("levels", f.levels().stream().<Map<String, Object>>map(
                    l -> ordered("level", l.level(), "name", l.name(), "points", text(l.points()))).toList());
            case IndexScale f -> map.put("factor", text(f.factor()));
            case LowerIsBetter f -> map.put("goal", text(f.goal()));
            case OrdinalMap f -> map.put("grades", f.grades().entrySet().stream().<Map<String, Object>>map(
                    g -> ordered("code", g.getKey(), "name", g.getValue().name(), "points",
                            text(g.getValue().points())))
                    .toList());
            case Checklist f -> map.put("items", items(f.items()));
            case Gate f -> {
                map.put("precondition", f.preconditionName());
                map.put("then", write(f.then()));
            }
            case ExpertMean f -> map.put("step", text(f.step()));
        }
        return map;
    }

    /**
     * Reads the map form.
     *
     * @throws BadFormula
     *             for an unknown type, and for a parameter that is missing, unknown or malformed
     */
    public static Formula read(Map<String, ?> map) {
        return read(map, "", 1);
    }

    private static Formula read(Map<String, ?> map, String at, int depth) {
        if (depth > DEEPEST) {
            throw new BadFormula(at, "Công thức lồng nhau quá sâu.", "Formulas are nested too deeply.");
        }
        Fields fields = new Fields(map, at);
        String type = fields.text("type");
        Formula formula = switch (type) {
            case "PROPORTIONAL" -> new Proportional(fields.decimal("cap"));
            case "TARGET_WITH_OVERSHOOT" -> new TargetWithOvershoot(fields.decimal("baseShare"),
                    fields.decimal("cap"));
            case "LEADER_RELATIVE" -> new LeaderRelative();
            case "BANDS" -> new Bands(fields.list("bands", f -> new Band(f.decimal("lo"),
                    f.optional("hi"), f.decimal("points"))));
            case "THRESHOLD_THEN" -> new ThresholdThen(fields.decimal("threshold"),
                    read(fields.map("then"), at + "/then", depth + 1));
            case "PER_ITEM" -> new PerItem(fields.items(), fields.optional("cap"));
            case "SAMPLE_SURVEY" -> new SampleSurvey(fields.whole("sampleSize"), fields.decimal("unitPoints"));
            case "DEDUCT_FROM_MAX" -> new DeductFromMax(fields.decimal("perItem"));
            case "RUBRIC" -> new Rubric(fields.list("levels", f -> new Level(f.whole("level"), f.text("name"),
                    f.decimal("points"))));
            case "INDEX_SCALE" -> new IndexScale(fields.decimal("factor"));
            case "YES_NO" -> new YesNo();
            case "LOWER_IS_BETTER" -> new LowerIsBetter(fields.decimal("goal"));
            case "ORDINAL_MAP" -> new OrdinalMap(fields.grades());
            case "CHECKLIST" -> new Checklist(fields.items());
            case "GATE" -> new Gate(fields.text("precondition"), read(fields.map("then"), at + "/then", depth + 1));
            case "EXPERT_MEAN" -> new ExpertMean(fields.decimal("step"));
            default -> throw new BadFormula(at + "/type", "Không có loại công thức “" + type + "”.",
                    "There is no formula type " + type + ".");
        };
        fields.nothingElse();
        return formula;
    }

    private static String text(BigDecimal value) {
        return value.toPlainString();
    }

    private static Map<String, Object> band(Band band) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("lo", text(band.lo()));
        BigDecimal hi = band.hi();
        if (hi != null) {
            map.put("hi", text(hi));
        }
        map.put("points", text(band.points()));
        return map;
    }

    private static List<Map<String, Object>> items(List<Item> items) {
        return items.stream()
                .map(item -> ordered("code", item.code(), "name", item.name(), "points", text(item.points())))
                .toList();
    }

    private static Map<String, Object> ordered(String a, Object va, String b, Object vb, String c, Object vc) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(a, va);
        map.put(b, vb);
        map.put(c, vc);
        return map;
    }

    /** The fields of one map, which must all be asked for. */
    private record Fields(Map<String, ?> map, String at, Set<String> asked) {

        Fields(Map<String, ?> map, String at) {
            this(map, at, new java.util.HashSet<>());
        }

        @Nullable
        Object get(String name) {
            asked.add(name);
            return map.get(name);
        }

        BadFormula wrong(String name, String vi, String en) {
            return new BadFormula(at + "/" + name, "Tham số “" + name + "”: " + vi, "Parameter " + name + ": " + en);
        }

        String text(String name) {
            if (get(name) instanceof String text && !text.isBlank()) {
                return text;
            }
            throw wrong(name, "cần một chữ.", "a text is needed.");
        }

        BigDecimal decimal(String name) {
            BigDecimal value = optional(name);
            if (value == null) {
                throw wrong(name, "còn thiếu.", "is missing.");
            }
            return value;
        }

        @Nullable
        BigDecimal optional(String name) {
            Object value = get(name);
            if (value == null) {
                return null;
            }
            if (value instanceof String text && DECIMAL.matcher(text).matches()) {
                return new BigDecimal(text);
            }
            if (value instanceof Integer || value instanceof Long) {
                return BigDecimal.valueOf(((Number) value).longValue());
            }
            throw wrong(name, "cần một số dạng chuỗi, ví dụ \"0.8\".", "a decimal as a string is needed.");
        }

        int whole(String name) {
            if (get(name) instanceof Integer value) {
                return value;
            }
            throw wrong(name, "cần một số nguyên.", "a whole number is needed.");
        }

        @SuppressWarnings("unchecked")
        Map<String, ?> map(String name) {
            if (get(name) instanceof Map<?, ?> nested) {
                return (Map<String, ?>) nested;
            }
            throw wrong(name, "cần một công thức.", "a formula is needed.");
        }

        @SuppressWarnings("unchecked")
        <T> List<T> list(String name, Function<Fields, T> each) {
            if (!(get(name) instanceof List<?> list)) {
                throw wrong(name, "cần một danh sách.", "a list is needed.");
            }
            List<T> read = new ArrayList<>();
            for (Object element : list) {
                String here = at + "/" + name + "/" + read.size();
                if (!(element instanceof Map<?, ?> nested)) {
                    throw new BadFormula(here, "Cần một mục có tên trường.", "A map is needed.");
                }
                Fields fields = new Fields((Map<String, ?>) nested, here);
                read.add(each.apply(fields));
                fields.nothingElse();
            }
            return read;
        }

        List<Item> items() {
            return list("items", f -> new Item(f.text("code"), f.text("name"), f.decimal("points")));
        }

        LinkedHashMap<String, Grade> grades() {
            LinkedHashMap<String, Grade> grades = new LinkedHashMap<>();
            list("grades", f -> {
                String code = f.text("code");
                if (grades.put(code, new Grade(f.text("name"), f.decimal("points"))) != null) {
                    throw f.wrong("code", "loại này có hai lần.", "the class is there twice.");
                }
                return code;
            });
            return grades;
        }

        void nothingElse() {
            for (String name : map.keySet()) {
                if (!asked.contains(name)) {
                    throw wrong(name, "không thuộc công thức này.", "does not belong to this formula.");
                }
            }
        }
    }
}
