package vn.laocai.thidua.scoring.award;

import java.time.Clock;
import java.util.Map;

import jakarta.validation.Valid;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ContentDisposition;
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

import vn.laocai.thidua.scoring.award.AwardRequests.NewDocument;
import vn.laocai.thidua.scoring.award.AwardRequests.NewProposal;
import vn.laocai.thidua.scoring.award.AwardRequests.Reason;
import vn.laocai.thidua.scoring.award.AwardRequests.SendingGiven;
import vn.laocai.thidua.scoring.award.AwardViews.ProposalList;
import vn.laocai.thidua.scoring.award.AwardViews.ProposalView;
import vn.laocai.thidua.scoring.award.ProposalPapers.Given;
import vn.laocai.thidua.scoring.office.Offices;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.CommandName;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.outbox.Versioned;
import vn.laocai.thidua.support.web.Responses;

/** Proposals over HTTP: the block's side begins, fills and sends them; wards read and report their own. */
@RestController
@RequestMapping("/api/award-proposals")
@PreAuthorize("hasAnyRole('WARD_LEADER', 'WARD_OFFICER', 'BLOCK_SECRETARY', 'PROVINCE_MONITOR', 'COUNCIL_MEMBER',"
        + " 'AUDITOR')")
@Tag(name = "Award proposals", description = "Eligibility, papers, clearance, sending, decision, certificate")
class AwardController {

    private final Proposals proposals;
    private final ProposalHandler handler;
    private final ProposalPapers papers;
    private final PaperStore store;
    private final AwardPack pack;
    private final AwardViews views;
    private final Offices offices;
    private final Clock clock;

    AwardController(Proposals proposals, ProposalHandler handler, ProposalPapers papers, PaperStore store,
            AwardPack pack, AwardViews views, Offices offices, Clock clock) {
        this.proposals = proposals;
        this.handler = handler;
        this.papers = papers;
        this.store = store;
        this.pack = pack;
        this.views = views;
        this.offices = offices;
        this.clock = clock;
    }

    @PostMapping
    @CommandName("propose-award")
    @Operation(summary = "Propose a ward for an award; refused with the failing rule")
    ResponseEntity<ProposalView> propose(@Valid @RequestBody NewProposal request, CommandContext context) {
        Outcome<AwardProposal> done = handler.propose(request.seasonId(), request.wardCode(), request.awardCode(),
                request.basis(), context);
        return Responses.created("/api/award-proposals/" + done.id(), done.version(), views.proposal(done.state()));
    }

    @GetMapping
    @Operation(summary = "The proposals of a season that one may see")
    ProposalList ofSeason(@RequestParam String seasonId, Actor actor) {
        return new ProposalList(proposals.ofSeason(seasonId).stream().filter(proposal -> maySee(proposal, actor))
                .map(views::proposal).toList());
    }

    @GetMapping("/{id}")
    @Operation(summary = "One proposal; its id is <seasonId>:<wardCode>:<awardCode>")
    ResponseEntity<ProposalView> one(@PathVariable String id, Actor actor) {
        Versioned<AwardProposal> proposal = readable(id, actor);
        return Responses.ok(proposal.version(), views.proposal(proposal.state()));
    }

    @PostMapping("/{id}/documents")
    @CommandName("attach-award-document")
    @Operation(summary = "Make a part of the pack; the ward its report, the monitor the clearance, the head's side the rest")
    ResponseEntity<ProposalView> attach(@PathVariable String id, @Valid @RequestBody NewDocument request,
            CommandContext context) {
        Map<String, String> content = request.content() == null ? Map.of() : request.content();
        return answer(papers.attach(id, new Given(request.kind(), request.number(), request.date(), content),
                context));
    }

    @GetMapping("/{id}/documents/{kind}.pdf")
    @Operation(summary = "A part of the pack, exactly as it was kept")
    ResponseEntity<byte[]> document(@PathVariable String id, @PathVariable String kind, Actor actor) {
        AwardProposal proposal = readable(id, actor).state();
        DocumentKind wanted = DocumentKind.of(kind).orElseThrow(AwardController::noPaper);
        byte[] pdf = proposal.documents().stream().filter(part -> part.kind() == wanted).findFirst()
                .flatMap(part -> store.find(part.sha256())).orElseThrow(AwardController::noPaper);
        return file(pdf, MediaType.APPLICATION_PDF, wanted.fileName());
    }

    @GetMapping("/{id}/pack.zip")
    @Operation(summary = "All parts with a manifest of their hashes")
    ResponseEntity<byte[]> pack(@PathVariable String id, Actor actor) {
        AwardProposal proposal = readable(id, actor).state();
        return file(pack.zip(proposal), MediaType.valueOf("application/zip"),
                proposal.wardCode() + "-" + proposal.awardCode() + ".zip");
    }

    @PostMapping("/{id}/sending")
    @CommandName("send-award-proposal")
    @Operation(summary = "Send the pack to the province; refused while a part is missing or something is suspended")
    ResponseEntity<ProposalView> send(@PathVariable String id, @Valid @RequestBody SendingGiven request,
            CommandContext context) {
        return answer(handler.send(id, request.documentNumber(), request.date(), context));
    }

    @PostMapping("/{id}/withdrawal")
    @CommandName("give-up-award-proposal")
    @Operation(summary = "Give a proposal up, or enter that it was not granted; its place in the quota is free again")
    ResponseEntity<ProposalView> giveUp(@PathVariable String id, @Valid @RequestBody Reason request,
            CommandContext context) {
        return answer(handler.giveUp(id, request.reason(), context));
    }

    private Versioned<AwardProposal> readable(String id, Actor actor) {
        Versioned<AwardProposal> proposal = proposals.get(id);
        if (!maySee(proposal.state(), actor)) {
            throw Refusal.of(403, "award-proposal-not-for-you",
                    "Hồ sơ này chỉ dành cho phường được đề nghị, Trưởng khối và Hội đồng.",
                    "This proposal is for the ward, the head's side and the council.");
        }
        return proposal;
    }

    private boolean maySee(AwardProposal proposal, Actor actor) {
        boolean ward = (actor.has("WARD_LEADER") || actor.has("WARD_OFFICER"))
                && actor.organisation().equals(proposal.wardCode());
        return ward || actor.has("COUNCIL_MEMBER") || actor.has("AUDITOR")
                || offices.isHeadSide(actor, proposal.blockId(), clock.instant());
    }

    private ResponseEntity<ProposalView> answer(Outcome<AwardProposal> done) {
        return Responses.ok(done.version(), views.proposal(done.state()));
    }

    private static Refusal noPaper() {
        return Refusal.of(404, "award-document-not-found",
                "Hồ sơ chưa có giấy tờ này. Hãy lập giấy tờ rồi mở lại.",
                "The proposal has no such paper yet. Make it, then open it again.");
    }

    static ResponseEntity<byte[]> file(byte[] bytes, MediaType type, String name) {
        return ResponseEntity.ok().contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .header("X-Content-Type-Options", "nosniff").body(bytes);
    }
}
