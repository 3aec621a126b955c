package vn.laocai.thidua.benchmarks.eventpath;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import org.HdrHistogram.Histogram;

/**
 * Measures, in one run on one machine, how far the suite's event path is from the limit of its store and broker:
 * (a) two operations with plain drivers, (b) the same durable work by hand, (c) the suite from its handler, (d) the suite
 * from HTTP with a token. Percentiles and ratios, never a verdict.
 *
 * <p>
 * Options as system properties: {@code inFlight} (128), {@code aggregates} (2048), {@code warmUp} and {@code duration} in
 * seconds (8 and 10), {@code idle} in seconds (5).
 */
public final class EventPathBenchmark {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private final int inFlight = Integer.getInteger("inFlight", 128);
    private final int aggregates = Integer.getInteger("aggregates", 2048);
    private final Duration warmUp = Duration.ofSeconds(Integer.getInteger("warmUp", 8));
    private final Duration duration = Duration.ofSeconds(Integer.getInteger("duration", 10));
    private final Duration idle = Duration.ofSeconds(Integer.getInteger("idle", 5));

    private EventPathBenchmark() {}

    /** Runs everything and prints it. */
    public static void main(String[] args) throws Exception {
        new EventPathBenchmark().run();
        // The broker's and the drivers' threads may linger.
        System.exit(0);
    }

    private void run() throws Exception {
        say("event-path: from a decision to its effect in another consumer");
        say("machine: %d processors, heap %d MiB, %s, Java %s", Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20,
                ManagementFactory.getGarbageCollectorMXBeans().stream().map(bean -> bean.getName())
                        .collect(Collectors.joining(" + ")),
                Runtime.version());
        say("load: %d commands in flight, %d aggregates, warm-up %d s, measured %d s, %d partitions", inFlight,
                aggregates, warmUp.toSeconds(), duration.toSeconds(), Infrastructure.PARTITIONS);
        try (Infrastructure infrastructure = new Infrastructure()) {
            infrastructure.createTopics(TwoOperationLimit.TOPIC, SameWorkByHand.TOPIC, CounterService.TOPIC,
                    CounterService.TOPIC + "." + CounterService.GROUP + ".retry",
                    CounterService.TOPIC + "." + CounterService.GROUP + ".dlq");
            Load.Measured a;
            try (Subject subject = new TwoOperationLimit(infrastructure, aggregates)) {
                a = full("(a) two operations, plain drivers", subject);
            }
            Load.Measured b;
            try (Subject subject = new SameWorkByHand(infrastructure, aggregates)) {
                b = full("(b) the same durable work by hand", subject);
            }
            try (Suite suite = new Suite(infrastructure, aggregates)) {
                Load.Measured c = full("(c) the suite from the handler", suite.fromTheHandler());
                half("(c)", suite.fromTheHandler(), c.perSecond() / 2);
                idle("(c)", suite.fromTheHandler());
                try (Subject http = suite.fromHttp()) {
                    Load.Measured d = full("(d) the suite from HTTP with a token", http);
                    half("(d)", http, d.perSecond() / 2);
                    idle("(d)", http);
                    overload(suite, c.perSecond());
                    say("ratios of throughput: c/b %s  c/a %s  d/a %s", ratio(c, b), ratio(c, a), ratio(d, a));
                }
            }
        }
    }

    private Load.Measured full(String name, Subject subject) throws InterruptedException {
        Load.Measured measured = Load.inFlight(subject, inFlight, aggregates, warmUp, duration);
        say("%-40s full load  %6d/s  %s%s", name, measured.perSecond(), percentiles(measured.latency()),
                measured.refused() == 0 ? "" : "  refused " + measured.refused());
        return measured;
    }

    private void half(String name, Subject subject, long perSecond) throws InterruptedException {
        Load.Measured measured = Load.atRate(subject, Math.max(1, perSecond), aggregates, warmUp, duration);
        say("%-40s half load  %6d/s  %s%s", name, measured.perSecond(), percentiles(measured.latency()),
                measured.refused() == 0 ? "" : "  refused " + measured.refused());
    }

    private void idle(String name, Subject subject) throws InterruptedException {
        Histogram latency = Load.afterIdle(subject, aggregates, 5, idle);
        say("%-40s after idle           median %s ms  longest %s ms", name, millis(latency.getValueAtPercentile(50)),
                millis(latency.getMaxValue()));
    }

    /** Twice what the suite sustains: what is accepted has its effect, the rest is told to come back. */
    private void overload(Suite suite, long sustained) throws InterruptedException {
        AtomicLong longest = new AtomicLong();
        Thread watcher = Thread.ofVirtual().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                longest.accumulateAndGet(suite.backlog(), Math::max);
                java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
            }
        });
        Load.Measured measured = Load.atRate(suite.fromTheHandler(), Math.max(1, 2 * sustained), aggregates,
                Duration.ZERO, duration);
        watcher.interrupt();
        watcher.join();
        say("%-40s twice that %6d/s  %s  refused %d  longest backlog %d entries", "(c) overload",
                measured.perSecond(), percentiles(measured.latency()), measured.refused(), longest.get());
    }

    private static String percentiles(Histogram latency) {
        return "p50 %s ms  p95 %s ms  p99 %s ms".formatted(millis(latency.getValueAtPercentile(50)),
                millis(latency.getValueAtPercentile(95)), millis(latency.getValueAtPercentile(99)));
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.1f", nanos / 1e6);
    }

    private static String ratio(Load.Measured one, Load.Measured other) {
        return String.format(Locale.ROOT, "%.2f", one.perSecond() / (double) Math.max(1, other.perSecond()));
    }

    private static void say(String format, Object... values) {
        OUT.println(String.format(Locale.ROOT, format, values));
    }
}
