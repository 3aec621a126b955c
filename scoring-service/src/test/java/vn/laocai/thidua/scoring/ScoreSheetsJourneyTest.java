package vn.laocai.thidua.scoring;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** From a record on Kafka to what people read over HTTP. */
class ScoreSheetsJourneyTest {

    private static final String COVENANT = "thidua.ward.covenant.v1";
    private static final String SEASON = "thidua.ward.season.v1";
    private static final String SHEET = "thidua.scoring.score-sheet.v1";
    private static final String IN_FORCE = "vn.laocai.thidua.ward.covenant-entered-into-force.v1";
    private static final String OPENED = "vn.laocai.thidua.scoring.score-sheet-opened.v1";

    private final RunningService service = RunningService.shared();
    private final String season = "khoi-" + UUID.randomUUID() + "-2025";

    @Test
    void opensOneSheetPerWardHoweverOftenTheEventComes() {
        ObjectNode event = inForce();
        service.publish(COVENANT, event);
        service.publish(COVENANT, event);
        awaitSheets(10);
        service.publish(COVENANT, event);
        service.publish(COVENANT, withNewId(event));
        String marker = "khoi-" + UUID.randomUUID() + "-2025";
        service.publish(COVENANT, inSeason(withNewId(event), marker));
        await().atMost(Duration.ofSeconds(20)).until(() -> sheets(marker).size() == 10);

        JsonNode sheets = sheets(season);
        assertThat(sheets).hasSize(10);
        assertThat(sheets.valueStream().map(sheet -> sheet.path("state").asString())).containsOnly("NOT_STARTED");
        assertThat(sheets.valueStream().map(sheet -> sheet.path("wardCode").asString())).containsExactly("AU_LAU",
                "CAM_DUONG", "CAU_THIA", "LAO_CAI", "NAM_CUONG", "NGHIA_LO", "SA_PA", "TRUNG_TAM", "VAN_PHU",
                "YEN_BAI");
    }

    @Test
    void tellsEachOpeningOnceAsItsContractSays() {
        ObjectNode event = inForce();
        service.publish(COVENANT, event);
        service.publish(COVENANT, event);
        awaitSheets(10);
        await().atMost(Duration.ofSeconds(20)).until(() -> service.records(SHEET, season).size() >= 10);

        List<ConsumerRecord<String, byte[]>> records = service.records(SHEET, season);
        assertThat(records).hasSize(10).allSatisfy(record -> {
            assertThat(header(record, "ce_type")).isEqualTo(OPENED);
            assertThat(header(record, "ce_subject")).isEqualTo(record.key());
            assertThat(header(record, "ce_sequence")).isEqualTo("0000000000000000001");
            assertThat(header(record, "ce_season")).isEqualTo(season);
            assertThat(header(record, "ce_causationid")).isEqualTo(event.path("id").asString());
            assertThat(header(record, "ce_correlationid")).isEqualTo(event.path("correlationid").asString());
            assertThat(header(record, "ce_traceparent").substring(0, 35))
                    .isEqualTo(event.path("traceparent").asString().substring(0, 35));
            assertThat(Contract.violations(OPENED, new String(record.value(), UTF_8))).isEmpty();
        });
        assertThat(records).extracting(ConsumerRecord::key).doesNotHaveDuplicates();
    }

    @Test
    void understandsEveryExampleAndPassesOverWhatItDoesNotKnow() {
        for (ObjectNode example : Contract.examples(IN_FORCE)) {
            String of = "khoi-" + UUID.randomUUID() + "-2025";
            ObjectNode strange = inSeason(withNewId(example), of);
            ((ObjectNode) strange.path("data")).put("fieldOfTomorrow", 7).put("mood", "VALUE_OF_TOMORROW");
            service.publish(COVENANT, strange);
            await().atMost(Duration.ofSeconds(20)).until(() -> sheets(of).size() == 10);
        }
    }

    @Test
    void goesOnBehindATypeThatItDoesNotKnow() {
        ObjectNode unknown = withNewId(inForce());
        unknown.put("type", "vn.laocai.thidua.ward.covenant-of-tomorrow.v1");
        service.publish(COVENANT, unknown);
        service.publish(COVENANT, inForce());
        awaitSheets(10);
    }

    @Test
    void keepsWhatItCannotReadAsADeadLetterAndGoesOn() {
        ObjectNode broken = withNewId(inForce());
        ((ObjectNode) broken.path("data")).put("parties", "not a list");
        service.publish(COVENANT, broken);
        service.publish(COVENANT, inForce());
        awaitSheets(10);
        String id = broken.path("id").asString();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> service.get("/api/ops/dead-letters", "ops").body().contains(id));
        assertThat(service.get("/api/ops/dead-letters", "sa-pa.leader").statusCode()).isEqualTo(403);
    }

    @Test
    void showsTheStateOfTheSeasonAsItMoves() {
        ObjectNode opened = inSeason(Contract.examples("vn.laocai.thidua.ward.season-opened.v1").getFirst(), season);
        ObjectNode moved = inSeason(Contract.examples("vn.laocai.thidua.ward.season-phase-changed.v1").getFirst(),
                season);
        service.publish(SEASON, keyed(opened, 1));
        service.publish(SEASON, keyed(moved, 2));
        service.publish(SEASON, keyed(moved, 2));
        service.publish(SEASON, keyed(opened, 1));
        await().atMost(Duration.ofSeconds(20)).until(
                () -> list(season).path("seasonState").asString("").equals("COVENANT_SIGNING"));
        ObjectNode tomorrow = keyed(moved.deepCopy(), 3);
        ((ObjectNode) tomorrow.path("data")).put("to", "STATE_OF_TOMORROW").put("unknown", true);
        service.publish(SEASON, withNewId(tomorrow));
        await().atMost(Duration.ofSeconds(20)).until(
                () -> list(season).path("seasonState").asString("").equals("STATE_OF_TOMORROW"));
    }

    @Test
    void showsOneSheetWithItsVersion() {
        service.publish(COVENANT, inForce());
        awaitSheets(10);
        HttpResponse<String> sheet = service.get("/api/score-sheets/" + season + ":SA_PA", "yen-bai.officer");
        assertThat(sheet.statusCode()).isEqualTo(200);
        assertThat(sheet.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(RunningService.JSON.readTree(sheet.body()).path("wardCode").asString()).isEqualTo("SA_PA");
        HttpResponse<String> unknown = service.get("/api/score-sheets/" + season + ":NOWHERE", "yen-bai.officer");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(RunningService.JSON.readTree(unknown.body()).path("code").asString())
                .isEqualTo("score-sheet-not-found");
    }

    @Test
    void letsMembersAndOfficialsReadAndNobodyElse() {
        String path = "/api/score-sheets?seasonId=" + season;
        for (String account : List.of("sa-pa.leader", "yen-bai.officer", "lao-cai.scorer", "province.monitor",
                "block.admin", "block.secretary", "auditor", "finance.appraiser", "teller.1")) {
            assertThat(service.get(path, account).statusCode()).as(account).isEqualTo(200);
        }
        for (String account : List.of("ops", "agency.home-affairs", "tourism-association.partner")) {
            assertThat(service.get(path, account).statusCode()).as(account).isEqualTo(403);
        }
        assertThat(service.get(path, "").statusCode()).isEqualTo(401);
        assertThat(service.get("/api/score-sheets", "sa-pa.leader").statusCode()).isEqualTo(400);
    }

    private ObjectNode inForce() {
        return inSeason(withNewId(Contract.examples(IN_FORCE).getFirst()), season);
    }

    private static ObjectNode withNewId(ObjectNode event) {
        return event.deepCopy().put("id", UUID.randomUUID().toString());
    }

    private static ObjectNode inSeason(ObjectNode event, String season) {
        ObjectNode copy = event.deepCopy().put("season", season);
        ((ObjectNode) copy.path("data")).put("seasonId", season);
        return copy;
    }

    private ObjectNode keyed(ObjectNode event, long sequence) {
        return event.deepCopy().put("subject", season).put("partitionkey", season).put("sequence",
                String.format(Locale.ROOT, "%019d", sequence));
    }

    private void awaitSheets(int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> sheets(season).size() == count);
    }

    private JsonNode sheets(String of) {
        return list(of).path("items");
    }

    private JsonNode list(String of) {
        return RunningService.JSON.readTree(service.get("/api/score-sheets?seasonId=" + of, "sa-pa.leader").body());
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
