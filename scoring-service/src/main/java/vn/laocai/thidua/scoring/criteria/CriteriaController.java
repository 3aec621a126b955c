package vn.laocai.thidua.scoring.criteria;

import java.util.List;

import jakarta.validation.Valid;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import vn.laocai.thidua.scoring.criteria.CriteriaRequests.Answer;
import vn.laocai.thidua.scoring.criteria.CriteriaRequests.ChangedTable;
import vn.laocai.thidua.scoring.criteria.CriteriaRequests.CommentAnswer;
import vn.laocai.thidua.scoring.criteria.CriteriaRequests.Invite;
import vn.laocai.thidua.scoring.criteria.CriteriaRequests.NewComment;
import vn.laocai.thidua.scoring.criteria.CriteriaRequests.NewCriteria;
import vn.laocai.thidua.scoring.criteria.CriteriaRequests.NewVersion;
import vn.laocai.thidua.scoring.criteria.CriteriaRequests.Publication;
import vn.laocai.thidua.scoring.criteria.CriteriaRequests.Withdrawal;
import vn.laocai.thidua.scoring.criteria.CriteriaSet.IssuedAs;
import vn.laocai.thidua.scoring.criteria.CriteriaSet.Version;
import vn.laocai.thidua.scoring.criteria.CriteriaViews.SetList;
import vn.laocai.thidua.scoring.criteria.CriteriaViews.SetView;
import vn.laocai.thidua.scoring.criteria.CriteriaViews.VersionView;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.CommandName;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.outbox.Versioned;
import vn.laocai.thidua.support.web.IfMatch;
import vn.laocai.thidua.support.web.Responses;

/** Criteria over HTTP. Everybody who is signed in reads them; who may change them is decided with the command. */
@Tag(name = "Criteria", description = "The table of points of a season: drafted, published, frozen with the covenant")
@RestController
@RequestMapping("/api/criteria-sets")
class CriteriaController {

    private final CriteriaHandler handler;
    private final StoredCriteria criteria;

    CriteriaController(CriteriaHandler handler, StoredCriteria criteria) {
        this.handler = handler;
        this.criteria = criteria;
    }

    @Operation(summary = "The criteria of a season with all their versions; without a season, of all seasons")
    @GetMapping
    SetList list(@RequestParam(required = false) @Nullable String seasonId) {
        List<Versioned<CriteriaSet>> sets = seasonId == null
                ? criteria.all()
                : criteria.find(CriteriaSets.idOf(seasonId)).stream().toList();
        return new SetList(sets.stream().map(CriteriaViews::set).toList());
    }

    @Operation(summary = "Begin the criteria of a season from a template, a table or an earlier season; the secretary"
            + " or the head of the block")
    @PostMapping
    @CommandName("draft-criteria")
    ResponseEntity<SetView> draft(@Valid @RequestBody NewCriteria request, CommandContext context) {
        Outcome<CriteriaSet> outcome = handler.draft(request, context);
        return Responses.created("/api/criteria-sets/" + outcome.id(), outcome.version(), view(outcome));
    }

    @Operation(summary = "One set with all its versions")
    @GetMapping("/{id}")
    ResponseEntity<SetView> one(@PathVariable String id) {
        Versioned<CriteriaSet> set = criteria.get(id);
        return Responses.ok(set.version(), CriteriaViews.set(set));
    }

    @Operation(summary = "One version with its table and what the linter says of it")
    @GetMapping("/{id}/versions/{version}")
    ResponseEntity<VersionView> version(@PathVariable String id, @PathVariable int version) {
        Versioned<CriteriaSet> set = criteria.get(id);
        return versionOf(set.state(), version, set.version());
    }

    @Operation(summary = "Replace the table of a draft; the secretary or the head of the block")
    @PutMapping("/{id}/versions/{version}")
    @CommandName("change-criteria-draft")
    ResponseEntity<VersionView> change(@PathVariable String id, @PathVariable int version,
            @Valid @RequestBody ChangedTable request, IfMatch ifMatch, CommandContext context) {
        Outcome<CriteriaSet> outcome = handler.change(id, version, ifMatch.version(), request.table(), context);
        return versionOf(outcome.state(), version, outcome.version());
    }

    @Operation(summary = "Remove a draft with its comments; the secretary or the head of the block")
    @DeleteMapping("/{id}/versions/{version}")
    @CommandName("delete-criteria-draft")
    ResponseEntity<SetView> delete(@PathVariable String id, @PathVariable int version, CommandContext context) {
        return answer(handler.delete(id, version, context));
    }

    @Operation(summary = "Begin the next version from the one that is published or in force, or from another one")
    @PostMapping("/{id}/versions")
    @CommandName("begin-criteria-version")
    ResponseEntity<SetView> begin(@PathVariable String id, @Valid @RequestBody NewVersion request,
            CommandContext context) {
        Outcome<CriteriaSet> outcome = handler.begin(id, request.reason(), request.from(), context);
        return Responses.created("/api/criteria-sets/" + id + "/versions/" + outcome.state().versions().size(),
                outcome.version(), view(outcome));
    }

    @Operation(summary = "Publish a draft, or put it to the wards where criteria are frozen; the head of the block")
    @PostMapping("/{id}/versions/{version}/publication")
    @CommandName("publish-criteria")
    ResponseEntity<SetView> publish(@PathVariable String id, @PathVariable int version,
            @Valid @RequestBody(required = false) @Nullable Publication request, CommandContext context) {
        String number = request == null ? null : request.documentNumber();
        IssuedAs document = request == null || number == null
                ? null
                : new IssuedAs(number.strip(), request.documentDate());
        return answer(handler.publish(id, version, document, context));
    }

    @Operation(summary = "Take back a version that waits for consent; the head of the block")
    @PostMapping("/{id}/versions/{version}/withdrawal")
    @CommandName("withdraw-criteria-version")
    ResponseEntity<SetView> withdraw(@PathVariable String id, @PathVariable int version,
            @Valid @RequestBody Withdrawal request, CommandContext context) {
        return answer(handler.withdraw(id, version, request.reason(), context));
    }

    @Operation(summary = "Ask every member for comments on a draft; the secretary or the head of the block")
    @PostMapping("/{id}/versions/{version}/invitation")
    @CommandName("invite-criteria-comments")
    ResponseEntity<VersionView> invite(@PathVariable String id, @PathVariable int version,
            @Valid @RequestBody Invite request, CommandContext context) {
        Outcome<CriteriaSet> outcome = handler.invite(id, version, request.until(), context);
        return versionOf(outcome.state(), version, outcome.version());
    }

    @Operation(summary = "Comment on a criterion or on the whole of a version that does not count yet; officers and"
            + " leaders of member wards")
    @PostMapping("/{id}/versions/{version}/comments")
    @CommandName("comment-on-criteria")
    ResponseEntity<VersionView> comment(@PathVariable String id, @PathVariable int version,
            @Valid @RequestBody NewComment request, CommandContext context) {
        Outcome<CriteriaSet> outcome = handler.comment(id, version, request, context);
        return versionOf(outcome.state(), version, outcome.version());
    }

    @Operation(summary = "Say what becomes of a comment, once; the secretary or the head of the block")
    @PostMapping("/{id}/versions/{version}/comments/{number}/answer")
    @CommandName("answer-criteria-comment")
    ResponseEntity<VersionView> answer(@PathVariable String id, @PathVariable int version, @PathVariable int number,
            @Valid @RequestBody CommentAnswer request, CommandContext context) {
        Outcome<CriteriaSet> outcome = handler.answer(id, version, number, request, context);
        return versionOf(outcome.state(), version, outcome.version());
    }

    @Operation(summary = "Agree or not to a version that waits; the leader of a member ward, once per version")
    @PostMapping("/{id}/versions/{version}/consents")
    @CommandName("answer-criteria-version")
    ResponseEntity<SetView> consent(@PathVariable String id, @PathVariable int version,
            @Valid @RequestBody Answer request, CommandContext context) {
        return answer(handler.consent(id, version, request.agree(), context));
    }

    private ResponseEntity<VersionView> versionOf(CriteriaSet set, int number, long etag) {
        Version version = set.version(number).orElseThrow(CriteriaProblems::unknown);
        return Responses.ok(etag, CriteriaViews.version(set, version, handler.findings(set, version)));
    }

    private static ResponseEntity<SetView> answer(Outcome<CriteriaSet> outcome) {
        return Responses.ok(outcome.version(), view(outcome));
    }

    private static SetView view(Outcome<CriteriaSet> outcome) {
        return CriteriaViews.set(new Versioned<>(outcome.id(), outcome.version(), outcome.state()));
    }
}
