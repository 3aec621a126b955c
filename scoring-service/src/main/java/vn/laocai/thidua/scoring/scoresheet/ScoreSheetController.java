package vn.laocai.thidua.scoring.scoresheet;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import vn.laocai.thidua.scoring.scoresheet.SheetViews.FullSheet;
import vn.laocai.thidua.scoring.scoresheet.SheetViews.ScoreSheetList;
import vn.laocai.thidua.scoring.season.Season;
import vn.laocai.thidua.scoring.season.Seasons;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.signature.CanonicalJson;

/** Reads score sheets. Every member and official may see the states; figures have rules of their own (Rule 34). */
@Tag(name = "Score sheets", description = "One per ward and season, opened when the covenant enters into force")
@RestController
@RequestMapping("/api/score-sheets")
@PreAuthorize(ScoreSheetController.READERS)
class ScoreSheetController {

    static final String READERS = "hasAnyRole('WARD_LEADER', 'WARD_OFFICER', 'CROSS_SCORER', 'BLOCK_HEAD', 'BLOCK_DEPUTY',"
            + " 'BLOCK_SECRETARY', 'BLOCK_ADMIN', 'PROVINCE_MONITOR', 'COUNCIL_MEMBER', 'APPRAISER', 'TELLER', 'AUDITOR')";

    private final ScoreSheets sheets;
    private final SheetHistory history;
    private final Seasons seasons;
    private final SheetCard card;
    private final Clock clock;

    ScoreSheetController(ScoreSheets sheets, SheetHistory history, Seasons seasons, SheetCard card, Clock clock) {
        this.sheets = sheets;
        this.history = history;
        this.seasons = seasons;
        this.card = card;
        this.clock = clock;
    }

    @Operation(summary = "The sheets of a season with their states and progress, in the order of their ward codes")
    @GetMapping
    ScoreSheetList ofSeason(@RequestParam String seasonId) {
        String state = seasons.find(seasonId).map(Season::state).orElse(null);
        return new ScoreSheetList(seasonId, state, sheets.stored(seasonId).stream().map(card::listed).toList());
    }

    @Operation(summary = "One sheet with as much as the reader may see; its id is <seasonId>:<wardCode>")
    @GetMapping("/{id}")
    ResponseEntity<FullSheet> one(@PathVariable String id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable OffsetDateTime asOf,
            Actor reader) {
        ScoreSheet present = sheets.load(id).state();
        Instant now = clock.instant();
        FullSheet shown;
        if (asOf == null) {
            shown = card.full(present, reader, now, null);
        } else {
            // The past is shown by what the reader may see of the present.
            ScoreSheet past = history.asOf(id, asOf.toInstant()).orElseThrow(SheetRefusals::notFound);
            shown = card.past(past, present, reader, now, asOf.toInstant());
        }
        // Of the whole answer: comments, evidence and the time of day belong to it as much as the cells.
        String tag = CanonicalJson.sha256(EventJson.mapper().writeValueAsBytes(shown)).substring(0, 32);
        return ResponseEntity.ok().eTag('"' + tag + '"').cacheControl(CacheControl.noCache().cachePrivate())
                .body(shown);
    }

    /** A list of anything. */
    record Items<T>(List<T> items) {}
}
