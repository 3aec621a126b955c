package vn.laocai.thidua.scoring.season;

import java.time.Instant;
import java.util.Date;
import java.util.List;
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

import vn.laocai.thidua.scoring.season.Season.Phase;

/** The copies of seasons in this service's own store. */
@Component
class MongoSeasons implements Seasons {

    private final MongoCollection<Document> collection;

    MongoSeasons(MongoDatabaseFactory mongo) {
        collection = mongo.getMongoDatabase().withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .getCollection("seasons");
    }

    @Override
    public Optional<Season> find(String seasonId) {
        return Optional.ofNullable(collection.find(Filters.eq("_id", seasonId)).first()).map(MongoSeasons::read);
    }

    /**
     * Stores the season unless an event with its number, or a later one, stands there already: effect and guard are one
     * write. Tells whether it was stored.
     */
    boolean keep(Season season) {
        Document document = write(season);
        UpdateResult replaced = collection.replaceOne(
                Filters.and(Filters.eq("_id", season.id()), Filters.lt("sequence", season.sequence())), document);
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

    private static Document write(Season season) {
        List<Document> phases = season.phases().stream().map(phase -> new Document("phase", phase.phase())
                .append("opensAt", date(phase.opensAt())).append("closesAt", date(phase.closesAt()))).toList();
        return new Document("_id", season.id()).append("blockId", season.blockId()).append("year", season.year())
                .append("state", season.state()).append("phases", phases).append("sequence", season.sequence());
    }

    private static Season read(Document document) {
        List<Phase> phases = document.getList("phases", Document.class).stream()
                .map(phase -> new Phase(phase.getString("phase"), instant(phase.getDate("opensAt")),
                        instant(phase.getDate("closesAt"))))
                .toList();
        return new Season(document.getString("_id"), document.getString("blockId"), document.getInteger("year"),
                document.getString("state"), phases, document.getLong("sequence"));
    }

    private static @Nullable Date date(@Nullable Instant instant) {
        return instant == null ? null : Date.from(instant);
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
