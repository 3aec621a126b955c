package vn.laocai.thidua.console.board;

import java.util.Map;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import vn.laocai.thidua.console.client.RankingClient;
import vn.laocai.thidua.console.client.ServiceRefusal;
import vn.laocai.thidua.console.page.Refusals;
import vn.laocai.thidua.console.page.Registry;

/** The reveal at the conference: the presenter's desk and the screen of the hall. */
@Controller
class RevealController {

    private final RankingClient ranking;
    private final Registry registry;
    private final Refusals refusals;

    RevealController(RankingClient ranking, Registry registry, Refusals refusals) {
        this.ranking = ranking;
        this.registry = registry;
        this.refusals = refusals;
    }

    @GetMapping("/boards/{seasonId}/reveal")
    String desk(@PathVariable String seasonId, Model model) {
        return desk(seasonId, null, model);
    }

    @GetMapping("/boards/{seasonId}/reveal/desk")
    String liveDesk(@PathVariable String seasonId, Model model) {
        desk(seasonId, null, model);
        return "board/reveal :: desk";
    }

    @PostMapping("/boards/{seasonId}/reveal")
    String act(@PathVariable String seasonId, @RequestParam String step, @RequestParam String requestKey, Model model,
            HttpServletResponse response) {
        String command = switch (step) {
            case "undo", "pause", "resume" -> step;
            default -> "steps";
        };
        try {
            ranking.reveal(seasonId, command, requestKey, Map.of());
        } catch (ServiceRefusal refusal) {
            response.setStatus(refusal.status());
            return desk(seasonId, refusals.sentence(refusal), model);
        }
        return "redirect:/boards/" + seasonId + "/reveal";
    }

    @GetMapping("/boards/{seasonId}/screen")
    String screen(@PathVariable String seasonId, Model model) {
        fill(seasonId, model);
        return "board/screen";
    }

    /** The part of the screen that changes with each place. */
    @GetMapping("/boards/{seasonId}/screen/places")
    String places(@PathVariable String seasonId, Model model) {
        fill(seasonId, model);
        return "board/screen :: places";
    }

    private String desk(String seasonId, @Nullable String refusal, Model model) {
        fill(seasonId, model);
        model.addAttribute("presenter", ranking.presenter(seasonId));
        model.addAttribute("requestKey", UUID.randomUUID().toString());
        model.addAttribute("refusal", refusal);
        return "board/reveal";
    }

    private void fill(String seasonId, Model model) {
        model.addAttribute("seasonId", seasonId);
        model.addAttribute("season", registry.season(seasonId).orElse(null));
        model.addAttribute("registry", registry);
        model.addAttribute("reveal", ranking.revealed(seasonId));
    }
}
