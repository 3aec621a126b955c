package vn.laocai.thidua.console.scoresheet;

import java.text.Collator;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import vn.laocai.thidua.console.client.BoardClient;
import vn.laocai.thidua.console.client.BoardClient.Completion;
import vn.laocai.thidua.console.client.ServiceRefusal;
import vn.laocai.thidua.console.client.ServiceUnreachable;
import vn.laocai.thidua.console.client.SheetClient;
import vn.laocai.thidua.console.client.SheetClient.Progress;
import vn.laocai.thidua.console.client.SheetClient.SheetLine;
import vn.laocai.thidua.console.client.WardClient.Season;
import vn.laocai.thidua.console.page.HeatMap;
import vn.laocai.thidua.console.page.Registry;
import vn.laocai.thidua.console.page.Standing;
import vn.laocai.thidua.console.security.SignedIn;

/** The score sheets of a season and how far each has come. */
@Controller
class ScoreSheetController {

    private static final Logger LOG = LoggerFactory.getLogger(ScoreSheetController.class);

    private final SheetClient sheets;
    private final BoardClient boards;
    private final Registry registry;
    private final Standing standing;

    ScoreSheetController(SheetClient sheets, BoardClient boards, Registry registry, Standing standing) {
        this.sheets = sheets;
        this.boards = boards;
        this.registry = registry;
        this.standing = standing;
    }

    /** A ward's sheet; {@code readable}: whether this person may open it. */
    record Row(String id, String ward, String state, @Nullable Instant openedAt, @Nullable Instant submittedAt,
            boolean mine, boolean readable, @Nullable Progress progress) {}

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
        Optional<Season> season = standing.season(id);
        String own = SignedIn.now().organisation();
        boolean all = standing.council(season.orElse(null)) || SignedIn.now().has("APPRAISER");
        Collator order = Collator.getInstance(Locale.of("vi"));
        List<Row> rows = season.map(found -> sheets.sheets(found.id()).all().stream()
                .map(sheet -> row(sheet, own, all))
                .sorted(Comparator.comparing((Row row) -> !row.mine()).thenComparing(Row::ward, order)).toList())
                .orElse(List.of());
        model.addAttribute("season", season.orElse(null));
        model.addAttribute("seasons", registry.seasons());
        model.addAttribute("rows", rows);
        model.addAttribute("progress", rows.stream().anyMatch(row -> row.progress() != null));
        model.addAttribute("heat", rows.isEmpty() ? null : season.map(found -> heat(found.id())).orElse(null));
    }

    private Row row(SheetLine sheet, String own, boolean all) {
        boolean mine = sheet.wardCode().equals(own);
        return new Row(sheet.id(), registry.wardName(sheet.wardCode()), sheet.state(), sheet.openedAt(),
                sheet.submittedAt(), mine, mine || all, sheet.progress());
    }

    /** Wards by sections; null for those who may not see it and while it cannot be read, for the list stands alone. */
    private @Nullable HeatMap heat(String seasonId) {
        try {
            Completion completion = boards.completion(seasonId);
            if (completion.sections() == null || completion.rows() == null || completion.rows().isEmpty()) {
                return null;
            }
            Collator order = Collator.getInstance(Locale.of("vi"));
            return HeatMap.of(
                    completion.sections().stream()
                            .map(each -> new HeatMap.Column(each.code(), each.name() == null ? "" : each.name()))
                            .toList(),
                    completion.rows().stream().map(row -> new HeatMap.Given(registry.wardName(row.wardCode()),
                            row.cells() == null ? Map.of() : row.cells()))
                            .sorted(Comparator.comparing(HeatMap.Given::name, order)).toList());
        } catch (ServiceRefusal | ServiceUnreachable absent) {
            LOG.debug("sheets without the picture of completion: {}", absent.getMessage());
            return null;
        }
    }
}
