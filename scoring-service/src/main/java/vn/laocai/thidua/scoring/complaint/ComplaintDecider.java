package vn.laocai.thidua.scoring.complaint;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.complaint.Complaint.Answer;
import vn.laocai.thidua.scoring.complaint.Complaint.Escalation;
import vn.laocai.thidua.scoring.complaint.Complaint.Outcome;
import vn.laocai.thidua.scoring.complaint.Complaint.Refused;
import vn.laocai.thidua.scoring.complaint.Complaint.State;
import vn.laocai.thidua.scoring.complaint.ComplaintCommand.Admit;
import vn.laocai.thidua.scoring.complaint.ComplaintCommand.Escalate;
import vn.laocai.thidua.scoring.complaint.ComplaintCommand.Lodge;
import vn.laocai.thidua.scoring.complaint.ComplaintCommand.Refuse;
import vn.laocai.thidua.scoring.complaint.ComplaintCommand.Reply;
import vn.laocai.thidua.scoring.complaint.ComplaintEvent.AnswerEntered;
import vn.laocai.thidua.scoring.complaint.ComplaintEvent.ComplaintAdmitted;
import vn.laocai.thidua.scoring.complaint.ComplaintEvent.ComplaintAnswered;
import vn.laocai.thidua.scoring.complaint.ComplaintEvent.ComplaintEntered;
import vn.laocai.thidua.scoring.complaint.ComplaintEvent.ComplaintEscalated;
import vn.laocai.thidua.scoring.complaint.ComplaintEvent.ComplaintLodged;
import vn.laocai.thidua.scoring.complaint.ComplaintEvent.ComplaintRefused;
import vn.laocai.thidua.scoring.complaint.ComplaintEvent.OfficerAssigned;
import vn.laocai.thidua.scoring.complaint.ComplaintEvent.RefusalEntered;

/** Decides about complaints: pure (Rules 63 to 65). */
final class ComplaintDecider {

    private ComplaintDecider() {}

    /** The events that follow. */
    static List<ComplaintEvent> decide(@Nullable Complaint complaint, ComplaintCommand command) {
        return switch (command) {
            case Lodge lodge -> lodge(complaint, lodge);
            case Admit admit -> admit(known(complaint), admit);
            case Refuse refuse -> {
                require(known(complaint), State.LODGED);
                yield List.of(new RefusalEntered(new Refused(refuse.code(), refuse.reason(), refuse.by(), refuse.at())),
                        new ComplaintRefused());
            }
            case Reply reply -> reply(known(complaint), reply);
            case Escalate escalate -> {
                Complaint known = known(complaint);
                if (known.state() != State.ANSWERED && known.state() != State.REFUSED) {
                    throw ComplaintProblems.wrongState(known.state());
                }
                yield List.of(
                        new ComplaintEscalated(new Escalation(escalate.reason(), escalate.by(), escalate.at())));
            }
        };
    }

    /** The state after the event. */
    static Complaint evolve(@Nullable Complaint complaint, ComplaintEvent event) {
        return switch (event) {
            case ComplaintEntered entered -> entered.complaint();
            case OfficerAssigned assigned -> known(complaint).admitted(assigned.officer());
            case RefusalEntered refusal -> known(complaint).refused(refusal.refused());
            case AnswerEntered answer -> known(complaint).answered(answer.answer());
            case ComplaintEscalated escalated -> known(complaint).escalated(escalated.escalation());
            case ComplaintLodged told -> known(complaint);
            case ComplaintAdmitted told -> known(complaint);
            case ComplaintRefused told -> known(complaint);
            case ComplaintAnswered told -> known(complaint);
        };
    }

    private static List<ComplaintEvent> lodge(@Nullable Complaint there, Lodge lodge) {
        if (there != null) {
            throw ComplaintProblems.lodgedAlready(there.receipt());
        }
        if (!lodge.window().open()) {
            throw ComplaintProblems.windowClosed(lodge.window().closesAt());
        }
        return List.of(new ComplaintEntered(lodge.complaint()), new ComplaintLodged());
    }

    private static List<ComplaintEvent> admit(Complaint complaint, Admit admit) {
        require(complaint, State.LODGED);
        requireStranger(admit.officer(), admit.makers());
        return List.of(new OfficerAssigned(admit.officer()), new ComplaintAdmitted());
    }

    private static List<ComplaintEvent> reply(Complaint complaint, Reply reply) {
        require(complaint, State.VERIFYING);
        if (!reply.by().equals(complaint.officer())) {
            throw ComplaintProblems.notTheOfficer();
        }
        requireStranger(reply.by(), reply.makers());
        boolean rescores = !reply.reopened().isEmpty() || reply.rescoreSetId() != null;
        if (rescores && reply.outcome() == Outcome.REJECTED) {
            throw ComplaintProblems.nothingToRescore();
        }
        if (rescores && reply.decided()) {
            throw ComplaintProblems.decidedByProvince();
        }
        for (String code : reply.reopened()) {
            if (!complaint.criterionCodes().contains(code)) {
                throw ComplaintProblems.notContested(code);
            }
        }
        AnswerEntered answer = new AnswerEntered(new Answer(reply.outcome(), reply.text(), reply.reopened(),
                reply.rescoreSetId(), reply.by(), reply.at()));
        if (reply.decided() && reply.outcome() != Outcome.REJECTED) {
            // Rule 65: after the decision what is right about it is a matter of the province.
            return List.of(answer, new ComplaintEscalated(new Escalation(reply.text(), reply.by(), reply.at())),
                    new ComplaintAnswered());
        }
        return List.of(answer, new ComplaintAnswered());
    }

    /** Rule 64. */
    private static void requireStranger(String officer, Set<String> makers) {
        if (makers.contains(officer)) {
            throw ComplaintProblems.officerMadeTheScore();
        }
    }

    private static void require(Complaint complaint, State state) {
        if (complaint.state() != state) {
            throw ComplaintProblems.wrongState(complaint.state());
        }
    }

    private static Complaint known(@Nullable Complaint complaint) {
        if (complaint == null) {
            throw ComplaintProblems.unknown();
        }
        return complaint;
    }
}
