package vn.laocai.thidua.console.criteria;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.console.page.Numbers;

/** A table of criteria as a page shows it, read from the form in which the service writes it. */
public record CriteriaTable(String title, int scale, List<Criterion> roots, @Nullable BigDecimal bonusCap,
        @Nullable BigDecimal penaltyCap, String zeroPolicy, String rankingPolicy, BigDecimal deviationLimit,
        List<TieBreak> tieBreaks,
        List<ClassBand> classes, @Nullable String periodFrom, @Nullable String periodTo) {

    /** A step of the chain that orders equal totals; {@code section} only where it compares a section. */
    public record TieBreak(String by, @Nullable String section) {

        /** The step as one word, such as {@code SECTION:II}. */
        public String key() {
            return section == null ? by : by + ":" + section;
        }
    }

    /** A class of results from a share of the scale on. */
    public record ClassBand(String code, String name, @Nullable BigDecimal fromPercent, boolean top) {}

    /** A section, a group or a leaf. */
    public record Criterion(String code, String name, @Nullable String purpose, String kind, @Nullable BigDecimal max,
            @Nullable String unit, @Nullable Formula formula, List<Criterion> children, boolean critical,
            boolean evidenceMandatory, @Nullable String evidenceText, List<String> evidenceTypes,
            @Nullable String dataProvider,
            @Nullable String appraiser, String targetPolicy, @Nullable BigDecimal commonTarget, boolean naAllowed,
            boolean selfScorable, boolean crossScorable, @Nullable String autoSource, @Nullable String legalBasis,
            boolean active) {

        /** Whether points are given here. */
        public boolean leaf() {
            return children.isEmpty();
        }

        /** The code as an id in a page, where a point would start a class. */
        public String anchor() {
            return code.replace('.', '-');
        }

        Stream<Criterion> all() {
            return Stream.concat(Stream.of(this), children.stream().flatMap(Criterion::all));
        }
    }

    /** Reads the table; what is not there stays empty, for a draft may be unfinished. */
    public static CriteriaTable of(@Nullable JsonNode table) {
        if (table == null) {
            return new CriteriaTable("", 1000, List.of(), null, null, "NONE", "SCORE_ONLY", BigDecimal.TEN, List.of(),
                    List.of(),
                    null, null);
        }
        List<Criterion> roots = new ArrayList<>();
        table.path("roots").forEach(node -> roots.add(criterion(node, "BASE")));
        List<TieBreak> ties = new ArrayList<>();
        table.path("tieBreaks").forEach(
                node -> ties.add(new TieBreak(node.path("by").asString(""), text(node, "section"))));
        List<ClassBand> classes = new ArrayList<>();
        table.path("classes").forEach(
                node -> classes.add(new ClassBand(node.path("code").asString(""), node.path("name").asString(""),
                        Numbers.number(node.path("fromPercent")), node.path("top").asBoolean(false))));
        BigDecimal limit = Numbers.number(table.path("deviationLimit"));
        return new CriteriaTable(table.path("title").asString(""), table.path("scale").asInt(1000), roots,
                Numbers.number(table.path("bonusCap")), Numbers.number(table.path("penaltyCap")),
                table.path("zeroPolicy").asString("NONE"), table.path("rankingPolicy").asString("SCORE_ONLY"),
                limit == null ? BigDecimal.TEN : limit, ties, classes,
                text(table, "periodFrom"), text(table, "periodTo"));
    }

    private static Criterion criterion(JsonNode node, String kindAbove) {
        String kind = node.path("kind").asString(kindAbove);
        List<Criterion> children = new ArrayList<>();
        node.path("children").forEach(child -> children.add(criterion(child, kind)));
        JsonNode formula = node.path("formula");
        return new Criterion(node.path("code").asString(""), node.path("name").asString(""), text(node, "purpose"),
                kind, Numbers.number(node.path("max")), text(node, "unit"),
                formula.isObject() ? new Formula(formula) : null, children, node.path("critical").asBoolean(false),
                node.path("evidence").path("mandatory").asBoolean(false), text(node.path("evidence"), "text"),
                node.path("evidence").path("types").valueStream().map(type -> type.asString("")).toList(),
                text(node, "dataProvider"), text(node, "appraiser"), node.path("targetPolicy").asString("NONE"),
                Numbers.number(node.path("commonTarget")), node.path("naAllowed").asBoolean(false),
                node.path("selfScorable").asBoolean(false), node.path("crossScorable").asBoolean(false),
                text(node, "autoSource"), text(node, "legalBasis"), node.path("active").asBoolean(true));
    }

    /** The active leaves of all sections in the order of the table. */
    public List<Criterion> leaves() {
        return roots.stream().flatMap(Criterion::all).filter(Criterion::leaf).filter(Criterion::active).toList();
    }

    /** The leaves of a section, in order. */
    public List<Criterion> leavesOf(Criterion section) {
        return section.all().filter(Criterion::leaf).filter(Criterion::active).toList();
    }

    /** The criterion of that code. */
    public Optional<Criterion> find(String code) {
        return roots.stream().flatMap(Criterion::all).filter(each -> each.code().equals(code)).findFirst();
    }

    /** A row of the paper: how deep it stands below its section, from 1. */
    public record Row(Criterion criterion, int depth) {}

    /** Everything below a section in order, as rows of the paper. */
    public List<Row> rowsOf(Criterion section) {
        List<Row> rows = new ArrayList<>();
        rows(section, 1, rows);
        return rows;
    }

    private static void rows(Criterion above, int depth, List<Row> rows) {
        above.children().forEach(child -> {
            rows.add(new Row(child, depth));
            rows(child, depth + 1, rows);
        });
    }

    /** Sections and groups, in order. */
    public List<Criterion> groups() {
        return roots.stream().flatMap(Criterion::all).filter(each -> !each.leaf() || roots.contains(each)).toList();
    }

    private static @Nullable String text(JsonNode node, String name) {
        String text = node.path(name).asString("");
        return text.isBlank() ? null : text;
    }
}
