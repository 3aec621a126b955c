package vn.laocai.thidua.scoring;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.core.ConditionFactory;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.testing.kit.Contract;
import vn.laocai.thidua.testing.kit.Event;
import vn.laocai.thidua.testing.kit.Events;
import vn.laocai.thidua.testing.kit.Infrastructure;
import vn.laocai.thidua.testing.kit.RunningService;
import vn.laocai.thidua.testing.kit.TestAccount;
import vn.laocai.thidua.testing.kit.Wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A block of its own in the weeks of self-scoring, with published criteria and ten open sheets. */
final class SelfScoringTown {

    static final String HEAD = "sa-pa.leader";
    static final String SECRETARY = "block.secretary";
    static final String MONITOR = "province.monitor";
    static final String SHEET = "thidua.scoring.score-sheet.v1";
    static final String WINDOW_END = "2025-12-31T10:00:00Z";

    final RunningService service = RunningService.on(Infrastructure.embedded(), ScoringServiceApplication.class,
            "scoring-service", false);
    final String block = "khoi-" + UUID.randomUUID();
    final String season = block + "-2025";

    SelfScoringTown() {
        Event established = Events.example("vn.laocai.thidua.ward.block-established.v1").about(block)
                .withMember("blockId", quoted(block));
        service.publish("thidua.ward.block.v1", established);
        service.publish("thidua.ward.block.v1",
                Events.example("vn.laocai.thidua.ward.block-head-appointed.v1").about(block).numbered(2)
                        .withMember("blockId", quoted(block))
                        .withMember("personId", quoted(TestAccount.personId(HEAD))));
        service.publish("thidua.ward.season.v1",
                Events.example("vn.laocai.thidua.ward.season-opened.v1").about(season)
                        .withMember("seasonId", quoted(season)).withMember("blockId", quoted(block))
                        .withMember("phases", "[{\"phase\":\"SELF_SCORING\",\"opensAt\":\"2025-11-01T00:00:00Z\","
                                + "\"closesAt\":\"" + WINDOW_END + "\"}]"));
        service.publish("thidua.ward.covenant.v1",
                Events.example("vn.laocai.thidua.ward.covenant-entered-into-force.v1").withFreshId()
                        .about(UUID.randomUUID().toString()).with("season", season)
                        .withMember("seasonId", quoted(season)).withMember("blockId", quoted(block)));
        eventually().until(() -> json(service.get("/api/score-sheets?seasonId=" + season, HEAD)).path("items")
                .size() == 10);
        eventually().until(() -> draftCriteria().statusCode() == 201);
        HttpResponse<String> published = service.post(
                "/api/criteria-sets/" + season + "-criteria/versions/1/publication",
                HEAD, "{\"documentNumber\":\"02/KH-KTĐ\",\"documentDate\":\"2025-11-14\"}");
        assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
        eventually().until(() -> json(service.get(sheet("YEN_BAI"), "yen-bai.officer")).has("cells"));
    }

    private HttpResponse<String> draftCriteria() {
        return service.post("/api/criteria-sets", SECRETARY,
                "{\"seasonId\":\"" + season + "\",\"template\":\"bang-1000\"}");
    }

    /** Moves the season on, as the head does in the service of the wards. */
    void move(int number, String to) {
        service.publish("thidua.ward.season.v1",
                Events.example("vn.laocai.thidua.ward.season-phase-changed.v1").about(season).numbered(number)
                        .withMember("seasonId", quoted(season)).withMember("to", quoted(to)).withMember("opensAt",
                                "\"2025-11-14T00:00:00Z\"")
                        .withMember("closesAt", "\"2026-01-31T00:00:00Z\""));
    }

    String sheet(String ward) {
        return "/api/score-sheets/" + season + ":" + ward;
    }

    HttpResponse<String> save(String ward, String account, String code, long revision, String content) {
        return service.put(sheet(ward) + "/cells/" + code, account, content, "If-Match", "\"" + revision + "\"");
    }

    /** Fills every base criterion of the template in by a paste. */
    void fill(String ward, String account) {
        HttpResponse<String> pasted = service.post(sheet(ward) + "/pasted-cells", account,
                RunningService.JSON.writeValueAsString(java.util.Map.of("text", whole(), "dryRun", false)));
        assertThat(pasted.statusCode()).as(pasted.body()).isEqualTo(200);
    }

    static String whole() {
        return """
                Mã\tKết quả\tChỉ tiêu
                I.1\t112,5\t100
                I.2\t96,4
                I.3\t150\t120
                I.4\t87
                I.5\t69,99
                I.6\t100
                I.7\t1
                I.8\t95
                I.9\t100
                II.1\t87,53
                II.2\t98,2
                II.3\t82
                II.4\t90
                II.5\t88
                II.6\t43
                II.7\t3
                II.8\t81
                II.9\t2
                III.1\t97
                III.2\t60
                III.3\t4
                III.4\t7
                III.5\t8
                III.6\t80
                IV.1\tĐạt
                IV.2\t36\t40
                IV.3\t1
                IV.4\t5
                IV.5\t100
                V.1\tHoàn thành tốt nhiệm vụ
                V.2\tTOT
                V.3\tKE_HOACH; QUY_CHE
                V.4\t3
                V.5\tDE_XUAT=2; CONG_NHAN=1; TIEP_NHAN=0; DUOC_NHAN_RONG=0
                V.6\t61
                V.7\t1
                """;
    }

    HttpResponse<String> upload(String ward, String account, String name, byte[] bytes) {
        return service.post("/api/evidence?seasonId=" + season + "&wardCode=" + ward + "&fileName=" + name
                + "&documentNumber=12%2FBC-UBND&documentDate=2025-10-01&issuer=UBND&page=3", account, bytes,
                "application/octet-stream");
    }

    /** The data of the events of a type about one sheet, each of which keeps its contract. */
    List<JsonNode> told(String ward, String name) {
        String type = "vn.laocai.thidua.scoring." + name + ".v1";
        List<ConsumerRecord<byte[], byte[]>> records = service.records(SHEET, season + ":" + ward).stream()
                .filter(record -> type.equals(Wire.header(record, "ce_type"))).toList();
        assertThat(records).allSatisfy(
                record -> assertThat(Contract.violations(type, RunningService.data(record))).isEmpty());
        return records.stream().map(record -> json(RunningService.data(record))).toList();
    }

    static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).path("code").asString()).isEqualTo(code);
    }

    /** The problem says these words to the user. */
    static void assertProblem(HttpResponse<String> answer, int status, String code, String words) {
        assertProblem(answer, status, code);
        assertThat(json(answer).path("detail").asString()).contains(words);
    }

    static JsonNode ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    static JsonNode json(HttpResponse<String> answer) {
        return json(answer.body());
    }

    static JsonNode json(String text) {
        return RunningService.JSON.readTree(text);
    }

    static String quoted(String text) {
        return "\"" + text + "\"";
    }

    static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(30));
    }
}
