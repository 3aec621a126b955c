package vn.laocai.thidua.notification.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.notification.announcement.MessageId;
import vn.laocai.thidua.notification.paging.PagedLists;
import vn.laocai.thidua.support.event.EventEnvelope;

/** The log of deliveries: one record per event and endpoint, and the body of each delivered event once. */
final class Deliveries {

    private static final int MOST_ATTEMPTS = 40;

    private final MongoCollection<Document> deliveries;
    private final MongoCollection<Document> bodies;
    private final PagedLists log;

    /** A delivery that is there now, and whether it was made just now. */
    record Kept(Delivery delivery, boolean isNew) {}

    Deliveries(MongoDatabase database) {
        WriteConcern durable = WriteConcern.MAJORITY.withJournal(true);
        this.deliveries = database.getCollection("webhook_deliveries").withWriteConcern(durable);
        this.bodies = database.getCollection("webhook_events").withWriteConcern(durable);
        this.log = new PagedLists(database, "webhook_log");
    }

    /** Keeps the body that every endpoint gets for this event. */
    void keepBody(EventEnvelope event) {
        try {
            bodies.insertOne(new Document("_id", event.id()).append("body", StructuredEvent.of(event)));
        } catch (MongoWriteException e) {
            ignoreDuplicate(e);
        }
    }

    Optional<String> body(String eventId) {
        return Optional.ofNullable(bodies.find(Filters.eq("_id", eventId)).first())
                .map(document -> document.getString("body"));
    }

    /** The delivery of this event to this endpoint, made where there is none (Rule 89). */
    Kept keep(EventEnvelope event, WebhookEndpoint endpoint, Instant now) {
        String id = MessageId.of(event.id(), endpoint.id(), "webhook");
        long number = log.nextNumber(endpoint.id());
        Delivery delivery = new Delivery(id, endpoint.id(), endpoint.organisation(), event.id(), event.type(),
                event.subject(), number, Delivery.State.PENDING, 0, false, now, now, List.of());
        boolean isNew = true;
        try {
            deliveries.insertOne(write(delivery));
        } catch (MongoWriteException e) {
            ignoreDuplicate(e);
            isNew = false;
            delivery = find(id).orElseThrow(() -> e);
        }
        log.add(endpoint.id(), delivery.number(), id);
        return new Kept(delivery, isNew);
    }

    Optional<Delivery> find(String id) {
        return Optional.ofNullable(deliveries.find(Filters.eq("_id", id)).first()).map(Deliveries::read);
    }

    /** The newest deliveries of an endpoint below a number. */
    List<Delivery> newest(String endpointId, long below, int limit) {
        List<String> ids = log.newest(endpointId, below, limit, false).stream().map(PagedLists.Entry::id).toList();
        Map<String, Delivery> found = new HashMap<>();
        deliveries.find(Filters.in("_id", ids)).map(Deliveries::read)
                .forEach(delivery -> found.put(delivery.id(), delivery));
        List<Delivery> result = new ArrayList<>();
        for (String id : ids) {
            Delivery delivery = found.get(id);
            if (delivery != null) {
                result.add(delivery);
            }
        }
        return result;
    }

    void tried(String id, Delivery.Attempt attempt, Delivery.State state, int tries, @Nullable Instant next) {
        Bson changes = Updates.combine(Updates.set("state", state.name()), Updates.set("tries", tries),
                Updates.set("nextAttemptAt", next == null ? null : Date.from(next)),
                Updates.pushEach("attempts", List.of(write(attempt)), new PushOptions().slice(-MOST_ATTEMPTS)));
        deliveries.updateOne(Filters.eq("_id", id), changes);
    }

    void move(String id, Delivery.State state, @Nullable Instant next) {
        deliveries.updateOne(Filters.eq("_id", id), Updates.combine(Updates.set("state", state.name()),
                Updates.set("nextAttemptAt", next == null ? null : Date.from(next))));
    }

    /** Begins a delivery again at the foot of the ladder. */
    void again(String id, Instant now) {
        deliveries.updateOne(Filters.eq("_id", id),
                Updates.combine(Updates.set("state", Delivery.State.PENDING.name()), Updates.set("tries", 0),
                        Updates.set("replay", true), Updates.set("nextAttemptAt", Date.from(now))));
    }

    private static void ignoreDuplicate(MongoWriteException e) {
        if (e.getError().getCode() != 11000) {
            throw e;
        }
    }

    private static Document write(Delivery delivery) {
        Instant next = delivery.nextAttemptAt();
        return new Document("_id", delivery.id()).append("endpointId", delivery.endpointId())
                .append("organisation", delivery.organisation()).append("eventId", delivery.eventId())
                .append("eventType", delivery.eventType()).append("subject", delivery.subject())
                .append("number", delivery.number()).append("state", delivery.state().name())
                .append("tries", delivery.tries()).append("replay", delivery.replay())
                .append("createdAt", Date.from(delivery.createdAt()))
                .append("nextAttemptAt", next == null ? null : Date.from(next)).append("attempts", List.of());
    }

    private static Document write(Delivery.Attempt attempt) {
        return new Document("at", Date.from(attempt.at())).append("tookMillis", attempt.tookMillis())
                .append("status", attempt.status()).append("error", attempt.error())
                .append("detail", attempt.detail()).append("response", attempt.response());
    }

    private static Delivery read(Document document) {
        Date next = document.getDate("nextAttemptAt");
        List<Delivery.Attempt> attempts = document.getList("attempts", Document.class).stream()
                .map(each -> new Delivery.Attempt(each.getDate("at").toInstant(), each.getLong("tookMillis"),
                        each.getInteger("status"), each.getString("error"), each.getString("detail"),
                        each.getString("response")))
                .toList();
        return new Delivery(document.getString("_id"), document.getString("endpointId"),
                document.getString("organisation"), document.getString("eventId"), document.getString("eventType"),
                document.getString("subject"), document.getLong("number"),
                Delivery.State.valueOf(document.getString("state")), document.getInteger("tries"),
                document.getBoolean("replay"), document.getDate("createdAt").toInstant(),
                next == null ? null : next.toInstant(), attempts);
    }
}
