package vn.laocai.thidua.console.ballot;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

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
import vn.laocai.thidua.console.client.BallotClient.Teller;
import vn.laocai.thidua.console.client.WardClient.Season;
import vn.laocai.thidua.console.page.Ask;
import vn.laocai.thidua.console.page.Ask.Field;
import vn.laocai.thidua.console.page.Asking;
import vn.laocai.thidua.console.page.Downloads;
import vn.laocai.thidua.console.page.Registry;
import vn.laocai.thidua.console.page.Standing;
import vn.laocai.thidua.console.page.Words;
import vn.laocai.thidua.console.security.SignedIn;

/** The meetings and ballots of a season and what each person does about them. */
@Controller
class BallotController {

    private final BallotClient client;
    private final Registry registry;
    private final Standing standing;
    private final Asking asking;
    private final Words words;

    BallotController(BallotClient client, Registry registry, Standing standing, Asking asking, Words words) {
        this.client = client;
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
        model.addAttribute("meetings", chosen == null ? List.of() : client.meetings(chosen.id()).all());
        model.addAttribute("ballots", chosen == null ? List.of() : client.ballots(chosen.id()).all());
        return "ballot/list";
    }

    @GetMapping("/ballots/{id}")
    String page(@PathVariable String id, Model model) {
        Ballot ballot = client.ballot(id);
        Season season = registry.season(ballot.seasonId()).orElse(null);
        SignedIn person = SignedIn.now();
        Teller teller = ballot.tellers().stream().filter(one -> one.personId().equals(person.personId())).findFirst()
                .orElse(null);
        model.addAttribute("ballot", ballot);
        model.addAttribute("season", season);
        model.addAttribute("registry", registry);
        model.addAttribute("teller", teller);
        model.addAttribute("head", standing.head(season));
        model.addAttribute("mayCertify", "TALLIED".equals(ballot.state())
                && (teller != null || standing.head(season)) && !ballot.certifiedBy(person.personId()));
        model.addAttribute("mayVote", ballot.mine() != null && "OPEN".equals(ballot.state())
                && !ballot.mine().onPaper() && ballot.mine().taken().size() < ballot.mine().questionIds().size());
        return "ballot/page";
    }

    @GetMapping("/ballots/{id}/minutes.pdf")
    ResponseEntity<byte[]> minutes(@PathVariable String id) {
        return Downloads.of(client.minutes(id), "bien-ban-kiem-phieu.pdf");
    }

    @GetMapping("/deliberations/{id}")
    String meeting(@PathVariable String id, Model model) {
        Meeting meeting = client.meeting(id);
        model.addAttribute("meeting", meeting);
        model.addAttribute("registry", registry);
        model.addAttribute("headSide", standing.headSide(registry.season(meeting.seasonId()).orElse(null)));
        return "ballot/meeting";
    }

    @GetMapping("/deliberations/{id}/minutes.pdf")
    ResponseEntity<byte[]> meetingMinutes(@PathVariable String id) {
        return Downloads.of(client.meetingMinutes(id), "bien-ban-hop.pdf");
    }

    @GetMapping("/ballots/{id}/{act:opening|closing|tally|certification|publication|voiding}")
    String ask(@PathVariable String id, @PathVariable String act, Model model) {
        return asking.show(question(id, act), model);
    }

    @PostMapping("/ballots/{id}/{act:opening|closing|tally|certification|publication|voiding}")
    String act(@PathVariable String id, @PathVariable String act, @RequestParam MultiValueMap<String, String> form,
            Model model, RedirectAttributes redirect, HttpServletResponse response) {
        Consumer<String> command = key -> client.act(id, act, key, content(id, act, form));
        return asking.act(question(id, act), form, command, words.say("ballot." + act + ".done"), "/ballots/" + id,
                model, redirect, response);
    }

    /** What is signed is what was shown: the hash of the minutes goes with the certification. */
    private Map<String, Object> content(String id, String act, MultiValueMap<String, String> form) {
        String reason = Asking.text(form, "reason");
        return switch (act) {
            case "certification" -> {
                String hash = client.ballot(id).minutesHash();
                yield hash == null ? Map.of() : Map.of("minutesHash", hash);
            }
            case "voiding" -> Map.of("reason", reason == null ? "" : reason);
            default -> Map.of();
        };
    }

    private Ask question(String id, String act) {
        Ask ask = Ask.of(words.say("ballot." + act + ".title"), words.say("ballot." + act + ".sentence"),
                "/ballots/" + id + "/" + act, words.say("ballot." + act + ".button"), "/ballots/" + id);
        return act.equals("voiding") ? ask.with(Field.area("reason", words.say("reason"), true)) : ask;
    }
}
