package vn.laocai.thidua.scoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.scoring.paper.Workbook;
import vn.laocai.thidua.scoring.paper.Workbook.ReadRow;
import vn.laocai.thidua.scoring.paper.Workbook.Table;
import vn.laocai.thidua.testing.kit.Events;
import vn.laocai.thidua.testing.kit.RunningService;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.laocai.thidua.scoring.SelfScoringTown.HEAD;
import static vn.laocai.thidua.scoring.SelfScoringTown.MONITOR;
import static vn.laocai.thidua.scoring.SelfScoringTown.SECRETARY;
import static vn.laocai.thidua.scoring.SelfScoringTown.assertProblem;
import static vn.laocai.thidua.scoring.SelfScoringTown.eventually;
import static vn.laocai.thidua.scoring.SelfScoringTown.json;
import static vn.laocai.thidua.scoring.SelfScoringTown.ok;

/** A sheet from its first cell to its acceptance, return, lock and late submission, over HTTP and Kafka only. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SelfScoringJourneyTest {

    private static final String OCTETS = "application/octet-stream";

    private final SelfScoringTown town = new SelfScoringTown();

    @Test
    void savesCellByCellAndShowsPointsTotalsAndConflicts() {
        String officer = "yen-bai.officer";
        HttpResponse<String> first = town.save("YEN_BAI", officer, "I.4", 0,
                "{\"figure\":{\"actual\":\"1044\",\"target\":\"1200\"},\"note\":\"theo báo cáo\",\"evidenceIds\":[]}");
        JsonNode saved = ok(first);
        assertThat(first.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(saved.path("cell").path("self").path("points").asString()).isEqualTo("26.10");
        assertThat(saved.path("cell").path("self").path("how").asString()).contains("26,10");
        assertThat(saved.path("totals").path("total").asString()).isEqualTo("26.10");
        assertThat(saved.path("totals").path("scored").asInt()).isEqualTo(1);
        assertThat(saved.path("state").asString()).isEqualTo("DRAFT");

        // Another officer on another cell, with the revision of that cell.
        ok(town.save("YEN_BAI", "yen-bai.leader", "I.3", 0, "{\"figure\":{\"actual\":\"150,5\",\"target\":\"120\"}}"));
        HttpResponse<String> stale = town.save("YEN_BAI", "yen-bai.leader", "I.4", 0,
                "{\"figure\":{\"actual\":\"999\",\"target\":\"1200\"}}");
        assertProblem(stale, 412, "stale-cell");
        assertThat(json(stale).path("current").path("figure").path("actual").asString()).isEqualTo("1044");
        assertThat(json(stale).path("current").path("revision").asInt()).isEqualTo(1);
        assertThat(json(stale).path("current").path("self").path("points").asString()).isEqualTo("26.10");
        ok(town.save("YEN_BAI", officer, "I.4", 0,
                "{\"figure\":{\"actual\":\"1044\",\"target\":\"1200\"},\"note\":\"theo báo cáo\"}"));

        assertProblem(town.service.put(town.sheet("YEN_BAI") + "/cells/I.4", officer, "{}"), 428,
                "precondition-required");
        assertProblem(town.save("YEN_BAI", "sa-pa.officer", "I.4", 1, "{}"), 403, "not-own-ward",
                "Chỉ cán bộ đầu mối và lãnh đạo của chính phường này được sửa bảng tự chấm.");
        assertProblem(town.save("YEN_BAI", MONITOR, "I.4", 1, "{}"), 403, "not-own-ward");
        assertProblem(town.save("YEN_BAI", officer, "P.1", 0, "{}"), 422, "criterion-not-self-scored");
        assertProblem(town.save("YEN_BAI", officer, "IX.9", 0, "{}"), 404, "criterion-unknown");
        assertProblem(town.save("YEN_BAI", officer, "I.7", 0, "{\"figure\":{\"actual\":\"-3\"}}"), 422,
                "figure-impossible");
        assertProblem(town.save("YEN_BAI", officer, "II.3", 0,
                "{\"figure\":{\"actual\":\"82\"},\"evidenceIds\":[\"nothing\"]}"), 422, "evidence-unknown",
                "Minh chứng này không có trong kho của phường hoặc đã được rút. Hãy chọn lại minh chứng.");
        assertProblem(town.save("YEN_BAI", officer, "II.3", 0,
                "{\"figure\":{\"actual\":\"82\",\"target\":\"10\"}}"), 422, "target-fixed",
                "Chỉ tiêu của tiêu chí II.3 là chung cho mọi phường");

        JsonNode sheet = ok(town.service.get(town.sheet("YEN_BAI"), officer));
        assertThat(sheet.path("final").asBoolean()).isFalse();
        assertThat(cell(sheet, "I.3").path("self").path("state").asString()).isEqualTo("AWAITING_LOCK");
        assertThat(cell(sheet, "I.3").path("self").path("how").asString()).contains("chờ khóa");
        assertThat(cell(sheet, "I.3").path("figure").path("actual").asString()).isEqualTo("150.5");
        assertThat(cell(sheet, "I.4").path("editable").asBoolean()).isTrue();
        assertThat(cell(sheet, "P.1").path("editable").asBoolean()).isFalse();
        assertThat(sheet.path("window").path("open").asBoolean()).isTrue();
        assertThat(sheet.path("criteria").path("version").asInt()).isEqualTo(1);
        assertThat(sheet.path("issues").valueStream().map(issue -> issue.path("rule").asString()))
                .contains("figure-missing");

        JsonNode history = ok(town.service.get(town.sheet("YEN_BAI") + "/cells/I.4/history", officer)).path("items");
        assertThat(history.size()).isEqualTo(1);
        assertThat(history.path(0).path("command").asString()).isEqualTo("enter-cell");
        assertThat(history.path(0).path("after").path("figure").path("actual").asString()).isEqualTo("1044");

        JsonNode past = ok(town.service.get(town.sheet("YEN_BAI") + "?asOf=" + sheet.path("openedAt").asString(),
                officer));
        assertThat(past.path("state").asString()).isEqualTo("NOT_STARTED");
        assertThat(past.path("asOf").asString()).isEqualTo(sheet.path("openedAt").asString());
        assertThat(past.toString()).doesNotContain("1044");
        assertProblem(town.service.get(town.sheet("YEN_BAI") + "?asOf=2020-01-01T00:00:00Z", officer), 404,
                "score-sheet-not-found", "Không có bảng chấm điểm này.");

        // Others see its state and progress, and no figure of a draft.
        for (String other : new String[]{"sa-pa.officer", HEAD, SECRETARY, "finance.appraiser", "au-lau.scorer"}) {
            JsonNode seen = ok(town.service.get(town.sheet("YEN_BAI"), other));
            assertThat(seen.has("cells")).as(other).isFalse();
            assertThat(seen.has("totals")).as(other).isFalse();
            assertThat(seen.toString()).as(other).doesNotContain("1044").doesNotContain("26.10");
            assertProblem(town.service.get(town.sheet("YEN_BAI") + "/cells/I.4/history", other), 403, "not-a-reader",
                    "Ông/bà không được xem chi tiết bảng điểm của phường này.");
        }
        assertThat(ok(town.service.get(town.sheet("YEN_BAI"), MONITOR)).has("cells")).isTrue();
    }

    @Test
    void rule14HoldsTheTargetThatTheWardRegistered() {
        String id = town.season + ":NAM_CUONG";
        town.service.publish("thidua.ward.registration.v1",
                Events.example("vn.laocai.thidua.ward.emulation-registered.v1").withFreshId().about(id)
                        .withMember("registrationId", "\"" + id + "\"")
                        .withMember("seasonId", "\"" + town.season + "\"").withMember("wardCode", "\"NAM_CUONG\""));
        eventually().untilAsserted(() -> assertProblem(town.save("NAM_CUONG", "nam-cuong.officer", "I.3", 0,
                "{\"figure\":{\"actual\":\"150\",\"target\":\"100\"}}"), 422, "target-fixed",
                "Chỉ tiêu của tiêu chí I.3 đã đăng ký là 120, không sửa được ở đây."));
        JsonNode saved = ok(town.save("NAM_CUONG", "nam-cuong.officer", "I.3", 0, "{\"figure\":{\"actual\":\"150\"}}"));
        assertThat(saved.path("cell").path("figure").path("target").asString()).isEqualTo("120");
    }

    @Test
    void talksAboutCellsAndKeepsWhatJudgesSayAmongThem() {
        String comments = town.sheet("LAO_CAI") + "/cells/I.1/comments";
        ok(town.service.post(comments, "lao-cai.officer", "{\"text\":\"Chờ số của Thuế\",\"followUp\":true}"));
        ok(town.service.post(comments, SECRETARY, "{\"text\":\"Cần kiểm tra\",\"visibility\":\"APPRAISAL\"}"));
        JsonNode ward = ok(town.service.get(comments, "lao-cai.leader")).path("items");
        assertThat(ward.size()).isEqualTo(1);
        assertThat(ok(town.service.get(comments, MONITOR)).path("items").size()).isEqualTo(2);
        assertProblem(town.service.get(comments, "yen-bai.officer"), 403, "not-a-reader");
        assertProblem(town.service.get(comments, "finance.appraiser"), 403, "not-a-reader");
        assertThat(cell(ok(town.service.get(town.sheet("LAO_CAI"), "lao-cai.officer")), "I.1").path("openFollowUps")
                .asInt()).isEqualTo(1);
        ok(town.service.post(comments + "/1/resolution", "lao-cai.leader", "{}"));
        assertThat(cell(ok(town.service.get(town.sheet("LAO_CAI"), "lao-cai.officer")), "I.1").path("openFollowUps")
                .asInt()).isZero();
        assertProblem(town.service.post(comments + "/2/resolution", "lao-cai.leader", "{}"), 404, "comment-not-found");
    }

    @Test
    void takesAPasteWithRowErrorsOnlyWhenEveryRowIsRight() {
        String paste = town.sheet("CAM_DUONG") + "/pasted-cells";
        String wrong = "{\"text\":\"I.4\\t87,5\\nI.99\\t5\\nI.7\\tabc\\nI.4\\t1\",\"dryRun\":%s}";
        JsonNode tried = ok(town.service.post(paste, "cam-duong.officer", wrong.formatted(true)));
        assertThat(tried.path("applied").asInt()).isZero();
        assertThat(tried.path("rows").valueStream().map(row -> row.path("ok").asBoolean())).containsExactly(true, false,
                false, false);
        assertThat(tried.path("rows").path(2).path("problem").asString()).contains("“abc” không phải số");
        HttpResponse<String> refused = town.service.post(paste, "cam-duong.officer", wrong.formatted(false));
        assertProblem(refused, 422, "rows-wrong", "Có dòng chưa đúng nên chưa nhập dòng nào.");
        assertThat(tried.path("rows").path(3).path("problem").asString()).isEqualTo("Mã I.4 xuất hiện hai lần.");
        assertProblem(town.service.post(paste, "cam-duong.officer", "{\"text\":\"\",\"dryRun\":true}"), 422,
                "rows-missing", "Không có dòng nào để nhập");
        assertThat(json(refused).path("rows").size()).isEqualTo(4);
        town.fill("CAM_DUONG", "cam-duong.officer");
        JsonNode sheet = ok(town.service.get(town.sheet("CAM_DUONG"), "cam-duong.officer"));
        assertThat(sheet.path("progress").path("filled").asInt()).isEqualTo(sheet.path("progress").path("of").asInt());
        assertThat(cell(sheet, "I.1").path("self").path("points").asString()).isEqualTo("55.50");
        assertThat(cell(sheet, "II.6").path("self").path("points").asString()).isEqualTo("25.80");
        assertThat(cell(sheet, "IV.2").path("self").path("points").asString()).isEqualTo("25.00");
        assertThat(cell(sheet, "V.1").path("self").path("points").asString()).isEqualTo("24.00");
    }

    @Test
    void submitsASignedSnapshotWhichTheBlockTakesInOrSendsBack() {
        String sheet = town.sheet("AU_LAU");
        town.fill("AU_LAU", "au-lau.officer");
        HttpResponse<String> missing = town.service.post(sheet + "/submission", "au-lau.leader", "{\"confirm\":true}");
        assertProblem(missing, 422, "sheet-not-complete", "điểm cần hoàn thiện trước khi nộp");
        assertThat(json(missing).path("issues").valueStream().map(issue -> issue.path("rule").asString()))
                .containsOnly("evidence-missing");

        HttpResponse<String> uploaded = town.upload("AU_LAU", "au-lau.officer", "bien-ban.pdf",
                ("%PDF-1.7 " + town.season).getBytes(UTF_8));
        assertThat(uploaded.statusCode()).as(uploaded.body()).isEqualTo(201);
        String evidence = json(uploaded).path("id").asString();
        for (String code : new String[]{"I.6", "III.4", "V.1"}) {
            JsonNode before = cell(ok(town.service.get(sheet, "au-lau.officer")), code);
            ok(town.save("AU_LAU", "au-lau.officer", code, before.path("revision").asLong(),
                    "{\"figure\":" + before.path("figure") + ",\"evidenceIds\":[\"" + evidence + "\"]}"));
        }
        assertProblem(town.service.post(sheet + "/submission", "au-lau.officer", "{\"confirm\":true}"), 403,
                "not-ward-leader", "Chỉ lãnh đạo phường được nộp hoặc rút bảng tự chấm điểm của phường mình.");
        assertProblem(town.service.post(sheet + "/submission", HEAD, "{\"confirm\":true}"), 403, "not-ward-leader");
        assertProblem(town.service.post(sheet + "/submission", "au-lau.leader", "{\"confirm\":false}"), 422,
                "confirmation-missing",
                "Lãnh đạo phường cần xác nhận số liệu và minh chứng là đúng trước khi nộp.");
        JsonNode submitted = ok(town.service.post(sheet + "/submission", "au-lau.leader", "{\"confirm\":true}"));
        assertThat(submitted.path("state").asString()).isEqualTo("SUBMITTED");
        assertProblem(town.service.get(sheet + "/snapshots/2", "au-lau.leader"), 404, "snapshot-not-found",
                "Không có lần nộp này.");
        JsonNode snapshot = ok(town.service.get(sheet + "/snapshots/1", "au-lau.leader"));
        assertThat(snapshot.path("hashFits").asBoolean()).isTrue();
        assertThat(snapshot.path("signatureFits").asBoolean()).isTrue();
        assertThat(snapshot.path("keyIsSigners").asBoolean()).isTrue();
        assertThat(snapshot.path("content").asString()).contains(json(uploaded).path("sha256").asString());
        assertProblem(town.service.get(sheet + "/snapshots/1", "yen-bai.leader"), 403, "not-a-reader");

        assertProblem(town.save("AU_LAU", "au-lau.officer", "I.4", 1, "{\"figure\":{\"actual\":\"1\"}}"), 409,
                "score-sheet-not-editable");
        assertProblem(town.service.post("/api/evidence/" + evidence + "/withdrawal", "au-lau.officer",
                "{\"reason\":\"Tải nhầm tài liệu\"}"), 409, "evidence-in-use");
        assertThat(ok(town.service.post(sheet + "/recall", "au-lau.leader", "{\"reason\":\"Sửa số liệu II.4\"}"))
                .path("state").asString()).isEqualTo("DRAFT");
        ok(town.service.post(sheet + "/submission", "au-lau.leader", "{\"confirm\":true}"));
        assertProblem(town.service.post(sheet + "/acceptance", "yen-bai.leader", "{}"), 403, "not-head-side");
        assertThat(ok(town.service.post(sheet + "/acceptance", SECRETARY, "{}")).path("state").asString())
                .isEqualTo("ACCEPTED");
        assertProblem(town.service.post(sheet + "/recall", "au-lau.leader", "{\"reason\":\"Sửa số liệu II.4\"}"), 409,
                "recall-too-late");
        assertThat(ok(town.service.get(sheet, HEAD)).has("cells")).as("the head sees what is submitted").isTrue();
        assertThat(ok(town.service.post(sheet + "/return", HEAD,
                "{\"criterionCodes\":[\"II.4\"],\"reason\":\"Số liệu II.4 chưa khớp hệ thống\"}")).path("state")
                .asString()).isEqualTo("RETURNED");
        assertProblem(town.save("AU_LAU", "au-lau.officer", "I.4", 1, "{\"figure\":{\"actual\":\"1\"}}"), 409,
                "criterion-not-returned");
        ok(town.save("AU_LAU", "au-lau.officer", "II.4", 1, "{\"figure\":{\"actual\":\"89,5\"}}"));
        ok(town.service.post(sheet + "/submission", "au-lau.leader", "{\"confirm\":true}"));
        assertThat(ok(town.service.get(sheet + "/snapshots", SECRETARY)).path("items").size()).isEqualTo(3);
        eventually().until(() -> town.told("AU_LAU", "score-submitted").size() == 3);
        assertThat(town.told("AU_LAU", "score-sheet-accepted")).hasSize(1);
        assertThat(town.told("AU_LAU", "score-sheet-recalled")).hasSize(1);
        assertThat(town.told("AU_LAU", "score-sheet-returned")).singleElement().satisfies(
                data -> assertThat(data.path("criterionCodes").toString()).isEqualTo("[\"II.4\"]"));
        assertThat(town.service.records(SelfScoringTown.SHEET, town.season + ":AU_LAU")).as("no figure leaves")
                .allSatisfy(record -> assertThat(RunningService.data(record)).doesNotContain("89.5")
                        .doesNotContain("khớp").doesNotContain("Sửa số liệu"));
        // The head's own ward is dealt with by the province's monitor.
        assertProblem(town.service.post(town.sheet("SA_PA") + "/acceptance", HEAD, "{}"), 403, "own-ward",
                "Trưởng khối không quyết định về phường của mình.");
        assertProblem(town.service.post(town.sheet("SA_PA") + "/acceptance", SECRETARY, "{}"), 403, "own-ward");
    }

    @Test
    void exportsTheNumbersOfTheScreenAndTakesTheWorkbookBack() {
        String sheet = town.sheet("TRUNG_TAM");
        String officer = "trung-tam.officer";
        town.fill("TRUNG_TAM", officer);
        town.service.publish("thidua.ward.unit.v1",
                Events.example("vn.laocai.thidua.ward.unit-registered.v1").about("TRUNG_TAM")
                        .withMember("unitCode", "\"TRUNG_TAM\"").withMember("name", "\"Phường Trung Tâm\""));
        eventually().until(() -> town.service.get("/api/public/units", "").body().contains("Trung Tâm"));
        JsonNode screen = ok(town.service.get(sheet, officer));
        Table table = table(town.service.download(sheet + "/export.xlsx", officer));
        int rows = 0;
        for (ReadRow row : table.rows()) {
            String code = row.text(table.column("Mã"));
            if (screen.path("cells").valueStream().anyMatch(cell -> cell.path("code").asString().equals(code))) {
                String points = cell(screen, code).path("self").path("points").asString("");
                assertThat(row.number(table.column("Điểm tự chấm")).map(number -> number.setScale(2).toPlainString())
                        .orElse("")).as(code).isEqualTo(points);
                rows++;
            }
        }
        assertThat(rows).isEqualTo(screen.path("cells").size());
        assertThat(table.rows().getLast().number(table.column("Điểm tự chấm")).orElseThrow())
                .isEqualByComparingTo(screen.path("totals").path("total").asString());
        String paper = text(town.service.download(sheet + "/export.pdf", officer));
        assertThat(paper).contains("BẢNG TỰ CHẤM ĐIỂM").contains("PHƯỜNG TRUNG TÂM")
                .containsIgnoringCase("chưa phải kết quả cuối cùng").contains("55,50").contains("TỔNG CỘNG");
        assertThat(paper.replace(".", "")).contains(
                screen.path("totals").path("total").asString().replace('.', ','));
        // Cells of a paper wrap, so figures are counted: each as often as on the screen, or more often (sums, maxima).
        List<String> figures = List.of(paper.replace(".", "").split("\\s+"));
        screen.path("cells").valueStream().map(cell -> cell.path("self").path("points").asString(""))
                .filter(points -> !points.isEmpty()).map(points -> points.replace('.', ','))
                .collect(Collectors.groupingBy(points -> points, Collectors.counting()))
                .forEach((points, times) -> assertThat(Collections.frequency(figures, points)).as(points)
                        .isGreaterThanOrEqualTo(Math.toIntExact(times)));

        // An untouched file changes nothing; a changed one is tried first and then taken in.
        byte[] untouched = town.service.download(sheet + "/export.xlsx", officer);
        JsonNode nothing = ok(town.service.post(sheet + "/import", officer, untouched, OCTETS));
        assertThat(nothing.path("rows").size()).isZero();
        byte[] changed = Workbook.write(List.of(Workbook.Sheet.of("a", List.of("Mã", "Kết quả", "Chỉ tiêu"),
                List.of(List.of("I.4", new java.math.BigDecimal("88.125"), ""), List.of("IV.2", "30", "40")))));
        assertThat(ok(town.service.post(sheet + "/import?dryRun=true", officer, changed, OCTETS)).path("rows").size())
                .isEqualTo(2);
        assertThat(ok(town.service.post(sheet + "/import", officer, changed, OCTETS)).path("applied").asInt())
                .isEqualTo(2);
        assertThat(cell(ok(town.service.get(sheet, officer)), "I.4").path("figure").path("actual").asString())
                .isEqualTo("88.125");
        assertProblem(town.service.post(sheet + "/import", officer, "no workbook".getBytes(UTF_8), OCTETS), 422,
                "workbook-unreadable", "Tệp này không phải bảng tính XLSX đọc được.");
        assertProblem(town.service.post(sheet + "/import", "yen-bai.officer", changed, OCTETS), 403, "not-own-ward");
        assertProblem(town.service.get(sheet + "/export.xlsx", "yen-bai.officer"), 403, "not-a-reader");
        assertProblem(town.service.get(sheet + "/export.pdf", SECRETARY), 403, "not-a-reader");
    }

    @Test
    void keepsEvidenceForThoseWhoMayReadIt() {
        byte[] pdf = ("%PDF-1.7 quyết định " + town.season).getBytes(UTF_8);
        HttpResponse<String> added = town.upload("CAU_THIA", "cau-thia.officer", "quyet-dinh.pdf", pdf);
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        String path = "/api/evidence/" + json(added).path("id").asString();
        assertThat(town.service.download(path + "/file", "cau-thia.leader")).isEqualTo(pdf);
        assertThat(town.service.download(path + "/file", MONITOR)).isEqualTo(pdf);
        for (String stranger : List.of("yen-bai.officer", "au-lau.scorer", "finance.appraiser")) {
            assertProblem(town.service.get(path + "/file", stranger), 403, "not-a-reader",
                    "Ông/bà không được xem minh chứng này của phường.");
            assertProblem(town.service.get(path, stranger), 403, "not-a-reader");
            assertProblem(town.service.get("/api/evidence?seasonId=" + town.season + "&wardCode=CAU_THIA", stranger),
                    403, "not-a-reader");
        }
        JsonNode twin = json(town.upload("YEN_BAI", "yen-bai.officer", "x.pdf", pdf));
        assertThat(twin.path("duplicates").size()).isEqualTo(1);
        assertThat(twin.path("duplicates").toString()).contains("phường khác").doesNotContain("CAU_THIA");
        assertThat(twin.path("flags").toString()).contains("duplicate-other-ward");
        // Two megabytes pass on this path, and only on this path; more than the limit is refused.
        byte[] large = java.util.Arrays.copyOf(pdf, 2 * 1024 * 1024);
        assertThat(town.upload("CAU_THIA", "cau-thia.officer", "lon.pdf", large).statusCode()).isEqualTo(201);
        assertProblem(town.service.post(town.sheet("CAU_THIA") + "/import", "cau-thia.officer", large, OCTETS), 413,
                "body-too-large");
        assertProblem(town.upload("CAU_THIA", "cau-thia.officer", "qua-lon.pdf",
                java.util.Arrays.copyOf(pdf, 20 * 1024 * 1024 + 1)), 413, "body-too-large");
        JsonNode version = json(town.service.post(path + "/versions?fileName=moi.pdf", "cau-thia.officer",
                "%PDF-1.7 bản mới".getBytes(UTF_8), OCTETS));
        assertThat(version.path("version").asInt()).isEqualTo(2);
        assertThat(town.service.download(path + "/file?version=1", "cau-thia.leader")).isEqualTo(pdf);
    }

    @Test
    void asksAndDecidesThatACriterionDoesNotApply() {
        String cell = town.sheet("NGHIA_LO") + "/cells/I.8";
        assertProblem(town.service.post(town.sheet("NGHIA_LO") + "/cells/I.1/na-request", "nghia-lo.officer",
                "{\"reason\":\"Phường không có hoạt động này\"}"), 422, "na-not-allowed");
        ok(town.service.post(cell + "/na-request", "nghia-lo.officer",
                "{\"reason\":\"Phường không có hoạt động du lịch\"}"));
        assertProblem(town.service.post(cell + "/na-decision", "nghia-lo.leader",
                "{\"approve\":true,\"reason\":\"Đúng thực tế\"}"), 403, "not-block-head");
        ok(town.service.post(cell + "/na-decision", HEAD, "{\"approve\":true,\"reason\":\"Đúng thực tế\"}"));
        JsonNode sheet = ok(town.service.get(town.sheet("NGHIA_LO"), "nghia-lo.officer"));
        assertThat(cell(sheet, "I.8").path("na").path("state").asString()).isEqualTo("APPROVED");
        assertThat(cell(sheet, "I.8").path("self").path("state").asString()).isEqualTo("NOT_APPLICABLE");
    }

    @Test
    void locksAtAnEarlyCloseAndLetsALateSheetInWithItsPenalty() {
        SelfScoringTown other = new SelfScoringTown();
        String sheet = other.sheet("VAN_PHU");
        other.fill("VAN_PHU", "van-phu.officer");
        ok(other.service.post(other.sheet("CAU_THIA") + "/lock-exception", HEAD,
                "{\"until\":\"2026-01-02T10:00:00Z\",\"reason\":\"Bị chia cắt do mưa lũ\"}"));
        other.move(2, "CROSS_SCORING");
        eventually().until(() -> state(other, "VAN_PHU").equals("NOT_SUBMITTED"));
        eventually().until(() -> other.told("VAN_PHU", "score-sheet-locked").size() == 1);
        assertThat(state(other, "CAU_THIA")).as("the exception holds").isEqualTo("NOT_STARTED");
        assertThat(other.told("CAU_THIA", "lock-exception-granted")).singleElement()
                .satisfies(data -> assertThat(data.path("reason").asString()).isEqualTo("Bị chia cắt do mưa lũ"));
        JsonNode listed = ok(other.service.get("/api/score-sheets?seasonId=" + other.season, "yen-bai.officer"));
        assertThat(StreamSupport.stream(listed.path("items").spliterator(), false)
                .filter(item -> item.path("wardCode").asString().equals("CAU_THIA")).findFirst().orElseThrow()
                .path("lockException").path("reason").asString()).isEqualTo("Bị chia cắt do mưa lũ");
        assertProblem(other.save("VAN_PHU", "van-phu.officer", "I.4", 1, "{\"figure\":{\"actual\":\"1\"}}"), 423,
                "score-sheet-locked");
        assertProblem(other.service.post(sheet + "/submission", "van-phu.leader", "{\"confirm\":true}"), 423,
                "score-sheet-locked");
        assertProblem(other.service.post(sheet + "/late-acceptance", "van-phu.leader",
                "{\"until\":\"2026-01-02T10:00:00Z\",\"reason\":\"Cán bộ đầu mối ốm\"}"), 403, "not-block-head");
        assertThat(ok(other.service.post(sheet + "/late-acceptance", HEAD,
                "{\"until\":\"2026-01-02T10:00:00Z\",\"reason\":\"Cán bộ đầu mối ốm\"}")).path("state").asString())
                .isEqualTo("LATE_ACCEPTED");
        String evidence = json(other.upload("VAN_PHU", "van-phu.officer", "a.pdf",
                ("%PDF-1.7 muộn " + other.season).getBytes(UTF_8))).path("id").asString();
        for (String code : new String[]{"I.6", "III.4", "V.1"}) {
            JsonNode before = cell(ok(other.service.get(sheet, "van-phu.officer")), code);
            ok(other.save("VAN_PHU", "van-phu.officer", code, before.path("revision").asLong(),
                    "{\"figure\":" + before.path("figure") + ",\"evidenceIds\":[\"" + evidence + "\"]}"));
        }
        JsonNode late = ok(other.service.post(sheet + "/submission", "van-phu.leader", "{\"confirm\":true}"));
        assertThat(late.path("lateWorkingDays").asInt()).isEqualTo(1);
        assertThat(late.path("totals").path("penalty").asString()).isEqualTo("2.00");
        eventually().until(() -> other.told("VAN_PHU", "score-submitted").size() == 1);
        assertThat(other.told("VAN_PHU", "score-submitted").getFirst().path("late").asBoolean()).isTrue();
        assertThat(other.told("VAN_PHU", "score-sheet-late-accepted")).hasSize(1);
        assertProblem(other.service.post(sheet + "/return", HEAD,
                "{\"criterionCodes\":[\"I.4\"],\"reason\":\"Thiếu căn cứ của số liệu\"}"), 422, "due-missing",
                "Đã hết thời gian tự chấm điểm nên cần nêu hạn bổ sung cho phường.");
    }

    private static Table table(byte[] workbook) {
        return Workbook.read(workbook).getFirst().table(List.of("Mã", "Kết quả", "Điểm tự chấm")).orElseThrow();
    }

    private static String text(byte[] pdf) {
        try (PdfReader reader = new PdfReader(pdf)) {
            StringBuilder text = new StringBuilder();
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                text.append(new PdfTextExtractor(reader).getTextFromPage(page)).append('\n');
            }
            return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFC);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String state(SelfScoringTown where, String ward) {
        return json(where.service.get(where.sheet(ward), HEAD)).path("state").asString();
    }

    private static JsonNode cell(JsonNode sheet, String code) {
        return sheet.path("cells").valueStream().filter(cell -> cell.path("code").asString().equals(code)).findFirst()
                .orElseThrow();
    }
}
