package vn.laocai.thidua.console.criteria;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.console.client.CriteriaClient;
import vn.laocai.thidua.console.client.CriteriaClient.Version;
import vn.laocai.thidua.console.client.ServiceRefusal;
import vn.laocai.thidua.console.client.ServiceUnreachable;
import vn.laocai.thidua.console.page.Ask;
import vn.laocai.thidua.console.page.Ask.Choice;
import vn.laocai.thidua.console.page.Ask.Field;
import vn.laocai.thidua.console.page.Asking;
import vn.laocai.thidua.console.page.Refusals;
import vn.laocai.thidua.console.page.Words;

/** The steps of a version: invite, comment, answer, publish, revise, consent, withdraw, delete, bring in from a file. */
@Controller
class CriteriaSteps {

    private final CriteriaClient client;
    private final CriteriaController pages;
    private final Asking asking;
    private final Refusals refusals;
    private final Words words;

    CriteriaSteps(CriteriaClient client, CriteriaController pages, Asking asking, Refusals refusals, Words words) {
        this.client = client;
        this.pages = pages;
        this.asking = asking;
        this.refusals = refusals;
        this.words = words;
    }

    /** A row of a file that was not understood. */
    record Row(String line, String code, String problem) {}

    @GetMapping("/criteria/{id}/{version:\\d+}/steps/{step}")
    String ask(@PathVariable String id, @PathVariable int version, @PathVariable String step,
            @RequestParam(defaultValue = "0") int comment, Model model) {
        return asking.show(question(step, pages.fill(id, version, model), id, comment), model);
    }

    @PostMapping("/criteria/{id}/{version:\\d+}/steps/{step}")
    String act(@PathVariable String id, @PathVariable int version, @PathVariable String step,
            @RequestParam(defaultValue = "0") int comment, @RequestParam MultiValueMap<String, String> form,
            Model model,
            RedirectAttributes redirect, HttpServletResponse response) {
        Version found = pages.fill(id, version, model);
        String reason = Objects.requireNonNullElse(Asking.text(form, "reason"), "");
        String text = Objects.requireNonNullElse(Asking.text(form, "text"), "");
        Consumer<String> command = switch (step) {
            case "publish" -> key -> client.publish(id, version, key, new CriteriaClient.Publication(
                    Asking.text(form, "documentNumber"), Asking.text(form, "documentDate")));
            case "revise" -> key -> client.newVersion(id, key, new CriteriaClient.NewVersion(reason,
                    List.of("WITHDRAWN", "REJECTED").contains(found.state()) ? version : null));
            case "delete" -> key -> client.delete(id, version, key);
            case "withdraw" -> key -> client.withdraw(id, version, key, new CriteriaClient.Reason(reason));
            case "invite" -> key -> client.invite(id, version, key,
                    new CriteriaClient.Invitation(endOf(Asking.text(form, "until"))));
            case "comment" -> key -> client.comment(id, version, key,
                    new CriteriaClient.NewComment(Asking.text(form, "code"), text));
            case "answer" -> key -> client.answer(id, version, comment, key, new CriteriaClient.CommentAnswer(
                    Objects.requireNonNullElse(form.getFirst("disposition"), ""), text));
            case "consent" -> key -> client.consent(id, version, key,
                    new CriteriaClient.Consent("true".equals(form.getFirst("agree"))));
            default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
        String after = List.of("revise", "delete").contains(step)
                ? "/criteria?season=" + found.seasonId()
                : "/criteria/" + id + "/" + version;
        return asking.act(question(step, found, id, comment), form, command, words.say("criteria." + step + ".done"),
                after + (List.of("comment", "answer").contains(step) ? "#remarks" : ""), model, redirect, response);
    }

    /** The end of a day by the province's clock; the past where no day was typed, which the service refuses in words. */
    private static Instant endOf(@Nullable String day) {
        return Objects.requireNonNullElse(Asking.momentOf(day == null ? null : day + "T23:59"), Instant.EPOCH);
    }

    private Ask question(String step, Version version, String id, int comment) {
        if (words.orNull("criteria." + step + ".title") == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        String here = "/criteria/" + id + "/" + version.version();
        Ask ask = Ask.of(words.say("criteria." + step + ".title"), words.say("criteria." + step + ".what"),
                here + "/steps/" + step, words.say("criteria." + step + ".button"), here);
        return switch (step) {
            case "publish" -> {
                long errors = version.allFindings().stream().filter(CriteriaClient.Finding::blocks).count();
                long open = version.allComments().stream().filter(each -> each.answer() == null).count();
                yield ask.saying(errors > 0 ? words.say("criteria.publish.blocked", errors) : null)
                        .saying(open > 0 ? words.say("criteria.publish.unanswered", open) : null)
                        .saying(version.commentsUntil() == null ? words.say("criteria.publish.uninvited") : null)
                        .warning(words.say("criteria.publish.caution"))
                        .with(Field.text("documentNumber", words.say("evidence.number"), false))
                        .with(Field.of("DATE", "documentDate", words.say("evidence.date"), false));
            }
            case "revise" -> ask.with(Field.area("reason", words.say("reason"), true));
            case "delete" -> ask.warning(words.say("criteria.delete.caution"));
            case "withdraw" -> ask.warning(words.say("criteria.withdraw.caution"))
                    .with(Field.area("reason", words.say("reason"), true));
            case "invite" -> ask.with(Field.of("DATE", "until", words.say("criteria.invite.until"), true));
            case "comment" -> ask.with(new Field("SELECT", "code", words.say("criteria.comment.about"), null, "", false,
                    CriteriaController.tableOf(version).roots().stream().flatMap(CriteriaTable.Criterion::all)
                            .map(each -> new Choice(each.code(), each.code() + ". " + each.name(), false)).toList()))
                    .with(Field.area("text", words.say("criteria.comment.text"), true));
            case "answer" -> {
                CriteriaClient.Comment about = version.allComments().stream()
                        .filter(each -> each.number() == comment).findFirst()
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
                yield Ask.of(ask.title(), "“" + about.text() + "”", ask.action() + "?comment=" + comment, ask.button(),
                        here + "#remarks")
                        .with(Field.choices("SELECT", "disposition", words.say("criteria.answer.disposition"),
                                Stream.of("ACCEPTED", "PARTLY", "DECLINED").map(each -> new Choice(each,
                                        words.of("criteria.disposition", each), false)).toList()))
                        .with(Field.area("text", words.say("criteria.answer.text"), true));
            }
            default -> ask.with(Field.choices("SELECT", "agree", words.say("decision"),
                    List.of(new Choice("true", words.say("decision.approve"), false),
                            new Choice("false", words.say("decision.refuse"), false))));
        };
    }

    @GetMapping("/criteria/{id}/{version:\\d+}/import")
    String importForm(@PathVariable String id, @PathVariable int version, Model model) {
        return showImport(id, version, null, null, model);
    }

    @PostMapping("/criteria/{id}/{version:\\d+}/import")
    String importFile(@PathVariable String id, @PathVariable int version, @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "true") boolean dryRun, Model model, RedirectAttributes redirect,
            HttpServletResponse response) {
        try {
            String name = file.getOriginalFilename();
            boolean json = name != null && name.toLowerCase(Locale.ROOT).endsWith(".json");
            JsonNode read = client.importFile(id, version, dryRun, UUID.randomUUID().toString(),
                    json ? "application/json" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    file.getBytes());
            if (read.path("applied").asBoolean(false)) {
                redirect.addFlashAttribute("done", words.say("criteria.import.done"));
                return "redirect:/criteria/" + id + "/" + version;
            }
            return showImport(id, version, read, null, model);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (ServiceRefusal refusal) {
            response.setStatus(refusal.status());
            return showImport(id, version, refusal.problem(), refusals.sentence(refusal), model);
        } catch (ServiceUnreachable absent) {
            response.setStatus(503);
            return showImport(id, version, null, words.say("refusal.unavailable"), model);
        }
    }

    private String showImport(String id, int version, @Nullable JsonNode read, @Nullable String refusal, Model model) {
        pages.fill(id, version, model);
        List<Row> rows = new ArrayList<>();
        if (read != null) {
            for (JsonNode each : read.path("errors")) {
                String sentence = each.path(words.english() ? "messageEn" : "messageVi")
                        .asString(each.path("detail").asString(""));
                String pointer = each.path("pointer").asString("");
                rows.add(new Row(each.path("row").asString(pointer), (each.path("sheet").asString("") + " "
                        + each.path("place").asString("")).strip(), sentence));
            }
        }
        model.addAttribute("checked", read != null);
        model.addAttribute("count", read == null ? 0 : read.path("criteria").asInt(0));
        model.addAttribute("rows", rows);
        model.addAttribute("refusal", refusal);
        return "criteria/import";
    }
}
