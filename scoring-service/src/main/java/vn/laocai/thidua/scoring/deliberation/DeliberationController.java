package vn.laocai.thidua.scoring.deliberation;

import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import vn.laocai.thidua.scoring.deliberation.Deliberation.Absence;
import vn.laocai.thidua.scoring.deliberation.Deliberation.Attendance;
import vn.laocai.thidua.scoring.deliberation.Deliberation.Minutes;
import vn.laocai.thidua.scoring.deliberation.Deliberation.OpenVote;
import vn.laocai.thidua.scoring.deliberation.Deliberation.Opinion;
import vn.laocai.thidua.scoring.deliberation.Deliberation.Quorum;
import vn.laocai.thidua.scoring.deliberation.DeliberationBook.Invitation;
import vn.laocai.thidua.scoring.office.WardNames;
import vn.laocai.thidua.scoring.paper.PaperSeal;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.CommandName;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.outbox.Versioned;
import vn.laocai.thidua.support.web.Responses;

/** Meetings over HTTP: called, attended, minuted, signed. */
@RestController
@RequestMapping("/api/deliberations")
@Tag(name = "Deliberations", description = "The meeting that deliberates on a season's results")
class DeliberationController {

    private static final String READERS = "hasAnyRole('WARD_LEADER', 'WARD_OFFICER', 'CROSS_SCORER', 'BLOCK_HEAD',"
            + " 'BLOCK_DEPUTY', 'BLOCK_SECRETARY', 'PROVINCE_MONITOR', 'COUNCIL_MEMBER', 'TELLER', 'AUDITOR')";
    private static final String WARD = "[A-Z][A-Z0-9_]{1,40}";

    private final DeliberationBook meetings;
    private final WardNames names;
    private final PaperSeal seal;

    DeliberationController(DeliberationBook meetings, WardNames names, PaperSeal seal) {
        this.meetings = meetings;
        this.names = names;
        this.seal = seal;
    }

    record Share(@Min(1) @Max(1000) int numerator, @Min(1) @Max(1000) int denominator) {}

    record NewMeeting(@NotBlank @Size(max = 200) String seasonId, @NotNull Instant heldAt,
            @NotNull Instant papersSentAt, @NotBlank @Size(max = 300) String place,
            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 2000) String> agenda,
            @Nullable @Valid Share quorum) {}

    record AbsenceEntry(@NotNull @Pattern(regexp = WARD) String wardCode, @NotBlank @Size(max = 500) String reason) {}

    record AttendanceEntry(@NotNull @Size(max = 100) List<@NotNull @Pattern(regexp = WARD) String> present,
            @Nullable @Size(max = 100) List<@NotNull @Valid AbsenceEntry> absent) {}

    record OpinionEntry(@NotNull @Pattern(regexp = WARD) String wardCode, @NotBlank @Size(max = 5000) String text) {}

    record VoteEntry(@NotBlank @Size(max = 500) String matter, @Min(0) @Max(1000) int agree,
            @Min(0) @Max(1000) int disagree, @Min(0) @Max(1000) int other) {}

    record MinutesEntry(@NotBlank @Size(max = 200) String chair, @NotBlank @Size(max = 200) String secretary,
            @NotBlank @Size(max = 20_000) String proceedings,
            @Nullable @Size(max = 100) List<@NotNull @Valid OpinionEntry> opinions,
            @Nullable @Size(max = 100) List<@NotNull @Valid VoteEntry> votes,
            @NotBlank @Size(max = 10_000) String conclusion) {}

    record Sign(@Nullable @Pattern(regexp = "[0-9a-f]{64}") String minutesHash) {}

    record SignatureView(String personId, String capacity, Instant at, String keyId, String signature,
            String publicKey) {}

    record MeetingView(String id, String seasonId, String state, String stateVi, Instant heldAt, Instant papersSentAt,
            String place, List<String> agenda, List<String> members, Quorum quorum, int needed,
            @Nullable List<String> present, @Nullable List<Absence> absent, @Nullable Boolean quorumMet,
            @Nullable Minutes minutes, @Nullable String minutesHash, List<SignatureView> signatures) {}

    record MeetingList(List<MeetingView> items) {}

    @PostMapping
    @CommandName("call-deliberation")
    @Operation(summary = "Call the meeting; the papers left at least three working days before. The head's side")
    ResponseEntity<MeetingView> call(@Valid @RequestBody NewMeeting request, CommandContext context) {
        Share quorum = request.quorum();
        Outcome<Deliberation> outcome = meetings.call(new Invitation(request.seasonId(), request.heldAt(),
                request.papersSentAt(), nfc(request.place()),
                request.agenda().stream().map(DeliberationController::nfc).toList(),
                quorum == null ? Quorum.USUAL : new Quorum(quorum.numerator(), quorum.denominator())), context);
        return Responses.created("/api/deliberations/" + outcome.id(), outcome.version(), view(outcome.state()));
    }

    @PostMapping("/{id}/attendance")
    @CommandName("take-attendance")
    @Operation(summary = "Who is present, who is absent and why; the head's side")
    ResponseEntity<MeetingView> attendance(@PathVariable String id, @Valid @RequestBody AttendanceEntry request,
            CommandContext context) {
        List<Absence> absent = Objects.requireNonNullElse(request.absent(), List.<AbsenceEntry>of()).stream()
                .map(absence -> new Absence(absence.wardCode(), nfc(absence.reason()))).toList();
        return answer(meetings.takeAttendance(id, request.present(), absent, context));
    }

    @PostMapping("/{id}/minutes")
    @CommandName("write-minutes")
    @Operation(summary = "Write the minutes, or write them anew before anybody has signed; the head's side")
    ResponseEntity<MeetingView> minutes(@PathVariable String id, @Valid @RequestBody MinutesEntry request,
            CommandContext context) {
        Minutes minutes = new Minutes(nfc(request.chair()), nfc(request.secretary()), nfc(request.proceedings()),
                Objects.requireNonNullElse(request.opinions(), List.<OpinionEntry>of()).stream()
                        .map(opinion -> new Opinion(opinion.wardCode(), nfc(opinion.text()))).toList(),
                Objects.requireNonNullElse(request.votes(), List.<VoteEntry>of()).stream().map(
                        vote -> new OpenVote(nfc(vote.matter()), vote.agree(), vote.disagree(), vote.other()))
                        .toList(),
                nfc(request.conclusion()), DeliberationDecider.millis(context.at()));
        return answer(meetings.writeMinutes(id, minutes, context));
    }

    @PostMapping("/{id}/signatures")
    @CommandName("sign-minutes")
    @Operation(summary = "Sign the minutes, as chair or as secretary")
    ResponseEntity<MeetingView> sign(@PathVariable String id,
            @Valid @RequestBody(required = false) @Nullable Sign request, CommandContext context) {
        String seen = request == null || request.minutesHash() == null ? "" : request.minutesHash();
        return answer(meetings.sign(id, seen, context));
    }

    @GetMapping
    @PreAuthorize(READERS)
    @Operation(summary = "The meetings of a season")
    MeetingList ofSeason(@RequestParam String seasonId) {
        return new MeetingList(meetings.ofSeason(seasonId).stream().map(found -> view(found.state())).toList());
    }

    @GetMapping("/{id}")
    @PreAuthorize(READERS)
    @Operation(summary = "One meeting")
    ResponseEntity<MeetingView> one(@PathVariable String id) {
        Versioned<Deliberation> meeting = meetings.get(id);
        return Responses.ok(meeting.version(), view(meeting.state()));
    }

    @GetMapping(path = "/{id}/minutes.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @PreAuthorize(READERS)
    @Operation(summary = "Minutes of the meeting (Biên bản họp bình xét)")
    ResponseEntity<byte[]> minutesPdf(@PathVariable String id) {
        Deliberation meeting = meetings.get(id).state();
        Minutes minutes = meeting.minutes();
        if (minutes == null) {
            throw DeliberationProblems.explain(new DeliberationRefused.Reason.WrongState(meeting.state(),
                    Deliberation.State.MINUTED));
        }
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"bien-ban-hop-binh-xet.pdf\"")
                .body(MeetingMinutes.pdf(meeting, minutes, names, seal));
    }

    private static ResponseEntity<MeetingView> answer(Outcome<Deliberation> outcome) {
        return Responses.ok(outcome.version(), view(outcome.state()));
    }

    private static MeetingView view(Deliberation meeting) {
        Deliberation.Call call = meeting.call();
        Attendance attendance = meeting.attendance();
        return new MeetingView(call.id(), call.seasonId(), meeting.state().name(),
                DeliberationProblems.vi(meeting.state()), call.heldAt(), call.papersSentAt(), call.place(),
                call.agenda(), call.members(), call.quorum(), call.quorum().needed(call.members().size()),
                attendance == null ? null : attendance.present(), attendance == null ? null : attendance.absent(),
                attendance == null ? null : attendance.quorumMet(), meeting.minutes(),
                meeting.minutes() == null ? null : MeetingMinutes.hash(meeting),
                meeting.signatures().stream().map(signed -> new SignatureView(signed.personId(),
                        signed.chair() ? "CHAIR" : "SECRETARY", signed.at(), signed.keyId(), signed.signature(),
                        signed.publicKey())).toList());
    }

    private static String nfc(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    }
}
