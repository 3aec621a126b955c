package vn.laocai.thidua.testing.kit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

import vn.laocai.thidua.support.journal.Journal;
import vn.laocai.thidua.support.outbox.JournalVerification;
import vn.laocai.thidua.support.outbox.JournalVerification.Finding;
import vn.laocai.thidua.support.outbox.ParkedAggregates;
import vn.laocai.thidua.testing.infrastructure.TcpProxy;

import static org.assertj.core.api.Assertions.assertThat;

/** What the way from a save to the broker and the journal keeps to: nothing lost, in order, and a fault stays small. */
public abstract class OutboxContract extends ServiceContract {

    /** More than a batch of the producer, so that only what one test makes on purpose is too large. */
    private static final int LARGEST_RECORD = 100_000;

    @Override
    Map<String, String> topicSettings() {
        return Map.of("max.message.bytes", String.valueOf(LARGEST_RECORD));
    }

    @Test
    void publishesEachEventOnceWithItsKeyAndItsNumber() {
        String id = freshId();
        count(id, 3);
        count(id, 4);
        eventually().untilAsserted(() -> assertThat(sequences(id)).containsExactly(1L, 2L));
        ConsumerRecord<byte[], byte[]> first = records(id).getFirst();
        assertThat(Wire.header(first, "ce_type")).isEqualTo(names.type());
        assertThat(Wire.header(first, "ce_specversion")).isEqualTo("1.0");
        assertThat(Wire.header(first, "ce_subject")).isEqualTo(id);
        assertThat(Wire.header(first, "ce_partitionkey")).isEqualTo(id);
        assertThat(Wire.header(first, "ce_source")).isEqualTo("/thidua/" + KitService.NAME);
        assertThat(Wire.header(first, "ce_season")).isEqualTo("kit-2025");
        assertThat(Wire.header(first, "ce_sequence")).isEqualTo("0000000000000000001");
        assertThat(Wire.header(first, "content-type")).isEqualTo("application/json");
        assertThat(Wire.header(first, "traceparent")).isEqualTo(Wire.header(first, "ce_traceparent")).isNotNull();
        assertThat(first.headers()).extracting(header -> header.key())
                .noneMatch(name -> name.startsWith("spring") || name.startsWith("kafka") || name.startsWith("ce-"));
    }

    @Test
    void numbersTheTwoEventsOfOneCommandOneAfterTheOther() {
        String id = freshId();
        count(id, 9);
        count(id, 1);
        count(id, 1);
        eventually().untilAsserted(() -> assertThat(sequences(id)).containsExactly(1L, 2L, 3L, 4L));
        assertThat(records(id)).extracting(record -> Wire.header(record, "ce_type")).containsExactly(names.type(),
                names.type(), names.type().replace(CounterDefinition.COUNTED, CounterDefinition.TEN_PASSED),
                names.type());
    }

    @Test
    void keepsWhatIsInternalInside() {
        String id = freshId();
        count(id, 1);
        counters().handle(id, command("note"), state -> List.of(new Counter.Happening.Noted("secret of the kit")));
        count(id, 1);
        eventually().untilAsserted(() -> assertThat(sequences(id)).containsExactly(1L, 2L));
        assertThat(records(id))
                .extracting(record -> new String(record.value(), java.nio.charset.StandardCharsets.UTF_8))
                .noneMatch(value -> value.contains("secret of the kit"));
        eventually().untilAsserted(() -> assertThat(journal(id)).extracting(Journal.Entry::kind)
                .containsExactly("PUBLIC", "AUDIT", "INTERNAL", "AUDIT", "PUBLIC", "AUDIT"));
    }

    @Test
    void emptiesTheOutboxWhenTheBrokerHasTheEvents() {
        String id = freshId();
        count(id, 10);
        eventually().untilAsserted(() -> assertThat(outbox(id)).isEmpty());
        assertThat(sequences(id)).containsExactly(1L, 2L);
    }

    @Test
    void keepsTheOrderOfEachKeyUnderManyCommands() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ids.add(freshId());
        }
        for (int round = 0; round < 15; round++) {
            ids.parallelStream().forEach(id -> count(id, 3));
        }
        List<Long> expected = LongStream.rangeClosed(1, 15 + 4).boxed().toList();
        eventually().untilAsserted(() -> {
            List<ConsumerRecord<byte[], byte[]>> all = wire().readAll(names.topic());
            for (String id : ids) {
                assertThat(all.stream().filter(Wire.keyed(id)).map(OutboxContract::sequence))
                        .containsExactlyElementsOf(expected);
            }
        });
    }

    @Test
    void aRelayThatLosesItsLeaseSendsTwiceAndLosesNothing() {
        ConnectionString store = new ConnectionString(real().storeUri());
        String[] address = store.getHosts().getFirst().split(":", -1);
        try (TcpProxy proxy = TcpProxy.listen(0, address[0], Integer.parseInt(address[1]));
                ConfigurableApplicationContext stuck = KitService.start(
                        new Infrastructure(proxy.mongoUri() + "/?directConnection=true", real().bootstrapServers()),
                        names, Map.of())) {
            String id = freshId();
            // The events reach the broker; their removal from the outbox does not reach the store.
            proxy.holdAt(TcpProxy.Gap.BEFORE_REQUEST, TcpProxy.containing("$pull"));
            counters(stuck).handle(id, command("count"), state -> Counter.count(state, 10, null));
            proxy.awaitHeld(Duration.ofSeconds(20));
            assertThat(sequences(id)).containsExactly(1L, 2L);
            // The other instance takes over when the lease has ended.
            eventually().untilAsserted(() -> assertThat(outbox(id)).isEmpty());
            assertThat(sequences(id)).containsExactly(1L, 2L, 1L, 2L);
            assertThat(records(id)).extracting(record -> Wire.header(record, "ce_id")).satisfies(ids -> {
                assertThat(ids.subList(2, 4)).isEqualTo(ids.subList(0, 2));
                assertThat(ids.get(0)).isNotEqualTo(ids.get(1));
            });
            proxy.resume();
            count(id, 1);
            eventually().untilAsserted(() -> assertThat(sequences(id)).endsWith(3L));
            assertThat(journal(id)).extracting(Journal.Entry::number).containsExactly(1L, 2L, 3L, 4L, 5L);
        }
    }

    @Test
    void anAggregateThatCannotBeSentIsParkedAloneAndCanBeRedriven() throws Exception {
        String bad = freshId();
        counters().handle(bad, command("count"), state -> Counter.count(state, 1, "x".repeat(2 * LARGEST_RECORD)));
        count(bad, 1);
        ParkedAggregates parked = bean(ParkedAggregates.class);
        eventually().untilAsserted(() -> assertThat(parked.all()).anySatisfy(one -> {
            assertThat(one.id()).isEqualTo(bad);
            assertThat(one.attempts()).isGreaterThanOrEqualTo(3);
            assertThat(one.waiting()).isGreaterThanOrEqualTo(2);
        }));
        String good = freshId();
        count(good, 1);
        eventually().untilAsserted(() -> assertThat(sequences(good)).containsExactly(1L));
        assertThat(sequences(bad)).isEmpty();

        setLargestRecord(10 * LARGEST_RECORD);
        try {
            eventually().ignoreExceptions().untilAsserted(() -> {
                if (parked.all().stream().anyMatch(one -> one.id().equals(bad))) {
                    parked.redrive(CounterDefinition.COLLECTION, bad, command("redrive"));
                }
                assertThat(sequences(bad)).containsExactly(1L, 2L);
            });
            assertThat(parked.all()).noneMatch(one -> one.id().equals(bad));
        } finally {
            setLargestRecord(LARGEST_RECORD);
        }
    }

    private void setLargestRecord(int bytes) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", real().bootstrapServers()))) {
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, names.topic()),
                    List.of(new AlterConfigOp(new ConfigEntry("max.message.bytes", String.valueOf(bytes)),
                            AlterConfigOp.OpType.SET))))
                    .all().get();
        }
    }

    @Test
    void theJournalIsAChainThatShowsEveryChange() {
        String id = freshId();
        count(id, 9);
        count(id, 1);
        eventually().untilAsserted(() -> assertThat(journal(id)).hasSize(5));
        JournalVerification verification = bean(JournalVerification.class);
        assertThat(findings(verification, id)).isEmpty();

        MongoCollection<Document> rows = bean(MongoDatabase.class).getCollection(Journal.COLLECTION);
        String second = Journal.id(CounterDefinition.COLLECTION, id, 2);
        String third = Journal.id(CounterDefinition.COLLECTION, id, 3);
        Document kept = rows.find(Filters.eq("_id", second)).first();
        assertThat(kept).isNotNull();
        rows.updateOne(Filters.eq("_id", second), Updates.set("content", "{\"changed\":\"by hand\"}"));
        assertThat(findings(verification, id)).containsExactly("2 content-changed");
        if (kept != null) {
            rows.replaceOne(Filters.eq("_id", second), kept);
        }
        assertThat(findings(verification, id)).isEmpty();

        Document lost = rows.findOneAndDelete(Filters.eq("_id", third));
        assertThat(findings(verification, id)).containsExactly("3 entry-missing");
        if (lost != null) {
            rows.insertOne(lost);
        }
        assertThat(findings(verification, id)).isEmpty();
    }

    private static List<String> findings(JournalVerification verification, String id) {
        return verification.verify().findings().stream().filter(finding -> finding.aggregate().equals(id))
                .map(OutboxContract::told).toList();
    }

    private static String told(Finding finding) {
        return finding.number() + " " + finding.code();
    }

    private List<ConsumerRecord<byte[], byte[]>> records(String id) {
        return wire().readAll(names.topic(), id);
    }

    private List<Long> sequences(String id) {
        return records(id).stream().map(OutboxContract::sequence).toList();
    }

    private static Long sequence(ConsumerRecord<byte[], byte[]> record) {
        return Long.valueOf(String.valueOf(Wire.header(record, "ce_sequence")));
    }

    private List<Journal.Entry> journal(String id) {
        return bean(Journal.class).entries(CounterDefinition.COLLECTION, id);
    }

    private List<Document> outbox(String id) {
        Document document = bean(MongoDatabase.class).getCollection(CounterDefinition.COLLECTION)
                .find(Filters.eq("_id", id)).first();
        return document == null ? List.of() : document.getList("outbox", Document.class, List.of());
    }
}
