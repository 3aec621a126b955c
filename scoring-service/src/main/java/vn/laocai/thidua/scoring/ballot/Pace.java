package vn.laocai.thidua.scoring.ballot;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * Lets requests through at a pace that people have, and refuses those beyond it. Kept in memory only, and of it nothing
 * but how much is left.
 */
final class Pace {

    private static final int MOST_KEYS = 10_000;

    private final int burst;
    private final long nanosForEach;
    private final LongSupplier nanoTime;
    /** Those that came last stand last. */
    private final Map<String, Bucket> buckets = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_KEYS;
        }
    };

    /** What is left and since when, in nanoseconds of {@link System#nanoTime}. */
    private record Bucket(long saved, long at) {}

    /**
     * @param burst
     *            requests that may come at once
     * @param each
     *            time after which one more may come
     */
    Pace(int burst, Duration each, LongSupplier nanoTime) {
        this.burst = burst;
        this.nanosForEach = each.toNanos();
        this.nanoTime = nanoTime;
    }

    /**
     * Counts one request of this key.
     *
     * @throws vn.laocai.thidua.support.command.Refusal
     *             429 {@code too-many-ballot-requests} with the seconds to wait
     */
    synchronized void admit(String key) {
        long now = nanoTime.getAsLong();
        long most = burst * nanosForEach;
        Bucket before = Objects.requireNonNullElse(buckets.remove(key), new Bucket(most, now));
        long saved = Math.min(most, before.saved() + (now - before.at()));
        if (saved < nanosForEach) {
            buckets.put(key, new Bucket(saved, now));
            long seconds = Duration.ofNanos(nanosForEach - saved).plusMillis(999).toSeconds();
            throw BallotProblems.tooMany(Math.toIntExact(Math.max(1, seconds)));
        }
        buckets.put(key, new Bucket(saved - nanosForEach, now));
    }
}
