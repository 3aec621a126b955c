package vn.laocai.thidua.scoring.award;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.complaint.Complaint;
import vn.laocai.thidua.scoring.complaint.Complaints;
import vn.laocai.thidua.scoring.violation.ViolationNotice;
import vn.laocai.thidua.scoring.violation.Violations;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.event.EventEnvelope;
import vn.laocai.thidua.support.event.IncomingEvent;
import vn.laocai.thidua.support.inbox.Effect;
import vn.laocai.thidua.support.time.BusinessClock;

/**
 * An open notice or complaint holds the undecided proposals of its ward, and its end lets them go on (Rule 54). The
 * events carry no matter, so that is looked up here; a proposal that holds or is free already stays as it is.
 */
@Component
class WhenMattersOpenOrEndThenHoldOrFreeProposals {

    private static final String POLICY = "hold-award-proposals";

    private final Proposals proposals;
    private final Violations violations;
    private final Complaints complaints;
    private final Clock clock;

    WhenMattersOpenOrEndThenHoldOrFreeProposals(Proposals proposals, Violations violations, Complaints complaints,
            Clock clock) {
        this.proposals = proposals;
        this.violations = violations;
        this.complaints = complaints;
        this.clock = clock;
    }

    /** Recorded or confirmed: by then its first day may have come. */
    Effect noticeStands(IncomingEvent<NoticeMoved> event) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), BusinessClock.ZONE);
        Optional<ViolationNotice> open = violations.find(event.data().noticeId())
                .filter(notice -> notice.suspends(today) || notice.bars(today));
        return open.map(notice -> hold(notice.seasonId(), notice.wardCode(), Causes.notice(notice.id()),
                event.envelope())).orElse(Effect.IGNORED);
    }

    Effect noticeCleared(IncomingEvent<NoticeMoved> event) {
        return free(event.data().seasonId(), Causes.notice(event.data().noticeId()), event.envelope());
    }

    Effect complaintLodged(IncomingEvent<ComplaintMoved> event) {
        Optional<Complaint> open = complaints.find(event.data().complaintId())
                .filter(complaint -> complaint.state().open());
        return open.map(complaint -> hold(complaint.seasonId(), complaint.aboutWard(),
                Causes.complaint(complaint.id()), event.envelope())).orElse(Effect.IGNORED);
    }

    Effect complaintEnded(IncomingEvent<ComplaintMoved> event) {
        return free(event.data().seasonId(), Causes.complaint(event.data().complaintId()), event.envelope());
    }

    private Effect hold(String seasonId, String wardCode, String cause, EventEnvelope envelope) {
        boolean held = false;
        for (AwardProposal proposal : proposals.ofSeason(seasonId)) {
            if (proposal.wardCode().equals(wardCode) && proposal.state().undecided()) {
                held |= !proposals.handle(proposal.id(), context(envelope), new ProposalCommand.Suspend(cause))
                        .repeated();
            }
        }
        return held ? Effect.APPLIED : Effect.ALREADY_APPLIED;
    }

    private Effect free(String seasonId, String cause, EventEnvelope envelope) {
        boolean freed = false;
        for (AwardProposal proposal : proposals.ofSeason(seasonId)) {
            if (proposal.suspensions().contains(cause)) {
                freed |= !proposals.handle(proposal.id(), context(envelope), new ProposalCommand.Resume(cause))
                        .repeated();
            }
        }
        return freed ? Effect.APPLIED : Effect.ALREADY_APPLIED;
    }

    private CommandContext context(EventEnvelope envelope) {
        Instant now = clock.instant();
        return CommandContext.ofPolicy(POLICY, envelope, now);
    }
}
