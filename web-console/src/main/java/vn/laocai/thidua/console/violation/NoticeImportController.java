package vn.laocai.thidua.console.violation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import vn.laocai.thidua.console.client.ServiceRefusal;
import vn.laocai.thidua.console.client.ServiceUnreachable;
import vn.laocai.thidua.console.client.ViolationClient;
import vn.laocai.thidua.console.client.ViolationClient.Imported;
import vn.laocai.thidua.console.client.ViolationClient.Kind;
import vn.laocai.thidua.console.client.WardClient.Season;
import vn.laocai.thidua.console.page.Refusals;
import vn.laocai.thidua.console.page.Registry;
import vn.laocai.thidua.console.page.Standing;
import vn.laocai.thidua.console.page.Words;

/** A department's list: looked at line by line before anything of it is recorded. */
@Controller
class NoticeImportController {

    private final ViolationClient client;
    private final Registry registry;
    private final Standing standing;
    private final NoticeWords say;
    private final Refusals refusals;
    private final Words words;

    NoticeImportController(ViolationClient client, Registry registry, Standing standing, NoticeWords say,
            Refusals refusals, Words words) {
        this.client = client;
        this.registry = registry;
        this.standing = standing;
        this.say = say;
        this.refusals = refusals;
        this.words = words;
    }

    /** What came of a line. */
    record Row(int line, String ward, boolean ok, String problem) {}

    @GetMapping("/violations/import")
    String form(@RequestParam(required = false) @Nullable String season, Model model) {
        return show(standing.season(season).orElseThrow(ViolationController::unknown), "", model);
    }

    @PostMapping("/violations/import")
    String read(@RequestParam String season, @RequestParam(defaultValue = "") String csv,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "true") boolean dryRun, Model model, RedirectAttributes redirect,
            HttpServletResponse response) {
        Season of = standing.season(season).orElseThrow(ViolationController::unknown);
        String typed = file == null || file.isEmpty() ? csv : text(file);
        if (typed.isBlank()) {
            response.setStatus(422);
            model.addAttribute("refusal", words.say("violation.import.none"));
            return show(of, typed, model);
        }
        try {
            Map<String, String> kinds = client.notices(season).allKinds().stream()
                    .collect(Collectors.toMap(kind -> NoticeWords.lower(kind.nameVi()), Kind::kind, (one, two) -> one));
            Imported imported = client.importList(UUID.randomUUID().toString(),
                    new ViolationClient.NewList(season, say.translated(typed, kinds), dryRun));
            List<Row> rows = imported.all().stream().map(this::row).toList();
            if (!imported.dryRun()) {
                redirect.addFlashAttribute("done", words.say("violation.import.done", imported.recorded()));
                return "redirect:/violations?season=" + season;
            }
            model.addAttribute("checked", rows);
            model.addAttribute("clean", !rows.isEmpty() && rows.stream().allMatch(Row::ok));
        } catch (ServiceRefusal refusal) {
            response.setStatus(refusal.status());
            model.addAttribute("refusal", refusals.sentence(refusal));
        } catch (ServiceUnreachable absent) {
            response.setStatus(503);
            model.addAttribute("refusal", words.say("refusal.unavailable"));
        }
        return show(of, typed, model);
    }

    private Row row(ViolationClient.ImportedRow row) {
        String message = words.english() ? row.messageEn() : row.messageVi();
        return new Row(row.line(), registry.wardName(row.wardCode()), row.ok(), row.ok()
                ? words.say(row.known() ? "violation.import.known" : "violation.import.ok")
                : message == null ? words.say("refusal.general") : message);
    }

    private static String text(MultipartFile file) {
        try {
            return new String(file.getBytes(), StandardCharsets.UTF_8).replace("\uFEFF", "");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String show(Season season, String csv, Model model) {
        model.addAttribute("season", season);
        model.addAttribute("csv", csv);
        return "violation/import";
    }
}
