package vn.laocai.thidua.console.scoresheet;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.console.client.EvidenceClient;
import vn.laocai.thidua.console.client.EvidenceClient.Evidence;
import vn.laocai.thidua.console.client.ServiceRefusal;
import vn.laocai.thidua.console.client.ServiceUnreachable;
import vn.laocai.thidua.console.client.SheetClient;
import vn.laocai.thidua.console.criteria.CriteriaTable.Criterion;
import vn.laocai.thidua.console.criteria.Figures;
import vn.laocai.thidua.console.page.Numbers;
import vn.laocai.thidua.console.page.Registry;
import vn.laocai.thidua.console.page.Words;
import vn.laocai.thidua.console.scoresheet.SheetPage.Line;

/** Everything about one cell: how it is computed, last year, remarks, history, files. */
@Component
class CellPage {

    private static final Logger LOG = LoggerFactory.getLogger(CellPage.class);

    private final SheetClient client;
    private final EvidenceClient evidence;
    private final Figures figures;
    private final Registry registry;
    private final Words words;

    CellPage(SheetClient client, EvidenceClient evidence, Figures figures, Registry registry, Words words) {
        this.client = client;
        this.evidence = evidence;
        this.figures = figures;
        this.registry = registry;
        this.words = words;
    }

    /** A remark; the ward does not see one that is {@code internal}. */
    record Remark(String number, String by, String organisation, @Nullable Instant at, String text, boolean followUp,
            boolean resolved, boolean internal) {}

    /** An entry of the history, newest first. */
    record Change(@Nullable Instant at, String by, String what, @Nullable BigDecimal points, @Nullable String note) {}

    /** A known figure from elsewhere: last year, an agency, the system. */
    record Known(String kind, String figure, @Nullable BigDecimal points, @Nullable String source) {}

    void fill(SheetPage page, String code, Model model) {
        Line line = page.line(code).orElseThrow(SheetController::missing);
        Criterion criterion = line.criterion();
        String id = page.sheet().id();
        model.addAttribute("line", line);
        model.addAttribute("section", page.sectionOf(code).orElseThrow(SheetController::missing));
        model.addAttribute("rule", figures.rule(criterion.formula()));
        model.addAttribute("previous", page.beside(code, -1));
        model.addAttribute("next", page.beside(code, 1));
        model.addAttribute("remarks", remarks(read(() -> client.comments(id, code))));
        model.addAttribute("changes", changes(read(() -> client.history(id, code)), criterion));
        model.addAttribute("known", known(line));
        List<Evidence> library = library(page);
        List<String> used = line.evidenceIds();
        model.addAttribute("files", library.stream().filter(each -> used.contains(each.id())).toList());
        model.addAttribute("library", library.stream().filter(each -> !used.contains(each.id())).toList());
        model.addAttribute("requestKey", UUID.randomUUID().toString());
    }

    private List<Known> known(Line line) {
        List<Known> known = new ArrayList<>();
        add(known, "prior", line.cell().prior(), line);
        for (JsonNode year : Objects.requireNonNullElse(line.cell().earlier(), List.<JsonNode>of())) {
            add(known, "prior", year, line);
        }
        add(known, "official", line.cell().official(), line);
        add(known, "suggested", line.cell().suggested(), line);
        return known;
    }

    private void add(List<Known> known, String kind, @Nullable JsonNode value, Line line) {
        if (value == null || value.isNull() || (value.isEmpty() && !value.isValueNode())) {
            return;
        }
        JsonNode figure = value.has("figure") || value.has("year") ? value.path("figure") : value;
        Criterion criterion = line.criterion();
        String said = figure.isObject()
                ? figures.say(figure, criterion.formula(), criterion.unit())
                : figure.asString("–");
        String source = value.has("year")
                ? words.say("known.year", value.path("year").asString(""))
                : value.path("source").asString(value.path("documentNumber").asString(null));
        known.add(new Known(kind, said, Numbers.number(value.path("points")), source));
    }

    private List<Remark> remarks(@Nullable JsonNode read) {
        List<Remark> remarks = new ArrayList<>();
        int number = 1;
        for (JsonNode each : items(read)) {
            remarks.add(new Remark(each.path("number").asString(each.path("n").asString(String.valueOf(number))),
                    each.path("byName").asString(""), organisation(each), instant(each, "at"),
                    each.path("text").asString(""), each.path("followUp").asBoolean(false),
                    each.path("resolved").asBoolean(each.has("resolvedAt")),
                    "APPRAISAL".equals(each.path("visibility").asString(""))));
            number++;
        }
        return remarks;
    }

    private List<Change> changes(@Nullable JsonNode read, Criterion criterion) {
        List<Change> changes = new ArrayList<>();
        for (JsonNode each : items(read)) {
            JsonNode after = each.path("after");
            changes.add(new Change(instant(each, "at"), organisation(each),
                    what(each.path("before"), after, criterion), Numbers.number(after.path("appraisedPoints")),
                    after.path("note").asString(null)));
        }
        return changes.reversed();
    }

    /** What the change was about: the ward's figure unless an agency's came in. */
    private String what(JsonNode before, JsonNode after, Criterion criterion) {
        JsonNode official = after.path("official");
        if (official.isObject() && !official.equals(before.path("official"))) {
            return words.say("known.official") + ": "
                    + figures.say(official, criterion.formula(), criterion.unit());
        }
        JsonNode figure = after.path("figure");
        return figures.say(figure.isObject() ? figure : null, criterion.formula(), criterion.unit());
    }

    private String organisation(JsonNode each) {
        String code = each.path("organisation").asString("");
        String ward = registry.wardName(code);
        String other = words.orNull("organisation." + code);
        return ward.isEmpty() ? other == null ? "" : other : words.say("ward.named", ward);
    }

    private List<Evidence> library(SheetPage page) {
        try {
            return evidence.evidence(page.sheet().seasonId(), page.sheet().wardCode()).all();
        } catch (ServiceRefusal refused) {
            if (refused.status() == 403) {
                return List.of();
            }
            throw refused;
        }
    }

    /** Remarks and history are beside the matter: without them the cell can still be filled in. */
    private static @Nullable JsonNode read(java.util.function.Supplier<JsonNode> source) {
        try {
            return source.get();
        } catch (ServiceRefusal | ServiceUnreachable absent) {
            LOG.debug("cell without remarks or history: {}", absent.getMessage());
            return null;
        }
    }

    private static Iterable<JsonNode> items(@Nullable JsonNode read) {
        return read == null ? List.of() : read.isArray() ? read : read.path("items");
    }

    static @Nullable Instant instant(JsonNode node, String name) {
        String text = node.path(name).asString("");
        return text.isBlank() ? null : Instant.parse(text);
    }
}
