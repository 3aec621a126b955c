package vn.laocai.thidua.scoring.facts;

import java.math.BigDecimal;
import java.util.UUID;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.event.IncomingEvent;
import vn.laocai.thidua.support.inbox.Effect;
import vn.laocai.thidua.testing.infrastructure.EmbeddedDocumentStore;
import vn.laocai.thidua.testing.infrastructure.FreePorts;
import vn.laocai.thidua.testing.kit.Event;
import vn.laocai.thidua.testing.kit.Events;

import static org.assertj.core.api.Assertions.assertThat;

/** Reads every example of the contracts that are there before their producer is. */
class WardFactsTest {

    private static final String SEASON = "khoi-phuong-lao-cai-2025";
    private static EmbeddedDocumentStore store;
    private static MongoClient client;

    private final WardFacts facts = new WardFacts(
            new SimpleMongoClientDatabaseFactory(client, "facts_" + UUID.randomUUID().toString().substring(0, 8)));
    private final WhenWardsActThenKeepFacts policy = new WhenWardsActThenKeepFacts(facts);

    @BeforeAll
    static void start() {
        store = EmbeddedDocumentStore.inMemory(FreePorts.next());
        client = MongoClients.create(store.uri());
    }

    @AfterAll
    static void stop() {
        client.close();
        store.close();
    }

    @Test
    void keepsRegisteredTargetsByTheirCriterion() {
        for (Event example : Events.examples(EmulationRegistered.TYPE)) {
            assertThat(policy.registered(incoming(example, EmulationRegistered.class))).isEqualTo(Effect.APPLIED);
            assertThat(policy.registered(incoming(example, EmulationRegistered.class)))
                    .isEqualTo(Effect.ALREADY_APPLIED);
        }
        assertThat(facts.of(SEASON, "SA_PA").targets()).containsEntry("I.3", new BigDecimal("120"))
                .containsEntry("II.3", new BigDecimal("80.5"));
        assertThat(facts.of(SEASON, "AU_LAU").targets()).isEmpty();
    }

    @Test
    void countsAnActivityMissedWithoutExcuseOrReachedLate() {
        for (Event example : Events.examples(AttendanceConfirmed.TYPE)) {
            policy.attended(incoming(example, AttendanceConfirmed.class));
            policy.attended(incoming(example, AttendanceConfirmed.class));
        }
        assertThat(facts.of(SEASON, "LAO_CAI").absences()).isEqualTo(1);
        assertThat(facts.of(SEASON, "AU_LAU").absences()).isZero();
        assertThat(facts.of(SEASON, "SA_PA").absences()).isZero();
    }

    @Test
    void countsModelsForTheirWardAndEachAdopterOnce() {
        Events.examples(ModelRecognised.TYPE)
                .forEach(example -> policy.recognised(incoming(example, ModelRecognised.class)));
        Events.examples(ModelAdopted.TYPE).forEach(example -> {
            Event second = example.numbered(2);
            policy.adopted(incoming(second, ModelAdopted.class));
            policy.adopted(incoming(second, ModelAdopted.class));
            policy.adopted(incoming(example.numbered(3), ModelAdopted.class));
        });
        assertThat(facts.of(SEASON, "SA_PA").recognisedModels()).isEqualTo(1);
        assertThat(facts.of(SEASON, "SA_PA").modelsAdoptedByOthers()).isEqualTo(1);
        assertThat(facts.of(SEASON, "LAO_CAI").adoptedModels()).isEqualTo(1);
        assertThat(facts.of(SEASON, "AU_LAU").adoptedModels()).isZero();
    }

    private static <T> IncomingEvent<T> incoming(Event event, Class<T> type) {
        return new IncomingEvent<>(event.toEnvelope("any"), EventJson.mapper().readValue(event.data(), type));
    }
}
