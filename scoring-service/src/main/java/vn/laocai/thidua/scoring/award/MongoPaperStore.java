package vn.laocai.thidua.scoring.award;

import java.util.Optional;

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

/** Papers as documents whose id is the hash: a paper is far below the limit of a document. */
@Component
class MongoPaperStore implements PaperStore {

    private final MongoCollection<Document> papers;

    MongoPaperStore(MongoDatabaseFactory mongo) {
        papers = mongo.getMongoDatabase().withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .getCollection("award_papers");
    }

    @Override
    public String keep(byte[] bytes) {
        String hash = CanonicalJson.sha256(bytes);
        try {
            papers.insertOne(new Document("_id", hash).append("bytes", new Binary(bytes)));
        } catch (MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getError().getCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
        return hash;
    }

    @Override
    public Optional<byte[]> find(String sha256) {
        return Optional.ofNullable(papers.find(Filters.eq("_id", sha256)).first())
                .map(paper -> paper.get("bytes", Binary.class).getData());
    }
}
