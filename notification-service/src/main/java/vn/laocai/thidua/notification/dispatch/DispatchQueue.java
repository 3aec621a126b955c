package vn.laocai.thidua.notification.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Date;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A durable queue of pieces of work, each known by an id and due at an instant.
 *
 * <p>
 * The collection holds only what is still to do, so reading all of it at start and every 30 s is cheap; between two
 * scans the pieces are woken from memory. A piece belongs to a lane, lanes go on independently, and a lane runs a
 * bounded number of pieces at a time. A short lease in the piece's document keeps several instances apart; an instance
 * that dies leaves its lease to run out, so a piece may be tried twice but is never forgotten.
 */
public final class DispatchQueue implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DispatchQueue.class);

    private static final Duration SCAN = Duration.ofSeconds(30);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);
    private static final int SCAN_LIMIT = 50_000;

    /** Makes one attempt at a piece of work. */
    @FunctionalInterface
    public interface Worker {
        /** Tries once; a thrown exception means trouble of our own and another attempt soon. */
        Next attempt(String id);
    }

    /** What is to happen after an attempt. */
    public sealed interface Next {
        /** Nothing more to do. */
        record Done() implements Next {}

        /** Another attempt, not before this instant. */
        record Again(Instant at) implements Next {}
    }

    private final String name;
    private final MongoCollection<Document> work;
    private final Worker worker;
    private final int perLane;
    private final Duration lease;
    private final InstantSource clock;
    private final DelayQueue<Item> due = new DelayQueue<>();
    private final Map<String, Item> known = new ConcurrentHashMap<>();
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean running;
    private @Nullable Thread loop;
    private @Nullable Thread scanner;

    /**
     * A queue that does nothing before {@link #start}.
     *
     * @param name
     *            name for threads and logs
     * @param work
     *            collection of the pieces that are still to do
     * @param perLane
     *            pieces of one lane that run at a time
     * @param lease
     *            longer than any attempt takes
     * @param clock
     *            technical time
     */
    public DispatchQueue(String name, MongoCollection<Document> work, Worker worker, int perLane, Duration lease,
            InstantSource clock) {
        this.name = name;
        this.work = work.withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.worker = worker;
        this.perLane = perLane;
        this.lease = lease;
        this.clock = clock;
    }

    /** Begins to work; the first scan finds what an earlier process left. */
    public synchronized void start() {
        running = true;
        loop = Thread.ofPlatform().daemon().name(name + "-dispatch").start(this::run);
        scanner = Thread.ofVirtual().name(name + "-scan").start(this::scanForEver);
    }

    /** Stores a piece of work and wakes it; one that is stored already becomes due at the given time. */
    public void put(String id, String lane, Instant dueAt) {
        try {
            work.insertOne(new Document("_id", id).append("lane", lane).append("due", Date.from(dueAt))
                    .append("leaseUntil", new Date(0)));
        } catch (MongoWriteException e) {
            if (e.getError().getCode() != 11000) {
                throw e;
            }
            work.updateOne(Filters.eq("_id", id), Updates.set("due", Date.from(dueAt)));
        }
        offer(id, lane, dueAt);
    }

    /** Number of pieces known to this instance, waiting or running. */
    public int pending() {
        return known.size();
    }

    private void offer(String id, String lane, Instant dueAt) {
        known.compute(id, (key, before) -> {
            if (before != null && (before.taken || !dueAt.isBefore(before.dueAt))) {
                return before;
            }
            if (before != null) {
                due.remove(before);
            }
            Item item = new Item(id, lane, dueAt);
            due.add(item);
            return item;
        });
    }

    private void run() {
        while (running) {
            try {
                Item item = due.take();
                item.taken = true;
                lanes.computeIfAbsent(item.lane, lane -> new Lane()).submit(item);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void scanForEver() {
        while (running) {
            try {
                scan();
                Thread.sleep(SCAN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (MongoException | IllegalStateException e) {
                LOG.warn("{}: the scan for waiting work failed: {}", name, e.toString());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(AFTER_TROUBLE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes up every stored piece that this instance does not know yet. */
    void scan() {
        for (Document piece : work.find().limit(SCAN_LIMIT)) {
            Instant at = piece.getDate("due").toInstant();
            Instant leased = piece.getDate("leaseUntil").toInstant();
            offer(piece.getString("_id"), piece.getString("lane"), leased.isAfter(at) ? leased : at);
        }
    }

    private void process(Item item) {
        Instant now = clock.instant();
        try {
            Document claimed = claim(item, now);
            if (claimed == null) {
                known.remove(item.id, item);
                return;
            }
            Next next = worker.attempt(item.id);
            switch (next) {
                case Next.Done done -> finish(item, claimed);
                case Next.Again again -> reschedule(item, again.at());
            }
        } catch (RuntimeException e) {
            LOG.warn("{}: work {} failed and will be tried again: {}", name, item.id, e.toString(), e);
            try {
                reschedule(item, clock.instant().plus(AFTER_TROUBLE));
            } catch (RuntimeException store) {
                // The lease runs out by itself; the next scan takes the piece up again.
                known.remove(item.id, item);
            }
        }
    }

    private @Nullable Document claim(Item item, Instant now) {
        Bson free = Filters.and(Filters.eq("_id", item.id), Filters.lte("leaseUntil", Date.from(now)),
                Filters.lte("due", Date.from(now)));
        return work.withWriteConcern(WriteConcern.MAJORITY).findOneAndUpdate(free,
                Updates.set("leaseUntil", Date.from(now.plus(lease))));
    }

    private void finish(Item item, Document claimed) {
        // A request for another attempt that came meanwhile has moved the due time, and must not be lost.
        Bson unchanged = Filters.and(Filters.eq("_id", item.id), Filters.eq("due", claimed.getDate("due")));
        if (work.deleteOne(unchanged).getDeletedCount() == 0) {
            reschedule(item, clock.instant());
        } else {
            known.remove(item.id, item);
        }
    }

    private void reschedule(Item item, Instant at) {
        work.updateOne(Filters.eq("_id", item.id),
                Updates.combine(Updates.set("due", Date.from(at)), Updates.set("leaseUntil", new Date(0))));
        known.remove(item.id, item);
        offer(item.id, item.lane, at);
    }

    /** Stops taking up work and waits a little for what is running; the rest is found at the next start. */
    @Override
    public synchronized void close() {
        running = false;
        if (loop != null) {
            loop.interrupt();
        }
        if (scanner != null) {
            scanner.interrupt();
        }
        executor.shutdown();
        try {
            if (!executor.awaitTermination(5, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The pieces of one lane: some run, the others wait for a place. */
    private final class Lane {

        private final Deque<Item> waiting = new ArrayDeque<>();
        private int busy;

        void submit(Item item) {
            synchronized (this) {
                if (busy >= perLane) {
                    waiting.add(item);
                    return;
                }
                busy++;
            }
            execute(item);
        }

        private void execute(Item item) {
            if (executor.isShutdown()) {
                return;
            }
            executor.execute(() -> {
                try {
                    process(item);
                } finally {
                    takeNext();
                }
            });
        }

        private void takeNext() {
            Item next;
            synchronized (this) {
                next = waiting.poll();
                if (next == null) {
                    busy--;
                    return;
                }
            }
            execute(next);
        }
    }

    /** A piece of work as this instance knows it. */
    private final class Item implements Delayed {

        private final String id;
        private final String lane;
        private final Instant dueAt;
        private volatile boolean taken;

        Item(String id, String lane, Instant dueAt) {
            this.id = id;
            this.lane = lane;
            this.dueAt = dueAt;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(Duration.between(clock.instant(), dueAt));
        }

        @Override
        public int compareTo(Delayed other) {
            return other instanceof Item item ? dueAt.compareTo(item.dueAt) : 0;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
