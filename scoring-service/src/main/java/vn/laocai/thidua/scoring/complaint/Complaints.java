package vn.laocai.thidua.scoring.complaint;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.board.PendingWork;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.outbox.AggregateFactory;
import vn.laocai.thidua.support.outbox.Aggregates;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.outbox.Versioned;

/** The complaints of all wards. Open ones keep a season from being finalised. */
@Component
public class Complaints implements PendingWork {

    private final Aggregates<Complaint, ComplaintEvent> complaints;

    Complaints(AggregateFactory factory) {
        complaints = factory.create(new ComplaintDefinition());
    }

    /** One complaint. */
    public Optional<Complaint> find(String id) {
        return complaints.find(id).map(Versioned::state);
    }

    /** All complaints of a season, whatever their state; there are few. */
    public List<Complaint> ofSeason(String seasonId) {
        return complaints.findAll().stream().map(Versioned::state)
                .filter(complaint -> complaint.seasonId().equals(seasonId)).toList();
    }

    @Override
    public List<Pending> pending(String seasonId) {
        int open = (int) ofSeason(seasonId).stream().filter(complaint -> complaint.state().open()).count();
        return open == 0
                ? List.of()
                : List.of(new Pending("open-complaints", open,
                        "Còn " + open + " kiến nghị chưa được trả lời. Hãy trả lời trước khi chốt kết quả.",
                        (open == 1 ? "1 complaint has" : open + " complaints have")
                                + " no answer yet. Answer before the results are finalised."));
    }

    Versioned<Complaint> get(String id) {
        return complaints.find(id).orElseThrow(() -> ComplaintProblems.unknown());
    }

    Outcome<Complaint> handle(String id, CommandContext context, ComplaintCommand command) {
        return complaints.handle(id, context, complaint -> ComplaintDecider.decide(complaint, command));
    }
}
