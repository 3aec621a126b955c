package vn.laocai.thidua.scoring.complaint;

import java.time.Instant;
import java.util.Objects;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.scoring.complaint.ComplaintEvent.AnswerEntered;
import vn.laocai.thidua.scoring.complaint.ComplaintEvent.ComplaintAdmitted;
import vn.laocai.thidua.scoring.complaint.ComplaintEvent.ComplaintAnswered;
import vn.laocai.thidua.scoring.complaint.ComplaintEvent.ComplaintEntered;
import vn.laocai.thidua.scoring.complaint.ComplaintEvent.ComplaintEscalated;
import vn.laocai.thidua.scoring.complaint.ComplaintEvent.ComplaintLodged;
import vn.laocai.thidua.scoring.complaint.ComplaintEvent.ComplaintRefused;
import vn.laocai.thidua.scoring.complaint.ComplaintEvent.OfficerAssigned;
import vn.laocai.thidua.scoring.complaint.ComplaintEvent.RefusalEntered;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.outbox.EventOnWire;
import vn.laocai.thidua.support.outbox.Replayable;
import vn.laocai.thidua.support.outbox.StateJson;

/** How complaints are kept and told. In public stand ward, state, due date and outcome, never the words. */
final class ComplaintDefinition implements Replayable<Complaint, ComplaintEvent> {

    private record LodgedData(String complaintId, String seasonId, String wardCode, String state, Instant dueAt) {}

    private record AdmittedData(String complaintId, String seasonId, String wardCode, String state) {}

    private record RefusedData(String complaintId, String seasonId, String wardCode, String state,
            String reasonCode) {}

    private record AnsweredData(String complaintId, String seasonId, String wardCode, String state, String outcome) {}

    @Override
    public String context() {
        return "scoring";
    }

    @Override
    public String name() {
        return "complaint";
    }

    @Override
    public String collection() {
        return "complaints";
    }

    @Override
    public Complaint evolve(@Nullable Complaint state, ComplaintEvent event) {
        return ComplaintDecider.evolve(state, event);
    }

    @Override
    public Document write(Complaint state) {
        return StateJson.write(state);
    }

    @Override
    public Complaint read(Document document) {
        return StateJson.read(document, Complaint.class);
    }

    @Override
    public EventOnWire describe(ComplaintEvent event, Complaint after) {
        String state = after.state().name();
        return switch (event) {
            case ComplaintEntered entered -> internal("complaint-entered", entered, after);
            case OfficerAssigned assigned -> internal("complaint-officer-assigned", assigned, after);
            case RefusalEntered refusal -> internal("complaint-refusal-entered", refusal, after);
            case AnswerEntered answer -> internal("complaint-answer-entered", answer, after);
            case ComplaintEscalated escalated -> internal("complaint-escalated", escalated, after);
            case ComplaintLodged told -> told("complaint-lodged",
                    new LodgedData(after.id(), after.seasonId(), after.wardCode(), state, after.dueAt()), after);
            case ComplaintAdmitted told -> told("complaint-admitted",
                    new AdmittedData(after.id(), after.seasonId(), after.wardCode(), state), after);
            case ComplaintRefused told -> told("complaint-refused", new RefusedData(after.id(), after.seasonId(),
                    after.wardCode(), state, Objects.requireNonNull(after.refused()).code()), after);
            case ComplaintAnswered told -> told("complaint-answered", new AnsweredData(after.id(), after.seasonId(),
                    after.wardCode(), state, Objects.requireNonNull(after.answer()).outcome().name()), after);
        };
    }

    @Override
    public ComplaintEvent decode(String name, JsonNode data) {
        return switch (name) {
            case "complaint-entered" -> EventJson.mapper().treeToValue(data, ComplaintEntered.class);
            case "complaint-officer-assigned" -> EventJson.mapper().treeToValue(data, OfficerAssigned.class);
            case "complaint-refusal-entered" -> EventJson.mapper().treeToValue(data, RefusalEntered.class);
            case "complaint-answer-entered" -> EventJson.mapper().treeToValue(data, AnswerEntered.class);
            case "complaint-escalated" -> EventJson.mapper().treeToValue(data, ComplaintEscalated.class);
            case "complaint-lodged" -> new ComplaintLodged();
            case "complaint-admitted" -> new ComplaintAdmitted();
            case "complaint-refused" -> new ComplaintRefused();
            case "complaint-answered" -> new ComplaintAnswered();
            default -> throw new IllegalArgumentException("No event of a complaint: " + name);
        };
    }

    private static EventOnWire internal(String name, ComplaintEvent event, Complaint after) {
        return EventOnWire.internalEvent(name, event, after.seasonId());
    }

    private static EventOnWire told(String name, Object data, Complaint after) {
        return EventOnWire.publicEvent(name, data, after.seasonId());
    }
}
