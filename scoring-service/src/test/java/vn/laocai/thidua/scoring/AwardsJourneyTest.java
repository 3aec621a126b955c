package vn.laocai.thidua.scoring;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.core.ConditionFactory;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.scoring.award.Proposals;
import vn.laocai.thidua.scoring.award.TestProposals;
import vn.laocai.thidua.scoring.office.UnitNames;
import vn.laocai.thidua.testing.kit.Contract;
import vn.laocai.thidua.testing.kit.Events;
import vn.laocai.thidua.testing.kit.Infrastructure;
import vn.laocai.thidua.testing.kit.RunningService;
import vn.laocai.thidua.testing.kit.TestAccount;
import vn.laocai.thidua.testing.kit.Wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Notices, complaints and awards over HTTP, and what of them reaches Kafka. */
class AwardsJourneyTest {

    private static final String HEAD = "sa-pa.leader";
    private static final String MONITOR = "province.monitor";
    private static final String INSPECTOR = "inspectorate.appraiser";
    private static final String AWARDS = "thidua.scoring.award-proposal.v1";
    private static final Instant AT = Instant.parse("2025-11-14T01:00:00Z");

    private final RunningService service = RunningService.on(Infrastructure.embedded(), ScoringServiceApplication.class,
            "scoring-service", false);
    private final String block = "khoi-" + UUID.randomUUID();
    private final String season = block + "-2025";

    AwardsJourneyTest() {
        service.publish("thidua.ward.block.v1", Events.example("vn.laocai.thidua.ward.block-established.v1")
                .about(block).withMember("blockId", quoted(block)));
        service.publish("thidua.ward.block.v1",
                Events.example("vn.laocai.thidua.ward.block-head-appointed.v1").about(block).numbered(2)
                        .withMember("blockId", quoted(block))
                        .withMember("personId", quoted(TestAccount.personId(HEAD))));
        service.publish("thidua.ward.season.v1",
                Events.example("vn.laocai.thidua.ward.season-opened.v1").about(season)
                        .withMember("seasonId", quoted(season)).withMember("blockId", quoted(block)));
        service.publish("thidua.ward.unit.v1",
                Events.example("vn.laocai.thidua.ward.unit-registered.v1").about("AU_LAU")
                        .withMember("unitCode", quoted("AU_LAU")).withMember("name", quoted("Phường Âu Lâu")));
        eventually().until(() -> service.get("/api/public/units", "").body().contains("Âu Lâu"));
        eventually().until(() -> service.get("/api/award-catalogue/" + season, HEAD).statusCode() == 200);
    }

    @Test
    void unitsAreCalledAsTheyAreRegisteredAndByANewNameFromItsDay() {
        service.publish("thidua.ward.unit.v1",
                Events.example("vn.laocai.thidua.ward.unit-registered.v1").about("BAC_HA")
                        .withMember("unitCode", quoted("BAC_HA")).withMember("name", quoted("Phường Bắc Hà")));
        service.publish("thidua.ward.unit.v1",
                Events.example("vn.laocai.thidua.ward.unit-renamed.v1").about("BAC_HA").numbered(2)
                        .withMember("unitCode", quoted("BAC_HA")).withMember("name", quoted("Phường Bắc Hà Mới"))
                        .withMember("validFrom", quoted("2030-01-01")));
        service.publish("thidua.ward.unit.v1",
                Events.example("vn.laocai.thidua.ward.unit-renamed.v1").about("BAC_HA").numbered(3)
                        .withMember("unitCode", quoted("BAC_HA")).withMember("name", quoted("Phường Bắc Hà Cũ"))
                        .withMember("validFrom", quoted("2020-01-01")));
        MongoDatabase store = service.part(MongoDatabaseFactory.class).getMongoDatabase();
        eventually().until(() -> store.getCollection("unit_names").find(Filters.eq("_id", "BAC_HA")).first() != null
                && store.getCollection("unit_names").find(Filters.eq("_id", "BAC_HA")).first()
                        .get("names", Document.class).size() == 3);
        UnitNames names = service.part(UnitNames.class);
        assertThat(names.on(LocalDate.of(2026, 1, 1))).containsEntry("BAC_HA", "Bắc Hà");
        assertThat(names.on(LocalDate.of(2030, 1, 1))).containsEntry("BAC_HA", "Bắc Hà Mới");
        assertThat(names.on(LocalDate.of(2019, 1, 1))).containsEntry("BAC_HA", "Bắc Hà Cũ");
        eventually().until(() -> service.get("/api/public/units", "").body()
                .contains("{\"code\":\"BAC_HA\",\"name\":\"Bắc Hà\"}"));
    }

    @Test
    void anOpenMatterHoldsAProposalUntilItIsClearedAndTheAwardIsCheckedByEverybody() {
        String id = TestProposals.pending(service.part(Proposals.class), season, block, "AU_LAU", AT);
        String path = "/api/award-proposals/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
        String notice = json(service.post("/api/violation-notices", INSPECTOR, """
                {"seasonId":"%s","wardCode":"AU_LAU","kind":"INSPECTION","source":"INSPECTORATE",
                 "documentNumber":"12/TTr","documentDate":"2025-11-10","from":"2025-01-01","effect":"SUSPENDS"}"""
                .formatted(season)), 201).path("id").asString();
        eventually().until(() -> state(path).equals("SUSPENDED"));

        // A notice is told to the ward, which may complain about it; the complaint holds the proposal too.
        HttpResponse<String> complaint = complain("au-lau.leader");
        String complaintId = json(complaint, 201).path("id").asString();
        assertThat(json(complaint, 201).path("receipt").asString()).startsWith("KN-");
        refused(complain("lao-cai.leader"), 423, "complaint-window-not-open", "Chưa có kết quả hoặc thông báo nào");
        refused(complain("au-lau.officer"), 403, "not-a-member-ward-leader", "Chỉ lãnh đạo phường");
        refused(service.get(path, "lao-cai.leader"), 403, "award-proposal-not-for-you",
                "Hồ sơ này chỉ dành cho phường được đề nghị, Trưởng khối và Hội đồng.");
        refused(service.get("/api/award-proposals/nothing", HEAD), 404, "award-proposal-not-found",
                "Không có hồ sơ đề nghị này.");
        refused(service.get(path + "/documents/nothing.pdf", HEAD), 404, "award-document-not-found",
                "Hồ sơ chưa có giấy tờ này.");
        refused(service.get("/api/complaints/" + complaintId, "lao-cai.leader"), 403, "complaint-not-for-you",
                "Kiến nghị này chỉ dành cho phường gửi, người giải quyết và Hội đồng.");
        refused(service.get("/api/complaints/nothing", HEAD), 404, "complaint-not-found", "Không có kiến nghị này.");
        refused(service.get("/api/violation-notices/" + notice, "lao-cai.leader"), 403,
                "violation-notices-not-for-you", "đơn vị thông báo, phường liên quan và Hội đồng");
        json(service.post("/api/violation-notices/" + notice + "/clearance", INSPECTOR,
                "{\"documentNumber\":\"20/KL\",\"reason\":\"Không có vi phạm\"}"), 200);
        eventually().until(() -> json(service.get(path, HEAD), 200).path("suspensions").size() == 1);
        assertThat(state(path)).isEqualTo("SUSPENDED");
        json(service.post("/api/complaints/" + complaintId + "/admission", HEAD,
                "{\"officer\":\"" + TestAccount.personId(MONITOR) + "\"}"), 200);
        refused(service.post("/api/complaints/" + complaintId + "/answer", HEAD,
                "{\"outcome\":\"REJECTED\",\"text\":\"Không\"}"), 403, "not-the-officer", "Chỉ người được phân công");
        json(service.post("/api/complaints/" + complaintId + "/answer", MONITOR,
                "{\"outcome\":\"REJECTED\",\"text\":\"Đã xác minh.\"}"), 200);
        eventually().until(() -> state(path).equals("CLEARANCE_PENDING"));

        TestProposals.send(service.part(Proposals.class), id, AT);
        json(service.post(path + "/receipt", MONITOR, "{}"), 200);
        refused(service.post(path + "/receipt", HEAD, "{}"), 403, "not-the-monitor", "Sở Nội vụ");
        json(service.post(path + "/council-vote", MONITOR, """
                {"electorate":15,"yes":13,"no":1,"blank":1,"heldOn":"2025-11-14","minutesNumber":"02/BB"}"""), 200);
        JsonNode decided = json(service.post(path + "/decision", MONITOR, """
                {"number":"215/QĐ-UBND","date":"2025-11-14","issuer":"Chủ tịch UBND tỉnh Lào Cai",
                 "signer":"CHỦ TỊCH","fileHash":"%s"}""".formatted("ab".repeat(32))), 200);
        assertThat(decided.path("decision").path("reward").asLong()).isEqualTo(18_720_000);
        String code = decided.path("decision").path("certificateCode").asString();
        JsonNode certificate = json(service.get("/api/public/certificates/" + code + "?sha256=" + "0".repeat(64), ""),
                200);
        assertThat(certificate.path("matches").asBoolean()).isFalse();
        assertThat(certificate.path("award").path("decisionNumber").asString()).isEqualTo("215/QĐ-UBND");
        assertThat(json(service.get("/api/public/certificates/" + code + "?sha256="
                + certificate.path("sha256").asString(), ""), 200).path("matches").asBoolean()).isTrue();
        assertThat(service.get("/api/public/certificates/" + code + ".pdf", "").body()).startsWith("%PDF");
        assertThat(json(service.get("/api/public/awards?seasonId=" + season, ""), 200).path("items").size())
                .isEqualTo(1);
        assertThat(service.get("/.well-known/paper-seals", "").body()).startsWith("-----BEGIN CERTIFICATE-----");
        String file = certificate.path("sha256").asString();
        JsonNode genuine = json(service.postAnonymously("/api/public/papers/checks", "{\"sha256\":\"" + file + "\"}"),
                200);
        assertThat(genuine.path("verdict").asString()).isEqualTo("REGISTERED");
        assertThat(genuine.path("sentenceVi").asString()).contains("giấy chứng nhận", "phường Âu Lâu",
                "Quyết định số 215/QĐ-UBND");
        assertThat(genuine.path("paper").path("page").asString()).isEqualTo("/public/certificates/" + code);
        assertThat(genuine.path("paper").has("superseded")).isFalse();
        JsonNode stranger = json(service.postAnonymously("/api/public/papers/checks", "{\"sha256\":\"" + "0".repeat(64)
                + "\",\"coveredSha256\":\"" + "0".repeat(64) + "\",\"signature\":\"MAMCAQE=\"}"), 200);
        assertThat(stranger.path("verdict").asString()).isEqualTo("FOREIGN");
        json(service.post(path + "/revocation", MONITOR,
                "{\"reason\":\"Khai không đúng\",\"documentNumber\":\"300/QĐ-UBND\"}"), 200);
        assertThat(json(service.get("/api/public/certificates/" + code, ""), 200).path("status").asString())
                .isEqualTo("REVOKED");
        assertThat(json(service.postAnonymously("/api/public/papers/checks", "{\"sha256\":\"" + file + "\"}"), 200)
                .path("paper").path("superseded").path("sentenceVi").asString())
                .contains("đã bị thu hồi", "300/QĐ-UBND: Khai không đúng");
        followsTheContracts(id, notice, complaintId);
    }

    private void followsTheContracts(String id, String notice, String complaint) {
        eventually().until(() -> service.records(AWARDS, id).size() >= 8);
        List<ConsumerRecord<byte[], byte[]>> awards = service.records(AWARDS, id);
        assertThat(awards).extracting(record -> Wire.header(record, "ce_type").replace("vn.laocai.thidua.scoring.", ""))
                .containsExactly("award-proposed.v1", "award-proposal-suspended.v1", "award-proposal-cleared.v1",
                        "award-proposal-cleared.v1", "award-proposal-sent.v1", "award-proposal-received.v1",
                        "award-decided.v1", "award-revoked.v1");
        List<ConsumerRecord<byte[], byte[]>> notices = service.records("thidua.scoring.violation-notice.v1", notice);
        List<ConsumerRecord<byte[], byte[]>> complaints = service.records("thidua.scoring.complaint.v1", complaint);
        assertThat(notices).hasSize(2);
        assertThat(complaints).hasSize(3);
        for (List<ConsumerRecord<byte[], byte[]>> records : List.of(awards, notices, complaints)) {
            assertThat(records).allSatisfy(record -> {
                assertThat(Contract.violations(Wire.header(record, "ce_type"), RunningService.data(record))).isEmpty();
                assertThat(RunningService.data(record)).doesNotContain("INSPECTION\"", "12/TTr", "Đã xác minh",
                        "Không có vi phạm");
            });
        }
    }

    @Test
    void tellsTheFailingRuleAndLetsOnlyTheEntitledLook() {
        json(service.get("/api/award-eligibility?seasonId=" + season, MONITOR), 200);
        JsonNode items = json(service.get("/api/award-eligibility?seasonId=" + season, HEAD), 200).path("items");
        assertThat(items.size()).as("ten wards, two awards with a quota").isEqualTo(20);
        assertThat(items.path(0).path("eligible").asBoolean()).isFalse();
        refused(service.get("/api/award-eligibility?seasonId=" + season, "au-lau.leader"), 403,
                "eligibility-not-for-you", "Trưởng khối");
        HttpResponse<String> refused = service.post("/api/award-proposals", HEAD, """
                {"seasonId":"%s","wardCode":"AU_LAU","awardCode":"PROVINCE_FLAG","basis":["Dẫn đầu"]}"""
                .formatted(season));
        refused(refused, 422, "not-eligible", "Phường chưa ký giao ước thi đua");
        assertThat(RunningService.JSON.readTree(refused.body()).path("rules").path(0).path("code").asString())
                .isEqualTo("covenant-signed");
        refused(service.post("/api/award-proposals", "au-lau.leader", """
                {"seasonId":"%s","wardCode":"AU_LAU","awardCode":"PROVINCE_FLAG","basis":["Dẫn đầu"]}"""
                .formatted(season)), 403, "not-head-side", "Tổ thư ký");
        refused(service.get("/api/public/certificates/AAAAAAAAAAAAAAAAAAAAAAAAAAA", ""), 404,
                "certificate-not-found", "Không có giấy chứng nhận");
    }

    @Test
    void nothingIsCountedBeforeTheCriteriaArePublished() {
        refused(service.get("/api/boards/" + season, MONITOR), 409, "criteria-not-published",
                "Bảng tiêu chí của kỳ thi đua chưa được ban hành nên chưa có bảng điểm.");
        refused(service.post("/api/boards/" + season + "/replay", MONITOR, "{}"), 409, "nothing-to-replay",
                "Nhật ký chưa có bảng tiêu chí hoặc bảng chấm điểm của kỳ thi đua này");
        refused(service.put("/api/official-figures/" + season + "/I.1/AU_LAU", "tax.appraiser", """
                {"figure":{"actual":"80"},"documentNumber":"12","documentDate":"2025-11-12","issuer":"Thuế tỉnh"}"""),
                409, "criteria-not-in-force", "Kỳ thi đua này chưa có bảng tiêu chí có hiệu lực.");
    }

    @Test
    void ofTenAtOnceOnlyAsManyGetAPlaceAsTheQuotaHas() throws Exception {
        Proposals proposals = service.part(Proposals.class);
        List<Callable<Boolean>> tries = BallotTown.WARDS.stream()
                .<Callable<Boolean>>map(ward -> () -> TestProposals.tookSlot(proposals, season, ward, AT)).toList();
        int taken = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> answer : threads.invokeAll(tries)) {
                taken += answer.get() ? 1 : 0;
            }
        }
        assertThat(taken).isEqualTo(2);
    }

    @Test
    void theCatalogueChangesWithItsVersion() {
        JsonNode usual = json(service.get("/api/award-catalogue/" + season, "au-lau.leader"), 200);
        assertThat(usual.path("awards").path(0).path("reward").asLong()).isEqualTo(18_720_000);
        String other = """
                {"awards":[{"code":"PROVINCE_FLAG","nameVi":"Cờ thi đua của UBND tỉnh","decidedBy":"Chủ tịch UBND tỉnh",
                 "quota":2,"rewardFactor":"8.0","leadingUnit":true,"topClass":true,"ballot":true,"councilPercent":80}],
                 "baseSalaries":[{"from":"2024-07-01","amount":2340000}]}""";
        HttpResponse<String> changed = service.put("/api/award-catalogue/" + season, MONITOR, other, "If-Match",
                "\"0\"");
        assertThat(json(changed, 200).path("awards").path(0).path("quota").asInt()).isEqualTo(2);
        refused(service.put("/api/award-catalogue/" + season, MONITOR, other, "If-Match", "\"0\""), 412,
                "stale-version", "người khác thay đổi");
        refused(service.put("/api/award-catalogue/" + season, HEAD, other, "If-Match", "\"1\""), 403,
                "not-the-catalogue-keeper", "danh mục khen thưởng");
    }

    private HttpResponse<String> complain(String account) {
        return service.post("/api/complaints", account, """
                {"seasonId":"%s","criterionCodes":[],"matter":"Thông báo thanh tra","text":"Nội dung không đúng."}"""
                .formatted(season));
    }

    private String state(String path) {
        return json(service.get(path, HEAD), 200).path("state").asString();
    }

    private static JsonNode json(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return RunningService.JSON.readTree(answer.body());
    }

    private static void refused(HttpResponse<String> answer, int status, String code, String words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode problem = RunningService.JSON.readTree(answer.body());
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.path("detail").asString()).contains(words);
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(40));
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
