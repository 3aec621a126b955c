package vn.laocai.thidua.ward.covenant;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.outbox.AggregateFactory;
import vn.laocai.thidua.support.outbox.Aggregates;
import vn.laocai.thidua.support.outbox.Decision;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.outbox.Versioned;
import vn.laocai.thidua.ward.covenant.CovenantRefused.Reason;

/** The covenants of this service. */
@Component
class Covenants {

    private final Aggregates<Covenant, CovenantEvent> aggregates;

    Covenants(AggregateFactory factory) {
        this.aggregates = factory.create(new CovenantDefinition());
    }

    Optional<Covenant> find(String id) {
        return aggregates.find(id).map(Versioned::state);
    }

    /** The covenant with its version; refuses with 404 where there is none. */
    Versioned<Covenant> get(String id) {
        return aggregates.find(id).orElseThrow(() -> CovenantProblems.explain(new Reason.UnknownCovenant()));
    }

    List<Versioned<Covenant>> ofSeason(String seasonId) {
        return aggregates.findAll().stream().filter(found -> found.state().identity().seasonId().equals(seasonId))
                .toList();
    }

    /** Refuses what the command would be refused for, without doing it. */
    void check(Covenant covenant, CovenantCommand command, CommandContext context) {
        try {
            CovenantDecider.decide(covenant, command, context.at());
        } catch (CovenantRefused refused) {
            throw CovenantProblems.explain(refused.reason());
        }
    }

    Outcome<Covenant> handle(String id, CommandContext context, CovenantCommand command) {
        return handle(id, context, covenant -> CovenantDecider.decide(covenant, command, context.at()));
    }

    Outcome<Covenant> handle(String id, CommandContext context, Decision<Covenant, CovenantEvent> decision) {
        return aggregates.handle(id, context, decision);
    }

    Outcome<Covenant> handle(String id, long expectedVersion, CommandContext context, CovenantCommand command) {
        return aggregates.handle(id, expectedVersion, context,
                covenant -> CovenantDecider.decide(covenant, command, context.at()));
    }
}
