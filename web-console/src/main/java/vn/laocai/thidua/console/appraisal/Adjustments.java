package vn.laocai.thidua.console.appraisal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import vn.laocai.thidua.console.client.AppraisalClient;
import vn.laocai.thidua.console.client.AppraisalClient.Appraisal;
import vn.laocai.thidua.console.client.AppraisalClient.SheetAppraisal;
import vn.laocai.thidua.console.client.ServiceRefusal;
import vn.laocai.thidua.console.client.ServiceUnreachable;
import vn.laocai.thidua.console.page.Refusals;
import vn.laocai.thidua.console.page.Words;
import vn.laocai.thidua.console.scoresheet.Sheets;

/** What appraisal changed in a ward's sheet, and the ward's answer: agree, or explain each difference. */
@Controller
class Adjustments {

    private final AppraisalClient client;
    private final Sheets sheets;
    private final Refusals refusals;
    private final Words words;

    Adjustments(AppraisalClient client, Sheets sheets, Refusals refusals, Words words) {
        this.client = client;
        this.sheets = sheets;
        this.refusals = refusals;
        this.words = words;
    }

    /** A criterion whose points were changed. */
    record Adjustment(String code, String anchor, String name, @Nullable BigDecimal self, @Nullable BigDecimal now,
            @Nullable BigDecimal difference, @Nullable String reason, @Nullable String explained) {}

    @GetMapping("/score-sheets/{id}/adjustments")
    String page(@PathVariable String id, Model model) {
        fill(id, model);
        return "appraisal/adjustments";
    }

    @PostMapping("/score-sheets/{id}/adjustments")
    String explain(@PathVariable String id, @RequestParam MultiValueMap<String, String> form,
            @RequestParam String requestKey, Model model, RedirectAttributes redirect, HttpServletResponse response) {
        List<AppraisalClient.Explanation> explained = new ArrayList<>();
        form.forEach((name, values) -> {
            if (name.startsWith("text.") && !values.getFirst().isBlank()) {
                explained.add(new AppraisalClient.Explanation(name.substring("text.".length()),
                        values.getFirst().strip(), List.of()));
            }
        });
        String problem;
        if (explained.isEmpty()) {
            response.setStatus(422);
            problem = words.say("adjust.missing");
        } else {
            try {
                client.explain(id, requestKey, new AppraisalClient.Explanations(explained));
                redirect.addFlashAttribute("done", words.say("adjust.done", explained.size()));
                redirect.addFlashAttribute("doneForm", "/score-sheets/" + id + "/adjustments");
                return "redirect:/score-sheets/" + id;
            } catch (ServiceRefusal refusal) {
                response.setStatus(refusal.status());
                problem = refusals.sentence(refusal);
            } catch (ServiceUnreachable absent) {
                response.setStatus(503);
                problem = words.say("refusal.unavailable");
            }
        }
        fill(id, model);
        model.addAttribute("typed", form.toSingleValueMap());
        model.addAttribute("refusal", problem);
        return "appraisal/adjustments";
    }

    /** The head's word on the penalty for a figure that proved wrong. */
    @PostMapping("/score-sheets/{id}/penalties/{code}")
    String penalty(@PathVariable String id, @PathVariable String code, @RequestParam boolean impose,
            @RequestParam String reason, @RequestParam String requestKey, RedirectAttributes redirect) {
        try {
            client.decidePenalty(id, code, requestKey, new AppraisalClient.PenaltyDecision(impose, reason.strip()));
            redirect.addFlashAttribute("done", words.say(impose ? "penalty.imposed" : "penalty.dismissed", code));
        } catch (ServiceRefusal refusal) {
            redirect.addFlashAttribute("refusal", refusals.sentence(refusal));
        } catch (ServiceUnreachable absent) {
            redirect.addFlashAttribute("refusal", words.say("refusal.unavailable"));
        }
        return "redirect:/score-sheets/" + id + "/adjustments#penalties";
    }

    private void fill(String id, Model model) {
        sheets.fill(id, model);
        SheetAppraisal appraisal = client.sheet(id);
        List<Adjustment> adjustments = appraisal.allCells().stream()
                .filter(cell -> appraisal.allAdjusted().contains(cell.code())).map(Adjustments::adjustment).toList();
        model.addAttribute("appraisal", appraisal);
        model.addAttribute("adjustments", adjustments);
        model.addAttribute("sum", adjustments.stream().map(Adjustment::difference)
                .filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add));
        model.addAttribute("requestKey", UUID.randomUUID().toString());
    }

    private static Adjustment adjustment(Appraisal cell) {
        AppraisalClient.Appraised appraised = cell.appraised();
        BigDecimal now = appraised == null || appraised.points() == null ? cell.current() : appraised.points();
        BigDecimal self = cell.self();
        BigDecimal difference = now == null ? null : self == null ? now : now.subtract(self);
        String name = cell.name();
        return new Adjustment(cell.code(), cell.code().replace('.', '-'), name == null ? "" : name, self, now,
                difference, appraised == null ? null : appraised.reason(), cell.explained());
    }
}
