package vn.laocai.thidua.support.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.journal.HashChain;
import vn.laocai.thidua.support.outbox.KeptStates.Kept;

/** Aggregates in a collection of MongoDB: one {@code updateOne}, guarded by the version, stores state and events. */
final class MongoAggregates<S, E> implements Aggregates<S, E> {

    private static final int MOST_TRIES = 40;
    private static final int TURNS = 64;
    private static final long LONGEST_TURN_MILLIS = 1_000;
    private static final Bson VERSION = Projections.include("version", "sequence", "journal");
    private static final Bson ALL_BUT_STATE = Projections.exclude("state");

    private final AggregateDefinition<S, E> definition;
    private final MongoCollection<Document> collection;
    private final EntryWriter writer;
    private final Relay relay;
    private final AdmissionControl admission;
    private final Clock technicalClock;
    private final KeptStates<S> kept;
    private final List<ReentrantLock> turns = Stream.generate(() -> new ReentrantLock(true)).limit(TURNS).toList();

    private record Loaded<S>(StoredAggregate stored, @Nullable S state) {}

    MongoAggregates(AggregateDefinition<S, E> definition, MongoCollection<Document> collection, EntryWriter writer,
            Relay relay, AdmissionControl admission, Clock technicalClock) {
        this.definition = definition;
        this.collection = collection;
        this.writer = writer;
        this.relay = relay;
        this.admission = admission;
        this.technicalClock = technicalClock;
        this.kept = new KeptStates<>(definition.keptStates());
    }

    @Override
    public Optional<Versioned<S>> find(String id) {
        Kept<S> known = kept.get(id);
        if (known != null) {
            Document head = collection.find(Filters.eq("_id", id)).projection(VERSION).first();
            if (head != null && known.isStill(new StoredAggregate(head))) {
                return Optional.of(new Versioned<>(id, known.version(), known.state()));
            }
        }
        Document document = collection.find(Filters.eq("_id", id)).first();
        return Optional.ofNullable(document).map(this::versioned);
    }

    @Override
    public List<Versioned<S>> findAll() {
        Map<String, Versioned<S>> found = new TreeMap<>();
        List<String> changed = new ArrayList<>();
        if (definition.keptStates() == 0) {
            collection.find().map(this::versioned).forEach(one -> found.put(one.id(), one));
        } else {
            for (Document head : collection.find().projection(VERSION)) {
                StoredAggregate stored = new StoredAggregate(head);
                Kept<S> known = kept.get(stored.id());
                if (known != null && known.isStill(stored)) {
                    found.put(stored.id(), new Versioned<>(stored.id(), known.version(), known.state()));
                } else {
                    changed.add(stored.id());
                }
            }
        }
        if (!changed.isEmpty()) {
            collection.find(Filters.in("_id", changed)).map(this::versioned)
                    .forEach(one -> found.put(one.id(), one));
        }
        return List.copyOf(found.values());
    }

    private Versioned<S> versioned(Document document) {
        StoredAggregate stored = new StoredAggregate(document);
        S state = definition.read(stored.state());
        kept.keep(stored.id(), new Kept<>(stored.version(), stored.position().head(), stored.state(), state));
        return new Versioned<>(stored.id(), stored.version(), state);
    }

    @Override
    public Outcome<S> handle(String id, CommandContext context, Decision<S, E> decision) {
        return handle(id, null, context, decision);
    }

    @Override
    public Outcome<S> handle(String id, long expectedVersion, CommandContext context, Decision<S, E> decision) {
        return handle(id, Long.valueOf(expectedVersion), context, decision);
    }

    private Outcome<S> handle(String id, @Nullable Long expectedVersion, CommandContext context,
            Decision<S, E> decision) {
        admission.admit();
        ReentrantLock turn = turns.get(Math.floorMod(id.hashCode(), TURNS));
        boolean mine = patientlyLock(turn);
        try {
            return tryAgainAndAgain(id, expectedVersion, context, decision);
        } finally {
            if (mine) {
                turn.unlock();
            }
        }
    }

    /** Commands of this process to one aggregate wait for each other: a race that is lost costs more than the wait. */
    private static boolean patientlyLock(ReentrantLock turn) {
        try {
            return turn.tryLock(LONGEST_TURN_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Outcome<S> tryAgainAndAgain(String id, @Nullable Long expectedVersion, CommandContext context,
            Decision<S, E> decision) {
        for (int attempt = 1; attempt <= MOST_TRIES; attempt++) {
            Loaded<S> loaded = load(id);
            Outcome<S> outcome = attempt(loaded.stored(), loaded.state(), expectedVersion, context, decision);
            if (outcome != null) {
                return outcome;
            }
            // Somebody else saved in between: look again, a little later each time so that a crowd thins out.
            LockSupport.parkNanos(
                    TimeUnit.MICROSECONDS.toNanos(ThreadLocalRandom.current().nextLong(200L * attempt) + 100));
        }
        throw Refusal
                .of(503, "too-many-conflicts", "Có quá nhiều người cùng sửa một nội dung. Xin thử lại sau giây lát.",
                        "Too many people change the same thing at once. Please try again in a moment.")
                .with("retryAfter", 1);
    }

    /** What is stored, without asking again for a state that is known. */
    private Loaded<S> load(String id) {
        Kept<S> known = kept.get(id);
        if (known != null) {
            Document rest = collection.find(Filters.eq("_id", id)).projection(ALL_BUT_STATE).first();
            if (rest != null && known.isStill(new StoredAggregate(rest))) {
                return new Loaded<>(new StoredAggregate(rest.append("state", known.document())), known.state());
            }
        }
        Document document = collection.find(Filters.eq("_id", id)).first();
        return document == null
                ? new Loaded<>(StoredAggregate.absent(id), null)
                : new Loaded<>(new StoredAggregate(document), versioned(document).state());
    }

    /** One try; {@code null} where another save came first. */
    private @Nullable Outcome<S> attempt(StoredAggregate stored, @Nullable S state, @Nullable Long expectedVersion,
            CommandContext context, Decision<S, E> decision) {
        String keyHash = HashChain.sha256Hex(context.idempotencyKey());
        Optional<String> done = stored.requestOf(keyHash);
        if (done.isPresent() && state != null) {
            if (!done.get().equals(context.requestHash())) {
                throw Refusal.of(422, "idempotency-key-reused",
                        "Khóa Idempotency-Key này đã được dùng cho một yêu cầu khác. Hãy gửi lại với khóa mới.",
                        "This Idempotency-Key was used for another request. Send it again with a new key.");
            }
            return new Outcome<>(stored.id(), stored.version(), state, true);
        }
        if (expectedVersion != null && expectedVersion != stored.version()) {
            throw Refusal.of(412, "stale-version",
                    "Nội dung đã được người khác thay đổi. Hãy tải lại, xem khác biệt rồi gửi lại.",
                    "Somebody else has changed this meanwhile. Load it again, look at the difference and send again.")
                    .with("currentVersion", stored.version());
        }
        List<E> events = decide(decision, state);
        if (events.isEmpty() && state == null) {
            throw new IllegalStateException(context.command() + " decided nothing about " + stored.id()
                    + ", which does not exist");
        }
        if (events.isEmpty() && state != null) {
            return new Outcome<>(stored.id(), stored.version(), state, true);
        }
        admission.admitTo(stored.pending());
        return save(stored, state, events, context, keyHash);
    }

    private List<E> decide(Decision<S, E> decision, @Nullable S state) {
        try {
            return decision.decide(state);
        } catch (Refusal refusal) {
            throw refusal;
        } catch (RuntimeException thrown) {
            Refusal refusal = definition.explain(thrown);
            if (refusal == null) {
                throw thrown;
            }
            refusal.addSuppressed(thrown);
            throw refusal;
        }
    }

    private @Nullable Outcome<S> save(StoredAggregate stored, @Nullable S before, List<E> events,
            CommandContext context, String keyHash) {
        S after = before;
        List<EventOnWire> told = new ArrayList<>(events.size());
        for (E event : events) {
            after = definition.evolve(after, event);
            told.add(definition.describe(event, after));
        }
        if (after == null) {
            throw new IllegalStateException("No state after " + events);
        }
        EntryWriter.Written written = writer.write(stored.position(), definition, stored.id(), context, told);
        Instant now = technicalClock.instant();
        boolean mine = stored.claimableBy(relay.owner(), now) && !stored.failing();
        // Of what nobody can send again nothing is kept: a thousand saved cells would slow the next one.
        List<Document> command = context.repeatable()
                ? List.of(new Document("key", keyHash).append("request", context.requestHash()).append("at",
                        Date.from(now)))
                : List.of();
        Document state = definition.write(after);
        boolean saved = stored.exists()
                ? update(stored, state, written, command, mine, now)
                : insert(stored.id(), state, written, command, now);
        if (!saved) {
            return null;
        }
        kept.keep(stored.id(), new Kept<>(stored.version() + 1, written.position().head(), state, after));
        relay.offer(definition.collection(), stored.id(), written.entries(), stored.pending() > 0 || !mine);
        return new Outcome<>(stored.id(), stored.version() + 1, after, false);
    }

    private boolean insert(String id, Document state, EntryWriter.Written written, List<Document> command,
            Instant now) {
        Document document = new Document("_id", id).append("version", 1L).append("state", state)
                .append("sequence", written.position().sequence()).append("journal", journal(written))
                .append("relay", relay.lease(now)).append("outbox", documents(written.entries()))
                .append("commands", new ArrayList<>(command));
        try {
            collection.insertOne(document);
            return true;
        } catch (MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getError().getCode()) == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    private boolean update(StoredAggregate stored, Document state, EntryWriter.Written written, List<Document> command,
            boolean claim, Instant now) {
        StatePaths paths = StatePaths.changed("state", stored.state(), state);
        Document set = paths.set().append("version", stored.version() + 1)
                .append("sequence", written.position().sequence()).append("journal", journal(written));
        if (claim) {
            set.append("relay", relay.lease(now));
        }
        Document push = new Document("outbox", new Document("$each", documents(written.entries())));
        List<Document> pruned = stored.prunedCommands(now);
        if (pruned == null) {
            command.forEach(one -> push.append("commands", one));
        } else {
            List<Document> commands = new ArrayList<>(pruned);
            commands.addAll(command);
            set.append("commands", commands);
        }
        Document update = new Document("$set", set).append("$push", push);
        if (!paths.unset().isEmpty()) {
            update.append("$unset", paths.unset());
        }
        return collection.updateOne(
                Filters.and(Filters.eq("_id", stored.id()), Filters.eq("version", stored.version())), update)
                .getMatchedCount() == 1;
    }

    private static Document journal(EntryWriter.Written written) {
        return new Document("n", written.position().number()).append("head", written.position().head());
    }

    private static List<Document> documents(List<OutboxEntry> entries) {
        List<Document> documents = new ArrayList<>(entries.size());
        for (OutboxEntry entry : entries) {
            documents.add(entry.toDocument());
        }
        return documents;
    }
}
