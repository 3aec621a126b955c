package vn.laocai.thidua.scoring.complaint;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A complaint (kiến nghị, khiếu nại) of a member ward.
 *
 * @param wardCode
 *            ward that complains
 * @param aboutWard
 *            ward whose result is contested; the complaining one itself unless it says otherwise
 * @param criterionCodes
 *            contested criteria in the order of their codes; empty where the complaint is about the procedure
 * @param matter
 *            what it is about, in a few words
 * @param receipt
 *            number on the receipt
 * @param dueAt
 *            instant until which it is answered
 * @param officer
 *            pseudonymous id of the handler, once it is admitted
 */
public record Complaint(String id, String seasonId, String wardCode, String aboutWard, List<String> criterionCodes,
        String matter, String text, State state, String receipt, String lodgedBy, Instant lodgedAt, Instant dueAt,
        @Nullable String officer, @Nullable Refused refused, @Nullable Answer answer,
        @Nullable Escalation escalation) {

    /** Where it stands; the names are those on the wire. */
    public enum State {
        LODGED, CHECKED, ACCEPTED, REFUSED, ASSIGNED, VERIFYING, ANSWERED, CLOSED, ESCALATED;

        /** Tells whether somebody in the block still has to act. */
        public boolean open() {
            return switch (this) {
                case LODGED, CHECKED, ACCEPTED, ASSIGNED, VERIFYING -> true;
                case REFUSED, ANSWERED, CLOSED, ESCALATED -> false;
            };
        }
    }

    /** What came out of it. */
    public enum Outcome {
        UPHELD, PARTLY, REJECTED
    }

    /** Why it was not admitted. */
    public record Refused(String code, String reason, String by, Instant at) {}

    /**
     * The answer.
     *
     * @param reopened
     *            contested criteria that are scored again; empty where none is (Rule 65)
     * @param rescoreSetId
     *            rescore set that follows from it, if any
     */
    public record Answer(Outcome outcome, String text, List<String> reopened, @Nullable String rescoreSetId, String by,
            Instant at) {

        public Answer {
            reopened = List.copyOf(reopened);
        }
    }

    /** Who handed it to the province, and why. */
    public record Escalation(String reason, String by, Instant at) {}

    public Complaint {
        criterionCodes = List.copyOf(criterionCodes);
    }

    Complaint admitted(String handler) {
        return new Complaint(id, seasonId, wardCode, aboutWard, criterionCodes, matter, text, State.VERIFYING, receipt,
                lodgedBy, lodgedAt, dueAt, handler, refused, answer, escalation);
    }

    Complaint refused(Refused why) {
        return new Complaint(id, seasonId, wardCode, aboutWard, criterionCodes, matter, text, State.REFUSED, receipt,
                lodgedBy, lodgedAt, dueAt, officer, why, answer, escalation);
    }

    Complaint answered(Answer given) {
        return new Complaint(id, seasonId, wardCode, aboutWard, criterionCodes, matter, text, State.ANSWERED, receipt,
                lodgedBy, lodgedAt, dueAt, officer, refused, given, escalation);
    }

    Complaint escalated(Escalation how) {
        return new Complaint(id, seasonId, wardCode, aboutWard, criterionCodes, matter, text, State.ESCALATED, receipt,
                lodgedBy, lodgedAt, dueAt, officer, refused, answer, how);
    }
}
