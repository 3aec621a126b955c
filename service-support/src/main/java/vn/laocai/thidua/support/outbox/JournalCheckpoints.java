package vn.laocai.thidua.support.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import org.bson.Document;

import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.journal.CheckpointKey;
import vn.laocai.thidua.support.journal.HashChain;
import vn.laocai.thidua.support.journal.Journal;

/**
 * Signed lists of the heads of all chains at an instant. Somebody who cuts the tail off a journal and the aggregate with
 * it cannot make the signed list say so.
 */
public final class JournalCheckpoints {

    static final String COLLECTION = "journal_checkpoints";
    private static final String LAST = "last";
    private static final int HEADS_PER_PAGE = 5_000;

    private final MongoDatabase database;
    private final MongoCollection<Document> rows;
    private final Relay relay;
    private final Journal journal;
    private final CheckpointKey key;
    private final Clock technicalClock;

    JournalCheckpoints(MongoDatabase database, Relay relay, Journal journal, CheckpointKey key, Clock technicalClock) {
        this.database = database;
        this.rows = database.getCollection(COLLECTION);
        this.relay = relay;
        this.journal = journal;
        this.key = key;
        this.technicalClock = technicalClock;
    }

    /**
     * A signed list of heads.
     *
     * @param digest
     *            SHA-256 over the list
     * @param signature
     *            Ed25519 over the digest, Base64
     */
    public record Checkpoint(String id, Instant at, long aggregates, String digest, String keyId, String signature) {}

    /** Takes a checkpoint because somebody asked for one. */
    public Checkpoint take(CommandContext context) {
        return take(context.actor().personId());
    }

    /** Takes the checkpoint of the hour. */
    Checkpoint takeByTheHour() {
        return take("system:checkpoints");
    }

    private Checkpoint take(String by) {
        List<String> heads = new ArrayList<>();
        for (String name : relay.watched().stream().sorted().toList()) {
            for (Document document : database.getCollection(name).find()
                    .projection(Projections.include("journal", "sequence"))) {
                Document chain = document.get("journal", Document.class);
                if (chain != null) {
                    heads.add(name + "\t" + document.getString("_id") + "\t" + chain.getLong("n") + "\t"
                            + chain.getString("head"));
                }
            }
        }
        Instant at = technicalClock.instant();
        String id = "%013d".formatted(at.toEpochMilli());
        String digest = HashChain.sha256Hex(String.join("\n", heads));
        String signature = Base64.getEncoder().encodeToString(key.sign(digest.getBytes(StandardCharsets.UTF_8)));
        int pages = 0;
        for (int from = 0; from < heads.size(); from += HEADS_PER_PAGE) {
            rows.insertOne(new Document("_id", id + ":" + pages++).append("heads",
                    new ArrayList<>(heads.subList(from, Math.min(heads.size(), from + HEADS_PER_PAGE)))));
        }
        Document checkpoint = new Document("_id", id).append("at", Date.from(at)).append("by", by)
                .append("aggregates", (long) heads.size()).append("pages", pages).append("digest", digest)
                .append("keyId", key.id()).append("publicKey", key.publicKey()).append("signature", signature);
        rows.insertOne(checkpoint);
        rows.replaceOne(Filters.eq("_id", LAST), new Document("_id", LAST).append("checkpoint", id),
                new com.mongodb.client.model.ReplaceOptions().upsert(true));
        return new Checkpoint(id, at, heads.size(), digest, key.id(), signature);
    }

    /** What the last checkpoint tells and the journal does not. */
    List<JournalVerification.Finding> compare() {
        List<JournalVerification.Finding> findings = new ArrayList<>();
        Document last = rows.find(Filters.eq("_id", LAST)).first();
        Document checkpoint = last == null
                ? null
                : rows.find(Filters.eq("_id", last.getString("checkpoint"))).first();
        if (checkpoint == null) {
            return findings;
        }
        List<String> heads = new ArrayList<>();
        for (int page = 0; page < checkpoint.getInteger("pages"); page++) {
            Document row = rows.find(Filters.eq("_id", checkpoint.getString("_id") + ":" + page)).first();
            if (row != null) {
                heads.addAll(row.getList("heads", String.class));
            }
        }
        String digest = HashChain.sha256Hex(String.join("\n", heads));
        byte[] signature = Base64.getDecoder().decode(checkpoint.getString("signature"));
        if (!digest.equals(checkpoint.getString("digest"))
                || !key.verifies(digest.getBytes(StandardCharsets.UTF_8), signature)) {
            findings.add(new JournalVerification.Finding(COLLECTION, checkpoint.getString("_id"), 0,
                    "checkpoint-signature"));
            return findings;
        }
        for (String head : heads) {
            String[] parts = head.split("\t", 4);
            long number = Long.parseLong(parts[2]);
            if (!hashOf(parts[0], parts[1], number).equals(Optional.of(parts[3]))) {
                findings.add(new JournalVerification.Finding(parts[0], parts[1], number, "checkpoint-differs"));
            }
        }
        return findings;
    }

    private Optional<String> hashOf(String collection, String id, long number) {
        Optional<String> journaled = journal.entry(collection, id, number).map(Journal.Entry::hash);
        if (journaled.isPresent()) {
            return journaled;
        }
        Document document = database.getCollection(collection).find(Filters.eq("_id", id)).first();
        return document == null
                ? Optional.empty()
                : new StoredAggregate(document).outbox().stream().filter(entry -> entry.number() == number)
                        .map(OutboxEntry::hash).findFirst();
    }
}
