package vn.laocai.thidua.scoring.complaint;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import vn.laocai.thidua.scoring.complaint.ComplaintHandler.Said;
import vn.laocai.thidua.scoring.office.Offices;
import vn.laocai.thidua.scoring.season.Season;
import vn.laocai.thidua.scoring.season.Seasons;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.CommandName;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.outbox.Versioned;
import vn.laocai.thidua.support.web.Responses;

/** Complaints over HTTP. A ward reads its own, the head's side and the council all, an officer those he handles. */
@RestController
@RequestMapping("/api/complaints")
@PreAuthorize("hasAnyRole('WARD_LEADER', 'WARD_OFFICER', 'CROSS_SCORER', 'BLOCK_SECRETARY', 'PROVINCE_MONITOR',"
        + " 'COUNCIL_MEMBER', 'APPRAISER', 'AUDITOR')")
@Tag(name = "Complaints", description = "Receipt, officer, due date and answer; once per matter and in time")
class ComplaintController {

    private final Complaints complaints;
    private final ComplaintHandler handler;
    private final Seasons seasons;
    private final Offices offices;
    private final Clock clock;

    ComplaintController(Complaints complaints, ComplaintHandler handler, Seasons seasons, Offices offices,
            Clock clock) {
        this.complaints = complaints;
        this.handler = handler;
        this.seasons = seasons;
        this.offices = offices;
        this.clock = clock;
    }

    record NewComplaint(@NotBlank @Size(max = 100) String seasonId,
            @NotNull @Size(max = 20) List<@NotBlank @Size(max = 40) String> criterionCodes,
            @NotBlank @Size(max = 300) String matter, @NotBlank @Size(max = 10_000) String text,
            @Nullable @Pattern(regexp = "[A-Z][A-Z0-9_]{1,40}") String aboutWard) {}

    record Admission(@Nullable @Size(max = 100) String officer) {}

    record RefusalGiven(@Nullable @Pattern(regexp = "[a-z][a-z-]{2,63}") String reasonCode,
            @NotBlank @Size(max = 2000) String reason) {}

    record AnswerGiven(Complaint.@NotNull Outcome outcome, @NotBlank @Size(max = 10_000) String text,
            @Nullable @Valid RescoreGiven rescore) {}

    record RescoreGiven(@Nullable @Size(max = 20) List<@NotBlank @Size(max = 40) String> criterionCodes,
            @Nullable @Size(max = 100) String rescoreSetId) {}

    record Reason(@NotBlank @Size(max = 2000) String reason) {}

    record ComplaintView(String id, String seasonId, String wardCode, String aboutWard, List<String> criterionCodes,
            String matter, String text, Complaint.State state, String stateVi, String receipt, Instant lodgedAt,
            Instant dueAt, boolean overdue, @Nullable String officer, Complaint.@Nullable Refused refused,
            Complaint.@Nullable Answer answer, Complaint.@Nullable Escalation escalation) {}

    /**
     * Who may not handle a complaint.
     *
     * @param personIds
     *            pseudonymous ids, in an order that tells nothing
     */
    record Barred(List<String> personIds) {}

    /** Complaints that one may see, and until when one's own ward may complain. */
    record ComplaintList(List<ComplaintView> items, boolean mayLodge, @Nullable Instant windowClosesAt) {}

    @PostMapping
    @CommandName("lodge-complaint")
    @Operation(summary = "Complain for one's own ward; its leader, within the window")
    ResponseEntity<ComplaintView> lodge(@Valid @RequestBody NewComplaint request, CommandContext context) {
        Outcome<Complaint> done = handler.lodge(new Said(request.seasonId(), request.criterionCodes(),
                request.matter(), request.text(), request.aboutWard()), context);
        return Responses.created("/api/complaints/" + done.id(), done.version(), view(done.state()));
    }

    @PostMapping("/{id}/admission")
    @CommandName("admit-complaint")
    @Operation(summary = "Look into it; names the officer, who did not make the contested score")
    ResponseEntity<ComplaintView> admit(@PathVariable String id, @Valid @RequestBody Admission request,
            CommandContext context) {
        String officer = Objects.requireNonNullElse(request.officer(), context.actor().personId());
        return answer(handler.admit(id, officer, context));
    }

    @PostMapping("/{id}/refusal")
    @CommandName("refuse-complaint")
    @Operation(summary = "Do not look into it, with the reason")
    ResponseEntity<ComplaintView> refuse(@PathVariable String id, @Valid @RequestBody RefusalGiven request,
            CommandContext context) {
        String code = Objects.requireNonNullElse(request.reasonCode(), "not-admissible");
        return answer(handler.refuse(id, code, request.reason(), context));
    }

    @PostMapping("/{id}/answer")
    @CommandName("answer-complaint")
    @Operation(summary = "Answer; the officer, with the contested criteria that are scored again")
    ResponseEntity<ComplaintView> answer(@PathVariable String id, @Valid @RequestBody AnswerGiven request,
            CommandContext context) {
        RescoreGiven rescore = request.rescore();
        List<String> codes = rescore == null ? null : rescore.criterionCodes();
        return answer(handler.answer(id, request.outcome(), request.text(), codes == null ? List.of() : codes,
                rescore == null ? null : rescore.rescoreSetId(), context));
    }

    @PostMapping("/{id}/escalation")
    @CommandName("escalate-complaint")
    @Operation(summary = "Hand it to the province; the ward that complained")
    ResponseEntity<ComplaintView> escalate(@PathVariable String id, @Valid @RequestBody Reason request,
            CommandContext context) {
        return answer(handler.escalate(id, request.reason(), context));
    }

    @GetMapping
    @Operation(summary = "The complaints of a season that one may see")
    ComplaintList ofSeason(@RequestParam String seasonId, Actor actor) {
        Season season = seasons.require(seasonId);
        List<ComplaintView> items = complaints.ofSeason(seasonId).stream()
                .filter(complaint -> maySee(complaint, season, actor)).map(this::view).toList();
        boolean member = actor.has("WARD_LEADER") && season.memberCodes().contains(actor.organisation());
        ComplaintWindow window = member
                ? handler.window(seasonId, actor.organisation(), clock.instant())
                : new ComplaintWindow(null, false);
        return new ComplaintList(items, window.open(), window.closesAt());
    }

    @GetMapping("/{id}")
    @Operation(summary = "One complaint")
    ResponseEntity<ComplaintView> one(@PathVariable String id, Actor actor) {
        Versioned<Complaint> complaint = complaints.get(id);
        if (!maySee(complaint.state(), seasons.require(complaint.state().seasonId()), actor)) {
            throw notForYou();
        }
        return Responses.ok(complaint.version(), view(complaint.state()));
    }

    @GetMapping("/{id}/barred-officers")
    @Operation(summary = "Who had a hand in the contested score and may not handle the complaint; the head's side")
    Barred barred(@PathVariable String id, Actor actor) {
        Complaint complaint = complaints.get(id).state();
        if (!offices.isHeadSide(actor, seasons.require(complaint.seasonId()).blockId(), clock.instant())) {
            throw notForYou();
        }
        return new Barred(handler.barred(complaint));
    }

    private boolean maySee(Complaint complaint, Season season, Actor actor) {
        boolean ward = (actor.has("WARD_LEADER") || actor.has("WARD_OFFICER"))
                && actor.organisation().equals(complaint.wardCode());
        return ward || actor.has("COUNCIL_MEMBER") || actor.has("AUDITOR")
                || actor.personId().equals(complaint.officer())
                || offices.isHeadSide(actor, season.blockId(), clock.instant());
    }

    private static Refusal notForYou() {
        return Refusal.of(403, "complaint-not-for-you",
                "Kiến nghị này chỉ dành cho phường gửi, người giải quyết và Hội đồng.",
                "This complaint is for the ward that lodged it, its officer and the council.");
    }

    private ResponseEntity<ComplaintView> answer(Outcome<Complaint> done) {
        return Responses.ok(done.version(), view(done.state()));
    }

    private ComplaintView view(Complaint complaint) {
        return new ComplaintView(complaint.id(), complaint.seasonId(), complaint.wardCode(), complaint.aboutWard(),
                complaint.criterionCodes(), complaint.matter(), complaint.text(), complaint.state(),
                ComplaintProblems.vi(complaint.state()), complaint.receipt(), complaint.lodgedAt(), complaint.dueAt(),
                complaint.state().open() && clock.instant().isAfter(complaint.dueAt()), complaint.officer(),
                complaint.refused(), complaint.answer(), complaint.escalation());
    }
}
