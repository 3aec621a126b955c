package vn.laocai.thidua.scoring;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.scoring.criteria.ClassBand;
import vn.laocai.thidua.scoring.criteria.CriteriaTable;
import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.criteria.EvidenceRule;
import vn.laocai.thidua.scoring.criteria.Kind;
import vn.laocai.thidua.scoring.criteria.RankingPolicy;
import vn.laocai.thidua.scoring.criteria.TargetPolicy;
import vn.laocai.thidua.scoring.criteria.TieBreak;
import vn.laocai.thidua.scoring.criteria.ZeroPolicy;
import vn.laocai.thidua.scoring.formula.Formula;
import vn.laocai.thidua.testing.kit.Event;
import vn.laocai.thidua.testing.kit.Events;
import vn.laocai.thidua.testing.kit.Infrastructure;
import vn.laocai.thidua.testing.kit.RunningService;
import vn.laocai.thidua.testing.kit.TestAccount;

import static org.assertj.core.api.Assertions.assertThat;

/** Five wards with a small table whose sheets are judged, over HTTP and Kafka only. */
final class JudgingTown {

    static final List<String> WARDS = List.of("AU_LAU", "LAO_CAI", "SA_PA", "VAN_PHU", "YEN_BAI");
    static final String HEAD = "sa-pa.leader";
    static final String MONITOR = "province.monitor";
    private static final String OPENS = "2025-11-01T00:00:00Z";
    private static final String CLOSES = "2025-12-31T10:00:00Z";

    final RunningService service = RunningService.on(Infrastructure.embedded(), ScoringServiceApplication.class,
            "scoring-service", false);
    final String block = "khoi-" + UUID.randomUUID().toString().substring(0, 8);
    final String season = block + "-2025";

    JudgingTown() {
        service.publish("thidua.ward.block.v1", Events.example("vn.laocai.thidua.ward.block-established.v1")
                .about(block).withMember("blockId", quoted(block)));
        service.publish("thidua.ward.block.v1",
                Events.example("vn.laocai.thidua.ward.block-head-appointed.v1").about(block).numbered(2)
                        .withMember("blockId", quoted(block)).withMember("wardCode", quoted("SA_PA"))
                        .withMember("personId", quoted(TestAccount.personId(HEAD)))
                        .withMember("from", quoted("2025-09-04")));
        service.publish("thidua.ward.season.v1",
                Events.example("vn.laocai.thidua.ward.season-opened.v1").about(season)
                        .withMember("seasonId", quoted(season)).withMember("blockId", quoted(block))
                        .withMember("memberCodes", RunningService.JSON.writeValueAsString(WARDS))
                        .withMember("phases", "[" + phase("SELF_SCORING") + "," + phase("CROSS_SCORING") + ","
                                + phase("APPRAISAL") + "," + phase("EXPLANATION") + "]"));
        publishCriteria();
        Event inForce = Events.example("vn.laocai.thidua.ward.covenant-entered-into-force.v1")
                .about(UUID.randomUUID().toString()).with("season", season).withMember("seasonId", quoted(season))
                .withMember("blockId", quoted(block))
                .withMember("parties", RunningService.JSON.writeValueAsString(WARDS));
        service.publish("thidua.ward.covenant.v1", inForce);
        eventually().until(() -> service.get("/api/score-sheets/" + sheet("YEN_BAI"), HEAD).statusCode() == 200);
    }

    private static String phase(String name) {
        return "{\"phase\":\"%s\",\"opensAt\":\"%s\",\"closesAt\":\"%s\"}".formatted(name, OPENS, CLOSES);
    }

    private void publishCriteria() {
        String body = RunningService.JSON.writeValueAsString(java.util.Map.of("seasonId", season, "table",
                table().toMap()));
        HttpResponse<String> created = eventually().until(
                () -> service.post("/api/criteria-sets", "block.secretary", body), one -> one.statusCode() != 403
                        && one.statusCode() != 404);
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        HttpResponse<String> published = service.post(
                "/api/criteria-sets/" + season + "-criteria/versions/1/publication", HEAD,
                "{\"documentNumber\":\"02/KH-KTĐ\",\"documentDate\":\"2025-11-14\"}");
        assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
    }

    private static CriteriaTable table() {
        Formula rubric = new Formula.Rubric(List.of(new Formula.Level(0, "chưa làm", BigDecimal.ZERO),
                new Formula.Level(1, "khá", new BigDecimal("15")),
                new Formula.Level(2, "tốt", new BigDecimal("30"))));
        return new CriteriaTable("Bảng thử", 100,
                List.of(Criterion.section("A", "Kinh tế", Kind.BASE, new BigDecimal("100"),
                        List.of(leaf("A.1", "Thu ngân sách", Kind.BASE, "40", new Formula.Proportional(BigDecimal.ONE),
                                "TAX", "FINANCE", true),
                                leaf("A.2", "Mô hình", Kind.BASE, "30", rubric, null, "CONSTRUCTION", true),
                                leaf("A.3", "Trật tự xây dựng", Kind.BASE, "30",
                                        new Formula.DeductFromMax(new BigDecimal("5")), "CONSTRUCTION",
                                        "CONSTRUCTION", true))),
                        Criterion.section("P", "Điểm trừ", Kind.PENALTY, new BigDecimal("100"),
                                List.of(leaf("P.1", "Nộp muộn", Kind.PENALTY, "20",
                                        new Formula.PerItem(List.of(new Formula.Item("NGAY", "ngày",
                                                new BigDecimal("2"))), new BigDecimal("20")),
                                        null, "HOME_AFFAIRS", false),
                                        leaf("P.2", "Số liệu sai", Kind.PENALTY, "100",
                                                new Formula.IndexScale(new BigDecimal("1.5")), null, "HOME_AFFAIRS",
                                                false)))),
                BigDecimal.ZERO, new BigDecimal("100"), ZeroPolicy.NONE, List.of(TieBreak.bySection("A")),
                List.of(new ClassBand("TOT", "Tốt", new BigDecimal("80"), true),
                        new ClassBand("DAT", "Đạt", BigDecimal.ZERO, false)),
                RankingPolicy.SCORE_ONLY, LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31), BigDecimal.TEN);
    }

    private static Criterion leaf(String code, String name, Kind kind, String max, Formula formula,
            @Nullable String provider, String appraiser, boolean scorable) {
        return new Criterion(code, name, null, kind, new BigDecimal(max), "đơn vị", formula, List.of(), false,
                new EvidenceRule(false, List.of("PDF"), "biên bản"), provider, appraiser,
                formula instanceof Formula.Proportional ? TargetPolicy.PER_WARD : TargetPolicy.NONE, null, false,
                scorable, scorable, null, null, true);
    }

    String sheet(String ward) {
        return season + ":" + ward;
    }

    String score(String target, String scorer) {
        return "/api/cross-scores/" + season + ":" + target + ":" + scorer;
    }

    static String account(String ward, String role) {
        return ward.toLowerCase(Locale.ROOT).replace('_', '-') + "." + role;
    }

    /** Fills in and submits: 87 % of the revenue (34.80), level 2 (30), one case (25). */
    void submit(String ward) {
        String path = "/api/score-sheets/" + sheet(ward);
        for (String cell : List.of("A.1|{\"actual\":\"87\",\"target\":\"100\"}", "A.2|{\"choice\":\"2\"}",
                "A.3|{\"actual\":\"1\"}")) {
            String[] parts = cell.split("\\|", -1);
            ok(service.put(path + "/cells/" + parts[0], account(ward, "officer"),
                    "{\"figure\":" + parts[1] + ",\"note\":\"theo báo cáo năm 2025\",\"evidenceIds\":[]}", "If-Match",
                    "\"0\""));
        }
        ok(service.post(path + "/submission", account(ward, "leader"), "{\"confirm\":true}"));
    }

    String state(String ward) {
        return ok(service.get("/api/score-sheets/" + sheet(ward), MONITOR)).path("state").asString();
    }

    void awaitState(String ward, String state) {
        eventually().untilAsserted(() -> assertThat(state(ward)).isEqualTo(state));
    }

    static JsonNode ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return RunningService.JSON.readTree(answer.body());
    }

    static void refused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(RunningService.JSON.readTree(answer.body()).path("code").asString()).isEqualTo(code);
    }

    /** The refusal says these words to the user. */
    static void refused(HttpResponse<String> answer, int status, String code, String words) {
        refused(answer, status, code);
        assertThat(RunningService.JSON.readTree(answer.body()).path("detail").asString()).contains(words);
    }

    static String quoted(String text) {
        return '"' + text + '"';
    }

    static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofSeconds(60));
    }
}
