package vn.laocai.thidua.scoring.violation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.outbox.AggregateFactory;
import vn.laocai.thidua.support.outbox.Aggregates;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.outbox.Versioned;
import vn.laocai.thidua.support.time.BusinessClock;

/** The notices of all departments. */
@Component
public class Violations {

    private final Aggregates<ViolationNotice, NoticeEvent> notices;

    Violations(AggregateFactory factory) {
        notices = factory.create(new NoticeDefinition());
    }

    /** One notice. */
    public Optional<ViolationNotice> find(String id) {
        return notices.find(id).map(Versioned::state);
    }

    /** All notices of a season, whatever their status; there are few. */
    public List<ViolationNotice> ofSeason(String seasonId) {
        return versioned(seasonId).stream().map(Versioned::state).toList();
    }

    List<Versioned<ViolationNotice>> versioned(String seasonId) {
        return notices.findAll().stream().filter(notice -> notice.state().seasonId().equals(seasonId)).toList();
    }

    Versioned<ViolationNotice> get(String id) {
        return notices.find(id).orElseThrow(() -> NoticeProblems.unknown());
    }

    Outcome<ViolationNotice> handle(String id, CommandContext context, NoticeCommand command) {
        LocalDate today = LocalDate.ofInstant(context.at(), BusinessClock.ZONE);
        return notices.handle(id, context, notice -> NoticeDecider.decide(notice, command, today));
    }
}
