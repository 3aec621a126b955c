package vn.laocai.thidua.console.scoresheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.console.client.SheetClient;
import vn.laocai.thidua.console.client.SheetClient.Cell;
import vn.laocai.thidua.console.client.SheetClient.Issue;
import vn.laocai.thidua.console.client.SheetClient.Scored;
import vn.laocai.thidua.console.client.SheetClient.Sheet;
import vn.laocai.thidua.console.client.SheetClient.Totals;
import vn.laocai.thidua.console.criteria.CriteriaTable;
import vn.laocai.thidua.console.criteria.CriteriaTable.Criterion;
import vn.laocai.thidua.console.criteria.Formula.Input;
import vn.laocai.thidua.console.page.Numbers;

/** A ward's sheet as the paper shows it: sections, lines, sums, and what is still missing. */
public record SheetPage(Sheet sheet, CriteriaTable table, List<Section> sections, Totals totals, List<Issue> issues) {

    private static final Totals NOTHING = new Totals(null, null, null, null, null, null, 0, 0);

    /** A section with its sum; {@code naAdjustment} is its own line on the paper. */
    public record Section(Criterion criterion, List<Line> lines, @Nullable BigDecimal points,
            @Nullable BigDecimal naAdjustment, long filled) {

        /** Whether the section counts against the ward. */
        public boolean penalty() {
            return "PENALTY".equals(criterion.kind());
        }
    }

    /** One criterion of the paper; {@code issues} are those of this line. */
    public record Line(Criterion criterion, Cell cell, boolean editable, boolean returned, List<Issue> issues) {

        /** Points by the ward's own figures, or null when there are none. */
        public @Nullable BigDecimal points() {
            Scored self = cell.self();
            return self == null ? null : self.points();
        }

        /** The arithmetic in words. */
        public @Nullable String how() {
            Scored self = cell.self();
            return self == null ? null : self.how();
        }

        /** Ids of the files behind this line. */
        public List<String> evidenceIds() {
            return idsOf(cell.evidence());
        }

        /** State of a request that the criterion does not apply, or null. */
        public @Nullable String na() {
            JsonNode na = cell.na();
            return na == null || na.isNull() ? null : na.isString() ? na.asString() : na.path("state").asString(null);
        }

        /** Whether points count for this line. */
        public boolean filled() {
            return points() != null || "APPROVED".equals(na()) || "AWAITING_LOCK".equals(scoredState());
        }

        /** What the line's badge says. */
        public String state() {
            String na = na();
            if (na != null && !"REFUSED".equals(na)) {
                return na;
            }
            if (returned) {
                return "RETURNED";
            }
            if (!criterion.selfScorable()) {
                return "AUTO";
            }
            if (filled() && criterion.evidenceMandatory() && evidenceIds().isEmpty()) {
                return "NEEDS_EVIDENCE";
            }
            return "AWAITING_LOCK".equals(scoredState()) ? "AWAITING_LOCK" : points() != null ? "SCORED" : "MISSING";
        }

        private String scoredState() {
            Scored self = cell.self();
            String state = self == null ? null : self.state();
            return state == null ? "" : state;
        }

        /** What the ward enters here. */
        public List<Input> inputs() {
            return criterion.formula() == null
                    ? List.of()
                    : criterion.formula().inputs("PER_WARD".equals(criterion.targetPolicy()));
        }

        /** The target that counts: the ward's own, or the common one. */
        public @Nullable BigDecimal target() {
            JsonNode figure = cell.figure();
            BigDecimal own = figure == null ? null : Numbers.number(figure.path("target"));
            return own == null ? criterion.commonTarget() : own;
        }

        /** Remarks that wait for an answer. */
        public int open() {
            Integer open = cell.openFollowUps();
            return open == null ? 0 : open;
        }

        /** How many remarks there are. */
        public int comments() {
            JsonNode comments = cell.comments();
            return comments == null ? 0 : comments.isArray() ? comments.size() : comments.asInt(0);
        }
    }

    /** Puts cells beside their criteria; {@code writes}: whether this person may write at all. */
    public static SheetPage of(Sheet sheet, CriteriaTable table, boolean writes) {
        Totals totals = sheet.totals() == null ? NOTHING : sheet.totals();
        Map<String, Cell> cells = new HashMap<>();
        sheet.allCells().forEach(cell -> cells.put(cell.code(), cell));
        List<Section> sections = new ArrayList<>();
        for (Criterion root : table.roots()) {
            List<Line> lines = table.leavesOf(root).stream()
                    .filter(leaf -> !partial(sheet) || cells.containsKey(leaf.code()))
                    .map(leaf -> line(leaf, cells.get(leaf.code()), sheet, writes)).toList();
            if (!lines.isEmpty()) {
                sections.add(new Section(root, lines, value(totals.nodes(), root.code()),
                        value(totals.naAdjustments(), root.code()), lines.stream().filter(Line::filled).count()));
            }
        }
        return new SheetPage(sheet, table, sections, totals, sheet.allIssues());
    }

    private static Line line(Criterion leaf, @Nullable Cell given, Sheet sheet, boolean writes) {
        Cell cell = given == null ? empty(leaf.code()) : given;
        boolean editable = writes && Boolean.TRUE.equals(cell.editable()) && leaf.selfScorable();
        SheetClient.Returned returned = sheet.returned();
        return new Line(leaf, cell, editable, returned != null && returned.codes().contains(leaf.code()),
                sheet.allIssues().stream().filter(issue -> leaf.code().equals(issue.code())).toList());
    }

    static Cell empty(String code) {
        return new Cell(code, 0, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null,
                null);
    }

    /** Whether the reader is shown the criteria of the own field only, and so no sum and no list of what is missing. */
    public boolean partial() {
        return partial(sheet);
    }

    private static boolean partial(Sheet sheet) {
        return sheet.open() && sheet.totals() == null;
    }

    /** The line of that code. */
    public Optional<Line> line(String code) {
        return sections.stream().flatMap(section -> section.lines().stream())
                .filter(line -> line.criterion().code().equals(code)).findFirst();
    }

    /** The section that holds that code. */
    public Optional<Section> sectionOf(String code) {
        return sections.stream()
                .filter(section -> section.lines().stream().anyMatch(line -> line.criterion().code().equals(code)))
                .findFirst();
    }

    /** The code before (−1) or after (+1) this one, for the way from page to page. */
    public @Nullable String beside(String code, int step) {
        List<String> codes = sections.stream().flatMap(section -> section.lines().stream())
                .map(line -> line.criterion().code()).toList();
        int at = codes.indexOf(code) + step;
        return at < 0 || at >= codes.size() ? null : codes.get(at);
    }

    /** How many things keep the sheet from being submitted. */
    public long blocking() {
        return issues.stream().filter(Issue::blocks).count();
    }

    /** Whether any line can be written. */
    public boolean editable() {
        return sections.stream().flatMap(section -> section.lines().stream()).anyMatch(Line::editable);
    }

    /** Sum of the maxima of the base sections. */
    public int scale() {
        return table.scale();
    }

    /** Ids in a list of evidence, which holds ids or records with an id. */
    public static List<String> idsOf(@Nullable List<JsonNode> evidence) {
        if (evidence == null) {
            return List.of();
        }
        return evidence.stream().map(each -> each.isString()
                ? each.asString()
                : each.path("id").asString(each.path("evidenceId").asString(""))).filter(id -> !id.isBlank())
                .toList();
    }

    private static @Nullable BigDecimal value(@Nullable Map<String, BigDecimal> values, String code) {
        return values == null ? null : values.get(code);
    }
}
