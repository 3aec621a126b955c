package vn.laocai.thidua.console.rescore;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import vn.laocai.thidua.console.client.ComplaintClient;
import vn.laocai.thidua.console.client.ComplaintClient.Complaint;
import vn.laocai.thidua.console.client.RescoreClient;
import vn.laocai.thidua.console.client.RescoreClient.Effect;
import vn.laocai.thidua.console.client.RescoreClient.NewChange;
import vn.laocai.thidua.console.client.RescoreClient.RescoreSet;
import vn.laocai.thidua.console.client.ServiceRefusal;
import vn.laocai.thidua.console.client.ServiceUnreachable;
import vn.laocai.thidua.console.client.WardClient.Season;
import vn.laocai.thidua.console.criteria.CriteriaBook;
import vn.laocai.thidua.console.page.Ask;
import vn.laocai.thidua.console.page.Asking;
import vn.laocai.thidua.console.page.Numbers;
import vn.laocai.thidua.console.page.Refusals;
import vn.laocai.thidua.console.page.Registry;
import vn.laocai.thidua.console.page.Standing;
import vn.laocai.thidua.console.page.Words;
import vn.laocai.thidua.console.security.SignedIn;

/** Rescore sets: what would change, who moves, applied or put away whole. */
@Controller
class RescoreController {

    private static final int LINES = 5;
    private static final int SHORTEST_REASON = 20;

    private final RescoreClient client;
    private final ComplaintClient complaints;
    private final CriteriaBook book;
    private final Registry registry;
    private final Standing standing;
    private final Asking asking;
    private final Refusals refusals;
    private final Words words;

    RescoreController(RescoreClient client, ComplaintClient complaints, CriteriaBook book, Registry registry,
            Standing standing, Asking asking, Refusals refusals, Words words) {
        this.client = client;
        this.complaints = complaints;
        this.book = book;
        this.registry = registry;
        this.standing = standing;
        this.asking = asking;
        this.refusals = refusals;
        this.words = words;
    }

    /** A line of the form as it was typed. */
    record Line(String ward, String code, String points) {}

    @GetMapping("/rescores")
    String list(@RequestParam(required = false) @Nullable String season, Model model) {
        Season of = standing.season(season).orElse(null);
        model.addAttribute("season", of);
        model.addAttribute("seasons", registry.seasons());
        model.addAttribute("headSide", standing.headSide(of));
        model.addAttribute("sets", List.of());
        model.addAttribute("registry", registry);
        if (of != null) {
            try {
                model.addAttribute("sets", client.sets(of.id()).all());
            } catch (ServiceRefusal refusal) {
                if (refusal.status() != 403) {
                    throw refusal;
                }
                model.addAttribute("closed", refusals.sentence(refusal));
            }
        }
        return "rescore/list";
    }

    @GetMapping("/rescores/new")
    String newForm(@RequestParam(required = false) @Nullable String season, Model model) {
        Season of = standing.season(season).orElseThrow(RescoreController::unknown);
        return form(of, List.of(), "", null, UUID.randomUUID().toString(), null, model);
    }

    @PostMapping("/rescores/new")
    String prepare(@RequestParam String season, @RequestParam MultiValueMap<String, String> form, Model model,
            RedirectAttributes redirect, HttpServletResponse response) {
        Season of = standing.season(season).orElseThrow(RescoreController::unknown);
        List<Line> lines = lines(form);
        String reason = Asking.text(form, "reason");
        String typed = reason == null ? "" : reason;
        String complaint = Asking.text(form, "complaintId");
        String sent = Asking.text(form, "requestKey");
        String key = sent == null ? UUID.randomUUID().toString() : sent;
        List<NewChange> changes = new ArrayList<>();
        for (Line line : lines) {
            Optional<BigDecimal> points = Numbers.parse(line.points());
            if (line.ward().isBlank() || line.code().isBlank() || points.isEmpty()) {
                response.setStatus(422);
                return form(of, lines, typed, complaint, key, words.say("rescore.incomplete"), model);
            }
            changes.add(new NewChange(line.ward(), line.code(), points.get()));
        }
        if (changes.isEmpty() || typed.length() < SHORTEST_REASON) {
            response.setStatus(422);
            return form(of, lines, typed, complaint, key,
                    words.say(changes.isEmpty() ? "rescore.nothing" : "rescore.reason.short"), model);
        }
        try {
            RescoreSet set = client.prepare(key, new RescoreClient.NewSet(season, typed, complaint, changes));
            redirect.addFlashAttribute("done", words.say("rescore.prepared"));
            return "redirect:/rescores/" + set.id();
        } catch (ServiceRefusal refusal) {
            response.setStatus(refusal.status());
            return form(of, lines, typed, complaint, UUID.randomUUID().toString(), refusals.sentence(refusal), model);
        } catch (ServiceUnreachable absent) {
            response.setStatus(503);
            return form(of, lines, typed, complaint, key, words.say("refusal.unavailable"), model);
        }
    }

    @GetMapping("/rescores/{id}")
    String show(@PathVariable String id, Model model) {
        RescoreSet set = client.set(id);
        Season season = registry.season(set.seasonId()).orElse(null);
        List<Effect> effect = set.effect() == null ? List.of() : set.effect();
        boolean own = set.preparedBy().equals(SignedIn.now().personId());
        boolean touchesHead = season != null && set.all().stream()
                .anyMatch(change -> !standing.headSideFor(season, change.wardCode()));
        boolean decides = standing.head(season) || SignedIn.now().has("PROVINCE_MONITOR");
        model.addAttribute("set", set);
        model.addAttribute("season", season);
        model.addAttribute("effect", effect);
        model.addAttribute("moved", effect.stream().filter(each -> each.rankBefore() != each.rankAfter()).count());
        model.addAttribute("prepared", "PREPARED".equals(set.state()));
        model.addAttribute("mayApply", decides && !own && !touchesHead);
        model.addAttribute("mayCancel", standing.headSide(season));
        model.addAttribute("own", own);
        model.addAttribute("registry", registry);
        return "rescore/page";
    }

    @GetMapping("/rescores/{id}/{end:application|cancellation}")
    String endForm(@PathVariable String id, @PathVariable String end, Model model) {
        return asking.show(question(client.set(id), end), model);
    }

    @PostMapping("/rescores/{id}/{end:application|cancellation}")
    String end(@PathVariable String id, @PathVariable String end, @RequestParam MultiValueMap<String, String> form,
            Model model, RedirectAttributes redirect, HttpServletResponse response) {
        return asking.act(question(client.set(id), end), form, key -> client.end(id, end, key, Map.of()),
                words.say("rescore." + end + ".done"), "/rescores/" + id, model, redirect, response);
    }

    private Ask question(RescoreSet set, String end) {
        String key = "rescore." + end;
        return Ask.of(words.say(key + ".title"), words.say(key + ".sentence", set.all().size()),
                "/rescores/" + set.id() + "/" + end, words.say(key + ".button"), "/rescores/" + set.id())
                .warning(words.say(key + ".warning"));
    }

    private static List<Line> lines(MultiValueMap<String, String> form) {
        List<String> wards = form.getOrDefault("ward", List.of());
        List<String> codes = form.getOrDefault("code", List.of());
        List<String> points = form.getOrDefault("points", List.of());
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < wards.size() && i < codes.size() && i < points.size(); i++) {
            if (!wards.get(i).isBlank() || !codes.get(i).isBlank() || !points.get(i).isBlank()) {
                lines.add(new Line(wards.get(i), codes.get(i).strip(), points.get(i).strip()));
            }
        }
        return lines;
    }

    private String form(Season season, List<Line> typed, String reason, @Nullable String complaint, String key,
            @Nullable String refusal, Model model) {
        List<Line> lines = new ArrayList<>(typed);
        do {
            lines.add(new Line("", "", ""));
        } while (lines.size() < LINES);
        model.addAttribute("season", season);
        model.addAttribute("lines", lines);
        model.addAttribute("reason", reason);
        model.addAttribute("complaint", complaint);
        model.addAttribute("complaints", open(season.id()));
        model.addAttribute("wards", season.memberCodes() == null ? List.of() : season.memberCodes());
        model.addAttribute("leaves", book.ofSeason(season.id()).leaves());
        model.addAttribute("requestKey", key);
        model.addAttribute("refusal", refusal);
        model.addAttribute("registry", registry);
        return "rescore/new";
    }

    private List<Complaint> open(String seasonId) {
        try {
            return complaints.complaints(seasonId).all().stream()
                    .filter(each -> List.of("VERIFYING", "ANSWERED").contains(each.state())).toList();
        } catch (ServiceRefusal refusal) {
            return List.of();
        }
    }

    static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
