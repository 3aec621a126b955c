package vn.laocai.thidua.ward.covenant;

import java.text.Normalizer;
import java.util.List;

import jakarta.validation.Valid;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.CommandName;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.outbox.Versioned;
import vn.laocai.thidua.support.web.IfMatch;
import vn.laocai.thidua.support.web.Responses;
import vn.laocai.thidua.ward.covenant.CovenantRequests.ChangedText;
import vn.laocai.thidua.ward.covenant.CovenantRequests.NewCovenant;
import vn.laocai.thidua.ward.covenant.CovenantRequests.OpeningTerms;
import vn.laocai.thidua.ward.covenant.CovenantRequests.ReasonGiven;
import vn.laocai.thidua.ward.covenant.CovenantRequests.SigningRequest;
import vn.laocai.thidua.ward.covenant.CovenantViews.CovenantView;
import vn.laocai.thidua.ward.covenant.CovenantViews.VerificationView;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Covenants over HTTP. Who may act is decided with the command: the assignment of the day counts, not the role alone. */
@RestController
@RequestMapping("/api/covenants")
@Tag(name = "Covenants", description = "Drafted, consulted, signed by every ward, in force")
class CovenantController {

    private static final String READERS = "hasAnyRole('WARD_LEADER', 'WARD_OFFICER', 'CROSS_SCORER', 'BLOCK_HEAD',"
            + " 'BLOCK_DEPUTY', 'BLOCK_SECRETARY', 'BLOCK_ADMIN', 'PROVINCE_MONITOR', 'COUNCIL_MEMBER', 'APPRAISER',"
            + " 'TELLER', 'AUDITOR', 'CLUB_CHAIR', 'CLUB_SECRETARY', 'CLUB_MEMBER', 'CLUB_PARTNER')";

    private final PrepareCovenantHandler preparing;
    private final OpenCovenantHandler opening;
    private final SignCovenantHandler signing;
    private final Covenants covenants;
    private final CovenantViews views;
    private final CovenantVerification verification;

    CovenantController(PrepareCovenantHandler preparing, OpenCovenantHandler opening, SignCovenantHandler signing,
            Covenants covenants, CovenantViews views, CovenantVerification verification) {
        this.preparing = preparing;
        this.opening = opening;
        this.signing = signing;
        this.covenants = covenants;
        this.views = views;
        this.verification = verification;
    }

    record CovenantList(List<CovenantView> items) {}

    @PostMapping
    @CommandName("draft-covenant")
    @Operation(summary = "Begin the text of a covenant; a secretary or the head of the block")
    ResponseEntity<CovenantView> draft(@Valid @RequestBody NewCovenant request, CommandContext context) {
        return created(preparing.draft(request.seasonId(), request.text(), context));
    }

    @PutMapping("/{id}/text")
    @CommandName("change-covenant-text")
    @Operation(summary = "Replace the text while it is drafted or consulted")
    ResponseEntity<CovenantView> changeText(@PathVariable String id, @Valid @RequestBody ChangedText request,
            IfMatch ifMatch, CommandContext context) {
        return answer(preparing.changeText(id, ifMatch.version(), request.text(), context));
    }

    @PostMapping("/{id}/consultation")
    @CommandName("start-covenant-consultation")
    @Operation(summary = "Send the draft to the wards for their opinions")
    ResponseEntity<CovenantView> consult(@PathVariable String id, CommandContext context) {
        return answer(preparing.consult(id, context));
    }

    @PostMapping("/{id}/finalisation")
    @CommandName("finalise-covenant")
    @Operation(summary = "Declare the text final")
    ResponseEntity<CovenantView> finalise(@PathVariable String id, CommandContext context) {
        return answer(preparing.finalise(id, context));
    }

    @PostMapping("/{id}/opening")
    @CommandName("open-covenant-for-signature")
    @Operation(summary = "Let every member ward sign; the head of the block, in the phase of signing")
    ResponseEntity<CovenantView> open(@PathVariable String id,
            @Valid @RequestBody(required = false) @Nullable OpeningTerms request, CommandContext context) {
        return answer(opening.open(id, request == null ? null : request.dueAt(), context));
    }

    @PostMapping("/{id}/signatures")
    @CommandName("sign-covenant")
    @Operation(summary = "Sign for one's own ward; a registered signer, once per version")
    ResponseEntity<CovenantView> sign(@PathVariable String id, @Valid @RequestBody SigningRequest request,
            CommandContext context) {
        return answer(signing.sign(id, request.contentHash(), context));
    }

    @PostMapping("/{id}/withdrawal")
    @CommandName("withdraw-covenant")
    @Operation(summary = "Take it back before anyone has signed; the head of the block")
    ResponseEntity<CovenantView> withdraw(@PathVariable String id, @Valid @RequestBody ReasonGiven request,
            CommandContext context) {
        return answer(preparing.withdraw(id, nfc(request.reason()), context));
    }

    @PostMapping("/{id}/revisions")
    @CommandName("revise-covenant")
    @Operation(summary = "Make a new version that takes its place and is signed again by all; the head of the block")
    ResponseEntity<CovenantView> revise(@PathVariable String id, @Valid @RequestBody ReasonGiven request,
            CommandContext context) {
        return created(preparing.revise(id, nfc(request.reason()), context));
    }

    @GetMapping
    @PreAuthorize(READERS)
    @Operation(summary = "All versions of the covenants of a season")
    CovenantList ofSeason(@RequestParam String seasonId) {
        return new CovenantList(covenants.ofSeason(seasonId).stream().map(found -> views.view(found.state())).toList());
    }

    @GetMapping("/{id}")
    @PreAuthorize(READERS)
    @Operation(summary = "One covenant; ended versions stay readable")
    ResponseEntity<CovenantView> one(@PathVariable String id) {
        Versioned<Covenant> covenant = covenants.get(id);
        return Responses.ok(covenant.version(), views.view(covenant.state()));
    }

    @GetMapping(path = "/{id}/text", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(READERS)
    @Operation(summary = "The canonical JSON (RFC 8785) whose SHA-256 is the content hash")
    ResponseEntity<byte[]> text(@PathVariable String id) {
        Covenant covenant = covenants.get(id).state();
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON)
                .eTag('"' + covenant.contentHash() + '"')
                .body(covenant.text().canonical().getBytes(UTF_8));
    }

    @GetMapping("/{id}/verification")
    @PreAuthorize(READERS)
    @Operation(summary = "Whether each signature still fits the text, its statement and its key")
    VerificationView verify(@PathVariable String id) {
        Covenant covenant = covenants.get(id).state();
        return views.verification(covenant, verification.verify(covenant));
    }

    private ResponseEntity<CovenantView> created(Outcome<Covenant> outcome) {
        return Responses.created("/api/covenants/" + outcome.id(), outcome.version(), views.view(outcome.state()));
    }

    private ResponseEntity<CovenantView> answer(Outcome<Covenant> outcome) {
        return Responses.ok(outcome.version(), views.view(outcome.state()));
    }

    private static String nfc(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    }
}
