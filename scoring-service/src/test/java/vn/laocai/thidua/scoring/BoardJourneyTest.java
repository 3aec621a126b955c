package vn.laocai.thidua.scoring;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.scoring.criteria.CriteriaSets;
import vn.laocai.thidua.scoring.criteria.CriteriaTable;
import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.scoring.scoresheet.ScoreChange;
import vn.laocai.thidua.scoring.scoresheet.ScoreSheets;
import vn.laocai.thidua.scoring.scoresheet.SheetState;
import vn.laocai.thidua.scoring.scoresheet.SheetView;
import vn.laocai.thidua.scoring.scoresheet.TestSheets;
import vn.laocai.thidua.testing.kit.Contract;
import vn.laocai.thidua.testing.kit.RunningService;
import vn.laocai.thidua.testing.kit.TestAccount;
import vn.laocai.thidua.testing.kit.Wire;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.laocai.thidua.scoring.SelfScoringTown.HEAD;
import static vn.laocai.thidua.scoring.SelfScoringTown.MONITOR;
import static vn.laocai.thidua.scoring.SelfScoringTown.SECRETARY;
import static vn.laocai.thidua.scoring.SelfScoringTown.assertProblem;
import static vn.laocai.thidua.scoring.SelfScoringTown.eventually;
import static vn.laocai.thidua.scoring.SelfScoringTown.json;
import static vn.laocai.thidua.scoring.SelfScoringTown.ok;

/** A season from its live board over frozen boards, finalisation, reveal and publication to its replay, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BoardJourneyTest {

    private static final String LEDGER = "thidua.scoring.season-ledger.v1";
    private static final List<String> WARDS = List.of("AU_LAU", "CAM_DUONG", "CAU_THIA", "LAO_CAI", "NAM_CUONG",
            "NGHIA_LO", "SA_PA", "TRUNG_TAM", "VAN_PHU", "YEN_BAI");
    private static final String WHY = "Kiến nghị số 3 được chấp nhận sau khi xác minh";

    private final SelfScoringTown town = new SelfScoringTown();
    private final RunningService service = town.service;
    private ScoreSheets sheets;
    private CriteriaTable table;
    private Instant beforeTheEnd;

    @BeforeAll
    void tenWardsWithFigures() {
        sheets = service.part(ScoreSheets.class);
        table = service.part(CriteriaSets.class).inForce(town.season).orElseThrow().table();
        int better = 0;
        for (String ward : WARDS) {
            TestSheets.enter(sheets, town.season, ward, table, figures(better++), now());
        }
    }

    private static Map<String, Figure> figures(int better) {
        Map<String, Figure> figures = new HashMap<>();
        figures.put("I.1", Figure.ofTarget(String.valueOf(90 + better), "100"));
        figures.put("I.3", Figure.ofTarget(String.valueOf(100 + 5 * better), "100"));
        figures.put("I.7", Figure.actual(String.valueOf(better % 3)));
        figures.put("II.1", Figure.actual("8" + better));
        figures.put("III.3", Figure.choice(String.valueOf(better % 6)));
        return figures;
    }

    @Test
    @Order(1)
    void theLiveBoardIsForThoseEntitledAndThePublicHasNone() {
        assertProblem(service.get("/api/public/boards/" + town.season, ""), 404, "board-not-published");
        HttpResponse<String> live = service.get(board(""), MONITOR);
        assertThat(ok(live).path("rows").size()).isEqualTo(10);
        assertThat(json(live).path("final").asBoolean(true)).isFalse();
        assertThat(json(live).path("banner").asString()).isEqualTo("Chưa phải kết quả cuối cùng");
        assertThat(live.headers().firstValue("X-Board-State")).contains("live");
        assertThat(Long.parseLong(live.headers().firstValue("data-age-ms").orElseThrow())).isLessThan(1_000);
        String tag = live.headers().firstValue("ETag").orElseThrow();
        assertThat(service.get(board(""), MONITOR).headers().firstValue("ETag")).contains(tag);
        for (String account : List.of(HEAD, SECRETARY, "yen-bai.leader", "yen-bai.officer", "finance.appraiser",
                "teller.1", "block.admin", "ops")) {
            assertProblem(service.get(board(""), account), 403, "board-not-open", "Bảng điểm này chưa mở cho ông/bà.");
            for (String path : List.of("/export.xlsx", "/export.pdf", "/explanations/SA_PA", "/difference",
                    "/provenance/SA_PA/I.1", "/finalisation", "/charts?wardCode=AU_LAU")) {
                HttpResponse<String> refused = service.get(board(path), account);
                assertThat(refused.statusCode()).as(account + path).isEqualTo(403);
                assertThat(refused.body()).doesNotContain("total");
            }
            assertProblem(service.get(board("/robustness"), account), 403, "council-only",
                    "Chỉ Hội đồng Thi đua – Khen thưởng và người theo dõi của tỉnh");
            assertProblem(service.post(board("/replay"), account, "{}"), 403, "board-not-open");
        }
        assertThat(service.get(board(""), "").statusCode()).isEqualTo(401);
        assertProblem(service.get("/api/boards/nowhere-2025", MONITOR), 404, "season-not-found",
                "Không có mùa thi đua này.");
    }

    @Test
    @Order(2)
    void wardsSeeTheirOwnCompletionAndChartAndNobodyElses() {
        JsonNode own = ok(service.get(board("/completion"), "yen-bai.officer"));
        assertThat(own.path("rows").size()).isEqualTo(1);
        assertThat(own.path("rows").path(0).path("cells").path("I").path("filled").asInt()).isEqualTo(3);
        assertThat(ok(service.get(board("/completion"), MONITOR)).path("rows").size()).isEqualTo(10);
        JsonNode chart = ok(service.get(board("/charts?wardCode=YEN_BAI"), "yen-bai.leader"));
        assertThat(chart.path("sections").valueStream().anyMatch(section -> section.has("median"))).isFalse();
        assertThat(ok(service.get(board("/charts?wardCode=YEN_BAI"), MONITOR)).path("sections").path(0).has("median"))
                .isTrue();
    }

    @Test
    @Order(3)
    void aFrozenBoardKeepsEveryByteUnderAThousandFurtherEvents() {
        assertProblem(service.post(board("/freezing"), SECRETARY, "{}"), 403, "not-block-head");
        HttpResponse<String> frozen = service.post(board("/freezing"), HEAD, "{}");
        assertThat(frozen.statusCode()).as(frozen.body()).isEqualTo(200);
        String publicPath = "/api/public/boards/" + town.season;
        HttpResponse<String> shown = service.get(publicPath, "");
        assertThat(json(shown).path("rows").size()).isEqualTo(10);
        assertThat(json(shown).path("final").asBoolean(true)).isFalse();
        assertThat(shown.headers().firstValue("X-Board-State").orElseThrow()).startsWith("frozen;at=");
        byte[] xlsx = service.download(publicPath + "/export.xlsx", MONITOR);
        byte[] pdf = service.download(publicPath + "/export.pdf", MONITOR);
        eventually().until(() -> told("public-board-frozen").size() == 1);
        String told = RunningService.data(records().getFirst());
        for (int i = 0; i < 1_000; i++) {
            sheets.applyRescore(town.season + ":" + WARDS.get(i % 10), "later" + i,
                    List.of(i % 2 == 0
                            ? new ScoreChange("I.1", new BigDecimal(i % 60 + ".00"), null)
                            : new ScoreChange("I.3", null, Figure.ofTarget(String.valueOf(100 + i), "100"))),
                    "lý do", Commands.by(Commands.actor("p", "SNV"), "later" + i, now()));
        }
        HttpResponse<String> after = service.get(publicPath, "");
        assertThat(after.body()).isEqualTo(shown.body());
        assertThat(after.headers().firstValue("ETag")).isEqualTo(shown.headers().firstValue("ETag"));
        assertThat(Arrays.equals(service.download(publicPath + "/export.xlsx", MONITOR), xlsx)).isTrue();
        assertThat(Arrays.equals(service.download(publicPath + "/export.pdf", MONITOR), pdf)).isTrue();
        assertThat(records()).hasSize(1);
        assertThat(RunningService.data(records().getFirst())).isEqualTo(told);
        assertThat(ok(service.get(board("/difference"), MONITOR)).path("rows").valueStream()
                .anyMatch(row -> !row.path("frozenTotal").equals(row.path("liveTotal")))).isTrue();
        assertProblem(service.get(board("/difference"), HEAD), 403, "board-not-open");
    }

    @Test
    @Order(4)
    void aWardTriesPointsInPrivateAgainstThePublishedOnly() {
        String trial = "{\"wardCode\":\"YEN_BAI\",\"changes\":{\"IV.1\":\"20\"}}";
        int before = records().size();
        JsonNode tried = ok(service.post(board("/what-if"), "yen-bai.officer", trial));
        assertThat(tried.path("basis").asString()).isEqualTo("FROZEN");
        assertThat(new BigDecimal(tried.path("totalAfter").asString())
                .subtract(new BigDecimal(tried.path("totalBefore").asString()))).isEqualByComparingTo("20");
        assertThat(tried.toString()).doesNotContain("AU_LAU").doesNotContain("SA_PA");
        assertProblem(service.post(board("/what-if"), "sa-pa.officer", trial), 403, "own-ward-only");
        assertProblem(service.post(board("/what-if"), MONITOR, trial), 403, "own-ward-only",
                "Chỉ lãnh đạo và cán bộ của phường được thử điểm của phường mình.");
        assertProblem(service.post(board("/what-if"), "yen-bai.officer",
                "{\"wardCode\":\"YEN_BAI\",\"changes\":{\"IV.1\":\"21\"}}"), 422, "figure-impossible");
        assertThat(records()).hasSize(before);
    }

    @Test
    @Order(5)
    void whatIsPendingKeepsTheSeasonOpenWithAList() {
        JsonNode checklist = ok(service.get(board("/finalisation"), MONITOR));
        assertThat(checklist.path("ready").asBoolean(true)).isFalse();
        HttpResponse<String> refused = service.post(board("/finalisation"), HEAD, "{}");
        assertProblem(refused, 422, "season-not-ready");
        assertThat(json(refused).path("pending").valueStream().map(JsonNode::asString)).contains("sheets-not-final");
        assertProblem(service.post(board("/reveal/steps"), HEAD, "{}"), 409, "season-not-finalised",
                "Kết quả chưa được chốt. Hãy hoàn thành danh mục kiểm tra và chốt kết quả trước.");
        assertProblem(service.post("/api/publications", HEAD, "{\"seasonId\":\"" + town.season + "\"}"), 409,
                "season-not-finalised");
    }

    @Test
    @Order(6)
    void aRescoreSetShowsItsEffectAndCountsWhole() {
        beforeTheEnd = now();
        for (String ward : WARDS) {
            TestSheets.finalised(sheets, town.season, ward, now());
        }
        town.move(2, "DELIBERATION");
        eventually().until(() -> service.get(board(""), HEAD).statusCode() == 200);
        String set = "{\"seasonId\":\"" + town.season + "\",\"reason\":\"" + WHY + "\",\"changes\":["
                + "{\"wardCode\":\"AU_LAU\",\"code\":\"I.2\",\"points\":\"50\"},"
                + "{\"wardCode\":\"LAO_CAI\",\"code\":\"IV.1\",\"figure\":{\"choice\":\"YES\"}}]}";
        assertProblem(service.post("/api/rescore-sets", "yen-bai.leader", set), 403, "not-head-side");
        assertProblem(service.get("/api/rescore-sets/nothing", SECRETARY), 404, "rescore-set-not-found",
                "Không có bộ điểm điều chỉnh này. Hãy chọn lại trong danh sách.");
        HttpResponse<String> prepared = service.post("/api/rescore-sets", SECRETARY, set);
        assertThat(prepared.statusCode()).as(prepared.body()).isEqualTo(201);
        JsonNode view = json(prepared);
        String id = view.path("id").asString();
        assertThat(view.path("state").asString()).isEqualTo("PREPARED");
        JsonNode effect = view.path("effect").valueStream()
                .filter(line -> line.path("wardCode").asString().equals("AU_LAU")).findFirst().orElseThrow();
        assertThat(new BigDecimal(effect.path("totalAfter").asString())
                .subtract(new BigDecimal(effect.path("totalBefore").asString()))).isEqualByComparingTo("50");
        assertProblem(service.post("/api/rescore-sets/" + id + "/application", SECRETARY, "{}"), 403,
                "not-block-head");
        JsonNode applied = ok(service.post("/api/rescore-sets/" + id + "/application", HEAD, "{}"));
        assertThat(applied.path("state").asString()).isEqualTo("CARRIED_OUT");
        assertProblem(service.post("/api/rescore-sets/" + id + "/cancellation", HEAD, "{}"), 409, "rescore-applied",
                "Bộ điểm điều chỉnh này đã được áp dụng.");
        eventually().until(() -> told("rescore-applied").size() == 1);
        assertThat(ok(service.get("/api/rescore-sets?seasonId=" + town.season, MONITOR)).path("items").size())
                .isEqualTo(1);
        assertProblem(service.get("/api/rescore-sets/" + id, "yen-bai.leader"), 403, "board-not-open");
    }

    @Test
    @Order(7)
    void leadersSeeTotalsAndTheCouncilSeesWhy() {
        JsonNode totals = ok(service.get(board(""), "yen-bai.leader"));
        assertThat(totals.path("rows").valueStream().anyMatch(row -> row.has("sections") || row.has("base")))
                .isFalse();
        assertProblem(service.get(board(""), "yen-bai.officer"), 403, "board-not-open");
        JsonNode board = ok(service.get(board(""), MONITOR));
        String second = board.path("rows").path(1).path("wardCode").asString();
        JsonNode why = ok(service.get(board("/explanations/" + second), MONITOR));
        BigDecimal sum = why.path("above").path("bars").valueStream()
                .map(bar -> new BigDecimal(bar.path("difference").asString())).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualByComparingTo(why.path("above").path("difference").asString());
        JsonNode firm = ok(service.get(board("/robustness"), MONITOR));
        assertThat(ok(service.get(board("/robustness"), MONITOR))).isEqualTo(firm);
        JsonNode way = ok(service.get(board("/provenance/AU_LAU/I.1"), MONITOR));
        assertThat(way.path("steps").valueStream().map(step -> step.path("stage").asString())).contains("CLAIM",
                "RESCORE");
        assertThat(way.path("steps").valueStream().allMatch(step -> step.path("hash").asString().length() == 64))
                .isTrue();
    }

    @Test
    @Order(8)
    void theBoardOfThePastIsTheBoardOfThePast() {
        JsonNode then = ok(service.get(board("?asOf=" + beforeTheEnd), MONITOR));
        assertThat(then.path("kind").asString()).isEqualTo("AS_OF");
        assertThat(then.path("rows").valueStream().filter(row -> row.path("wardCode").asString().equals("LAO_CAI"))
                .findFirst().orElseThrow().path("sections").path("IV").asString()).isEqualTo("0.00");
        assertProblem(service.get(board("?asOf=" + beforeTheEnd), "yen-bai.officer"), 403, "board-not-open");
    }

    @Test
    @Order(9)
    void theReplayOfAnOpenSeasonGivesTheLiveBoard() {
        JsonNode report = ok(service.post(board("/replay"), "auditor", "{}"));
        assertThat(report.path("comparedWith").asString()).isEqualTo("LIVE");
        assertThat(report.path("equal").asBoolean()).as(report.toString()).isTrue();
        assertThat(report.path("events").asLong()).isGreaterThan(1_000);
    }

    @Test
    @Order(10)
    void theSeasonIsFinalisedRevealedAndPublishedOnce() {
        JsonNode done = ok(service.post(board("/finalisation"), HEAD, "{}"));
        assertThat(done.path("state").asString()).isEqualTo("FINALISED");
        String hash = done.path("resultHash").asString();
        assertThat(ok(service.get("/api/public/boards/" + town.season, "")).path("final").asBoolean(true)).isFalse();
        String reveal = "/api/public/boards/" + town.season + "/reveal";
        assertThat(ok(service.get(reveal, "")).path("state").asString()).isEqualTo("NOT_STARTED");
        assertProblem(service.post(board("/reveal/steps"), "yen-bai.leader", "{}"), 403, "not-head-side");
        ok(service.post(board("/reveal/steps"), SECRETARY, "{}"));
        JsonNode two = ok(service.post(board("/reveal/steps"), SECRETARY, "{}"));
        assertThat(two.path("places").size()).isEqualTo(2);
        assertThat(ok(service.get(reveal, ""))).isEqualTo(two);
        ok(service.post(board("/reveal/pause"), SECRETARY, "{}"));
        assertProblem(service.post(board("/reveal/steps"), SECRETARY, "{}"), 409, "reveal-paused",
                "Phần công bố đang tạm dừng. Hãy bấm tiếp tục trước.");
        ok(service.post(board("/reveal/resume"), SECRETARY, "{}"));
        assertThat(ok(service.post(board("/reveal/undo"), SECRETARY, "{}")).path("step").asInt()).isEqualTo(1);
        assertThat(ok(service.get(board("/reveal"), HEAD)).path("left").asInt()).isEqualTo(9);
        assertProblem(service.post("/api/publications", HEAD, "{\"seasonId\":\"" + town.season + "\"}"), 409,
                "reveal-not-finished", "Đang công bố từng thứ hạng.");
        for (int i = 0; i < 9; i++) {
            ok(service.post(board("/reveal/steps"), SECRETARY, "{}"));
        }
        assertProblem(service.post(board("/reveal/steps"), SECRETARY, "{}"), 409, "reveal-finished",
                "Tất cả thứ hạng đã được công bố.");
        HttpResponse<String> published = service.post("/api/publications", HEAD,
                "{\"seasonId\":\"" + town.season + "\"}");
        assertThat(published.statusCode()).as(published.body()).isEqualTo(201);
        assertThat(json(published).path("resultHash").asString()).isEqualTo(hash);
        assertProblem(service.post("/api/publications", HEAD, "{\"seasonId\":\"" + town.season + "\"}"), 409,
                "results-published", "Nếu có sai sót, hãy lập bản đính chính.");
        eventually().until(() -> told("results-published").size() == 1);
        assertThat(told("place-revealed")).hasSize(11);
        assertThat(told("place-reveal-undone")).hasSize(1);
        assertThat(told("reveal-paused")).hasSize(1);
        assertThat(told("reveal-resumed")).hasSize(1);
        assertThat(told("season-finalising")).hasSize(1);
        assertThat(told("season-finalised").getFirst().path("resultHash").asString()).isEqualTo(hash);
        assertThat(ok(service.get("/api/public/boards/" + town.season, "")).path("final").asBoolean()).isTrue();
        assertThat(sheets.ofSeason(town.season)).extracting(SheetView::state).containsOnly(SheetState.PUBLISHED);
    }

    @Test
    @Order(11)
    void everybodyReadsTheSignedResultAndItsReplayIsEqual() {
        String path = "/api/public/publications/" + town.season;
        JsonNode content = ok(service.get(path, ""));
        assertThat(content.path("result").path("rows").size()).isEqualTo(10);
        assertThat(service.get(path + ".jws", "").body().split("\\.", -1)).hasSize(3);
        assertThat(service.get(path + ".jws?detached=true", "").body()).contains("..");
        assertThat(new String(service.download(path + ".pdf", MONITOR), 0, 5, StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
        assertThat(ok(service.get("/.well-known/result-keys", "")).path("keys").path(0).path("crv").asString())
                .isEqualTo("Ed25519");
        JsonNode report = ok(service.post(board("/replay"), "auditor", "{}"));
        assertThat(report.path("comparedWith").asString()).isEqualTo("PUBLISHED");
        assertThat(report.path("equal").asBoolean()).as(report.toString()).isTrue();
        assertThat(report.path("recomputedHash").asString()).isEqualTo(content.path("resultHash").asString());
        assertThat(ok(service.get(board(""), "yen-bai.officer")).path("rows").path(0).has("sections")).isTrue();
        assertProblem(service.get(path + "/corrections/nothing.pdf", ""), 404, "correction-not-found",
                "Không có bản đính chính này.");
        rule62NamesNobodyInPublic(path);
    }

    private void rule62NamesNobodyInPublic(String publication) {
        for (String path : List.of(publication, publication + "/corrections", publication + ".jws",
                "/api/public/boards/" + town.season, "/api/public/boards/" + town.season + "/reveal",
                "/api/public/awards?seasonId=" + town.season)) {
            String body = service.get(path, "").body();
            for (String account : List.of(HEAD, SECRETARY, MONITOR, "yen-bai.leader", "yen-bai.officer")) {
                assertThat(body).as(path).doesNotContain(TestAccount.personId(account)).doesNotContain(account);
            }
        }
        String signed = service.get(publication + ".jws", "").body().split("\\.", -1)[1];
        assertThat(new String(Base64.getUrlDecoder().decode(signed), StandardCharsets.UTF_8)).contains("AU_LAU")
                .doesNotContain(TestAccount.personId(HEAD));
    }

    @Test
    @Order(12)
    void aCorrectionIsARecordOfItsOwn() {
        String before = service.get("/api/public/publications/" + town.season, "").body();
        String correction = "{\"wardCode\":\"AU_LAU\",\"reason\":\"" + WHY
                + "\",\"changes\":[{\"code\":\"I.2\",\"points\":\"45\"}]}";
        HttpResponse<String> corrected = service.post("/api/publications/" + town.season + "/corrections", HEAD,
                correction);
        assertThat(corrected.statusCode()).as(corrected.body()).isEqualTo(201);
        eventually().until(() -> told("result-corrected").size() == 1);
        assertThat(service.get("/api/public/publications/" + town.season, "").body()).isEqualTo(before);
        JsonNode list = ok(service.get("/api/public/publications/" + town.season + "/corrections", ""));
        assertThat(list.path("items").size()).isEqualTo(1);
        String url = list.path("items").path(0).path("url").asString();
        assertThat(ok(service.get(url, "")).path("wardCode").asString()).isEqualTo("AU_LAU");
        assertThat(service.get(url + ".jws", "").statusCode()).isEqualTo(200);
    }

    private String board(String rest) {
        return "/api/boards/" + town.season + rest;
    }

    private List<ConsumerRecord<byte[], byte[]>> records() {
        return service.records(LEDGER, town.season);
    }

    /** The data of the ledger's events of a type, each of which keeps its contract. */
    private List<JsonNode> told(String name) {
        String type = "vn.laocai.thidua.scoring." + name + ".v1";
        List<ConsumerRecord<byte[], byte[]>> records = records().stream()
                .filter(record -> type.equals(Wire.header(record, "ce_type"))).toList();
        assertThat(records).allSatisfy(
                record -> assertThat(Contract.violations(type, RunningService.data(record))).isEmpty());
        return records.stream().map(record -> json(RunningService.data(record))).toList();
    }

    private Instant now() {
        return service.part(Clock.class).instant();
    }
}
