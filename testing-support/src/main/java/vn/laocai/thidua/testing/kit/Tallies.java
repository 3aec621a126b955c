package vn.laocai.thidua.testing.kit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.support.event.EventEnvelope;
import vn.laocai.thidua.support.event.IncomingEvent;
import vn.laocai.thidua.support.inbox.Effect;
import vn.laocai.thidua.support.inbox.LatestStates;

/** The consumers' side of the kits: adds up what was counted, once per event, and fails when it is told to. */
final class Tallies {

    /** A consumer's own copy of the event. */
    record CountedData(int amount, int total) {}

    private final MongoCollection<Document> tallies;
    private final Set<String> broken = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicInteger> tries = new ConcurrentHashMap<>();

    Tallies(MongoDatabase database) {
        this.tallies = database.getCollection("tallies");
    }

    private static String id(String group, String subject) {
        return group + "|" + subject;
    }

    /** Adds the amount; the guard against duplicates stands in the same write. */
    Effect add(String group, IncomingEvent<CountedData> event) {
        EventEnvelope envelope = event.envelope();
        failWhereTold(envelope);
        try {
            tallies.updateOne(
                    Filters.and(Filters.eq("_id", id(group, envelope.subject())), Filters.ne("seen", envelope.id())),
                    Updates.combine(Updates.inc("total", event.data().amount()), Updates.push("seen", envelope.id()),
                            Updates.push("sequences", envelope.sequence())),
                    new UpdateOptions().upsert(true));
            return Effect.APPLIED;
        } catch (MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getError().getCode()) == ErrorCategory.DUPLICATE_KEY) {
                return Effect.ALREADY_APPLIED;
            }
            throw e;
        }
    }

    /** Takes the total that the event carries. */
    Effect replace(String group, IncomingEvent<CountedData> event) {
        failWhereTold(event.envelope());
        return LatestStates.apply(tallies, id(group, event.envelope().subject()), event.envelope(),
                new Document("total", event.data().total()));
    }

    private void failWhereTold(EventEnvelope envelope) {
        tries.computeIfAbsent(envelope.id(), id -> new AtomicInteger()).incrementAndGet();
        if (broken.contains(envelope.id())) {
            throw new IllegalStateException("The kit breaks a rule");
        }
    }

    /** From now on this event breaks a rule. */
    void breakAt(String eventId) {
        broken.add(eventId);
    }

    /** The event breaks no rule any more. */
    void heal(String eventId) {
        broken.remove(eventId);
    }

    int tries(String eventId) {
        AtomicInteger count = tries.get(eventId);
        return count == null ? 0 : count.get();
    }

    /** The sum so far, or {@code null} where nothing has come. */
    @Nullable
    Integer total(String group, String subject) {
        Document tally = tallies.find(Filters.eq("_id", id(group, subject))).first();
        return tally == null ? null : tally.getInteger("total");
    }

    /** The numbers of the events in the order in which they had their effect. */
    List<Long> sequences(String group, String subject) {
        Document tally = tallies.find(Filters.eq("_id", id(group, subject))).first();
        return tally == null ? List.of() : tally.getList("sequences", Long.class, List.of());
    }
}
