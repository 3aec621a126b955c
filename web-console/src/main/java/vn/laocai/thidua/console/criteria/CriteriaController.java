package vn.laocai.thidua.console.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
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
import vn.laocai.thidua.console.page.Downloads;
import vn.laocai.thidua.console.page.Refusals;
import vn.laocai.thidua.console.page.Registry;
import vn.laocai.thidua.console.page.Standing;
import vn.laocai.thidua.console.page.Words;
import vn.laocai.thidua.console.security.SignedIn;

/** Tables of criteria: list, paper, what changed. */
@Controller
class CriteriaController {

    private final CriteriaClient client;
    private final Registry registry;
    private final Standing standing;
    private final Refusals refusals;
    private final Words words;

    CriteriaController(CriteriaClient client, Registry registry, Standing standing, Refusals refusals,
            Words words) {
        this.client = client;
        this.registry = registry;
        this.standing = standing;
        this.refusals = refusals;
        this.words = words;
    }

    @GetMapping("/criteria")
    String list(@RequestParam(required = false) @Nullable String season, Model model) {
        Season found = standing.season(season).orElse(null);
        List<CriteriaSet> sets = found == null
                ? List.of()
                : client.sets(found.id()).all().stream().filter(set -> !set.all().isEmpty()).toList();
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
        fill(id, version, model);
        List<Change> changes = new ArrayList<>();
        JsonNode read = client.changes(id, version, Math.max(1, version - 1));
        for (JsonNode each : read.has("changes") ? read.path("changes") : read.path("items")) {
            changes.add(new Change(each.path("code").asString(""), each.path("level").asString(""),
                    each.path(words.english() ? "textEn" : "textVi").asString("")));
        }
        model.addAttribute("changes", changes);
        model.addAttribute("level", read.path("level").asString(null));
        return "criteria/changes";
    }

    /** One difference between two versions. */
    record Change(String code, String level, String text) {}

    /** A ward's answer to a version. */
    record Consent(String code, String ward, boolean agree) {}

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
        model.addAttribute("mayRevise",
                List.of("PUBLISHED", "FROZEN", "WITHDRAWN", "REJECTED").contains(found.state()) && prepares(season));
        boolean waits = "AWAITING_CONSENT".equals(found.state());
        SignedIn person = SignedIn.now();
        List<Consent> consents = found.allConsents().stream().map(each -> new Consent(
                each.path("wardCode").asString(""), registry.wardName(each.path("wardCode").asString("")),
                each.path("agree").asBoolean(false))).toList();
        model.addAttribute("consents", consents);
        model.addAttribute("agreeing", consents.stream().filter(Consent::agree).count());
        model.addAttribute("mayConsent", waits && person.has("WARD_LEADER")
                && consents.stream().noneMatch(each -> each.code().equals(person.organisation())));
        model.addAttribute("mayWithdraw", waits && standing.head(season));
        model.addAttribute("mayComment", (draft || waits || "PUBLISHED".equals(found.state()))
                && (person.has("WARD_LEADER") || person.has("WARD_OFFICER")));
        model.addAttribute("mayAnswer", prepares(season));
        model.addAttribute("remarks", found.allComments().stream()
                .map(each -> new Remark(each, registry.wardName(each.wardCode()))).toList());
        model.addAttribute("here", "/criteria/" + id + "/" + version);
        return found;
    }

    /** A comment with the name of its ward. */
    record Remark(CriteriaClient.Comment comment, String ward) {}

    boolean prepares(@Nullable Season season) {
        return standing.head(season) || (SignedIn.now().has("BLOCK_SECRETARY") && standing.headSide(season));
    }

    static CriteriaTable tableOf(Version version) {
        return CriteriaTable.of(version.table());
    }

    static String etag(ResponseEntity<Version> read) {
        String tag = read.getHeaders().getFirst(HttpHeaders.ETAG);
        return tag == null ? "\"0\"" : tag;
    }
}
