package vn.laocai.thidua.support.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;

/** The pace at which entries are carried on, measured while there is something to carry. */
final class Throughput {

    private static final long WINDOW_MILLIS = 1000;
    private static final int BUCKETS = 10;
    private static final long BUCKET_MILLIS = WINDOW_MILLIS / BUCKETS;
    /** Below this pace (entries per second) the measurement says more about its start than about the relay. */
    private static final long SLOWEST = 100;
    private static final long STALLED_MILLIS = 500;

    private final Clock clock;
    private final long[] counts = new long[BUCKETS];
    private long currentBucket;
    private long busySince;
    private long lastCarried;
    private long total;

    Throughput(Clock clock) {
        this.clock = clock;
    }

    synchronized void carried(int entries) {
        advance();
        counts[(int) (currentBucket % BUCKETS)] += entries;
        total += entries;
        lastCarried = clock.millis();
    }

    synchronized void pending(long now) {
        if (now <= 0) {
            busySince = 0;
        } else if (busySince == 0) {
            busySince = clock.millis();
        }
    }

    /** Whether entries wait and none has been carried on for a while. */
    synchronized boolean stalled() {
        return busySince != 0 && clock.millis() - Math.max(busySince, lastCarried) > STALLED_MILLIS;
    }

    synchronized long total() {
        return total;
    }

    synchronized Duration expectedDrain(long pending) {
        advance();
        long busy = busySince == 0 ? 0 : clock.millis() - busySince;
        if (pending == 0 || busy < 2 * BUCKET_MILLIS) {
            return Duration.ZERO;
        }
        long inWindow = 0;
        for (long count : counts) {
            inWindow += count;
        }
        long perSecond = Math.max(SLOWEST, inWindow * 1000 / Math.min(busy, WINDOW_MILLIS));
        return Duration.ofMillis(pending * 1000 / perSecond);
    }

    private void advance() {
        long bucket = clock.millis() / BUCKET_MILLIS;
        if (bucket - currentBucket >= BUCKETS) {
            Arrays.fill(counts, 0);
        } else {
            for (long b = currentBucket + 1; b <= bucket; b++) {
                counts[(int) (b % BUCKETS)] = 0;
            }
        }
        currentBucket = bucket;
    }
}
