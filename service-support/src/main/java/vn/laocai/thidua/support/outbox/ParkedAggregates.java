package vn.laocai.thidua.support.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.Refusal;

/** Aggregates whose events could not be sent and that wait for an operator. */
public final class ParkedAggregates {

    private final MongoDatabase database;
    private final Relay relay;

    ParkedAggregates(MongoDatabase database, Relay relay) {
        this.database = database;
        this.relay = relay;
    }

    /**
     * One of them.
     *
     * @param waiting
     *            entries in its outbox
     * @param error
     *            what the last try came to
     */
    public record Parked(String collection, String id, int waiting, int attempts, @Nullable String error,
            @Nullable Instant oldest) {}

    /** All of them, by collection and id. */
    public List<Parked> all() {
        List<Parked> found = new ArrayList<>();
        for (String name : relay.watched().stream().sorted().toList()) {
            for (Document document : database.getCollection(name).find(Filters.eq("relay.parked", true))) {
                StoredAggregate stored = new StoredAggregate(document);
                List<OutboxEntry> waiting = stored.outbox();
                found.add(new Parked(name, stored.id(), waiting.size(), stored.attempts(),
                        document.getEmbedded(List.of("relay", "error"), String.class),
                        waiting.isEmpty() ? null : waiting.getFirst().at()));
            }
        }
        return found;
    }

    /** Has the events of a parked aggregate sent again; who asked for it stands in the document. */
    public void redrive(String collection, String id, CommandContext context) {
        boolean known = relay.watched().contains(collection) && database.getCollection(collection)
                .updateOne(Filters.and(Filters.eq("_id", id), Filters.eq("relay.parked", true)), Updates
                        .set("relay", new Document("parked", false).append("attempts", 0).append("until",
                                Date.from(Instant.EPOCH)).append("redrivenBy", context.actor().personId())))
                .getMatchedCount() == 1;
        if (!known) {
            throw Refusal.of(404, "not-parked", "Đối tượng này không nằm trong danh sách chờ xử lý.",
                    "This aggregate is not parked.");
        }
        relay.unparked();
        relay.reload(collection, id);
    }
}
