package vn.laocai.thidua.support.outbox;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** An outbox for documents that are no aggregates: records on their way to dead-letter and retry topics. */
public final class RawOutbox {

    private final Relay relay;
    private final Clock technicalClock;

    public RawOutbox(Relay relay, Clock technicalClock) {
        this.relay = relay;
        this.technicalClock = technicalClock;
    }

    /** Has the relay look after the collection. */
    public void watch(MongoCollection<Document> collection) {
        relay.watch(collection);
    }

    /**
     * An entry for the {@code outbox} array of a document.
     *
     * @param number
     *            number of the entry within its document, from 1
     */
    public Document entry(long number, String topic, @Nullable String key, Map<String, byte[]> headers,
            byte @Nullable [] value) {
        return new OutboxEntry(number, EntryKind.RAW, "", topic, key, headers, value, "", "", technicalClock.instant())
                .toDocument();
    }

    /** A new document with its first entry, claimed by this instance. */
    public Document withOutbox(Document document, Document entry) {
        return new Document(document).append("outbox", new ArrayList<>(List.of(entry))).append("relay",
                new Document("owner", relay.owner()).append("until", Date.from(technicalClock.instant())));
    }

    /** New entries have been saved in this document. */
    public void offer(String collection, String id) {
        relay.reload(collection, id);
    }
}
