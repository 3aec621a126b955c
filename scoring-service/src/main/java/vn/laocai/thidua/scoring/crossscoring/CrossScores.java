package vn.laocai.thidua.scoring.crossscoring;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.outbox.AggregateFactory;
import vn.laocai.thidua.support.outbox.Aggregates;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.outbox.Versioned;

/** What the wards give each other. */
@Component
class CrossScores {

    private final Aggregates<CrossScore, CrossScoreEvent> aggregates;

    CrossScores(AggregateFactory factory) {
        aggregates = factory.create(new CrossScoreDefinition());
    }

    /** The cross-score of a pair; an empty one of version 0 where nothing was scored yet. */
    Versioned<CrossScore> get(CrossScoreId id) {
        return aggregates.find(id.value()).orElseGet(() -> new Versioned<>(id.value(), 0, CrossScore.empty(id)));
    }

    Optional<CrossScore> find(CrossScoreId id) {
        return aggregates.find(id.value()).map(Versioned::state);
    }

    /** Those of the draw's pairs that concern the target, in the order of the scorers' codes. */
    List<CrossScore> of(String seasonId, String target, Draw draw) {
        return draw.scorersOf(target).stream().map(scorer -> get(new CrossScoreId(seasonId, target, scorer)).state())
                .toList();
    }

    /** Decides; a command about nothing, such as taking back what was never begun, answers the empty cross-score. */
    Outcome<CrossScore> handle(CrossScoreCommand command, CommandContext context) {
        String id = command.id().value();
        if (find(command.id()).isEmpty()
                && CrossScoreDecider.decide(null, command).isEmpty()) {
            return new Outcome<>(id, 0, CrossScore.empty(command.id()), true);
        }
        return aggregates.handle(id, context, state -> CrossScoreDecider.decide(state, command));
    }

    /** What anybody hears who may not know whether there is such a thing. */
    static Refusal unknown() {
        return Refusal.of(404, "cross-score-not-found",
                "Không có phiếu chấm chéo này trong phần việc của ông/bà. Hãy mở lại danh sách được phân công.",
                "There is no such cross-score among your work. Open your list of assignments again.");
    }
}
