package vn.laocai.thidua.scoring.scoresheet;

import java.util.Date;
import java.util.Optional;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/** Snapshots in this service's store, each a document that is written once. */
@Component
class MongoSnapshots implements Snapshots {

    private final MongoCollection<Document> collection;

    MongoSnapshots(MongoDatabaseFactory mongo) {
        collection = mongo.getMongoDatabase().withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .getCollection("score_sheet_snapshots");
    }

    @Override
    public void keep(SignedSnapshot snapshot) {
        try {
            collection.insertOne(new Document("_id", snapshot.sha256()).append("content", snapshot.content())
                    .append("signature", snapshot.signature()).append("publicKey", snapshot.publicKey())
                    .append("keyId", snapshot.keyId()).append("signerId", snapshot.signerId())
                    .append("signedAt", Date.from(snapshot.signedAt())));
        } catch (MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getError().getCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
    }

    @Override
    public Optional<SignedSnapshot> find(String sha256) {
        return Optional.ofNullable(collection.find(Filters.eq("_id", sha256)).first())
                .map(document -> new SignedSnapshot(sha256, document.getString("content"),
                        document.getString("signature"), document.getString("publicKey"), document.getString("keyId"),
                        document.getString("signerId"), document.getDate("signedAt").toInstant()));
    }
}
