package vn.laocai.thidua.console.criteria;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import vn.laocai.thidua.console.client.CriteriaClient;
import vn.laocai.thidua.console.client.CriteriaClient.Example;
import vn.laocai.thidua.console.client.CriteriaClient.Version;
import vn.laocai.thidua.console.client.ServiceRefusal;
import vn.laocai.thidua.console.client.ServiceUnreachable;
import vn.laocai.thidua.console.criteria.CriteriaTable.Criterion;
import vn.laocai.thidua.console.criteria.FormulaForm.Unreadable;
import vn.laocai.thidua.console.page.Refusals;
import vn.laocai.thidua.console.page.Words;

/** The editing of a draft: criterion by criterion, its place in the tree, and the rules of the whole table. */
@Controller
class CriteriaEditing {

    private static final String NEW = "new";
    private static final List<String> ORGANISATIONS = List.of("HOME_AFFAIRS", "FINANCE", "CONSTRUCTION",
            "AGRICULTURE_ENVIRONMENT", "SCIENCE_TECHNOLOGY", "CULTURE_SPORTS_TOURISM", "POLICE", "MILITARY",
            "INSPECTORATE", "TAX", "PROVINCE");
    private static final List<String> FILE_TYPES = List.of("PDF", "JPG", "PNG", "DOCX", "XLSX");

    private final CriteriaClient client;
    private final CriteriaController pages;
    private final TableEditor editor;
    private final FormulaForm formulas;
    private final Figures figures;
    private final Refusals refusals;
    private final Words words;

    CriteriaEditing(CriteriaClient client, CriteriaController pages, TableEditor editor, FormulaForm formulas,
            Figures figures, Refusals refusals, Words words) {
        this.client = client;
        this.pages = pages;
        this.editor = editor;
        this.formulas = formulas;
        this.figures = figures;
        this.refusals = refusals;
        this.words = words;
    }

    /** A change to a table. */
    private interface Change {

        JsonNode of(JsonNode table) throws Unreadable;
    }

    /** A worked example as a page says it. */
    record Worked(String figure, Object points, String how) {}

    @GetMapping("/criteria/{id}/{version:\\d+}/edit/{code}")
    String edit(@PathVariable String id, @PathVariable int version, @PathVariable String code,
            @RequestParam(required = false) @Nullable String section, Model model) {
        Version found = pages.fill(id, version, model);
        show(found, code, section, null, model);
        return "criteria/edit";
    }

    @PostMapping("/criteria/{id}/{version:\\d+}/edit/{code}")
    String save(@PathVariable String id, @PathVariable int version, @PathVariable String code,
            @RequestParam MultiValueMap<String, String> form, Model model, RedirectAttributes redirect,
            HttpServletResponse response) {
        String section = form.getFirst("section");
        String given = form.getFirst("code");
        String own = NEW.equals(code) && given != null ? given.strip() : code;
        if (!form.containsKey("pick")) {
            boolean known = NEW.equals(code) && CriteriaController.tableOf(pages.fill(id, version, model)).find(own)
                    .isPresent();
            String problem = known
                    ? words.say("criteria.codeTaken", own)
                    : change(id, version, form, table -> editor.change(table, own, section, form), response);
            if (problem == null) {
                redirect.addFlashAttribute("done", words.say("criteria.changed", own));
                return "redirect:/criteria/" + id + "/" + version + "#row-" + own.replace('.', '-');
            }
            if (known) {
                response.setStatus(422);
            }
            model.addAttribute("refusal", problem);
        }
        show(pages.fill(id, version, model), code, section, form, model);
        return "criteria/edit";
    }

    /** One place up or down, to another group, or out of the table. */
    @PostMapping("/criteria/{id}/{version:\\d+}/place/{code}")
    String place(@PathVariable String id, @PathVariable int version, @PathVariable String code,
            @RequestParam String how, @RequestParam MultiValueMap<String, String> form, Model model,
            RedirectAttributes redirect, HttpServletResponse response) {
        Change change = switch (how) {
            case "up" -> table -> editor.shift(table, code, -1);
            case "down" -> table -> editor.shift(table, code, 1);
            case "move" -> table -> editor.move(table, code,
                    Objects.requireNonNullElse(form.getFirst("group"), code));
            case "remove" -> table -> editor.remove(table, code);
            default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
        String problem = change(id, version, form, change, response);
        if (problem == null) {
            redirect.addFlashAttribute("done",
                    words.say("remove".equals(how) ? "criteria.removed" : "criteria.placed", code));
            return "redirect:/criteria/" + id + "/" + version
                    + ("remove".equals(how) ? "" : "#row-" + code.replace('.', '-'));
        }
        model.addAttribute("refusal", problem);
        show(pages.fill(id, version, model), code, null, null, model);
        return "criteria/edit";
    }

    /** What the formula gives, while it is typed. */
    @PostMapping("/criteria/examples")
    String examples(@RequestParam MultiValueMap<String, String> form, Model model) {
        try {
            worked(editor.alone(form), model);
        } catch (Unreadable unreadable) {
            model.addAttribute("unworked", unfinished(unreadable));
        }
        return "criteria/edit :: examples";
    }

    @GetMapping("/criteria/{id}/{version:\\d+}/settings")
    String settings(@PathVariable String id, @PathVariable int version, Model model) {
        pages.fill(id, version, model);
        return "criteria/settings";
    }

    @PostMapping("/criteria/{id}/{version:\\d+}/settings")
    String saveSettings(@PathVariable String id, @PathVariable int version,
            @RequestParam MultiValueMap<String, String> form, Model model, RedirectAttributes redirect,
            HttpServletResponse response) {
        String problem = change(id, version, form, table -> editor.settings(table, form), response);
        if (problem == null) {
            redirect.addFlashAttribute("done", words.say("criteria.settings.done"));
            return "redirect:/criteria/" + id + "/" + version + "#rules";
        }
        pages.fill(id, version, model);
        model.addAttribute("typed", form.toSingleValueMap());
        model.addAttribute("typedTies", form.getOrDefault("tie", List.of()));
        model.addAttribute("refusal", problem);
        return "criteria/settings";
    }

    /** Writes a change of the table as it was when the page was opened; returns why that could not be done, or null. */
    private @Nullable String change(String id, int version, MultiValueMap<String, String> form, Change change,
            HttpServletResponse response) {
        try {
            ResponseEntity<Version> read = client.version(id, version);
            JsonNode table = Objects.requireNonNull(Objects.requireNonNull(read.getBody()).table());
            String etag = form.getFirst("etag");
            client.change(id, version, etag == null ? CriteriaController.etag(read) : etag,
                    new CriteriaClient.Table(change.of(table)));
            return null;
        } catch (Unreadable unreadable) {
            response.setStatus(422);
            return unfinished(unreadable);
        } catch (ServiceRefusal refusal) {
            response.setStatus(refusal.status());
            if (refusal.status() != 412) {
                return refusals.sentence(refusal);
            }
            // The change goes into the newer table once the person has read this and saves again.
            form.remove("etag");
            return words.say("criteria.changedMeanwhile");
        } catch (ServiceUnreachable absent) {
            response.setStatus(503);
            return words.say("refusal.unavailable");
        }
    }

    private String unfinished(Unreadable unreadable) {
        String typed = String.valueOf(unreadable.getMessage());
        return typed.isBlank() ? words.say("criteria.numberMissing") : words.say("criteria.unreadable", typed);
    }

    private void show(Version version, String code, @Nullable String section,
            @Nullable MultiValueMap<String, String> typed, Model model) {
        CriteriaTable table = CriteriaController.tableOf(version);
        Criterion criterion = NEW.equals(code) ? null : table.find(code).orElse(null);
        if (criterion == null && !NEW.equals(code)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        boolean grouped = criterion == null ? section == null || section.isBlank() : grouped(criterion);
        model.addAttribute("criterion", criterion);
        model.addAttribute("code", code);
        model.addAttribute("grouped", grouped);
        model.addAttribute("parts", formulas.parts(criterion == null ? null : criterion.formula(), typed));
        model.addAttribute("section", section);
        model.addAttribute("above", section == null ? null : table.find(section).orElse(null));
        model.addAttribute("groups", table.groups());
        model.addAttribute("organisations", ORGANISATIONS);
        model.addAttribute("fileTypes", FILE_TYPES);
        if (typed != null) {
            model.addAttribute("typed", typed.toSingleValueMap());
            model.addAttribute("typedTypes", typed.getOrDefault("evidenceType", List.of()));
        }
        if (!grouped && Boolean.TRUE.equals(model.getAttribute("mayEdit"))) {
            try {
                Optional<ObjectNode> node = typed != null
                        ? Optional.of(editor.alone(typed))
                        : criterion == null ? Optional.empty() : node(version.table(), code);
                node.ifPresent(each -> worked(each, model));
            } catch (Unreadable unreadable) {
                model.addAttribute("unworked", unfinished(unreadable));
            }
        }
    }

    /** A section without criteria yet is still a section. */
    private static boolean grouped(Criterion criterion) {
        boolean bare = criterion.formula() == null && criterion.appraiser() == null && criterion.unit() == null
                && criterion.evidenceText() == null && !criterion.selfScorable();
        return bare || !criterion.leaf();
    }

    private static Optional<ObjectNode> node(@Nullable JsonNode table, String code) {
        return table == null
                ? Optional.empty()
                : table.findParents("code").stream()
                        .filter(each -> each.has("kind") && code.equals(each.path("code").asString("")))
                        .map(each -> ((ObjectNode) each).deepCopy()).findFirst();
    }

    private void worked(ObjectNode criterion, Model model) {
        try {
            CriteriaClient.Examples found = client.examples(new CriteriaClient.ToTry(criterion));
            Formula formula = new Formula(criterion.path("formula"));
            String unit = criterion.path("unit").asString(null);
            model.addAttribute("examples", found.examples().stream()
                    .map(each -> worked(each, formula, unit)).toList());
            model.addAttribute("faults", found.findings());
        } catch (ServiceRefusal refusal) {
            model.addAttribute("unworked", refusals.sentence(refusal));
        } catch (ServiceUnreachable absent) {
            model.addAttribute("unworked", words.say("refusal.unavailable"));
        }
    }

    private Worked worked(Example example, Formula formula, @Nullable String unit) {
        JsonNode figure = example.figure();
        String said = figures.say(figure, formula, unit);
        if (figure.has("target")) {
            said = words.say("criteria.example.ofTarget", said, figures.field(figure, "target"));
        }
        return new Worked(said, example.points(), example.how());
    }
}
