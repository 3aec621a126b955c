package vn.laocai.thidua.console.crossscoring;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.console.client.CrossScoringClient;
import vn.laocai.thidua.console.client.CrossScoringClient.CrossScoreLine;
import vn.laocai.thidua.console.client.CrossScoringClient.Drawn;
import vn.laocai.thidua.console.client.CrossScoringClient.Pair;
import vn.laocai.thidua.console.client.ServiceRefusal;
import vn.laocai.thidua.console.client.WardClient.Season;
import vn.laocai.thidua.console.criteria.CriteriaBook;
import vn.laocai.thidua.console.page.Ask;
import vn.laocai.thidua.console.page.Ask.Choice;
import vn.laocai.thidua.console.page.Ask.Field;
import vn.laocai.thidua.console.page.Asking;
import vn.laocai.thidua.console.page.Numbers;
import vn.laocai.thidua.console.page.Registry;
import vn.laocai.thidua.console.page.Standing;
import vn.laocai.thidua.console.page.Words;
import vn.laocai.thidua.console.security.SignedIn;

/** The draw with how to check it, what is mine to score, declared interests, fairness. */
@Controller
class CrossScoringController {

    private final CrossScoringClient client;
    private final CriteriaBook book;
    private final Registry registry;
    private final Standing standing;
    private final Asking asking;
    private final Words words;

    CrossScoringController(CrossScoringClient client, CriteriaBook book, Registry registry, Standing standing,
            Asking asking,
            Words words) {
        this.client = client;
        this.book = book;
        this.registry = registry;
        this.standing = standing;
        this.asking = asking;
        this.words = words;
    }

    /** What a ward scores, by names. */
    record Assignment(String scorer, List<String> targets, boolean mine) {}

    /** A sheet that is mine to score. */
    record Mine(CrossScoreLine line, String ward) {}

    @GetMapping("/cross-scoring")
    String page(@RequestParam(required = false) @Nullable String season, Model model) {
        Season found = standing.season(season).orElse(null);
        Drawn drawn = found == null ? null : drawn(found.id());
        List<Assignment> assignments = drawn == null ? List.of() : assignments(drawn);
        boolean done = !assignments.isEmpty();
        model.addAttribute("season", found);
        model.addAttribute("seasons", registry.seasons());
        model.addAttribute("drawn", done ? drawn : null);
        model.addAttribute("conflicts", drawn == null || drawn.conflicts() == null ? List.of() : drawn.conflicts());
        model.addAttribute("assignments", assignments);
        model.addAttribute("mine", found == null || !done ? List.of() : mine(found.id()));
        model.addAttribute("mayDraw", standing.head(found) && (drawn == null || !drawn.begun()));
        model.addAttribute("mayDeclare", found != null && (SignedIn.now().has("WARD_LEADER")
                || SignedIn.now().has("WARD_OFFICER") || SignedIn.now().has("CROSS_SCORER")));
        model.addAttribute("council", SignedIn.now().has("PROVINCE_MONITOR")
                || SignedIn.now().has("COUNCIL_MEMBER") || SignedIn.now().has("AUDITOR"));
        model.addAttribute("registry", registry);
        return "crossscoring/page";
    }

    @GetMapping("/cross-scoring/{season}/fairness")
    String fairness(@PathVariable String season, Model model) {
        JsonNode read = client.fairness(season);
        List<Severity> severity = new ArrayList<>();
        for (JsonNode each : read.path("severity")) {
            severity.add(new Severity(registry.wardName(each.path("scorer").asString("")),
                    Numbers.number(each.path("index")), each.path("cells").asInt(0),
                    each.path("notable").asBoolean(false)));
        }
        List<String> advice = new ArrayList<>();
        for (JsonNode each : read.path("advice")) {
            advice.add(named(each.path(words.english() ? "messageEn" : "messageVi").asString("")));
        }
        model.addAttribute("season", registry.season(season).orElse(null));
        model.addAttribute("opened", read.path("sheetsOpened").asInt(0));
        model.addAttribute("severity", severity);
        model.addAttribute("advice", advice);
        return "crossscoring/fairness";
    }

    /** How severe a scorer is; a negative index gives less than others do. */
    record Severity(String ward, java.math.@Nullable BigDecimal index, int cells, boolean notable) {}

    @GetMapping("/cross-scoring/{season}/steps/{step}")
    String ask(@PathVariable String season, @PathVariable String step, Model model) {
        return asking.show(question(season, step), model);
    }

    @PostMapping("/cross-scoring/{season}/steps/{step}")
    String act(@PathVariable String season, @PathVariable String step,
            @RequestParam MultiValueMap<String, String> form, Model model, RedirectAttributes redirect,
            HttpServletResponse response) {
        String reason = Asking.text(form, "reason");
        String target = Asking.text(form, "targetWard");
        return asking.act(question(season, step), form, key -> {
            if ("draw".equals(step)) {
                client.draw(key, new CrossScoringClient.Draw(season, Asking.text(form, "seed"), null,
                        Asking.text(form, "mode"), form.getOrDefault("sections", List.of())));
            } else {
                boolean personal = "PERSON".equals(Asking.text(form, "whose"));
                client.declare(season, key, new CrossScoringClient.Conflict(
                        personal ? null : SignedIn.now().organisation(),
                        personal ? SignedIn.now().personId() : null, target == null ? "" : target,
                        reason == null ? "" : reason));
            }
        }, words.say("cross." + step + ".done"), "/cross-scoring?season=" + season, model, redirect, response);
    }

    private Ask question(String season, String step) {
        if (words.orNull("cross." + step + ".title") == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Ask ask = Ask.of(words.say("cross." + step + ".title"), words.say("cross." + step + ".what"),
                "/cross-scoring/" + season + "/steps/" + step, words.say("cross." + step + ".button"),
                "/cross-scoring?season=" + season);
        if ("draw".equals(step)) {
            return ask.warning(words.say("cross.draw.caution"))
                    .with(Field.text("seed", words.say("cross.seed"), false).hint(words.say("cross.seed.hint")))
                    .with(Field.choices("SELECT", "mode", words.say("cross.mode"),
                            List.of(new Choice("FULL", words.say("cross.mode.FULL"), true),
                                    new Choice("SECTIONS", words.say("cross.mode.SECTIONS"), false),
                                    new Choice("EVIDENCE_BASED", words.say("cross.mode.EVIDENCE_BASED"), false))))
                    .with(new Field("CHECKS", "sections", words.say("cross.sections"),
                            words.say("cross.sections.hint"), "", false, book.ofSeason(season).roots().stream()
                                    .map(root -> new Choice(root.code(), root.code() + ". " + root.name(), false))
                                    .toList()));
        }
        Season found = registry.season(season).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        List<String> members = found.memberCodes() == null ? List.of() : found.memberCodes();
        Collator order = Collator.getInstance(Locale.of("vi"));
        return ask.with(Field.choices("SELECT", "whose", words.say("cross.whose"),
                List.of(new Choice("PERSON", words.say("cross.whose.PERSON"), true),
                        new Choice("WARD", words.say("cross.whose.WARD"), false))))
                .with(Field.choices("SELECT", "targetWard", words.say("cross.target"), members.stream()
                        .filter(code -> !code.equals(SignedIn.now().organisation()))
                        .map(code -> new Choice(code, registry.wardName(code), false))
                        .sorted(Comparator.comparing(Choice::label, order)).toList()))
                .with(Field.area("reason", words.say("reason"), true));
    }

    private @Nullable Drawn drawn(String seasonId) {
        try {
            return client.drawn(seasonId);
        } catch (ServiceRefusal refusal) {
            if (refusal.status() == 404) {
                return null;
            }
            throw refusal;
        }
    }

    private List<Assignment> assignments(Drawn drawn) {
        Map<String, List<String>> targets = new LinkedHashMap<>();
        List<Pair> pairs = drawn.pairs() == null ? List.of() : drawn.pairs();
        pairs.forEach(pair -> targets.computeIfAbsent(pair.scorer(), any -> new ArrayList<>())
                .add(registry.wardName(pair.target())));
        Collator order = Collator.getInstance(Locale.of("vi"));
        String own = SignedIn.now().organisation();
        return targets.entrySet().stream()
                .map(each -> new Assignment(registry.wardName(each.getKey()), each.getValue(),
                        each.getKey().equals(own)))
                .sorted(Comparator.comparing(Assignment::scorer, order)).toList();
    }

    private List<Mine> mine(String seasonId) {
        try {
            return client.mine(seasonId).all().stream()
                    .map(line -> new Mine(line, registry.wardName(line.targetWard()))).toList();
        } catch (ServiceRefusal refusal) {
            if (refusal.status() == 403) {
                return List.of();
            }
            throw refusal;
        }
    }

    /** The service's advice names wards by their codes; people know them by their names. */
    private String named(String sentence) {
        String named = sentence;
        for (String code : registry.wardCodes()) {
            named = named.replace(code, registry.wardName(code));
        }
        return named;
    }
}
