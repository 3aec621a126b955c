package vn.laocai.thidua.console.scoresheet;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import vn.laocai.thidua.console.client.AppraisalClient;
import vn.laocai.thidua.console.client.SheetClient;
import vn.laocai.thidua.console.page.Ask;
import vn.laocai.thidua.console.page.Ask.Choice;
import vn.laocai.thidua.console.page.Ask.Field;
import vn.laocai.thidua.console.page.Asking;
import vn.laocai.thidua.console.page.Registry;
import vn.laocai.thidua.console.page.Words;

/** The steps of a sheet, each asked once on a page that names what happens. */
@Controller
class SheetSteps {

    private final SheetClient client;
    private final AppraisalClient appraisal;
    private final Sheets sheets;
    private final Registry registry;
    private final Asking asking;
    private final Words words;

    SheetSteps(SheetClient client, AppraisalClient appraisal, Sheets sheets, Registry registry, Asking asking,
            Words words) {
        this.client = client;
        this.appraisal = appraisal;
        this.sheets = sheets;
        this.registry = registry;
        this.asking = asking;
        this.words = words;
    }

    @GetMapping("/score-sheets/{id}/steps/{step}")
    String ask(@PathVariable String id, @PathVariable String step, Model model) {
        SheetPage page = sheets.fill(id, model);
        return asking.show(question(step, page, List.of()), model);
    }

    @PostMapping("/score-sheets/{id}/steps/{step}")
    String act(@PathVariable String id, @PathVariable String step, @RequestParam MultiValueMap<String, String> form,
            Model model, RedirectAttributes redirect, HttpServletResponse response) {
        SheetPage page = sheets.fill(id, model);
        String ward = registry.wardName(page.sheet().wardCode());
        MultiValueMap<String, String> typed = new LinkedMultiValueMap<>(form);
        Instant until = Asking.moment(form, "until");
        if (form.containsKey("until") && until == null) {
            typed.remove("until");
        }
        return asking.act(question(step, page, form.getOrDefault("codes", List.of())), typed,
                command(id, step, typed, until), words.say("step." + step + ".done", ward),
                "/score-sheets/" + id, model, redirect, response);
    }

    private Consumer<String> command(String id, String step, MultiValueMap<String, String> form,
            @org.jspecify.annotations.Nullable Instant until) {
        String given = Asking.text(form, "reason");
        String reason = given == null ? "" : given;
        List<String> codes = form.getOrDefault("codes", List.of());
        Instant end = until == null ? Instant.EPOCH : until;
        return switch (step) {
            case "submit" -> key -> client.submit(id, key, new SheetClient.Confirmation(true));
            case "recall" -> key -> client.recall(id, key, new SheetClient.Reason(reason));
            case "accept" -> key -> client.accept(id, key);
            case "return" -> key -> client.giveBack(id, key, new SheetClient.Return(codes, reason,
                    Asking.moment(form, "dueAt")));
            case "exception" -> key -> client.exceptLock(id, key, new SheetClient.Until(end, reason));
            case "late" -> key -> client.acceptLate(id, key, new SheetClient.Until(end, reason));
            case "accept-appraisal" -> key -> appraisal.acceptAppraisal(id, key);
            case "finalise" -> key -> appraisal.finalise(id, key);
            case "reopen" ->
                key -> appraisal.proposeReopening(id, key, new AppraisalClient.Reopening(codes, reason));
            case "reopen-decision" -> key -> appraisal.decideReopening(id, key,
                    new AppraisalClient.ReopeningDecision("true".equals(form.getFirst("approve")),
                            reason.isBlank() ? null : reason));
            case "round-1", "round-2" ->
                key -> appraisal.completeRound(id, key, new AppraisalClient.Round(step.endsWith("1") ? 1 : 2));
            default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private Ask question(String step, SheetPage page, List<String> chosen) {
        if (words.orNull("step." + step + ".title") == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        String id = page.sheet().id();
        String ward = registry.wardName(page.sheet().wardCode());
        Ask ask = Ask.of(words.say("step." + step + ".title", ward), words.say("step." + step + ".what", ward),
                "/score-sheets/" + id + "/steps/" + step, words.say("step." + step + ".button"),
                "/score-sheets/" + id);
        String caution = words.orNull("step." + step + ".caution");
        if (caution != null) {
            ask = ask.warning(caution);
        }
        return switch (step) {
            case "submit" -> submission(ask, page);
            case "recall" -> ask.with(Field.area("reason", words.say("reason"), true));
            case "return" -> ask.with(codes(page, chosen)).with(Field.area("reason", words.say("reason"), true))
                    .with(Field.of("MOMENT", "dueAt", words.say("step.return.dueAt"), false)
                            .hint(words.say("moment.hint")));
            case "exception", "late" -> ask
                    .with(Field.of("MOMENT", "until", words.say("step.until"), true).hint(words.say("moment.hint")))
                    .with(Field.area("reason", words.say("reason"), true));
            case "reopen" -> ask.with(codes(page, chosen)).with(Field.area("reason", words.say("reason"), true));
            case "reopen-decision" -> ask.with(Field.choices("SELECT", "approve", words.say("decision"),
                    List.of(new Choice("true", words.say("decision.approve"), false),
                            new Choice("false", words.say("decision.refuse"), false))))
                    .with(Field.area("reason", words.say("reason"), false));
            default -> ask;
        };
    }

    private Ask submission(Ask ask, SheetPage page) {
        Ask asked = page.blocking() > 0
                ? ask.saying(words.say("step.submit.blocked", page.blocking()))
                : ask.saying(words.say("step.submit.ready", page.totals().scored(), page.totals().of()));
        return asked.with(Field.of("CONFIRM", "confirmed",
                words.say("step.submit.confirm", registry.wardName(page.sheet().wardCode())), true));
    }

    private Field codes(SheetPage page, List<String> chosen) {
        List<Choice> choices = page.sections().stream().flatMap(section -> section.lines().stream())
                .map(line -> new Choice(line.criterion().code(),
                        line.criterion().code() + ". " + line.criterion().name(),
                        chosen.contains(line.criterion().code())))
                .toList();
        return Field.choices("CHECKS", "codes", words.say("criteria"), choices);
    }
}
