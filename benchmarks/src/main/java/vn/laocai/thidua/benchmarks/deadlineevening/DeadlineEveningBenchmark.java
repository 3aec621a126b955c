package vn.laocai.thidua.benchmarks.deadlineevening;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;

import org.HdrHistogram.Histogram;

/**
 * The evening of the close, in one run on one machine: officers save a cell every few seconds on ten sheets, the leaders
 * submit in the last minute. Printed are the latencies of the acknowledgements, how old a board is, and whether every
 * acknowledged cell is there; beside it what the raw store answers for the same write. Then once more with the broker
 * away for the middle of the time.
 *
 * <p>
 * Options as system properties: {@code minutes} (5), {@code officers} (200), {@code pause} in seconds between two saves
 * of an officer (3), {@code warmUp} in seconds (30).
 */
public final class DeadlineEveningBenchmark {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private final Duration length = Duration.ofMinutes(Integer.getInteger("minutes", 5));
    private final int officers = Integer.getInteger("officers", 200);
    private final Duration pause = Duration.ofSeconds(Integer.getInteger("pause", 3));

    private final Duration warmUp = Duration.ofSeconds(Integer.getInteger("warmUp", 30));

    private DeadlineEveningBenchmark() {}

    /** Runs everything and prints it. */
    public static void main(String[] args) {
        int status = 1;
        try {
            new DeadlineEveningBenchmark().run();
            status = 0;
        } catch (Exception e) {
            e.printStackTrace(OUT);
        } finally {
            // The broker's and the drivers' threads may linger, and must not keep a run that failed.
            System.exit(status);
        }
    }

    private void run() throws Exception {
        say("deadline-evening: %d officers on ten sheets, a cell each %d s, for %d min; ten leaders submit in the last"
                + " minute", officers, pause.toSeconds(), length.toMinutes());
        say("machine: %d processors, heap %d MiB, Java %s", Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20, Runtime.version());
        play("broker there", false);
        play("broker away in the middle minute", true);
    }

    private void play(String name, boolean brokerAway) throws Exception {
        try (Evening evening = new Evening()) {
            RawStore store = new RawStore(evening.storeUri());
            say("%s:", name);
            evening.warmUp(officers, pause, warmUp);
            Histogram raw = store.measure(officers, pause, Duration.ofSeconds(20));
            say("  raw store, the same guarded write at the same rate: %s", percentiles(raw));
            tell(evening.play(officers, pause, length, brokerAway), raw);
        }
    }

    private static void tell(Evening.Outcome outcome, Histogram raw) {
        Evening.Tally tally = outcome.tally();
        int saved = tally.times(200);
        say("  saves answered, by status: %s", tally.statuses);
        say("    200 saved, 412 somebody else was quicker, 409 and 423 after the submission, the rest failed");
        say("  acknowledgement: %s (goal p99 ≤ 250 ms)", percentiles(tally.latency));
        say("  p99 against the raw store: %.1f", (double) tally.latency.getValueAtPercentile(99)
                / Math.max(1L, raw.getValueAtPercentile(99)));
        say("  board staleness, %d times: %s (goal p99 ≤ 1000 ms)", tally.staleness.getTotalCount(),
                percentiles(tally.staleness));
        say("  ten submissions, %s: %s", tally.submissions, percentiles(tally.submission));
        say("  processor time for each saved cell: %s", outcome.processors().entrySet().stream()
                .map(part -> part.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " "
                        + millis(part.getValue() / Math.max(1, saved)) + " ms")
                .collect(Collectors.joining(", ")));
        say("  processors in use on average: %.2f", outcome.processors().values().stream().mapToLong(Long::longValue)
                .sum() / (double) outcome.nanos());
        say("  acknowledged and not there: %d (goal 0)", outcome.lost());
    }

    private static String percentiles(Histogram latency) {
        return "p50 %s  p95 %s  p99 %s  longest %s ms".formatted(millis(latency.getValueAtPercentile(50)),
                millis(latency.getValueAtPercentile(95)), millis(latency.getValueAtPercentile(99)),
                millis(latency.getMaxValue()));
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.1f", nanos / 1e6);
    }

    private static void say(String format, Object... values) {
        OUT.println(String.format(Locale.ROOT, format, values));
    }
}
