package vn.laocai.thidua.console.scoresheet;

import java.text.Collator;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import vn.laocai.thidua.console.client.ScoringClient;
import vn.laocai.thidua.console.client.WardClient.Season;
import vn.laocai.thidua.console.page.Registry;
import vn.laocai.thidua.console.security.SignedIn;

/** The score sheets of a season. */
@Controller
class ScoreSheetController {

    private final ScoringClient scoring;
    private final Registry registry;

    ScoreSheetController(ScoringClient scoring, Registry registry) {
        this.scoring = scoring;
        this.registry = registry;
    }

    /** A ward's sheet. */
    record Row(String ward, String state, @Nullable Instant openedAt, boolean mine) {}

    @GetMapping("/score-sheets")
    String list(@RequestParam(required = false) @Nullable String season, Model model) {
        fill(season, model);
        return "scoresheet/list";
    }

    /** The live part of the page. */
    @GetMapping("/score-sheets/rows")
    String rows(@RequestParam(required = false) @Nullable String season, Model model) {
        fill(season, model);
        return "scoresheet/list :: rows";
    }

    private void fill(@Nullable String id, Model model) {
        Optional<Season> season = id == null || id.isBlank() ? registry.current() : registry.season(id);
        String own = SignedIn.now().organisation();
        Collator order = Collator.getInstance(Locale.of("vi"));
        List<Row> rows = season.map(found -> scoring.scoreSheets(found.id()).all().stream()
                .map(sheet -> new Row(registry.wardName(sheet.wardCode()), sheet.state(), sheet.openedAt(),
                        sheet.wardCode().equals(own)))
                .sorted(Comparator.comparing(Row::ward, order)).toList()).orElse(List.of());
        model.addAttribute("season", season.orElse(null));
        model.addAttribute("seasons", registry.seasons());
        model.addAttribute("rows", rows);
    }
}
