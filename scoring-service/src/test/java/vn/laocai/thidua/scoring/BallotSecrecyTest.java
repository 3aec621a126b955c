package vn.laocai.thidua.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.scoring.BallotTown.Cast;
import vn.laocai.thidua.scoring.LeakFinder.Piece;
import vn.laocai.thidua.testing.kit.Infrastructure;
import vn.laocai.thidua.testing.kit.Wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.laocai.thidua.scoring.BallotTown.HEAD;
import static vn.laocai.thidua.scoring.BallotTown.ok;

/**
 * Rule 46: after a real ballot nothing that was kept ties a voter to his vote – not the store, the journal, a topic, the
 * log, a span, a metric, the audit or what people are answered.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BallotSecrecyTest {

    private final BallotTown town = new BallotTown();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final List<String> observations = new CopyOnWriteArrayList<>();
    private final Map<String, List<String>> openStore = new LinkedHashMap<>();
    private final List<Piece> kept = new ArrayList<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {

        @Override
        protected void append(ILoggingEvent event) {
            log.add(event.getLoggerName() + " " + event.getFormattedMessage() + " " + event.getMDCPropertyMap() + " "
                    + (event.getThrowableProxy() == null ? "" : event.getThrowableProxy().getMessage()));
        }
    };
    private String id = "";
    private int observationsOfCasts;

    @BeforeAll
    void aWholeBallot() {
        listen();
        id = town.opened();
        for (int i = 0; i < 10; i++) {
            town.vote(id, BallotTown.WARDS.get(i), "q1", i < 7 ? "Y" : "N");
        }
        openStore.putAll(store());
        Cast again = town.casts.getFirst();
        int before = observations.size();
        for (int i = 0; i < 5; i++) {
            ok(town.cast(id, again));
            town.cast("b-unknown", again);
            town.cast(id, new Cast("", "", "q2", "Y", again.vote(), "", again.signature(), again.ciphertext()));
        }
        observationsOfCasts = observations.size() - before;
        for (String question : List.of("q2", "q3")) {
            for (int i = 9; i >= 0; i--) {
                town.vote(id, BallotTown.WARDS.get(i), question, i % 2 == 0 ? "Y" : "N");
            }
        }
        ok(town.service.post("/api/ballots/" + id + "/closing", "teller.1", "{}"));
        town.giveShares(id, 2);
        ok(town.service.post("/api/ballots/" + id + "/tally", "teller.2", "{}"));
        town.certify(id);
        ok(town.service.post("/api/ballots/" + id + "/publication", HEAD, "{}"));
        collect();
    }

    private void listen() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.addAppender(appender);
        for (String name : List.of("vn.laocai", "org.springframework.web", "org.springframework.security",
                "org.mongodb.driver.protocol.command")) {
            ((Logger) LoggerFactory.getLogger(name)).setLevel(
                    name.startsWith("org.mongodb") ? Level.INFO : Level.DEBUG);
        }
        town.service.part(ObservationRegistry.class).observationConfig()
                .observationHandler(new ObservationHandler<Observation.Context>() {

                    @Override
                    public void onStop(Observation.Context context) {
                        observations.add(context.getName() + " " + context.getContextualName() + " "
                                + context.getAllKeyValues());
                    }

                    @Override
                    public boolean supportsContext(Observation.Context context) {
                        return true;
                    }
                });
    }

    @AfterAll
    void stopListening() {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(appender);
        for (String name : List.of("vn.laocai", "org.springframework.web", "org.springframework.security",
                "org.mongodb.driver.protocol.command")) {
            ((Logger) LoggerFactory.getLogger(name)).setLevel(null);
        }
    }

    private void collect() {
        store().forEach((collection, documents) -> documents
                .forEach(document -> kept.add(new Piece("store " + collection, document))));
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", Infrastructure.embedded().bootstrapServers()), new ByteArrayDeserializer(),
                new ByteArrayDeserializer()); Wire wire = new Wire(Infrastructure.embedded().bootstrapServers())) {
            for (String topic : consumer.listTopics().keySet()) {
                for (ConsumerRecord<byte[], byte[]> record : wire.readAll(topic)) {
                    kept.add(new Piece("topic " + topic, text(record)));
                }
            }
        }
        log.forEach(line -> kept.add(new Piece("log", line)));
        observations.forEach(line -> kept.add(new Piece("observation", line)));
        town.service.part(MeterRegistry.class).getMeters()
                .forEach(meter -> kept.add(new Piece("metric", meter.getId() + " " + meter.measure())));
        for (String account : List.of("auditor", "teller.1", HEAD, "au-lau.leader", "province.monitor")) {
            kept.add(new Piece("answer ballot", town.service.get("/api/ballots/" + id, account).body()));
            kept.add(
                    new Piece("answer list", town.service.get("/api/ballots?seasonId=" + town.season, account).body()));
            kept.add(new Piece("answer box", town.service.get("/api/ballots/" + id + "/box", account).body()));
        }
        kept.add(new Piece("audit", town.service.get("/api/audit", "auditor").body()));
        kept.add(new Piece("prometheus", town.service.get("/actuator/prometheus", "").body()));
    }

    private Map<String, List<String>> store() {
        MongoDatabase database = town.service.part(MongoDatabase.class);
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (String collection : database.listCollectionNames()) {
            List<String> documents = new ArrayList<>();
            for (Document document : database.getCollection(collection).find()) {
                documents.add(document.toJson());
            }
            all.put(collection, documents);
        }
        return all;
    }

    private static String text(ConsumerRecord<byte[], byte[]> record) {
        StringBuilder text = new StringBuilder();
        text.append(record.key() == null ? "" : new String(record.key(), UTF_8));
        text.append(record.value() == null ? "" : new String(record.value(), UTF_8));
        record.headers().forEach(header -> text.append(header.key())
                .append(new String(header.value(), UTF_8)));
        return text.toString();
    }

    @Test
    void nothingThatWasKeptTiesAVoterToHisVote() {
        assertThat(kept).extracting(Piece::where).contains("store ballots", "store ballot_boxes", "store journal",
                "log",
                "observation", "metric", "audit", "topic thidua.scoring.ballot.v1", "answer box");
        assertThat(new LeakFinder(town.casts).leaks(kept)).isEmpty();
    }

    @Test
    void whatWasKeptWhileTheBoxWasOpenDoesNotEither() {
        List<Piece> pieces = LeakFinder.pieces(openStore).stream()
                .map(piece -> new Piece("store " + piece.where().replace("ballot_urns", "ballot_boxes"), piece.text()))
                .toList();
        assertThat(new LeakFinder(town.casts).leaks(pieces)).isEmpty();
        Document urn = Document.parse(openStore.get("ballot_urns").stream().filter(text -> text.contains(id))
                .findFirst().orElseThrow());
        assertThat(List.copyOf(urn.get("votes", Document.class).keySet())).hasSize(10)
                .isSortedAccordingTo(Comparator.naturalOrder());
    }

    @Test
    void theBoxTellsNothingOfTheOrderInWhichVotesCame() {
        Document box = Document.parse(kept.stream().filter(piece -> piece.where().equals("store ballot_boxes"))
                .map(Piece::text).filter(text -> text.contains(id)).findFirst().orElseThrow());
        assertThat(box.getList("votes", Document.class).stream().map(vote -> vote.getString("h")).toList())
                .hasSize(30).isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(box.keySet()).containsExactly("_id", "votes");
        assertThat(box.getList("votes", Document.class)).allSatisfy(
                vote -> assertThat(vote.keySet()).containsExactly("h", "q", "c"));
    }

    @Test
    void nothingSecretOutlivesItsUse() {
        Map<String, List<String>> now = store();
        for (String collection : List.of("ballot_keys", "ballot_shares", "ballot_urns")) {
            assertThat(now.getOrDefault(collection, List.of())).as(collection).noneMatch(text -> text.contains(id));
        }
    }

    @Test
    void aCastIsNeitherObservedNorMeasuredNorLogged() {
        assertThat(observationsOfCasts).isZero();
        assertThat(observations).noneMatch(line -> line.contains("casts"));
        assertThat(town.service.part(MeterRegistry.class).getMeters()).noneMatch(meter -> {
            String name = meter.getId().toString();
            return name.contains("casts") || name.contains("ballot_urns") || name.contains("ballot_boxes");
        });
        assertThat(log).noneMatch(line -> line.contains("/casts"));
        assertThat(kept.stream().filter(piece -> piece.where().equals("audit")).findFirst().orElseThrow().text())
                .contains("issue-ballot-credential").doesNotContain("cast-");
    }

    @Test
    void noEventTellsOfAVote() {
        assertThat(kept.stream().filter(piece -> piece.where().equals("topic thidua.scoring.ballot.v1"))
                .filter(piece -> piece.text().contains(id))).hasSize(4);
        JsonNode certified = ok(town.service.get("/api/ballots/" + id, "auditor"));
        assertThat(certified.path("results")).hasSize(3);
    }

    /** A search that finds nothing must be known to find something where something is. */
    @Test
    void findsALeakThatIsPlanted() {
        LeakFinder finder = new LeakFinder(town.casts);
        Cast cast = town.casts.get(3);
        Map<String, String> planted = new LinkedHashMap<>();
        planted.put("{\"actor\":\"" + cast.personId() + "\",\"hash\":\"" + cast.vote().hash() + "\"}",
                "a vote beside its voter in store ballot_boxes");
        planted.put("{\"h\":\"" + cast.vote().hash() + "\",\"at\":\"2025-11-14T01:00:00Z\"}",
                "a vote beside a time in store ballot_boxes");
        planted.put("{\"h\":\"" + cast.vote().hash() + "\",\"at\":{\"$date\":\"x\"}}",
                "a vote beside a time in store ballot_boxes");
        planted.put("{\"c\":\"" + cast.vote().credential() + "\"}", "a credential in store ballot_boxes");
        planted.put("{\"s\":\"" + cast.signature() + "\"}", "an unblinded signature in store ballot_boxes");
        planted.put("{\"b\":\"" + cast.vote().blindedMessage() + "\",\"c\":\"" + cast.ciphertext() + "\"}",
                "a vote beside its voter in store ballot_boxes");
        planted.put("{\"ward\":\"" + cast.ward() + "\",\"choice\":\"" + cast.choice() + "\"}",
                "a choice beside its voter in store ballot_boxes");
        planted.forEach((text, leak) -> assertThat(finder.leaks(List.of(new Piece("store ballot_boxes", text))))
                .as(text).contains(leak));
        for (String where : List.of("log", "store journal", "topic x", "observation", "metric", "audit")) {
            assertThat(finder.leaks(List.of(new Piece(where, "… " + cast.vote().hash() + " …"))))
                    .contains("a vote in " + where);
        }
    }
}
