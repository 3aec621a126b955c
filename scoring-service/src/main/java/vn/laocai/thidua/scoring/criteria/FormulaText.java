package vn.laocai.thidua.scoring.criteria;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import vn.laocai.thidua.scoring.formula.BadFormula;
import vn.laocai.thidua.scoring.formula.Formula;
import vn.laocai.thidua.scoring.formula.FormulaMaps;
import vn.laocai.thidua.scoring.paper.Numbers;
import vn.laocai.thidua.support.signature.CanonicalJson;

/**
 * Formulas as people write them in a spreadsheet: the kind in one cell, its parameters in another, one on each line. Lines
 * of lists have their parts between bars: {@code 0 | 70 | 0}, {@code TUYEN_PHO | Tuyến phố văn minh | 5}. Numbers have a
 * decimal comma; a dot is read too.
 */
final class FormulaText {

    private static final Map<String, String> KINDS = Map.ofEntries(Map.entry("PROPORTIONAL", "Tỷ lệ đạt"),
            Map.entry("TARGET_WITH_OVERSHOOT", "Đạt và vượt chỉ tiêu"),
            Map.entry("LEADER_RELATIVE", "So với phường dẫn đầu"), Map.entry("BANDS", "Theo khoảng"),
            Map.entry("THRESHOLD_THEN", "Đạt ngưỡng rồi tính"), Map.entry("PER_ITEM", "Đếm số lượng"),
            Map.entry("SAMPLE_SURVEY", "Khảo sát mẫu"), Map.entry("DEDUCT_FROM_MAX", "Trừ dần"),
            Map.entry("RUBRIC", "Theo mức"), Map.entry("INDEX_SCALE", "Nhân hệ số"),
            Map.entry("YES_NO", "Đạt hoặc không"), Map.entry("LOWER_IS_BETTER", "Càng giảm càng tốt"),
            Map.entry("ORDINAL_MAP", "Theo xếp loại"), Map.entry("CHECKLIST", "Danh mục"),
            Map.entry("GATE", "Có điều kiện"), Map.entry("EXPERT_MEAN", "Trung bình chuyên gia"));
    private static final Map<String, String> NAMES = Map.ofEntries(Map.entry("cap", "trần"),
            Map.entry("baseShare", "tỷ lệ khi đạt"), Map.entry("threshold", "ngưỡng"),
            Map.entry("perItem", "mỗi lần"), Map.entry("factor", "hệ số"), Map.entry("goal", "mức giảm"),
            Map.entry("step", "bước"), Map.entry("sampleSize", "cỡ mẫu"), Map.entry("unitPoints", "điểm mỗi phiếu"),
            Map.entry("precondition", "điều kiện"), Map.entry("then", "rồi tính"));
    private static final Map<String, List<String>> LISTS = Map.of("BANDS", List.of("bands", "lo", "hi", "points"),
            "PER_ITEM", List.of("items", "code", "name", "points"), "CHECKLIST",
            List.of("items", "code", "name", "points"), "RUBRIC", List.of("levels", "level", "name", "points"),
            "ORDINAL_MAP", List.of("grades", "code", "name", "points"));
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private FormulaText() {}

    /** The kind in words. */
    static String kind(Formula formula) {
        return KINDS.getOrDefault(formula.type(), formula.type());
    }

    /** The parameters, one on each line; as JSON where a name has a bar or a line break of its own. */
    static String parameters(Formula formula) {
        Map<String, Object> map = FormulaMaps.write(formula);
        String lines = lines(map);
        String json = CanonicalJson.write(map);
        return json.contains("|") || json.contains("\\n") ? json : lines;
    }

    private static String lines(Map<String, Object> map) {
        List<String> lines = new ArrayList<>();
        map.forEach((name, value) -> {
            if (value instanceof List<?> members) {
                members.forEach(member -> lines.add(bars(String.valueOf(map.get("type")), (Map<?, ?>) member)));
            } else if (value instanceof Map<?, ?> nested) {
                Map<String, Object> then = new LinkedHashMap<>();
                nested.forEach((key, one) -> then.put(String.valueOf(key), one));
                lines.add(NAMES.get(name) + " = " + KINDS.get(String.valueOf(then.get("type"))));
                String rest = lines(then);
                if (!rest.isEmpty()) {
                    lines.add(rest);
                }
            } else if (!"type".equals(name)) {
                lines.add(NAMES.get(name) + " = " + shown(name, value));
            }
        });
        return String.join("\n", lines);
    }

    private static String bars(String type, Map<?, ?> member) {
        List<String> parts = new ArrayList<>();
        for (String name : LISTS.getOrDefault(type, List.of()).subList(1, 4)) {
            Object value = member.get(name);
            parts.add(value == null ? "" : shown(name, value));
        }
        return String.join(" | ", parts);
    }

    private static String shown(String name, Object value) {
        boolean text = "code".equals(name) || "name".equals(name) || "precondition".equals(name);
        return text ? value.toString() : value.toString().replace('.', ',');
    }

    /**
     * Reads kind and parameters.
     *
     * @throws BadFormula
     *             where they cannot be read
     */
    static Formula read(String kind, String parameters) {
        return FormulaMaps.read(map(kind, parameters));
    }

    /** The map form of what is written; what it lacks is found where the map is read. */
    static Map<String, Object> map(String kind, String parameters) {
        if (parameters.startsWith("{")) {
            try {
                return JSON.readValue(parameters, MAP);
            } catch (JacksonException e) {
                throw new BadFormula("", "Tham số dạng JSON không đọc được.", "The parameters are no readable JSON.");
            }
        }
        List<String> lines = parameters.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        return map(kind, lines, 1);
    }

    private static Map<String, Object> map(String kind, List<String> lines, int depth) {
        String type = type(kind);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("type", type);
        List<String> list = LISTS.getOrDefault(type, List.of());
        List<Map<String, Object>> members = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int equals = line.indexOf('=');
            String name = equals < 0 ? "" : parameter(line.substring(0, equals).strip());
            if ("then".equals(name) && depth < 4) {
                map.put(name, map(line.substring(equals + 1).strip(), lines.subList(i + 1, lines.size()), depth + 1));
                break;
            }
            if (!name.isEmpty()) {
                map.put(name, value(name, line.substring(equals + 1).strip()));
            } else if (line.contains("|") && !list.isEmpty()) {
                members.add(member(list, line));
            } else {
                throw new BadFormula("/" + i, "Dòng “" + line + "” không đọc được.",
                        "The line “" + line + "” cannot be read.");
            }
        }
        if (!list.isEmpty()) {
            map.put(list.getFirst(), members);
        }
        return map;
    }

    private static Map<String, Object> member(List<String> list, String line) {
        String[] parts = line.split("\\|", -1);
        if (parts.length != 3) {
            throw new BadFormula("", "Dòng “" + line + "” cần ba phần, cách nhau bằng dấu |.",
                    "The line “" + line + "” needs three parts between bars.");
        }
        Map<String, Object> member = new LinkedHashMap<>();
        for (int i = 0; i < 3; i++) {
            String name = list.get(i + 1);
            String part = parts[i].strip();
            if (!part.isEmpty()) {
                member.put(name, value(name, part));
            }
        }
        return member;
    }

    private static Object value(String name, String text) {
        return switch (name) {
            case "code", "name", "precondition" -> text;
            case "level", "sampleSize" -> Numbers.parse(text).filter(number -> number.stripTrailingZeros().scale() <= 0)
                    .<Object>map(BigDecimal::intValue).orElse(text);
            default -> Numbers.parse(text).<Object>map(BigDecimal::toPlainString).orElse(text);
        };
    }

    private static String type(String kind) {
        return KINDS.entrySet().stream().filter(entry -> entry.getValue().equalsIgnoreCase(kind))
                .map(Map.Entry::getKey).findFirst().orElse(kind);
    }

    private static String parameter(String written) {
        return NAMES.entrySet().stream()
                .filter(entry -> entry.getValue().equalsIgnoreCase(written) || entry.getKey().equals(written))
                .map(Map.Entry::getKey).findFirst().orElse("");
    }
}
