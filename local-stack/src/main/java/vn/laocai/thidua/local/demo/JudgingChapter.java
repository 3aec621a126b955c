package vn.laocai.thidua.local.demo;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.local.Part;
import vn.laocai.thidua.local.demo.ScoredSeason.Cast;
import vn.laocai.thidua.local.identity.DemoAccounts;

/**
 * 06/01 to 21/01/2026: wards score each other, departments appraise. The tax office contradicts Trung Tâm's budget
 * revenue; the ward explains, the second round keeps the official figure, and all scores become final.
 */
final class JudgingChapter {

    static final String CONTRADICTED = "TRUNG_TAM";
    static final String CONTRADICTED_CODE = "I.1";

    private static final String SHEETS = "/api/score-sheets/";
    private static final List<String> STATES = List.of("CROSS_SCORING", "CROSS_SCORED", "APPRAISING",
            "APPRAISED_ROUND1", "EXPLAINED", "FINAL", "DELIBERATED", "PUBLISHED");

    private final DemoApi api;

    JudgingChapter(DemoApi api) {
        this.api = api;
    }

    String play(Chapter until) {
        draw();
        if (!until.reaches(Chapter.APPRAISAL)) {
            return "Đang chấm chéo 10 phường (ten wards score each other)";
        }
        crossScore();
        ScoredSeason.enter(api, "APPRAISAL", "2026-01-13T08:30+07:00");
        Cast.WARDS.forEach(ward -> awaitState(ward, "APPRAISING"));
        officialFigure();
        if (!until.reaches(Chapter.COUNCIL)) {
            return "Đang thẩm định 10 phường (ten wards are appraised)";
        }
        appraise();
        Cast.WARDS.forEach(ward -> round(ward, 1));
        explain();
        decideAgain();
        for (String ward : Cast.WARDS) {
            finish(ward);
        }
        return "10/10 phường đã chốt điểm (ten scores are final)";
    }

    private void draw() {
        ScoredSeason.enter(api, "CROSS_SCORING", "2026-01-07T14:00+07:00");
        if (!api.get(Cast.SECRETARY, Part.SCORING, "/api/cross-scoring/" + Cast.SEASON).ok()) {
            api.post(Cast.HEAD, Part.SCORING, "/api/cross-scoring", "draw",
                    Map.of("seasonId", Cast.SEASON, "seed", "Sa Pa 06/01/2026", "shifts", List.of(1, 3)));
        }
        Cast.WARDS.forEach(ward -> awaitState(ward, "CROSS_SCORING"));
        api.moveClock("2026-01-08T09:00+07:00");
    }

    private void crossScore() {
        for (String ward : Cast.WARDS) {
            String scorer = Cast.account(ward, "scorer");
            for (JsonNode mine : api
                    .read(scorer, Part.SCORING, "/api/cross-scores?seasonId=" + Cast.SEASON).path("items")) {
                score(scorer, mine.path("id").asString());
            }
        }
    }

    private void score(String scorer, String id) {
        String path = "/api/cross-scores/" + id;
        JsonNode form = api.read(scorer, Part.SCORING, path);
        if (form.path("submittedAt").isString()) {
            return;
        }
        for (JsonNode cell : form.path("cells")) {
            if (cell.path("points").isMissingNode()) {
                Map<String, Object> value = new LinkedHashMap<>();
                // A bonus that nobody claimed earns nothing.
                value.put("points", cell.path("self").asString("0.00"));
                api.done(api.put(scorer, Part.SCORING, path + "/cells/" + cell.path("code").asString(),
                        "\"" + cell.path("revision").asInt(0) + "\"", value), "PUT " + path);
            }
        }
        api.post(scorer, Part.SCORING, path + "/submission", "cross-" + id, Map.of());
    }

    private void officialFigure() {
        String figures = "/api/official-figures";
        JsonNode row = api.read("tax.appraiser", Part.SCORING, figures + "?seasonId=" + Cast.SEASON).path("items")
                .valueStream().filter(one -> one.path("wardCode").asString().equals(CONTRADICTED)
                        && one.path("code").asString().equals(CONTRADICTED_CODE))
                .findFirst().orElseThrow();
        if (row.path("official").isMissingNode()) {
            api.done(api.put("tax.appraiser", Part.SCORING,
                    figures + "/" + Cast.SEASON + "/" + CONTRADICTED_CODE + "/" + CONTRADICTED,
                    "\"" + row.path("revision").asLong() + "\"",
                    Map.of("figure", DemoFiles.map(DemoFiles.tree("figures.json").path("official")),
                            "documentNumber", "12/TB-THUE", "documentDate", "2026-01-12", "issuer",
                            "Thuế tỉnh Lào Cai")),
                    "PUT official figure");
        }
    }

    /** Each department accepts what is proposed for the criteria of its field. */
    private void appraise() {
        DemoAccounts.all().stream().filter(account -> account.roles().contains("APPRAISER")).forEach(account -> {
            String next = "/api/appraisals?seasonId=" + Cast.SEASON + "&limit=200";
            JsonNode page = api.read(account.account(), Part.SCORING, next);
            for (JsonNode item : page.path("items")) {
                if (item.path("appraised").isMissingNode() && item.path("proposed").isValueNode()) {
                    api.done(api.put(account.account(), Part.SCORING,
                            SHEETS + item.path("scoreSheetId").asString() + "/appraisals/"
                                    + item.path("code").asString(),
                            "\"" + item.path("revision").asInt(0) + "\"",
                            Map.of("points", new BigDecimal(item.path("proposed").asString()).toPlainString())),
                            "PUT appraisal");
                }
            }
        });
    }

    private void round(String ward, int round) {
        String state = state(ward);
        if (round == 1 ? state.equals("APPRAISING") : state.equals("EXPLAINED")) {
            api.post(Cast.headFor(ward), Part.SCORING, SHEETS + Cast.sheet(ward) + "/appraisal-rounds",
                    "round-" + round + "-" + ward, Map.of("round", round));
        }
    }

    private void explain() {
        ScoredSeason.enter(api, "EXPLANATION", "2026-01-20T09:00+07:00");
        if (state(CONTRADICTED).equals("APPRAISED_ROUND1")) {
            api.post(Cast.account(CONTRADICTED, "leader"), Part.SCORING,
                    SHEETS + Cast.sheet(CONTRADICTED) + "/explanations", "explanation",
                    Map.of("items", List.of(Map.of("code", CONTRADICTED_CODE, "text",
                            "Phường đã tính cả khoản thu do cấp trên quản lý thu trên địa bàn; nhất trí với số liệu"
                                    + " của Thuế tỉnh.",
                            "evidenceIds", List.of()))));
        }
    }

    /** The appraiser of the field looks at the explanation; the official figure stands. */
    private void decideAgain() {
        if (!state(CONTRADICTED).equals("EXPLAINED")) {
            return;
        }
        String appraiser = "finance.appraiser";
        JsonNode item = api.read(appraiser, Part.SCORING,
                "/api/appraisals?seasonId=" + Cast.SEASON + "&wardCode=" + CONTRADICTED).path("items").valueStream()
                .filter(one -> one.path("code").asString().equals(CONTRADICTED_CODE)).findFirst().orElseThrow();
        api.done(api.put(appraiser, Part.SCORING,
                SHEETS + Cast.sheet(CONTRADICTED) + "/appraisals/" + CONTRADICTED_CODE,
                "\"" + item.path("revision").asLong() + "\"",
                Map.of("points", item.path("proposed").asString(), "reason",
                        "Giữ số liệu chính thức của Thuế tỉnh sau khi xem giải trình của phường.")),
                "PUT second appraisal");
    }

    private void finish(String ward) {
        if (state(ward).equals("APPRAISED_ROUND1")) {
            api.post(Cast.account(ward, "leader"), Part.SCORING, SHEETS + Cast.sheet(ward) + "/appraisal-acceptance",
                    "appraisal-acceptance-" + ward, Map.of());
        }
        round(ward, 2);
        if (STATES.indexOf(state(ward)) < STATES.indexOf("FINAL")) {
            api.post(Cast.headFor(ward), Part.SCORING, SHEETS + Cast.sheet(ward) + "/finalisation",
                    "finalisation-" + ward, Map.of());
        }
    }

    private void awaitState(String ward, String least) {
        api.await(Cast.MONITOR, Part.SCORING, SHEETS + Cast.sheet(ward),
                sheet -> STATES.indexOf(sheet.path("state").asString()) >= STATES.indexOf(least));
    }

    private String state(String ward) {
        return api.read(Cast.MONITOR, Part.SCORING, SHEETS + Cast.sheet(ward)).path("state").asString();
    }
}
