package vn.laocai.thidua.console.evidence;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.console.client.EvidenceClient;
import vn.laocai.thidua.console.client.EvidenceClient.Evidence;
import vn.laocai.thidua.console.client.WardClient.Season;
import vn.laocai.thidua.console.page.Downloads;
import vn.laocai.thidua.console.page.Registry;
import vn.laocai.thidua.console.page.Standing;
import vn.laocai.thidua.console.page.Words;
import vn.laocai.thidua.console.security.SignedIn;

/** A ward's library of evidence and its files. */
@Controller
class EvidenceController {

    private final EvidenceClient client;
    private final Registry registry;
    private final Standing standing;
    private final Words words;

    EvidenceController(EvidenceClient client, Registry registry, Standing standing, Words words) {
        this.client = client;
        this.registry = registry;
        this.standing = standing;
        this.words = words;
    }

    /** A file with where it is used and what is odd about it. */
    record Row(Evidence file, String criteria, List<String> flags) {}

    @GetMapping("/evidence")
    String library(@RequestParam(required = false) @Nullable String season,
            @RequestParam(required = false) @Nullable String ward, Model model) {
        Season found = standing.season(season).orElse(null);
        String of = ward == null || ward.isBlank() ? SignedIn.now().organisation() : ward;
        model.addAttribute("season", found);
        model.addAttribute("seasons", registry.seasons());
        model.addAttribute("ward", registry.wardName(of));
        model.addAttribute("sheetId", found == null ? null : found.id() + ":" + of);
        model.addAttribute("rows", found == null || registry.wardName(of).isEmpty()
                ? List.of()
                : client.evidence(found.id(), of).all().stream().map(this::row).toList());
        return "evidence/list";
    }

    @GetMapping("/evidence/{id}/file")
    ResponseEntity<byte[]> file(@PathVariable String id) {
        return Downloads.of(client.file(id), "minh-chung");
    }

    private Row row(Evidence file) {
        List<String> codes = new ArrayList<>();
        if (file.uses() != null) {
            for (JsonNode use : file.uses()) {
                codes.add(use.isString()
                        ? use.asString()
                        : use.path("criterionCode").asString(use.path("code").asString("")));
            }
        }
        List<String> flags = new ArrayList<>();
        if (file.flags() != null) {
            file.flags().forEach(flag -> flags.add(flag.path(words.english() ? "messageEn" : "messageVi")
                    .asString("")));
        }
        return new Row(file, String.join(", ", codes.stream().filter(code -> !code.isBlank()).distinct().toList()),
                flags.stream().filter(flag -> !flag.isBlank()).toList());
    }
}
