package vn.laocai.thidua.scoring.award;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.award.AwardProposal.CouncilVote;
import vn.laocai.thidua.scoring.award.AwardProposal.Decision;
import vn.laocai.thidua.scoring.award.AwardProposal.Note;
import vn.laocai.thidua.scoring.award.AwardProposal.Part;
import vn.laocai.thidua.scoring.award.AwardProposal.Presentation;
import vn.laocai.thidua.scoring.award.AwardProposal.Revocation;
import vn.laocai.thidua.scoring.award.AwardProposal.Sending;

/** Makes the next value of a proposal from the last one. */
final class ProposalEdit {

    private final AwardProposal last;
    private ProposalState state;
    private @Nullable ProposalState before;
    private List<String> suspensions;
    private List<RuleCheck> checks;
    private List<Part> documents;
    private @Nullable Sending sending;
    private @Nullable Instant receivedAt;
    private @Nullable Note returned;
    private @Nullable CouncilVote council;
    private @Nullable Decision decision;
    private @Nullable Note notAwarded;
    private @Nullable Presentation presented;
    private @Nullable Revocation revocation;

    ProposalEdit(AwardProposal last) {
        this.last = last;
        state = last.state();
        before = last.before();
        suspensions = last.suspensions();
        checks = last.checks();
        documents = last.documents();
        sending = last.sending();
        receivedAt = last.receivedAt();
        returned = last.returned();
        council = last.council();
        decision = last.decision();
        notAwarded = last.notAwarded();
        presented = last.presented();
        revocation = last.revocation();
    }

    ProposalEdit state(ProposalState next) {
        state = next;
        return this;
    }

    ProposalEdit checks(List<RuleCheck> rules) {
        checks = rules;
        return this;
    }

    /** Adds a cause; the first one stops the proposal where it is. */
    ProposalEdit suspend(String cause) {
        List<String> causes = new ArrayList<>(suspensions);
        causes.add(cause);
        suspensions = causes;
        if (state != ProposalState.SUSPENDED) {
            before = state;
            state = ProposalState.SUSPENDED;
        }
        return this;
    }

    /** Takes a cause away; without the last one the proposal goes on where it was. */
    ProposalEdit resume(String cause) {
        suspensions = suspensions.stream().filter(other -> !other.equals(cause)).toList();
        if (suspensions.isEmpty() && before != null) {
            state = before;
            before = null;
        }
        return this;
    }

    ProposalEdit document(Part part) {
        List<Part> parts = new ArrayList<>(documents);
        parts.removeIf(other -> other.kind() == part.kind());
        parts.add(part);
        parts.sort(Comparator.comparing(Part::kind));
        documents = parts;
        return this;
    }

    ProposalEdit sent(Sending how) {
        sending = how;
        state = ProposalState.SENT;
        return this;
    }

    ProposalEdit received(Instant at) {
        receivedAt = at;
        state = ProposalState.RECEIVED;
        return this;
    }

    ProposalEdit returned(Note why) {
        returned = why;
        state = ProposalState.RETURNED;
        return this;
    }

    ProposalEdit voted(CouncilVote vote) {
        council = vote;
        state = vote.passed() ? ProposalState.COUNCIL_APPROVED : ProposalState.COUNCIL_REJECTED;
        return this;
    }

    ProposalEdit decided(Decision registered) {
        decision = registered;
        state = ProposalState.DECIDED;
        return this;
    }

    ProposalEdit notAwarded(Note why) {
        notAwarded = why;
        before = null;
        state = ProposalState.NOT_AWARDED;
        return this;
    }

    ProposalEdit presented(Presentation how) {
        presented = how;
        state = ProposalState.PRESENTED;
        return this;
    }

    ProposalEdit revoked(Revocation how) {
        revocation = how;
        state = ProposalState.REVOKED;
        return this;
    }

    AwardProposal done() {
        return new AwardProposal(last.id(), last.seasonId(), last.blockId(), last.wardCode(), last.awardCode(),
                last.basis(), state, before, suspensions, checks, documents, last.proposedBy(), last.proposedAt(),
                sending, receivedAt, returned, council, decision, notAwarded, presented, revocation);
    }
}
