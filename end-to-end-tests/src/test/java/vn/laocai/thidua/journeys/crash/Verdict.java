package vn.laocai.thidua.journeys.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.cloudevents.CloudEvent;
import org.bson.Document;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.journeys.harness.Api;
import vn.laocai.thidua.journeys.harness.KafkaWitness;
import vn.laocai.thidua.local.Part;
import vn.laocai.thidua.local.Ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What must hold after any crash: nothing lost, nothing done twice, in order per aggregate, store and topics agree. */
final class Verdict {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Map<String, List<String>> AGGREGATES = Map.of("ward_service",
            List.of("units:thidua.ward.unit.v1", "blocks:thidua.ward.block.v1", "seasons:thidua.ward.season.v1",
                    "covenants:thidua.ward.covenant.v1"),
            "scoring_service", List.of("score_sheets:thidua.scoring.score-sheet.v1"));

    private Verdict() {}

    static void everythingIsThereOnce(Ports ports, Api api, KafkaWitness witness, List<BlockStory> stories) {
        stories.forEach(story -> oneSheetPerWard(api, story));
        stories.forEach(story -> assertThat(
                api.read("block.admin", Part.WARD, "/api/covenants/" + story.covenantId()).path("state").asString())
                .isEqualTo("IN_FORCE"));
        try (MongoClient mongo = MongoClients.create(ports.store())) {
            AGGREGATES.forEach((database, collections) -> collections.forEach(pair -> {
                String[] names = pair.split(":", 2);
                storeAndTopicAgree(mongo.getDatabase(database), names[0], names[1], witness);
            }));
        }
        for (Part service : List.of(Part.WARD, Part.SCORING)) {
            JsonNode journal = api.read("ops", service, "/api/ops/journal/verification");
            assertThat(journal.path("intact").asBoolean()).as(() -> "journal of " + service + ": " + journal).isTrue();
            assertThat(api.read("ops", service, "/api/ops/dead-letters").path("depth").asInt())
                    .as("dead letters of " + service).isZero();
        }
    }

    private static void oneSheetPerWard(Api api, BlockStory story) {
        await("score sheets of " + story.seasonId()).atMost(PATIENCE).untilAsserted(() -> {
            JsonNode sheets = api.read("province.monitor", Part.SCORING,
                    "/api/score-sheets?seasonId=" + story.seasonId());
            List<String> wards = sheets.path("items").valueStream().map(sheet -> sheet.path("wardCode").asString())
                    .toList();
            assertThat(wards).containsExactlyInAnyOrderElementsOf(story.wards());
        });
    }

    private static void storeAndTopicAgree(MongoDatabase database, String collection, String topic,
            KafkaWitness witness) {
        assertThat(database.getCollection(collection).countDocuments()).as(collection).isPositive();
        await("outboxes of " + collection).atMost(PATIENCE).untilAsserted(() -> {
            for (Document document : database.getCollection(collection).find()) {
                assertThat(document.getList("outbox", Document.class)).as("outbox of " + document.getString("_id"))
                        .isEmpty();
            }
        });
        Map<String, List<Long>> sequences = new LinkedHashMap<>();
        Map<String, Set<String>> ids = new LinkedHashMap<>();
        for (CloudEvent event : witness.everythingOn(topic)) {
            String subject = Objects.requireNonNull(event.getSubject());
            if (ids.computeIfAbsent(subject, name -> new LinkedHashSet<>()).add(event.getId())) {
                sequences.computeIfAbsent(subject, name -> new ArrayList<>())
                        .add(Long.parseLong(String.valueOf(event.getExtension("sequence"))));
            }
        }
        for (Document document : database.getCollection(collection).find()) {
            long last = document.getLong("sequence");
            List<Long> expected = new ArrayList<>();
            for (long sequence = 1; sequence <= last; sequence++) {
                expected.add(sequence);
            }
            assertThat(sequences.getOrDefault(document.getString("_id"), List.of()))
                    .as("first occurrences of the events of " + collection + " " + document.getString("_id"))
                    .containsExactlyElementsOf(expected);
        }
    }
}
