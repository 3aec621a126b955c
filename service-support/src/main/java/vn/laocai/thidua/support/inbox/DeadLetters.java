package vn.laocai.thidua.support.inbox;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import org.apache.kafka.common.header.Header;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.event.CloudEventHeaders;
import vn.laocai.thidua.support.outbox.RawOutbox;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The dead letters of a service. Each is a document with an outbox of its own, so that the relay carries it to its
 * dead-letter topic, and back to its consumer's retry topic when it is replayed.
 */
public final class DeadLetters {

    /** Name of the collection. */
    public static final String COLLECTION = "dead_letters";

    /** Header of a record on a retry topic: which dead letter it replays. */
    static final String LETTER_ID = "x-dead-letter-id";

    private static final String OPEN = DeadLetter.State.OPEN.name();

    private final MongoCollection<Document> letters;
    private final RawOutbox outbox;
    private final Clock technicalClock;

    public DeadLetters(MongoDatabase database, RawOutbox outbox, Clock technicalClock) {
        this.letters = database.getCollection(COLLECTION);
        this.outbox = outbox;
        this.technicalClock = technicalClock;
        outbox.watch(letters);
    }

    static String id(String group, ReceivedRecord record) {
        return group + ":" + record.position();
    }

    /** Keeps a record that could not be handled; the second time it changes nothing. */
    String keep(String group, ReceivedRecord record, String cause, Throwable error, int tries) {
        String id = id(group, record);
        Instant now = technicalClock.instant();
        Document letter = new Document("_id", id).append("owner", group).append("state", OPEN).append("cause", cause)
                .append("error", describe(error)).append("tries", tries).append("record", record.toDocument())
                .append("firstFailedAt", Date.from(now)).append("lastChangedAt", Date.from(now)).append("sent", 1L);
        Document entry = outbox.entry(1, record.originalTopic() + "." + group + ".dlq", text(record.key()),
                headers(group, record, cause, error, null), record.value());
        try {
            letters.insertOne(outbox.withOutbox(letter, entry));
            outbox.offer(COLLECTION, id);
        } catch (MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getError().getCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
        return id;
    }

    /** Whether this record is a dead letter of the group already. */
    boolean holds(String group, ReceivedRecord record) {
        return letters.find(Filters.eq("_id", id(group, record))).first() != null;
    }

    /** Where a dead letter stands, and what its last replay came to. */
    Optional<DeadLetter.State> state(String id) {
        return Optional.ofNullable(letters.find(Filters.eq("_id", id)).first())
                .map(letter -> DeadLetter.State.valueOf(letter.getString("state")));
    }

    private static Map<String, byte[]> headers(String group, ReceivedRecord record, String cause,
            @Nullable Throwable error, @Nullable String letterId) {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            if (header.value() != null) {
                headers.put(header.key(), header.value());
            }
        }
        put(headers, CloudEventHeaders.ORIGINAL_TOPIC, record.originalTopic());
        put(headers, "x-original-partition", Integer.toString(record.partition()));
        put(headers, "x-original-offset", Long.toString(record.offset()));
        put(headers, "x-original-consumer-group", group);
        put(headers, "x-dead-letter-cause", cause);
        if (error != null) {
            put(headers, "x-exception-fqcn", error.getClass().getName());
            put(headers, "x-exception-message", String.valueOf(error.getMessage()));
        }
        if (letterId != null) {
            put(headers, LETTER_ID, letterId);
        }
        return headers;
    }

    private static void put(Map<String, byte[]> headers, String name, String value) {
        headers.put(name, value.getBytes(UTF_8));
    }

    /** The newest dead letters first, without their values. */
    public List<DeadLetter> list(int most, boolean openOnly) {
        Bson filter = openOnly ? Filters.in("state", OPEN, DeadLetter.State.REPLAYING.name()) : Filters.empty();
        List<DeadLetter> found = new ArrayList<>();
        for (Document letter : letters.find(filter).sort(Sorts.descending("firstFailedAt")).limit(most)) {
            found.add(read(letter, false));
        }
        return found;
    }

    /** How many wait for somebody to decide. */
    public long depth() {
        return letters.countDocuments(Filters.in("state", OPEN, DeadLetter.State.REPLAYING.name()));
    }

    /** One dead letter with its value. */
    public Optional<DeadLetter> find(String id) {
        return Optional.ofNullable(letters.find(Filters.eq("_id", id)).first()).map(letter -> read(letter, true));
    }

    /** Sends the record back to the consumer that could not handle it, and to that consumer alone. */
    public DeadLetter replay(String id, CommandContext context) {
        return decide(id, context, DeadLetter.State.REPLAYING, null);
    }

    /** Gives a record up. Where it held its key, the records behind it go on. */
    public DeadLetter discard(String id, String reason, CommandContext context) {
        return decide(id, context, DeadLetter.State.DISCARDED, reason);
    }

    private DeadLetter decide(String id, CommandContext context, DeadLetter.State next, @Nullable String reason) {
        Document letter = letters.find(Filters.eq("_id", id)).first();
        if (letter == null) {
            throw Refusal.of(404, "dead-letter-unknown", "Không có sự kiện lỗi với mã này.",
                    "There is no dead letter with this id.");
        }
        if (context.idempotencyKey().equals(letter.getString("decisionKey"))) {
            return read(letter, true);
        }
        if (!OPEN.equals(letter.getString("state"))) {
            throw Refusal.of(409, "dead-letter-not-open", "Sự kiện lỗi này đã được xử lý hoặc đang được gửi lại.",
                    "This dead letter has been dealt with or is on its way back already.")
                    .with("state", letter.getString("state"));
        }
        ReceivedRecord record = ReceivedRecord.fromDocument(letter.get("record", Document.class));
        String group = letter.getString("owner");
        long number = letter.getLong("sent") + 1;
        Document entry = outbox.entry(number, record.originalTopic() + "." + group + ".retry", text(record.key()),
                headers(group, record, letter.getString("cause"), null, id), record.value());
        Document decided = letters.findOneAndUpdate(
                Filters.and(Filters.eq("_id", id), Filters.eq("state", OPEN),
                        Filters.eq("sent", letter.getLong("sent"))),
                Updates.combine(Updates.set("state", next.name()), Updates.set("sent", number),
                        Updates.set("decidedBy", context.actor().personId()),
                        Updates.set("decisionKey", context.idempotencyKey()), Updates.set("reason", reason),
                        Updates.set("lastChangedAt", Date.from(technicalClock.instant())),
                        Updates.push("decisions",
                                new Document("by", context.actor().personId()).append("command", context.command())
                                        .append("at", Date.from(technicalClock.instant())).append("reason", reason)
                                        .append("trace", context.trace().traceId())),
                        Updates.push("outbox", entry)),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        if (decided == null) {
            throw Refusal.of(409, "dead-letter-not-open", "Người khác vừa xử lý sự kiện lỗi này.",
                    "Somebody else has just dealt with this dead letter.");
        }
        outbox.offer(COLLECTION, id);
        return read(decided, true);
    }

    /** Notes what a replay came to. */
    void replayed(String id, Effect effect) {
        String outcome = switch (effect) {
            case APPLIED -> "applied";
            case ALREADY_APPLIED -> "already-applied";
            case IGNORED -> "ignored";
        };
        letters.updateOne(
                Filters.and(Filters.eq("_id", id), Filters.eq("state", DeadLetter.State.REPLAYING.name())),
                Updates.combine(Updates.set("state", DeadLetter.State.RESOLVED.name()),
                        Updates.set("outcome", outcome),
                        Updates.set("lastChangedAt", Date.from(technicalClock.instant()))));
    }

    /** Notes that a replay failed, so that somebody decides again. */
    void failedAgain(String id, Throwable error, int tries) {
        letters.updateOne(
                Filters.and(Filters.eq("_id", id), Filters.eq("state", DeadLetter.State.REPLAYING.name())),
                Updates.combine(Updates.set("state", OPEN), Updates.set("outcome", "failed"),
                        Updates.set("error", describe(error)), Updates.inc("tries", tries),
                        Updates.set("lastChangedAt", Date.from(technicalClock.instant()))));
    }

    private static String describe(Throwable error) {
        String text = error.getClass().getSimpleName() + ": " + error.getMessage();
        return text.length() > 2000 ? text.substring(0, 2000) : text;
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, UTF_8);
    }

    private static DeadLetter read(Document letter, boolean withValue) {
        Document record = Objects.requireNonNull(letter.get("record", Document.class));
        ReceivedRecord received = ReceivedRecord.fromDocument(record);
        Binary value = record.get("value", Binary.class);
        return new DeadLetter(letter.getString("_id"), letter.getString("owner"),
                DeadLetter.State.valueOf(letter.getString("state")), letter.getString("cause"),
                letter.getString("error"), letter.getInteger("tries"), received.originalTopic(), received.partition(),
                received.offset(), text(received.key()), CloudEventHeaders.optional(received.headers(), "ce_id"),
                CloudEventHeaders.optional(received.headers(), "ce_type"),
                withValue && value != null ? text(value.getData()) : null,
                letter.getDate("firstFailedAt").toInstant(), letter.getDate("lastChangedAt").toInstant(),
                letter.getString("outcome"), letter.getString("decidedBy"), letter.getString("reason"));
    }
}
