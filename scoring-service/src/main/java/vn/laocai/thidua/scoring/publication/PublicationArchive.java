package vn.laocai.thidua.scoring.publication;

import java.time.Instant;
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
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.support.signature.CanonicalJson;

/** Publications and corrections as they were signed; nothing here is ever changed. */
@Component
class PublicationArchive {

    private final MongoCollection<Document> papers;

    PublicationArchive(MongoDatabaseFactory mongo) {
        papers = mongo.getMongoDatabase().withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .getCollection("publications");
    }

    /**
     * A signed paper.
     *
     * @param at
     *            business time that stands in it
     * @param canonical
     *            the text that was signed
     * @param sealed
     *            the signature and its key
     * @param pdf
     *            the same for people
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes that are only passed on
    record Kept(String id, Instant at, String canonical, ResultKeys.Sealed sealed, byte[] pdf) {}

    Optional<Kept> find(String id) {
        return Optional.ofNullable(papers.find(Filters.eq("_id", id)).first()).map(PublicationArchive::read);
    }

    /** What was signed with this file as its paper. */
    Optional<Kept> withPaper(String sha256) {
        return Optional.ofNullable(papers.find(Filters.eq("pdfSha256", sha256)).first()).map(PublicationArchive::read);
    }

    /** Keeps the paper unless one is kept under its id; returns what is kept. */
    Kept keep(Kept paper) {
        try {
            papers.insertOne(new Document("_id", paper.id()).append("at", paper.at().toString())
                    .append("content", paper.canonical()).append("jws", paper.sealed().jws())
                    .append("key", new Document(paper.sealed().publicKey())).append("pdf", new Binary(paper.pdf()))
                    .append("pdfSha256", CanonicalJson.sha256(paper.pdf())));
            return paper;
        } catch (MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getError().getCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return find(paper.id()).orElseThrow();
        }
    }

    /** Every key that has signed something, by its id. */
    List<Map<String, String>> keys() {
        Map<String, Map<String, String>> keys = new TreeMap<>();
        for (Document paper : papers.find()) {
            Map<String, String> key = key(paper);
            keys.putIfAbsent(key.getOrDefault("kid", ""), key);
        }
        return new ArrayList<>(keys.values());
    }

    private static Kept read(Document paper) {
        return new Kept(paper.getString("_id"), Instant.parse(paper.getString("at")), paper.getString("content"),
                new ResultKeys.Sealed(paper.getString("jws"), key(paper)), paper.get("pdf", Binary.class).getData());
    }

    private static Map<String, String> key(Document paper) {
        Map<String, String> key = new LinkedHashMap<>();
        paper.get("key", Document.class).forEach((name, value) -> key.put(name, String.valueOf(value)));
        return key;
    }
}
