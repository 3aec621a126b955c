package vn.laocai.thidua.scoring.violation;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.scoring.violation.NoticeEvent.ClearanceEntered;
import vn.laocai.thidua.scoring.violation.NoticeEvent.ConfirmationEntered;
import vn.laocai.thidua.scoring.violation.NoticeEvent.NoticeCleared;
import vn.laocai.thidua.scoring.violation.NoticeEvent.NoticeConfirmed;
import vn.laocai.thidua.scoring.violation.NoticeEvent.NoticeEntered;
import vn.laocai.thidua.scoring.violation.NoticeEvent.NoticeRecorded;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.outbox.EventOnWire;
import vn.laocai.thidua.support.outbox.Replayable;
import vn.laocai.thidua.support.outbox.StateJson;

/** How notices are kept and told. The matter stays in the house: in public stand ward, department and status. */
final class NoticeDefinition implements Replayable<ViolationNotice, NoticeEvent> {

    private record RecordedData(String noticeId, String seasonId, String wardCode, String source, String status) {}

    private record EndedData(String noticeId, String seasonId, String wardCode, String status) {}

    @Override
    public String context() {
        return "scoring";
    }

    @Override
    public String name() {
        return "violation-notice";
    }

    @Override
    public String collection() {
        return "violation_notices";
    }

    @Override
    public ViolationNotice evolve(@Nullable ViolationNotice state, NoticeEvent event) {
        return NoticeDecider.evolve(state, event);
    }

    @Override
    public Document write(ViolationNotice state) {
        return StateJson.write(state);
    }

    @Override
    public ViolationNotice read(Document document) {
        return StateJson.read(document, ViolationNotice.class);
    }

    @Override
    public EventOnWire describe(NoticeEvent event, ViolationNotice after) {
        return switch (event) {
            case NoticeEntered entered -> internal("violation-notice-entered", entered, after);
            case ClearanceEntered cleared -> internal("violation-clearance-entered", cleared, after);
            case ConfirmationEntered confirmed -> internal("violation-confirmation-entered", confirmed, after);
            case NoticeRecorded told -> EventOnWire.publicEvent("violation-notice-recorded",
                    new RecordedData(after.id(), after.seasonId(), after.wardCode(), after.source(),
                            after.status().name()),
                    after.seasonId());
            case NoticeCleared told -> ended("violation-notice-cleared", after);
            case NoticeConfirmed told -> ended("violation-notice-confirmed", after);
        };
    }

    @Override
    public NoticeEvent decode(String name, JsonNode data) {
        return switch (name) {
            case "violation-notice-entered" -> EventJson.mapper().treeToValue(data, NoticeEntered.class);
            case "violation-clearance-entered" -> EventJson.mapper().treeToValue(data, ClearanceEntered.class);
            case "violation-confirmation-entered" -> EventJson.mapper().treeToValue(data, ConfirmationEntered.class);
            case "violation-notice-recorded" -> new NoticeRecorded();
            case "violation-notice-cleared" -> new NoticeCleared();
            case "violation-notice-confirmed" -> new NoticeConfirmed();
            default -> throw new IllegalArgumentException("No event of a notice: " + name);
        };
    }

    private static EventOnWire internal(String name, NoticeEvent event, ViolationNotice after) {
        return EventOnWire.internalEvent(name, event, after.seasonId());
    }

    private static EventOnWire ended(String name, ViolationNotice after) {
        return EventOnWire.publicEvent(name,
                new EndedData(after.id(), after.seasonId(), after.wardCode(), after.status().name()),
                after.seasonId());
    }
}
