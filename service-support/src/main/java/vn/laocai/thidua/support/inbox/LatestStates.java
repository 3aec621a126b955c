package vn.laocai.thidua.support.inbox;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import org.bson.Document;

import vn.laocai.thidua.support.event.EventEnvelope;

/**
 * Writes a local copy of somebody else's aggregate. The guard stands in the same update as the effect: an event that is
 * not newer than the last one that was applied to this copy changes nothing.
 */
public final class LatestStates {

    /** Field of the copy that holds the sequence of the last event that was applied. */
    public static final String SEQUENCE = "appliedSequence";

    private LatestStates() {}

    /**
     * Sets fields of the copy, which is made where there is none.
     *
     * @param id
     *            id of the copy
     * @param set
     *            fields and their values, as for {@code $set}
     */
    public static Effect apply(MongoCollection<Document> collection, String id, EventEnvelope event, Document set) {
        Document fields = new Document(set).append(SEQUENCE, event.sequence());
        try {
            collection.updateOne(Filters.and(Filters.eq("_id", id), older(event)), new Document("$set", fields),
                    new UpdateOptions().upsert(true));
            return Effect.APPLIED;
        } catch (MongoWriteException | MongoCommandException e) {
            // The copy exists and is not older: the upsert tried to insert a second one.
            if (ErrorCategory.fromErrorCode(e.getCode()) == ErrorCategory.DUPLICATE_KEY) {
                return Effect.ALREADY_APPLIED;
            }
            throw e;
        }
    }

    private static org.bson.conversions.Bson older(EventEnvelope event) {
        return Filters.or(Filters.lt(SEQUENCE, event.sequence()), Filters.exists(SEQUENCE, false));
    }
}
