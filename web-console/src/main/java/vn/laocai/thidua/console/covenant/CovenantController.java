package vn.laocai.thidua.console.covenant;

import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import vn.laocai.thidua.console.client.ServiceRefusal;
import vn.laocai.thidua.console.client.ServiceUnreachable;
import vn.laocai.thidua.console.client.WardClient;
import vn.laocai.thidua.console.client.WardClient.Covenant;
import vn.laocai.thidua.console.client.WardClient.Signing;
import vn.laocai.thidua.console.page.Frame;
import vn.laocai.thidua.console.page.Refusals;
import vn.laocai.thidua.console.page.Registry;
import vn.laocai.thidua.console.page.Words;
import vn.laocai.thidua.console.security.SignedIn;

/** Covenants: list, paper with signing grid, signing, and the page for the hall. */
@Controller
class CovenantController {

    private final WardClient ward;
    private final Registry registry;
    private final Refusals refusals;
    private final Words words;

    CovenantController(WardClient ward, Registry registry, Refusals refusals, Words words) {
        this.ward = ward;
        this.registry = registry;
        this.refusals = refusals;
        this.words = words;
    }

    @GetMapping("/covenants")
    String list(Model model) {
        model.addAttribute("covenants", registry.seasons().stream()
                .flatMap(season -> ward.covenants(season.id()).all().stream()).toList());
        model.addAttribute("registry", registry);
        return "covenant/list";
    }

    @GetMapping("/covenants/{id}")
    String page(@PathVariable String id, Model model) {
        fill(ward.covenant(id), model);
        return "covenant/page";
    }

    /** The live part of the page. */
    @GetMapping("/covenants/{id}/grid")
    String grid(@PathVariable String id, Model model) {
        fill(ward.covenant(id), model);
        return "covenant/page :: grid";
    }

    @GetMapping("/covenants/{id}/ceremony")
    String ceremony(@PathVariable String id, Model model) {
        fill(ward.covenant(id), model);
        return "covenant/ceremony";
    }

    /** The live part of the page for the hall. */
    @GetMapping("/covenants/{id}/ceremony/grid")
    String ceremonyGrid(@PathVariable String id, Model model) {
        fill(ward.covenant(id), model);
        return "covenant/ceremony :: grid";
    }

    /** What the service finds when it holds each signature against the text, asked for only when a person wants it. */
    @GetMapping("/covenants/{id}/verification")
    String verification(@PathVariable String id, Model model) {
        fill(ward.covenant(id), model);
        model.addAttribute("verification", Verification.read(ward.verification(id), registry));
        return "covenant/verification";
    }

    @GetMapping("/covenants/{id}/sign")
    String signForm(@PathVariable String id, Model model) {
        fillSigning(ward.covenant(id), UUID.randomUUID().toString(), false, null, model);
        return "covenant/sign";
    }

    @PostMapping("/covenants/{id}/sign")
    String sign(@PathVariable String id, @RequestParam String contentHash, @RequestParam String requestKey,
            @RequestParam(defaultValue = "false") boolean confirmed, @ModelAttribute("frame") Frame frame, Model model,
            RedirectAttributes redirect, HttpServletResponse response) {
        if (!confirmed) {
            response.setStatus(422);
            fillSigning(ward.covenant(id), requestKey, false, words.say("sign.confirm.missing"), model);
            return "covenant/sign";
        }
        try {
            Covenant signed = ward.sign(id, requestKey, new Signing(contentHash));
            redirect.addFlashAttribute("done",
                    words.say("IN_FORCE".equals(signed.state()) ? "sign.done.last" : "sign.done",
                            registry.wardName(SignedIn.now().organisation()), signed.signedCount(),
                            signed.allParties().size()));
            return "redirect:/covenants/" + id;
        } catch (ServiceRefusal refusal) {
            response.setStatus(refusal.status());
            fillSigning(ward.covenant(id), UUID.randomUUID().toString(), false, refusals.sentence(refusal), model);
            return "covenant/sign";
        } catch (ServiceUnreachable absent) {
            response.setStatus(503);
            model.addAttribute("covenantId", id);
            model.addAttribute("requestKey", requestKey);
            model.addAttribute("contentHash", contentHash);
            return "covenant/sign-later";
        }
    }

    private void fill(Covenant covenant, Model model) {
        CovenantPage page = CovenantPage.of(covenant, registry, SignedIn.now());
        model.addAttribute("covenant", covenant);
        model.addAttribute("page", page);
    }

    private void fillSigning(Covenant covenant, String key, boolean confirmed, @Nullable String refusal,
            Model model) {
        fill(covenant, model);
        model.addAttribute("requestKey", key);
        model.addAttribute("confirmed", confirmed);
        model.addAttribute("refusal", refusal);
    }
}
