package vn.laocai.thidua.notification.directory;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.support.time.BusinessClock;

/**
 * What this service knows of units, blocks, seasons and clubs, from their events.
 *
 * <p>
 * Topics have no order among themselves, so a question may come a moment before its answer: names are waited for briefly
 * and then told by their code, memberships are waited for and then refused, because without them nobody would be told.
 */
@Component
public class Directory {

    static final String UNITS = "directory_units";
    static final String BLOCKS = "directory_blocks";
    static final String MEMBERSHIPS = "directory_memberships";
    static final String SEASONS = "directory_seasons";
    static final String CLUBS = "directory_clubs";

    private static final Duration STEP = Duration.ofMillis(50);
    private static final Duration IN_VAIN = Duration.ofMinutes(1);

    private final MongoDatabase database;
    private final Duration patience;
    private final Supplier<LocalDate> today;
    private final Map<String, Long> inVain = new ConcurrentHashMap<>();

    /** A season as its opening told it. */
    public record Season(String id, String blockId, int year) {}

    /** A club as its proposal told it. */
    public record Club(String id, String name, String blockId) {}

    @org.springframework.beans.factory.annotation.Autowired
    Directory(MongoDatabaseFactory databases, @Value("${thidua.directory.patience:10s}") Duration patience,
            java.time.Clock clock) {
        this(databases.getMongoDatabase(), patience, () -> LocalDate.ofInstant(clock.instant(), BusinessClock.ZONE));
    }

    Directory(MongoDatabase database, Duration patience, Supplier<LocalDate> today) {
        this.database = database;
        this.patience = patience;
        this.today = today;
    }

    /** The unit's name of today without the word for its kind; its code while the name is not known. */
    public String unitName(String code) {
        return await(UNITS, code).map(unit -> nameOfToday(unit, code)).orElse(code);
    }

    /** The block's name; its id while the name is not known. */
    public String blockName(String blockId) {
        return await(BLOCKS, blockId).map(block -> block.getString("name")).orElse(blockId);
    }

    /**
     * Codes of the wards of a block.
     *
     * @throws NotKnownYet
     *             where no event has told of the block so far
     */
    public Set<String> members(String blockId) {
        return await(MEMBERSHIPS, blockId).map(block -> Set.copyOf(block.getList("memberCodes", String.class)))
                .orElseThrow(() -> new NotKnownYet("block", blockId));
    }

    /**
     * A season.
     *
     * @throws NotKnownYet
     *             where no event has told of the season so far
     */
    public Season season(String seasonId) {
        return await(SEASONS, seasonId)
                .map(season -> new Season(seasonId, season.getString("blockId"), season.getInteger("year")))
                .orElseThrow(() -> new NotKnownYet("season", seasonId));
    }

    /** Year of a season, also where only its id is known, which ends with the year. */
    public int year(String seasonId) {
        return await(SEASONS, seasonId).map(season -> season.getInteger("year")).orElseGet(() -> {
            String last = seasonId.substring(seasonId.lastIndexOf('-') + 1);
            if (!last.matches("\\d{4}")) {
                throw new NotKnownYet("season", seasonId);
            }
            return Integer.parseInt(last);
        });
    }

    /**
     * A club.
     *
     * @throws NotKnownYet
     *             where no event has told of the club so far
     */
    public Club club(String clubId) {
        return await(CLUBS, clubId)
                .map(club -> new Club(clubId, club.getString("name"), club.getString("blockId")))
                .orElseThrow(() -> new NotKnownYet("club", clubId));
    }

    private String nameOfToday(Document unit, String code) {
        Document names = unit.get("names", Document.class);
        if (names == null) {
            return code;
        }
        String until = today.get().toString();
        List<String> dates = names.keySet().stream().sorted().toList();
        String current = dates.stream().filter(date -> date.compareTo(until) <= 0).reduce((a, b) -> b)
                .orElse(dates.getFirst());
        return names.getString(current);
    }

    private Optional<Document> await(String collection, String id) {
        MongoCollection<Document> documents = database.getCollection(collection);
        String key = collection + "/" + id;
        long end = System.nanoTime() + (waitedInVain(key) ? 0 : patience.toNanos());
        while (true) {
            Document found = documents.find(Filters.eq("_id", id)).first();
            if (found != null) {
                inVain.remove(key);
                return Optional.of(found);
            }
            if (System.nanoTime() >= end) {
                inVain.put(key, System.nanoTime());
                return Optional.empty();
            }
            try {
                Thread.sleep(STEP);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
    }

    /** What did not come once is not waited for again soon: others wait behind the one who waits. */
    private boolean waitedInVain(String key) {
        long now = System.nanoTime();
        inVain.values().removeIf(at -> now - at > IN_VAIN.toNanos());
        return inVain.containsKey(key);
    }

    /** An event speaks of something of which no other event has told so far. */
    public static final class NotKnownYet extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotKnownYet(String kind, String id) {
            super(String.format(Locale.ROOT, "No event has told of the %s %s so far", kind, id));
        }
    }
}
