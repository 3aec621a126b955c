package vn.laocai.thidua.scoring.board;

import java.util.Optional;
import java.util.function.Supplier;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/**
 * Frozen boards, final results and the files made from them. Nothing here is ever changed: an id follows from the
 * content, and whoever stores the same again meets what is there.
 */
@Component
public class BoardArchive {

    private final MongoCollection<Document> boards;
    private final MongoCollection<Document> results;
    private final MongoCollection<Document> files;

    BoardArchive(MongoDatabaseFactory mongo) {
        MongoDatabase database = mongo.getMongoDatabase().withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        boards = database.getCollection("frozen_boards");
        results = database.getCollection("final_results");
        files = database.getCollection("board_files");
    }

    /**
     * A frozen board.
     *
     * @param shown
     *            the canonical JSON that the public gets, byte for byte
     * @param details
     *            the canonical {@link ResultDocument} behind it, for those who may see the live board
     */
    record Frozen(String id, String shown, String details) {}

    void keep(Frozen frozen) {
        insert(boards, new Document("_id", frozen.id()).append("shown", frozen.shown()).append("details",
                frozen.details()));
    }

    Optional<Frozen> frozen(String id) {
        return find(boards, id).map(document -> new Frozen(id, document.getString("shown"),
                document.getString("details")));
    }

    void keepResult(ResultDocument result) {
        insert(results, new Document("_id", result.hash()).append("content", result.canonical()));
    }

    /** The canonical text of the result with this hash. */
    public Optional<String> result(String hash) {
        return find(results, hash).map(document -> document.getString("content"));
    }

    /** A file that is made once and has the same bytes for ever. */
    byte[] file(String id, Supplier<byte[]> maker) {
        Optional<Document> known = find(files, id);
        if (known.isEmpty()) {
            insert(files, new Document("_id", id).append("bytes", new Binary(maker.get())));
            known = find(files, id);
        }
        return known.orElseThrow().get("bytes", Binary.class).getData();
    }

    private static Optional<Document> find(MongoCollection<Document> collection, String id) {
        return Optional.ofNullable(collection.find(Filters.eq("_id", id)).first());
    }

    private static void insert(MongoCollection<Document> collection, Document document) {
        try {
            collection.insertOne(document);
        } catch (MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getError().getCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
    }
}
