package vn.laocai.thidua.scoring.award;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import vn.laocai.thidua.scoring.OneSeason;
import vn.laocai.thidua.scoring.complaint.TestComplaints;
import vn.laocai.thidua.scoring.violation.TestViolations;
import vn.laocai.thidua.scoring.violation.ViolationNotice.Effect;
import vn.laocai.thidua.support.event.EventEnvelope;
import vn.laocai.thidua.support.event.IncomingEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.laocai.thidua.scoring.award.AwardScene.HEAD;
import static vn.laocai.thidua.scoring.award.AwardScene.ID;
import static vn.laocai.thidua.scoring.award.AwardScene.MONITOR;
import static vn.laocai.thidua.scoring.award.AwardScene.NOW;
import static vn.laocai.thidua.scoring.award.AwardScene.TODAY;
import static vn.laocai.thidua.scoring.award.AwardScene.refused;
import static vn.laocai.thidua.support.inbox.Effect.ALREADY_APPLIED;
import static vn.laocai.thidua.support.inbox.Effect.APPLIED;
import static vn.laocai.thidua.support.inbox.Effect.IGNORED;

/** Open matters hold proposals, and their end lets them go on; every event is delivered twice. */
class HoldProposalsTest {

    private final AwardScene scene = new AwardScene();
    private final TestViolations violations = new TestViolations(scene.store);
    private final TestComplaints complaints = new TestComplaints(scene.store);
    private final WhenMattersOpenOrEndThenHoldOrFreeProposals policy = new WhenMattersOpenOrEndThenHoldOrFreeProposals(
            scene.proposals, violations.facade(), complaints.facade(), scene.clock);

    private ProposalState state() {
        return scene.proposals.find(ID).orElseThrow().state();
    }

    @Test
    void anOpenComplaintHoldsAClearedProposalUntilItIsAnswered() {
        scene.cleared();
        complaints.lodge("c1", OneSeason.ID, "AU_LAU", NOW);
        scene.records.causes.add("complaint:c1");
        IncomingEvent<ComplaintMoved> lodged = event(new ComplaintMoved("c1", OneSeason.ID));
        assertThat(policy.complaintLodged(lodged)).isEqualTo(APPLIED);
        assertThat(policy.complaintLodged(lodged)).isEqualTo(ALREADY_APPLIED);
        assertThat(state()).isEqualTo(ProposalState.SUSPENDED);
        refused(() -> scene.handler.send(ID, "05/TTr-KTĐ", TODAY, scene.by(HEAD)), 409, "award-proposal-suspended",
                "Hồ sơ đang tạm dừng vì có vụ việc hoặc kiến nghị chưa giải quyết xong."
                        + " Hồ sơ được tiếp tục ngay khi việc này kết thúc.");

        complaints.answer("c1", NOW);
        scene.records.causes.clear();
        IncomingEvent<ComplaintMoved> answered = event(new ComplaintMoved("c1", OneSeason.ID));
        assertThat(policy.complaintEnded(answered)).isEqualTo(APPLIED);
        assertThat(policy.complaintEnded(answered)).isEqualTo(ALREADY_APPLIED);
        assertThat(state()).isEqualTo(ProposalState.CLEARED);
        assertThat(scene.handler.send(ID, "05/TTr-KTĐ", TODAY, scene.by(HEAD)).state().state())
                .isEqualTo(ProposalState.SENT);
        // A late copy of the first event changes nothing: the complaint is over.
        assertThat(policy.complaintLodged(event(new ComplaintMoved("c1", OneSeason.ID)))).isEqualTo(IGNORED);
    }

    @Test
    void twoMattersHoldItUntilBothHaveEnded() {
        scene.proposed();
        violations.open("n1", OneSeason.ID, "AU_LAU", Effect.SUSPENDS, NOW);
        violations.open("n2", OneSeason.ID, "AU_LAU", Effect.DISQUALIFIES, NOW);
        IncomingEvent<NoticeMoved> first = event(new NoticeMoved("n1", OneSeason.ID, "AU_LAU"));
        IncomingEvent<NoticeMoved> second = event(new NoticeMoved("n2", OneSeason.ID, "AU_LAU"));
        assertThat(policy.noticeStands(first)).isEqualTo(APPLIED);
        assertThat(policy.noticeStands(second)).isEqualTo(APPLIED);
        assertThat(policy.noticeStands(second)).isEqualTo(ALREADY_APPLIED);
        scene.records.causes.add("notice:n2");
        refused(() -> scene.attach(DocumentKind.CLEARANCE, MONITOR), 409, "award-proposal-suspended", null);

        violations.clear("n1", NOW);
        IncomingEvent<NoticeMoved> cleared = event(new NoticeMoved("n1", OneSeason.ID, "AU_LAU"));
        assertThat(policy.noticeCleared(cleared)).isEqualTo(APPLIED);
        assertThat(policy.noticeCleared(cleared)).isEqualTo(ALREADY_APPLIED);
        assertThat(state()).isEqualTo(ProposalState.SUSPENDED);
        violations.clear("n2", NOW);
        assertThat(policy.noticeCleared(event(new NoticeMoved("n2", OneSeason.ID, "AU_LAU")))).isEqualTo(APPLIED);
        assertThat(state()).isEqualTo(ProposalState.CLEARANCE_PENDING);
    }

    @Test
    void holdsAProposalThatIsWithTheProvinceToo() {
        scene.approved();
        violations.open("n1", OneSeason.ID, "AU_LAU", Effect.SUSPENDS, NOW);
        policy.noticeStands(event(new NoticeMoved("n1", OneSeason.ID, "AU_LAU")));
        refused(() -> scene.province.decide(ID, AwardScene.decision(), scene.by(MONITOR)), 409,
                "award-proposal-suspended", null);
        violations.clear("n1", NOW);
        policy.noticeCleared(event(new NoticeMoved("n1", OneSeason.ID, "AU_LAU")));
        assertThat(scene.province.decide(ID, AwardScene.decision(), scene.by(MONITOR)).state().state())
                .isEqualTo(ProposalState.DECIDED);
    }

    @Test
    void leavesOtherWardsAndCapsOfTheClassAlone() {
        scene.cleared();
        violations.open("n1", OneSeason.ID, "LAO_CAI", Effect.SUSPENDS, NOW);
        assertThat(policy.noticeStands(event(new NoticeMoved("n1", OneSeason.ID, "LAO_CAI"))))
                .isEqualTo(ALREADY_APPLIED);
        violations.open("n2", OneSeason.ID, "AU_LAU", Effect.CAPS_CLASS, NOW);
        assertThat(policy.noticeStands(event(new NoticeMoved("n2", OneSeason.ID, "AU_LAU")))).isEqualTo(IGNORED);
        assertThat(state()).isEqualTo(ProposalState.CLEARED);
    }

    @Test
    void aProposalOfAWardUnderVerificationBeginsSuspended() {
        scene.records.causes.add("notice:n1");
        AwardProposal proposal = scene.proposed();
        assertThat(proposal.state()).isEqualTo(ProposalState.SUSPENDED);
        assertThat(proposal.suspensions()).containsExactly("notice:n1");
        policy.noticeCleared(event(new NoticeMoved("n1", OneSeason.ID, "AU_LAU")));
        assertThat(state()).isEqualTo(ProposalState.CLEARANCE_PENDING);
    }

    private static <T> IncomingEvent<T> event(T data) {
        String id = UUID.randomUUID().toString();
        return new IncomingEvent<>(new EventEnvelope(id, "type", "source", "subject", NOW, 1, "key", null, null, null,
                null, null, "topic", new byte[0]), data);
    }
}
