package vn.laocai.thidua.console.results;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import vn.laocai.thidua.console.client.PublicClient;
import vn.laocai.thidua.console.client.PublicClient.CorrectionLine;
import vn.laocai.thidua.console.client.RankingClient.Reveal;
import vn.laocai.thidua.console.client.ServiceRefusal;
import vn.laocai.thidua.console.page.Downloads;

/** What everybody may see: results with their proof, certificates by their code, the reveal. Nothing asks for a sign-in. */
@Controller
class PublicResultsController {

    private static final Pattern YEAR = Pattern.compile("(?<=-)20\\d\\d$");
    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");

    private final PublicClient client;
    private final PublicWards wards;
    private final JsonMapper json;

    PublicResultsController(PublicClient client, PublicWards wards, JsonMapper json) {
        this.client = client;
        this.wards = wards;
        this.json = json;
    }

    /** When and what was signed. */
    record Signed(@Nullable Instant at, String hash) {}

    /** A correction, which stands beside the results. */
    record Corrected(String id, Instant at, String wardCode, String reason, List<Points> changes) {}

    /** Points of a criterion before and after a correction. */
    record Points(String code, @Nullable String before, String after) {}

    @GetMapping("/public/results/{seasonId}")
    String results(@PathVariable String seasonId, Model model) {
        Signed signed = signed(seasonId);
        model.addAttribute("seasonId", seasonId);
        model.addAttribute("year", year(seasonId));
        model.addAttribute("wards", wards);
        model.addAttribute("board", known(() -> client.board(seasonId)));
        model.addAttribute("signed", signed);
        model.addAttribute("corrections", signed == null ? List.of() : corrections(seasonId));
        var awards = known(() -> client.awards(seasonId));
        model.addAttribute("awards", awards == null ? List.of() : awards.all());
        return "results/page";
    }

    @GetMapping("/public/results/{seasonId}/signed.json")
    ResponseEntity<byte[]> text(@PathVariable String seasonId) {
        return Downloads.of(client.publication(seasonId), "ket-qua.json");
    }

    @GetMapping("/public/results/{seasonId}/signed.{kind:jws|pdf}")
    ResponseEntity<byte[]> file(@PathVariable String seasonId, @PathVariable String kind) {
        return Downloads.of(client.file(seasonId, kind), "ket-qua." + kind);
    }

    @GetMapping("/public/results/{seasonId}/corrections/{id}.{kind:jws|pdf}")
    ResponseEntity<byte[]> correctionFile(@PathVariable String seasonId, @PathVariable String id,
            @PathVariable String kind) {
        return Downloads.of(client.correctionFile(seasonId, id, kind), "dinh-chinh." + kind);
    }

    @GetMapping("/public/result-keys")
    ResponseEntity<byte[]> keys() {
        return Downloads.of(client.keys(), "khoa-cong-khai.json");
    }

    @GetMapping("/public/certificates/{code}")
    String certificate(@PathVariable String code, @RequestParam(required = false) @Nullable String sha256, Model model,
            HttpServletResponse response) {
        String hash = sha256 == null ? null : sha256.replaceAll("\\s", "");
        boolean readable = hash != null && HASH.matcher(hash).matches();
        var certificate = known(() -> client.certificate(code, readable ? hash : null));
        if (certificate == null) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
        model.addAttribute("code", code);
        model.addAttribute("certificate", certificate);
        model.addAttribute("asked", hash);
        model.addAttribute("unreadable", hash != null && !hash.isEmpty() && !readable);
        return "results/certificate";
    }

    @GetMapping("/public/certificates/{code}/file.pdf")
    ResponseEntity<byte[]> certificateFile(@PathVariable String code) {
        return Downloads.of(client.certificateFile(code), "giay-chung-nhan.pdf");
    }

    @GetMapping("/public/reveal/{seasonId}")
    String reveal(@PathVariable String seasonId, Model model) {
        fill(seasonId, client.reveal(seasonId), model);
        return "results/reveal";
    }

    /** The part that changes with each place; nothing where the page has it already, so that it is not read out again. */
    @GetMapping("/public/reveal/{seasonId}/places")
    @Nullable
    String places(@PathVariable String seasonId, @RequestParam(required = false) @Nullable String seen, Model model,
            HttpServletResponse response) {
        Reveal reveal = client.reveal(seasonId);
        if (mark(reveal).equals(seen)) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return null;
        }
        fill(seasonId, reveal, model);
        return "results/reveal :: places";
    }

    private void fill(String seasonId, Reveal reveal, Model model) {
        model.addAttribute("seasonId", seasonId);
        model.addAttribute("year", year(seasonId));
        model.addAttribute("wards", wards);
        model.addAttribute("reveal", reveal);
        model.addAttribute("mark", mark(reveal));
    }

    private static String mark(Reveal reveal) {
        return reveal.state() + "-" + reveal.step() + "-" + reveal.places().size();
    }

    private @Nullable Signed signed(String seasonId) {
        byte[] body = known(() -> client.publication(seasonId).getBody());
        if (body == null) {
            return null;
        }
        JsonNode content = json.readTree(body);
        String at = content.path("publishedAt").asString("");
        return new Signed(at.isEmpty() ? null : Instant.parse(at), content.path("resultHash").asString(""));
    }

    private List<Corrected> corrections(String seasonId) {
        List<Corrected> corrections = new ArrayList<>();
        for (CorrectionLine line : client.corrections(seasonId).all()) {
            JsonNode content = client.correction(seasonId, line.correctionId());
            List<Points> changes = new ArrayList<>();
            for (JsonNode change : content.path("changes")) {
                String before = change.path("before").asString("");
                changes.add(new Points(change.path("code").asString(""), before.isEmpty() ? null : before,
                        change.path("after").asString("")));
            }
            corrections.add(new Corrected(line.correctionId(), line.correctedAt(),
                    content.path("wardCode").asString(""), content.path("reason").asString(""), changes));
        }
        return corrections;
    }

    /** The year that the season's id ends with; empty where it has none, for nobody's token may ask for the season. */
    private static String year(String seasonId) {
        Matcher year = YEAR.matcher(seasonId);
        return year.find() ? year.group() : "";
    }

    /** The answer, or null where there is none of it (yet). */
    private static <T> @Nullable T known(Supplier<T> read) {
        try {
            return read.get();
        } catch (ServiceRefusal refusal) {
            if (refusal.status() == 404 || refusal.status() == 400) {
                return null;
            }
            throw refusal;
        }
    }
}
