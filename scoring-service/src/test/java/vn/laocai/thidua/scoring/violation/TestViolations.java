package vn.laocai.thidua.scoring.violation;

import java.time.Instant;
import java.time.LocalDate;

import vn.laocai.thidua.scoring.Commands;
import vn.laocai.thidua.scoring.violation.ViolationNotice.Effect;
import vn.laocai.thidua.scoring.violation.ViolationNotice.Status;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.outbox.AggregateFactory;

/** Notices for tests of others. */
public final class TestViolations {

    private static final Actor INSPECTOR = Commands.actor("p-inspector", "INSPECTORATE", "APPRAISER");

    private final Violations violations;

    public TestViolations(AggregateFactory store) {
        violations = new Violations(store);
    }

    /** The facade. */
    public Violations facade() {
        return violations;
    }

    /** An open notice about a ward. */
    public void open(String id, String seasonId, String wardCode, Effect effect, Instant at) {
        LocalDate day = LocalDate.of(2025, 1, 1);
        violations.handle(id, Commands.by(INSPECTOR, "open-" + id, at),
                new NoticeCommand.RecordNotice(new ViolationNotice(id, seasonId, wardCode, "INSPECTORATE",
                        NoticeKind.INSPECTION, "12/TTr", day, day, null, effect, Status.OPEN, "p-inspector", at,
                        null)));
    }

    /** Its end. */
    public void clear(String id, Instant at) {
        violations.handle(id, Commands.by(INSPECTOR, "clear-" + id, at),
                new NoticeCommand.ClearNotice("20/KL", "Xong", "p-inspector", at));
    }
}
