package vn.laocai.thidua.scoring;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.testing.kit.Contract;
import vn.laocai.thidua.testing.kit.Events;
import vn.laocai.thidua.testing.kit.RunningService;
import vn.laocai.thidua.testing.kit.TestAccount;
import vn.laocai.thidua.testing.kit.Wire;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.laocai.thidua.scoring.JudgingTown.HEAD;
import static vn.laocai.thidua.scoring.JudgingTown.MONITOR;
import static vn.laocai.thidua.scoring.JudgingTown.WARDS;
import static vn.laocai.thidua.scoring.JudgingTown.account;
import static vn.laocai.thidua.scoring.JudgingTown.eventually;
import static vn.laocai.thidua.scoring.JudgingTown.ok;
import static vn.laocai.thidua.scoring.JudgingTown.quoted;
import static vn.laocai.thidua.scoring.JudgingTown.refused;

/** From the draw to a reopened sheet, with everybody who must not know trying every door on the way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JudgingJourneyTest {

    private static final String TARGET = "YEN_BAI";
    private static final String WHY = "Số liệu của Kho bạc thấp hơn báo cáo của phường";
    private static final String FULL = "{\"points\":\"%s\",\"reason\":\"Biên bản kiểm tra cho thấy kết quả khác\"}";

    private final JudgingTown town = new JudgingTown();
    private final RunningService service = town.service;
    private String first = "";
    private String second = "";

    @Test
    @Order(1)
    void theHeadDrawsAndEverybodyCanDrawItAgain() {
        String body = "{\"seasonId\":\"%s\",\"seed\":\"11-2025/Sa Pa\",\"mode\":\"FULL\"}".formatted(town.season);
        refused(service.post("/api/cross-scoring", "yen-bai.leader", body), 403, "not-block-head");
        refused(service.get("/api/cross-scoring/" + town.season, HEAD), 404, "cross-scoring-not-drawn");
        refused(service.post("/api/cross-scoring", HEAD, body.replace("\"mode\"", "\"shifts\":[1,4],\"mode\"")), 422,
                "shifts-not-possible");
        refused(service.post("/api/cross-scoring", HEAD, body.replace("FULL", "SECTIONS")), 422,
                "sections-of-the-draw", "Hãy nêu các phần được chấm chéo khi, và chỉ khi, chọn chấm theo phần.");
        JsonNode drawn = ok(service.post("/api/cross-scoring", HEAD, body));
        assertThat(drawn.path("pairs").size()).isEqualTo(10);
        assertThat(drawn.path("seed").asString()).isEqualTo("11-2025/Sa Pa");
        assertThat(drawn.path("progress").size()).isEqualTo(5);
        JsonNode again = ok(service.post("/api/cross-scoring", HEAD, body));
        assertThat(again.path("pairs")).isEqualTo(drawn.path("pairs"));
        JsonNode seen = ok(service.get("/api/cross-scoring/" + town.season, "au-lau.officer"));
        assertThat(seen.path("order")).isEqualTo(drawn.path("order"));
        assertThat(seen.has("progress")).as("progress is for the head's side").isFalse();
        List<String> scorers = new ArrayList<>();
        seen.path("pairs").forEach(pair -> {
            if (pair.path("target").asString().equals(TARGET)) {
                scorers.add(pair.path("scorer").asString());
            }
        });
        scorers.sort(null);
        first = scorers.getFirst();
        second = scorers.getLast();
        String topic = "thidua.scoring.cross-scoring.v1";
        eventually().until(() -> service.records(topic, town.season).size() == 2);
        assertThat(service.records(topic, town.season)).allSatisfy(record -> assertThat(Contract
                .violations(Wire.header(record, "ce_type"), RunningService.data(record))).isEmpty());
    }

    @Test
    @Order(2)
    void submittedSheetsOpenToTheirScorersAndToNobodyElse() {
        refused(service.put(town.score(TARGET, first) + "/cells/A.1", account(first, "scorer"),
                FULL.formatted("30")), 409, "sheet-not-open-to-scorers",
                "Bảng chấm điểm của phường này chưa được nộp hoặc chưa được tiếp nhận nên chưa chấm chéo được.");
        citesOnlyTheRightType();
        WARDS.forEach(town::submit);
        WARDS.forEach(ward -> town.awaitState(ward, "CROSS_SCORING"));
        String path = town.score(TARGET, first);
        JsonNode mine = ok(service.get("/api/cross-scores?seasonId=" + town.season, account(first, "scorer")));
        assertThat(mine.path("items").size()).isEqualTo(2);
        assertThat(ok(service.get(path, account(first, "scorer"))).path("cells").path(0).path("self").asString())
                .isEqualTo("34.80");
        for (String stranger : List.of(account(second, "scorer"), account(TARGET, "leader"), account(TARGET, "scorer"),
                HEAD.equals(account(first, "leader")) ? account(second, "leader") : HEAD, "finance.appraiser")) {
            refused(service.get(path, stranger), 404, "cross-score-not-found", "trong phần việc của ông/bà");
            refusedWrites(path, stranger, 404, "cross-score-not-found");
        }
        assertThat(ok(service.get("/api/score-sheets/" + town.sheet(TARGET), "finance.appraiser")).has("cells"))
                .as("appraisers wait for their phase").isFalse();
        refused(service.get(path, account(first, "officer")), 403, "not-a-cross-scorer",
                "Chỉ thành viên tổ chấm chéo hoặc lãnh đạo phường mới được chấm.");
        assertThat(ok(service.get("/api/cross-scores?seasonId=" + town.season, account(first, "officer")))
                .path("items").size()).isZero();
        assertThat(ok(service.get("/api/score-sheets/" + town.sheet(TARGET), account(first, "scorer"))).has("cells"))
                .as("who scores reads the claims").isTrue();
    }

    private void refusedWrites(String path, String account, int status, String code) {
        if (!account.contains("appraiser")) {
            refused(service.put(path + "/cells/A.1", account, FULL.formatted("30")), status, code);
            refused(service.post(path + "/submission", account, "{}"), status, code);
            refused(service.post(path + "/recall", account, "{}"), status, code);
        }
    }

    @Test
    @Order(3)
    void aScorerWithAnInterestFindsEveryDoorShut() {
        String scorer = account(first, "scorer");
        String path = town.score(TARGET, first);
        String body = "{\"personId\":\"%s\",\"targetWard\":\"%s\",\"reason\":\"Vợ công tác tại phường\"}"
                .formatted(TestAccount.personId(scorer), TARGET);
        refused(service.post("/api/cross-scoring/" + town.season + "/conflicts", account(second, "scorer"), body), 403,
                "conflict-not-yours", "Ông/bà chỉ khai báo xung đột lợi ích của bản thân");
        ok(service.post("/api/cross-scoring/" + town.season + "/conflicts", scorer, body));
        refused(service.get(path, scorer), 403, "conflict-of-interest",
                "Đã khai báo xung đột lợi ích với phường này nên ông/bà không được xem hoặc chấm phiếu.");
        refusedWrites(path, scorer, 403, "conflict-of-interest");
        JsonNode list = ok(service.get("/api/cross-scores?seasonId=" + town.season, scorer)).path("items");
        assertThat(list.size()).as("not even counted").isEqualTo(1);
        assertThat(list.toString()).doesNotContain(TARGET);
        JsonNode sheet = ok(service.get("/api/score-sheets/" + town.sheet(TARGET), scorer));
        assertThat(sheet.has("cells")).isFalse();
        refused(service.get("/api/score-sheets/" + town.sheet(TARGET) + "/cells/A.1/history", scorer), 403,
                "not-a-reader", "Ông/bà không được xem chi tiết bảng điểm của phường này.");
        assertThat(service.get("/api/evidence?seasonId=" + town.season + "&wardCode=" + TARGET, scorer).statusCode())
                .isIn(403, 404);
        refused(service.get("/api/cross-scoring/" + town.season + "/fairness", scorer), 403, "fairness-not-for-you");
        assertThat(ok(service.get("/api/cross-scoring/" + town.season, account(second, "scorer"))).path("conflicts")
                .size()).as("others do not read the interest").isZero();
        assertThat(ok(service.get("/api/cross-scoring/" + town.season, MONITOR)).path("conflicts").size())
                .isEqualTo(1);
        assertThat(ok(service.get(path, account(first, "leader"))).path("status").asString())
                .as("a colleague goes on").isEqualTo("DRAFT");
    }

    @Test
    @Order(4)
    void whoSignedForAWardHasAnInterestInIt() {
        String leader = account(second, "leader");
        var signed = Events.example("vn.laocai.thidua.ward.covenant-signed.v1").withFreshId()
                .withMember("wardCode", quoted(TARGET))
                .withMember("signerId", quoted(TestAccount.personId(leader)));
        service.publish("thidua.ward.covenant.v1", signed);
        service.publish("thidua.ward.covenant.v1", signed);
        service.publish("thidua.ward.covenant.v1", signed.withFreshId());
        eventually().untilAsserted(
                () -> refused(service.get(town.score(TARGET, second), leader), 403, "conflict-of-interest"));
        assertThat(ok(service.get(town.score(TARGET, second), account(second, "scorer"))).path("status").asString())
                .isEqualTo("DRAFT");
    }

    @Test
    @Order(5)
    void scorersAreBlindToEachOtherUntilAllAreIn() {
        String one = town.score(TARGET, first);
        String other = town.score(TARGET, second);
        String firstLeader = account(first, "leader");
        refused(service.put(one + "/cells/A.1", firstLeader, "{\"points\":\"20\"}"), 422, "reason-needed");
        refused(service.put(one + "/cells/A.1", firstLeader, "{\"points\":\"40.5\",\"reason\":\"quá\"}"), 422,
                "points-out-of-range");
        refused(service.put(one + "/cells/P.1", firstLeader, "{\"points\":\"1\"}"), 422,
                "criterion-not-cross-scored", "Tiêu chí P.1 không thuộc phạm vi chấm chéo.");
        refused(service.put(one + "/cells/A.1", firstLeader, "{\"points\":\"20\"}", "If-Match", "\"hai\""), 400,
                "entity-tag-invalid", "If-Match phải là số lần sửa của ô điểm");
        give(one, firstLeader, "20", "30", "25");
        refused(service.post("/api/cross-scoring", HEAD,
                "{\"seasonId\":\"%s\",\"seed\":\"x\"}".formatted(town.season)), 409, "cross-scoring-begun");
        refused(service.post(other + "/submission", account(second, "scorer"), "{}"), 422, "cross-score-incomplete");
        ok(service.post(one + "/submission", firstLeader, "{}"));
        refused(service.put(one + "/cells/A.1", firstLeader, FULL.formatted("25")), 409, "cross-score-handed-in");
        ok(service.post(one + "/recall", firstLeader, "{}"));
        ok(service.post(one + "/submission", firstLeader, "{}"));
        refused(service.get(one, account(second, "scorer")), 404, "cross-score-not-found");
        assertThat(service.records("thidua.scoring.cross-score.v1", town.sheet(TARGET)))
                .as("neither time nor order is told").isEmpty();
        assertThat(town.state(TARGET)).isEqualTo("CROSS_SCORING");
        assertThat(crossScoresBehind("council.member")).as("the council waits as others do").isZero();
        assertThat(crossScoresBehind(MONITOR)).isPositive();

        give(other, account(second, "scorer"), "33.01", "30", "25");
        ok(service.post(other + "/submission", account(second, "scorer"), "{}"));
        town.awaitState(TARGET, "APPRAISING");
        assertThat(crossScoresBehind("council.member")).isPositive();
        assertThat(ok(service.get(one, account(second, "scorer"))).path("cells").path(0).path("points").asString())
                .isEqualTo("20.00");
        refused(service.post(one + "/recall", firstLeader, "{}"), 409, "cross-score-sealed");
        refused(service.get(one, account(TARGET, "leader")), 404, "cross-score-not-found");
        eventually().until(
                () -> service.records("thidua.scoring.cross-score.v1", town.sheet(TARGET)).size() == 2);
        assertThat(service.records("thidua.scoring.cross-score.v1", town.sheet(TARGET))).allSatisfy(record -> {
            assertThat(Contract.violations(Wire.header(record, "ce_type"), RunningService.data(record))).isEmpty();
            assertThat(RunningService.data(record)).doesNotContain("20.00").doesNotContain("33.01");
        });
        JsonNode fairness = ok(service.get("/api/cross-scoring/" + town.season + "/fairness", MONITOR));
        assertThat(fairness.path("sheetsOpened").asInt()).isEqualTo(1);
        refused(service.get("/api/cross-scoring/" + town.season + "/fairness", HEAD), 403, "fairness-not-for-you",
                "chỉ dành cho Hội đồng và người theo dõi của tỉnh");
    }

    private long crossScoresBehind(String account) {
        return ok(service.get("/api/boards/" + town.season + "/provenance/" + TARGET + "/A.1", account)).path("steps")
                .valueStream().filter(step -> step.path("source").asString().contains("cross_scores")).count();
    }

    private void citesOnlyTheRightType() {
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, '\r', 'I', 'H', 'D', 'R'};
        String evidence = ok(service.post("/api/evidence?seasonId=" + town.season + "&wardCode=" + TARGET
                + "&fileName=anh.png&documentNumber=1&issuer=UBND", account(TARGET, "officer"), picture,
                "application/octet-stream")).path("id").asString();
        refused(service.put("/api/score-sheets/" + town.sheet(TARGET) + "/cells/A.1", account(TARGET, "officer"),
                "{\"figure\":{\"actual\":\"87\"},\"evidenceIds\":[\"" + evidence + "\"]}", "If-Match", "\"0\""), 422,
                "evidence-type-not-fitting", "Tiêu chí A.1 chỉ nhận minh chứng dạng PDF.");
    }

    private void give(String path, String account, String... points) {
        for (int i = 0; i < points.length; i++) {
            ok(service.put(path + "/cells/A." + (i + 1), account, FULL.formatted(points[i])));
        }
    }

    @Test
    @Order(6)
    void aDepartmentsFigureOverridesTheClaimAndNobodyElseMayGiveIt() {
        String path = "/api/official-figures/" + town.season + "/A.1/" + TARGET;
        String body = "{\"figure\":{\"actual\":\"80\"},\"documentNumber\":\"12/BC-CT\",\"documentDate\":\"2025-11-12\","
                + "\"issuer\":\"Thuế tỉnh\"}";
        for (String stranger : List.of("finance.appraiser", "construction.appraiser", HEAD, "yen-bai.leader")) {
            refused(service.put(path, stranger, body), 403, "not-the-data-provider",
                    "Chỉ cơ quan cung cấp số liệu của tiêu chí A.1 mới được nhập số liệu này.");
        }
        refused(service.put(path.replace("A.1", "X.9"), "tax.appraiser", body), 404, "criterion-not-found",
                "Bảng tiêu chí không có tiêu chí X.9. Hãy kiểm tra mã tiêu chí.");
        refused(service.put(path, "tax.appraiser", body.replace("\"actual\":\"80\"", "")), 422, "figure-not-possible",
                "Hãy nhập số liệu.");
        JsonNode given = ok(service.put(path, "tax.appraiser", body));
        assertThat(given.path("official").path("points").asString()).as("80 of the ward's target 100")
                .isEqualTo("32.00");
        assertThat(given.path("difference").asString()).isEqualTo("-2.80");
        JsonNode ward = ok(service.get("/api/official-figures?seasonId=" + town.season, "yen-bai.officer"));
        assertThat(ward.path("items").size()).isEqualTo(1);
        assertThat(ward.path("items").path(0).path("difference").asString()).isEqualTo("-2.80");
        assertThat(ok(service.get("/api/official-figures?seasonId=" + town.season, "au-lau.officer")).path("items")
                .size()).isZero();
        imports();
    }

    private void imports() {
        String path = "/api/official-figures/" + town.season + "/import";
        String header = "criterionCode;wardCode;actual;target;documentNumber;documentDate;issuer\\n";
        String good = "A.1;AU_LAU;1.087,5;1.250;12/BC-CT;12/11/2025;Thuế tỉnh";
        String csv = "{\"csv\":\"" + header + "%s\",\"dryRun\":%s}";
        JsonNode bad = ok(service.post(path, "tax.appraiser", csv.formatted(
                good.replace("1.250;", "1250;") + "\\nA.2;AU_LAU;1;;1;1/1/2026;x\\nA.1;NOWHERE;1;1;1;1/1/2026;x\\n"
                        + good + "\\nA.1;VAN_PHU;1;2;1;31/2/2026;x",
                false)));
        assertThat(bad.path("applied").asInt()).as("all or nothing").isZero();
        assertThat(bad.path("rows").valueStream().map(row -> row.path("ok").asBoolean())).containsExactly(true, false,
                false, false, false);
        assertThat(bad.path("rows").path(3).path("problemVi").asString()).contains("1.250", "không rõ là số nào");
        refused(service.post(path, "tax.appraiser", "{\"csv\":\"" + header + "\",\"dryRun\":true}"), 422, "import-size",
                "Tệp cần một dòng tiêu đề và từ 1 đến");
        refused(service.post(path, "tax.appraiser", csv.formatted(good, true).replace("issuer", "agency")), 422,
                "import-columns", "Cột “agency” không có hoặc lặp lại.");
        String right = csv.formatted(good.replace("1.250;", "1.250,0;"), "%s");
        assertThat(ok(service.post(path, "tax.appraiser", right.formatted(true))).path("applied").asInt()).isZero();
        assertThat(ok(service.post(path, "tax.appraiser", right.formatted(false))).path("applied").asInt()).isOne();
        assertThat(ok(service.get("/api/official-figures?seasonId=" + town.season, "tax.appraiser")).path("items")
                .valueStream().filter(row -> row.path("wardCode").asString().equals("AU_LAU")).findFirst()
                .orElseThrow().path("official").path("figure").path("actual").asString()).isEqualTo("1087.5");
    }

    @Test
    @Order(7)
    void anAppraiserSeesAndDecidesHisOwnFieldAlone() {
        String queue = "/api/appraisals?seasonId=" + town.season;
        JsonNode finance = ok(service.get(queue, "finance.appraiser")).path("items");
        assertThat(finance.valueStream().map(item -> item.path("code").asString())).containsExactly("A.1");
        JsonNode cell = finance.path(0);
        assertThat(cell.path("proposed").asString()).isEqualTo("32.00");
        assertThat(cell.path("proposedFrom").asString()).isEqualTo("OFFICIAL");
        assertThat(cell.path("cross").toString()).isEqualTo("[\"20.00\",\"33.01\"]");
        assertThat(cell.path("flags").toString()).contains("OFFICIAL_DIFFERS", "CROSS_DIFFERS", "SCORERS_DIFFER");
        assertThat(cell.toString()).doesNotContain(account(first, "scorer")).doesNotContain(first + "\"");
        JsonNode construction = ok(service.get(queue, "construction.appraiser")).path("items");
        assertThat(construction.valueStream().map(item -> item.path("code").asString())).containsExactly("A.2", "A.3");
        assertThat(construction.path(0).path("next").asString()).isEqualTo(town.sheet(TARGET) + "/A.3");
        assertThat(construction.path(1).path("previous").asString()).isEqualTo(town.sheet(TARGET) + "/A.2");
        assertThat(ok(service.get(queue + "&flag=OFFICIAL_DIFFERS", "construction.appraiser")).path("items").size())
                .isZero();
        for (String other : List.of("police.appraiser", "tax.appraiser", "yen-bai.leader", "au-lau.officer")) {
            assertThat(ok(service.get(queue + "&state=ALL", other)).toString()).as(other).isEqualTo("{\"items\":[]}");
        }
        fieldOfASheet();
        String path = "/api/score-sheets/" + town.sheet(TARGET) + "/appraisals/A.1";
        String revision = quoted(cell.path("revision").asString());
        for (String other : List.of("construction.appraiser", "police.appraiser", HEAD, MONITOR, "yen-bai.leader")) {
            refused(service.put(path, other, "{\"points\":\"40\",\"reason\":\"" + WHY + "\"}", "If-Match", revision),
                    404, "appraisal-cell-not-found",
                    "Không có tiêu chí này trong phần việc thẩm định của ông/bà.");
        }
        refused(service.put(path, "finance.appraiser", "{\"points\":\"32\"}"), 428, "precondition-required");
        refused(service.put(path, "finance.appraiser", "{\"points\":\"30\",\"reason\":\"thấp hơn\"}", "If-Match",
                revision), 422, "appraisal-reason-needed");
        HttpResponse<String> done = service.put(path, "finance.appraiser", "{\"points\":\"32\"}", "If-Match", revision);
        assertThat(ok(done).path("appraised").path("points").asString()).isEqualTo("32.00");
        refused(service.put(path, "finance.appraiser", "{\"points\":\"31\",\"reason\":\"" + WHY + "\"}", "If-Match",
                revision), 412, "stale-version");
        refused(service.get("/api/score-sheets/" + town.sheet(TARGET) + "/appraisal", "yen-bai.leader"), 404,
                "appraisal-not-found", "Phường xem được kết quả của mình sau khi thẩm định vòng 1 hoàn thành.");
    }

    private void fieldOfASheet() {
        String sheet = "/api/score-sheets/" + town.sheet(TARGET);
        JsonNode seen = ok(service.get(sheet, "finance.appraiser"));
        assertThat(seen.path("cells").valueStream().map(cell -> cell.path("code").asString())).containsExactly("A.1");
        assertThat(seen.has("totals")).as("the sum would tell of other fields").isFalse();
        assertThat(seen.has("issues")).isFalse();
        ok(service.get(sheet + "/cells/A.1/history", "finance.appraiser"));
        ok(service.get(sheet + "/cells/A.1/comments", "finance.appraiser"));
        for (String other : List.of("/cells/A.2/history", "/cells/A.2/comments", "/snapshots", "/snapshots/1",
                "/export.xlsx", "/export.pdf")) {
            refused(service.get(sheet + other, "finance.appraiser"), 403, "not-a-reader");
        }
    }

    @Test
    @Order(8)
    void theWardExplainsAndRoundTwoAnswersAndTheHeadMakesItFinal() {
        String path = "/api/score-sheets/" + town.sheet(TARGET);
        refused(service.post(path + "/appraisal-rounds", "yen-bai.leader", "{\"round\":1}"), 403, "not-head-side");
        ok(service.post(path + "/appraisal-rounds", "block.secretary", "{\"round\":1}"));
        JsonNode own = ok(service.get(path + "/appraisal", "yen-bai.leader"));
        assertThat(own.path("adjusted").toString()).isEqualTo("[\"A.1\"]");
        assertThat(own.path("penalties").path(0).path("points").asString()).isEqualTo("4.20");
        assertThat(own.toString()).doesNotContain(TestAccount.personId(account(first, "leader")));
        refused(service.get(path + "/appraisal", "au-lau.leader"), 404, "appraisal-not-found");
        refused(service.post(path + "/finalisation", HEAD, "{}"), 409, "not-ready-for-final");
        String explain = "{\"items\":[{\"code\":\"%s\",\"text\":\"Kho bạc đã xác nhận bổ sung ngày 13/11\"}]}";
        refused(service.post(path + "/explanations", "yen-bai.officer", explain.formatted("A.1")), 403,
                "not-the-wards-leader", "Chỉ lãnh đạo của chính phường này được giải trình");
        refused(service.post(path + "/explanations", "au-lau.leader", explain.formatted("A.1")), 403,
                "not-the-wards-leader");
        refused(service.post(path + "/explanations", "yen-bai.leader", explain.formatted("A.2")), 422,
                "criterion-not-adjusted");
        String once = "{\"code\":\"A.1\",\"text\":\"Kho bạc đã xác nhận\"}";
        refused(service.post(path + "/explanations", "yen-bai.leader", "{\"items\":[" + once + "," + once + "]}"), 422,
                "criterion-twice", "Tiêu chí A.1 xuất hiện hai lần. Hãy gộp nội dung giải trình.");
        ok(service.post(path + "/explanations", "yen-bai.leader", explain.formatted("A.1")));
        refused(service.post(path + "/explanations", "yen-bai.leader", explain.formatted("A.1")), 409,
                "already-explained");
        refused(service.post(path + "/appraisal-rounds", HEAD, "{\"round\":2}"), 422, "appraisal-incomplete");
        JsonNode item = ok(service.get("/api/appraisals?seasonId=" + town.season, "finance.appraiser")).path("items")
                .path(0);
        assertThat(item.path("explanation").path("text").asString()).contains("Kho bạc");
        ok(service.put(path + "/appraisals/A.1", "finance.appraiser", "{\"points\":\"33.5\",\"reason\":\"" + WHY
                + "\"}", "If-Match", quoted(item.path("revision").asString())));
        ok(service.post(path + "/appraisal-rounds", HEAD, "{\"round\":2}"));
        refused(service.post(path + "/finalisation", "block.secretary", "{}"), 403, "not-block-head",
                "Chỉ Trưởng khối đang trong nhiệm kỳ mới được làm việc này.");
        assertThat(ok(service.post(path + "/finalisation", HEAD, "{}")).path("state").asString()).isEqualTo("FINAL");
        assertThat(ok(service.get(path + "/appraisal", "yen-bai.leader")).path("cells").path(0).path("finalValue")
                .asString()).isEqualTo("33.50");
    }

    @Test
    @Order(9)
    void aFinalSheetIsReopenedByTwoPersonsAndEverybodyIsTold() {
        String path = "/api/score-sheets/" + town.sheet(TARGET);
        String wanted = "{\"criterionCodes\":[\"A.1\"],\"reason\":\"Kho bạc đính chính số liệu\"}";
        refused(service.post(path + "/reopening-proposals", MONITOR, wanted), 403, "not-block-head");
        refused(service.postSignedInBefore(Duration.ofMinutes(6), path + "/reopening-proposals", HEAD, wanted), 401,
                "sign-in-too-old");
        ok(service.post(path + "/reopening-proposals", HEAD, wanted));
        refused(service.post(path + "/reopening", HEAD, "{\"approve\":true}"), 403, "not-the-monitor",
                "Chỉ người theo dõi của tỉnh mới duyệt việc mở lại bảng điểm đã chốt.");
        refused(service.postSignedInBefore(Duration.ofMinutes(6), path + "/reopening", MONITOR,
                "{\"approve\":true,\"reason\":\"Đồng ý\"}"), 401, "sign-in-too-old");
        ok(service.post(path + "/reopening", MONITOR, "{\"approve\":true,\"reason\":\"Đồng ý\"}"));
        String topic = "thidua.scoring.score-sheet.v1";
        eventually().until(() -> service.records(topic, town.sheet(TARGET)).stream()
                .anyMatch(record -> Wire.header(record, "ce_type").endsWith("score-reopened.v1")));
        assertThat(service.records(topic, town.sheet(TARGET))).allSatisfy(record -> {
            assertThat(Contract.violations(Wire.header(record, "ce_type"), RunningService.data(record))).isEmpty();
            assertThat(RunningService.data(record)).doesNotContain("33.5").doesNotContain("32.00");
        });
        JsonNode open = ok(service.get("/api/appraisals?seasonId=" + town.season, "finance.appraiser")).path("items");
        assertThat(open.size()).isEqualTo(1);
        assertThat(open.path(0).has("appraised")).as("the old value never pre-fills").isFalse();
        assertThat(open.path(0).path("proposed").asString()).isEqualTo("32.00");
        assertThat(open.path(0).path("adjustments").size()).as("and is kept").isEqualTo(2);
        assertThat(ok(service.get("/api/appraisals?seasonId=" + town.season, "construction.appraiser")).path("items")
                .size()).as("only the listed criteria").isZero();
    }
}
