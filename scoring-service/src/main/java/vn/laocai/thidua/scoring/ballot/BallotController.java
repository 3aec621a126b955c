package vn.laocai.thidua.scoring.ballot;

import java.util.List;
import java.util.Objects;

import jakarta.validation.Valid;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import vn.laocai.thidua.scoring.ballot.BallotRequests.CredentialRequest;
import vn.laocai.thidua.scoring.ballot.BallotRequests.Delegation;
import vn.laocai.thidua.scoring.ballot.BallotRequests.KeyOfTeller;
import vn.laocai.thidua.scoring.ballot.BallotRequests.NewBallot;
import vn.laocai.thidua.scoring.ballot.BallotRequests.NextRound;
import vn.laocai.thidua.scoring.ballot.BallotRequests.PaperIssue;
import vn.laocai.thidua.scoring.ballot.BallotRequests.ReasonGiven;
import vn.laocai.thidua.scoring.ballot.BallotRequests.WrittenOpinion;
import vn.laocai.thidua.scoring.ballot.BallotViews.BallotView;
import vn.laocai.thidua.scoring.ballot.BallotViews.BoxView;
import vn.laocai.thidua.scoring.ballot.Terms.Elector;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.CommandName;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.outbox.Versioned;
import vn.laocai.thidua.support.web.Responses;

import static vn.laocai.thidua.scoring.ballot.BallotRequests.nfc;

/** Ballots over HTTP until the box is closed. The administrator and operators have no business here. */
@RestController
@RequestMapping("/api/ballots")
@Tag(name = "Ballots", description = "Prepared, opened, voted in two steps, closed")
class BallotController {

    /** Who may read; the rest is decided with each ballot. */
    static final String READERS = "hasAnyRole('WARD_LEADER', 'WARD_OFFICER', 'CROSS_SCORER', 'BLOCK_HEAD',"
            + " 'BLOCK_DEPUTY', 'BLOCK_SECRETARY', 'PROVINCE_MONITOR', 'COUNCIL_MEMBER', 'TELLER', 'AUDITOR')";

    private final PrepareBallotHandler preparing;
    private final BallotBoxHandler boxes;
    private final VoteHandler voting;
    private final BallotBook ballots;
    private final Urns urns;
    private final BallotAnswers answers;

    BallotController(PrepareBallotHandler preparing, BallotBoxHandler boxes, VoteHandler voting, BallotBook ballots,
            Urns urns, BallotAnswers answers) {
        this.preparing = preparing;
        this.boxes = boxes;
        this.voting = voting;
        this.ballots = ballots;
        this.urns = urns;
        this.answers = answers;
    }

    record BallotList(List<BallotView> items) {}

    record BlindSignature(String questionId, String blindSignature) {}

    @PostMapping
    @CommandName("prepare-ballot")
    @Operation(summary = "Fix questions, electorate, threshold and tellers; the head's side")
    ResponseEntity<BallotView> prepare(@Valid @RequestBody NewBallot request, CommandContext context) {
        return created(preparing.prepare(request.seasonId(), request.deliberationId(), request.terms(), context),
                context);
    }

    @PostMapping("/{id}/delegations")
    @CommandName("record-ballot-delegation")
    @Operation(summary = "Name a delegate as the elector of a ward that has taken no ballot yet; the head's side")
    ResponseEntity<BallotView> delegate(@PathVariable String id, @Valid @RequestBody Delegation request,
            CommandContext context) {
        return answers.of(preparing.replaceElector(id,
                new Elector(request.wardCode(), request.personId(), nfc(request.document())),
                request.name() == null ? null : nfc(request.name()), context), context);
    }

    @PostMapping("/{id}/teller-keys")
    @CommandName("register-teller-key")
    @Operation(summary = "Give one's own public key (P-256, 65 bytes, base64url); a teller, before the box opens")
    ResponseEntity<BallotView> registerKey(@PathVariable String id, @Valid @RequestBody KeyOfTeller request,
            CommandContext context) {
        return answers.of(ballots.handle(id, context, ballot -> BallotDecider.registerKey(ballot,
                context.actor().personId(), request.publicKey())), context);
    }

    @PostMapping("/{id}/opening")
    @CommandName("open-ballot")
    @Operation(summary = "Make the keys and open the box for votes; the head, in the phase of the ballot")
    ResponseEntity<BallotView> open(@PathVariable String id, CommandContext context) {
        return answers.of(boxes.open(id, context), context);
    }

    @PostMapping("/{id}/credentials")
    @CommandName("issue-ballot-credential")
    @Operation(summary = "Step 1 of a vote: have the blinded credential of one question signed, once; an elector")
    ResponseEntity<BlindSignature> issue(@PathVariable String id, @Valid @RequestBody CredentialRequest request,
            CommandContext context) {
        return ResponseEntity.ok(new BlindSignature(request.questionId(),
                voting.issueCredential(id, request.questionId(), request.blindedMessage(), context)));
    }

    @PostMapping("/{id}/paper-issues")
    @CommandName("issue-paper-ballot")
    @Operation(summary = "Give a ward paper instead, in the room or by a sealed letter; a teller")
    ResponseEntity<BallotView> issuePaper(@PathVariable String id, @Valid @RequestBody PaperIssue request,
            CommandContext context) {
        return answers.of(ballots.handle(id, context, ballot -> BallotDecider.issuePaper(ballot,
                context.actor().personId(), request.wardCode(), request.byLetter(), context.at())), context);
    }

    @PostMapping("/{id}/written-opinions")
    @CommandName("seal-written-opinion")
    @Operation(summary = "Put the opinion of an absent member, sealed to the box, with it; his elector. It is no vote")
    ResponseEntity<BallotView> sealOpinion(@PathVariable String id, @Valid @RequestBody WrittenOpinion request,
            CommandContext context) {
        return answers.of(ballots.handle(id, context, ballot -> BallotDecider.sealOpinion(ballot,
                context.actor().personId(), context.actor().organisation(), request.ciphertext(), context.at())),
                context);
    }

    @PostMapping("/{id}/closing")
    @CommandName("close-ballot")
    @Operation(summary = "Close the box once all votes are in, or at its time; a teller or the head")
    ResponseEntity<BallotView> close(@PathVariable String id, CommandContext context) {
        return answers.of(boxes.close(id, context), context);
    }

    @PostMapping("/{id}/voiding")
    @CommandName("void-ballot")
    @Operation(summary = "Void the ballot with a reason; its votes are destroyed. The head")
    ResponseEntity<BallotView> annul(@PathVariable String id, @Valid @RequestBody ReasonGiven request,
            CommandContext context) {
        return answers.of(boxes.annul(id, nfc(request.reason()), context), context);
    }

    @PostMapping("/{id}/rounds")
    @CommandName("prepare-next-ballot")
    @Operation(summary = "Prepare the second round, or the ballot in place of a voided one; the head's side")
    ResponseEntity<BallotView> next(@PathVariable String id, @Valid @RequestBody NextRound request,
            CommandContext context) {
        return created(preparing.follow(id, Objects.requireNonNullElse(request.questionIds(), List.of()),
                BallotDecider.millis(request.closesAt()), context), context);
    }

    @GetMapping
    @PreAuthorize(READERS)
    @Operation(summary = "The ballots of a season")
    BallotList ofSeason(@RequestParam String seasonId, Actor actor) {
        return new BallotList(ballots.ofSeason(seasonId).stream()
                .map(found -> answers.view(found.state(), actor)).toList());
    }

    @GetMapping("/{id}")
    @PreAuthorize(READERS)
    @Operation(summary = "One ballot, as far as the asking person may know it")
    ResponseEntity<BallotView> one(@PathVariable String id, Actor actor) {
        Versioned<Ballot> ballot = ballots.get(id);
        BallotView view = answers.view(ballot.state(), actor);
        // While votes are cast the version would tell everybody when each ballot is given out.
        return ballot.state().state() == Ballot.State.OPEN
                ? ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view)
                : Responses.ok(ballot.version(), view);
    }

    @GetMapping("/{id}/box")
    @PreAuthorize(READERS)
    @Operation(summary = "The hashes of the credentials in the closed box, by which a voter finds his vote")
    BoxView box(@PathVariable String id) {
        Ballot ballot = ballots.get(id).state();
        Urns.@Nullable Box box = ballot.closing() == null ? null : urns.box(id).orElse(null);
        if (box == null) {
            Ballot.Voiding voiding = ballot.voiding();
            throw voiding == null
                    ? BallotProblems.boxNotClosed(ballot.terms().closesAt())
                    : BallotProblems.explain(new BallotRefused.Reason.Voided(voiding.reason()));
        }
        return BallotViews.box(ballot, box);
    }

    private ResponseEntity<BallotView> created(Outcome<Ballot> outcome, CommandContext context) {
        return Responses.created("/api/ballots/" + outcome.id(), outcome.version(),
                answers.view(outcome.state(), context.actor()));
    }
}
