package vn.laocai.thidua.benchmarks.eventpath;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.messaging.Message;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.CommandName;
import vn.laocai.thidua.support.inbox.ConsumptionMode;
import vn.laocai.thidua.support.inbox.Effect;
import vn.laocai.thidua.support.inbox.Inbox;
import vn.laocai.thidua.support.inbox.LatestStates;
import vn.laocai.thidua.support.inbox.Subscription;
import vn.laocai.thidua.support.outbox.AggregateDefinition;
import vn.laocai.thidua.support.outbox.AggregateFactory;
import vn.laocai.thidua.support.outbox.Aggregates;
import vn.laocai.thidua.support.outbox.EventOnWire;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.web.Responses;

/** The smallest service that stands on everything that every service of the suite stands on. */
@SpringBootApplication
class CounterService {

    static final String TOPIC = "thidua.bench.counter.v1";
    static final String GROUP = "bench-service.effects";

    record Counter(long count) {}

    record CounterIncreased(String counterId, long count, String command) {}

    /** Who waits for the effect of which command. */
    static final class Effects {

        private final Map<String, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();

        CompletableFuture<Void> await(String command) {
            return waiting.computeIfAbsent(command, name -> new CompletableFuture<>());
        }

        void made(String command) {
            CompletableFuture<Void> effect = waiting.remove(command);
            if (effect != null) {
                effect.complete(null);
            }
        }
    }

    static final class CounterDefinition implements AggregateDefinition<Counter, CounterIncreased> {

        @Override
        public String context() {
            return "bench";
        }

        @Override
        public String name() {
            return "counter";
        }

        @Override
        public String collection() {
            return "counters";
        }

        @Override
        public Counter evolve(@Nullable Counter state, CounterIncreased event) {
            return new Counter(event.count());
        }

        @Override
        public Document write(Counter state) {
            return new Document("count", state.count());
        }

        @Override
        public Counter read(Document document) {
            return new Counter(document.getLong("count"));
        }

        @Override
        public EventOnWire describe(CounterIncreased event, Counter after) {
            return EventOnWire.publicEvent("counter-increased", event, null);
        }
    }

    @Bean
    Effects effects() {
        return new Effects();
    }

    @Bean
    Aggregates<Counter, CounterIncreased> counters(AggregateFactory factory) {
        return factory.create(new CounterDefinition());
    }

    @Bean
    Consumer<Message<List<byte[]>>> applied(Inbox inbox, MongoDatabase database, Effects effects) {
        MongoCollection<Document> copies = database.getCollection("effects");
        return inbox.consumer(Subscription.of(GROUP, ConsumptionMode.LATEST_STATE)
                .on("vn.laocai.thidua.bench.counter-increased.v1", CounterIncreased.class, event -> {
                    Effect effect = LatestStates.apply(copies, event.data().counterId(), event.envelope(),
                            new Document("count", event.data().count()));
                    effects.made(event.data().command());
                    return effect;
                }).build());
    }

    static List<CounterIncreased> increase(@Nullable Counter counter, String id, String command) {
        return List.of(new CounterIncreased(id, counter == null ? 1 : counter.count() + 1, command));
    }

    record Increase(String command) {}

    @RestController
    static class CounterController {

        private final Aggregates<Counter, CounterIncreased> counters;

        CounterController(Aggregates<Counter, CounterIncreased> counters) {
            this.counters = counters;
        }

        @PostMapping("/api/counters/{id}/increases")
        @PreAuthorize("hasRole('WARD_LEADER')")
        @CommandName("increase-counter")
        ResponseEntity<Counter> increase(@PathVariable String id, @RequestBody Increase increase,
                CommandContext context) {
            Outcome<Counter> outcome = counters.handle(id, context,
                    counter -> CounterService.increase(counter, id, increase.command()));
            return Responses.ok(outcome.version(), outcome.state());
        }
    }
}
