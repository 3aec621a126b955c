package vn.laocai.thidua.scoring.complaint;

import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.complaint.Complaint.Answer;
import vn.laocai.thidua.scoring.criteria.CriteriaSets;
import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.scoresheet.Appraisal;
import vn.laocai.thidua.scoring.scoresheet.ScoreSheetId;
import vn.laocai.thidua.scoring.scoresheet.SheetAppraisals;
import vn.laocai.thidua.scoring.scoresheet.SheetState;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.event.IncomingEvent;
import vn.laocai.thidua.support.inbox.Effect;
import vn.laocai.thidua.support.inbox.EventHandler;

/**
 * An upheld complaint proposes to reopen the contested criteria of a final sheet, and nothing else (Rule 65); the
 * province's monitor decides as the second person (Rule 39). A sheet that is still being appraised needs no reopening.
 */
@Component
class WhenComplaintIsUpheldThenProposeReopening implements EventHandler<ComplaintAnsweredHeard> {

    private static final String POLICY = "propose-reopening-for-complaint";
    private static final Set<SheetState> FINAL = Set.of(SheetState.FINAL, SheetState.DELIBERATED);

    private final Complaints complaints;
    private final SheetAppraisals sheets;
    private final CriteriaSets criteria;
    private final Clock clock;

    WhenComplaintIsUpheldThenProposeReopening(Complaints complaints, SheetAppraisals sheets, CriteriaSets criteria,
            Clock clock) {
        this.complaints = complaints;
        this.sheets = sheets;
        this.criteria = criteria;
        this.clock = clock;
    }

    @Override
    public Effect handle(IncomingEvent<ComplaintAnsweredHeard> event) {
        Complaint complaint = complaints.find(event.data().complaintId()).orElse(null);
        Answer answer = complaint == null ? null : complaint.answer();
        if (complaint == null || answer == null || answer.reopened().isEmpty() || answer.rescoreSetId() != null) {
            return Effect.IGNORED;
        }
        String id = new ScoreSheetId(complaint.seasonId(), complaint.aboutWard()).value();
        Set<String> wanted = Set.copyOf(answer.reopened());
        SheetAppraisals.Appraised sheet = sheets.require(id);
        if (!FINAL.contains(sheet.sheet().state())) {
            return Effect.ALREADY_APPLIED;
        }
        Appraisal.Proposal proposal = sheet.appraisal().proposal();
        if (proposal != null && proposal.codes().containsAll(wanted)) {
            return Effect.ALREADY_APPLIED;
        }
        Set<String> known = criteria.inForce(complaint.seasonId())
                .map(version -> version.table().leaves().stream().map(Criterion::code)
                        .collect(Collectors.toUnmodifiableSet()))
                .orElse(wanted);
        sheets.proposeReopening(id, wanted, known,
                "Kiến nghị " + complaint.receipt() + " được chấp nhận: " + complaint.matter(),
                CommandContext.ofPolicy(POLICY, event.envelope(), clock.instant()));
        return Effect.APPLIED;
    }
}
