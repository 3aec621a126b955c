package vn.laocai.thidua.testing.kit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.command.TraceContext;
import vn.laocai.thidua.support.outbox.AggregateDefinition;
import vn.laocai.thidua.support.outbox.AggregateFactory;
import vn.laocai.thidua.support.outbox.Aggregates;
import vn.laocai.thidua.support.outbox.Decision;
import vn.laocai.thidua.support.outbox.EventOnWire;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.outbox.Versioned;

/** Aggregates in memory, with the same rules of idempotency, that record their events and may crash before a save. */
public final class InMemoryAggregateFactory implements AggregateFactory {

    /** Every event that was stored, in order. */
    public final List<EventOnWire> events = new ArrayList<>();

    private int savesUntilCrash = Integer.MAX_VALUE;

    /** Lets this many saves pass; the next one fails as if the process had been killed. */
    public void crashAfter(int saves) {
        savesUntilCrash = saves;
    }

    /** What a killed process looks like from outside. */
    public static final class Crash extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** A command of the block's administrator. */
    public static CommandContext command(String name, String key) {
        return new CommandContext(new Actor("p-admin", "PROVINCE", Set.of("BLOCK_ADMIN")), name, key, key,
                TraceContext.fresh(), Instant.parse("2025-11-14T01:00:00Z"));
    }

    @Override
    public <S, E> Aggregates<S, E> create(AggregateDefinition<S, E> definition) {
        return new InMemory<>(definition);
    }

    private final class InMemory<S, E> implements Aggregates<S, E> {

        private final AggregateDefinition<S, E> definition;
        private final Map<String, Document> documents = new TreeMap<>();
        private final Map<String, Long> versions = new HashMap<>();
        private final Set<String> done = new HashSet<>();

        private InMemory(AggregateDefinition<S, E> definition) {
            this.definition = definition;
        }

        @Override
        public Optional<Versioned<S>> find(String id) {
            return Optional.ofNullable(documents.get(id))
                    .map(document -> new Versioned<>(id, versions.getOrDefault(id, 0L), definition.read(document)));
        }

        @Override
        public List<Versioned<S>> findAll() {
            return documents.keySet().stream().map(id -> find(id).orElseThrow()).toList();
        }

        @Override
        public Outcome<S> handle(String id, long expectedVersion, CommandContext context, Decision<S, E> decision) {
            if (versions.getOrDefault(id, 0L) != expectedVersion
                    && !done.contains(id + "|" + context.idempotencyKey())) {
                throw Refusal.of(412, "stale-version", "Nội dung đã được người khác thay đổi.", "Stale.");
            }
            return handle(id, context, decision);
        }

        @Override
        public Outcome<S> handle(String id, CommandContext context, Decision<S, E> decision) {
            S before = find(id).map(Versioned::state).orElse(null);
            long version = versions.getOrDefault(id, 0L);
            if (before != null && done.contains(id + "|" + context.idempotencyKey())) {
                return new Outcome<>(id, version, before, true);
            }
            List<E> decided = decide(decision, before);
            if (decided.isEmpty()) {
                return new Outcome<>(id, version, Objects.requireNonNull(before), true);
            }
            if (savesUntilCrash-- <= 0) {
                throw new Crash();
            }
            S after = definition.evolve(before, decided.getFirst());
            events.add(definition.describe(decided.getFirst(), after));
            for (E event : decided.subList(1, decided.size())) {
                after = definition.evolve(after, event);
                events.add(definition.describe(event, after));
            }
            documents.put(id, definition.write(after));
            versions.put(id, version + 1);
            done.add(id + "|" + context.idempotencyKey());
            return new Outcome<>(id, version + 1, after, false);
        }

        private List<E> decide(Decision<S, E> decision, @Nullable S state) {
            try {
                return decision.decide(state);
            } catch (Refusal refusal) {
                throw refusal;
            } catch (RuntimeException thrown) {
                Refusal refusal = definition.explain(thrown);
                throw refusal == null ? thrown : refusal;
            }
        }
    }
}
