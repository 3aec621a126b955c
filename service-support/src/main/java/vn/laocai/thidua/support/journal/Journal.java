package vn.laocai.thidua.support.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import org.bson.Document;

/** The permanent record of a service: internal and public events and audit records, append-only. */
public final class Journal {

    /** Name of the collection; the relay appends to it. */
    public static final String COLLECTION = "journal";

    private final MongoCollection<Document> rows;

    public Journal(MongoDatabase database) {
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
        Optional<Entry> next = entry(collection, aggregate, 1);
        while (next.isPresent()) {
            entries.add(next.get());
            next = entry(collection, aggregate, entries.size() + 1L);
        }
        return entries;
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
