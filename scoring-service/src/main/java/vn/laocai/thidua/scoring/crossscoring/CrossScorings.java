package vn.laocai.thidua.scoring.crossscoring;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.outbox.AggregateFactory;
import vn.laocai.thidua.support.outbox.Aggregates;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.outbox.Versioned;

/** Who scores whom in each season. */
@Component
class CrossScorings {

    private final Aggregates<CrossScoring, CrossScoringEvent> aggregates;

    CrossScorings(AggregateFactory factory) {
        aggregates = factory.create(new CrossScoringDefinition());
    }

    Optional<Versioned<CrossScoring>> find(String seasonId) {
        return aggregates.find(seasonId);
    }

    /** The cross-scoring of a season; an empty one where nobody has declared or drawn anything. */
    CrossScoring get(String seasonId) {
        return find(seasonId).map(Versioned::state).orElseGet(() -> CrossScoring.empty(seasonId));
    }

    /** All of them; there is one a year and block. */
    List<CrossScoring> all() {
        return aggregates.findAll().stream().map(Versioned::state).toList();
    }

    Outcome<CrossScoring> handle(CrossScoringCommand command, CommandContext context) {
        return aggregates.handle(command.seasonId(), context, state -> CrossScoringDecider.decide(state, command));
    }
}
