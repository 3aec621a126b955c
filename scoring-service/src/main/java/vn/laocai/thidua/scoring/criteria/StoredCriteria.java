package vn.laocai.thidua.scoring.criteria;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.criteria.CriteriaSet.Version;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.outbox.AggregateFactory;
import vn.laocai.thidua.support.outbox.Aggregates;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.outbox.Versioned;

/** The criteria in this service's store. What other features read of them is kept for a second. */
@Component
class StoredCriteria implements CriteriaSets {

    private static final long KEPT_NANOS = Duration.ofSeconds(1).toNanos();

    private final Aggregates<CriteriaSet, CriteriaEvent> aggregates;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    /** A set as it was read at an instant of the machine's own clock. */
    private record Kept(Optional<CriteriaSet> set, long readAt) {}

    StoredCriteria(AggregateFactory factory) {
        aggregates = factory.create(new CriteriaDefinition());
    }

    @Override
    public Optional<CriteriaVersion> inForce(String seasonId) {
        return recent(CriteriaSets.idOf(seasonId)).flatMap(set -> set.inForce().map(version -> view(set, version)));
    }

    @Override
    public Optional<CriteriaVersion> inForceAt(String seasonId, Instant at) {
        return recent(CriteriaSets.idOf(seasonId))
                .flatMap(set -> set.inForceAt(at).map(version -> view(set, version)));
    }

    @Override
    public Optional<CriteriaTable> latest(String seasonId) {
        return recent(CriteriaSets.idOf(seasonId)).filter(set -> !set.versions().isEmpty())
                .map(set -> set.versions().getLast().table());
    }

    @Override
    public Optional<CriteriaVersion> find(String setId, int version) {
        return recent(setId).flatMap(
                set -> set.version(version).filter(found -> found.publishedAt() != null)
                        .map(found -> view(set, found)));
    }

    /** The set with its version; refuses with 404 where there is none. */
    Versioned<CriteriaSet> get(String id) {
        return aggregates.find(id).orElseThrow(CriteriaProblems::unknown);
    }

    Optional<Versioned<CriteriaSet>> find(String id) {
        return aggregates.find(id);
    }

    List<Versioned<CriteriaSet>> all() {
        return aggregates.findAll();
    }

    Outcome<CriteriaSet> handle(String id, CommandContext context, CriteriaCommand command) {
        try {
            return aggregates.handle(id, context, set -> CriteriaDecider.decide(set, command, context.at()));
        } finally {
            kept.remove(id);
        }
    }

    Outcome<CriteriaSet> handle(String id, long expectedVersion, CommandContext context, CriteriaCommand command) {
        try {
            return aggregates.handle(id, expectedVersion, context,
                    set -> CriteriaDecider.decide(set, command, context.at()));
        } finally {
            kept.remove(id);
        }
    }

    /** Another replica of this service may have changed the set, so nothing is kept for long. */
    private Optional<CriteriaSet> recent(String id) {
        long now = System.nanoTime();
        Kept one = kept.get(id);
        if (one == null || now - one.readAt() > KEPT_NANOS) {
            one = new Kept(aggregates.find(id).map(Versioned::state), now);
            kept.put(id, one);
        }
        return one.set();
    }

    static CriteriaVersion view(CriteriaSet set, Version version) {
        return new CriteriaVersion(set.id(), version.number(), version.hash(), set.seasonId(), version.state(),
                version.table());
    }
}
