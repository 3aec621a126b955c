package vn.laocai.thidua.club.membership;

import java.time.LocalDate;
import java.util.Optional;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.club.membership.BlockMembership.Change;
import vn.laocai.thidua.support.event.EventEnvelope;
import vn.laocai.thidua.support.inbox.Effect;
import vn.laocai.thidua.support.inbox.LatestStates;

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
    public Effect keep(BlockMembership membership, EventEnvelope event) {
        Change change = membership.change();
        Document fields = new Document("memberCodes", membership.memberCodes()).append("change",
                change == null
                        ? null
                        : new Document("wardCode", change.wardCode()).append("effectiveDate",
                                change.effectiveDate().toString()));
        return LatestStates.apply(collection, membership.blockId(), event, fields);
    }

    private static BlockMembership read(Document document) {
        return new BlockMembership(document.getString("_id"), document.getList("memberCodes", String.class),
                change(document.get("change", Document.class)));
    }

    private static @Nullable Change change(@Nullable Document change) {
        return change == null
                ? null
                : new Change(change.getString("wardCode"), LocalDate.parse(change.getString("effectiveDate")));
    }
}
