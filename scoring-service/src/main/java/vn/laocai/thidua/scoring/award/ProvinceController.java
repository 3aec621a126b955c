package vn.laocai.thidua.scoring.award;

import jakarta.validation.Valid;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import vn.laocai.thidua.scoring.award.AwardRequests.DecisionGiven;
import vn.laocai.thidua.scoring.award.AwardRequests.PresentationGiven;
import vn.laocai.thidua.scoring.award.AwardRequests.Reason;
import vn.laocai.thidua.scoring.award.AwardRequests.RevocationGiven;
import vn.laocai.thidua.scoring.award.AwardRequests.VoteGiven;
import vn.laocai.thidua.scoring.award.AwardViews.ProposalView;
import vn.laocai.thidua.scoring.award.ProvinceHandler.Registered;
import vn.laocai.thidua.scoring.award.ProvinceHandler.Votes;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.CommandName;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.web.Responses;

/** What the province does with a proposal, entered by its monitor. */
@RestController
@RequestMapping("/api/award-proposals/{id}")
@PreAuthorize("hasAnyRole('PROVINCE_MONITOR', 'WARD_LEADER', 'BLOCK_SECRETARY')")
@Tag(name = "Award decisions", description = "Receipt, return, council vote, decision, ceremony, revocation")
class ProvinceController {

    private final ProvinceHandler handler;
    private final AwardViews views;

    ProvinceController(ProvinceHandler handler, AwardViews views) {
        this.handler = handler;
        this.views = views;
    }

    @PostMapping("/receipt")
    @CommandName("receive-award-proposal")
    @Operation(summary = "Enter that the province has it")
    ResponseEntity<ProposalView> receive(@PathVariable String id, CommandContext context) {
        return answer(handler.receive(id, context));
    }

    @PostMapping("/return")
    @CommandName("return-award-proposal")
    @Operation(summary = "Send it back to be made better")
    ResponseEntity<ProposalView> giveBack(@PathVariable String id, @Valid @RequestBody Reason request,
            CommandContext context) {
        return answer(handler.giveBack(id, request.reason(), context));
    }

    @PostMapping("/council-vote")
    @CommandName("enter-council-vote")
    @Operation(summary = "Enter the vote of the provincial council, counted against all its members")
    ResponseEntity<ProposalView> vote(@PathVariable String id, @Valid @RequestBody VoteGiven request,
            CommandContext context) {
        return answer(handler.vote(id, new Votes(request.electorate(), request.yes(), request.no(), request.blank(),
                request.heldOn(), request.minutesNumber()), context));
    }

    @PostMapping("/decision")
    @CommandName("register-award-decision")
    @Operation(summary = "Register the decision; from now on it is an award, with a certificate")
    ResponseEntity<ProposalView> decide(@PathVariable String id, @Valid @RequestBody DecisionGiven request,
            CommandContext context) {
        return answer(handler.decide(id, new Registered(request.number(), request.date(), request.issuer(),
                request.signer(), request.fileHash()), context));
    }

    @PostMapping("/presentation")
    @CommandName("enter-award-presentation")
    @Operation(summary = "Enter the ceremony")
    ResponseEntity<ProposalView> present(@PathVariable String id, @Valid @RequestBody PresentationGiven request,
            CommandContext context) {
        return answer(handler.present(id, request.on(), request.place(), context));
    }

    @PostMapping("/revocation")
    @CommandName("revoke-award")
    @Operation(summary = "Take the award back; the original stays readable with the reason")
    ResponseEntity<ProposalView> revoke(@PathVariable String id, @Valid @RequestBody RevocationGiven request,
            CommandContext context) {
        return answer(handler.revoke(id, request.reason(), request.documentNumber(), context));
    }

    private ResponseEntity<ProposalView> answer(Outcome<AwardProposal> done) {
        return Responses.ok(done.version(), views.proposal(done.state()));
    }
}
