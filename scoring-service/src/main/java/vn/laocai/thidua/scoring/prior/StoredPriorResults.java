package vn.laocai.thidua.scoring.prior;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.prior.PriorResultsEvent.PriorResultsRecorded;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.outbox.AggregateFactory;
import vn.laocai.thidua.support.outbox.Aggregates;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.outbox.Versioned;

/** The results of earlier years in this service's store. */
@Component
class StoredPriorResults implements PriorResults {

    private final Aggregates<PriorYear, PriorResultsEvent> aggregates;

    StoredPriorResults(AggregateFactory factory) {
        aggregates = factory.create(new PriorResultsDefinition());
    }

    @Override
    public Optional<PriorYear> of(String seasonId) {
        return find(seasonId).map(Versioned::state);
    }

    Optional<Versioned<PriorYear>> find(String seasonId) {
        return aggregates.find(seasonId);
    }

    /** Stores them in place of the version that the client saw; 0 where there were none. */
    Outcome<PriorYear> record(PriorYear year, long expectedVersion, CommandContext context) {
        return aggregates.handle(year.seasonId(), expectedVersion, context,
                before -> year.equals(before) ? List.of() : List.of(new PriorResultsRecorded(year)));
    }
}
