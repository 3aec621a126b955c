package vn.laocai.thidua.testing.kit;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;

import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.TraceContext;
import vn.laocai.thidua.support.outbox.Aggregates;
import vn.laocai.thidua.support.outbox.Outcome;

/** Starts one counting service for a contract, on the infrastructure that the contract is to be proved on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServiceContract {

    private static final Actor SOMEBODY = new Actor("p-000000000001", "SA_PA", Set.of("WARD_LEADER"));

    final KitService.Names names = KitService.Names.fresh();
    private @Nullable ConfigurableApplicationContext service;
    private @Nullable Infrastructure infrastructure;
    private @Nullable Wire wire;

    /** Store and broker that the contract is proved on. */
    protected abstract Infrastructure infrastructure();

    /** Settings of the topic of events, and of the service; a contract may need its own. */
    Map<String, String> topicSettings() {
        return Map.of();
    }

    Infrastructure seenByTheService(Infrastructure real) {
        return real;
    }

    @BeforeAll
    void startService() {
        Infrastructure real = infrastructure();
        infrastructure = real;
        names.createTopics(real.bootstrapServers(), topicSettings());
        wire = new Wire(real.bootstrapServers());
        service = KitService.start(seenByTheService(real), names, Map.of());
    }

    @AfterAll
    void stopService() {
        if (service != null) {
            service.close();
        }
        if (wire != null) {
            wire.close();
        }
    }

    final ConfigurableApplicationContext service() {
        return Objects.requireNonNull(service);
    }

    final Infrastructure real() {
        return Objects.requireNonNull(infrastructure);
    }

    final Wire wire() {
        return Objects.requireNonNull(wire);
    }

    final <T> T bean(Class<T> type) {
        return service().getBean(type);
    }

    @SuppressWarnings("unchecked")
    static Aggregates<Counter, Counter.Happening> counters(ConfigurableApplicationContext of) {
        return (Aggregates<Counter, Counter.Happening>) of.getBean("counters", Aggregates.class);
    }

    final Aggregates<Counter, Counter.Happening> counters() {
        return counters(service());
    }

    final Outcome<Counter> count(String id, int amount) {
        return counters().handle(id, command("count"), state -> Counter.count(state, amount, null));
    }

    static CommandContext command(String name) {
        return command(name, UUID.randomUUID().toString(), "request");
    }

    static CommandContext command(String name, String key, String requestHash) {
        return new CommandContext(SOMEBODY, name, key, requestHash, TraceContext.fresh(),
                Instant.parse("2025-11-14T01:00:00Z"));
    }

    static String freshId() {
        return "c-" + UUID.randomUUID();
    }

    static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50));
    }
}
