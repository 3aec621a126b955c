package vn.laocai.thidua.console.ballot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

import vn.laocai.thidua.console.client.BallotClient;
import vn.laocai.thidua.console.client.BallotClient.Absence;
import vn.laocai.thidua.console.client.BallotClient.Meeting;
import vn.laocai.thidua.console.client.BallotClient.Minutes;
import vn.laocai.thidua.console.client.BallotClient.NewMeeting;
import vn.laocai.thidua.console.client.BallotClient.OpenVote;
import vn.laocai.thidua.console.client.BallotClient.Opinion;
import vn.laocai.thidua.console.client.BallotClient.Quorum;
import vn.laocai.thidua.console.client.WardClient.Block;
import vn.laocai.thidua.console.client.WardClient.Head;
import vn.laocai.thidua.console.client.WardClient.Season;
import vn.laocai.thidua.console.page.Ask;
import vn.laocai.thidua.console.page.Ask.Choice;
import vn.laocai.thidua.console.page.Ask.Field;
import vn.laocai.thidua.console.page.Asking;
import vn.laocai.thidua.console.page.Asking.Unclear;
import vn.laocai.thidua.console.page.Downloads;
import vn.laocai.thidua.console.page.Registry;
import vn.laocai.thidua.console.page.Standing;
import vn.laocai.thidua.console.page.Words;
import vn.laocai.thidua.console.security.SignedIn;

/** The meeting that deliberates: called, attended, minuted, signed. */
@Controller
class MeetingController {

    private static final List<String> QUORUMS = List.of("2/3", "3/4", "4/5");
    private static final Pattern OPEN_VOTE = Pattern
            .compile("(.+?):\\s*(\\d{1,3})\\D+(\\d{1,3})(?:\\D+(\\d{1,3}))?\\D*");

    private final BallotClient client;
    private final Registry registry;
    private final Standing standing;
    private final Asking asking;
    private final Words words;

    MeetingController(BallotClient client, Registry registry, Standing standing, Asking asking, Words words) {
        this.client = client;
        this.registry = registry;
        this.standing = standing;
        this.asking = asking;
        this.words = words;
    }

    @GetMapping("/deliberations/new")
    String newForm(@RequestParam(required = false) @Nullable String season, Model model) {
        return asking.show(calling(known(season)), model);
    }

    @PostMapping("/deliberations/new")
    String call(@RequestParam String season, @RequestParam MultiValueMap<String, String> form, Model model,
            RedirectAttributes redirect, HttpServletResponse response) {
        Season of = known(season);
        return asking.act(calling(of), form, key -> "/deliberations/" + client.call(key,
                new NewMeeting(of.id(), Asking.moment(form, "heldAt"), Asking.moment(form, "papersSentAt"),
                        given(form, "place"), lines(form, "agenda"), quorum(given(form, "quorum"))))
                .id(), words.say("meeting.call.done"), model, redirect, response);
    }

    @GetMapping("/deliberations/{id}")
    String page(@PathVariable String id, Model model) {
        Meeting meeting = client.meeting(id);
        Season season = registry.season(meeting.seasonId()).orElse(null);
        boolean headSide = standing.headSide(season);
        boolean minuted = List.of("HELD", "MINUTED").contains(meeting.state());
        model.addAttribute("meeting", meeting);
        model.addAttribute("registry", registry);
        model.addAttribute("mayAttend", headSide && "CALLED".equals(meeting.state()));
        model.addAttribute("mayWrite", headSide && minuted && !meeting.signedBy("CHAIR")
                && !meeting.signedBy("SECRETARY"));
        model.addAttribute("maySign", maySign(meeting, season));
        model.addAttribute("mayPrepare", headSide && Boolean.TRUE.equals(meeting.quorumMet()));
        return "ballot/meeting";
    }

    @GetMapping("/deliberations/{id}/minutes.pdf")
    ResponseEntity<byte[]> minutesPdf(@PathVariable String id) {
        return Downloads.of(client.meetingMinutes(id), "bien-ban-hop.pdf");
    }

    @GetMapping("/deliberations/{id}/{step:attendance|minutes|signatures}")
    String stepForm(@PathVariable String id, @PathVariable String step, Model model) {
        return asking.show(question(client.meeting(id), step), model);
    }

    @PostMapping("/deliberations/{id}/{step:attendance|minutes|signatures}")
    String step(@PathVariable String id, @PathVariable String step, @RequestParam MultiValueMap<String, String> form,
            Model model, RedirectAttributes redirect, HttpServletResponse response) {
        Meeting meeting = client.meeting(id);
        return asking.act(question(meeting, step), form, key -> client.act(id, step, key, said(meeting, step, form)),
                words.say("meeting." + step + ".done"), "/deliberations/" + id, model, redirect, response);
    }

    /** The head signs as the chair, the secretary in the head's ward as the secretary; each once. */
    private boolean maySign(Meeting meeting, @Nullable Season season) {
        if (!"MINUTED".equals(meeting.state())) {
            return false;
        }
        return standing.head(season)
                ? !meeting.signedBy("CHAIR")
                : SignedIn.now().has("BLOCK_SECRETARY") && standing.headSide(season) && !meeting.signedBy("SECRETARY");
    }

    private Object said(Meeting meeting, String step, MultiValueMap<String, String> form) {
        return switch (step) {
            case "attendance" -> {
                List<Absence> absent = meeting.members().stream()
                        .filter(ward -> Asking.text(form, "absent-" + ward) != null)
                        .map(ward -> new Absence(ward, given(form, "absent-" + ward))).toList();
                List<String> away = absent.stream().map(Absence::wardCode).toList();
                yield Map.of("present", meeting.members().stream().filter(ward -> !away.contains(ward)).toList(),
                        "absent", absent);
            }
            case "minutes" -> new Minutes(given(form, "chair"), given(form, "secretary"), given(form, "proceedings"),
                    opinions(form), votes(form), given(form, "conclusion"));
            default -> {
                // What is signed is what was shown.
                String hash = Asking.text(form, "seen");
                yield hash == null ? Map.of() : Map.of("minutesHash", hash);
            }
        };
    }

    private List<Opinion> opinions(MultiValueMap<String, String> form) {
        List<Opinion> opinions = new ArrayList<>();
        for (String line : lines(form, "opinions")) {
            int colon = line.indexOf(':');
            String ward = colon < 1
                    ? null
                    : registry.wardCode(line.substring(0, colon).strip()
                            .replaceFirst("(?iu)^phường\\s+", "")).orElse(null);
            String text = line.substring(colon + 1).strip();
            if (ward == null || text.isEmpty()) {
                throw new Unclear(words.say("meeting.opinions.unclear", line));
            }
            opinions.add(new Opinion(ward, text));
        }
        return opinions;
    }

    private List<OpenVote> votes(MultiValueMap<String, String> form) {
        List<OpenVote> votes = new ArrayList<>();
        for (String line : lines(form, "votes")) {
            Matcher read = OPEN_VOTE.matcher(line);
            if (!read.matches()) {
                throw new Unclear(words.say("meeting.votes.unclear", line));
            }
            String other = read.group(4);
            votes.add(new OpenVote(read.group(1).strip(), Integer.parseInt(read.group(2)),
                    Integer.parseInt(read.group(3)), other == null ? 0 : Integer.parseInt(other)));
        }
        return votes;
    }

    private Ask calling(Season season) {
        List<Choice> quorums = QUORUMS.stream()
                .map(share -> new Choice(share, words.say("quorum." + share.replace('/', '-')), share.equals("2/3")))
                .toList();
        return Ask.of(words.say("meeting.call.title"), words.say("meeting.call.sentence"),
                "/deliberations/new?season=" + season.id(), words.say("meeting.call.button"),
                "/ballots?season=" + season.id())
                .with(Field.of("MOMENT", "heldAt", words.say("meeting.heldAt"), true))
                .with(Field.text("place", words.say("meeting.place"), true))
                .with(Field.of("MOMENT", "papersSentAt", words.say("meeting.papersSentAt"), true)
                        .hint(words.say("meeting.papersSentAt.hint")))
                .with(Field.area("agenda", words.say("meeting.agenda"), true).hint(words.say("meeting.agenda.hint"))
                        .filled(words.say("meeting.agenda.usual")))
                .with(Field.choices("SELECT", "quorum", words.say("meeting.quorum"), quorums));
    }

    private Ask question(Meeting meeting, String step) {
        String key = "meeting." + step;
        Ask ask = Ask.of(words.say(key + ".title"), words.say(key + ".sentence"),
                "/deliberations/" + meeting.id() + "/" + step, words.say(key + ".button"),
                "/deliberations/" + meeting.id());
        return switch (step) {
            case "attendance" -> {
                Ask asked = ask;
                for (String ward : meeting.members()) {
                    asked = asked.with(Field.text("absent-" + ward,
                            words.say("meeting.absent", registry.wardName(ward)), false));
                }
                yield asked;
            }
            case "minutes" -> writing(ask, meeting);
            default -> ask.warning(words.say("meeting.signatures.warning"))
                    .with(new Field("HIDDEN", "seen", "", null, String.valueOf(meeting.minutesHash()), true,
                            List.of()));
        };
    }

    private Ask writing(Ask ask, Meeting meeting) {
        Minutes before = meeting.minutes();
        SignedIn person = SignedIn.now();
        Head head = registry.season(meeting.seasonId()).flatMap(season -> registry.block(season.blockId()))
                .map(Block::head).orElse(null);
        String chair = head == null ? null : head.personName();
        return ask.with(Field.text("chair", words.say("meeting.chair"), true)
                .filled(before == null ? chair : before.chair()))
                .with(Field.text("secretary", words.say("meeting.secretary"), true).filled(before != null
                        ? before.secretary()
                        : person.has("BLOCK_SECRETARY") ? person.name() : null))
                .with(Field.of("LONG", "proceedings", words.say("meeting.proceedings"), true)
                        .filled(before == null ? null : before.proceedings()))
                .with(Field.area("opinions", words.say("meeting.opinions"), false)
                        .hint(words.say("meeting.opinions.hint"))
                        .filled(before == null ? null : opinionLines(before)))
                .with(Field.area("votes", words.say("meeting.votes"), false).hint(words.say("meeting.votes.hint"))
                        .filled(before == null ? null : voteLines(before)))
                .with(Field.of("LONG", "conclusion", words.say("meeting.conclusion"), true)
                        .filled(before == null ? null : before.conclusion()));
    }

    private String opinionLines(Minutes minutes) {
        List<Opinion> opinions = minutes.opinions() == null ? List.of() : minutes.opinions();
        return String.join("\n",
                opinions.stream().map(each -> registry.wardName(each.wardCode()) + ": " + each.text()).toList());
    }

    private String voteLines(Minutes minutes) {
        List<OpenVote> votes = minutes.votes() == null ? List.of() : minutes.votes();
        return String.join("\n", votes.stream().map(each -> words.say("meeting.vote.line", each.matter(), each.agree(),
                each.disagree(), each.other())).toList());
    }

    private Season known(@Nullable String season) {
        return standing.season(season).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Quorum quorum(String share) {
        String[] parts = (QUORUMS.contains(share) ? share : "2/3").split("/", -1);
        return new Quorum(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }

    private static List<String> lines(MultiValueMap<String, String> form, String name) {
        return given(form, name).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static String given(MultiValueMap<String, String> form, String name) {
        String typed = Asking.text(form, name);
        return typed == null ? "" : typed;
    }
}
