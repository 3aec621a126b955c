package vn.laocai.thidua.scoring.complaint;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import vn.laocai.thidua.scoring.board.BoardSeason;
import vn.laocai.thidua.scoring.scoresheet.Appraisal;
import vn.laocai.thidua.scoring.scoresheet.SheetAppraisals;
import vn.laocai.thidua.scoring.scoresheet.SheetState;
import vn.laocai.thidua.scoring.scoresheet.TestAppraisals;
import vn.laocai.thidua.support.event.EventEnvelope;
import vn.laocai.thidua.support.event.IncomingEvent;
import vn.laocai.thidua.support.inbox.Effect;

import static org.assertj.core.api.Assertions.assertThat;

/** An upheld complaint reopens the contested criteria only (Rule 65), with the monitor as the second person. */
class ReopeningForComplaintsTest {

    @Test
    void proposesToReopenTheContestedCriteriaOnceAndNothingElse() {
        try (BoardSeason season = new BoardSeason().allFinal()) {
            TestComplaints complaints = new TestComplaints(season.store);
            SheetAppraisals sheets = TestAppraisals.of(season.sheets);
            WhenComplaintIsUpheldThenProposeReopening policy = new WhenComplaintIsUpheldThenProposeReopening(
                    complaints.facade(), sheets, season.criteria, Clock.fixed(BoardSeason.AT, ZoneOffset.UTC));
            complaints.lodge("c1", BoardSeason.ID, "AU_LAU", BoardSeason.AT);
            complaints.uphold("c1", List.of("I.2"), BoardSeason.AT);
            complaints.lodge("c2", BoardSeason.ID, "SA_PA", BoardSeason.AT);
            complaints.answer("c2", BoardSeason.AT);

            IncomingEvent<ComplaintAnsweredHeard> upheld = answered("c1");
            assertThat(policy.handle(upheld)).isEqualTo(Effect.APPLIED);
            assertThat(policy.handle(upheld)).isEqualTo(Effect.ALREADY_APPLIED);
            assertThat(policy.handle(answered("c2"))).isEqualTo(Effect.IGNORED);
            String id = BoardSeason.ID + ":AU_LAU";
            Appraisal.Proposal proposal = sheets.require(id).appraisal().proposal();
            assertThat(proposal).isNotNull();
            assertThat(proposal.codes()).isEqualTo(Set.of("I.2"));
            assertThat(proposal.reason()).isEqualTo("Kiến nghị KN-1 được chấp nhận: Điểm");
            assertThat(sheets.require(BoardSeason.ID + ":SA_PA").appraisal().proposal()).isNull();

            sheets.decideReopening(id, true, "Đồng ý mở lại theo kiến nghị.", season.by(BoardSeason.MONITOR));
            assertThat(season.sheets.require(id).state()).isEqualTo(SheetState.APPRAISING);
            assertThat(policy.handle(upheld)).as("open already").isEqualTo(Effect.ALREADY_APPLIED);
        }
    }

    private static IncomingEvent<ComplaintAnsweredHeard> answered(String complaintId) {
        return new IncomingEvent<>(new EventEnvelope(UUID.randomUUID().toString(), ComplaintAnsweredHeard.TYPE,
                "source", complaintId, BoardSeason.AT, 1, complaintId, null, null, null, null, null, "topic",
                new byte[0]), new ComplaintAnsweredHeard(complaintId));
    }
}
