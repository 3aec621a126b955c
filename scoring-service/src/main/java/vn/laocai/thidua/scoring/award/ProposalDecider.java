package vn.laocai.thidua.scoring.award;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.award.AwardProposal.CouncilVote;
import vn.laocai.thidua.scoring.award.ProposalCommand.Attach;
import vn.laocai.thidua.scoring.award.ProposalCommand.Decide;
import vn.laocai.thidua.scoring.award.ProposalCommand.GiveUp;
import vn.laocai.thidua.scoring.award.ProposalCommand.Present;
import vn.laocai.thidua.scoring.award.ProposalCommand.Propose;
import vn.laocai.thidua.scoring.award.ProposalCommand.Receive;
import vn.laocai.thidua.scoring.award.ProposalCommand.Resume;
import vn.laocai.thidua.scoring.award.ProposalCommand.Return;
import vn.laocai.thidua.scoring.award.ProposalCommand.Revoke;
import vn.laocai.thidua.scoring.award.ProposalCommand.Send;
import vn.laocai.thidua.scoring.award.ProposalCommand.Suspend;
import vn.laocai.thidua.scoring.award.ProposalCommand.Vote;
import vn.laocai.thidua.scoring.award.ProposalEvent.AwardPresented;
import vn.laocai.thidua.scoring.award.ProposalEvent.ClearanceAsked;
import vn.laocai.thidua.scoring.award.ProposalEvent.ClearanceGiven;
import vn.laocai.thidua.scoring.award.ProposalEvent.CouncilOpened;
import vn.laocai.thidua.scoring.award.ProposalEvent.CouncilVoted;
import vn.laocai.thidua.scoring.award.ProposalEvent.DecisionEntered;
import vn.laocai.thidua.scoring.award.ProposalEvent.DocumentAttached;
import vn.laocai.thidua.scoring.award.ProposalEvent.EligibilityChecked;
import vn.laocai.thidua.scoring.award.ProposalEvent.NotAwardedEntered;
import vn.laocai.thidua.scoring.award.ProposalEvent.ProposalEntered;
import vn.laocai.thidua.scoring.award.ProposalEvent.Public;
import vn.laocai.thidua.scoring.award.ProposalEvent.ReceiptEntered;
import vn.laocai.thidua.scoring.award.ProposalEvent.ReturnEntered;
import vn.laocai.thidua.scoring.award.ProposalEvent.RevocationEntered;
import vn.laocai.thidua.scoring.award.ProposalEvent.SendingEntered;
import vn.laocai.thidua.scoring.award.ProposalEvent.SuspensionEntered;
import vn.laocai.thidua.scoring.award.ProposalEvent.SuspensionLifted;
import vn.laocai.thidua.scoring.award.ProposalEvent.Told;

/** Decides about proposals: pure (Rules 54 to 60). */
final class ProposalDecider {

    private ProposalDecider() {}

    /** The events that follow; none where there is nothing to do. */
    static List<ProposalEvent> decide(@Nullable AwardProposal proposal, ProposalCommand command) {
        return switch (command) {
            case Propose propose -> propose(proposal, propose);
            case Attach attach -> attach(known(proposal), attach);
            case Suspend suspend -> suspend(known(proposal), suspend.cause());
            case Resume resume -> resume(known(proposal), resume.cause());
            case Send send -> send(known(proposal), send);
            case Receive receive -> {
                require(known(proposal), ProposalState.SENT);
                yield List.of(new ReceiptEntered(receive.at()), new Told(Public.RECEIVED));
            }
            case Return back -> {
                require(known(proposal), ProposalState.SENT, ProposalState.RECEIVED);
                yield List.of(new ReturnEntered(back.note()), new Told(Public.RETURNED));
            }
            case Vote vote -> vote(known(proposal), vote);
            case Decide decide -> decide(known(proposal), decide);
            case GiveUp up -> {
                AwardProposal known = known(proposal);
                if (!known.state().undecided()) {
                    throw AwardProblems.wrongState(known.state());
                }
                yield List.of(new NotAwardedEntered(up.note()), new Told(Public.NOT_GRANTED));
            }
            case Present present -> {
                require(known(proposal), ProposalState.DECIDED);
                yield List.of(new AwardPresented(present.presentation()));
            }
            case Revoke revoke -> {
                require(known(proposal), ProposalState.DECIDED, ProposalState.PRESENTED);
                yield List.of(new RevocationEntered(revoke.revocation()), new Told(Public.REVOKED));
            }
        };
    }

    /** The state after the event. */
    static AwardProposal evolve(@Nullable AwardProposal proposal, ProposalEvent event) {
        if (event instanceof ProposalEntered entered) {
            return entered.proposal();
        }
        ProposalEdit edit = new ProposalEdit(known(proposal));
        return switch (event) {
            case ProposalEntered entered -> entered.proposal();
            case EligibilityChecked checked ->
                edit.checks(checked.checks()).state(ProposalState.ELIGIBILITY_CHECKED).done();
            case ClearanceAsked asked -> edit.state(ProposalState.CLEARANCE_PENDING).done();
            case DocumentAttached attached -> edit.document(attached.part()).done();
            case ClearanceGiven given -> edit.state(ProposalState.CLEARED).done();
            case SuspensionEntered entered -> edit.suspend(entered.cause()).done();
            case SuspensionLifted lifted -> edit.resume(lifted.cause()).done();
            case SendingEntered sent -> edit.sent(sent.sending()).done();
            case ReceiptEntered receipt -> edit.received(receipt.at()).done();
            case ReturnEntered returned -> edit.returned(returned.note()).done();
            case CouncilOpened opened -> edit.state(ProposalState.IN_COUNCIL).done();
            case CouncilVoted voted -> edit.voted(voted.vote()).done();
            case DecisionEntered decided -> edit.decided(decided.decision()).done();
            case NotAwardedEntered notAwarded -> edit.notAwarded(notAwarded.note()).done();
            case AwardPresented presented -> edit.presented(presented.presentation()).done();
            case RevocationEntered revoked -> edit.revoked(revoked.revocation()).done();
            case Told told -> edit.done();
        };
    }

    private static List<ProposalEvent> propose(@Nullable AwardProposal there, Propose propose) {
        if (there != null && there.state() != ProposalState.NOT_AWARDED) {
            throw AwardProblems.proposedAlready(there.state());
        }
        requireEligible(propose.checks());
        List<ProposalEvent> events = new ArrayList<>(List.of(new ProposalEntered(propose.proposal()),
                new EligibilityChecked(propose.checks()), new ClearanceAsked(), new Told(Public.PROPOSED)));
        propose.causes().forEach(cause -> events.add(new SuspensionEntered(cause)));
        if (!propose.causes().isEmpty()) {
            events.add(new Told(Public.SUSPENDED));
        }
        return events;
    }

    private static List<ProposalEvent> attach(AwardProposal proposal, Attach attach) {
        require(proposal, ProposalState.CLEARANCE_PENDING, ProposalState.CLEARED, ProposalState.RETURNED,
                ProposalState.SUSPENDED);
        DocumentAttached attached = new DocumentAttached(attach.part());
        if (attach.part().kind() != DocumentKind.CLEARANCE) {
            return List.of(attached);
        }
        if (!attach.causes().isEmpty() || proposal.state() == ProposalState.SUSPENDED) {
            throw AwardProblems.suspended();
        }
        return proposal.state() == ProposalState.CLEARANCE_PENDING
                ? List.of(attached, new ClearanceGiven(), new Told(Public.CLEARED))
                : List.of(attached);
    }

    private static List<ProposalEvent> suspend(AwardProposal proposal, String cause) {
        if (!proposal.state().undecided() || proposal.suspensions().contains(cause)) {
            return List.of();
        }
        return proposal.state() == ProposalState.SUSPENDED
                ? List.of(new SuspensionEntered(cause))
                : List.of(new SuspensionEntered(cause), new Told(Public.SUSPENDED));
    }

    private static List<ProposalEvent> resume(AwardProposal proposal, String cause) {
        if (proposal.state() != ProposalState.SUSPENDED || !proposal.suspensions().contains(cause)) {
            return List.of();
        }
        return proposal.suspensions().size() > 1
                ? List.of(new SuspensionLifted(cause))
                : List.of(new SuspensionLifted(cause), new Told(Public.CLEARED));
    }

    private static List<ProposalEvent> send(AwardProposal proposal, Send send) {
        if (proposal.state() == ProposalState.SUSPENDED || !send.causes().isEmpty()) {
            throw AwardProblems.suspended();
        }
        Set<DocumentKind> missing = proposal.missing();
        if (proposal.state() == ProposalState.CLEARANCE_PENDING && !missing.isEmpty()) {
            throw AwardProblems.packIncomplete(missing);
        }
        require(proposal, ProposalState.CLEARED, ProposalState.RETURNED);
        requireEligible(send.checks());
        if (!missing.isEmpty()) {
            throw AwardProblems.packIncomplete(missing);
        }
        return List.of(new DocumentAttached(send.petition()), new EligibilityChecked(send.checks()),
                new SendingEntered(send.sending()), new Told(Public.SENT));
    }

    private static List<ProposalEvent> vote(AwardProposal proposal, Vote vote) {
        require(proposal, ProposalState.RECEIVED, ProposalState.IN_COUNCIL);
        if (vote.electorate() < 1 || vote.yes() < 0 || vote.no() < 0 || vote.blank() < 0
                || (long) vote.yes() + vote.no() + vote.blank() > vote.electorate()) {
            throw AwardProblems.notAVote();
        }
        boolean passed = (long) vote.yes() * 100 >= (long) vote.percent() * vote.electorate();
        List<ProposalEvent> events = new ArrayList<>();
        if (proposal.state() == ProposalState.RECEIVED) {
            events.add(new CouncilOpened());
        }
        events.add(new CouncilVoted(new CouncilVote(vote.electorate(), vote.yes(), vote.no(), vote.blank(),
                vote.heldOn(), vote.minutesNumber(), passed)));
        if (!passed) {
            events.add(new Told(Public.NOT_GRANTED));
        }
        return events;
    }

    private static List<ProposalEvent> decide(AwardProposal proposal, Decide decide) {
        if (proposal.state() == ProposalState.SUSPENDED) {
            throw AwardProblems.suspended();
        }
        if (decide.councilNeeded()) {
            require(proposal, ProposalState.COUNCIL_APPROVED);
        } else {
            require(proposal, ProposalState.RECEIVED, ProposalState.COUNCIL_APPROVED);
        }
        return List.of(new DecisionEntered(decide.decision()), new Told(Public.DECIDED));
    }

    private static void requireEligible(List<RuleCheck> checks) {
        List<RuleCheck> failing = Eligibility.failing(checks);
        if (!failing.isEmpty()) {
            throw AwardProblems.notEligible(failing);
        }
    }

    private static void require(AwardProposal proposal, ProposalState... allowed) {
        if (!List.of(allowed).contains(proposal.state())) {
            throw proposal.state() == ProposalState.SUSPENDED
                    ? AwardProblems.suspended()
                    : AwardProblems.wrongState(proposal.state());
        }
    }

    private static AwardProposal known(@Nullable AwardProposal proposal) {
        if (proposal == null) {
            throw AwardProblems.unknown();
        }
        return proposal;
    }
}
