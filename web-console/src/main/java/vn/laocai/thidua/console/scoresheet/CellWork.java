package vn.laocai.thidua.console.scoresheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import vn.laocai.thidua.console.client.EvidenceClient.Uploaded;
import vn.laocai.thidua.console.client.ServiceRefusal;
import vn.laocai.thidua.console.client.ServiceUnreachable;
import vn.laocai.thidua.console.client.SheetClient;
import vn.laocai.thidua.console.client.SheetClient.Cell;
import vn.laocai.thidua.console.client.SheetClient.Entry;
import vn.laocai.thidua.console.evidence.Uploads;
import vn.laocai.thidua.console.page.Refusals;
import vn.laocai.thidua.console.page.Words;

/** Work around a cell: remarks, files, the request that it does not apply. Each act comes back to the cell's page. */
@Controller
class CellWork {

    private final SheetClient client;
    private final Uploads uploads;
    private final Sheets sheets;
    private final Refusals refusals;
    private final Words words;

    CellWork(SheetClient client, Uploads uploads, Sheets sheets, Refusals refusals, Words words) {
        this.client = client;
        this.uploads = uploads;
        this.sheets = sheets;
        this.refusals = refusals;
        this.words = words;
    }

    @PostMapping("/score-sheets/{id}/cells/{code}/comments")
    String comment(@PathVariable String id, @PathVariable String code, @RequestParam String text,
            @RequestParam(defaultValue = "false") boolean followUp,
            @RequestParam(defaultValue = "false") boolean internal, @RequestParam String requestKey,
            RedirectAttributes redirect) {
        return act(id, code, "remarks", redirect, () -> {
            if (text.isBlank()) {
                return words.say("comment.missing");
            }
            client.comment(id, code, requestKey,
                    new SheetClient.Comment(text.strip(), followUp, internal ? "APPRAISAL" : "WARD"));
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
            SheetClient.Sheet sheet = client.sheet(id);
            Uploaded uploaded = uploads.add(sheet.seasonId(), sheet.wardCode(), file, form, redirect);
            link(id, code, uploaded.id(), true);
            return words.say("evidence.uploaded", Uploads.name(file));
        });
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
        } catch (Uploads.Unacceptable unacceptable) {
            redirect.addFlashAttribute("refusal", unacceptable.getMessage());
        } catch (ServiceRefusal refusal) {
            redirect.addFlashAttribute("refusal",
                    refusal.status() == 412 ? words.say("cell.changedMeanwhile") : refusals.sentence(refusal));
        } catch (ServiceUnreachable absent) {
            redirect.addFlashAttribute("refusal", words.say("refusal.unavailable"));
        }
        return "redirect:/score-sheets/" + id + "/cells/" + code + "#" + part;
    }
}
