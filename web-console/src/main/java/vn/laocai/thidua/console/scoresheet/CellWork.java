package vn.laocai.thidua.console.scoresheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import vn.laocai.thidua.console.client.EvidenceClient;
import vn.laocai.thidua.console.client.EvidenceClient.Uploaded;
import vn.laocai.thidua.console.client.ServiceRefusal;
import vn.laocai.thidua.console.client.ServiceUnreachable;
import vn.laocai.thidua.console.client.SheetClient;
import vn.laocai.thidua.console.client.SheetClient.Cell;
import vn.laocai.thidua.console.client.SheetClient.Entry;
import vn.laocai.thidua.console.page.Refusals;
import vn.laocai.thidua.console.page.Registry;
import vn.laocai.thidua.console.page.Words;

/** Work around a cell: remarks, files, the request that it does not apply. Each act comes back to the cell's page. */
@Controller
class CellWork {

    private static final long LARGEST = 20L * 1024 * 1024;

    private final SheetClient client;
    private final EvidenceClient evidence;
    private final Sheets sheets;
    private final Registry registry;
    private final Refusals refusals;
    private final Words words;

    CellWork(SheetClient client, EvidenceClient evidence, Sheets sheets, Registry registry, Refusals refusals,
            Words words) {
        this.client = client;
        this.evidence = evidence;
        this.sheets = sheets;
        this.registry = registry;
        this.refusals = refusals;
        this.words = words;
    }

    @PostMapping("/score-sheets/{id}/cells/{code}/comments")
    String comment(@PathVariable String id, @PathVariable String code, @RequestParam String text,
            @RequestParam(defaultValue = "false") boolean followUp, @RequestParam String requestKey,
            RedirectAttributes redirect) {
        return act(id, code, "remarks", redirect, () -> {
            if (text.isBlank()) {
                return words.say("comment.missing");
            }
            client.comment(id, code, requestKey, new SheetClient.Comment(text.strip(), followUp));
            redirect.addFlashAttribute("doneForm", "/score-sheets/" + id + "/cells/" + code);
            return words.say("comment.done");
        });
    }

    @PostMapping("/score-sheets/{id}/cells/{code}/comments/{number}/resolution")
    String resolve(@PathVariable String id, @PathVariable String code, @PathVariable String number,
            @RequestParam String requestKey, RedirectAttributes redirect) {
        return act(id, code, "remarks", redirect, () -> {
            client.resolve(id, code, number, requestKey);
            return words.say("comment.resolved");
        });
    }

    @PostMapping("/score-sheets/{id}/cells/{code}/not-applicable")
    String notApplicable(@PathVariable String id, @PathVariable String code, @RequestParam String reason,
            @RequestParam String requestKey, RedirectAttributes redirect) {
        return act(id, code, "na", redirect, () -> {
            client.requestNotApplicable(id, code, requestKey, new SheetClient.Reason(reason.strip()));
            return words.say("na.requested");
        });
    }

    @PostMapping("/score-sheets/{id}/cells/{code}/not-applicable/decision")
    String decide(@PathVariable String id, @PathVariable String code, @RequestParam boolean approve,
            @RequestParam String reason, @RequestParam String requestKey, RedirectAttributes redirect) {
        return act(id, code, "na", redirect, () -> {
            client.decideNotApplicable(id, code, requestKey, new SheetClient.Decision(approve, reason.strip()));
            return words.say(approve ? "na.approved" : "na.refused");
        });
    }

    /** Uses a file of the library for this cell. */
    @PostMapping("/score-sheets/{id}/cells/{code}/evidence")
    String attach(@PathVariable String id, @PathVariable String code, @RequestParam String evidenceId,
            @RequestParam(defaultValue = "false") boolean detach, RedirectAttributes redirect) {
        return act(id, code, "evidence", redirect, () -> {
            link(id, code, evidenceId, !detach);
            return words.say(detach ? "evidence.detached" : "evidence.attached");
        });
    }

    /** Takes a new file into the library and uses it for this cell. */
    @PostMapping("/score-sheets/{id}/cells/{code}/evidence/files")
    String upload(@PathVariable String id, @PathVariable String code, @RequestParam MultipartFile file,
            @RequestParam Map<String, String> form, RedirectAttributes redirect) {
        return act(id, code, "evidence", redirect, () -> {
            if (file.isEmpty() || file.getSize() > LARGEST) {
                throw new Unacceptable(words.say(file.isEmpty() ? "evidence.none" : "evidence.tooLarge"));
            }
            SheetClient.Sheet sheet = client.sheet(id);
            String name = file.getOriginalFilename();
            Uploaded uploaded = evidence.upload(form.getOrDefault("requestKey", UUID.randomUUID().toString()),
                    sheet.seasonId(), sheet.wardCode(), name == null ? "minh-chung" : name, blankAway(form,
                            "documentNumber"),
                    blankAway(form, "documentDate"), blankAway(form, "issuer"), blankAway(form, "excerpt"),
                    blankAway(form, "page"), bytes(file));
            link(id, code, uploaded.id(), true);
            warn(uploaded, sheet.wardCode(), redirect);
            return words.say("evidence.uploaded", name == null ? "" : name);
        });
    }

    /** The same file was used before: said at once, so that nobody is surprised in appraisal. */
    private void warn(Uploaded uploaded, String ward, RedirectAttributes redirect) {
        for (EvidenceClient.Duplicate duplicate : uploaded.allDuplicates()) {
            boolean same = Boolean.TRUE.equals(duplicate.sameWard()) || ward.equals(duplicate.wardCode());
            String other = registry.wardName(duplicate.wardCode());
            redirect.addFlashAttribute("refusal", same
                    ? words.say("evidence.duplicate.own", duplicate.fileName() == null ? "" : duplicate.fileName())
                    : words.say(other.isEmpty() ? "evidence.duplicate.other" : "evidence.duplicate.ward", other));
        }
    }

    private void link(String id, String code, String evidenceId, boolean add) {
        Cell cell = sheets.read(id).line(code).orElseThrow(SheetController::missing).cell();
        List<String> ids = new ArrayList<>(SheetPage.idsOf(cell.evidence()));
        ids.remove(evidenceId);
        if (add) {
            ids.add(evidenceId);
        }
        JsonNode figure = cell.figure();
        Map<String, Object> same = figure == null
                ? Map.of()
                : JsonMapper.shared().convertValue(figure, new TypeReference<Map<String, Object>>() {});
        client.save(id, code, "\"" + cell.revision() + "\"", new Entry(same, cell.note(), cell.achievement(), ids));
    }

    private String act(String id, String code, String part, RedirectAttributes redirect, Supplier<String> command) {
        try {
            redirect.addFlashAttribute("done", command.get());
        } catch (Unacceptable unacceptable) {
            redirect.addFlashAttribute("refusal", unacceptable.getMessage());
        } catch (ServiceRefusal refusal) {
            redirect.addFlashAttribute("refusal",
                    refusal.status() == 412 ? words.say("cell.changedMeanwhile") : refusals.sentence(refusal));
        } catch (ServiceUnreachable absent) {
            redirect.addFlashAttribute("refusal", words.say("refusal.unavailable"));
        }
        return "redirect:/score-sheets/" + id + "/cells/" + code + "#" + part;
    }

    private static final class Unacceptable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unacceptable(String sentence) {
            super(sentence);
        }
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private static @Nullable String blankAway(Map<String, String> form, String name) {
        String typed = form.get(name);
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
