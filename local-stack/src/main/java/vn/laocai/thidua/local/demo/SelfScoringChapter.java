package vn.laocai.thidua.local.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.local.Part;
import vn.laocai.thidua.local.demo.ScoredSeason.Cast;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * 14/11/2025 to 07/01/2026: Sa Pa signs, the wards fill in their sheets and submit. Âu Lâu's is returned for one
 * criterion and submitted again, Nghĩa Lộ misses the close and is accepted late.
 */
final class SelfScoringChapter {

    static final String LATE = "NGHIA_LO";
    static final String RETURNED = "AU_LAU";

    private static final String SHEETS = "/api/score-sheets/";
    private static final String RETURNED_CODE = "II.2";

    private final DemoApi api;
    private final JsonNode figures = DemoFiles.tree("figures.json");

    SelfScoringChapter(DemoApi api) {
        this.api = api;
    }

    String play(boolean toTheEnd) {
        if (accepted(RETURNED)) {
            return "10/10 bảng tự chấm điểm đã nộp (sheets submitted)";
        }
        lastSignature();
        ScoredSeason.enter(api, "ACTIVE", "2025-12-01T08:00+07:00");
        ScoredSeason.enter(api, "SELF_SCORING", "2025-12-15T08:30+07:00");
        Cast.WARDS.forEach(this::fillIn);
        api.moveClock("2026-01-04T09:00+07:00");
        for (String ward : Cast.WARDS) {
            if (!ward.equals(LATE)) {
                submit(ward, "first");
            }
        }
        giveBack();
        if (!toTheEnd) {
            return "8/10 bảng tự chấm điểm đã nộp, 1 được trả lại, 1 chưa nộp (8 submitted, 1 returned, 1 open)";
        }
        submitAgain();
        Cast.WARDS.stream().filter(ward -> !ward.equals(LATE)).forEach(this::accept);
        late();
        return "10/10 bảng tự chấm điểm đã nộp (sheets submitted)";
    }

    private void lastSignature() {
        JsonNode covenant = api.read(Cast.SECRETARY, Part.WARD, "/api/covenants?seasonId=" + Cast.SEASON).path("items")
                .path(0);
        String path = "/api/covenants/" + covenant.path("id").asString();
        if (api.read(Cast.SECRETARY, Part.WARD, path).path("state").asString().equals("PARTIALLY_SIGNED")) {
            api.post(Cast.HEAD, Part.WARD, path + "/signatures", "signature-" + Cast.HEAD_WARD,
                    Map.of("contentHash", api.read(Cast.HEAD, Part.WARD, path).path("contentHash").asString()));
        }
        api.await(Cast.SECRETARY, Part.SCORING, SHEETS.substring(0, SHEETS.length() - 1) + "?seasonId=" + Cast.SEASON,
                answer -> answer.path("items").size() == Cast.WARDS.size());
    }

    private void fillIn(String ward) {
        String officer = Cast.account(ward, "officer");
        JsonNode sheet = api.await(officer, Part.SCORING, SHEETS + Cast.sheet(ward),
                answer -> !answer.path("cells").isEmpty());
        String evidence = evidence(ward, officer);
        for (JsonNode cell : sheet.path("cells")) {
            String code = cell.path("code").asString();
            JsonNode figure = figures.path(ward).path(code);
            if (cell.path("revision").asInt(0) == 0 && !figure.isMissingNode()) {
                enter(officer, ward, code, "\"0\"", figure, evidence);
            }
        }
    }

    private String evidence(String ward, String officer) {
        byte[] paper = ("%PDF-1.4\n% Báo cáo kết quả thi đua năm 2025 của " + ward + "\n%%EOF\n").getBytes(UTF_8);
        JsonNode kept = api.done(api.upload(officer, Part.SCORING,
                "/api/evidence?seasonId=" + Cast.SEASON + "&wardCode=" + ward
                        + "&fileName=bao-cao-2025.pdf&documentNumber=150/BC-UBND&documentDate=2025-12-12&issuer="
                        + "UBND-phuong&excerpt=Ket-qua-thuc-hien-cac-chi-tieu&page=1",
                "evidence-" + ward, paper), "POST evidence");
        return kept.path("id").asString();
    }

    private JsonNode enter(String officer, String ward, String code, String revision, JsonNode figure,
            String evidence) {
        Map<String, Object> cell = new LinkedHashMap<>();
        cell.put("figure", figure);
        cell.put("note", "Theo báo cáo số 150/BC-UBND ngày 12/12/2025 của phường.");
        cell.put("evidenceIds", List.of(evidence));
        return api.done(api.put(officer, Part.SCORING, SHEETS + Cast.sheet(ward) + "/cells/" + code, revision, cell),
                "PUT " + ward + " " + code);
    }

    private void submit(String ward, String occasion) {
        String state = state(ward);
        if (List.of("DRAFT", "RETURNED", "LATE_ACCEPTED").contains(state)) {
            api.post(Cast.account(ward, "leader"), Part.SCORING, SHEETS + Cast.sheet(ward) + "/submission",
                    "submission-" + occasion + "-" + ward, Map.of("confirm", true));
        }
    }

    private void giveBack() {
        if (state(RETURNED).equals("SUBMITTED")) {
            api.post(Cast.HEAD, Part.SCORING, SHEETS + Cast.sheet(RETURNED) + "/return", "return",
                    Map.of("criterionCodes", List.of(RETURNED_CODE), "reason",
                            "Số liệu hồ sơ đúng hạn chưa khớp với hệ thống một cửa, đề nghị rà soát lại.", "dueAt",
                            "2026-01-05T10:00:00Z"));
        }
    }

    private void submitAgain() {
        api.moveClock("2026-01-05T09:00+07:00");
        if (state(RETURNED).equals("RETURNED")) {
            String officer = Cast.account(RETURNED, "officer");
            JsonNode sheet = api.read(officer, Part.SCORING, SHEETS + Cast.sheet(RETURNED));
            JsonNode cell = sheet.path("cells").valueStream()
                    .filter(line -> line.path("code").asString().equals(RETURNED_CODE)).findFirst().orElseThrow();
            String evidence = cell.path("evidence").path(0).path("id").asString();
            enter(officer, RETURNED, RETURNED_CODE, "\"" + cell.path("revision").asInt() + "\"",
                    figures.path("corrected").path(RETURNED_CODE), evidence);
            submit(RETURNED, "second");
        }
    }

    private void accept(String ward) {
        if (state(ward).equals("SUBMITTED")) {
            api.post(Cast.headFor(ward), Part.SCORING, SHEETS + Cast.sheet(ward) + "/acceptance",
                    "acceptance-" + ward, Map.of());
        }
    }

    /** The close passes without a submission; two working days later it comes, with its penalty. */
    private void late() {
        api.moveClock("2026-01-05T17:00:05+07:00");
        api.await(Cast.MONITOR, Part.SCORING, SHEETS + Cast.sheet(LATE),
                sheet -> !sheet.path("state").asString().equals("DRAFT"));
        if (state(LATE).equals("NOT_SUBMITTED")) {
            api.post(Cast.HEAD, Part.SCORING, SHEETS + Cast.sheet(LATE) + "/late-acceptance", "late-acceptance",
                    Map.of("until", "2026-01-07T10:00:00Z", "reason",
                            "Phường khắc phục hậu quả mưa lũ, nộp muộn có báo trước."));
        }
        api.moveClock("2026-01-07T09:00+07:00");
        submit(LATE, "late");
        accept(LATE);
    }

    private boolean accepted(String ward) {
        DemoApi.Answer sheet = api.get(Cast.MONITOR, Part.SCORING, SHEETS + Cast.sheet(ward));
        return sheet.ok() && List.of("ACCEPTED", "CROSS_SCORING", "CROSS_SCORED", "APPRAISING", "APPRAISED_ROUND1",
                "EXPLAINED", "FINAL", "DELIBERATED", "PUBLISHED").contains(sheet.body().path("state").asString());
    }

    private String state(String ward) {
        return api.read(Cast.MONITOR, Part.SCORING, SHEETS + Cast.sheet(ward)).path("state").asString();
    }
}
