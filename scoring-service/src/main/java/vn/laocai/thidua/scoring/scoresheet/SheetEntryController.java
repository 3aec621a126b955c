package vn.laocai.thidua.scoring.scoresheet;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import vn.laocai.thidua.scoring.scoresheet.CellHistory.Change;
import vn.laocai.thidua.scoring.scoresheet.Discussion.Comment;
import vn.laocai.thidua.scoring.scoresheet.Discussion.Visibility;
import vn.laocai.thidua.scoring.scoresheet.EntryHandler.Content;
import vn.laocai.thidua.scoring.scoresheet.PasteHandler.Pasted;
import vn.laocai.thidua.scoring.scoresheet.ScoreSheetController.Items;
import vn.laocai.thidua.scoring.scoresheet.SheetViews.FullSheet;
import vn.laocai.thidua.scoring.scoresheet.SheetViews.SavedCell;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.CommandName;
import vn.laocai.thidua.support.web.IfMatch;
import vn.laocai.thidua.support.web.Responses;

/** The grid: one cell per save, each with its own revision; what is said about cells; what does not apply. */
@Tag(name = "Score sheet cells", description = "Entry by the ward, cell by cell")
@RestController
@RequestMapping("/api/score-sheets/{id}")
@PreAuthorize(ScoreSheetController.READERS)
class SheetEntryController {

    private final EntryHandler entry;
    private final PasteHandler paste;
    private final CellHistory history;
    private final Discussions discussions;
    private final ScoreSheets sheets;
    private final SheetCard card;
    private final Clock clock;

    SheetEntryController(EntryHandler entry, PasteHandler paste, CellHistory history, Discussions discussions,
            ScoreSheets sheets, SheetCard card, Clock clock) {
        this.entry = entry;
        this.paste = paste;
        this.history = history;
        this.discussions = discussions;
        this.sheets = sheets;
        this.card = card;
        this.clock = clock;
    }

    record CellContent(@Nullable Map<String, Object> figure, @Nullable @Size(max = 4_000) String note,
            @Nullable @Size(max = 400) String achievement,
            @Nullable @Size(max = 60) List<@NotBlank @Size(max = 120) String> evidenceIds) {}

    record ReasonGiven(@NotNull @Size(max = 2_000) String reason) {}

    record NaDecision(@NotNull Boolean approve, @NotNull @Size(max = 2_000) String reason) {}

    record PastedText(@NotNull @Size(max = 500_000) String text, @Nullable Boolean dryRun) {}

    record NewComment(@NotNull @Size(max = 4_000) String text, @Nullable Boolean followUp,
            @Nullable Visibility visibility) {}

    @PutMapping("/cells/{code}")
    @CommandName("enter-cell")
    @Operation(summary = "Save one cell; If-Match names the revision of the cell, \"0\" for an empty one. 412 carries current")
    ResponseEntity<SavedCell> save(@PathVariable String id, @PathVariable String code,
            @Valid @RequestBody CellContent content, IfMatch ifMatch, CommandContext context) {
        SavedCell saved = entry.save(id, code, ifMatch.version(), new Content(content.figure(), content.note(),
                content.achievement(), content.evidenceIds() == null ? List.of() : content.evidenceIds()), context);
        return Responses.ok(saved.cell().revision(), saved);
    }

    @PostMapping("/cells/{code}/na-request")
    @CommandName("request-not-applicable")
    @Operation(summary = "Ask that a criterion does not apply to the ward, before the lock")
    ResponseEntity<SavedCell> requestNotApplicable(@PathVariable String id, @PathVariable String code,
            @Valid @RequestBody ReasonGiven request, CommandContext context) {
        SavedCell saved = entry.requestNotApplicable(id, code, request.reason(), context);
        return Responses.ok(saved.cell().revision(), saved);
    }

    @PostMapping("/cells/{code}/na-decision")
    @CommandName("decide-not-applicable")
    @Operation(summary = "Decide about it; the head of the block, the province's monitor on the head's own ward")
    FullSheet decideNotApplicable(@PathVariable String id, @PathVariable String code,
            @Valid @RequestBody NaDecision request, CommandContext context) {
        entry.decideNotApplicable(id, code, request.approve(), request.reason(), context);
        return card.full(sheets.load(id).state(), context.actor(), clock.instant(), null);
    }

    @PostMapping("/pasted-cells")
    @CommandName("paste-cells")
    @Operation(summary = "Take in rows copied from a spreadsheet: code, result, target, note, parted by tabs; all or none")
    Pasted paste(@PathVariable String id, @Valid @RequestBody PastedText request, CommandContext context) {
        return paste.paste(id, PasteHandler.rows(request.text()), Boolean.TRUE.equals(request.dryRun()), context);
    }

    @GetMapping("/cells/{code}/history")
    @Operation(summary = "Every change of a cell with old and new, who and when")
    Items<Change> history(@PathVariable String id, @PathVariable String code, Actor reader) {
        return new Items<>(history.of(id, code, reader, clock.instant()));
    }

    @GetMapping("/cells/{code}/comments")
    @Operation(summary = "What was said about a cell, as far as the reader may see it")
    Items<Comment> comments(@PathVariable String id, @PathVariable String code, Actor reader) {
        return new Items<>(discussions.of(sheets.load(id).state(), code, reader, clock.instant()));
    }

    @PostMapping("/cells/{code}/comments")
    @CommandName("comment-on-cell")
    @Operation(summary = "Say something about a cell; followUp asks that something be done")
    Items<Comment> comment(@PathVariable String id, @PathVariable String code, @Valid @RequestBody NewComment request,
            CommandContext context) {
        ScoreSheet sheet = sheets.load(id).state();
        card.requireCriterion(sheet, code);
        Visibility visibility = request.visibility() == null ? Visibility.WARD : request.visibility();
        return new Items<>(discussions.say(sheet, code, SheetText.text(request.text()),
                Boolean.TRUE.equals(request.followUp()), visibility, context));
    }

    @PostMapping("/cells/{code}/comments/{number}/resolution")
    @CommandName("resolve-follow-up")
    @Operation(summary = "Say that a follow-up is done")
    Items<Comment> resolve(@PathVariable String id, @PathVariable String code, @PathVariable int number,
            CommandContext context) {
        return new Items<>(discussions.resolve(sheets.load(id).state(), code, number, context));
    }
}
