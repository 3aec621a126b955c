package vn.laocai.thidua.scoring.crossscoring;

import java.text.Normalizer;
import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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

import vn.laocai.thidua.scoring.crossscoring.FairnessViews.FairnessView;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.CommandName;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.outbox.Versioned;
import vn.laocai.thidua.support.web.Responses;

/** Draws, interests, progress and fairness of the cross-scoring of a season. */
@Tag(name = "Cross-scoring", description = "Who scores whom: drawn with a published seed, interests kept apart")
@RestController
@RequestMapping("/api/cross-scoring")
@PreAuthorize("hasAnyRole('WARD_LEADER', 'WARD_OFFICER', 'CROSS_SCORER', 'BLOCK_HEAD', 'BLOCK_DEPUTY',"
        + " 'BLOCK_SECRETARY', 'PROVINCE_MONITOR', 'COUNCIL_MEMBER', 'APPRAISER', 'TELLER', 'AUDITOR')")
class CrossScoringController {

    private final ArrangeCrossScoring arranging;
    private final CrossScorings scorings;
    private final CrossScoringViews views;
    private final FairnessViews fairness;
    private final CrossScoreRights rights;

    CrossScoringController(ArrangeCrossScoring arranging, CrossScorings scorings, CrossScoringViews views,
            FairnessViews fairness, CrossScoreRights rights) {
        this.arranging = arranging;
        this.scorings = scorings;
        this.views = views;
        this.fairness = fairness;
        this.rights = rights;
    }

    /** A draw; without a seed one is made, without shifts 1 and 3 are taken where they fit. */
    record DrawRequest(@NotBlank @Size(max = 200) String seasonId, @Nullable @Size(max = 200) String seed,
            @Nullable @Size(max = 20) List<@NotNull Integer> shifts, Scope.@Nullable Mode mode,
            @Nullable @Size(max = 20) List<@NotBlank @Size(max = 40) String> sections) {}

    /** An interest of a ward or of a person. */
    record ConflictRequest(@Nullable @Pattern(regexp = "[A-Z][A-Z0-9_]{0,63}") String scorerWard,
            @Nullable @Size(max = 100) String personId,
            @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{0,63}") String targetWard,
            @NotBlank @Size(max = 1000) String reason) {}

    /** Another scorer in the place of one. */
    record ReplacementRequest(@NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{0,63}") String targetWard,
            @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{0,63}") String oldScorer,
            @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{0,63}") String newScorer,
            @NotBlank @Size(max = 1000) String reason) {}

    /** The cross-scoring of a season as this person may see it; without a draw only the interests. */
    record CrossScoringView(String seasonId, @Nullable String seed, List<Integer> shifts, List<String> order,
            @Nullable Integer tries, @Nullable String mode, List<String> sections, List<Draw.Pair> pairs,
            List<Draw.Exclusion> excluded, boolean begun, int draws, List<ConflictView> conflicts,
            @Nullable List<ProgressView> progress, String howToRedoVi, String howToRedoEn) {}

    /** A declared interest; only one's own, all for the head's side. */
    record ConflictView(int number, @Nullable String scorerWard, @Nullable String personId, String targetWard,
            String reason, Instant declaredAt) {}

    /** How far a ward's scorers are; only for the head's side. */
    record ProgressView(String scorerWard, int assigned, int handedIn, int cellsScored, int cells) {}

    @Operation(summary = "Draw who scores whom, or draw again before the first score; the head of the block")
    @PostMapping
    @CommandName("draw-cross-scoring")
    ResponseEntity<CrossScoringView> draw(@Valid @RequestBody DrawRequest request, CommandContext context) {
        Outcome<CrossScoring> outcome = arranging.draw(request, context);
        return Responses.created("/api/cross-scoring/" + outcome.id(), outcome.version(),
                views.view(outcome.state(), context.actor()));
    }

    @Operation(summary = "The draw with all that is needed to do it again; progress for the head's side")
    @GetMapping("/{seasonId}")
    ResponseEntity<CrossScoringView> one(@PathVariable String seasonId, Actor actor) {
        Versioned<CrossScoring> found = scorings.find(seasonId).orElseThrow(CrossScoringDecider::notDrawn);
        return Responses.ok(found.version(), views.view(found.state(), actor));
    }

    @Operation(summary = "Declare an interest: one's own, one's ward's, or anyone's by the head's side")
    @PostMapping("/{seasonId}/conflicts")
    @CommandName("declare-conflict-of-interest")
    ResponseEntity<CrossScoringView> declare(@PathVariable String seasonId,
            @Valid @RequestBody ConflictRequest request, CommandContext context) {
        return answer(arranging.declare(seasonId, request, context), context);
    }

    @Operation(summary = "Let another ward score in the place of one; the head of the block, with a reason")
    @PostMapping("/{seasonId}/replacements")
    @CommandName("replace-cross-scorer")
    ResponseEntity<CrossScoringView> replace(@PathVariable String seasonId,
            @Valid @RequestBody ReplacementRequest request, CommandContext context) {
        return answer(arranging.replace(seasonId, request, context), context);
    }

    @Operation(summary = "How fair the opened scores look: advice for council, monitor and auditor")
    @GetMapping("/{seasonId}/fairness")
    FairnessView fairness(@PathVariable String seasonId, Actor actor) {
        rights.requireCouncil(actor);
        return fairness.of(seasonId);
    }

    private ResponseEntity<CrossScoringView> answer(Outcome<CrossScoring> outcome, CommandContext context) {
        return Responses.ok(outcome.version(), views.view(outcome.state(), context.actor()));
    }

    static String nfc(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    }
}
