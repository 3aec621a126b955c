package vn.laocai.thidua.console.ballot;

import java.util.List;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import vn.laocai.thidua.console.client.BallotClient;
import vn.laocai.thidua.console.client.BallotClient.Ballot;
import vn.laocai.thidua.console.client.BallotClient.Meeting;
import vn.laocai.thidua.console.client.WardClient.Season;
import vn.laocai.thidua.console.page.Asking;
import vn.laocai.thidua.console.page.Downloads;
import vn.laocai.thidua.console.page.Registry;
import vn.laocai.thidua.console.page.Standing;
import vn.laocai.thidua.console.page.Words;

/** The meetings and ballots of a season and what each person does about them. */
@Controller
class BallotController {

    private static final String ACTS = "/ballots/{id}/{act:opening|closing|tally|certification|publication|voiding"
            + "|delegations|paper-issues|paper-tally|rounds|decisions}";

    private final BallotClient client;
    private final BallotActs acts;
    private final BallotSteps steps;
    private final Registry registry;
    private final Standing standing;
    private final Asking asking;
    private final Words words;

    BallotController(BallotClient client, BallotActs acts, BallotSteps steps, Registry registry, Standing standing,
            Asking asking,
            Words words) {
        this.client = client;
        this.acts = acts;
        this.steps = steps;
        this.registry = registry;
        this.standing = standing;
        this.asking = asking;
        this.words = words;
    }

    @GetMapping("/ballots")
    String list(@RequestParam(required = false) @Nullable String season, Model model) {
        Season chosen = standing.season(season).orElse(null);
        model.addAttribute("season", chosen);
        model.addAttribute("seasons", registry.seasons());
        List<Meeting> meetings = chosen == null ? List.of() : client.meetings(chosen.id()).all();
        model.addAttribute("meetings", meetings);
        model.addAttribute("mayPrepare", meetings.stream().anyMatch(each -> Boolean.TRUE.equals(each.quorumMet())));
        model.addAttribute("ballots", chosen == null ? List.of() : client.ballots(chosen.id()).all());
        model.addAttribute("headSide", standing.headSide(chosen));
        return "ballot/list";
    }

    @GetMapping("/ballots/{id}")
    String page(@PathVariable String id, Model model) {
        Ballot ballot = client.ballot(id);
        Season season = registry.season(ballot.seasonId()).orElse(null);
        model.addAttribute("ballot", ballot);
        model.addAttribute("registry", registry);
        model.addAttribute("steps", steps.of(ballot, standing.head(season), standing.headSide(season)));
        model.addAttribute("next", steps.awaited(ballot));
        return "ballot/page";
    }

    @GetMapping("/ballots/{id}/minutes.pdf")
    ResponseEntity<byte[]> minutes(@PathVariable String id) {
        return Downloads.of(client.minutes(id), "bien-ban-kiem-phieu.pdf");
    }

    @GetMapping(ACTS)
    String ask(@PathVariable String id, @PathVariable String act, Model model) {
        return asking.show(acts.question(client.ballot(id), act), model);
    }

    @PostMapping(ACTS)
    String act(@PathVariable String id, @PathVariable String act, @RequestParam MultiValueMap<String, String> form,
            Model model, RedirectAttributes redirect, HttpServletResponse response) {
        Ballot ballot = client.ballot(id);
        // The next round is a ballot of its own.
        return asking.act(acts.question(ballot, act), form,
                key -> "/ballots/" + client.act(id, act, key, acts.content(ballot, act, form)).path("id").asString(id),
                words.say("ballot." + act + ".done"), model, redirect, response);
    }
}
