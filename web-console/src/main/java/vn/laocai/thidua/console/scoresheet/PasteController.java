package vn.laocai.thidua.console.scoresheet;

import java.util.List;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import vn.laocai.thidua.console.client.ServiceRefusal;
import vn.laocai.thidua.console.client.ServiceUnreachable;
import vn.laocai.thidua.console.client.SheetClient;
import vn.laocai.thidua.console.client.SheetClient.Pasted;
import vn.laocai.thidua.console.client.SheetClient.PastedRow;
import vn.laocai.thidua.console.page.Refusals;
import vn.laocai.thidua.console.page.Words;

/** Rows copied out of Excel: looked at first, written only when the person has seen what each row would do. */
@Controller
class PasteController {

    private final SheetClient client;
    private final Sheets sheets;
    private final Refusals refusals;
    private final Words words;

    PasteController(SheetClient client, Sheets sheets, Refusals refusals, Words words) {
        this.client = client;
        this.sheets = sheets;
        this.refusals = refusals;
        this.words = words;
    }

    @GetMapping("/score-sheets/{id}/paste")
    String form(@PathVariable String id, Model model) {
        return show(id, "", null, null, model);
    }

    @PostMapping("/score-sheets/{id}/paste")
    String paste(@PathVariable String id, @RequestParam String text,
            @RequestParam(defaultValue = "true") boolean dryRun, @RequestParam String requestKey, Model model,
            RedirectAttributes redirect, HttpServletResponse response) {
        if (text.isBlank()) {
            response.setStatus(422);
            return show(id, text, null, words.say("paste.missing"), model);
        }
        try {
            List<PastedRow> rows = client.paste(id, requestKey, new Pasted(text, dryRun)).all();
            if (dryRun || rows.stream().anyMatch(row -> !row.ok())) {
                return show(id, text, rows, null, model);
            }
            redirect.addFlashAttribute("done", words.say("paste.done", rows.size()));
            redirect.addFlashAttribute("doneForm", "/score-sheets/" + id + "/paste");
            return "redirect:/score-sheets/" + id;
        } catch (ServiceRefusal refusal) {
            response.setStatus(refusal.status());
            return show(id, text, null, refusals.sentence(refusal), model);
        } catch (ServiceUnreachable absent) {
            response.setStatus(503);
            return show(id, text, null, words.say("refusal.unavailable"), model);
        }
    }

    private String show(String id, String text, @Nullable List<PastedRow> rows, @Nullable String refusal,
            Model model) {
        sheets.fill(id, model);
        model.addAttribute("text", text);
        model.addAttribute("rows", rows);
        model.addAttribute("clean", rows != null && !rows.isEmpty() && rows.stream().allMatch(PastedRow::ok));
        model.addAttribute("refusal", refusal);
        model.addAttribute("requestKey", UUID.randomUUID().toString());
        return "scoresheet/paste";
    }
}
