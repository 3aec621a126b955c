package vn.laocai.thidua.support.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.support.journal.HashChain;

/**
 * How an aggregate's document is laid out: {@code _id, version, state, sequence, journal {n, head}, outbox [],
 * relay {owner, until, attempts, nextTry, parked, error}, commands []}.
 */
final class StoredAggregate {

    static final Duration COMMANDS_KEPT = Duration.ofHours(24);
    private static final int COMMANDS_BEFORE_PRUNING = 64;

    private final Document document;

    StoredAggregate(Document document) {
        this.document = document;
    }

    static StoredAggregate absent(String id) {
        return new StoredAggregate(new Document("_id", id));
    }

    boolean exists() {
        return document.containsKey("version");
    }

    String id() {
        return document.getString("_id");
    }

    long version() {
        return Objects.requireNonNullElse(document.getLong("version"), 0L);
    }

    Document state() {
        return Objects.requireNonNullElse(document.get("state", Document.class), new Document());
    }

    EntryWriter.Position position() {
        Document journal = document.get("journal", Document.class);
        return journal == null
                ? new EntryWriter.Position(0, 0, HashChain.START)
                : new EntryWriter.Position(journal.getLong("n"), document.getLong("sequence"),
                        journal.getString("head"));
    }

    int pending() {
        return document.getList("outbox", Document.class, List.of()).size();
    }

    List<OutboxEntry> outbox() {
        List<OutboxEntry> entries = new ArrayList<>();
        for (Document entry : document.getList("outbox", Document.class, List.of())) {
            entries.add(OutboxEntry.fromDocument(entry));
        }
        return entries;
    }

    /** Whether this relay may take the aggregate: nobody else holds a lease that still runs, and it is not parked. */
    boolean claimableBy(String owner, Instant now) {
        Document relay = document.get("relay", Document.class);
        if (relay == null) {
            return true;
        }
        if (relay.getBoolean("parked", false)) {
            return false;
        }
        Date until = relay.getDate("until");
        return owner.equals(relay.getString("owner")) || until == null || until.toInstant().isBefore(now);
    }

    int attempts() {
        Document relay = document.get("relay", Document.class);
        return relay == null ? 0 : relay.getInteger("attempts", 0);
    }

    boolean failing() {
        Document relay = document.get("relay", Document.class);
        return relay != null && (relay.getBoolean("parked", false) || relay.containsKey("nextTry"));
    }

    /** The hash of the request that was done with this key, if it was. */
    Optional<String> requestOf(String keyHash) {
        return document.getList("commands", Document.class, List.of()).stream()
                .filter(command -> keyHash.equals(command.getString("key")))
                .map(command -> command.getString("request")).findFirst();
    }

    /** The commands that are still to be kept, where so many have expired that a save should drop them. */
    @Nullable
    List<Document> prunedCommands(Instant now) {
        List<Document> commands = document.getList("commands", Document.class, List.of());
        Date limit = Date.from(now.minus(COMMANDS_KEPT));
        List<Document> kept = commands.stream().filter(command -> command.getDate("at").after(limit)).toList();
        return commands.size() - kept.size() >= COMMANDS_BEFORE_PRUNING ? kept : null;
    }
}
