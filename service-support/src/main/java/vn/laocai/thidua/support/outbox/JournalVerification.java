package vn.laocai.thidua.support.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import org.bson.Document;

import vn.laocai.thidua.support.journal.HashChain;
import vn.laocai.thidua.support.journal.Journal;

/**
 * Recomputes the chains of hashes of all aggregates and compares them with the heads in the aggregates and with the last
 * signed checkpoint. Entries that still wait in an outbox count as present.
 */
public final class JournalVerification {

    private static final int MOST_FINDINGS = 100;

    private final MongoDatabase database;
    private final Relay relay;
    private final Journal journal;
    private final JournalCheckpoints checkpoints;

    JournalVerification(MongoDatabase database, Relay relay, Journal journal, JournalCheckpoints checkpoints) {
        this.database = database;
        this.relay = relay;
        this.journal = journal;
        this.checkpoints = checkpoints;
    }

    /**
     * What does not fit.
     *
     * @param number
     *            entry from which the chain no longer fits
     * @param code
     *            {@code entry-missing}, {@code content-changed}, {@code head-differs}, {@code checkpoint-differs} or
     *            {@code checkpoint-signature}
     */
    public record Finding(String collection, String aggregate, long number, String code) {}

    /** What was verified: numbers of aggregates and entries, and at most 100 findings. */
    public record Report(boolean intact, long aggregates, long entries, List<Finding> findings) {}

    /** Reads the whole journal; takes a while where there is much of it. */
    public Report verify() {
        List<Finding> findings = new ArrayList<>();
        long aggregates = 0;
        long entries = 0;
        for (String name : relay.watched()) {
            for (Document document : database.getCollection(name).find()
                    .projection(Projections.include("journal", "outbox", "version", "sequence"))) {
                StoredAggregate stored = new StoredAggregate(document);
                if (!document.containsKey("journal")) {
                    continue;
                }
                aggregates++;
                entries += stored.position().number();
                verify(name, stored, findings);
            }
        }
        findings.addAll(checkpoints.compare());
        return new Report(findings.isEmpty(), aggregates, entries,
                findings.subList(0, Math.min(findings.size(), MOST_FINDINGS)));
    }

    private void verify(String collection, StoredAggregate stored, List<Finding> findings) {
        List<OutboxEntry> waiting = stored.outbox();
        String previous = HashChain.START;
        for (long number = 1; number <= stored.position().number(); number++) {
            Optional<Link> link = link(collection, stored.id(), number, waiting);
            if (link.isEmpty()) {
                findings.add(new Finding(collection, stored.id(), number, "entry-missing"));
                return;
            }
            if (!link.get().previous().equals(previous)
                    || !HashChain.next(previous, link.get().content()).equals(link.get().hash())) {
                findings.add(new Finding(collection, stored.id(), number, "content-changed"));
                return;
            }
            previous = link.get().hash();
        }
        if (!previous.equals(stored.position().head())) {
            findings.add(new Finding(collection, stored.id(), stored.position().number(), "head-differs"));
        }
    }

    private record Link(String content, String previous, String hash) {}

    private Optional<Link> link(String collection, String id, long number, List<OutboxEntry> waiting) {
        return journal.entry(collection, id, number)
                .map(entry -> new Link(entry.content(), entry.previous(), entry.hash()))
                .or(() -> waiting.stream().filter(entry -> entry.number() == number).findFirst()
                        .map(entry -> new Link(entry.content(), entry.previous(), entry.hash())));
    }
}
