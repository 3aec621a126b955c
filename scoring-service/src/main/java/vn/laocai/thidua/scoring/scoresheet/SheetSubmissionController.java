package vn.laocai.thidua.scoring.scoresheet;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import vn.laocai.thidua.scoring.scoresheet.ScoreSheetController.Items;
import vn.laocai.thidua.scoring.scoresheet.SheetViews.FullSheet;
import vn.laocai.thidua.scoring.scoresheet.SnapshotReader.ListedSnapshot;
import vn.laocai.thidua.scoring.scoresheet.SnapshotReader.SnapshotView;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.CommandName;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.web.Responses;

/** Handing in, taking back, taking in, sending back, and more time. */
@Tag(name = "Score sheet submission", description = "Signed submissions and what the block does with them")
@RestController
@RequestMapping("/api/score-sheets/{id}")
@PreAuthorize(ScoreSheetController.READERS)
class SheetSubmissionController {

    private final SubmissionHandler submissions;
    private final SnapshotReader snapshots;
    private final SheetCard card;
    private final Clock clock;

    SheetSubmissionController(SubmissionHandler submissions, SnapshotReader snapshots, SheetCard card, Clock clock) {
        this.submissions = submissions;
        this.snapshots = snapshots;
        this.card = card;
        this.clock = clock;
    }

    record Confirmation(@NotNull Boolean confirm) {}

    record ReasonGiven(@NotNull @Size(max = 2_000) String reason) {}

    record ReturnRequest(@NotNull @Size(max = 500) List<@NotBlank @Size(max = 60) String> criterionCodes,
            @NotNull @Size(max = 2_000) String reason, @Nullable Instant dueAt) {}

    record MoreTime(@NotNull Instant until, @NotNull @Size(max = 2_000) String reason) {}

    @PostMapping("/submission")
    @CommandName("submit-score-sheet")
    @Operation(summary = "Submit a signed snapshot; the ward's leader")
    ResponseEntity<FullSheet> submit(@PathVariable String id, @Valid @RequestBody Confirmation request,
            CommandContext context) {
        return answer(submissions.submit(id, request.confirm(), context), context);
    }

    @PostMapping("/recall")
    @CommandName("recall-score-sheet")
    @Operation(summary = "Take it back before the block accepts it; the ward's leader")
    ResponseEntity<FullSheet> recall(@PathVariable String id, @Valid @RequestBody ReasonGiven request,
            CommandContext context) {
        return answer(submissions.recall(id, request.reason(), context), context);
    }

    @PostMapping("/acceptance")
    @CommandName("accept-score-sheet")
    @Operation(summary = "Take it in for the block; head's side, the province's monitor on the head's own ward")
    ResponseEntity<FullSheet> accept(@PathVariable String id, CommandContext context) {
        return answer(submissions.accept(id, context), context);
    }

    @PostMapping("/return")
    @CommandName("return-score-sheet")
    @Operation(summary = "Send listed criteria back with a reason")
    ResponseEntity<FullSheet> giveBack(@PathVariable String id, @Valid @RequestBody ReturnRequest request,
            CommandContext context) {
        return answer(submissions.giveBack(id, new TreeSet<>(request.criterionCodes()), request.reason(),
                request.dueAt(), context), context);
    }

    @PostMapping("/lock-exception")
    @CommandName("grant-lock-exception")
    @Operation(summary = "Move the close for this ward, publicly in the block; before it or within 24 hours after it")
    ResponseEntity<FullSheet> grantException(@PathVariable String id, @Valid @RequestBody MoreTime request,
            CommandContext context) {
        return answer(submissions.grantException(id, request.until(), request.reason(), context), context);
    }

    @PostMapping("/late-acceptance")
    @CommandName("accept-late-score-sheet")
    @Operation(summary = "Open a locked sheet for a late submission with its penalty; the head of the block")
    ResponseEntity<FullSheet> acceptLate(@PathVariable String id, @Valid @RequestBody MoreTime request,
            CommandContext context) {
        return answer(submissions.acceptLate(id, request.until(), request.reason(), context), context);
    }

    @GetMapping("/snapshots")
    @Operation(summary = "The submissions of a sheet, for those who may see its figures")
    Items<ListedSnapshot> snapshots(@PathVariable String id, Actor reader) {
        return new Items<>(snapshots.list(id, reader, clock.instant()));
    }

    @GetMapping("/snapshots/{number}")
    @Operation(summary = "One submission: the canonical JSON that was signed, its signature, and whether they still fit")
    SnapshotView snapshot(@PathVariable String id, @PathVariable int number, Actor reader) {
        return snapshots.one(id, number, reader, clock.instant());
    }

    private ResponseEntity<FullSheet> answer(Outcome<ScoreSheet> outcome, CommandContext context) {
        return Responses.ok(outcome.version(), card.full(outcome.state(), context.actor(), clock.instant(), null));
    }
}
