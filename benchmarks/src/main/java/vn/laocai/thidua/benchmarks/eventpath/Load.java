package vn.laocai.thidua.benchmarks.eventpath;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Two kinds of load: a fixed number in flight, and a fixed rate whose latencies count from the planned instant. */
final class Load {

    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(2);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Load() {}

    /**
     * What a load came to.
     *
     * @param perSecond
     *            effects per second of the measured time
     * @param latency
     *            nanoseconds from the command to its effect
     */
    record Measured(long perSecond, Histogram latency, long refused) {}

    /** Keeps so many commands in flight, each until its effect. */
    static Measured inFlight(Subject subject, int inFlight, int aggregates, Duration warmUp, Duration duration)
            throws InterruptedException {
        Histogram latency = new ConcurrentHistogram(LONGEST_NANOS, 3);
        AtomicLong done = new AtomicLong();
        AtomicLong refused = new AtomicLong();
        long from = System.nanoTime() + warmUp.toNanos();
        long until = from + duration.toNanos();
        List<Thread> clients = new ArrayList<>();
        for (int client = 0; client < inFlight; client++) {
            int first = client;
            clients.add(Thread.ofVirtual().start(() -> {
                // Every client has aggregates of its own, so that none waits for another's conflict.
                int mine = Math.max(1, aggregates / inFlight);
                for (int i = 0; System.nanoTime() < until; i++) {
                    long start = System.nanoTime();
                    try {
                        subject.command(first + inFlight * (i % mine)).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                    } catch (ExecutionException e) {
                        refused.incrementAndGet();
                        continue;
                    } catch (InterruptedException | TimeoutException e) {
                        throw new IllegalStateException("A command had no effect within " + PATIENCE, e);
                    }
                    long end = System.nanoTime();
                    if (start >= from && end <= until) {
                        latency.recordValue(end - start);
                        done.incrementAndGet();
                    }
                }
            }));
        }
        for (Thread client : clients) {
            client.join();
        }
        return new Measured(done.get() * 1000 / duration.toMillis(), latency, refused.get());
    }

    /** Gives commands at a fixed rate, whatever becomes of those before. */
    static Measured atRate(Subject subject, long perSecond, int aggregates, Duration warmUp, Duration duration)
            throws InterruptedException {
        Histogram latency = new ConcurrentHistogram(LONGEST_NANOS, 3);
        AtomicLong done = new AtomicLong();
        AtomicLong refused = new AtomicLong();
        Semaphore open = new Semaphore(20_000);
        long begin = System.nanoTime();
        long from = begin + warmUp.toNanos();
        long until = from + duration.toNanos();
        long interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
        List<CompletableFuture<?>> running = new ArrayList<>();
        for (long planned = begin; planned < until; planned += interval) {
            for (long wait = planned - System.nanoTime(); wait > 0; wait = planned - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            long start = planned;
            open.acquire();
            CompletableFuture<Void> ended = new CompletableFuture<>();
            running.add(ended);
            Thread.ofVirtual().start(() -> subject.command(ThreadLocalRandom.current().nextInt(aggregates))
                    .whenComplete((nothing, refusal) -> {
                        if (refusal != null) {
                            refused.incrementAndGet();
                        } else if (start >= from) {
                            latency.recordValue(Math.min(System.nanoTime() - start, LONGEST_NANOS));
                            done.incrementAndGet();
                        }
                        open.release();
                        ended.complete(null);
                    }));
        }
        try {
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).get(PATIENCE.toMillis(),
                    TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Not every command had its effect", e);
        }
        return new Measured(done.get() * 1000 / duration.toMillis(), latency, refused.get());
    }

    /** One command at a time after a pause in which nothing happens. */
    static Histogram afterIdle(Subject subject, int aggregates, int times, Duration pause)
            throws InterruptedException {
        Histogram latency = new Histogram(LONGEST_NANOS, 3);
        for (int i = 0; i < times; i++) {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            long start = System.nanoTime();
            try {
                subject.command(i % aggregates).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new IllegalStateException(e);
            }
            latency.recordValue(System.nanoTime() - start);
        }
        return latency;
    }
}
