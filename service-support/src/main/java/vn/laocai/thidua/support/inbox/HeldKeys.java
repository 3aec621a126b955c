package vn.laocai.thidua.support.inbox;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import org.bson.Document;

/**
 * Keys whose records wait behind a dead letter, for consumers that must see the events of a key in order. The order
 * stands in one small document per key; each waiting record is a document of its own.
 */
final class HeldKeys {

    static final String KEYS = "held_keys";
    static final String RECORDS = "held_records";

    private final MongoCollection<Document> keys;
    private final MongoCollection<Document> records;
    private final Clock technicalClock;

    HeldKeys(MongoDatabase database, Clock technicalClock) {
        this.keys = database.getCollection(KEYS);
        this.records = database.getCollection(RECORDS);
        this.technicalClock = technicalClock;
    }

    private static String id(String group, String lane) {
        return group + "|" + lane;
    }

    /** The dead letter that holds this key, if one does. */
    Optional<String> holder(String group, String lane) {
        return Optional.ofNullable(keys.find(Filters.eq("_id", id(group, lane))).first())
                .map(key -> key.getString("deadLetter"));
    }

    /** Holds the key behind this dead letter; the second time it changes nothing. */
    void hold(String group, String lane, String deadLetter) {
        try {
            keys.insertOne(new Document("_id", id(group, lane)).append("deadLetter", deadLetter)
                    .append("waiting", new ArrayList<>()).append("since", Date.from(technicalClock.instant())));
        } catch (MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getError().getCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
    }

    /** Puts a record behind those that wait; false where the key has been released meanwhile. */
    boolean queue(String group, String lane, ReceivedRecord record) {
        String position = id(group, lane) + "|" + record.position();
        try {
            records.insertOne(new Document("_id", position).append("record", record.toDocument()));
        } catch (MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getError().getCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
        while (true) {
            if (keys.updateOne(Filters.and(Filters.eq("_id", id(group, lane)), Filters.ne("waiting", position)),
                    Updates.push("waiting", position)).getMatchedCount() == 1) {
                return true;
            }
            Document key = keys.find(Filters.eq("_id", id(group, lane))).first();
            if (key == null) {
                records.deleteOne(Filters.eq("_id", position));
                return false;
            }
            if (key.getList("waiting", String.class, List.of()).contains(position)) {
                return true;
            }
        }
    }

    /** The first record that waits. Positions whose record is gone were handled and are passed over. */
    Optional<ReceivedRecord> first(String group, String lane) {
        Document key = keys.find(Filters.eq("_id", id(group, lane))).first();
        if (key == null) {
            return Optional.empty();
        }
        for (String position : key.getList("waiting", String.class, List.of())) {
            Document row = records.find(Filters.eq("_id", position)).first();
            if (row != null) {
                return Optional.of(ReceivedRecord.fromDocument(row.get("record", Document.class)));
            }
            keys.updateOne(Filters.eq("_id", id(group, lane)), Updates.pull("waiting", position));
        }
        return Optional.empty();
    }

    /** The record has been dealt with. */
    void done(String group, String lane, ReceivedRecord record) {
        String position = id(group, lane) + "|" + record.position();
        keys.updateOne(Filters.eq("_id", id(group, lane)), Updates.pull("waiting", position));
        records.deleteOne(Filters.eq("_id", position));
    }

    /** Another dead letter holds the key from now on. */
    void heldBy(String group, String lane, String deadLetter) {
        keys.updateOne(Filters.eq("_id", id(group, lane)), Updates.set("deadLetter", deadLetter));
    }

    /** Releases the key; false where another record has begun to wait meanwhile. */
    boolean release(String group, String lane) {
        return keys.deleteOne(Filters.and(Filters.eq("_id", id(group, lane)), Filters.size("waiting", 0)))
                .getDeletedCount() == 1;
    }

    /** How many keys are held. */
    long count() {
        return keys.countDocuments();
    }
}
