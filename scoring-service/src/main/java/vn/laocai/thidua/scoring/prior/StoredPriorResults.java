package vn.laocai.thidua.scoring.prior;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
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

    private final Aggregates<PriorYears, PriorResultsEvent> aggregates;

    StoredPriorResults(AggregateFactory factory) {
        aggregates = factory.create(new PriorResultsDefinition());
    }

    @Override
    public List<PriorYear> years(String seasonId) {
        return find(seasonId).map(found -> found.state().years()).orElse(List.of());
    }

    Optional<Versioned<PriorYears>> find(String seasonId) {
        return aggregates.find(seasonId);
    }

    /** Stores a year in place of what the client saw of it; version 0 where nothing was entered yet. */
    Outcome<PriorYears> record(PriorYear year, long expectedVersion, CommandContext context) {
        return aggregates.handle(year.seasonId(), expectedVersion, context, before -> changes(before, List.of(year)));
    }

    /** Stores all years of a file at once; the others stay. */
    Outcome<PriorYears> record(String seasonId, List<PriorYear> years, CommandContext context) {
        return aggregates.handle(seasonId, context, before -> changes(before, years));
    }

    private static List<PriorResultsEvent> changes(@Nullable PriorYears before, List<PriorYear> years) {
        return years.stream()
                .filter(year -> before == null || !before.year(year.year()).equals(Optional.of(year)))
                .<PriorResultsEvent>map(PriorResultsRecorded::new).toList();
    }
}
