package vn.laocai.thidua.console.evidence;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import vn.laocai.thidua.console.client.EvidenceClient;
import vn.laocai.thidua.console.client.WardClient.Season;
import vn.laocai.thidua.console.page.Registry;
import vn.laocai.thidua.console.page.Standing;
import vn.laocai.thidua.console.security.SignedIn;

/** A ward's library of evidence. */
@Controller
class EvidenceController {

    private final EvidenceClient client;
    private final LibraryRows rows;
    private final Registry registry;
    private final Standing standing;

    EvidenceController(EvidenceClient client, LibraryRows rows, Registry registry, Standing standing) {
        this.client = client;
        this.rows = rows;
        this.registry = registry;
        this.standing = standing;
    }

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
                : client.evidence(found.id(), of).all().stream().map(rows::row).toList());
        return "evidence/list";
    }
}
