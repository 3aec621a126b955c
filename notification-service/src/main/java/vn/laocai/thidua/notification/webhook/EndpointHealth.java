package vn.laocai.thidua.notification.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Pauses endpoints that fail. After four failures in a row nothing is sent for a minute, and the pause doubles up to a
 * day; when it ends one delivery goes first as a probe, and its success heals the endpoint.
 */
final class EndpointHealth {

    private static final int FAILURES_BEFORE_PAUSE = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(24);
    private static final Duration PROBE = Duration.ofSeconds(20);
    private static final Duration GIVE_UP = Duration.ofDays(5);

    private final MongoCollection<Document> health;

    /** Whether an attempt may be made now. */
    sealed interface Permit {
        /** Yes; a probe is the one attempt after a pause. */
        record Go(boolean probe) implements Permit {}

        /** Not before this instant. */
        record Wait(Instant until) implements Permit {}
    }

    /**
     * How an endpoint does.
     *
     * @param hopeless
     *            whether it has failed for five days
     */
    record Condition(Instant pausedUntil, boolean hopeless) {}

    EndpointHealth(MongoDatabase database) {
        this.health = database.getCollection("webhook_health").withWriteConcern(WriteConcern.MAJORITY);
    }

    Permit mayAttempt(String endpointId, Instant now) {
        Document state = health.find(Filters.eq("_id", endpointId)).first();
        if (state == null || state.getInteger("failures") < FAILURES_BEFORE_PAUSE) {
            return new Permit.Go(false);
        }
        Instant until = state.getDate("pausedUntil").toInstant();
        if (until.isAfter(now)) {
            return new Permit.Wait(until);
        }
        // Whoever moves the pause is the probe; the others wait for its result.
        Bson unmoved = Filters.and(Filters.eq("_id", endpointId), Filters.eq("pausedUntil", Date.from(until)));
        Instant end = now.plus(PROBE);
        return health.updateOne(unmoved, Updates.set("pausedUntil", Date.from(end))).getModifiedCount() == 1
                ? new Permit.Go(true)
                : new Permit.Wait(end);
    }

    void succeeded(String endpointId) {
        health.deleteOne(Filters.eq("_id", endpointId));
    }

    /**
     * Counts a failure.
     *
     * @param startedAt
     *            when the attempt began; one that began before the present pause does not lengthen it
     */
    Condition failed(String endpointId, boolean probe, Instant startedAt, Instant now) {
        Optional<Document> counted = count(endpointId, probe, startedAt, now);
        Document state = counted.orElseGet(() -> current(endpointId, now));
        int failures = state.getInteger("failures");
        Instant until = state.getDate("pausedUntil").toInstant();
        if (counted.isPresent() && failures >= FAILURES_BEFORE_PAUSE) {
            until = now.plus(pause(failures));
            health.updateOne(Filters.eq("_id", endpointId), Updates.set("pausedUntil", Date.from(until)));
        }
        return new Condition(until, !state.getDate("failingSince").toInstant().plus(GIVE_UP).isAfter(now));
    }

    private Optional<Document> count(String endpointId, boolean probe, Instant startedAt, Instant now) {
        Bson guard = probe
                ? Filters.eq("_id", endpointId)
                : Filters.and(Filters.eq("_id", endpointId), Filters.lte("pausedUntil", Date.from(startedAt)));
        for (int attempt = 0; attempt < 2; attempt++) {
            Document after = health.findOneAndUpdate(guard, Updates.inc("failures", 1),
                    new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
            if (after != null) {
                return Optional.of(after);
            }
            Document first = new Document("_id", endpointId).append("failures", 1)
                    .append("failingSince", Date.from(now)).append("pausedUntil", new Date(0));
            try {
                health.insertOne(first);
                return Optional.of(first);
            } catch (MongoWriteException e) {
                if (e.getError().getCode() != 11000) {
                    throw e;
                }
            }
        }
        return Optional.empty();
    }

    private Document current(String endpointId, Instant now) {
        Document state = health.find(Filters.eq("_id", endpointId)).first();
        return state != null
                ? state
                : new Document("failures", 0).append("failingSince", Date.from(now)).append("pausedUntil",
                        new Date(0));
    }

    private static Duration pause(int failures) {
        int doublings = Math.min(failures - FAILURES_BEFORE_PAUSE, 12);
        Duration pause = FIRST_PAUSE.multipliedBy(1L << doublings);
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
