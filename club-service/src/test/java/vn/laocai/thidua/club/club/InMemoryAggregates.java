package vn.laocai.thidua.club.club;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.outbox.AggregateDefinition;
import vn.laocai.thidua.support.outbox.AggregateFactory;
import vn.laocai.thidua.support.outbox.Aggregates;
import vn.laocai.thidua.support.outbox.Decision;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.outbox.Versioned;

/** Keeps aggregates in a map and records what was told, event by event. */
final class InMemoryAggregates implements AggregateFactory {

    final List<Object> told = new ArrayList<>();

    @Override
    public <S, E> Aggregates<S, E> create(AggregateDefinition<S, E> definition) {
        return new Kept<>(definition);
    }

    private final class Kept<S, E> implements Aggregates<S, E> {

        private final AggregateDefinition<S, E> definition;
        private final Map<String, Versioned<S>> kept = new TreeMap<>();

        Kept(AggregateDefinition<S, E> definition) {
            this.definition = definition;
        }

        @Override
        public Optional<Versioned<S>> find(String id) {
            return Optional.ofNullable(kept.get(id));
        }

        @Override
        public List<Versioned<S>> findAll() {
            return List.copyOf(kept.values());
        }

        @Override
        public Outcome<S> handle(String id, CommandContext context, Decision<S, E> decision) {
            @Nullable
            Versioned<S> before = kept.get(id);
            S state = before == null ? null : before.state();
            long version = before == null ? 0 : before.version();
            List<E> events = decision.decide(state);
            for (E event : events) {
                state = definition.evolve(state, event);
                told.add(event);
            }
            if (state == null) {
                throw new IllegalStateException("nothing decided about " + id);
            }
            if (!events.isEmpty()) {
                version++;
                kept.put(id, new Versioned<>(id, version, definition.read(definition.write(state))));
            }
            return new Outcome<>(id, version, state, events.isEmpty());
        }

        @Override
        public Outcome<S> handle(String id, long expectedVersion, CommandContext context, Decision<S, E> decision) {
            return handle(id, context, decision);
        }
    }
}
