package vn.laocai.thidua.journeys;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.journeys.harness.Api;
import vn.laocai.thidua.journeys.harness.SuiteProcess;
import vn.laocai.thidua.local.Part;
import vn.laocai.thidua.local.Ports;
import vn.laocai.thidua.local.demo.Chapter;
import vn.laocai.thidua.local.demo.ScoredSeason;
import vn.laocai.thidua.testing.kit.Wire;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Season 2025 from the criteria to the published results, told once more chapter by chapter: what each chapter leaves
 * behind, and what nobody may learn from it. The totals were worked out by hand from the table and the entered figures.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeasonStoryTest {

    private static final Ports PORTS = new Ports(13_400);
    private static final String SEASON = "khoi-phuong-lao-cai-2025";
    private static final String SHEETS = "/api/score-sheets";
    private static final String BOARD = "/api/boards/" + SEASON;
    private static final String MONITOR = "province.monitor";
    private static final String HEAD = "sa-pa.leader";

    /** Final totals by rank; Yên Bái and Lào Cai tie, and section II decides. */
    private static final Map<String, String> TOTALS = new LinkedHashMap<>();

    static {
        TOTALS.put("SA_PA", "996.55");
        TOTALS.put("YEN_BAI", "957.63");
        TOTALS.put("LAO_CAI", "957.63");
        TOTALS.put("CAM_DUONG", "894.72");
        TOTALS.put("NGHIA_LO", "882.50");
        TOTALS.put("TRUNG_TAM", "871.95");
        TOTALS.put("VAN_PHU", "860.14");
        TOTALS.put("NAM_CUONG", "854.50");
        TOTALS.put("AU_LAU", "833.73");
        TOTALS.put("CAU_THIA", "801.83");
    }

    @TempDir
    private static Path data;

    private final Api api = new Api(PORTS, Api.tokensOf(PORTS));
    private final HttpClient http = HttpClient.newHttpClient();
    private SuiteProcess suite;

    @BeforeAll
    void start() {
        suite = SuiteProcess.start(PORTS, data, List.of(Part.STORE, Part.BROKER, Part.MAIL, Part.IDENTITY, Part.WARD,
                Part.SCORING, Part.CLUB, Part.NOTIFICATION));
    }

    @AfterAll
    void stop() {
        if (suite != null) {
            suite.close();
        }
    }

    @Test
    @Order(1)
    void eightSheetsAreSubmittedOneIsReturnedAndOneIsOpen() {
        new ScoredSeason(PORTS, data.resolve("teller-keys")).play(Chapter.SELF_SCORING);
        Map<String, String> states = states();
        assertThat(states.values()).filteredOn("SUBMITTED"::equals).hasSize(8);
        assertThat(states).containsEntry("AU_LAU", "RETURNED").containsEntry("NGHIA_LO", "DRAFT");
    }

    @Test
    @Order(2)
    void whileTheyScoreThemselvesNobodyLearnsAnothersFigures() {
        for (String stranger : List.of("lao-cai.officer", "lao-cai.leader", "lao-cai.scorer", "tax.appraiser",
                "teller.1", "ops")) {
            assertThat(figuresIn(stranger, SHEETS + "/" + SEASON + ":SA_PA")).as(stranger).isEmpty();
            assertThat(figuresIn(stranger, SHEETS + "?seasonId=" + SEASON)).as(stranger).isEmpty();
            assertThat(figuresIn(stranger, SHEETS + "/" + SEASON + ":SA_PA/cells/I.1/history")).as(stranger).isEmpty();
            assertThat(status(stranger, BOARD)).as(stranger).isEqualTo(403);
            assertThat(status(stranger, BOARD + "/explanations/SA_PA")).as(stranger).isEqualTo(403);
            assertThat(status(stranger, BOARD + "/provenance/SA_PA/I.1")).as(stranger).isEqualTo(403);
            assertThat(status(stranger, BOARD + "/export.xlsx")).as(stranger).isEqualTo(403);
            assertThat(status(stranger, "/api/evidence?seasonId=" + SEASON + "&wardCode=SA_PA")).as(stranger)
                    .isIn(403, 404);
        }
        assertThat(status(null, "/api/public/boards/" + SEASON)).isEqualTo(404);
    }

    @Test
    @Order(3)
    void theLateSheetHasItsPenaltyAndAppraisalBegins() {
        new ScoredSeason(PORTS, data.resolve("teller-keys")).play(Chapter.APPRAISAL);
        assertThat(states().values()).containsOnly("APPRAISING");
        JsonNode late = api.read(MONITOR, Part.SCORING, SHEETS + "/" + SEASON + ":NGHIA_LO");
        assertThat(late.at("/totals/penalty").asString()).isEqualTo("4.00");
        JsonNode draw = api.read(MONITOR, Part.SCORING, "/api/cross-scoring/" + SEASON);
        assertThat(draw.path("pairs")).hasSize(20);
        assertThat(figuresIn("lao-cai.leader", "/api/official-figures?seasonId=" + SEASON)).isEmpty();
    }

    @Test
    @Order(4)
    void aDepartmentContradictsAWardWhichExplainsAndTheOfficialFigureStands() {
        new ScoredSeason(PORTS, data.resolve("teller-keys")).play(Chapter.COUNCIL);
        // A policy hears of the ballot's phase and moves the sheets, final until then.
        Awaitility.await().untilAsserted(() -> assertThat(states().values()).containsOnly("DELIBERATED"));
        JsonNode cell = cell("TRUNG_TAM", "I.1");
        assertThat(cell.at("/official/actual").asString()).isEqualTo("250.1");
        assertThat(cell.path("final").asString()).isNotEqualTo(cell.at("/self/points").asString());
    }

    @Test
    @Order(5)
    void beforeThePublicationNoTopicTellsAFigure() {
        List<String> told = topics();
        assertThat(told).isNotEmpty().noneMatch(data -> data.contains("\"total\"") || data.contains("\"points\"")
                || data.contains("996.55") || data.contains("957.63"));
    }

    @Test
    @Order(6)
    void theTableIsAsWorkedOutByHandWithATieAtRanksTwoAndThree() {
        new ScoredSeason(PORTS, data.resolve("teller-keys")).play(Chapter.RESULTS);
        JsonNode rows = api.read(MONITOR, Part.SCORING, "/api/public/boards/" + SEASON).path("rows");
        Map<String, String> totals = new LinkedHashMap<>();
        rows.forEach(row -> totals.put(row.path("wardCode").asString(), row.path("total").asString()));
        assertThat(totals).containsExactlyEntriesOf(TOTALS);
        JsonNode live = api.read(MONITOR, Part.SCORING, BOARD).path("rows");
        assertThat(live.path(1).path("tieBreakVi").toString()).contains("II");
        assertThat(rows.valueStream().map(row -> row.path("rank").asInt())).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9,
                10);
    }

    @Test
    @Order(7)
    void theBallotPassesTwoOfThreeAndTheSuspendedProposalWasClearedBeforeItWasSent() {
        JsonNode ballot = api.read(MONITOR, Part.SCORING, "/api/ballots?seasonId=" + SEASON).path("items").path(0);
        assertThat(ballot.path("results").valueStream()
                .map(result -> result.path("passed").asBoolean())).containsExactly(true, true, false);
        assertThat(ballot.path("results").valueStream().map(result -> result.path("yes").asInt()))
                .containsExactly(10, 8, 6);
        assertThat(ballot.path("paperOnly").asBoolean()).isFalse();
        assertThat(ballot.path("wardsOnPaper").valueStream().map(JsonNode::asString)).as("the letter of the absent")
                .containsExactly("AU_LAU");
        assertThat(ballot.path("returned").path("q3").asInt()).isEqualTo(10);
        assertThat(api.read("sa-pa.leader", Part.SCORING, "/api/ballots/" + ballot.path("id").asString() + "/box")
                .path("hashes").path("q3").size()).as("votes that were cast on a screen").isEqualTo(9);
        JsonNode proposals = api.read(MONITOR, Part.SCORING, "/api/award-proposals?seasonId=" + SEASON).path("items");
        assertThat(proposals.valueStream().map(proposal -> proposal.path("state").asString())).hasSize(2)
                .containsOnly("DECIDED");
        List<String> events = typesOf("thidua.scoring.award-proposal.v1");
        assertThat(events).contains("award-proposal-suspended", "award-proposal-cleared", "award-proposal-sent",
                "award-decided");
        assertThat(events.indexOf("award-proposal-suspended")).isLessThan(events.lastIndexOf("award-proposal-sent"));
    }

    @Test
    @Order(8)
    void theRecomputedSeasonIsThePublishedOne() {
        JsonNode replay = api.command("auditor", Part.SCORING, BOARD + "/replay", "story-replay", Map.of());
        assertThat(replay.path("equal").asBoolean()).as(replay.toString()).isTrue();
        assertThat(replay.path("recomputedHash").asString()).isEqualTo(replay.path("publishedHash").asString());
    }

    @Test
    @Order(9)
    void aComplaintAfterTheWindowIsRefusedWithItsSentence() {
        moveClock("2026-02-20T09:00+07:00");
        Api.Answer late = api.tryCommand(Api.tokensOf(PORTS).apply("au-lau.leader"), Part.SCORING, "/api/complaints",
                Map.of("seasonId", SEASON, "criterionCodes", List.of("II.2"), "matter", "II.2", "text",
                        "Đề nghị xem lại điểm tiêu chí II.2 của phường Âu Lâu."));
        assertThat(late.status()).as(late.toString()).isGreaterThanOrEqualTo(409);
        assertThat(late.code()).isEqualTo("complaint-window-closed");
    }

    private Map<String, String> states() {
        Map<String, String> states = new LinkedHashMap<>();
        api.read(MONITOR, Part.SCORING, SHEETS + "?seasonId=" + SEASON).path("items")
                .forEach(sheet -> states.put(sheet.path("wardCode").asString(), sheet.path("state").asString()));
        return states;
    }

    private JsonNode cell(String ward, String code) {
        return api.read(MONITOR, Part.SCORING, SHEETS + "/" + SEASON + ":" + ward).path("cells").valueStream()
                .filter(cell -> cell.path("code").asString().equals(code)).findFirst().orElseThrow();
    }

    /** What of figures stands in an answer: points, totals, entered values. */
    private List<String> figuresIn(String account, String path) {
        HttpResponse<String> answer = get(account, path);
        List<String> found = new ArrayList<>();
        for (String figure : List.of("\"actual\"", "\"points\"", "\"total\"", "\"figure\"", "\"counts\"",
                "\"choice\"")) {
            if (answer.statusCode() == 200 && answer.body().contains(figure)) {
                found.add(figure);
            }
        }
        return found;
    }

    private int status(String account, String path) {
        return get(account, path).statusCode();
    }

    private HttpResponse<String> get(String account, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(PORTS.http(Part.SCORING) + path));
        if (account != null) {
            request.header("Authorization", "Bearer " + Api.tokensOf(PORTS).apply(account));
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void moveClock(String moment) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(PORTS.http(Part.IDENTITY) + "/dev/clock?now="
                + java.net.URLEncoder.encode(moment, StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.noBody()).build();
        try {
            assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        Awaitility.await().until(() -> api.tryCommand(Api.tokensOf(PORTS).apply(HEAD), Part.SCORING,
                "/api/complaints", Map.of()).status() >= 400);
    }

    private List<String> topics() {
        List<String> told = new ArrayList<>();
        try (Wire wire = new Wire(PORTS.broker())) {
            for (String aggregate : List.of("score-sheet", "cross-scoring", "cross-score", "season-ledger",
                    "deliberation", "criteria-set")) {
                wire.readAll("thidua.scoring." + aggregate + ".v1")
                        .forEach(record -> told.add(new String(record.value(), StandardCharsets.UTF_8)));
            }
        }
        return told;
    }

    private List<String> typesOf(String topic) {
        try (Wire wire = new Wire(PORTS.broker())) {
            return wire.readAll(topic).stream().map(SeasonStoryTest::type).toList();
        }
    }

    private static String type(ConsumerRecord<byte[], byte[]> record) {
        String type = Wire.header(record, "ce_type");
        return type == null ? "" : type.replaceAll(".*\\.([a-z-]+)\\.v1$", "$1");
    }
}
