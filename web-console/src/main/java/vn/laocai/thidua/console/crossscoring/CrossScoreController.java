package vn.laocai.thidua.console.crossscoring;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import vn.laocai.thidua.console.client.CrossScoringClient;
import vn.laocai.thidua.console.client.CrossScoringClient.CrossCell;
import vn.laocai.thidua.console.client.CrossScoringClient.CrossPoints;
import vn.laocai.thidua.console.client.CrossScoringClient.CrossScore;
import vn.laocai.thidua.console.client.ServiceRefusal;
import vn.laocai.thidua.console.client.ServiceUnreachable;
import vn.laocai.thidua.console.criteria.CriteriaBook;
import vn.laocai.thidua.console.criteria.CriteriaTable;
import vn.laocai.thidua.console.page.Ask;
import vn.laocai.thidua.console.page.Ask.Field;
import vn.laocai.thidua.console.page.Asking;
import vn.laocai.thidua.console.page.Numbers;
import vn.laocai.thidua.console.page.Refusals;
import vn.laocai.thidua.console.page.Registry;
import vn.laocai.thidua.console.page.Words;
import vn.laocai.thidua.support.time.BusinessClock;

/** The scorer's sheet: the ward's own points beside, each point given saved as it is typed. */
@Controller
class CrossScoreController {

    private final CrossScoringClient client;
    private final CriteriaBook book;
    private final Registry registry;
    private final Asking asking;
    private final Refusals refusals;
    private final Words words;
    private final BusinessClock clock;

    CrossScoreController(CrossScoringClient client, CriteriaBook book, Registry registry, Asking asking,
            Refusals refusals, Words words, BusinessClock clock) {
        this.client = client;
        this.book = book;
        this.registry = registry;
        this.asking = asking;
        this.refusals = refusals;
        this.words = words;
        this.clock = clock;
    }

    /** A section of the scorer's sheet. */
    record Section(String code, String name, List<CrossCell> cells) {}

    @GetMapping("/cross-scoring/scores/{id}")
    String sheet(@PathVariable String id, Model model) {
        fill(client.score(id), model);
        return "crossscoring/sheet";
    }

    @PostMapping("/cross-scoring/scores/{id}/cells/{code}")
    String save(@PathVariable String id, @PathVariable String code, @RequestParam MultiValueMap<String, String> form,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment, Model model,
            RedirectAttributes redirect, HttpServletResponse response) {
        String typed = Asking.text(form, "points");
        String problem;
        CrossScore now = null;
        try {
            Optional<BigDecimal> points = typed == null ? Optional.empty() : Numbers.parse(typed);
            if (points.isEmpty()) {
                throw new NumberFormatException(typed);
            }
            now = client.save(id, code, "\"" + form.getOrDefault("revision", List.of("0")).getFirst() + "\"",
                    new CrossPoints(points.get().toPlainString(), Asking.text(form, "reason"),
                            Asking.text(form, "evidenceId")));
            if (fragment == null) {
                redirect.addFlashAttribute("done", words.say("cell.saved", code));
                return "redirect:/cross-scoring/scores/" + id + "#row-" + code.replace('.', '-');
            }
            model.addAttribute("savedAt", words.time(Instant.now(clock)));
            problem = null;
        } catch (NumberFormatException notANumber) {
            response.setStatus(422);
            problem = words.say(typed == null ? "cross.noPoints" : "cell.notANumber", typed == null ? "" : typed);
        } catch (ServiceRefusal refusal) {
            response.setStatus(refusal.status());
            problem = refusal.status() == 412 ? words.say("cell.changedMeanwhile") : refusals.sentence(refusal);
        } catch (ServiceUnreachable absent) {
            if (fragment != null) {
                throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "", absent);
            }
            response.setStatus(503);
            problem = words.say("refusal.unavailable");
        }
        CrossScore score = now == null ? client.score(id) : now;
        fill(score, model);
        model.addAttribute("cell", score.allCells().stream().filter(each -> each.code().equals(code)).findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        model.addAttribute("problem", problem);
        if (fragment != null) {
            return problem == null ? "crossscoring/saved" : "crossscoring/row :: failed";
        }
        model.addAttribute("refusal", code + ": " + problem);
        model.addAttribute("typed", Map.of(code, form.toSingleValueMap()));
        return "crossscoring/sheet";
    }

    @GetMapping("/cross-scoring/scores/{id}/steps/{step}")
    String ask(@PathVariable String id, @PathVariable String step, Model model) {
        return asking.show(question(client.score(id), step), model);
    }

    @PostMapping("/cross-scoring/scores/{id}/steps/{step}")
    String act(@PathVariable String id, @PathVariable String step, @RequestParam MultiValueMap<String, String> form,
            Model model, RedirectAttributes redirect, HttpServletResponse response) {
        CrossScore score = client.score(id);
        return asking.act(question(score, step), form, key -> {
            if ("hand-in".equals(step)) {
                client.submit(id, key);
            } else {
                client.takeBack(id, key);
            }
        }, words.say("cross." + step + ".done", registry.wardName(score.targetWard())), "/cross-scoring/scores/" + id,
                model, redirect, response);
    }

    private Ask question(CrossScore score, String step) {
        if (!List.of("hand-in", "take-back").contains(step)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        String ward = registry.wardName(score.targetWard());
        String here = "/cross-scoring/scores/" + score.id();
        Ask ask = Ask.of(words.say("cross." + step + ".title", ward), words.say("cross." + step + ".what", ward),
                here + "/steps/" + step, words.say("cross." + step + ".button"), here);
        long open = score.allCells().stream().filter(cell -> cell.points() == null).count();
        return "hand-in".equals(step)
                ? ask.saying(open == 0 ? null : words.say("cross.hand-in.open", open))
                        .with(Field.of("CONFIRM", "confirmed", words.say("cross.hand-in.confirm"), true))
                : ask;
    }

    private void fill(CrossScore score, Model model) {
        CriteriaTable table = book.ofSeason(score.seasonId());
        List<Section> sections = table.roots().stream()
                .map(root -> new Section(root.code(), root.name(), score.allCells().stream()
                        .filter(cell -> table.leavesOf(root).stream()
                                .anyMatch(leaf -> leaf.code().equals(cell.code())))
                        .toList()))
                .filter(section -> !section.cells().isEmpty()).toList();
        model.addAttribute("score", score);
        model.addAttribute("sections", sections.isEmpty() && !score.allCells().isEmpty()
                ? List.of(new Section("", words.say("criteria"), score.allCells()))
                : sections);
        model.addAttribute("ward", registry.wardName(score.targetWard()));
        model.addAttribute("scored", score.allCells().stream().filter(cell -> cell.points() != null).count());
        model.addAttribute("here", "/cross-scoring/scores/" + score.id());
    }
}
