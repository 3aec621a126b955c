package vn.laocai.thidua.console.evidence;

import java.util.Map;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import vn.laocai.thidua.console.client.EvidenceClient;
import vn.laocai.thidua.console.client.EvidenceClient.Evidence;
import vn.laocai.thidua.console.client.ServiceRefusal;
import vn.laocai.thidua.console.client.ServiceUnreachable;
import vn.laocai.thidua.console.page.Ask;
import vn.laocai.thidua.console.page.Ask.Field;
import vn.laocai.thidua.console.page.Asking;
import vn.laocai.thidua.console.page.Downloads;
import vn.laocai.thidua.console.page.Refusals;
import vn.laocai.thidua.console.page.Registry;
import vn.laocai.thidua.console.page.Standing;
import vn.laocai.thidua.console.page.Words;

/** One document of a ward with all its versions: a newer file is added beside the older ones, none is replaced. */
@Controller
class DocumentController {

    private final EvidenceClient client;
    private final LibraryRows rows;
    private final Uploads uploads;
    private final Registry registry;
    private final Standing standing;
    private final Asking asking;
    private final Refusals refusals;
    private final Words words;

    DocumentController(EvidenceClient client, LibraryRows rows, Uploads uploads, Registry registry, Standing standing,
            Asking asking, Refusals refusals, Words words) {
        this.client = client;
        this.rows = rows;
        this.uploads = uploads;
        this.registry = registry;
        this.standing = standing;
        this.asking = asking;
        this.refusals = refusals;
        this.words = words;
    }

    @GetMapping("/evidence/{id}")
    String document(@PathVariable String id, Model model) {
        return show(client.one(id), Map.of(), model);
    }

    @GetMapping("/evidence/{id}/file")
    ResponseEntity<byte[]> file(@PathVariable String id, @RequestParam(required = false) @Nullable Integer version) {
        return Downloads.of(client.file(id, version), "minh-chung");
    }

    @PostMapping("/evidence/{id}/versions")
    String add(@PathVariable String id, @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam Map<String, String> form, Model model, RedirectAttributes redirect,
            HttpServletResponse response) {
        Evidence document = client.one(id);
        try {
            Evidence added = uploads.addVersion(document, file, form, redirect);
            redirect.addFlashAttribute("done",
                    words.say("document.added", added.newest(), added.name()));
            redirect.addFlashAttribute("doneForm", "/evidence/" + id + "/versions");
            return "redirect:/evidence/" + id;
        } catch (Uploads.Unacceptable wrong) {
            response.setStatus(422);
            model.addAttribute("refusal", wrong.getMessage());
        } catch (ServiceRefusal refusal) {
            response.setStatus(refusal.status());
            model.addAttribute("refusal", refusals.sentence(refusal));
        } catch (ServiceUnreachable absent) {
            response.setStatus(503);
            model.addAttribute("refusal", words.say("refusal.unavailable"));
        }
        return show(document, form, model);
    }

    @GetMapping("/evidence/{id}/withdrawal")
    String withdrawForm(@PathVariable String id, Model model) {
        return asking.show(withdrawing(client.one(id)), model);
    }

    @PostMapping("/evidence/{id}/withdrawal")
    String withdraw(@PathVariable String id, @RequestParam MultiValueMap<String, String> form, Model model,
            RedirectAttributes redirect, HttpServletResponse response) {
        Evidence document = client.one(id);
        String reason = Asking.text(form, "reason");
        return asking.act(withdrawing(document), form,
                key -> client.withdraw(id, key, new EvidenceClient.Reason(reason == null ? "" : reason)),
                words.say("document.withdrawn", document.name()), "/evidence/" + id, model, redirect, response);
    }

    private Ask withdrawing(Evidence document) {
        String path = "/evidence/" + document.id();
        return Ask.of(words.say("document.withdraw.title"), words.say("document.withdraw.what", document.name()),
                path + "/withdrawal", words.say("document.withdraw.button"), path)
                .with(Field.area("reason", words.say("reason"), true));
    }

    private String show(Evidence document, Map<String, String> typed, Model model) {
        String ward = document.wardCode() == null ? "" : document.wardCode();
        model.addAttribute("row", rows.row(document));
        model.addAttribute("document", document);
        model.addAttribute("ward", registry.wardName(ward));
        model.addAttribute("writes", !document.isOut()
                && (standing.ofWard(ward, "WARD_OFFICER") || standing.ofWard(ward, "WARD_LEADER")));
        model.addAttribute("typed", typed);
        model.addAttribute("requestKey", UUID.randomUUID().toString());
        return "evidence/document";
    }
}
