package vn.laocai.thidua.console.appraisal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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

import vn.laocai.thidua.console.client.AppraisalClient;
import vn.laocai.thidua.console.client.AppraisalClient.Appraisal;
import vn.laocai.thidua.console.client.AppraisalClient.Verdict;
import vn.laocai.thidua.console.client.ServiceRefusal;
import vn.laocai.thidua.console.client.ServiceUnreachable;
import vn.laocai.thidua.console.client.WardClient.Season;
import vn.laocai.thidua.console.criteria.Figures;
import vn.laocai.thidua.console.criteria.Figures.NotANumber;
import vn.laocai.thidua.console.page.Asking;
import vn.laocai.thidua.console.page.Numbers;
import vn.laocai.thidua.console.page.Refusals;
import vn.laocai.thidua.console.page.Registry;
import vn.laocai.thidua.console.page.Standing;
import vn.laocai.thidua.console.page.Words;
import vn.laocai.thidua.console.scoresheet.SheetPage;
import vn.laocai.thidua.console.scoresheet.SheetPage.Line;
import vn.laocai.thidua.console.scoresheet.Sheets;
import vn.laocai.thidua.console.security.SignedIn;

/** The appraisers' work, one cell after the other. */
@Controller
class AppraisalController {

    private final AppraisalClient client;
    private final Sheets sheets;
    private final Figures figures;
    private final Registry registry;
    private final Standing standing;
    private final Refusals refusals;
    private final Words words;

    AppraisalController(AppraisalClient client, Sheets sheets, Figures figures, Registry registry, Standing standing,
            Refusals refusals, Words words) {
        this.client = client;
        this.sheets = sheets;
        this.figures = figures;
        this.registry = registry;
        this.standing = standing;
        this.refusals = refusals;
        this.words = words;
    }

    /** A cell of the queue in words and numbers. */
    record Row(Appraisal item, String ward, String official, @Nullable BigDecimal appraised, boolean done,
            boolean attention) {}

    /** A sheet whose round can be completed. */
    record Round(String id, String ward, int number, int open, int of) {}

    @GetMapping("/appraisal")
    String queue(@RequestParam(required = false) @Nullable String season,
            @RequestParam(defaultValue = "todo") String show, @RequestParam(required = false) @Nullable String ward,
            Model model) {
        Season found = standing.season(season).orElse(null);
        List<Row> all = found == null ? List.of() : rows(found.id());
        List<Row> shown = all.stream().filter(row -> row.item().wardCode().equals(ward) || ward == null
                || ward.isBlank()).filter(row -> switch (show) {
                    case "done" -> row.done();
                    case "attention" -> row.attention();
                    case "all" -> true;
                    default -> !row.done();
                }).toList();
        Set<String> wards = new TreeSet<>(all.stream().map(row -> row.item().wardCode()).toList());
        model.addAttribute("season", found);
        model.addAttribute("seasons", registry.seasons());
        model.addAttribute("rows", shown);
        model.addAttribute("all", all.size());
        model.addAttribute("todo", all.stream().filter(row -> !row.done()).count());
        model.addAttribute("doneCount", all.stream().filter(Row::done).count());
        model.addAttribute("attention", all.stream().filter(Row::attention).count());
        model.addAttribute("show", show);
        model.addAttribute("ward", ward);
        model.addAttribute("wards", wards);
        model.addAttribute("registry", registry);
        model.addAttribute("rounds", standing.headSide(found) ? rounds(all) : List.of());
        return "appraisal/queue";
    }

    @GetMapping("/appraisal/{id}/{code}")
    String cell(@PathVariable String id, @PathVariable String code, Model model) {
        fill(id, code, model);
        return "appraisal/cell";
    }

    @PostMapping("/appraisal/{id}/{code}")
    String judge(@PathVariable String id, @PathVariable String code, @RequestParam MultiValueMap<String, String> form,
            Model model, RedirectAttributes redirect, HttpServletResponse response) {
        String problem;
        try {
            Map<String, Object> figure = figures.read(form);
            String typed = Asking.text(form, "points");
            Optional<BigDecimal> points = typed == null ? Optional.empty() : Numbers.parse(typed);
            if (typed != null && points.isEmpty()) {
                problem = words.say("cell.notANumber", typed);
            } else if (points.isEmpty() && figure.isEmpty()) {
                problem = words.say("appraise.nothing");
            } else {
                client.appraise(id, code, "\"" + form.getOrDefault("revision", List.of("0")).getFirst() + "\"",
                        new Verdict(points.map(BigDecimal::toPlainString).orElse(null),
                                points.isPresent() ? null : figure,
                                Asking.text(form, "reason")));
                redirect.addFlashAttribute("done", words.say("appraise.done", code,
                        registry.wardName(id.substring(id.lastIndexOf(':') + 1))));
                String next = Asking.text(form, "next");
                return "redirect:/appraisal" + (next == null ? "" : "/" + next);
            }
            response.setStatus(422);
        } catch (NotANumber wrong) {
            response.setStatus(422);
            problem = words.say("cell.notANumber", wrong.typed());
        } catch (ServiceRefusal refusal) {
            response.setStatus(refusal.status());
            problem = refusal.status() == 412 ? words.say("cell.changedMeanwhile") : refusals.sentence(refusal);
        } catch (ServiceUnreachable absent) {
            response.setStatus(503);
            problem = words.say("refusal.unavailable");
        }
        fill(id, code, model);
        model.addAttribute("typed", form.toSingleValueMap());
        model.addAttribute("refusal", problem);
        return "appraisal/cell";
    }

    private void fill(String id, String code, Model model) {
        String season = id.contains(":") ? id.substring(0, id.lastIndexOf(':')) : id;
        List<Row> all = rows(season);
        int at = -1;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).item().scoreSheetId().equals(id) && all.get(i).item().code().equals(code)) {
                at = i;
            }
        }
        if (at < 0) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        SheetPage page = sheets.read(id);
        Line line = page.line(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Row row = all.get(at);
        model.addAttribute("row", row);
        model.addAttribute("line", line);
        model.addAttribute("rule", figures.rule(line.criterion().formula()));
        model.addAttribute("previous", at == 0 ? null : all.get(at - 1).item().key());
        model.addAttribute("next", at + 1 >= all.size() ? null : all.get(at + 1).item().key());
        model.addAttribute("place", at + 1);
        model.addAttribute("of", all.size());
        model.addAttribute("judges", SignedIn.now().has("APPRAISER") && row.item().open());
    }

    private List<Row> rows(String seasonId) {
        return client.queue(seasonId, "ALL").all().stream().map(this::row).toList();
    }

    private Row row(Appraisal item) {
        AppraisalClient.Appraised appraised = item.appraised();
        AppraisalClient.Official official = item.official();
        return new Row(item, registry.wardName(item.wardCode()),
                official == null ? "" : figures.say(official.figure(), null, null),
                appraised == null ? null : appraised.points() == null ? item.current() : appraised.points(),
                appraised != null, !item.allFlags().isEmpty());
    }

    private List<Round> rounds(List<Row> all) {
        List<Round> rounds = new ArrayList<>();
        for (String sheet : new TreeSet<>(all.stream().map(row -> row.item().scoreSheetId()).toList())) {
            List<Row> of = all.stream().filter(row -> row.item().scoreSheetId().equals(sheet)).toList();
            String state = of.getFirst().item().state();
            if (List.of("APPRAISING", "EXPLAINED").contains(state)) {
                rounds.add(new Round(sheet, of.getFirst().ward(), "EXPLAINED".equals(state) ? 2 : 1,
                        (int) of.stream().filter(row -> row.attention() && !row.done()).count(), of.size()));
            }
        }
        return rounds;
    }
}
