package vn.laocai.thidua.console.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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

import vn.laocai.thidua.console.client.CriteriaClient;
import vn.laocai.thidua.console.client.CriteriaClient.CriteriaSet;
import vn.laocai.thidua.console.client.CriteriaClient.Version;
import vn.laocai.thidua.console.client.ServiceRefusal;
import vn.laocai.thidua.console.client.ServiceUnreachable;
import vn.laocai.thidua.console.client.WardClient.Season;
import vn.laocai.thidua.console.criteria.CriteriaTable.Criterion;
import vn.laocai.thidua.console.criteria.FormulaForm.Unreadable;
import vn.laocai.thidua.console.page.Downloads;
import vn.laocai.thidua.console.page.Refusals;
import vn.laocai.thidua.console.page.Registry;
import vn.laocai.thidua.console.page.Standing;
import vn.laocai.thidua.console.page.Words;
import vn.laocai.thidua.console.security.SignedIn;

/** Tables of criteria: list, paper, and the editing of a draft criterion by criterion. */
@Controller
class CriteriaController {

    private final CriteriaClient client;
    private final Registry registry;
    private final Standing standing;
    private final TableEditor editor;
    private final FormulaForm formulas;
    private final Refusals refusals;
    private final Words words;

    CriteriaController(CriteriaClient client, Registry registry, Standing standing, TableEditor editor,
            FormulaForm formulas, Refusals refusals, Words words) {
        this.client = client;
        this.registry = registry;
        this.standing = standing;
        this.editor = editor;
        this.formulas = formulas;
        this.refusals = refusals;
        this.words = words;
    }

    @GetMapping("/criteria")
    String list(@RequestParam(required = false) @Nullable String season, Model model) {
        Season found = standing.season(season).orElse(null);
        List<CriteriaSet> sets = found == null ? List.of() : client.sets(found.id()).all();
        model.addAttribute("season", found);
        model.addAttribute("seasons", registry.seasons());
        model.addAttribute("sets", sets);
        model.addAttribute("mayPrepare", found != null && prepares(found));
        model.addAttribute("requestKey", UUID.randomUUID().toString());
        return "criteria/list";
    }

    /** Begins the table of a season from the template. */
    @PostMapping("/criteria")
    String begin(@RequestParam String season, @RequestParam String requestKey, RedirectAttributes redirect) {
        try {
            JsonNode made = client.create(requestKey, new CriteriaClient.NewSet(season, "bang-1000", null));
            redirect.addFlashAttribute("done", words.say("criteria.begun"));
            return "redirect:/criteria/" + made.path("id").asString("") + "/1";
        } catch (ServiceRefusal refusal) {
            redirect.addFlashAttribute("refusal", refusals.sentence(refusal));
        } catch (ServiceUnreachable absent) {
            redirect.addFlashAttribute("refusal", words.say("refusal.unavailable"));
        }
        return "redirect:/criteria?season=" + season;
    }

    /** The version in force, else the newest: messages name the table only. */
    @GetMapping("/criteria/{id}")
    String current(@PathVariable String id) {
        CriteriaSet set = client.set(id);
        int newest = set.all().stream().mapToInt(CriteriaClient.VersionLine::version).max().orElse(1);
        return "redirect:/criteria/" + id + "/" + (set.inForce() == null ? newest : set.inForce());
    }

    @GetMapping("/criteria/{id}/{version:\\d+}")
    String paper(@PathVariable String id, @PathVariable int version, Model model) {
        fill(id, version, model);
        return "criteria/page";
    }

    @GetMapping("/criteria/{id}/{version:\\d+}/export.{kind}")
    ResponseEntity<byte[]> export(@PathVariable String id, @PathVariable int version, @PathVariable String kind) {
        return Downloads.of(client.export(id, version, kind), "bang-tieu-chi." + kind);
    }

    /** What changed since the version before, and how the wards have answered. */
    @GetMapping("/criteria/{id}/{version:\\d+}/changes")
    String changes(@PathVariable String id, @PathVariable int version, Model model) {
        Version now = fill(id, version, model);
        List<Change> changes = new ArrayList<>();
        JsonNode read = client.changes(id, version, Math.max(1, version - 1));
        for (JsonNode each : read.has("changes") ? read.path("changes") : read.path("items")) {
            changes.add(new Change(each.path("code").asString(""), each.path("level").asString(""),
                    each.path(words.english() ? "textEn" : "textVi").asString("")));
        }
        model.addAttribute("changes", changes);
        model.addAttribute("level", read.path("level").asString(null));
        model.addAttribute("consents", now.allConsents().stream()
                .map(each -> new Consent(registry.wardName(each.path("wardCode").asString("")),
                        each.path("agree").asBoolean(false)))
                .toList());
        return "criteria/changes";
    }

    /** One difference between two versions. */
    record Change(String code, String level, String text) {}

    /** A ward's answer to a version. */
    record Consent(String ward, boolean agree) {}

    @GetMapping("/criteria/{id}/{version:\\d+}/edit/{code}")
    String edit(@PathVariable String id, @PathVariable int version, @PathVariable String code,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String then,
            @RequestParam(required = false) @Nullable String section, Model model) {
        CriteriaTable table = tableOf(fill(id, version, model));
        show(table, code, type, then, section, model);
        return "criteria/edit";
    }

    @PostMapping("/criteria/{id}/{version:\\d+}/edit/{code}")
    String save(@PathVariable String id, @PathVariable int version, @PathVariable String code,
            @RequestParam MultiValueMap<String, String> form, Model model, RedirectAttributes redirect,
            HttpServletResponse response) {
        String section = form.getFirst("section");
        String given = form.getFirst("code");
        String own = "new".equals(code) && given != null ? given.strip() : code;
        String problem;
        try {
            ResponseEntity<Version> read = client.version(id, version);
            JsonNode table = Objects.requireNonNull(Objects.requireNonNull(read.getBody()).table());
            JsonNode changed = form.containsKey("remove")
                    ? editor.remove(table, own)
                    : editor.change(table, own, section, form);
            client.change(id, version, form.containsKey("etag") ? first(form, "etag") : etag(read),
                    new CriteriaClient.Table(changed));
            redirect.addFlashAttribute("done",
                    words.say(form.containsKey("remove") ? "criteria.removed" : "criteria.changed", own));
            return "redirect:/criteria/" + id + "/" + version + "#row-" + own.replace('.', '-');
        } catch (Unreadable unreadable) {
            problem = words.say("criteria.unreadable", String.valueOf(unreadable.getMessage()));
            response.setStatus(422);
        } catch (ServiceRefusal refusal) {
            problem = refusal.status() == 412 ? words.say("cell.changedMeanwhile") : refusals.sentence(refusal);
            response.setStatus(refusal.status());
        } catch (ServiceUnreachable absent) {
            problem = words.say("refusal.unavailable");
            response.setStatus(503);
        }
        CriteriaTable table = tableOf(fill(id, version, model));
        show(table, code, form.getFirst("type"), form.getFirst("then"), section, model);
        model.addAttribute("typed", form.toSingleValueMap());
        model.addAttribute("refusal", problem);
        return "criteria/edit";
    }

    private void show(CriteriaTable table, String code, @Nullable String type, @Nullable String then,
            @Nullable String section, Model model) {
        Criterion criterion = "new".equals(code) ? null : table.find(code).orElse(null);
        if (criterion == null && !"new".equals(code)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Formula formula = criterion == null ? null : criterion.formula();
        String shown = type != null ? type : formula == null ? "PROPORTIONAL" : formula.type();
        Formula inner = formula == null ? null : formula.inner();
        String innerType = then != null ? then : inner == null ? "PROPORTIONAL" : inner.type();
        model.addAttribute("criterion", criterion);
        model.addAttribute("code", code);
        model.addAttribute("type", shown);
        model.addAttribute("types", Formula.TYPES);
        model.addAttribute("params", formulas.params(shown, formula));
        model.addAttribute("nests", FormulaForm.nests(shown));
        model.addAttribute("then", innerType);
        model.addAttribute("thenParams", formulas.params(innerType, inner));
        model.addAttribute("section", section);
        model.addAttribute("organisations", List.of("HOME_AFFAIRS", "FINANCE", "CONSTRUCTION",
                "AGRICULTURE_ENVIRONMENT", "SCIENCE_TECHNOLOGY", "CULTURE_SPORTS_TOURISM", "POLICE", "MILITARY",
                "INSPECTORATE", "TAX", "PROVINCE"));
    }

    Version fill(String id, int version, Model model) {
        ResponseEntity<Version> read = client.version(id, version);
        Version found = read.getBody();
        if (found == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Season season = registry.season(found.seasonId()).orElse(null);
        boolean draft = "DRAFT".equals(found.state());
        model.addAttribute("set", id);
        model.addAttribute("version", found);
        model.addAttribute("table", tableOf(found));
        model.addAttribute("season", season);
        model.addAttribute("etag", etag(read));
        model.addAttribute("mayEdit", draft && prepares(season));
        model.addAttribute("mayPublish", draft && standing.head(season));
        model.addAttribute("mayRevise", List.of("PUBLISHED", "FROZEN").contains(found.state()) && prepares(season));
        model.addAttribute("mayConsent",
                "AWAITING_CONSENT".equals(found.state()) && SignedIn.now().has("WARD_LEADER"));
        model.addAttribute("here", "/criteria/" + id + "/" + version);
        return found;
    }

    private boolean prepares(@Nullable Season season) {
        return standing.head(season) || (SignedIn.now().has("BLOCK_SECRETARY") && standing.headSide(season));
    }

    private static CriteriaTable tableOf(Version version) {
        return CriteriaTable.of(version.table());
    }

    private static String etag(ResponseEntity<Version> read) {
        String tag = read.getHeaders().getFirst(HttpHeaders.ETAG);
        return tag == null ? "\"0\"" : tag;
    }

    private static String first(MultiValueMap<String, String> form, String name) {
        String value = form.getFirst(name);
        return value == null ? "" : value;
    }
}
