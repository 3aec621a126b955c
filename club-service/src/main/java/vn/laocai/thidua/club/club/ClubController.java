package vn.laocai.thidua.club.club;

import java.time.LocalDate;
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

import vn.laocai.thidua.club.club.Club.AgreedInPrinciple;
import vn.laocai.thidua.club.club.Club.Established;
import vn.laocai.thidua.club.club.Club.FoundingDocument;
import vn.laocai.thidua.club.club.Club.MeetingRef;
import vn.laocai.thidua.club.club.Club.Profile;
import vn.laocai.thidua.club.club.Club.ProposalRef;
import vn.laocai.thidua.club.club.Club.Proposed;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.CommandName;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.outbox.Versioned;
import vn.laocai.thidua.support.web.Responses;

/** Clubs over HTTP. Recording a paper decides nothing, so secretaries may do it. */
@Tag(name = "Clubs", description = "From proposal to founding; full members follow the block")
@RestController
@RequestMapping("/api/clubs")
class ClubController {

    private static final String MAY_RECORD = "hasAnyRole('BLOCK_ADMIN', 'CLUB_SECRETARY', 'BLOCK_SECRETARY')";
    private static final String MAY_READ = "hasAnyRole('WARD_LEADER', 'WARD_OFFICER', 'CROSS_SCORER', 'BLOCK_HEAD',"
            + " 'BLOCK_DEPUTY', 'BLOCK_SECRETARY', 'BLOCK_ADMIN', 'PROVINCE_MONITOR', 'COUNCIL_MEMBER', 'APPRAISER',"
            + " 'TELLER', 'AUDITOR', 'CLUB_CHAIR', 'CLUB_SECRETARY', 'CLUB_MEMBER', 'CLUB_PARTNER')";

    private final Clubs clubs;
    private final WhenBlockMembershipChangesThenRollFollows roll;

    ClubController(Clubs clubs, WhenBlockMembershipChangesThenRollFollows roll) {
        this.clubs = clubs;
        this.roll = roll;
    }

    record Proposal(
            @NotNull @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*") @Size(max = 100) String code,
            @NotBlank @Size(max = 300) String name, @NotBlank @Size(max = 100) String blockId,
            @NotNull @Valid Paper proposalRef) {}

    record Paper(@NotBlank @Size(max = 300) String title, @NotNull LocalDate date) {}

    record Meeting(@NotBlank @Size(max = 300) String title, @NotNull LocalDate date,
            @NotBlank @Size(max = 300) String place) {}

    record Founding(@NotBlank @Size(max = 300) String title, @Nullable @Size(max = 100) String number,
            @NotNull LocalDate date, @NotBlank @Size(max = 300) String issuer) {}

    record ClubList(List<ClubSummary> items) {}

    record ClubSummary(String id, String name, String blockId, String state, int fullMembers) {}

    record ClubView(String id, String name, String blockId, String state, ClubOnWire.ProposalRef proposalRef,
            ClubOnWire.@Nullable MeetingRef meetingRef, ClubOnWire.@Nullable FoundingDocument foundingDocument,
            List<MemberView> members) {}

    record MemberView(String wardCode, String kind, LocalDate from) {}

    @Operation(summary = "Propose a club; the wards of the block become full members")
    @PostMapping
    @CommandName("propose-club")
    @PreAuthorize(MAY_RECORD)
    ResponseEntity<ClubView> propose(@Valid @RequestBody Proposal request, CommandContext context) {
        Profile profile = new Profile(request.code(), request.name().strip(), request.blockId(),
                new ProposalRef(request.proposalRef().title().strip(), request.proposalRef().date()));
        clubs.propose(profile, context);
        roll.afterProposal(profile.id(), context);
        Versioned<Club> club = clubs.find(profile.id()).orElseThrow();
        return Responses.created("/api/clubs/" + club.id(), club.version(), view(club.state()));
    }

    @Operation(summary = "Record the meeting that agreed in principle")
    @PostMapping("/{id}/agreement")
    @CommandName("agree-to-club-in-principle")
    @PreAuthorize(MAY_RECORD)
    ResponseEntity<ClubView> agree(@PathVariable String id, @Valid @RequestBody Meeting request,
            CommandContext context) {
        return answer(clubs.agree(id,
                new MeetingRef(request.title().strip(), request.date(), request.place().strip()), context));
    }

    @Operation(summary = "Record the founding document, which need not have a number")
    @PostMapping("/{id}/establishment")
    @CommandName("establish-club")
    @PreAuthorize(MAY_RECORD)
    ResponseEntity<ClubView> establish(@PathVariable String id, @Valid @RequestBody Founding request,
            CommandContext context) {
        String number = request.number() == null || request.number().isBlank() ? null : request.number().strip();
        return answer(clubs.establish(id, new FoundingDocument(request.title().strip(), number, request.date(),
                request.issuer().strip()), context));
    }

    @Operation(summary = "All clubs with their states")
    @GetMapping
    @PreAuthorize(MAY_READ)
    ClubList all() {
        return new ClubList(clubs.all().stream().map(Versioned::state)
                .map(club -> new ClubSummary(club.profile().id(), club.profile().name(), club.profile().blockId(),
                        ClubEventMapping.stateOf(club), club.roll().full().size()))
                .toList());
    }

    @Operation(summary = "One club with its papers and its roll")
    @GetMapping("/{id}")
    @PreAuthorize(MAY_READ)
    ResponseEntity<ClubView> one(@PathVariable String id) {
        Versioned<Club> club = clubs.find(id).orElseThrow(ClubProblems::notFound);
        return Responses.ok(club.version(), view(club.state()));
    }

    private static ResponseEntity<ClubView> answer(Outcome<Club> outcome) {
        return Responses.ok(outcome.version(), view(outcome.state()));
    }

    private static ClubView view(Club club) {
        return switch (club) {
            case Proposed proposed -> view(proposed, null, null);
            case AgreedInPrinciple agreed -> view(agreed, agreed.agreement(), null);
            case Established founded -> view(founded, founded.agreement(), founded.foundingDocument());
        };
    }

    private static ClubView view(Club club, @Nullable MeetingRef meeting, @Nullable FoundingDocument founding) {
        Profile profile = club.profile();
        return new ClubView(profile.id(), profile.name(), profile.blockId(), ClubEventMapping.stateOf(club),
                ClubEventMapping.proposal(profile.proposal()),
                meeting == null ? null : ClubEventMapping.meeting(meeting),
                founding == null ? null : ClubEventMapping.document(founding),
                club.roll().members().stream()
                        .map(member -> new MemberView(member.code(), member.kind().name(), member.from())).toList());
    }
}
