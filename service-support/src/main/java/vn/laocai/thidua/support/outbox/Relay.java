package vn.laocai.thidua.support.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import org.apache.kafka.clients.producer.Producer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the entries of all outboxes of a service on: first to the journal, then to Kafka, then out of the outbox. Keys
 * go in parallel, the entries of a key in order.
 *
 * <p>
 * What is not guaranteed: an entry may be sent more than once (after a crash or a lost lease), never not at all.
 */
public final class Relay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private final String owner;
    private final MongoDatabase database;
    private final RelayBatch batch;
    private final BooleanSupplier brokerAnswers;
    private final RelaySettings settings;
    private final Clock technicalClock;
    private final Throughput throughput;

    private final Map<RelayLane.Key, RelayLane> lanes = new ConcurrentHashMap<>();
    private final LinkedBlockingQueue<RelayLane> ready = new LinkedBlockingQueue<>();
    private final Map<String, MongoCollection<Document>> collections = new ConcurrentHashMap<>();
    private final AtomicLong pending = new AtomicLong();
    private final AtomicLong parked = new AtomicLong();
    private final ScheduledExecutorService timer;
    private final List<Thread> workers = new ArrayList<>();
    private final CountDownLatch stopped;
    private volatile boolean running;
    private volatile @Nullable Instant brokerAwaySince;
    private volatile int outages;

    /**
     * A relay that does nothing until {@link #start()}.
     *
     * @param owner
     *            unique name of this instance; it stands in the leases
     * @param brokerAnswers
     *            asks the broker for something cheap: tells an outage from the trouble of one aggregate
     */
    public Relay(String owner, MongoDatabase database, Producer<byte[], byte[]> producer, BooleanSupplier brokerAnswers,
            RelaySettings settings, Clock technicalClock) {
        this.brokerAnswers = brokerAnswers;
        this.owner = owner;
        this.database = database;
        this.settings = settings;
        this.technicalClock = technicalClock;
        this.throughput = new Throughput(technicalClock);
        this.batch = new RelayBatch(database, producer);
        this.stopped = new CountDownLatch(settings.workers());
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "relay-timer");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.timer = executor;
    }

    String owner() {
        return owner;
    }

    Document lease(Instant now) {
        return new Document("owner", owner).append("until", Date.from(now.plus(settings.lease())));
    }

    /** Makes the relay look after this collection of documents with an {@code outbox}. */
    public void watch(MongoCollection<Document> collection) {
        String name = collection.getNamespace().getCollectionName();
        if (collections.putIfAbsent(name, database.getCollection(name)) == null && running) {
            timer.execute(() -> guarded(() -> scan(name)));
        }
    }

    /** Starts the workers and searches the store for what an earlier run left. */
    public void start() {
        running = true;
        for (int i = 0; i < settings.workers(); i++) {
            workers.add(Thread.ofPlatform().name("relay-" + i).daemon().start(this::work));
        }
        timer.execute(() -> guarded(this::scanAll));
        // The leases of a run that was killed end a little later; then its entries can be claimed.
        timer.schedule(() -> guarded(this::scanAll), settings.lease().toMillis() + 200, TimeUnit.MILLISECONDS);
        timer.scheduleWithFixedDelay(() -> guarded(this::scanAll), settings.scanEvery().toMillis(),
                settings.scanEvery().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** New entries of an aggregate have been saved. */
    void offer(String collection, String id, List<OutboxEntry> entries, boolean olderMayWait) {
        RelayLane.Key key = new RelayLane.Key(collection, id);
        while (true) {
            RelayLane lane = lanes.computeIfAbsent(key, RelayLane::new);
            int added = lane.add(entries, olderMayWait);
            if (added >= 0) {
                count(added);
                wake(lane);
                return;
            }
            lanes.remove(key, lane);
        }
    }

    /** Has the aggregate read again and its entries carried on. */
    void reload(String collection, String id) {
        RelayLane.Key key = new RelayLane.Key(collection, id);
        while (true) {
            RelayLane lane = lanes.computeIfAbsent(key, RelayLane::new);
            if (lane.askForReload() >= 0) {
                wake(lane);
                return;
            }
            lanes.remove(key, lane);
        }
    }

    private void wake(RelayLane lane) {
        // A lane that failed waits for its own timer.
        if (lane.nextTry() == null && lane.take()) {
            ready.add(lane);
        }
    }

    private void count(long change) {
        long now = pending.addAndGet(change);
        throughput.pending(now);
    }

    private void work() {
        try {
            while (running) {
                RelayLane first = ready.poll(200, TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                List<RelayLane> taken = new ArrayList<>();
                taken.add(first);
                ready.drainTo(taken, settings.batch() - 1);
                carryOn(taken);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stopped.countDown();
        }
    }

    private void carryOn(List<RelayLane> taken) {
        List<RelayBatch.Item> items = new ArrayList<>();
        List<RelayLane> held = new ArrayList<>(taken);
        try {
            for (RelayLane lane : taken) {
                if (lane.needsReload() && !readAgain(lane)) {
                    held.remove(lane);
                    drop(lane);
                    continue;
                }
                List<OutboxEntry> entries = lane.next();
                if (entries.isEmpty()) {
                    held.remove(lane);
                    release(lane);
                } else {
                    items.add(new RelayBatch.Item(lane, entries));
                }
            }
            if (!items.isEmpty()) {
                List<RelayBatch.Result> results = batch.carryOn(items);
                held.clear();
                settle(results);
            }
        } catch (MongoException e) {
            LOG.warn("The store does not answer; the relay tries again: {}", e.getMessage());
            held.forEach(lane -> schedule(lane, settings.firstBackOff().multipliedBy(5)));
        } catch (RuntimeException e) {
            LOG.error("The relay failed unexpectedly; it tries again", e);
            held.forEach(lane -> schedule(lane, settings.firstBackOff().multipliedBy(5)));
        }
    }

    /** Claims the aggregate by a lease and reads what waits in it; false where it is somebody else's. */
    private boolean readAgain(RelayLane lane) {
        Instant now = technicalClock.instant();
        Document claimed = collection(lane.key().collection()).findOneAndUpdate(
                Filters.and(Filters.eq("_id", lane.key().id()), Filters.ne("relay.parked", true),
                        Filters.or(Filters.eq("relay.owner", owner), Filters.exists("relay.until", false),
                                Filters.lt("relay.until", Date.from(now)))),
                Updates.combine(Updates.set("relay.owner", owner),
                        Updates.set("relay.until", Date.from(now.plus(settings.lease())))),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)
                        .projection(Projections.include("outbox", "relay")));
        if (claimed == null) {
            return false;
        }
        StoredAggregate stored = new StoredAggregate(claimed);
        count(lane.replace(stored.outbox(), stored.attempts()));
        return true;
    }

    private void settle(List<RelayBatch.Result> results) {
        boolean anySent = results.stream().anyMatch(result -> result.error() == null && result.published() > 0);
        boolean anyRetriable = results.stream().anyMatch(RelayBatch.Result::brokerDidNotAnswer);
        boolean away = anyRetriable && !anySent && !brokerAnswers.getAsBoolean();
        if (away) {
            outage();
        } else if (anySent) {
            brokerAwaySince = null;
            outages = 0;
        }
        for (RelayBatch.Result result : results) {
            RelayLane lane = result.lane();
            if (result.lastDone() > 0) {
                int removed = lane.done(result.lastDone());
                throughput.carried(removed);
                count(-removed);
            }
            if (result.error() == null) {
                release(lane);
            } else if (away && result.brokerDidNotAnswer()) {
                schedule(lane, outagePause());
            } else {
                failed(lane, result.error());
            }
        }
    }

    private void outage() {
        if (brokerAwaySince == null) {
            brokerAwaySince = technicalClock.instant();
            LOG.warn("The broker does not answer; commands go on and events wait in the outbox");
        }
        outages = Math.min(outages + 1, 6);
    }

    private Duration outagePause() {
        long pause = settings.firstBackOff().toMillis() << Math.max(0, Math.min(outages, 4));
        return Duration.ofMillis(pause + ThreadLocalRandom.current().nextLong(pause / 4 + 1));
    }

    private void failed(RelayLane lane, Throwable error) {
        Instant now = technicalClock.instant();
        int attempt = lane.attempts() + 1;
        long pause = Math.min(settings.longestBackOff().toMillis(),
                settings.firstBackOff().toMillis() << Math.min(attempt - 1, 16));
        Duration wait = Duration.ofMillis(pause + ThreadLocalRandom.current().nextLong(pause / 4 + 1));
        boolean park = attempt >= settings.triesBeforeParking();
        LOG.warn("{} {} could not be sent (try {}): {}{}", lane.key().collection(), lane.key().id(), attempt,
                error.toString(), park ? "; it is parked until an operator has it sent again" : "");
        Document relay = new Document("attempts", attempt).append("error", String.valueOf(error.getMessage()))
                .append("nextTry", Date.from(now.plus(wait))).append("owner", owner)
                .append("until", Date.from(now.plus(wait).plus(settings.lease()))).append("parked", park);
        try {
            collection(lane.key().collection()).updateOne(Filters.eq("_id", lane.key().id()),
                    Updates.set("relay", relay));
        } catch (MongoException e) {
            LOG.warn("The failure of {} could not be noted: {}", lane.key(), e.getMessage());
        }
        if (park) {
            parked.incrementAndGet();
            drop(lane);
        } else {
            lane.failed(now.plus(wait));
            schedule(lane, wait);
        }
    }

    /** Puts a lane that is still taken back into the queue after a while. */
    private void schedule(RelayLane lane, Duration wait) {
        if (running) {
            timer.schedule(() -> ready.add(lane), wait.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void release(RelayLane lane) {
        if (lane.release()) {
            if (lane.take()) {
                ready.add(lane);
            }
        } else {
            lanes.remove(lane.key(), lane);
        }
    }

    private void drop(RelayLane lane) {
        count(-lane.abandon());
        lanes.remove(lane.key(), lane);
    }

    private void scanAll() {
        long parkedNow = 0;
        for (String name : collections.keySet()) {
            parkedNow += scan(name);
        }
        parked.set(parkedNow);
    }

    private long scan(String name) {
        long parkedHere = 0;
        Instant now = technicalClock.instant();
        for (Document document : collection(name).find(Filters.gt("outbox.n", 0L))
                .projection(Projections.include("relay"))) {
            StoredAggregate stored = new StoredAggregate(document);
            Document relay = document.get("relay", Document.class);
            if (relay != null && relay.getBoolean("parked", false)) {
                parkedHere++;
            } else if (!lanes.containsKey(new RelayLane.Key(name, stored.id())) && stored.claimableBy(owner, now)) {
                reload(name, stored.id());
            }
        }
        return parkedHere;
    }

    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.warn("The search for waiting entries failed; it is repeated: {}", e.getMessage());
        }
    }

    private MongoCollection<Document> collection(String name) {
        return collections.computeIfAbsent(name, database::getCollection);
    }

    /** The collections that are looked after. */
    List<String> watched() {
        return List.copyOf(collections.keySet());
    }

    /** Entries that wait, as far as this instance knows. */
    public long pending() {
        return pending.get();
    }

    /** Aggregates that wait for an operator, as of the last scan. */
    public long parked() {
        return parked.get();
    }

    void unparked() {
        parked.updateAndGet(count -> Math.max(0, count - 1));
    }

    /** Entries that were carried on since the start. */
    public long carried() {
        return throughput.total();
    }

    /** Age of the oldest entry that waits in this instance; zero where none waits. */
    public Duration oldestAge() {
        Instant now = technicalClock.instant();
        Instant oldest = now;
        for (RelayLane lane : lanes.values()) {
            Instant at = lane.oldest();
            if (at != null && at.isBefore(oldest)) {
                oldest = at;
            }
        }
        return Duration.between(oldest, now);
    }

    /** Whether the broker has stopped answering, or nothing has got through for so long that it looks like it. */
    public boolean brokerAway() {
        return brokerAwaySince != null || throughput.stalled();
    }

    /** How long it will take, at the present pace, until what waits now has been carried on. */
    Duration expectedDrain() {
        return throughput.expectedDrain(pending.get());
    }

    /** Stops after the batches in hand; what waits stays in the outbox. */
    @Override
    public void close() {
        running = false;
        timer.shutdownNow();
        try {
            if (!workers.isEmpty() && !stopped.await(10, TimeUnit.SECONDS)) {
                workers.forEach(Thread::interrupt);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
