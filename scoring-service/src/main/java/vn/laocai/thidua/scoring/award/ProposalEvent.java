package vn.laocai.thidua.scoring.award;

import java.time.Instant;
import java.util.List;

import vn.laocai.thidua.scoring.award.AwardProposal.CouncilVote;
import vn.laocai.thidua.scoring.award.AwardProposal.Decision;
import vn.laocai.thidua.scoring.award.AwardProposal.Note;
import vn.laocai.thidua.scoring.award.AwardProposal.Part;
import vn.laocai.thidua.scoring.award.AwardProposal.Presentation;
import vn.laocai.thidua.scoring.award.AwardProposal.Revocation;
import vn.laocai.thidua.scoring.award.AwardProposal.Sending;

/** What happened to a proposal: with its content in the house, then with ids and state for others. */
sealed interface ProposalEvent {

    record ProposalEntered(AwardProposal proposal) implements ProposalEvent {}

    record EligibilityChecked(List<RuleCheck> checks) implements ProposalEvent {}

    record ClearanceAsked() implements ProposalEvent {}

    record DocumentAttached(Part part) implements ProposalEvent {}

    record ClearanceGiven() implements ProposalEvent {}

    record SuspensionEntered(String cause) implements ProposalEvent {}

    record SuspensionLifted(String cause) implements ProposalEvent {}

    record SendingEntered(Sending sending) implements ProposalEvent {}

    record ReceiptEntered(Instant at) implements ProposalEvent {}

    record ReturnEntered(Note note) implements ProposalEvent {}

    record CouncilOpened() implements ProposalEvent {}

    record CouncilVoted(CouncilVote vote) implements ProposalEvent {}

    record DecisionEntered(Decision decision) implements ProposalEvent {}

    record NotAwardedEntered(Note note) implements ProposalEvent {}

    record AwardPresented(Presentation presentation) implements ProposalEvent {}

    record RevocationEntered(Revocation revocation) implements ProposalEvent {}

    /** What others hear; the state is that after the events before it. */
    record Told(Public name) implements ProposalEvent {}

    /** Names of what others hear. */
    enum Public {
        PROPOSED("award-proposed"), SUSPENDED("award-proposal-suspended"), CLEARED("award-proposal-cleared"), SENT(
                "award-proposal-sent"), RECEIVED("award-proposal-received"), RETURNED(
                        "award-proposal-returned"), DECIDED(
                                "award-decided"), NOT_GRANTED("award-not-granted"), REVOKED("award-revoked");

        private final String wire;

        Public(String wire) {
            this.wire = wire;
        }

        String wire() {
            return wire;
        }
    }
}
