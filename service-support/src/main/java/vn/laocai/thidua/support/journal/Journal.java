package vn.laocai.thidua.support.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import org.bson.Document;

/** The permanent record of a service: internal and public events and audit records, append-only. */
public final class Journal {

    /** Name of the collection; the relay appends to it. */
    public static final String COLLECTION = "journal";

    private static final int AT_ONCE = 256;

    private final MongoDatabase database;
    private final MongoCollection<Document> rows;

    public Journal(MongoDatabase database) {
        this.database = database;
        this.rows = database.getCollection(COLLECTION);
    }

    /**
     * An entry as it stands in the journal.
     *
     * @param number
     *            number within its aggregate, contiguous from 1
     * @param kind
     *            PUBLIC, INTERNAL or AUDIT
     * @param content
     *            exact text that the hash covers
     */
    public record Entry(String collection, String aggregate, long number, String kind, String content, String previous,
            String hash, Instant at) {

        static Entry of(Document row) {
            return new Entry(row.getString("collection"), row.getString("aggregate"), row.getLong("n"),
                    row.getString("kind"), row.getString("content"), row.getString("previous"), row.getString("hash"),
                    row.getDate("at").toInstant());
        }
    }

    /** One entry of an aggregate. */
    public Optional<Entry> entry(String collection, String aggregate, long number) {
        return Optional.ofNullable(rows.find(Filters.eq("_id", id(collection, aggregate, number))).first())
                .map(Entry::of);
    }

    /** The entries of an aggregate from the first, as far as they have been appended. */
    public List<Entry> entries(String collection, String aggregate) {
        List<Entry> entries = new ArrayList<>();
        while (true) {
            // By their ids, many at once: no store needs an index for that.
            long from = entries.size() + 1L;
            List<String> ids = new ArrayList<>(AT_ONCE);
            for (long number = from; number < from + AT_ONCE; number++) {
                ids.add(id(collection, aggregate, number));
            }
            List<Entry> found = new ArrayList<>(AT_ONCE);
            rows.find(Filters.in("_id", ids)).map(Entry::of).into(found);
            found.sort(Comparator.comparingLong(Entry::number));
            for (Entry entry : found) {
                if (entry.number() != entries.size() + 1L) {
                    return entries;
                }
                entries.add(entry);
            }
            if (found.size() < AT_ONCE) {
                return entries;
            }
        }
    }

    /** The entries of an aggregate from the first, and those after them that still wait in its outbox. */
    public List<Entry> entriesAndPending(String collection, String aggregate) {
        // The outbox is read first: what leaves it meanwhile is in the journal by then.
        Document document = database.getCollection(collection).find(Filters.eq("_id", aggregate)).first();
        List<Entry> entries = entries(collection, aggregate);
        if (document != null) {
            for (Document waiting : document.getList("outbox", Document.class, List.of())) {
                if (waiting.getLong("n") == entries.size() + 1L) {
                    entries.add(Entry.of(new Document(waiting).append("collection", collection)
                            .append("aggregate", aggregate)));
                }
            }
        }
        return entries;
    }

    /**
     * Reads the journal once from its beginning: the entries of every aggregate in the order of their numbers, the
     * aggregates among each other as they come. What waits for a predecessor is kept until that has come; what still waits
     * at the end is a gap.
     *
     * @param wanted
     *            which collections matter
     * @return number of entries that were passed on
     * @throws IllegalStateException
     *             where an entry is missing in the middle
     */
    public long readInOrder(Predicate<String> wanted, Consumer<Entry> reader) {
        Map<String, Long> last = new HashMap<>();
        Map<String, TreeMap<Long, Entry>> waiting = new HashMap<>();
        long read = 0;
        for (Document row : rows.find().batchSize(2_000)) {
            if (!wanted.test(row.getString("collection"))) {
                continue;
            }
            Entry entry = Entry.of(row);
            String key = entry.collection() + "/" + entry.aggregate();
            TreeMap<Long, Entry> queue = waiting.computeIfAbsent(key, any -> new TreeMap<>());
            queue.put(entry.number(), entry);
            long next = last.getOrDefault(key, 0L) + 1;
            for (Entry due = queue.remove(next); due != null; due = queue.remove(next)) {
                reader.accept(due);
                last.put(key, next);
                next++;
                read++;
            }
        }
        waiting.values().removeIf(Map::isEmpty);
        if (!waiting.isEmpty()) {
            throw new IllegalStateException("The journal lacks entries before those of " + waiting.keySet());
        }
        return read;
    }

    /** Every entry of a kind, in no particular order; for audits and replays. */
    public Iterable<Entry> ofKind(String kind) {
        return rows.find(Filters.eq("kind", kind)).map(Entry::of);
    }

    /** Id of an entry, so that appending it twice changes nothing. */
    public static String id(String collection, String aggregate, long number) {
        return "%s/%s/%012d".formatted(collection, aggregate, number);
    }
}
