package vn.laocai.thidua.console.complaint;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;

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
import vn.laocai.thidua.console.client.ComplaintClient.Complaints;
import vn.laocai.thidua.console.client.WardClient.Block;
import vn.laocai.thidua.console.client.WardClient.Head;
import vn.laocai.thidua.console.client.WardClient.Season;
import vn.laocai.thidua.console.client.WardClient.Signer;
import vn.laocai.thidua.console.criteria.CriteriaBook;
import vn.laocai.thidua.console.page.Ask;
import vn.laocai.thidua.console.page.Ask.Choice;
import vn.laocai.thidua.console.page.Ask.Field;
import vn.laocai.thidua.console.page.Asking;
import vn.laocai.thidua.console.page.Registry;
import vn.laocai.thidua.console.page.Standing;
import vn.laocai.thidua.console.page.Words;
import vn.laocai.thidua.console.security.SignedIn;
import vn.laocai.thidua.support.time.BusinessClock;

/** Complaints: the list with the window, a new one, its page and its steps. */
@Controller
class ComplaintController {

    private static final List<String> OUTCOMES = List.of("UPHELD", "PARTLY", "REJECTED");

    private final ComplaintClient client;
    private final CriteriaBook book;
    private final Registry registry;
    private final Standing standing;
    private final Asking asking;
    private final Words words;
    private final BusinessClock clock;

    ComplaintController(ComplaintClient client, CriteriaBook book, Registry registry, Standing standing,
            Asking asking, Words words, BusinessClock clock) {
        this.client = client;
        this.book = book;
        this.registry = registry;
        this.standing = standing;
        this.asking = asking;
        this.words = words;
        this.clock = clock;
    }

    /** A step that this person may take. */
    record Step(String name, boolean main) {}

    @GetMapping("/complaints")
    String list(@RequestParam(required = false) @Nullable String season, Model model) {
        Season of = standing.season(season).orElse(null);
        Complaints complaints = of == null ? new Complaints(null, false, null) : client.complaints(of.id());
        model.addAttribute("season", of);
        model.addAttribute("seasons", registry.seasons());
        model.addAttribute("complaints", complaints.all());
        model.addAttribute("mayLodge", complaints.mayLodge());
        model.addAttribute("closesAt", complaints.windowClosesAt());
        model.addAttribute("leader", SignedIn.now().has("WARD_LEADER"));
        model.addAttribute("registry", registry);
        return "complaint/list";
    }

    @GetMapping("/complaints/new")
    String newForm(@RequestParam(required = false) @Nullable String season, Model model) {
        Season of = standing.season(season).orElseThrow(ComplaintController::unknown);
        return asking.show(lodging(of), model);
    }

    @PostMapping("/complaints/new")
    String lodge(@RequestParam String season, @RequestParam MultiValueMap<String, String> form, Model model,
            RedirectAttributes redirect, HttpServletResponse response) {
        Season of = standing.season(season).orElseThrow(ComplaintController::unknown);
        AtomicReference<String> to = new AtomicReference<>("/complaints");
        String page = asking.act(lodging(of), form, key -> to.set("/complaints/"
                + client.lodge(key, new ComplaintClient.NewComplaint(season, codes(form), given(form, "matter"),
                        given(form, "text"), Asking.text(form, "aboutWard"))).id()),
                words.say("complaint.lodge.done"), "/complaints", model, redirect, response);
        return page.startsWith("redirect:") ? "redirect:" + to.get() : page;
    }

    @GetMapping("/complaints/{id}")
    String show(@PathVariable String id, Model model) {
        Complaint complaint = client.complaint(id);
        Season season = registry.season(complaint.seasonId()).orElse(null);
        model.addAttribute("complaint", complaint);
        model.addAttribute("season", season);
        model.addAttribute("officer", officer(complaint.officer(), season));
        model.addAttribute("steps", steps(complaint, season));
        model.addAttribute("next", words.orNull("complaint.next." + complaint.state()));
        model.addAttribute("registry", registry);
        return "complaint/page";
    }

    @GetMapping("/complaints/{id}/{step:admission|refusal|answer|escalation}")
    String stepForm(@PathVariable String id, @PathVariable String step, Model model) {
        return asking.show(question(client.complaint(id), step), model);
    }

    @PostMapping("/complaints/{id}/{step:admission|refusal|answer|escalation}")
    String act(@PathVariable String id, @PathVariable String step, @RequestParam MultiValueMap<String, String> form,
            Model model, RedirectAttributes redirect, HttpServletResponse response) {
        Complaint complaint = client.complaint(id);
        ComplaintClient.Reason reason = new ComplaintClient.Reason(given(form, "reason"));
        Consumer<String> command = switch (step) {
            case "admission" -> key -> client.admit(id, key,
                    new ComplaintClient.Admission(Asking.text(form, "officer")));
            case "refusal" -> key -> client.refuse(id, key, reason);
            case "answer" -> key -> client.answer(id, key, new ComplaintClient.NewAnswer(given(form, "outcome"),
                    given(form, "text"), codes(form).isEmpty() ? null : new ComplaintClient.Rescore(codes(form))));
            default -> key -> client.escalate(id, key, reason);
        };
        return asking.act(question(complaint, step), form, command, words.say("complaint." + step + ".done"),
                "/complaints/" + id, model, redirect, response);
    }

    private List<Step> steps(Complaint complaint, @Nullable Season season) {
        List<Step> steps = new ArrayList<>();
        boolean decides = standing.headSideFor(season, complaint.wardCode())
                && standing.headSideFor(season, complaint.aboutWard());
        if ("LODGED".equals(complaint.state()) && decides) {
            steps.add(new Step("admission", true));
            steps.add(new Step("refusal", false));
        }
        if ("VERIFYING".equals(complaint.state()) && SignedIn.now().personId().equals(complaint.officer())) {
            steps.add(new Step("answer", true));
        }
        if (List.of("ANSWERED", "REFUSED").contains(complaint.state())
                && standing.ofWard(complaint.wardCode(), "WARD_LEADER")) {
            steps.add(new Step("escalation", false));
        }
        return steps;
    }

    /** Who handles it, by name where the name is known here. */
    private @Nullable String officer(@Nullable String personId, @Nullable Season season) {
        if (personId == null) {
            return null;
        }
        SignedIn person = SignedIn.now();
        if (personId.equals(person.personId())) {
            return words.say("complaint.officer.you", person.name());
        }
        Head head = head(season);
        String name = head == null ? null : head.personName();
        return head != null && name != null && personId.equals(head.personId())
                ? words.say("complaint.officer.head", name)
                : leaders(season).stream().filter(leader -> leader.personId().equals(personId)).findFirst()
                        .map(this::named).orElseGet(() -> words.say("complaint.officer.other"));
    }

    private String named(Signer leader) {
        return words.say("complaint.officer.leader", leader.name(), leader.title());
    }

    private List<Signer> leaders(@Nullable Season season) {
        LocalDate today = clock.today();
        return season == null || season.memberCodes() == null
                ? List.of()
                : season.memberCodes().stream().flatMap(ward -> registry.leaders(ward, today).stream()).toList();
    }

    private @Nullable Head head(@Nullable Season season) {
        return season == null ? null : registry.block(season.blockId()).map(Block::head).orElse(null);
    }

    static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static String given(MultiValueMap<String, String> form, String name) {
        String typed = Asking.text(form, name);
        return typed == null ? "" : typed;
    }

    private static List<String> codes(MultiValueMap<String, String> form) {
        return form.getOrDefault("codes", List.of()).stream().filter(code -> !code.isBlank()).toList();
    }

    private Ask lodging(Season season) {
        Complaints known = client.complaints(season.id());
        List<String> members = season.memberCodes() == null ? List.of() : season.memberCodes();
        String own = SignedIn.now().organisation();
        List<Choice> wards = members.stream()
                .map(code -> new Choice(code, registry.wardName(code), code.equals(own))).toList();
        Ask ask = Ask.of(words.say("complaint.lodge.title"), words.say("complaint.lodge.sentence"),
                "/complaints/new?season=" + season.id(), words.say("complaint.lodge.button"),
                "/complaints?season=" + season.id());
        ask = known.windowClosesAt() == null
                ? ask
                : ask.saying(words.say("complaint.window", words.closing(known.windowClosesAt())));
        return ask.with(Field.text("matter", words.say("complaint.matter"), true).hint(words.say(
                "complaint.matter.hint")))
                .with(Field.choices("SELECT", "aboutWard", words.say("complaint.aboutWard"), wards))
                .with(optional("codes", words.say("complaint.criteria"), criteria(season.id(), null)))
                .with(Field.area("text", words.say("complaint.text"), true).hint(words.say("complaint.text.hint")));
    }

    private List<Choice> criteria(String seasonId, @Nullable List<String> only) {
        return book.ofSeason(seasonId).leaves().stream().filter(leaf -> only == null || only.contains(leaf.code()))
                .map(leaf -> new Choice(leaf.code(), leaf.code() + ". " + leaf.name(), false)).toList();
    }

    private static Field optional(String name, String label, List<Choice> choices) {
        return new Field("CHECKS", name, label, null, "", false, choices);
    }

    private Ask question(Complaint complaint, String step) {
        String key = "complaint." + step;
        Ask ask = Ask.of(words.say(key + ".title"), words.say(key + ".sentence", complaint.receipt(),
                registry.wardName(complaint.wardCode())), "/complaints/" + complaint.id() + "/" + step,
                words.say(key + ".button"), "/complaints/" + complaint.id());
        return switch (step) {
            case "admission" -> ask.with(Field.choices("SELECT", "officer", words.say("complaint.officer"),
                    officers(complaint)).hint(words.say("complaint.officer.hint")));
            case "answer" -> {
                Ask answer = ask.warning(words.say("complaint.answer.warning"))
                        .with(Field.choices("SELECT", "outcome", words.say("complaint.outcome"), OUTCOMES.stream()
                                .map(each -> new Choice(each, words.of("complaint.outcome", each), false)).toList()))
                        .with(Field.area("text", words.say("complaint.answer.text"), true));
                List<Choice> contested = criteria(complaint.seasonId(), complaint.codes());
                yield contested.isEmpty()
                        ? answer
                        : answer.with(optional("codes", words.say("complaint.rescore"), contested));
            }
            default -> ask.with(Field.area("reason", words.say("award.reason"), true));
        };
    }

    /** Whoever decides, the head, and the leaders of wards that it is not about; none who made the score (Rule 64). */
    private List<Choice> officers(Complaint complaint) {
        SignedIn person = SignedIn.now();
        Season season = registry.season(complaint.seasonId()).orElse(null);
        Map<String, String> people = new LinkedHashMap<>();
        people.put(person.personId(), words.say("complaint.officer.you", person.name()));
        Head head = head(season);
        String name = head == null ? null : head.personName();
        if (head != null && name != null) {
            people.putIfAbsent(head.personId(), words.say("complaint.officer.head", name));
        }
        leaders(season).forEach(leader -> people.putIfAbsent(leader.personId(), named(leader)));
        ComplaintClient.Barred barred = client.barredOfficers(complaint.id());
        LocalDate today = clock.today();
        List<String> concerned = Stream.of(complaint.wardCode(), complaint.aboutWard())
                .flatMap(ward -> registry.leaders(ward, today).stream()).map(Signer::personId).toList();
        return people.entrySet().stream()
                .filter(one -> !barred.has(one.getKey()) && !concerned.contains(one.getKey()))
                .map(one -> new Choice(one.getKey(), one.getValue(), false)).toList();
    }
}
