package vn.laocai.thidua.scoring.appraisal;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import vn.laocai.thidua.scoring.appraisal.AppraisalReading.Filter;
import vn.laocai.thidua.scoring.appraisal.AppraisalViews.CellItem;
import vn.laocai.thidua.scoring.appraisal.AppraisalViews.SheetAppraisalView;
import vn.laocai.thidua.scoring.appraisal.AppraiseSheets.GivenValue;
import vn.laocai.thidua.scoring.formula.BadFigure;
import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.scoring.scoresheet.Judgement.Explanation;
import vn.laocai.thidua.scoring.scoresheet.SheetAppraisals.Appraised;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.CommandName;
import vn.laocai.thidua.support.command.FreshSignIn;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.web.IfMatch;
import vn.laocai.thidua.support.web.Responses;

/** Appraisal over HTTP. Who may act is decided with the command: field, office and ward count, not the role alone. */
@Tag(name = "Appraisal", description = "Work by field, explanation of the ward, finalisation and reopening")
@RestController
@PreAuthorize("hasAnyRole('APPRAISER', 'WARD_LEADER', 'WARD_OFFICER', 'BLOCK_HEAD', 'BLOCK_DEPUTY',"
        + " 'BLOCK_SECRETARY', 'PROVINCE_MONITOR', 'COUNCIL_MEMBER', 'AUDITOR')")
class AppraisalController {

    private final AppraiseSheets appraising;
    private final AppraisalReading reading;

    AppraisalController(AppraiseSheets appraising, AppraisalReading reading) {
        this.appraising = appraising;
        this.reading = reading;
    }

    /** The work of one's own field. */
    record Queue(List<CellItem> items) {}

    /** A value: points or a figure, and the reason where it differs from what is proposed. */
    record ValueGiven(@Nullable BigDecimal points, @Nullable Map<String, Object> figure,
            @Nullable @Size(max = 2000) String reason) {}

    record RoundDone(@NotNull Integer round) {}

    record ReasonGiven(@NotBlank @Size(max = 1000) String reason) {}

    record Explanations(@NotEmpty @Size(max = 200) List<@NotNull @Valid ExplanationItem> items) {}

    record ExplanationItem(@NotBlank @Size(max = 32) String code, @NotBlank @Size(max = 5000) String text,
            @Nullable @Size(max = 50) List<@NotBlank @Size(max = 100) String> evidenceIds) {}

    record ReopeningWanted(@NotEmpty @Size(max = 200) List<@NotBlank @Size(max = 32) String> criterionCodes,
            @NotBlank @Size(max = 1000) String reason) {}

    record ReopeningDecided(@NotNull Boolean approve, @Nullable @Size(max = 1000) String reason) {}

    record PenaltyDecision(@NotNull Boolean impose, @NotBlank @Size(max = 1000) String reason) {}

    /** Where the sheet stands after a command; figures are read with the appraisal. */
    record SheetStanding(String scoreSheetId, String wardCode, String state, int round, boolean accepted,
            @Nullable Instant explainUntil, @Nullable Instant finalAt) {

        static SheetStanding of(Appraised sheet) {
            return new SheetStanding(sheet.sheet().id(), sheet.sheet().wardCode(), sheet.sheet().state().name(),
                    sheet.appraisal().round(), sheet.appraisal().acceptance() != null,
                    sheet.appraisal().explainUntil(), sheet.appraisal().finalAt());
        }
    }

    @Operation(summary = "Cells of my field, each with the keys of its neighbours; nothing of other fields")
    @GetMapping("/api/appraisals")
    Queue queue(@RequestParam String seasonId, @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String wardCode,
            @RequestParam(required = false) CellStanding.@Nullable Flag flag,
            @RequestParam(name = "q", required = false) @Nullable String query, Actor actor) {
        return new Queue(reading.queue(seasonId, new Filter(state, wardCode, flag, query), actor));
    }

    @Operation(summary = "The appraisal of a sheet; for its ward after round 1, without the names of scorers")
    @GetMapping("/api/score-sheets/{id}/appraisal")
    SheetAppraisalView sheet(@PathVariable String id, Actor actor) {
        return reading.sheet(id, actor);
    }

    @Operation(summary = "Decide about a cell of one's own field; If-Match is the revision of the cell")
    @PutMapping("/api/score-sheets/{id}/appraisals/{code}")
    @CommandName("appraise-cell")
    ResponseEntity<CellItem> appraise(@PathVariable String id, @PathVariable String code,
            @Valid @RequestBody ValueGiven request, IfMatch ifMatch, CommandContext context) {
        GivenValue given = new GivenValue(request.points(), figure(request.figure()), nfc(request.reason()));
        return cell(appraising.appraise(id, code, given, ifMatch.version(), context), code);
    }

    @Operation(summary = "Take one's value back: what is proposed counts again")
    @PostMapping("/api/score-sheets/{id}/appraisals/{code}/clearing")
    @CommandName("clear-appraisal")
    ResponseEntity<CellItem> clear(@PathVariable String id, @PathVariable String code,
            @Valid @RequestBody ReasonGiven request, IfMatch ifMatch, CommandContext context) {
        return cell(appraising.clear(id, code, nfc(request.reason()), ifMatch.version(), context), code);
    }

    private ResponseEntity<CellItem> cell(Appraised sheet, String code) {
        var season = appraising.season(sheet);
        CellStanding standing = CellStanding.of(sheet, season.table().leaf(code).orElseThrow(), season);
        return Responses.ok(sheet.revision(code), AppraisalViews.item(sheet, standing));
    }

    @Operation(summary = "Complete round 1 or 2; the head's side")
    @PostMapping("/api/score-sheets/{id}/appraisal-rounds")
    @CommandName("complete-appraisal-round")
    ResponseEntity<SheetStanding> complete(@PathVariable String id, @Valid @RequestBody RoundDone request,
            CommandContext context) {
        return answer(appraising.completeRound(id, request.round(), context));
    }

    @Operation(summary = "Take the completion of the last round back before the ward has answered; the head's side")
    @PostMapping("/api/score-sheets/{id}/appraisal-rounds/withdrawal")
    @CommandName("reopen-appraisal-round")
    ResponseEntity<SheetStanding> reopenRound(@PathVariable String id, @Valid @RequestBody ReasonGiven request,
            CommandContext context) {
        return answer(appraising.reopenRound(id, nfc(request.reason()), context));
    }

    @Operation(summary = "Explain adjusted criteria, each once; the ward's leader within the time for it")
    @PostMapping("/api/score-sheets/{id}/explanations")
    @CommandName("explain-criteria")
    ResponseEntity<SheetStanding> explain(@PathVariable String id, @Valid @RequestBody Explanations request,
            CommandContext context) {
        Map<String, Explanation> explanations = new LinkedHashMap<>();
        for (ExplanationItem item : request.items()) {
            Explanation explanation = new Explanation(nfc(item.text()),
                    item.evidenceIds() == null ? List.of() : item.evidenceIds(), context.actor().personId(),
                    context.at());
            if (explanations.put(item.code(), explanation) != null) {
                throw Refusal.of(422, "criterion-twice",
                        "Tiêu chí " + item.code() + " xuất hiện hai lần. Hãy gộp nội dung giải trình.",
                        "Criterion " + item.code() + " stands twice. Put the explanation into one.");
            }
        }
        return answer(appraising.explain(id, explanations, context));
    }

    @Operation(summary = "Accept the appraisal; the ward's leader")
    @PostMapping("/api/score-sheets/{id}/appraisal-acceptance")
    @CommandName("accept-appraisal")
    ResponseEntity<SheetStanding> accept(@PathVariable String id, CommandContext context) {
        return answer(appraising.accept(id, context));
    }

    @Operation(summary = "Take the acceptance back while there is time to explain; the ward's leader")
    @PostMapping("/api/score-sheets/{id}/appraisal-acceptance/withdrawal")
    @CommandName("withdraw-acceptance")
    ResponseEntity<SheetStanding> withdrawAcceptance(@PathVariable String id, CommandContext context) {
        return answer(appraising.withdrawAcceptance(id, context));
    }

    @Operation(summary = "Make a sheet final; the head, on his own ward the province's monitor")
    @PostMapping("/api/score-sheets/{id}/finalisation")
    @CommandName("finalise-score-sheet")
    ResponseEntity<SheetStanding> finalise(@PathVariable String id, CommandContext context) {
        return answer(appraising.finalise(id, context));
    }

    @Operation(summary = "Propose to open criteria of a final sheet again; the head")
    @PostMapping("/api/score-sheets/{id}/reopening-proposals")
    @CommandName("propose-reopening")
    @FreshSignIn
    ResponseEntity<SheetStanding> propose(@PathVariable String id, @Valid @RequestBody ReopeningWanted request,
            CommandContext context) {
        Set<String> codes = new TreeSet<>(request.criterionCodes());
        return answer(appraising.proposeReopening(id, codes, nfc(request.reason()), context));
    }

    @Operation(summary = "Take the proposal back; the head")
    @PostMapping("/api/score-sheets/{id}/reopening-proposals/withdrawal")
    @CommandName("withdraw-reopening")
    ResponseEntity<SheetStanding> withdrawProposal(@PathVariable String id, CommandContext context) {
        return answer(appraising.withdrawReopening(id, context));
    }

    @Operation(summary = "Approve or refuse a reopening; the province's monitor, another person than who proposed")
    @PostMapping("/api/score-sheets/{id}/reopening")
    @CommandName("decide-reopening")
    @FreshSignIn
    ResponseEntity<SheetStanding> decide(@PathVariable String id, @Valid @RequestBody ReopeningDecided request,
            CommandContext context) {
        return answer(appraising.decideReopening(id, request.approve(), nfc(request.reason()), context));
    }

    @Operation(summary = "Impose or dismiss the penalty for a figure that proved wrong; the head's decision, never by itself")
    @PostMapping("/api/score-sheets/{id}/wrong-figure-penalties/{code}")
    @CommandName("decide-wrong-figure-penalty")
    ResponseEntity<SheetStanding> penalty(@PathVariable String id, @PathVariable String code,
            @Valid @RequestBody PenaltyDecision request, CommandContext context) {
        return answer(appraising.decidePenalty(id, code, request.impose(), nfc(request.reason()), context));
    }

    private static ResponseEntity<SheetStanding> answer(Appraised sheet) {
        return Responses.ok(sheet.sheet().version(), SheetStanding.of(sheet));
    }

    static @Nullable Figure figure(@Nullable Map<String, Object> map) {
        try {
            return map == null ? null : Figure.fromMap(map);
        } catch (BadFigure bad) {
            throw OfficialFigures.badFigure(bad);
        }
    }

    static String nfc(@Nullable String text) {
        return text == null ? "" : Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    }
}
