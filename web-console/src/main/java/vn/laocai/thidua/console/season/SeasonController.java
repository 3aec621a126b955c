package vn.laocai.thidua.console.season;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import vn.laocai.thidua.console.client.ServiceRefusal;
import vn.laocai.thidua.console.client.ServiceUnreachable;
import vn.laocai.thidua.console.client.WardClient;
import vn.laocai.thidua.console.client.WardClient.Block;
import vn.laocai.thidua.console.client.WardClient.Season;
import vn.laocai.thidua.console.covenant.CovenantPage;
import vn.laocai.thidua.console.page.Frame;
import vn.laocai.thidua.console.page.Refusals;
import vn.laocai.thidua.console.page.Registry;
import vn.laocai.thidua.console.page.Words;
import vn.laocai.thidua.console.security.SignedIn;
import vn.laocai.thidua.support.time.BusinessClock;

/** Seasons and the move of a season to its next phase. */
@Controller
class SeasonController {

    private final WardClient ward;
    private final Registry registry;
    private final BusinessClock clock;
    private final Refusals refusals;
    private final Words words;

    SeasonController(WardClient ward, Registry registry, BusinessClock clock, Refusals refusals, Words words) {
        this.ward = ward;
        this.registry = registry;
        this.clock = clock;
        this.refusals = refusals;
        this.words = words;
    }

    /** A ward of the season, by its name. */
    record Member(String name, boolean head) {}

    @GetMapping("/seasons")
    String list(Model model) {
        model.addAttribute("seasons", ward.seasons().all().stream()
                .sorted(Comparator.comparingInt(Season::year).reversed()).toList());
        model.addAttribute("registry", registry);
        return "season/list";
    }

    @GetMapping("/seasons/{id}")
    String page(@PathVariable String id, Model model) {
        show(id, model);
        return "season/page";
    }

    /** The part of the page that is live. */
    @GetMapping("/seasons/{id}/phases")
    String phases(@PathVariable String id, Model model) {
        show(id, model);
        return "season/page :: phases";
    }

    @GetMapping("/seasons/{id}/move")
    String moveForm(@PathVariable String id, @ModelAttribute("frame") Frame frame, Model model) {
        Season season = ward.season(id);
        fillMove(season, frame.getTyped().getOrDefault("reason", ""), UUID.randomUUID().toString(), null, model);
        return "season/move";
    }

    @PostMapping("/seasons/{id}/move")
    String move(@PathVariable String id, @RequestParam String to, @RequestParam(defaultValue = "") String reason,
            @RequestParam String requestKey, Model model, RedirectAttributes redirect, HttpServletResponse response) {
        try {
            ward.movePhase(id, requestKey, new WardClient.PhaseMove(to, reason.isBlank() ? null : reason.strip()));
        } catch (ServiceRefusal refusal) {
            response.setStatus(refusal.status());
            fillMove(ward.season(id), reason, UUID.randomUUID().toString(), refusals.sentence(refusal), model);
            return "season/move";
        } catch (ServiceUnreachable absent) {
            response.setStatus(503);
            Season unknown = registry.season(id).orElseThrow(() -> absent);
            fillMove(unknown, reason, requestKey, words.say("refusal.unavailable"), model);
            return "season/move";
        }
        registry.forget("season");
        redirect.addFlashAttribute("done", words.say("season.move.done", words.of("season.state", to)));
        redirect.addFlashAttribute("doneForm", "/seasons/" + id + "/move");
        return "redirect:/seasons/" + id;
    }

    private void show(String id, Model model) {
        Season season = ward.season(id);
        SeasonPhases phases = SeasonPhases.of(season, clock.today());
        model.addAttribute("season", season);
        model.addAttribute("block", registry.block(season.blockId()).orElse(null));
        model.addAttribute("phases", phases);
        model.addAttribute("current", phases.current().orElse(null));
        model.addAttribute("next", SeasonPhases.nextState(season).orElse(null));
        model.addAttribute("members", members(season));
        model.addAttribute("mayMove", SeasonPhases.nextState(season).isPresent() && leads(season));
        WardClient.Covenant covenant = covenants(id).stream().filter(SeasonController::signedOrToBeSigned)
                .max(Comparator.comparingInt(WardClient.Covenant::version)).orElse(null);
        model.addAttribute("covenant", covenant);
        model.addAttribute("page", covenant == null ? null : CovenantPage.of(covenant, registry, SignedIn.now()));
        model.addAttribute("guests", guests(season));
    }

    private static boolean signedOrToBeSigned(WardClient.Covenant covenant) {
        return covenant.openForSignature() || "FULLY_SIGNED".equals(covenant.state())
                || "IN_FORCE".equals(covenant.state());
    }

    /** The covenants of the season; none for roles that do not read covenants, such as the operators. */
    private List<WardClient.Covenant> covenants(String seasonId) {
        try {
            return ward.covenants(seasonId).all();
        } catch (ServiceRefusal refusal) {
            if (refusal.status() == 403) {
                return List.of();
            }
            throw refusal;
        }
    }

    /** Guests are written as names, or as names with a role. */
    private static List<String> guests(Season season) {
        return Optional.ofNullable(season.guests()).orElse(List.of()).stream()
                .map(guest -> guest.isString() ? guest.asString() : guest.path("name").asString("")).toList();
    }

    private void fillMove(Season season, String reason, String key, @Nullable String refusal, Model model) {
        SeasonPhases phases = SeasonPhases.of(season, clock.today());
        model.addAttribute("season", season);
        model.addAttribute("current", phases.current().orElse(null));
        model.addAttribute("next", SeasonPhases.nextState(season).orElse(null));
        model.addAttribute("reason", reason);
        model.addAttribute("requestKey", key);
        model.addAttribute("refusal", refusal);
    }

    private List<Member> members(Season season) {
        Collator order = Collator.getInstance(Locale.of("vi"));
        return Optional.ofNullable(season.memberCodes()).orElse(List.of()).stream()
                .map(code -> new Member(registry.wardName(code), code.equals(season.headCode())))
                .sorted(Comparator.comparing(Member::name, order)).toList();
    }

    /** Whether the button is shown; the service decides by the dated assignment. */
    private boolean leads(Season season) {
        SignedIn person = SignedIn.now();
        return registry.block(season.blockId()).map(Block::head)
                .filter(head -> head.personId().equals(person.personId())).isPresent();
    }
}
