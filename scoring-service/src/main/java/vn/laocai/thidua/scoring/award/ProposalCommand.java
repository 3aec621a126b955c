package vn.laocai.thidua.scoring.award;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import vn.laocai.thidua.scoring.award.AwardProposal.Decision;
import vn.laocai.thidua.scoring.award.AwardProposal.Note;
import vn.laocai.thidua.scoring.award.AwardProposal.Part;
import vn.laocai.thidua.scoring.award.AwardProposal.Presentation;
import vn.laocai.thidua.scoring.award.AwardProposal.Revocation;
import vn.laocai.thidua.scoring.award.AwardProposal.Sending;

/** What can be asked of a proposal. */
sealed interface ProposalCommand {

    /**
     * Begins it.
     *
     * @param checks
     *            every rule as it is now
     * @param causes
     *            what is being verified now
     */
    record Propose(AwardProposal proposal, List<RuleCheck> checks, List<String> causes) implements ProposalCommand {}

    /**
     * Adds or replaces a part.
     *
     * @param causes
     *            what is being verified now; a clearance is not given while there is something
     */
    record Attach(Part part, List<String> causes) implements ProposalCommand {}

    /** Something is being verified. */
    record Suspend(String cause) implements ProposalCommand {}

    /** It is settled. */
    record Resume(String cause) implements ProposalCommand {}

    /**
     * Sends it to the province.
     *
     * @param petition
     *            the petition with its number and date
     */
    record Send(Sending sending, Part petition, List<RuleCheck> checks, List<String> causes)
            implements
                ProposalCommand {}

    record Receive(Instant at) implements ProposalCommand {}

    record Return(Note note) implements ProposalCommand {}

    /** Enters the vote of the council; the percentage is that of the award. */
    record Vote(int electorate, int yes, int no, int blank, LocalDate heldOn, String minutesNumber, int percent)
            implements
                ProposalCommand {}

    /**
     * Registers the decision.
     *
     * @param councilNeeded
     *            whether the council must have agreed
     */
    record Decide(Decision decision, boolean councilNeeded) implements ProposalCommand {}

    /** Gives it up, or enters that it was not granted. */
    record GiveUp(Note note) implements ProposalCommand {}

    record Present(Presentation presentation) implements ProposalCommand {}

    record Revoke(Revocation revocation) implements ProposalCommand {}
}
