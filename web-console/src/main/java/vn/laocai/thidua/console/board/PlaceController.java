package vn.laocai.thidua.console.board;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.console.client.RankingClient;
import vn.laocai.thidua.console.client.RankingClient.Explanation;
import vn.laocai.thidua.console.client.RankingClient.Trial;
import vn.laocai.thidua.console.client.RankingClient.TrialRequest;
import vn.laocai.thidua.console.client.ServiceRefusal;
import vn.laocai.thidua.console.criteria.CriteriaBook;
import vn.laocai.thidua.console.page.Numbers;
import vn.laocai.thidua.console.page.Refusals;
import vn.laocai.thidua.console.page.Registry;
import vn.laocai.thidua.console.page.Words;
import vn.laocai.thidua.console.security.SignedIn;

/** Why a place is what it is, how firm the places are, where a number comes from, and what other points would change. */
@Controller
class PlaceController {

    private static final int TRIAL_LINES = 5;

    private final RankingClient ranking;
    private final Boards boards;
    private final CriteriaBook book;
    private final Registry registry;
    private final Refusals refusals;
    private final Words words;
    private final Numbers numbers;

    PlaceController(RankingClient ranking, Boards boards, CriteriaBook book, Registry registry, Refusals refusals,
            Words words,
            Numbers numbers) {
        this.ranking = ranking;
        this.boards = boards;
        this.book = book;
        this.registry = registry;
        this.refusals = refusals;
        this.words = words;
        this.numbers = numbers;
    }

    /** A line of the private trial, as typed. */
    record Line(String code, String points) {}

    @GetMapping("/boards/{seasonId}/places/{wardCode}")
    String place(@PathVariable String seasonId, @PathVariable String wardCode, Model model) {
        Explanation why = ranking.explanation(seasonId, wardCode);
        model.addAttribute("seasonId", seasonId);
        model.addAttribute("season", registry.season(seasonId).orElse(null));
        model.addAttribute("registry", registry);
        model.addAttribute("why", why);
        List<Waterfall> pictures = new ArrayList<>();
        if (why.above() != null) {
            pictures.add(Waterfall.of(why, why.above(), true));
        }
        if (why.below() != null) {
            pictures.add(Waterfall.of(why, why.below(), false));
        }
        model.addAttribute("pictures", pictures);
        model.addAttribute("criteria", pictures.isEmpty() ? List.of() : pictures.getFirst().against().criteria());
        model.addAttribute("isFinal", boards.isFinal(seasonId));
        model.addAttribute("sentences", words.english() ? why.sentencesEn() : why.sentencesVi());
        return "board/place";
    }

    @GetMapping("/boards/{seasonId}/numbers/{wardCode}/{code}")
    String number(@PathVariable String seasonId, @PathVariable String wardCode, @PathVariable String code,
            Model model) {
        model.addAttribute("seasonId", seasonId);
        model.addAttribute("registry", registry);
        RankingClient.Provenance way = ranking.provenance(seasonId, wardCode, code);
        model.addAttribute("way", way);
        model.addAttribute("isFinal", boards.isFinal(seasonId));
        model.addAttribute("values", way.steps().stream().map(step -> value(step.data(), code)).toList());
        return "board/number";
    }

    /** What a recorded step says in figures and words; empty where it says neither. */
    private String value(JsonNode data, String code) {
        List<String> told = new ArrayList<>();
        for (String path : List.of("/points", "/value/points", "/means/" + code, "/finals/" + code)) {
            BigDecimal points = Numbers.number(data.at(path));
            if (points != null) {
                told.add(words.say("number.points", numbers.points(points)));
            }
        }
        for (String path : List.of("/figure/actual", "/official/figure/actual")) {
            BigDecimal actual = Numbers.number(data.at(path));
            if (actual != null) {
                told.add(words.say("number.actual", numbers.plain(actual)));
            }
        }
        for (String path : List.of("/reason", "/value/reason", "/note")) {
            String text = data.at(path).asString("");
            if (!text.isBlank()) {
                told.add(text);
            }
        }
        return String.join(" · ", told);
    }

    @GetMapping("/boards/{seasonId}/firmness")
    String firmness(@PathVariable String seasonId, Model model) {
        RankingClient.Robustness firm = ranking.robustness(seasonId);
        model.addAttribute("seasonId", seasonId);
        model.addAttribute("season", registry.season(seasonId).orElse(null));
        model.addAttribute("registry", registry);
        model.addAttribute("firm", firm);
        model.addAttribute("isFinal", boards.isFinal(seasonId));
        model.addAttribute("sentences", words.english() ? firm.sentencesEn() : firm.sentencesVi());
        return "board/firmness";
    }

    @GetMapping("/boards/{seasonId}/trial")
    String trialForm(@PathVariable String seasonId, Model model) {
        return trialPage(seasonId, blank(), null, null, model);
    }

    /** Tries points; what was typed stays in the form whatever comes of it. */
    @PostMapping("/boards/{seasonId}/trial")
    String trial(@PathVariable String seasonId, @RequestParam List<String> code, @RequestParam List<String> points,
            Model model, HttpServletResponse response) {
        List<Line> typed = new ArrayList<>();
        Map<String, BigDecimal> changes = new LinkedHashMap<>();
        for (int i = 0; i < code.size() && i < points.size(); i++) {
            typed.add(new Line(code.get(i), points.get(i)));
            if (!code.get(i).isBlank()) {
                BigDecimal number = Numbers.parse(points.get(i)).orElse(null);
                if (number == null) {
                    response.setStatus(422);
                    return trialPage(seasonId, typed, null, words.say("trial.number", code.get(i)), model);
                }
                changes.put(code.get(i).strip(), number);
            }
        }
        try {
            Trial outcome = ranking.tryPoints(seasonId, UUID.randomUUID().toString(),
                    new TrialRequest(SignedIn.now().organisation(), changes));
            return trialPage(seasonId, typed, outcome, null, model);
        } catch (ServiceRefusal refusal) {
            response.setStatus(refusal.status());
            return trialPage(seasonId, typed, null, refusals.sentence(refusal), model);
        }
    }

    private String trialPage(String seasonId, List<Line> lines, @Nullable Trial outcome, @Nullable String refusal,
            Model model) {
        model.addAttribute("seasonId", seasonId);
        model.addAttribute("season", registry.season(seasonId).orElse(null));
        model.addAttribute("lines", lines);
        model.addAttribute("criteria", book.ofSeason(seasonId).leaves());
        model.addAttribute("isFinal", boards.isFinal(seasonId));
        model.addAttribute("outcome", outcome);
        model.addAttribute("refusal", refusal);
        model.addAttribute("sentences", outcome == null
                ? List.of()
                : words.english() ? outcome.sentencesEn() : outcome.sentencesVi());
        return "board/trial";
    }

    private static List<Line> blank() {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < TRIAL_LINES; i++) {
            lines.add(new Line("", ""));
        }
        return lines;
    }
}
