package vn.laocai.thidua.console.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.console.client.OperationsClients;
import vn.laocai.thidua.console.client.ServiceRefusal;
import vn.laocai.thidua.console.client.ServiceUnreachable;
import vn.laocai.thidua.console.page.Registry;
import vn.laocai.thidua.console.page.Words;

/** Who did what, in one service at a time. */
@Controller
@PreAuthorize("hasRole('AUDITOR')")
class AuditController {

    private final OperationsClients services;
    private final Registry registry;
    private final Words words;

    AuditController(OperationsClients services, Registry registry, Words words) {
        this.services = services;
        this.registry = registry;
        this.words = words;
    }

    /** One command, accepted or refused. */
    record Line(@Nullable Instant at, String organisation, String command, boolean accepted, String reason) {}

    @GetMapping("/audit")
    String list(@RequestParam(defaultValue = "ward") String service, Model model) {
        String chosen = OperationsClients.NAMES.contains(service) ? service : "ward";
        List<Line> lines = new ArrayList<>();
        boolean absent = false;
        try {
            JsonNode answer = services.of(chosen).audit();
            for (JsonNode item : answer.path("items")) {
                lines.add(line(item));
            }
        } catch (ServiceUnreachable | ServiceRefusal noAnswer) {
            absent = true;
        }
        model.addAttribute("services", OperationsClients.NAMES);
        model.addAttribute("service", chosen);
        model.addAttribute("lines", lines);
        model.addAttribute("absent", absent);
        return "audit/list";
    }

    private Line line(JsonNode item) {
        String outcome = item.path("outcome").asString("");
        String code = item.path("code").asString("");
        String reason = words.orNull("audit.reason." + code);
        return new Line(instant(item.path("at").asString("")), organisation(item),
                words.of("command", item.path("command").asString("")), "ACCEPTED".equalsIgnoreCase(outcome),
                reason == null ? "" : reason);
    }

    private String organisation(JsonNode item) {
        String code = item.path("organisation").asString("");
        String other = words.orNull("organisation." + code);
        if (other != null) {
            return other;
        }
        String ward = registry.wardName(code);
        return ward.isEmpty() ? words.say("organisation.system") : words.say("ward.of", ward);
    }

    private static @Nullable Instant instant(String text) {
        try {
            return text.isBlank() ? null : Instant.parse(text);
        } catch (DateTimeException other) {
            return null;
        }
    }
}
