package vn.laocai.thidua.console.violation;

import java.util.List;
import java.util.Set;

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

import vn.laocai.thidua.console.client.ViolationClient;
import vn.laocai.thidua.console.client.ViolationClient.Notice;
import vn.laocai.thidua.console.client.ViolationClient.Notices;
import vn.laocai.thidua.console.client.WardClient.Season;
import vn.laocai.thidua.console.page.Ask;
import vn.laocai.thidua.console.page.Ask.Choice;
import vn.laocai.thidua.console.page.Ask.Field;
import vn.laocai.thidua.console.page.Asking;
import vn.laocai.thidua.console.page.Registry;
import vn.laocai.thidua.console.page.Standing;
import vn.laocai.thidua.console.page.Words;
import vn.laocai.thidua.console.security.SignedIn;

/** Notices of violations: those this person may see, a new one, and how one ends. */
@Controller
class ViolationController {

    private static final List<String> EFFECTS = List.of("SUSPENDS", "DISQUALIFIES", "CAPS_CLASS");
    private static final List<String> SOURCES = List.of("HOME_AFFAIRS", "INSPECTORATE", "POLICE", "TAX",
            "SOCIAL_INSURANCE", "HEALTH", "AGRICULTURE_ENVIRONMENT", "SCIENCE_TECHNOLOGY", "CONSTRUCTION",
            "CULTURE_SPORTS_TOURISM");
    private static final Set<String> ENDS = Set.of("clearance", "confirmation");

    private final ViolationClient client;
    private final Registry registry;
    private final Standing standing;
    private final Asking asking;
    private final NoticeWords say;
    private final Words words;

    ViolationController(ViolationClient client, Registry registry, Standing standing, Asking asking, NoticeWords say,
            Words words) {
        this.client = client;
        this.registry = registry;
        this.standing = standing;
        this.asking = asking;
        this.say = say;
        this.words = words;
    }

    @GetMapping("/violations")
    String list(@RequestParam(required = false) @Nullable String season, Model model) {
        Season of = standing.season(season).orElse(null);
        Notices notices = of == null ? new Notices(null, null) : client.notices(of.id());
        model.addAttribute("season", of);
        model.addAttribute("seasons", registry.seasons());
        model.addAttribute("notices", notices.all());
        model.addAttribute("mayGive", gives() && !notices.allKinds().isEmpty());
        model.addAttribute("registry", registry);
        return "violation/list";
    }

    @GetMapping("/violations/new")
    String newForm(@RequestParam(required = false) @Nullable String season, Model model) {
        Season of = standing.season(season).orElseThrow(ViolationController::unknown);
        return asking.show(giving(of), model);
    }

    @PostMapping("/violations/new")
    String give(@RequestParam String season, @RequestParam MultiValueMap<String, String> form, Model model,
            RedirectAttributes redirect, HttpServletResponse response) {
        Season of = standing.season(season).orElseThrow(ViolationController::unknown);
        String ward = given(form, "wardCode");
        return asking.act(giving(of), form,
                key -> client.record(key, new ViolationClient.NewNotice(season, ward, given(form, "kind"),
                        Asking.text(form, "source"), given(form, "documentNumber"), given(form, "documentDate"),
                        given(form, "from"), Asking.text(form, "to"), given(form, "effect"))),
                words.say("violation.give.done", registry.wardName(ward)), "/violations?season=" + season, model,
                redirect, response);
    }

    @GetMapping("/violations/{id}/{end:clearance|confirmation}")
    String endForm(@PathVariable String id, @PathVariable String end, Model model) {
        return asking.show(ending(client.notice(id), end), model);
    }

    @PostMapping("/violations/{id}/{end:clearance|confirmation}")
    String end(@PathVariable String id, @PathVariable String end, @RequestParam MultiValueMap<String, String> form,
            Model model, RedirectAttributes redirect, HttpServletResponse response) {
        Notice notice = client.notice(id);
        return asking.act(ending(notice, end), form,
                key -> client.end(id, end, key, new ViolationClient.Ending(given(form, "documentNumber"),
                        given(form, "reason"))),
                words.say("violation." + end + ".done", registry.wardName(notice.wardCode())),
                "/violations?season=" + notice.seasonId(), model, redirect, response);
    }

    private static boolean gives() {
        SignedIn person = SignedIn.now();
        return person.has("PROVINCE_MONITOR") || person.has("APPRAISER") || person.has("AGENCY");
    }

    static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static String given(MultiValueMap<String, String> form, String name) {
        String typed = Asking.text(form, name);
        return typed == null ? "" : typed;
    }

    private Ask ending(Notice notice, String end) {
        if (!ENDS.contains(end)) {
            throw unknown();
        }
        String key = "violation." + end;
        return Ask.of(words.say(key + ".title"),
                words.say(key + ".sentence", registry.wardName(notice.wardCode()), say.kind(notice.kind(),
                        notice.kindVi())),
                "/violations/" + notice.id() + "/" + end, words.say(key + ".button"),
                "/violations?season=" + notice.seasonId()).warning(words.say(key + ".warning"))
                .with(Field.text("documentNumber", words.say("evidence.number"), true))
                .with(Field.area("reason", words.say("violation.reason"), true));
    }

    private Ask giving(Season season) {
        List<String> members = season.memberCodes() == null ? List.of() : season.memberCodes();
        List<Choice> kinds = client.notices(season.id()).allKinds().stream()
                .map(kind -> new Choice(kind.kind(), say.kind(kind.kind(), kind.nameVi()), false)).toList();
        Ask ask = Ask.of(words.say("violation.give.title"), words.say("violation.give.sentence"),
                "/violations/new?season=" + season.id(), words.say("violation.give.button"),
                "/violations?season=" + season.id());
        if (SignedIn.now().has("PROVINCE_MONITOR")) {
            ask = ask.with(Field.choices("SELECT", "source", words.say("violation.source"), SOURCES.stream()
                    .map(code -> new Choice(code, words.of("organisation", code), false)).toList()));
        }
        return ask
                .with(Field.choices("SELECT", "wardCode", words.say("ward"), members.stream()
                        .map(code -> new Choice(code, registry.wardName(code), false)).toList()))
                .with(Field.choices("SELECT", "kind", words.say("violation.kind"), kinds))
                .with(Field.choices("SELECT", "effect", words.say("violation.effect"), EFFECTS.stream()
                        .map(effect -> new Choice(effect, words.of("violation.effect", effect), false)).toList())
                        .hint(words.say("violation.effect.hint")))
                .with(Field.text("documentNumber", words.say("evidence.number"), true))
                .with(Field.of("DATE", "documentDate", words.say("evidence.date"), true))
                .with(Field.of("DATE", "from", words.say("violation.from"), true))
                .with(Field.of("DATE", "to", words.say("violation.to"), false).hint(words.say("violation.to.hint")));
    }
}
