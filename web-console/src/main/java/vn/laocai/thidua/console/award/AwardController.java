package vn.laocai.thidua.console.award;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import vn.laocai.thidua.console.client.AwardClient;
import vn.laocai.thidua.console.client.AwardClient.Award;
import vn.laocai.thidua.console.client.AwardClient.Eligibility;
import vn.laocai.thidua.console.client.AwardClient.Proposal;
import vn.laocai.thidua.console.client.ServiceRefusal;
import vn.laocai.thidua.console.client.WardClient.Season;
import vn.laocai.thidua.console.page.Ask;
import vn.laocai.thidua.console.page.Ask.Choice;
import vn.laocai.thidua.console.page.Ask.Field;
import vn.laocai.thidua.console.page.Asking;
import vn.laocai.thidua.console.page.Refusals;
import vn.laocai.thidua.console.page.Registry;
import vn.laocai.thidua.console.page.Standing;
import vn.laocai.thidua.console.page.Words;

/** The proposals of a season, who may be proposed, and a new proposal. */
@Controller
class AwardController {

    private final AwardClient client;
    private final Registry registry;
    private final Standing standing;
    private final Asking asking;
    private final Refusals refusals;
    private final Words words;

    AwardController(AwardClient client, Registry registry, Standing standing, Asking asking, Refusals refusals,
            Words words) {
        this.client = client;
        this.registry = registry;
        this.standing = standing;
        this.asking = asking;
        this.refusals = refusals;
        this.words = words;
    }

    /** An award with the wards that could have it. */
    record OfAward(String code, String name, List<Line> lines, long eligible) {}

    /** A ward for an award. */
    record Line(Eligibility of, String state, @Nullable Proposal proposal) {}

    @GetMapping("/awards")
    String list(@RequestParam(required = false) @Nullable String season, Model model) {
        Season of = fill(season, model);
        model.addAttribute("proposals", of == null ? List.of() : client.proposals(of.id()).all());
        return "award/list";
    }

    @GetMapping("/awards/eligibility")
    String eligibility(@RequestParam(required = false) @Nullable String season, Model model) {
        Season of = fill(season, model);
        model.addAttribute("awards", List.of());
        if (of != null) {
            try {
                model.addAttribute("awards", byAward(client.eligibility(of.id()).all(),
                        client.proposals(of.id()).all()));
            } catch (ServiceRefusal refusal) {
                if (refusal.status() != 403) {
                    throw refusal;
                }
                model.addAttribute("closed", refusals.sentence(refusal));
            }
        }
        return "award/eligibility";
    }

    @GetMapping("/awards/new")
    String newForm(@RequestParam(required = false) @Nullable String season,
            @RequestParam(required = false) @Nullable String ward,
            @RequestParam(required = false) @Nullable String award, Model model) {
        Season of = fill(season, model);
        if (of == null) {
            model.addAttribute("proposals", List.of());
            return "award/list";
        }
        return asking.show(proposing(of, ward, award), model);
    }

    @PostMapping("/awards/new")
    String propose(@RequestParam String season, @RequestParam MultiValueMap<String, String> form, Model model,
            RedirectAttributes redirect, HttpServletResponse response) {
        Season of = registry.season(season).orElseThrow(AwardController::unknown);
        String ward = form.getFirst("wardCode");
        String award = form.getFirst("awardCode");
        String typed = form.getFirst("basis");
        List<String> basis = typed == null
                ? List.of()
                : typed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        AtomicReference<String> to = new AtomicReference<>("/awards?season=" + season);
        String page = asking.act(proposing(of, ward, award), form,
                key -> to.set("/awards/" + client.propose(key, new AwardClient.NewProposal(season,
                        ward == null ? "" : ward, award == null ? "" : award, basis)).id()),
                words.say("award.propose.done", registry.wardName(ward)), "/awards", model, redirect, response);
        return page.startsWith("redirect:") ? "redirect:" + to.get() : page;
    }

    static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private @Nullable Season fill(@Nullable String id, Model model) {
        Season season = standing.season(id).orElse(null);
        model.addAttribute("season", season);
        model.addAttribute("seasons", registry.seasons());
        model.addAttribute("headSide", standing.headSide(season));
        return season;
    }

    private static List<OfAward> byAward(List<Eligibility> all, List<Proposal> proposals) {
        Map<String, List<Line>> lines = new LinkedHashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        for (Eligibility each : all) {
            Proposal proposal = proposals.stream().filter(one -> one.wardCode().equals(each.wardCode())
                    && one.awardCode().equals(each.awardCode())).findFirst().orElse(null);
            String state = each.eligible() ? "ELIGIBLE" : each.suspended() ? "WAITING" : "NOT_ELIGIBLE";
            lines.computeIfAbsent(each.awardCode(), code -> new ArrayList<>()).add(new Line(each, state, proposal));
            names.put(each.awardCode(), each.awardName());
        }
        return lines.entrySet().stream()
                .map(entry -> new OfAward(entry.getKey(), String.valueOf(names.get(entry.getKey())),
                        entry.getValue().stream().sorted((one, other) -> order(one) - order(other)).toList(),
                        entry.getValue().stream().filter(line -> line.of().eligible()).count()))
                .toList();
    }

    private static int order(Line line) {
        return "ELIGIBLE".equals(line.state()) ? 0 : "WAITING".equals(line.state()) ? 1 : 2;
    }

    private Ask proposing(Season season, @Nullable String ward, @Nullable String award) {
        List<String> members = season.memberCodes() == null ? List.of() : season.memberCodes();
        List<Choice> wards = members.stream().filter(code -> standing.headSideFor(season, code))
                .map(code -> new Choice(code, registry.wardName(code), code.equals(ward))).toList();
        List<Choice> awards = client.catalogue(season.id()).all().stream().filter(each -> each.quota() > 0)
                .map(each -> new Choice(each.code(), named(each), each.code().equals(award))).toList();
        return Ask.of(words.say("award.propose.title"), words.say("award.propose.sentence"),
                "/awards/new?season=" + season.id(), words.say("award.propose.button"),
                "/awards?season=" + season.id())
                .with(Field.choices("SELECT", "wardCode", words.say("ward"), wards))
                .with(Field.choices("SELECT", "awardCode", words.say("award.award"), awards))
                .with(Field.area("basis", words.say("award.basis"), true).hint(words.say("award.basis.hint")));
    }

    private String named(Award award) {
        return words.say("award.named", award.nameVi(), award.decidedBy());
    }
}
