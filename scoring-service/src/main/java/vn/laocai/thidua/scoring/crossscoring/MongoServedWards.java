package vn.laocai.thidua.scoring.crossscoring;

import java.util.List;
import java.util.Set;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.support.event.IncomingEvent;
import vn.laocai.thidua.support.inbox.Effect;

/** The wards for which people signed a covenant, kept from its signatures: one small document per person. */
@Component
class MongoServedWards implements ServedWards {

    private final MongoCollection<Document> collection;

    MongoServedWards(MongoDatabaseFactory mongo) {
        collection = mongo.getMongoDatabase().withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .getCollection("served_wards");
    }

    @Override
    public Set<String> of(String personId) {
        Document document = collection.find(Filters.eq("_id", personId)).first();
        return document == null ? Set.of() : Set.copyOf(document.getList("wards", String.class, List.of()));
    }

    /** Who signs for a ward serves it; the same signature again changes nothing. */
    Effect signed(IncomingEvent<CovenantSigned> event) {
        CovenantSigned signed = event.data();
        if (of(signed.signerId()).contains(signed.wardCode())) {
            return Effect.ALREADY_APPLIED;
        }
        collection.updateOne(Filters.eq("_id", signed.signerId()), Updates.addToSet("wards", signed.wardCode()),
                new UpdateOptions().upsert(true));
        return Effect.APPLIED;
    }
}
