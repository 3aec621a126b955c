package vn.laocai.thidua.console.award;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

import vn.laocai.thidua.console.client.AwardClient;
import vn.laocai.thidua.console.client.AwardClient.Proposal;
import vn.laocai.thidua.console.client.WardClient.Season;
import vn.laocai.thidua.console.page.Ask;
import vn.laocai.thidua.console.page.Ask.Field;
import vn.laocai.thidua.console.page.Asking;
import vn.laocai.thidua.console.page.Downloads;
import vn.laocai.thidua.console.page.Registry;
import vn.laocai.thidua.console.page.Words;

/** One proposal: its page, its papers, its steps. */
@Controller
class ProposalController {

    private static final List<String> STEPS = List.of("sending", "withdrawal", "receipt", "return", "council-vote",
            "decision", "presentation", "revocation");
    private static final Map<String, List<String>> FIELDS = Map.of("REPORT",
            List.of("situation", "achievements", "measures", "compliance", "awardsReceived", "request"), "MINUTES",
            List.of("time", "attendance", "chair", "discussion", "differences", "vote", "conclusion"));

    private final AwardClient client;
    private final ProposalPage page;
    private final AwardWords say;
    private final Registry registry;
    private final Asking asking;
    private final Words words;

    ProposalController(AwardClient client, ProposalPage page, AwardWords say, Registry registry, Asking asking,
            Words words) {
        this.client = client;
        this.page = page;
        this.say = say;
        this.registry = registry;
        this.asking = asking;
        this.words = words;
    }

    @GetMapping("/awards/{id}")
    String show(@PathVariable String id, Model model) {
        Proposal proposal = client.proposal(id);
        Season season = registry.season(proposal.seasonId()).orElse(null);
        model.addAttribute("proposal", proposal);
        model.addAttribute("season", season);
        model.addAttribute("ward", page.wardName(proposal));
        model.addAttribute("way", page.way(proposal));
        model.addAttribute("parts", page.parts(proposal, season));
        model.addAttribute("steps", page.steps(proposal, season));
        model.addAttribute("next", page.next(proposal));
        model.addAttribute("causes", say.causes(proposal));
        return "award/page";
    }

    @GetMapping("/awards/{id}/pack.zip")
    ResponseEntity<byte[]> pack(@PathVariable String id) {
        return Downloads.of(client.pack(id), "ho-so.zip");
    }

    @GetMapping("/awards/{id}/documents/{kind:[a-z]+}.pdf")
    ResponseEntity<byte[]> document(@PathVariable String id, @PathVariable String kind) {
        return Downloads.of(client.document(id, kind), kind + ".pdf");
    }

    @GetMapping("/awards/{id}/documents/{kind:[a-z]+}")
    String paperForm(@PathVariable String id, @PathVariable String kind, Model model) {
        return asking.show(paper(client.proposal(id), kind(kind)), model);
    }

    @PostMapping("/awards/{id}/documents/{kind:[a-z]+}")
    String make(@PathVariable String id, @PathVariable String kind, @RequestParam MultiValueMap<String, String> form,
            Model model, RedirectAttributes redirect, HttpServletResponse response) {
        Proposal proposal = client.proposal(id);
        String wanted = kind(kind);
        Map<String, String> content = new LinkedHashMap<>();
        for (String field : FIELDS.getOrDefault(wanted, List.of())) {
            String typed = Asking.text(form, field);
            if (typed != null) {
                content.put(field, typed);
            }
        }
        return asking.act(paper(proposal, wanted), form,
                key -> client.attach(id, key, new AwardClient.NewDocument(wanted, Asking.text(form, "number"),
                        Asking.text(form, "date"), content)),
                words.say("award.paper.done", words.of("award.paper", wanted)), "/awards/" + id, model, redirect,
                response);
    }

    @GetMapping("/awards/{id}/steps/{step}")
    String stepForm(@PathVariable String id, @PathVariable String step, Model model) {
        return asking.show(question(client.proposal(id), step), model);
    }

    @PostMapping("/awards/{id}/steps/{step}")
    String act(@PathVariable String id, @PathVariable String step, @RequestParam MultiValueMap<String, String> form,
            @RequestParam(required = false) @Nullable MultipartFile file, Model model, RedirectAttributes redirect,
            HttpServletResponse response) {
        Proposal proposal = client.proposal(id);
        Ask ask = question(proposal, step);
        if (file != null && !file.isEmpty()) {
            form.set("file", "given");
        }
        return asking.act(ask, form, key -> client.act(id, step, key, said(step, form, file)),
                words.say("award.step." + step + ".done", page.wardName(proposal)), "/awards/" + id, model, redirect,
                response);
    }

    private static Map<String, Object> said(String step, MultiValueMap<String, String> form,
            @Nullable MultipartFile file) {
        Map<String, Object> said = new LinkedHashMap<>();
        switch (step) {
            case "council-vote" -> {
                for (String number : List.of("electorate", "yes", "no", "blank")) {
                    said.put(number, votes(form.getFirst(number)));
                }
                copy(form, said, "heldOn", "minutesNumber");
            }
            case "decision" -> {
                copy(form, said, "number", "date", "issuer", "signer");
                said.put("fileHash", hash(file));
            }
            case "sending" -> copy(form, said, "documentNumber", "date");
            case "presentation" -> copy(form, said, "on", "place");
            case "revocation" -> copy(form, said, "reason", "documentNumber");
            case "return", "withdrawal" -> copy(form, said, "reason");
            default -> {
                // nothing is said with a receipt
            }
        }
        return said;
    }

    private static void copy(MultiValueMap<String, String> form, Map<String, Object> said, String... names) {
        for (String name : names) {
            String typed = Asking.text(form, name);
            if (typed != null) {
                said.put(name, typed);
            }
        }
    }

    private static int votes(@Nullable String typed) {
        try {
            return typed == null ? 0 : Integer.parseInt(typed.strip());
        } catch (NumberFormatException notANumber) {
            // The service refuses it in a sentence.
            return -1;
        }
    }

    /** The file itself is not kept: its hash ties the decision to the certificate. */
    private static String hash(@Nullable MultipartFile file) {
        try {
            return file == null
                    ? ""
                    : HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file.getBytes()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String kind(String path) {
        return ProposalPage.KINDS.stream().filter(kind -> kind.equalsIgnoreCase(path)).findFirst()
                .orElseThrow(AwardController::unknown);
    }

    private Ask paper(Proposal proposal, String kind) {
        String path = "/awards/" + proposal.id();
        Ask ask = Ask.of(words.say("award.paper.title", words.of("award.paper", kind)),
                words.say("award.paper.sentence." + kind, page.wardName(proposal), proposal.awardName()),
                path + "/documents/" + kind.toLowerCase(java.util.Locale.ROOT), words.say("award.paper.button"), path);
        boolean needed = "REPORT".equals(kind);
        for (String field : FIELDS.getOrDefault(kind, List.of())) {
            ask = ask.with(Field.area(field, words.say("award.field." + field), needed));
        }
        boolean numbered = "CLEARANCE".equals(kind);
        if (!"REPORT".equals(kind)) {
            ask = ask.with(Field.text("number", words.say("evidence.number"), numbered))
                    .with(Field.of("DATE", "date", words.say("evidence.date"), numbered));
        }
        return ask;
    }

    private Ask question(Proposal proposal, String step) {
        if (!STEPS.contains(step)) {
            throw AwardController.unknown();
        }
        String path = "/awards/" + proposal.id();
        String key = "award.step." + step;
        Ask ask = Ask.of(words.say(key + ".title"), words.say(key + ".sentence", page.wardName(proposal),
                proposal.awardName()), path + "/steps/" + step, words.say(key + ".button"), path);
        String caution = words.orNull(key + ".warning");
        ask = caution == null ? ask : ask.warning(caution);
        return switch (step) {
            case "sending" -> ask.with(number("documentNumber")).with(date("date", "evidence.date"));
            case "withdrawal", "return" -> ask.with(Field.area("reason", words.say("award.reason"), true));
            case "council-vote" -> ask.with(count("electorate")).with(count("yes")).with(count("no"))
                    .with(count("blank")).with(date("heldOn", "award.heldOn"))
                    .with(Field.text("minutesNumber", words.say("award.minutesNumber"), true));
            case "decision" -> ask.with(number("number")).with(date("date", "evidence.date"))
                    .with(Field.text("issuer", words.say("evidence.issuer"), true))
                    .with(Field.text("signer", words.say("award.signer"), true))
                    .with(Field.of("FILE", "file", words.say("award.decisionFile"), true)
                            .hint(words.say("award.decisionFile.hint")));
            case "presentation" -> ask.with(date("on", "award.presented"))
                    .with(Field.text("place", words.say("award.place"), true));
            case "revocation" -> ask.with(Field.area("reason", words.say("award.reason"), true))
                    .with(number("documentNumber"));
            default -> ask;
        };
    }

    private Field number(String name) {
        return Field.text(name, words.say("evidence.number"), true);
    }

    private Field date(String name, String label) {
        return Field.of("DATE", name, words.say(label), true);
    }

    private Field count(String name) {
        return Field.text(name, words.say("award.count." + name), true);
    }
}
