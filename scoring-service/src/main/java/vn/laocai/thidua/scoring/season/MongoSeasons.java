package vn.laocai.thidua.scoring.season;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.season.Season.Phase;
import vn.laocai.thidua.support.event.EventEnvelope;
import vn.laocai.thidua.support.inbox.Effect;
import vn.laocai.thidua.support.inbox.LatestStates;

/** The copies of seasons in this service's own store. One that was found is kept for a second. */
@Component
class MongoSeasons implements Seasons {

    private static final long KEPT_NANOS = Duration.ofSeconds(1).toNanos();

    private final MongoCollection<Document> collection;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    /** A season as it was read at an instant of the machine's own clock. */
    private record Kept(Season season, long readAt) {}

    MongoSeasons(MongoDatabaseFactory mongo) {
        collection = mongo.getMongoDatabase().withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .getCollection("seasons");
    }

    @Override
    public Optional<Season> find(String seasonId) {
        long now = System.nanoTime();
        Kept known = kept.get(seasonId);
        if (known != null && now - known.readAt() < KEPT_NANOS) {
            return Optional.of(known.season());
        }
        Document document = collection.find(Filters.eq("_id", seasonId)).first();
        if (document == null) {
            return Optional.empty();
        }
        Season season = read(document);
        kept.put(seasonId, new Kept(season, now));
        return Optional.of(season);
    }

    @Override
    public List<Season> all() {
        List<Season> seasons = new ArrayList<>();
        collection.find().map(MongoSeasons::read).into(seasons);
        return seasons;
    }

    /** Stores the season as it is after the event, unless the copy is as new already. */
    Effect keep(Season season, EventEnvelope event) {
        Effect effect = LatestStates.apply(collection, season.id(), event, write(season));
        kept.remove(season.id());
        return effect;
    }

    private static Document write(Season season) {
        List<Document> phases = season.phases().stream().map(phase -> new Document("phase", phase.phase())
                .append("opensAt", date(phase.opensAt())).append("closesAt", date(phase.closesAt()))).toList();
        return new Document("blockId", season.blockId()).append("year", season.year())
                .append("state", season.state()).append("phases", phases).append("memberCodes", season.memberCodes())
                .append("headCode", season.headCode());
    }

    private static Season read(Document document) {
        List<Phase> phases = document.getList("phases", Document.class).stream()
                .map(phase -> new Phase(phase.getString("phase"), instant(phase.getDate("opensAt")),
                        instant(phase.getDate("closesAt"))))
                .toList();
        return new Season(document.getString("_id"), document.getString("blockId"), document.getInteger("year"),
                document.getString("state"), phases,
                Objects.requireNonNullElse(document.getList("memberCodes", String.class), List.of()),
                document.getString("headCode"));
    }

    private static @Nullable Date date(@Nullable Instant instant) {
        return instant == null ? null : Date.from(instant);
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
