package vn.laocai.thidua.scoring;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.testing.kit.Contract;
import vn.laocai.thidua.testing.kit.Event;
import vn.laocai.thidua.testing.kit.Events;
import vn.laocai.thidua.testing.kit.Infrastructure;
import vn.laocai.thidua.testing.kit.RunningService;
import vn.laocai.thidua.testing.kit.Wire;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** From a record on Kafka to what people read over HTTP, on any infrastructure. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ScoreSheetsJourney {

    private static final String COVENANT = "thidua.ward.covenant.v1";
    private static final String SEASON = "thidua.ward.season.v1";
    private static final String SHEET = "thidua.scoring.score-sheet.v1";
    private static final String IN_FORCE = "vn.laocai.thidua.ward.covenant-entered-into-force.v1";
    private static final String SEASON_OPENED = "vn.laocai.thidua.ward.season-opened.v1";
    private static final String PHASE_CHANGED = "vn.laocai.thidua.ward.season-phase-changed.v1";
    private static final String OPENED = "vn.laocai.thidua.scoring.score-sheet-opened.v1";

    private RunningService service;

    abstract Infrastructure infrastructure();

    /** Whether the broker lacks the topics that deploy/kafka/topics.yaml declares. */
    abstract boolean lacksTopics();

    @BeforeAll
    void start() {
        service = RunningService.on(infrastructure(), ScoringServiceApplication.class, "scoring-service",
                lacksTopics());
    }

    @Test
    void opensOneSheetPerWardHoweverOftenTheEventComes() {
        String season = freshSeason();
        Event event = inForce(season);
        service.publish(COVENANT, event);
        service.publish(COVENANT, event);
        awaitSheets(season);
        service.publish(COVENANT, event);
        service.publish(COVENANT, event.withFreshId());
        String next = freshSeason();
        service.publish(COVENANT, event.withFreshId().withMember("seasonId", quoted(next)));
        awaitSheets(next);

        JsonNode sheets = sheets(season);
        assertThat(sheets.valueStream().map(sheet -> sheet.path("state").asString())).containsOnly("NOT_STARTED");
        assertThat(sheets.valueStream().map(sheet -> sheet.path("wardCode").asString())).containsExactly("AU_LAU",
                "CAM_DUONG", "CAU_THIA", "LAO_CAI", "NAM_CUONG", "NGHIA_LO", "SA_PA", "TRUNG_TAM", "VAN_PHU",
                "YEN_BAI");
        eventually().until(() -> service.records(SHEET, next).size() == 10);
        assertThat(service.records(SHEET, season)).hasSize(10);
    }

    @Test
    void opensTheSameSheetsWhereTwoCovenantsOfASeasonEnterIntoForceAtOnce() {
        String season = freshSeason();
        for (int i = 0; i < 4; i++) {
            service.publish(COVENANT, inForce(season).about(UUID.randomUUID().toString()));
        }
        awaitSheets(season);
        String next = freshSeason();
        service.publish(COVENANT, inForce(next));
        awaitSheets(next);
        eventually().until(() -> service.records(SHEET, next).size() == 10);
        assertThat(service.records(SHEET, season)).hasSize(10).extracting(RunningService::key)
                .doesNotHaveDuplicates();
    }

    @Test
    void tellsEachOpeningOnceAsItsContractSays() {
        String season = freshSeason();
        Event event = inForce(season);
        service.publish(COVENANT, event);
        service.publish(COVENANT, event);
        eventually().until(() -> service.records(SHEET, season).size() >= 10);

        List<ConsumerRecord<byte[], byte[]>> records = service.records(SHEET, season);
        assertThat(records).hasSize(10).allSatisfy(record -> {
            assertThat(Wire.header(record, "ce_type")).isEqualTo(OPENED);
            assertThat(Wire.header(record, "ce_subject")).isEqualTo(RunningService.key(record));
            assertThat(Wire.header(record, "ce_sequence")).isEqualTo("0000000000000000001");
            assertThat(Wire.header(record, "ce_season")).isEqualTo(season);
            assertThat(Wire.header(record, "ce_causationid")).isEqualTo(event.id());
            assertThat(Wire.header(record, "ce_correlationid")).isEqualTo(event.attributes().get("correlationid"));
            assertThat(traceId(Wire.header(record, "ce_traceparent")))
                    .isEqualTo(traceId(event.attributes().get("traceparent")));
            assertThat(Contract.violations(OPENED, RunningService.data(record))).isEmpty();
        });
        assertThat(records).extracting(RunningService::key).doesNotHaveDuplicates();
    }

    @Test
    void understandsEveryExampleWithFieldsAndValuesOfTomorrow() {
        for (Event example : Events.examples(IN_FORCE)) {
            String season = freshSeason();
            service.publish(COVENANT,
                    example.about(UUID.randomUUID().toString()).withMember("seasonId", quoted(season))
                            .withMember("fieldOfTomorrow", "7").withMember("mood", "\"VALUE_OF_TOMORROW\""));
            awaitSheets(season);
        }
    }

    @Test
    void goesOnBehindTypesThatItDoesNotUse() {
        String season = freshSeason();
        for (String type : List.of("covenant-opened-for-signature", "covenant-signed", "covenant-withdrawn",
                "covenant-superseded")) {
            Events.examples("vn.laocai.thidua.ward." + type + ".v1")
                    .forEach(event -> service.publish(COVENANT, event.withFreshId()));
        }
        service.publish(COVENANT,
                inForce(season).with("type", "vn.laocai.thidua.ward.covenant-of-tomorrow.v1"));
        service.publish(COVENANT, inForce(season));
        awaitSheets(season);
    }

    @Test
    void keepsWhatItCannotReadAsADeadLetterAndGoesOn() {
        String season = freshSeason();
        Event broken = inForce(season).withMember("parties", "\"not a list\"");
        service.publish(COVENANT, broken);
        service.publish(COVENANT, inForce(season));
        awaitSheets(season);
        eventually().until(() -> service.get("/api/ops/dead-letters", "ops").body().contains(broken.id()));
        assertThat(service.get("/api/ops/dead-letters", "sa-pa.leader").statusCode()).isEqualTo(403);
    }

    @Test
    void showsTheStateOfTheSeasonAsItMoves() {
        String season = freshSeason();
        Event opened = Events.example(SEASON_OPENED).about(season).withMember("seasonId", quoted(season));
        Event moved = Events.example(PHASE_CHANGED).about(season).numbered(2).withMember("seasonId",
                quoted(season));
        service.publish(SEASON, opened);
        service.publish(SEASON, moved);
        service.publish(SEASON, moved);
        service.publish(SEASON, opened);
        awaitState(season, "COVENANT_SIGNING");
        service.publish(SEASON, moved.numbered(3).withMember("to", "\"STATE_OF_TOMORROW\"")
                .withMember("addedLater", "{\"by\":\"somebody\"}"));
        awaitState(season, "STATE_OF_TOMORROW");
        service.publish(SEASON, moved);
        service.publish(SEASON, moved.numbered(4).withMember("to", "\"ACTIVE\""));
        awaitState(season, "ACTIVE");
    }

    @Test
    void readsEveryExampleOfASeason() {
        for (Event example : Events.examples(SEASON_OPENED)) {
            String season = freshSeason();
            service.publish(SEASON, example.about(season).withMember("seasonId", quoted(season)));
            awaitState(season, "ESTABLISHED");
            int number = 2;
            for (Event change : Events.examples(PHASE_CHANGED)) {
                service.publish(SEASON,
                        change.about(season).numbered(number++).withMember("seasonId", quoted(season)));
                awaitState(season, RunningService.JSON.readTree(change.data()).path("to").asString());
            }
        }
    }

    @Test
    void holdsASeasonWhoseOpeningIsMissingUntilSomebodyDecides() {
        String season = freshSeason();
        Event moved = Events.example(PHASE_CHANGED).about(season).numbered(2).withMember("seasonId",
                quoted(season));
        service.publish(SEASON, moved);
        eventually().until(() -> service.get("/api/ops/dead-letters", "ops").body().contains(moved.id()));
        service.publish(SEASON, Events.example(SEASON_OPENED).about(season).withMember("seasonId", quoted(season)));
        JsonNode letter = RunningService.JSON.readTree(service.get("/api/ops/dead-letters", "ops").body())
                .path("items").valueStream().filter(one -> one.toString().contains(moved.id())).findFirst()
                .orElseThrow();
        String id = letter.path("id").asString().replace("|", "%7C").replace(" ", "%20");
        assertThat(service.post("/api/ops/dead-letters/" + id + "/discard", "ops",
                "{\"reason\":\"Sự kiện đến trước khi mở mùa thi đua\"}").statusCode()).isEqualTo(200);
        awaitState(season, "ESTABLISHED");
        JsonNode audit = RunningService.JSON
                .readTree(service.get("/api/audit?command=discard-dead-letter&outcome=accepted", "auditor").body());
        assertThat(audit.path("items").valueStream().map(row -> row.path("target").asString()))
                .contains("dead-letters/" + letter.path("id").asString());
    }

    @Test
    void showsOneSheetAndTellsWhereNothingIsNew() {
        String season = freshSeason();
        service.publish(COVENANT, inForce(season));
        awaitSheets(season);
        HttpResponse<String> sheet = service.get("/api/score-sheets/" + season + ":SA_PA", "yen-bai.officer");
        assertThat(sheet.statusCode()).isEqualTo(200);
        String tag = sheet.headers().firstValue("ETag").orElseThrow();
        assertThat(service.get("/api/score-sheets/" + season + ":SA_PA", "yen-bai.officer").headers()
                .firstValue("ETag")).contains(tag);
        assertThat(RunningService.JSON.readTree(sheet.body()).path("wardCode").asString()).isEqualTo("SA_PA");
        HttpResponse<String> unknown = service.get("/api/score-sheets/" + season + ":NOWHERE", "yen-bai.officer");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(RunningService.JSON.readTree(unknown.body()).path("code").asString())
                .isEqualTo("score-sheet-not-found");
    }

    @Test
    void letsMembersAndOfficialsReadAndNobodyElse() {
        String path = "/api/score-sheets?seasonId=" + freshSeason();
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

    @Test
    void describesItsInterface() {
        HttpResponse<String> description = service.get("/v3/api-docs", "");
        assertThat(description.statusCode()).isEqualTo(200);
        assertThat(RunningService.JSON.readTree(description.body()).path("paths").propertyNames())
                .contains("/api/score-sheets", "/api/score-sheets/{id}");
    }

    private static String freshSeason() {
        return "khoi-" + UUID.randomUUID() + "-2025";
    }

    private static Event inForce(String season) {
        return Events.example(IN_FORCE).withFreshId().with("season", season).withMember("seasonId", quoted(season));
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private static String traceId(String traceparent) {
        return requireNonNull(traceparent).split("-", -1)[1];
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(30));
    }

    private void awaitSheets(String season) {
        eventually().until(() -> sheets(season).size() == 10);
    }

    private void awaitState(String season, String state) {
        eventually().until(() -> list(season).path("seasonState").asString("").equals(state));
    }

    private JsonNode sheets(String season) {
        return list(season).path("items");
    }

    private JsonNode list(String season) {
        return RunningService.JSON.readTree(service.get("/api/score-sheets?seasonId=" + season, "sa-pa.leader").body());
    }
}
