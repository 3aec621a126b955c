package vn.laocai.thidua.scoring.scoresheet;

import java.time.Instant;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import vn.laocai.thidua.scoring.season.Season;
import vn.laocai.thidua.scoring.season.Seasons;
import vn.laocai.thidua.support.outbox.Versioned;
import vn.laocai.thidua.support.web.Responses;

/** Reads score sheets. Every member and official may see the states; figures have rules of their own (Rule 34). */
@Tag(name = "Score sheets", description = "One per ward and season, opened when the covenant enters into force")
@RestController
@RequestMapping("/api/score-sheets")
@PreAuthorize("hasAnyRole('WARD_LEADER', 'WARD_OFFICER', 'CROSS_SCORER', 'BLOCK_HEAD', 'BLOCK_DEPUTY',"
        + " 'BLOCK_SECRETARY', 'BLOCK_ADMIN', 'PROVINCE_MONITOR', 'COUNCIL_MEMBER', 'APPRAISER', 'TELLER', 'AUDITOR')")
class ScoreSheetController {

    private final ScoreSheets sheets;
    private final Seasons seasons;

    ScoreSheetController(ScoreSheets sheets, Seasons seasons) {
        this.sheets = sheets;
        this.seasons = seasons;
    }

    /** The sheets of a season; {@code seasonState} is absent while this service has not heard of the season. */
    record ScoreSheetList(String seasonId, @Nullable String seasonState, List<ScoreSheetView> items) {}

    /** A sheet without figures. */
    record ScoreSheetView(String id, String seasonId, String blockId, String wardCode, String state, Instant openedAt,
            String covenantId) {}

    @Operation(summary = "The sheets of a season with their states, in the order of their ward codes")
    @GetMapping
    ScoreSheetList ofSeason(@RequestParam String seasonId) {
        String state = seasons.find(seasonId).map(Season::state).orElse(null);
        return new ScoreSheetList(seasonId, state,
                sheets.stored(seasonId).stream().map(ScoreSheetController::view).toList());
    }

    @Operation(summary = "One sheet; its id is <seasonId>:<wardCode>")
    @GetMapping("/{id}")
    ResponseEntity<ScoreSheetView> one(@PathVariable String id) {
        Versioned<ScoreSheet> sheet = sheets.load(id);
        return Responses.ok(sheet.version(), view(sheet));
    }

    private static ScoreSheetView view(Versioned<ScoreSheet> versioned) {
        ScoreSheet sheet = versioned.state();
        return new ScoreSheetView(versioned.id(), sheet.id().seasonId(), sheet.blockId(), sheet.id().wardCode(),
                sheet.state().name(), sheet.openedAt(), sheet.covenantId());
    }
}
