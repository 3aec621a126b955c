package vn.laocai.thidua.scoring.complaint;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import vn.laocai.thidua.scoring.Commands;
import vn.laocai.thidua.scoring.complaint.Complaint.Outcome;
import vn.laocai.thidua.scoring.complaint.Complaint.State;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.outbox.AggregateFactory;

/** Complaints for tests of others. */
public final class TestComplaints {

    private static final Actor SOMEBODY = Commands.actor("p-somebody", "AU_LAU", "WARD_LEADER");

    private final Complaints complaints;

    public TestComplaints(AggregateFactory store) {
        complaints = new Complaints(store);
    }

    /** The facade. */
    public Complaints facade() {
        return complaints;
    }

    /** An open complaint about a ward. */
    public void lodge(String id, String seasonId, String wardCode, Instant at) {
        complaints.handle(id, Commands.by(SOMEBODY, "lodge-" + id, at),
                new ComplaintCommand.Lodge(new Complaint(id, seasonId, wardCode, wardCode, List.of("I.2"), "Điểm",
                        "…", State.LODGED, "KN-1", "p-somebody", at, at.plusSeconds(600_000), null, null, null, null),
                        new ComplaintWindow(at.plusSeconds(1), true)));
    }

    /** Its answer. */
    public void answer(String id, Instant at) {
        complaints.handle(id, Commands.by(SOMEBODY, "admit-" + id, at),
                new ComplaintCommand.Admit("p-officer", Set.of()));
        complaints.handle(id, Commands.by(SOMEBODY, "answer-" + id, at), new ComplaintCommand.Reply(Outcome.REJECTED,
                "Không", List.of(), null, false, Set.of(), "p-officer", at));
    }

    /** Upholds it; these criteria are scored again. */
    public void uphold(String id, List<String> reopened, Instant at) {
        complaints.handle(id, Commands.by(SOMEBODY, "admit-" + id, at),
                new ComplaintCommand.Admit("p-officer", Set.of()));
        complaints.handle(id, Commands.by(SOMEBODY, "uphold-" + id, at), new ComplaintCommand.Reply(Outcome.UPHELD,
                "Đúng", reopened, null, false, Set.of(), "p-officer", at));
    }
}
