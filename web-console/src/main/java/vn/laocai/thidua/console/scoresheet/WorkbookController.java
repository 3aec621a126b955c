package vn.laocai.thidua.console.scoresheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import vn.laocai.thidua.console.client.ServiceRefusal;
import vn.laocai.thidua.console.client.ServiceUnreachable;
import vn.laocai.thidua.console.client.SheetClient;
import vn.laocai.thidua.console.client.SheetClient.PastedRow;
import vn.laocai.thidua.console.client.SheetClient.PastedRows;
import vn.laocai.thidua.console.page.Refusals;
import vn.laocai.thidua.console.page.Words;

/** The exported workbook, filled in elsewhere: looked at first; what is written is what was looked at. */
@Controller
class WorkbookController {

    private final SheetClient client;
    private final Sheets sheets;
    private final Refusals refusals;
    private final Words words;

    WorkbookController(SheetClient client, Sheets sheets, Refusals refusals, Words words) {
        this.client = client;
        this.sheets = sheets;
        this.refusals = refusals;
        this.words = words;
    }

    /**
     * A workbook on its way through the page.
     *
     * @param content
     *            its bytes in Base64, so that the page can send back exactly what was looked at
     */
    record Book(String name, String content) {}

    @GetMapping("/score-sheets/{id}/import")
    String form(@PathVariable String id, Model model) {
        return show(id, null, null, null, model);
    }

    @PostMapping("/score-sheets/{id}/import")
    String read(@PathVariable String id, @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String content,
            @RequestParam(defaultValue = "true") boolean dryRun, @RequestParam String requestKey, Model model,
            RedirectAttributes redirect, HttpServletResponse response) {
        Book given = file == null || file.isEmpty() ? null : book(file);
        Book book = given == null ? new Book(name, content) : given;
        if (book.content().isEmpty()) {
            response.setStatus(422);
            return show(id, null, null, words.say("evidence.none"), model);
        }
        // Another file than the one that was looked at is looked at first.
        boolean look = dryRun || given != null;
        try {
            PastedRows read = client.importFile(id, look, requestKey, Base64.getDecoder().decode(book.content()));
            if (look) {
                return show(id, book, read.all(), null, model);
            }
            redirect.addFlashAttribute("done", words.say("paste.done", read.written()));
            redirect.addFlashAttribute("doneForm", "/score-sheets/" + id + "/import");
            return "redirect:/score-sheets/" + id;
        } catch (ServiceRefusal refusal) {
            response.setStatus(refusal.status());
            return show(id, null, null, refusals.sentence(refusal), model);
        } catch (ServiceUnreachable absent) {
            response.setStatus(503);
            return show(id, book, null, words.say("refusal.unavailable"), model);
        } catch (IllegalArgumentException notBase64) {
            response.setStatus(422);
            return show(id, null, null, words.say("evidence.none"), model);
        }
    }

    private String show(String id, @Nullable Book book, @Nullable List<PastedRow> rows, @Nullable String refusal,
            Model model) {
        sheets.fill(id, model);
        model.addAttribute("book", book);
        model.addAttribute("rows", rows);
        model.addAttribute("clean", rows != null && !rows.isEmpty() && rows.stream().allMatch(PastedRow::ok));
        model.addAttribute("refusal", refusal);
        model.addAttribute("requestKey", UUID.randomUUID().toString());
        return "scoresheet/import";
    }

    private static Book book(MultipartFile file) {
        String name = file.getOriginalFilename();
        try {
            return new Book(name == null ? "" : name, Base64.getEncoder().encodeToString(file.getBytes()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
