package vn.laocai.thidua.scoring.ballot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.support.signature.CanonicalJson;

/**
 * The votes of ballots. While a ballot is open its votes lie in one document, its urn, so that a vote and the close come
 * one after the other and never at once; each is named by the SHA-256 of its credential, and all are kept in the order of
 * those names, so that where a vote stands tells nothing of when it came. There is no time, no trace and no person in it.
 * At the close the votes go into the box, which no longer changes, and the urn is destroyed.
 */
@Component
class Urns {

    private static final int MOST_TRIES = 200;

    private final MongoCollection<Document> urns;
    private final MongoCollection<Document> boxes;

    Urns(MongoDatabaseFactory mongo) {
        var database = mongo.getMongoDatabase().withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        urns = database.getCollection("ballot_urns");
        boxes = database.getCollection("ballot_boxes");
    }

    /** What became of a vote. */
    enum Cast {
        /** It is in the urn; also where the same vote came before. */
        IN,
        /** The urn takes no votes. */
        CLOSED,
        /** Another vote came with this credential. */
        USED
    }

    /**
     * A vote as it lies in the box.
     *
     * @param hash
     *            SHA-256 of the credential, hexadecimal
     * @param sealed
     *            the choice, sealed to the box's key, base64url
     */
    record Vote(String questionId, String hash, String sealed) {}

    /** What is in a closed box, in the order of the hashes. */
    record Box(List<Vote> votes) {

        Box {
            votes = List.copyOf(votes);
        }

        /** SHA-256 over all of it. */
        String hash() {
            return CanonicalJson.sha256(CanonicalJson.bytes(votes.stream()
                    .map(vote -> Map.of("q", vote.questionId(), "h", vote.hash(), "c", vote.sealed())).toList()));
        }
    }

    /** Puts an empty urn up, unless it stands there. */
    void open(String ballotId) {
        try {
            urns.insertOne(new Document("_id", ballotId).append("open", true).append("n", 0).append("votes",
                    new Document()));
        } catch (MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getError().getCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
    }

    Cast cast(String ballotId, Vote vote) {
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            Document urn = urns.find(Filters.eq("_id", ballotId)).first();
            if (urn == null || !urn.getBoolean("open", false)) {
                return Cast.CLOSED;
            }
            Map<String, Object> votes = new TreeMap<>(urn.get("votes", Document.class));
            Object before = votes.get(vote.hash());
            if (before instanceof Document old) {
                return vote.questionId().equals(old.getString("q")) && vote.sealed().equals(old.getString("c"))
                        ? Cast.IN
                        : Cast.USED;
            }
            votes.put(vote.hash(), new Document("q", vote.questionId()).append("c", vote.sealed()));
            int count = urn.getInteger("n");
            Document next = new Document("_id", ballotId).append("open", true).append("n", count + 1)
                    .append("votes", new Document(new LinkedHashMap<>(votes)));
            boolean saved = urns
                    .replaceOne(Filters.and(Filters.eq("_id", ballotId), Filters.eq("open", true),
                            Filters.eq("n", count)), next)
                    .getMatchedCount() == 1;
            if (saved) {
                return Cast.IN;
            }
        }
        throw new IllegalStateException("The urn is too busy");
    }

    /** Votes in the urn or box, of all questions together; asked only to see whether all are in. */
    int size(String ballotId) {
        Document urn = urns.find(Filters.eq("_id", ballotId)).first();
        return urn == null ? box(ballotId).map(box -> box.votes().size()).orElse(0) : urn.getInteger("n");
    }

    /** Shuts the urn for good and puts its votes into the box; the same again where it was done before. */
    Box shut(String ballotId) {
        while (true) {
            Document urn = urns.find(Filters.eq("_id", ballotId)).first();
            if (urn == null) {
                return box(ballotId).orElseGet(() -> new Box(List.of()));
            }
            int count = urn.getInteger("n");
            Document shut = new Document(urn).append("open", false);
            if (urns.replaceOne(Filters.and(Filters.eq("_id", ballotId), Filters.eq("n", count)), shut)
                    .getMatchedCount() == 1) {
                Box box = new Box(votes(urn.get("votes", Document.class)));
                boxes.replaceOne(Filters.eq("_id", ballotId),
                        new Document("_id", ballotId).append("votes",
                                box.votes().stream().map(vote -> new Document("h", vote.hash())
                                        .append("q", vote.questionId()).append("c", vote.sealed())).toList()),
                        new ReplaceOptions().upsert(true));
                return box;
            }
        }
    }

    /** Destroys the urn; the box stays. */
    void destroyUrn(String ballotId) {
        urns.deleteOne(Filters.eq("_id", ballotId));
    }

    /** Destroys the box of a voided ballot. */
    void destroyBox(String ballotId) {
        boxes.deleteOne(Filters.eq("_id", ballotId));
    }

    /** Ballots whose urn stands: those that are open, and those that somebody must still tidy up after. */
    List<String> standing() {
        List<String> ids = new ArrayList<>();
        for (Document urn : urns.find().projection(Projections.include("_id"))) {
            ids.add(urn.getString("_id"));
        }
        return ids;
    }

    Optional<Box> box(String ballotId) {
        Document box = boxes.find(Filters.eq("_id", ballotId)).first();
        return Optional.ofNullable(box).map(found -> new Box(found.getList("votes", Document.class).stream()
                .map(vote -> new Vote(vote.getString("q"), vote.getString("h"), vote.getString("c"))).toList()));
    }

    private static List<Vote> votes(Document byHash) {
        List<Vote> votes = new ArrayList<>();
        for (Map.Entry<String, Object> entry : new TreeMap<>(byHash).entrySet()) {
            if (entry.getValue() instanceof Document vote) {
                votes.add(new Vote(vote.getString("q"), entry.getKey(), vote.getString("c")));
            }
        }
        return votes;
    }
}
