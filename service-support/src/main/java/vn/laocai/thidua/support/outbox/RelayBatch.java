package vn.laocai.thidua.support.outbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.support.journal.Journal;

/**
 * One round over many aggregates: journal rows in bulk, records with all keys in parallel, removals in bulk.
 *
 * <p>
 * The journal rows and removals need no acknowledgement of durability of their own: the save already made the entries
 * durable in the outbox, and no store keeps a removal without the rows that were inserted before it.
 */
final class RelayBatch {

    private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);

    private final MongoDatabase database;
    private final MongoCollection<Document> journal;
    private final Producer<byte[], byte[]> producer;
    private final Map<String, MongoCollection<Document>> collections = new ConcurrentHashMap<>();

    RelayBatch(MongoDatabase database, Producer<byte[], byte[]> producer) {
        this.database = database;
        this.journal = database.getCollection(Journal.COLLECTION).withWriteConcern(WriteConcern.W1);
        this.producer = producer;
    }

    /** The next entries of one lane. */
    record Item(RelayLane lane, List<OutboxEntry> entries) {}

    /**
     * What became of an item.
     *
     * @param lastDone
     *            number of the last entry that was carried on; 0 where none was
     * @param error
     *            why the next one was not
     */
    record Result(RelayLane lane, long lastDone, int published, @Nullable Throwable error) {

        boolean brokerDidNotAnswer() {
            return error instanceof RetriableException || error instanceof InterruptException;
        }
    }

    List<Result> carryOn(List<Item> items) {
        append(items);
        List<Progress> progress = send(items);
        remove(progress);
        List<Result> results = new ArrayList<>(items.size());
        for (Progress one : progress) {
            results.add(new Result(one.item.lane(), one.lastDone, one.published, one.error));
        }
        return results;
    }

    private void append(List<Item> items) {
        List<Document> rows = new ArrayList<>();
        for (Item item : items) {
            for (OutboxEntry entry : item.entries()) {
                if (entry.kind().journaled()) {
                    rows.add(entry.toJournal(item.lane().key().collection(), item.lane().key().id()));
                }
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        try {
            journal.insertMany(rows, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            for (BulkWriteError error : e.getWriteErrors()) {
                if (ErrorCategory.fromErrorCode(error.getCode()) != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
            }
        }
    }

    private static final class Progress {
        private final Item item;
        private int index;
        private long lastDone;
        private int published;
        private @Nullable Throwable error;

        Progress(Item item) {
            this.item = item;
        }

        /** The next entry that goes to Kafka; those before it need no sending and are done. */
        @Nullable
        OutboxEntry nextToSend() {
            while (error == null && index < item.entries().size()) {
                OutboxEntry entry = item.entries().get(index);
                if (entry.kind().published()) {
                    return entry;
                }
                lastDone = entry.number();
                index++;
            }
            return null;
        }

        void sent(OutboxEntry entry) {
            lastDone = entry.number();
            published++;
            index++;
        }
    }

    private record InFlight(Progress progress, OutboxEntry entry, Future<RecordMetadata> future) {}

    /**
     * In waves: the first record of every key at once, then the second of those whose first was acknowledged. So a
     * record that fails never overtakes its successor.
     */
    private List<Progress> send(List<Item> items) {
        List<Progress> progress = new ArrayList<>(items.size());
        items.forEach(item -> progress.add(new Progress(item)));
        List<Progress> wave = progress;
        while (!wave.isEmpty()) {
            List<InFlight> inFlight = new ArrayList<>(wave.size());
            for (Progress one : wave) {
                OutboxEntry entry = one.nextToSend();
                if (entry != null) {
                    try {
                        inFlight.add(new InFlight(one, entry, producer.send(entry.toRecord())));
                    } catch (RuntimeException e) {
                        one.error = e;
                    }
                }
            }
            List<Progress> next = new ArrayList<>(inFlight.size());
            for (InFlight sending : inFlight) {
                try {
                    sending.future().get();
                    sending.progress().sent(sending.entry());
                    next.add(sending.progress());
                } catch (ExecutionException e) {
                    sending.progress().error = e.getCause() == null ? e : e.getCause();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    sending.progress().error = new InterruptException(e);
                }
            }
            wave = next;
        }
        return progress;
    }

    private void remove(List<Progress> progress) {
        Map<String, List<WriteModel<Document>>> removals = new HashMap<>();
        for (Progress one : progress) {
            if (one.lastDone > 0) {
                Document update = new Document("$pull",
                        new Document("outbox", new Document("n", new Document("$lte", one.lastDone))));
                if (one.item.lane().attempts() > 0) {
                    update.append("$unset", new Document("relay.attempts", "").append("relay.nextTry", "")
                            .append("relay.error", ""));
                }
                removals.computeIfAbsent(one.item.lane().key().collection(), name -> new ArrayList<>())
                        .add(new UpdateOneModel<>(Filters.eq("_id", one.item.lane().key().id()), update));
            }
        }
        removals.forEach((name, models) -> collections
                .computeIfAbsent(name, n -> database.getCollection(n).withWriteConcern(WriteConcern.W1))
                .bulkWrite(models, ANY_ORDER));
    }
}
