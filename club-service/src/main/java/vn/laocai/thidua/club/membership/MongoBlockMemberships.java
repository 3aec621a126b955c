package vn.laocai.thidua.club.membership;

import java.time.LocalDate;
import java.util.Optional;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.result.UpdateResult;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.club.membership.BlockMembership.Change;

/** The copies of memberships in this service's own store. */
@Component
class MongoBlockMemberships implements BlockMemberships {

    private final MongoCollection<Document> collection;

    MongoBlockMemberships(MongoDatabaseFactory mongo) {
        collection = mongo.getMongoDatabase().withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .getCollection("blockMemberships");
    }

    @Override
    public Optional<BlockMembership> find(String blockId) {
        return Optional.ofNullable(collection.find(Filters.eq("_id", blockId)).first())
                .map(MongoBlockMemberships::read);
    }

    @Override
    public boolean keep(BlockMembership membership) {
        Document document = write(membership);
        UpdateResult replaced = collection.replaceOne(
                Filters.and(Filters.eq("_id", membership.blockId()), Filters.lt("sequence", membership.sequence())),
                document);
        return replaced.getMatchedCount() == 1 || insert(document);
    }

    private boolean insert(Document document) {
        try {
            collection.insertOne(document);
            return true;
        } catch (MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getError().getCode()) == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    private static Document write(BlockMembership membership) {
        Document document = new Document("_id", membership.blockId()).append("memberCodes", membership.memberCodes())
                .append("sequence", membership.sequence());
        Change change = membership.change();
        if (change != null) {
            document.append("change", new Document("wardCode", change.wardCode()).append("effectiveDate",
                    change.effectiveDate().toString()));
        }
        return document;
    }

    private static BlockMembership read(Document document) {
        return new BlockMembership(document.getString("_id"), document.getList("memberCodes", String.class),
                change(document.get("change", Document.class)), document.getLong("sequence"));
    }

    private static @Nullable Change change(@Nullable Document change) {
        return change == null
                ? null
                : new Change(change.getString("wardCode"), LocalDate.parse(change.getString("effectiveDate")));
    }
}
