package vn.laocai.thidua.console.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import vn.laocai.thidua.console.client.OperationsClient;
import vn.laocai.thidua.console.client.OperationsClient.Discard;
import vn.laocai.thidua.console.client.OperationsClients;
import vn.laocai.thidua.console.client.ServiceRefusal;
import vn.laocai.thidua.console.client.ServiceUnreachable;
import vn.laocai.thidua.console.page.Frame;
import vn.laocai.thidua.console.page.Refusals;
import vn.laocai.thidua.console.page.Words;
import vn.laocai.thidua.console.security.SignedIn;

/** What stopped on its way, in all four services, and how to set it going again. */
@Controller
class OperationsController {

    private final OperationsClients services;
    private final Refusals refusals;
    private final Words words;

    OperationsController(OperationsClients services, Refusals refusals, Words words) {
        this.services = services;
        this.refusals = refusals;
        this.words = words;
    }

    /** What one service answered; {@code absent} when it did not. */
    record Section(String service, boolean absent, List<DeadLetter> deadLetters, List<Parked> parked) {}

    @GetMapping("/operations")
    @PreAuthorize("hasAnyRole('OPS', 'AUDITOR')")
    String overview(Model model) {
        fill(model);
        return "operations/overview";
    }

    /** Reads a service's whole journal, which takes a while; so only when asked, and one service at a time. */
    @GetMapping("/operations/journal")
    @PreAuthorize("hasAnyRole('OPS', 'AUDITOR')")
    String journal(@RequestParam String service, Model model) {
        model.addAttribute("service", service);
        model.addAttribute("journal", Journal.read(services.of(service).journalVerification()));
        return "operations/journal";
    }

    @GetMapping("/operations/{service}/dead-letters/{id}")
    @PreAuthorize("hasRole('OPS')")
    String show(@PathVariable String service, @PathVariable String id, @ModelAttribute("frame") Frame frame,
            Model model) {
        fillDeadLetter(service, id, frame.getTyped().getOrDefault("reason", ""), null, model);
        return "operations/dead-letter";
    }

    @PostMapping("/operations/{service}/dead-letters/{id}/replay")
    @PreAuthorize("hasRole('OPS')")
    String replay(@PathVariable String service, @PathVariable String id, @RequestParam String requestKey, Model model,
            RedirectAttributes redirect, HttpServletResponse response) {
        return act(service, id, "", "operations.replayed", client -> client.replay(id, requestKey), model, redirect,
                response);
    }

    @PostMapping("/operations/{service}/dead-letters/{id}/discard")
    @PreAuthorize("hasRole('OPS')")
    String discard(@PathVariable String service, @PathVariable String id, @RequestParam String requestKey,
            @RequestParam(defaultValue = "") String reason, Model model, RedirectAttributes redirect,
            HttpServletResponse response) {
        if (reason.isBlank()) {
            response.setStatus(422);
            fillDeadLetter(service, id, reason, words.say("operations.reason.missing"), model);
            return "operations/dead-letter";
        }
        redirect.addFlashAttribute("doneForm", "/operations/" + service + "/dead-letters/" + id);
        return act(service, id, reason, "operations.discarded",
                client -> client.discard(id, requestKey, new Discard(reason.strip())), model, redirect, response);
    }

    @PostMapping("/operations/{service}/parked/{collection}/{id}/redrive")
    @PreAuthorize("hasRole('OPS')")
    String redrive(@PathVariable String service, @PathVariable String collection, @PathVariable String id,
            @RequestParam String requestKey, RedirectAttributes redirect) {
        try {
            services.of(service).redrive(collection, id, requestKey);
            redirect.addFlashAttribute("done", words.say("operations.redriven"));
        } catch (ServiceRefusal refusal) {
            redirect.addFlashAttribute("refusal", refusals.sentence(refusal));
        }
        return "redirect:/operations";
    }

    private String act(String service, String id, String reason, String done,
            Consumer<OperationsClient> action, Model model, RedirectAttributes redirect,
            HttpServletResponse response) {
        try {
            action.accept(services.of(service));
        } catch (ServiceRefusal refusal) {
            response.setStatus(refusal.status());
            fillDeadLetter(service, id, reason, refusals.sentence(refusal), model);
            return "operations/dead-letter";
        }
        redirect.addFlashAttribute("done", words.say(done));
        return "redirect:/operations";
    }

    private void fill(Model model) {
        SignedIn person = SignedIn.now();
        List<Section> sections = new ArrayList<>();
        for (String service : OperationsClients.NAMES) {
            sections.add(section(service, person));
        }
        model.addAttribute("sections", sections);
        model.addAttribute("requestKey", UUID.randomUUID().toString());
        model.addAttribute("mayAct", person.has("OPS"));
    }

    private Section section(String service, SignedIn person) {
        OperationsClient client = services.of(service);
        try {
            boolean operator = person.has("OPS");
            return new Section(service, false, operator ? DeadLetter.list(client.deadLetters()) : List.of(),
                    operator ? Parked.list(client.parked()) : List.of());
        } catch (ServiceUnreachable | ServiceRefusal absent) {
            return new Section(service, true, List.of(), List.of());
        }
    }

    private void fillDeadLetter(String service, String id, String reason, @Nullable String refusal, Model model) {
        model.addAttribute("service", service);
        model.addAttribute("letter", DeadLetter.read(services.of(service).deadLetter(id)));
        model.addAttribute("reason", reason);
        model.addAttribute("refusal", refusal);
        model.addAttribute("requestKey", UUID.randomUUID().toString());
        model.addAttribute("discardKey", UUID.randomUUID().toString());
    }
}
