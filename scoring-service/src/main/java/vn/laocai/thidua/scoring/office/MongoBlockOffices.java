package vn.laocai.thidua.scoring.office;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.office.BlockOffice.Term;
import vn.laocai.thidua.support.event.EventEnvelope;
import vn.laocai.thidua.support.inbox.Effect;
import vn.laocai.thidua.support.inbox.LatestStates;

/** The copies of blocks in this service's own store. */
@Component
class MongoBlockOffices {

    private final MongoCollection<Document> collection;

    MongoBlockOffices(MongoDatabaseFactory mongo) {
        collection = mongo.getMongoDatabase().withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .getCollection("block_offices");
    }

    Optional<BlockOffice> find(String blockId) {
        return Optional.ofNullable(collection.find(Filters.eq("_id", blockId)).first()).map(MongoBlockOffices::read);
    }

    /** Stores the block as it is after the event, unless the copy is as new already. */
    Effect keep(BlockOffice block, EventEnvelope event) {
        List<Document> heads = block.heads().stream().map(MongoBlockOffices::write).toList();
        return LatestStates.apply(collection, block.blockId(), event,
                new Document("memberCodes", block.memberCodes()).append("heads", heads));
    }

    private static Document write(Term term) {
        LocalDate end = term.to();
        return new Document("wardCode", term.wardCode()).append("personId", term.personId())
                .append("from", term.from().toString()).append("to", end == null ? null : end.toString());
    }

    private static BlockOffice read(Document document) {
        List<Term> heads = document.getList("heads", Document.class).stream()
                .map(term -> new Term(term.getString("wardCode"), term.getString("personId"),
                        LocalDate.parse(term.getString("from")), day(term.getString("to"))))
                .toList();
        return new BlockOffice(document.getString("_id"), document.getList("memberCodes", String.class), heads);
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
