package vn.laocai.thidua.benchmarks.eventpath;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.ResolvableType;

import vn.laocai.thidua.benchmarks.eventpath.CounterService.Counter;
import vn.laocai.thidua.benchmarks.eventpath.CounterService.CounterIncreased;
import vn.laocai.thidua.benchmarks.eventpath.CounterService.Effects;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.TraceContext;
import vn.laocai.thidua.support.launch.ServiceLauncher;
import vn.laocai.thidua.support.outbox.Aggregates;
import vn.laocai.thidua.support.outbox.Relay;
import vn.laocai.thidua.testing.kit.TestTokens;

/** The suite's own event path, entered by its handler (c) or by HTTP with a token (d). */
final class Suite implements AutoCloseable {

    private static final String ACCOUNT = "sa-pa.leader";

    private final TestTokens tokens = TestTokens.start();
    private final ConfigurableApplicationContext context;
    private final Aggregates<Counter, CounterIncreased> counters;
    private final Effects effects;

    @SuppressWarnings("unchecked")
    Suite(Infrastructure infrastructure, int aggregates) {
        context = ServiceLauncher.start(CounterService.class, "bench-service",
                Map.of("spring.profiles.active", "test", "server.port", 0, "thidua.store.uri",
                        infrastructure.storeUri(), "thidua.kafka.bootstrap-servers",
                        infrastructure.bootstrapServers(), "thidua.identity.issuer", tokens.issuer(),
                        "logging.level.root", "WARN"));
        counters = (Aggregates<Counter, CounterIncreased>) context
                .getBeanProvider(ResolvableType.forClassWithGenerics(Aggregates.class, Counter.class,
                        CounterIncreased.class))
                .getObject();
        effects = context.getBean(Effects.class);
        for (int i = 0; i < aggregates; i++) {
            handle("counter-" + i).join();
        }
    }

    long backlog() {
        return context.getBean(Relay.class).pending();
    }

    /** (c): from the call of the handler. */
    Subject fromTheHandler() {
        return new Subject() {
            @Override
            public CompletableFuture<Void> command(int aggregate) {
                return handle("counter-" + aggregate);
            }

            @Override
            public void close() {
                // The suite is closed as a whole.
            }
        };
    }

    private CompletableFuture<Void> handle(String id) {
        String command = UUID.randomUUID().toString();
        CompletableFuture<Void> effect = effects.await(command);
        try {
            counters.handle(id,
                    new CommandContext(new Actor("p-000000000000", "SA_PA", Set.of("WARD_LEADER")), "increase-counter",
                            command, command, TraceContext.fresh(), Instant.now()),
                    counter -> CounterService.increase(counter, id, command));
        } catch (RuntimeException e) {
            effects.made(command);
            return CompletableFuture.failedFuture(e);
        }
        return effect;
    }

    /** (d): from a request over HTTP with its token. */
    Subject fromHttp() {
        int port = Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
        HttpConnections connections = new HttpConnections("localhost", port);
        String authorization = tokens.authorization(ACCOUNT);
        return new Subject() {
            @Override
            public CompletableFuture<Void> command(int aggregate) {
                String command = UUID.randomUUID().toString();
                CompletableFuture<Void> effect = effects.await(command);
                int status = connections.post("/api/counters/counter-" + aggregate + "/increases", authorization,
                        command, "{\"command\":\"" + command + "\"}");
                if (status != 200) {
                    effects.made(command);
                    return CompletableFuture.failedFuture(new IllegalStateException("HTTP " + status));
                }
                return effect;
            }

            @Override
            public void close() {
                connections.close();
            }
        };
    }

    @Override
    public void close() {
        context.close();
        tokens.close();
    }
}
