package vn.laocai.thidua.console.ballot;

import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import vn.laocai.thidua.console.client.AwardClient;
import vn.laocai.thidua.console.client.BallotClient;
import vn.laocai.thidua.console.client.ServiceRefusal;
import vn.laocai.thidua.console.client.ServiceUnreachable;
import vn.laocai.thidua.console.client.WardClient.Season;
import vn.laocai.thidua.console.page.Asking.Unclear;
import vn.laocai.thidua.console.page.Refusals;
import vn.laocai.thidua.console.page.Registry;
import vn.laocai.thidua.console.page.Standing;
import vn.laocai.thidua.console.page.Words;

/** The form that fixes a ballot's questions, electorate, tellers and rules; whatever is refused, all that was typed stays. */
@Controller
class PreparationController {

    private final BallotClient client;
    private final AwardClient awards;
    private final Directory directory;
    private final Registry registry;
    private final Standing standing;
    private final Refusals refusals;
    private final Words words;

    PreparationController(BallotClient client, AwardClient awards, Directory directory, Registry registry,
            Standing standing, Refusals refusals, Words words) {
        this.client = client;
        this.awards = awards;
        this.directory = directory;
        this.registry = registry;
        this.standing = standing;
        this.refusals = refusals;
        this.words = words;
    }

    @GetMapping("/ballots/new")
    String form(@RequestParam(required = false) @Nullable String season,
            @RequestParam(required = false) @Nullable String meeting, Model model) {
        MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
        if (meeting != null) {
            typed.add("deliberationId", meeting);
        }
        return show(known(season), typed, UUID.randomUUID().toString(), null, model);
    }

    @PostMapping("/ballots/new")
    String prepare(@RequestParam String season, @RequestParam MultiValueMap<String, String> typed, Model model,
            RedirectAttributes redirect, HttpServletResponse response) {
        Season of = known(season);
        String sent = typed.getFirst("requestKey");
        String key = sent == null ? UUID.randomUUID().toString() : sent;
        if (typed.containsKey("more")) {
            return show(of, typed, key, null, model);
        }
        try {
            String id = client.prepare(key, form(of, typed).ballot()).id();
            redirect.addFlashAttribute("done", words.say("prepare.done"));
            redirect.addFlashAttribute("doneForm", "/ballots/new?season=" + of.id());
            return "redirect:/ballots/" + id;
        } catch (Unclear unclear) {
            response.setStatus(422);
            return show(of, typed, key, unclear.getMessage(), model);
        } catch (ServiceRefusal refusal) {
            response.setStatus(refusal.status());
            return show(of, typed, UUID.randomUUID().toString(), refusals.sentence(refusal), model);
        } catch (ServiceUnreachable absent) {
            response.setStatus(503);
            return show(of, typed, key, words.say("refusal.unavailable"), model);
        }
    }

    private String show(Season season, MultiValueMap<String, String> typed, String key, @Nullable String refusal,
            Model model) {
        model.addAttribute("season", season);
        model.addAttribute("prepared", form(season, typed));
        model.addAttribute("requestKey", key);
        model.addAttribute("refusal", refusal);
        return "ballot/prepare";
    }

    private BallotForm form(Season season, MultiValueMap<String, String> typed) {
        return new BallotForm(season, typed, client.meetings(season.id()).all(), awards.catalogue(season.id()).all(),
                directory.people(), registry, words);
    }

    private Season known(@Nullable String season) {
        return standing.season(season).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
