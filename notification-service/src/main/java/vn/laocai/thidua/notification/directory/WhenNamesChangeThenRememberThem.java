package vn.laocai.thidua.notification.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.messaging.Message;

import vn.laocai.thidua.support.event.EventEnvelope;
import vn.laocai.thidua.support.event.IncomingEvent;
import vn.laocai.thidua.support.inbox.ConsumptionMode;
import vn.laocai.thidua.support.inbox.Effect;
import vn.laocai.thidua.support.inbox.Inbox;
import vn.laocai.thidua.support.inbox.LatestStates;
import vn.laocai.thidua.support.inbox.Subscription;

/**
 * Keeps the copy. Each collection is written by events that carry all of what it keeps, so that an older one may be
 * skipped.
 */
@Configuration(proxyBeanMethods = false)
class WhenNamesChangeThenRememberThem {

    private static final String WARD = "vn.laocai.thidua.ward.";
    private static final String CLUB = "vn.laocai.thidua.club.";

    private final MongoDatabase database;

    record Unit(String unitCode, String name, @Nullable String kind, @Nullable LocalDate validFrom) {}

    record Block(String blockId, @Nullable String name, @Nullable List<String> memberCodes) {}

    record SeasonOpened(String seasonId, String blockId, int year) {}

    record ClubProposed(String clubId, String name, String blockId) {}

    WhenNamesChangeThenRememberThem(MongoDatabaseFactory databases) {
        this.database = databases.getMongoDatabase();
    }

    @Bean
    Consumer<Message<List<byte[]>>> rememberNames(Inbox inbox) {
        return inbox.consumer(subscription());
    }

    Subscription subscription() {
        return Subscription.of("notification-service.directory", ConsumptionMode.LATEST_STATE)
                .on(WARD + "unit-registered.v1", Unit.class, this::unit)
                .on(WARD + "unit-renamed.v1", Unit.class, this::unit)
                .on(WARD + "block-established.v1", Block.class, this::block)
                .on(WARD + "block-member-added.v1", Block.class, this::block)
                .on(WARD + "block-member-removed.v1", Block.class, this::block)
                .on(WARD + "block-head-appointed.v1", Block.class, this::block)
                .on(WARD + "season-opened.v1", SeasonOpened.class, this::season)
                .on(CLUB + "club-proposed.v1", ClubProposed.class, this::club).onAny(event -> Effect.IGNORED).build();
    }

    private Effect unit(IncomingEvent<Unit> event) {
        Unit unit = event.data();
        LocalDate from = unit.validFrom() == null ? LocalDate.EPOCH : unit.validFrom();
        return apply(Directory.UNITS, unit.unitCode(), event.envelope(),
                new Document("names." + from, unit.name()));
    }

    private Effect block(IncomingEvent<Block> event) {
        Block block = event.data();
        Effect effect = Effect.IGNORED;
        if (block.memberCodes() != null) {
            effect = apply(Directory.MEMBERSHIPS, block.blockId(), event.envelope(),
                    new Document("memberCodes", block.memberCodes()));
        }
        if (block.name() != null) {
            effect = apply(Directory.BLOCKS, block.blockId(), event.envelope(), new Document("name", block.name()));
        }
        return effect;
    }

    private Effect season(IncomingEvent<SeasonOpened> event) {
        SeasonOpened season = event.data();
        return apply(Directory.SEASONS, season.seasonId(), event.envelope(),
                new Document("blockId", season.blockId()).append("year", season.year()));
    }

    private Effect club(IncomingEvent<ClubProposed> event) {
        ClubProposed club = event.data();
        return apply(Directory.CLUBS, club.clubId(), event.envelope(),
                new Document("name", club.name()).append("blockId", club.blockId()));
    }

    private Effect apply(String collection, String id, EventEnvelope envelope, Document set) {
        return LatestStates.apply(database.getCollection(collection), id, envelope, set);
    }
}
