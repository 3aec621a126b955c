package vn.laocai.thidua.scoring.complaint;

import vn.laocai.thidua.scoring.complaint.Complaint.Answer;
import vn.laocai.thidua.scoring.complaint.Complaint.Escalation;
import vn.laocai.thidua.scoring.complaint.Complaint.Refused;

/** What happened to a complaint: with its words in the house, with ids and state in public. */
sealed interface ComplaintEvent {

    /** A ward complains; stays in the house. */
    record ComplaintEntered(Complaint complaint) implements ComplaintEvent {}

    /** Others hear that there is a complaint. */
    record ComplaintLodged() implements ComplaintEvent {}

    /** It is looked into by this person; stays in the house. */
    record OfficerAssigned(String officer) implements ComplaintEvent {}

    /** Others hear that it is looked into. */
    record ComplaintAdmitted() implements ComplaintEvent {}

    /** It is not looked into; stays in the house. */
    record RefusalEntered(Refused refused) implements ComplaintEvent {}

    /** Others hear that it is not looked into. */
    record ComplaintRefused() implements ComplaintEvent {}

    /** It has its answer; stays in the house. */
    record AnswerEntered(Answer answer) implements ComplaintEvent {}

    /** It goes to the province; stays in the house. */
    record ComplaintEscalated(Escalation escalation) implements ComplaintEvent {}

    /** Others hear that it has its answer. */
    record ComplaintAnswered() implements ComplaintEvent {}
}
