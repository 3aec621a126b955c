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
import tools.jackson.databind.node.ObjectNode;

import vn.laocai.thidua.support.signature.CanonicalJson;
import vn.laocai.thidua.testing.kit.Contract;
import vn.laocai.thidua.testing.kit.Event;
import vn.laocai.thidua.testing.kit.Events;
import vn.laocai.thidua.testing.kit.Infrastructure;
import vn.laocai.thidua.testing.kit.RunningService;
import vn.laocai.thidua.testing.kit.Wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Criteria from their draft to a revision with consent, over HTTP and Kafka only. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CriteriaJourneyTest {

    private static final String HEAD = "sa-pa.leader";
    private static final String SECRETARY = "block.secretary";
    private static final String COVENANT = "thidua.ward.covenant.v1";
    private static final String CRITERIA = "thidua.scoring.criteria-set.v1";
    private static final String IN_FORCE = "vn.laocai.thidua.ward.covenant-entered-into-force.v1";
    private static final String PUBLISHED = "vn.laocai.thidua.scoring.criteria-set-published.v1";
    private static final String FROZEN = "vn.laocai.thidua.scoring.criteria-set-frozen.v1";
    private static final String ASKED = "vn.laocai.thidua.scoring.criteria-comments-asked.v1";
    private static final String WITHDRAWN = "vn.laocai.thidua.scoring.criteria-set-withdrawn.v1";
    private static final String REVISED = "vn.laocai.thidua.scoring.criteria-set-revised.v1";

    private RunningService service;

    @BeforeAll
    void start() {
        service = RunningService.on(Infrastructure.embedded(), ScoringServiceApplication.class, "scoring-service",
                false);
    }

    @Test
    void aSeasonGetsItsCriteriaFromTheTemplateToARevision() {
        String season = season(freshBlock(), 2025);
        String set = "/api/criteria-sets/" + season + "-criteria";
        String one = set + "/versions/1";
        assertProblem(draft(season, "sa-pa.officer"), 403, "not-block-secretary",
                "Chỉ Tổ thư ký của Khối hoặc Trưởng khối được soạn bảng tiêu chí.");
        assertProblem(service.post("/api/criteria-sets", SECRETARY, "{\"seasonId\":\"" + season + "\"}"), 422,
                "criteria-source-unclear", "Hãy chọn một cách bắt đầu");
        assertProblem(service.post("/api/criteria-sets", SECRETARY,
                "{\"seasonId\":\"" + season + "\",\"template\":\"bang-5\"}"), 404, "criteria-template-not-found",
                "Không có mẫu bảng tiêu chí “bang-5”. Hãy chọn mẫu “bang-1000”.");
        HttpResponse<String> created = draft(season, SECRETARY);
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location")).contains(set);
        assertProblem(draft(season, SECRETARY), 409, "criteria-set-exists");

        HttpResponse<String> draft = service.get(one, "yen-bai.officer");
        JsonNode version = json(draft);
        assertThat(version.path("state").asString()).isEqualTo("DRAFT");
        assertThat(version.path("findings").size()).isZero();
        ObjectNode table = (ObjectNode) version.path("table");
        table.put("title", "Bảng tiêu chí thi đua năm 2025");
        String body = "{\"table\":" + table + "}";
        assertProblem(service.put(one, SECRETARY, body), 428, "precondition-required");
        assertProblem(service.put(one, SECRETARY, body, "If-Match", "\"7\""), 412, "stale-version");
        HttpResponse<String> changed = service.put(one, SECRETARY, body, "If-Match",
                draft.headers().firstValue("ETag").orElseThrow());
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        String hash = json(changed).path("hash").asString();
        assertThat(CanonicalJson.sha256(service.download(one + "/export.json", "yen-bai.officer"))).isEqualTo(hash);

        assertProblem(publish(one, SECRETARY), 403, "not-block-head");
        assertThat(publish(one, HEAD).statusCode()).isEqualTo(200);
        assertThat(told(season, PUBLISHED, 1)).allSatisfy(data -> {
            assertThat(data.path("hash").asString()).isEqualTo(hash);
            assertThat(data.path("documentNumber").asString()).isEqualTo("02/KH-KTĐ");
            assertThat(data.path("sections").size()).isEqualTo(7);
        });

        Event covenant = covenant(season,
                "{\"id\":\"" + season + "-criteria\",\"version\":1,\"hash\":\"" + hash + "\"}");
        service.publish(COVENANT, covenant);
        service.publish(COVENANT, covenant);
        awaitState(set, 1, "FROZEN");
        service.publish(COVENANT, covenant);
        service.publish(COVENANT, covenant.withFreshId());
        String next = season(freshBlock(), 2026);
        service.publish(COVENANT, covenant(next, null));
        eventually().until(() -> json(service.get("/api/criteria-sets?seasonId=" + next, HEAD)).path("items")
                .size() == 1);
        assertThat(told(season, FROZEN, 1)).allSatisfy(
                data -> assertThat(data.path("covenantId").asString()).isEqualTo(covenant.attributes().get("subject")));
        String etag = service.get(one, HEAD).headers().firstValue("ETag").orElseThrow();
        assertProblem(service.put(one, SECRETARY, body, "If-Match", etag), 409, "criteria-immutable");

        withdrawOne(season, set, table);
        revise(season, set, table);
        cloneInto(next, season);
    }

    /** A draft is discussed, a first attempt is thrown away, a second one is taken back while the wards are asked. */
    private void withdrawOne(String season, String set, ObjectNode table) {
        String two = set + "/versions/2";
        assertThat(service.post(set + "/versions", SECRETARY, "{\"reason\":\"Thử\"}").statusCode()).isEqualTo(201);
        assertProblem(service.delete(two, "sa-pa.officer"), 403, "not-block-secretary");
        assertThat(service.delete(two, SECRETARY).statusCode()).isEqualTo(200);
        HttpResponse<String> begun = service.post(set + "/versions", SECRETARY, "{\"reason\":\"Sửa tên\"}");
        assertThat(begun.headers().firstValue("Location")).contains(two);
        table.put("title", "Bảng tiêu chí năm 2025");
        assertThat(service.put(two, SECRETARY, "{\"table\":" + table + "}", "If-Match",
                begun.headers().firstValue("ETag").orElseThrow()).statusCode()).isEqualTo(200);

        String invitation = "{\"until\":\"2199-01-01T00:00:00Z\"}";
        assertProblem(service.post(two + "/invitation", "yen-bai.leader", invitation), 403, "not-block-secretary");
        assertThat(service.post(two + "/invitation", SECRETARY, invitation).statusCode()).isEqualTo(200);
        assertThat(told(season, ASKED, 1)).allSatisfy(data -> assertThat(data.path("wards").size()).isEqualTo(10));
        String comment = "{\"code\":\"I.2\",\"text\":\"Nên thêm khoảng 85–90%\"}";
        assertProblem(service.post(two + "/comments", "province.monitor", comment), 403, "not-a-member-ward");
        assertThat(service.post(two + "/comments", "yen-bai.officer", comment).statusCode()).isEqualTo(200);
        assertProblem(publish(two, HEAD), 422, "comments-unanswered");
        String answer = "{\"disposition\":\"DECLINED\",\"text\":\"Giữ như năm trước\"}";
        assertProblem(service.post(two + "/comments/1/answer", "yen-bai.leader", answer), 403, "not-block-secretary");
        HttpResponse<String> answered = service.post(two + "/comments/1/answer", SECRETARY, answer);
        assertThat(answered.statusCode()).as(answered.body()).isEqualTo(200);
        assertThat(json(answered).path("comments").path(0).path("answer").path("disposition").asString())
                .isEqualTo("DECLINED");
        assertThat(publish(two, HEAD).statusCode()).isEqualTo(200);

        String why = "{\"reason\":\"Tên bảng chưa đúng quyết định\"}";
        assertProblem(service.post(two + "/withdrawal", SECRETARY, why), 403, "not-block-head");
        assertThat(service.post(two + "/withdrawal", HEAD, why).statusCode()).isEqualTo(200);
        assertThat(state(set, 2)).isEqualTo("WITHDRAWN");
        assertThat(told(season, WITHDRAWN, 1)).allSatisfy(
                data -> assertThat(data.path("reason").asString()).isEqualTo("Tên bảng chưa đúng quyết định"));
        assertProblem(consent(two, "van-phu.leader", true), 409, "criteria-not-awaiting-consent");
    }

    private void revise(String season, String set, ObjectNode table) {
        HttpResponse<String> begun = service.post(set + "/versions", SECRETARY,
                "{\"reason\":\"Sửa tên bảng\",\"from\":2}");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
        String two = set + "/versions/3";
        table.put("title", "Bảng tiêu chí thi đua năm 2025 (sửa đổi)");
        assertThat(service.put(two, SECRETARY, "{\"table\":" + table + "}", "If-Match",
                begun.headers().firstValue("ETag").orElseThrow()).statusCode()).isEqualTo(200);
        assertThat(publish(two, HEAD).statusCode()).isEqualTo(200);
        awaitState(set, 3, "AWAITING_CONSENT");
        assertProblem(consent(two, "yen-bai.officer", true), 403, "not-a-member-ward");
        assertProblem(consent(two, "province.monitor", true), 403, "not-a-member-ward");
        List<String> wards = List.of("van-phu", "yen-bai", "nam-cuong", "au-lau", "nghia-lo", "trung-tam");
        wards.forEach(ward -> assertThat(consent(two, ward + ".leader", true).statusCode()).isEqualTo(200));
        assertProblem(consent(two, "van-phu.leader", false), 409, "consent-already-given");
        assertThat(state(set, 3)).isEqualTo("AWAITING_CONSENT");
        assertThat(json(service.get(two, HEAD)).path("needed").asInt()).isEqualTo(7);
        assertThat(consent(two, HEAD, true).statusCode()).isEqualTo(200);
        assertThat(state(set, 3)).isEqualTo("FROZEN");
        assertThat(state(set, 1)).isEqualTo("SUPERSEDED");
        assertThat(told(season, REVISED, 1)).allSatisfy(data -> {
            assertThat(data.path("consentingWards").size()).isEqualTo(7);
            assertThat(data.path("changes").toString()).isEqualTo("[{\"code\":\"TABLE\",\"change\":\"WORDING\"}]");
        });
        JsonNode changes = json(service.get(two + "/changes?since=1", "yen-bai.officer"));
        assertThat(changes.path("level").asString()).isEqualTo("PATCH");
    }

    /** The next season begins from this one; its covenant was there first, so publication freezes at once. */
    private void cloneInto(String next, String season) {
        String set = "/api/criteria-sets/" + next + "-criteria";
        HttpResponse<String> cloned = service.post("/api/criteria-sets", SECRETARY,
                "{\"seasonId\":\"" + next + "\",\"from\":{\"setId\":\"" + season + "-criteria\",\"version\":3}}");
        assertThat(cloned.statusCode()).as(cloned.body()).isEqualTo(201);
        JsonNode table = json(service.get(set + "/versions/1", HEAD)).path("table");
        assertThat(table.path("periodFrom").asString()).isEqualTo("2026-01-01");
        assertThat(table.path("roots").size()).isEqualTo(7);
        assertThat(publish(set + "/versions/1", HEAD).statusCode()).isEqualTo(200);
        assertThat(state(set, 1)).isEqualTo("FROZEN");
    }

    @Test
    void aFileReplacesADraftOrSaysWhatIsWrongWithIt() {
        String season = season(freshBlock(), 2025);
        assertThat(draft(season, HEAD).statusCode()).isEqualTo(201);
        String one = "/api/criteria-sets/" + season + "-criteria/versions/1";
        byte[] workbook = service.download(one + "/export.xlsx", "auditor");
        String xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        HttpResponse<String> same = service.post(one + "/import?dryRun=true", SECRETARY, workbook, xlsx);
        assertThat(same.statusCode()).as(same.body()).isEqualTo(200);
        assertThat(json(same).path("applied").asBoolean()).isFalse();
        assertThat(json(same).path("errors").size()).isZero();
        assertThat(json(same).path("changes").path("changes").size()).isZero();
        assertProblem(service.post(one + "/import?dryRun=true", "sa-pa.officer", workbook, xlsx), 403,
                "not-block-secretary");

        byte[] broken = "không phải bảng tính".getBytes(UTF_8);
        assertThat(json(service.post(one + "/import?dryRun=true", SECRETARY, broken, xlsx)).path("errors").size())
                .isEqualTo(1);
        assertProblem(service.post(one + "/import", SECRETARY, broken, xlsx), 422, "import-has-errors",
                "Tệp có 1 lỗi nên chưa nhập.");

        ObjectNode table = (ObjectNode) json(service.get(one, HEAD)).path("table");
        ((ObjectNode) table.path("roots").path(0).path("children").path(0)).put("max", "55");
        HttpResponse<String> imported = service.post(one + "/import", SECRETARY, table.toString());
        assertThat(imported.statusCode()).as(imported.body()).isEqualTo(200);
        assertThat(json(imported).path("applied").asBoolean()).isTrue();
        assertThat(json(imported).path("findings").path(0).path("rule").asString()).isEqualTo("section-sum");
        assertThat(json(imported).path("changes").path("level").asString()).isEqualTo("MAJOR");
        HttpResponse<String> refused = publish(one, HEAD);
        assertProblem(refused, 422, "criteria-have-errors");
        assertThat(json(refused).path("errors").path(0).path("pointer").asString()).isEqualTo("/table/I");
        JsonNode findings = json(service.post("/api/criteria-sets/linting", "yen-bai.officer",
                "{\"table\":" + table + "}")).path("findings");
        assertThat(findings.size()).isEqualTo(1);
        String leaf = table.path("roots").path(0).path("children").path(1).toString();
        JsonNode tried = json(service.post("/api/criteria-sets/examples", "yen-bai.officer",
                "{\"criterion\":" + leaf + "}"));
        assertThat(tried.path("examples").path(0).path("points").asString()).isEqualTo("50.00");
        assertThat(tried.path("examples").path(0).path("how").asString()).contains("95");
        assertProblem(service.post("/api/criteria-sets/examples", "yen-bai.officer",
                "{\"criterion\":{\"code\":\"I\",\"name\":\"x\",\"max\":\"a\"}}"), 422, "criteria-not-readable");
        table.put("scale", 500);
        assertProblem(service.post("/api/criteria-sets/linting", "yen-bai.officer", "{\"table\":" + table + "}"), 422,
                "criteria-not-readable", "Bảng tiêu chí không đọc được");
    }

    @Test
    void resultsOfTheYearBeforeStandBesideADraft() {
        String season = season(freshBlock(), 2025);
        String results = "/api/prior-results/" + season;
        String body = "{\"year\":2024,\"wards\":{\"SA_PA\":{\"I.2\":{\"points\":\"45.00\",\"figure\":\"93,5%\"}},"
                + "\"LAO_CAI\":{\"I.2\":{\"points\":\"50\"}}}}";
        assertProblem(service.get(results, HEAD), 404, "prior-results-not-found",
                "Chưa nhập kết quả năm trước cho mùa thi đua này.");
        assertProblem(service.put(results, "sa-pa.officer", body, "If-None-Match", "*"), 403, "not-block-secretary");
        assertProblem(service.put(results, SECRETARY, body), 428, "precondition-required");
        assertProblem(service.put(results, SECRETARY, body.replace("2024", "2025"), "If-None-Match", "*"), 422,
                "year-not-earlier", "Năm phải trước năm của mùa thi đua (2025).");
        HttpResponse<String> put = service.put(results, SECRETARY, body, "If-None-Match", "*");
        assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
        assertThat(service.put(results, SECRETARY, body, "If-None-Match", "*").statusCode()).isEqualTo(412);
        JsonNode found = json(service.get(results, "lao-cai.officer"));
        JsonNode wards = found.path("years").path(0).path("wards");
        assertThat(wards.path("LAO_CAI").path("I.2").path("points").asString()).isEqualTo("50.00");
        assertThat(wards.path("SA_PA").path("I.2").path("figure").asString()).isEqualTo("93,5%");

        assertThat(draft(season, SECRETARY).statusCode()).isEqualTo(201);
        JsonNode findings = json(service.get("/api/criteria-sets/" + season + "-criteria/versions/1", HEAD))
                .path("findings");
        assertThat(findings.path(0).path("rule").asString()).isEqualTo("tie-forecast");
        severalYearsAsAWorkbook(results, body, put.headers().firstValue("ETag").orElseThrow());
    }

    private void severalYearsAsAWorkbook(String results, String body, String etag) {
        assertThat(service.put(results, SECRETARY, body.replace("2024", "2023"), "If-Match", etag).statusCode())
                .isEqualTo(200);
        String xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        byte[] workbook = service.download(results + "/export.xlsx", "lao-cai.officer");
        assertProblem(service.post(results + "/import?dryRun=true", "sa-pa.officer", workbook, xlsx), 403,
                "not-block-secretary");
        HttpResponse<String> looked = service.post(results + "/import?dryRun=true", SECRETARY, workbook, xlsx);
        assertThat(json(looked).path("years").toString()).isEqualTo(
                "[{\"year\":2024,\"wards\":2,\"values\":2},{\"year\":2023,\"wards\":2,\"values\":2}]");
        JsonNode before = json(service.get(results, HEAD));
        HttpResponse<String> taken = service.post(results + "/import", SECRETARY, workbook, xlsx);
        assertThat(json(taken).path("applied").asBoolean()).as(taken.body()).isTrue();
        assertThat(json(service.get(results, HEAD))).isEqualTo(before);
        assertThat(before.path("years").size()).isEqualTo(2);
        assertProblem(service.post(results + "/import", SECRETARY, "không phải".getBytes(UTF_8), xlsx), 422,
                "import-has-errors");
    }

    @Test
    void everybodyWhoIsSignedInReads() {
        for (String account : List.of("agency.home-affairs", "auditor", "finance.appraiser",
                "tourism-association.partner")) {
            assertThat(service.get("/api/criteria-sets", account).statusCode()).as(account).isEqualTo(200);
        }
        assertThat(service.get("/api/criteria-sets", "").statusCode()).isEqualTo(401);
        assertProblem(service.get("/api/criteria-sets/khong-co-criteria/versions/1", HEAD), 404, "criteria-not-found");
    }

    private static String freshBlock() {
        return "khoi-" + UUID.randomUUID();
    }

    /** A season whose block and head this service knows. */
    private String season(String block, int year) {
        String season = block + "-" + year;
        service.publish("thidua.ward.block.v1", Events.example("vn.laocai.thidua.ward.block-head-appointed.v1")
                .about(block).numbered(1).withMember("blockId", quoted(block)));
        service.publish("thidua.ward.season.v1", Events.example("vn.laocai.thidua.ward.season-opened.v1").about(season)
                .withMember("seasonId", quoted(season)).withMember("blockId", quoted(block))
                .withMember("year", Integer.toString(year)));
        // Members are known when a stranger is refused for his role and no longer for the block.
        eventually().until(() -> service.put("/api/prior-results/" + season, SECRETARY,
                "{\"year\":2999,\"wards\":{}}", "If-None-Match", "*").statusCode() == 422);
        return season;
    }

    private static Event covenant(String season, String criteria) {
        Event event = Events.example(IN_FORCE).withFreshId().about(UUID.randomUUID().toString()).with("season", season)
                .withMember("seasonId", quoted(season))
                .withMember("blockId", quoted(season.substring(0, season.lastIndexOf('-'))));
        event = event.withMember("covenantId", quoted(event.attributes().get("subject")));
        return criteria == null ? event : event.withMember("criteriaSet", criteria);
    }

    private HttpResponse<String> draft(String season, String account) {
        return service.post("/api/criteria-sets", account,
                "{\"seasonId\":\"" + season + "\",\"template\":\"bang-1000\"}");
    }

    private HttpResponse<String> publish(String version, String account) {
        return service.post(version + "/publication", account,
                "{\"documentNumber\":\"02/KH-KTĐ\",\"documentDate\":\"2025-11-14\"}");
    }

    private HttpResponse<String> consent(String version, String account, boolean agree) {
        return service.post(version + "/consents", account, "{\"agree\":" + agree + "}");
    }

    private String state(String set, int version) {
        return json(service.get(set, HEAD)).path("versions").path(version - 1).path("state").asString();
    }

    private void awaitState(String set, int version, String state) {
        eventually().until(() -> state(set, version).equals(state));
    }

    /** The data of all events of a type about a season, once there are so many; each keeps its contract. */
    private List<JsonNode> told(String season, String type, int count) {
        eventually().until(() -> ofType(season, type).size() >= count);
        List<ConsumerRecord<byte[], byte[]>> records = ofType(season, type);
        assertThat(records).hasSize(count).allSatisfy(
                record -> assertThat(Contract.violations(type, RunningService.data(record))).isEmpty());
        return records.stream().map(record -> RunningService.JSON.readTree(RunningService.data(record))).toList();
    }

    private List<ConsumerRecord<byte[], byte[]>> ofType(String season, String type) {
        return service.records(CRITERIA, season).stream().filter(record -> type.equals(Wire.header(record, "ce_type")))
                .toList();
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).path("code").asString()).isEqualTo(code);
        assertThat(json(answer).path("detail").asString()).isNotBlank();
    }

    /** The problem says these words to the user. */
    private static void assertProblem(HttpResponse<String> answer, int status, String code, String words) {
        assertProblem(answer, status, code);
        assertThat(json(answer).path("detail").asString()).contains(words);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return RunningService.JSON.readTree(answer.body());
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(30));
    }
}
