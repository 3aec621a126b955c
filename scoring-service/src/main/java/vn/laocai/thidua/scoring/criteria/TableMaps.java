package vn.laocai.thidua.scoring.criteria;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.formula.BadFormula;
import vn.laocai.thidua.scoring.formula.Formula;
import vn.laocai.thidua.scoring.formula.FormulaMaps;

/** The map form of a table; what has its ordinary value is left out, so that the same content has one form. */
final class TableMaps {

    private static final Set<String> TABLE = Set.of("title", "scale", "roots", "bonusCap", "penaltyCap", "zeroPolicy",
            "tieBreaks", "classes", "rankingPolicy", "periodFrom", "periodTo", "deviationLimit");
    private static final Set<String> CRITERION = Set.of("code", "name", "purpose", "kind", "max", "unit", "formula",
            "children", "critical", "evidence", "dataProvider", "appraiser", "targetPolicy", "commonTarget",
            "naAllowed", "selfScorable", "crossScorable", "autoSource", "legalBasis", "active", "lineage");
    private static final BigDecimal TEN = BigDecimal.TEN;
    private static final int DEEPEST = 12;

    private TableMaps() {}

    static Map<String, Object> write(CriteriaTable table) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("title", table.title());
        map.put("scale", table.scale());
        map.put("roots", table.roots().stream().map(TableMaps::write).toList());
        map.put("bonusCap", table.bonusCap().toPlainString());
        map.put("penaltyCap", table.penaltyCap().toPlainString());
        map.put("zeroPolicy", table.zeroPolicy().name());
        map.put("tieBreaks", table.tieBreaks().stream().map(TableMaps::write).toList());
        map.put("classes", table.classes().stream().map(TableMaps::write).toList());
        map.put("rankingPolicy", table.rankingPolicy().name());
        map.put("periodFrom", table.periodFrom().toString());
        map.put("periodTo", table.periodTo().toString());
        map.put("deviationLimit", table.deviationLimit().toPlainString());
        return map;
    }

    static CriteriaTable read(@Nullable Object value) {
        MapReader map = MapReader.of("", value, TABLE);
        int scale = map.integer("scale");
        if (scale != 100 && scale != 1000) {
            throw map.bad("scale", "Thang điểm là 100 hoặc 1000.", "The scale is 100 or 1000.");
        }
        BigDecimal limit = map.decimalOrNull("deviationLimit");
        return new CriteriaTable(map.text("title"), scale,
                map.list("roots", (at, one) -> criterion(at, one, Kind.BASE, 1)), notNegative(map, "bonusCap"),
                notNegative(map, "penaltyCap"), map.oneOf("zeroPolicy", ZeroPolicy.class, null),
                map.list("tieBreaks", TableMaps::tieBreak), map.list("classes", TableMaps::classBand),
                map.oneOf("rankingPolicy", RankingPolicy.class, RankingPolicy.SCORE_ONLY), map.date("periodFrom"),
                map.date("periodTo"), limit == null ? TEN : limit);
    }

    private static Map<String, Object> write(TieBreak step) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("by", step.by().name());
        if (step.section() != null) {
            map.put("section", step.section());
        }
        return map;
    }

    private static TieBreak tieBreak(String at, Object value) {
        MapReader map = MapReader.of(at, value, Set.of("by", "section"));
        TieBreak.By by = map.oneOf("by", TieBreak.By.class, null);
        String section = map.textOrNull("section");
        if ((by == TieBreak.By.SECTION) != (section != null)) {
            throw map.bad("section", "Chỉ ghi phần khi so theo điểm của một phần (SECTION).",
                    "Name a section for the step SECTION and for no other.");
        }
        return new TieBreak(by, section);
    }

    private static Map<String, Object> write(ClassBand band) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("code", band.code());
        map.put("name", band.name());
        map.put("fromPercent", band.fromPercent().toPlainString());
        map.put("top", band.top());
        return map;
    }

    private static ClassBand classBand(String at, Object value) {
        MapReader map = MapReader.of(at, value, Set.of("code", "name", "fromPercent", "top"));
        return new ClassBand(map.text("code"), map.text("name"), notNegative(map, "fromPercent"),
                map.flag("top", false));
    }

    static Map<String, Object> write(Criterion node) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("code", node.code());
        map.put("name", node.name());
        put(map, "purpose", node.purpose());
        map.put("kind", node.kind().name());
        map.put("max", node.max().toPlainString());
        put(map, "unit", node.unit());
        Formula formula = node.formula();
        if (formula != null) {
            map.put("formula", FormulaMaps.write(formula));
        }
        if (!node.children().isEmpty()) {
            map.put("children", node.children().stream().map(TableMaps::write).toList());
        }
        putIfTrue(map, "critical", node.critical());
        if (!node.evidence().isEmpty()) {
            map.put("evidence", write(node.evidence()));
        }
        put(map, "dataProvider", node.dataProvider());
        put(map, "appraiser", node.appraiser());
        if (node.targetPolicy() != TargetPolicy.NONE) {
            map.put("targetPolicy", node.targetPolicy().name());
        }
        BigDecimal target = node.commonTarget();
        put(map, "commonTarget", target == null ? null : target.toPlainString());
        putIfTrue(map, "naAllowed", node.naAllowed());
        putIfTrue(map, "selfScorable", node.selfScorable());
        putIfTrue(map, "crossScorable", node.crossScorable());
        put(map, "autoSource", node.autoSource());
        put(map, "legalBasis", node.legalBasis());
        if (!node.active()) {
            map.put("active", false);
        }
        put(map, "lineage", node.lineage());
        return map;
    }

    static Criterion criterion(String at, Object value, Kind kindAbove, int depth) {
        if (depth > DEEPEST) {
            throw new BadTable(at, "Bảng có quá " + DEEPEST + " cấp.",
                    "The table is deeper than " + DEEPEST + " levels.");
        }
        MapReader map = MapReader.of(at, value, CRITERION);
        Kind kind = map.oneOf("kind", Kind.class, kindAbove);
        return new Criterion(map.text("code"), map.text("name"), map.textOrNull("purpose"), kind,
                notNegative(map, "max"), map.textOrNull("unit"), formula(map),
                map.list("children", (child, one) -> criterion(child, one, kind, depth + 1)),
                map.flag("critical", false), evidence(map), map.textOrNull("dataProvider"),
                map.textOrNull("appraiser"), map.oneOf("targetPolicy", TargetPolicy.class, TargetPolicy.NONE),
                map.decimalOrNull("commonTarget"), map.flag("naAllowed", false), map.flag("selfScorable", false),
                map.flag("crossScorable", false), map.textOrNull("autoSource"), map.textOrNull("legalBasis"),
                map.flag("active", true), map.textOrNull("lineage"));
    }

    private static @Nullable Formula formula(MapReader map) {
        Object value = map.raw("formula");
        if (value == null) {
            return null;
        }
        if (!(value instanceof Map<?, ?> formula)) {
            throw map.bad("formula", "Công thức phải là một đối tượng.", "The formula must be an object.");
        }
        Map<String, Object> named = new LinkedHashMap<>();
        formula.forEach((name, one) -> named.put(String.valueOf(name), one));
        try {
            return FormulaMaps.read(named);
        } catch (BadFormula e) {
            throw new BadTable(map.pointer() + "/formula" + e.pointer(), e.vi(), e.en());
        }
    }

    private static Map<String, Object> write(EvidenceRule rule) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("mandatory", rule.mandatory());
        if (!rule.types().isEmpty()) {
            map.put("types", rule.types());
        }
        put(map, "text", rule.text());
        return map;
    }

    private static EvidenceRule evidence(MapReader node) {
        Object value = node.raw("evidence");
        if (value == null) {
            return EvidenceRule.NONE;
        }
        MapReader map = MapReader.of(node.pointer() + "/evidence", value, Set.of("mandatory", "types", "text"));
        return new EvidenceRule(map.flag("mandatory", false), map.texts("types"), map.textOrNull("text"));
    }

    private static BigDecimal notNegative(MapReader map, String name) {
        BigDecimal number = map.decimal(name);
        if (number.signum() < 0) {
            throw map.bad(name, "Số này không được âm.", "This number cannot be negative.");
        }
        return number;
    }

    private static void put(Map<String, Object> map, String name, @Nullable String value) {
        if (value != null) {
            map.put(name, value);
        }
    }

    private static void putIfTrue(Map<String, Object> map, String name, boolean value) {
        if (value) {
            map.put(name, true);
        }
    }
}
