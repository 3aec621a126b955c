package vn.laocai.thidua.benchmarks.deadlineevening;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

import org.HdrHistogram.Histogram;

/**
 * The evening of the close, in one run on one machine: officers save a cell every few seconds on ten sheets, the leaders
 * submit in the last minute. Printed are the latencies of the acknowledgements, how old a board is, and whether every
 * acknowledged cell is there; beside it what the raw store answers for the same write. Then once more with the broker
 * away for the middle of the time.
 *
 * <p>
 * Options as system properties: {@code minutes} (5), {@code officers} (200), {@code pause} in seconds between two saves
 * of an officer (3).
 */
public final class DeadlineEveningBenchmark {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private final Duration length = Duration.ofMinutes(Integer.getInteger("minutes", 5));
    private final int officers = Integer.getInteger("officers", 200);
    private final Duration pause = Duration.ofSeconds(Integer.getInteger("pause", 3));

    private DeadlineEveningBenchmark() {}

    /** Runs everything and prints it. */
    public static void main(String[] args) throws Exception {
        new DeadlineEveningBenchmark().run();
        // The broker's and the drivers' threads may linger.
        System.exit(0);
    }

    private void run() throws Exception {
        say("deadline-evening: %d officers on ten sheets, a cell each %d s, for %d min; ten leaders submit in the last"
                + " minute", officers, pause.toSeconds(), length.toMinutes());
        say("machine: %d processors, heap %d MiB, Java %s", Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20, Runtime.version());
        try (Evening evening = new Evening()) {
            Histogram raw = new RawStore(evening.storeUri()).measure(officers, pause, Duration.ofSeconds(30));
            say("raw store, the same write at the same rate: %s", percentiles(raw));
            tell("broker there", evening.play(officers, pause, length, false), raw);
        }
        try (Evening evening = new Evening()) {
            Histogram raw = new RawStore(evening.storeUri()).measure(officers, pause, Duration.ofSeconds(30));
            tell("broker away in the middle minute", evening.play(officers, pause, length, true), raw);
        }
    }

    private static void tell(String name, Evening.Outcome outcome, Histogram raw) {
        say("%s:", name);
        say("  cells acknowledged %d, conflicts answered %d, refused after submission %d, failed %d",
                outcome.acknowledged(), outcome.conflicts(), outcome.afterSubmission(), outcome.failed());
        say("  acknowledgement: %s (goal p99 ≤ 250 ms)", percentiles(outcome.latency()));
        say("  p99 against the raw store: %.1f", (double) outcome.latency().getValueAtPercentile(99)
                / Math.max(1L, raw.getValueAtPercentile(99)));
        say("  board staleness: %s (goal p99 ≤ 1000 ms)", percentiles(outcome.staleness()));
        say("  submissions %d, %s", outcome.submitted(), percentiles(outcome.submission()));
        say("  acknowledged and not there: %d", outcome.lost());
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
