package vn.laocai.thidua.console.fake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import vn.laocai.thidua.console.fake.FakeSuite.Answer;

import static vn.laocai.thidua.console.fake.FakeData.map;

/** Scoring of season 2025 as scoring-service would tell it: every ward has the same figures, in the chosen state. */
public final class FakeScoring {

    public static final String SET = FakeData.SEASON + "-criteria";
    private static final String SHEETS = "/scoring/api/score-sheets";
    private static final String[] STATES = {"SUBMITTED", "DRAFT", "ACCEPTED", "DRAFT", "NOT_STARTED", "SUBMITTED",
            "DRAFT", "RETURNED", "NOT_SUBMITTED", "DRAFT"};

    private final Map<String, Map<String, Object>> written = new LinkedHashMap<>();
    private final FakeJudging judging = new FakeJudging(this);
    private String state = "";
    private boolean none;
    private String only = "";
    private String versionState = "FROZEN";

    void reset() {
        written.clear();
        judging.reset();
        state = "";
        none = false;
        only = "";
        versionState = "FROZEN";
    }

    /** All sheets are in this state. */
    public void sheetsAre(String everywhere) {
        state = everywhere;
    }

    /** The table of criteria is in this state. */
    public void tableIs(String now) {
        versionState = now;
    }

    /** Somebody else has saved this cell since the page was read. */
    public void changedMeanwhile(String code) {
        Map<String, Object> cell = cell(code);
        cell.put("revision", (int) cell.get("revision") + 5);
        cell.put("figure", map("actual", "95"));
        cell.put("note", "Số liệu Phòng Kinh tế cập nhật");
        written.put(code, cell);
    }

    /** The reader is shown this criterion alone, as an appraiser the own field. */
    public void showsOnly(String code) {
        only = code;
    }

    void none() {
        none = true;
    }

    Answer answer(String method, String path, String query, Map<String, String> headers, Map<String, Object> body) {
        if (none) {
            return path.endsWith(SHEETS) || path.endsWith("/criteria-sets") || path.endsWith("/cross-scores")
                    || path.endsWith("/appraisals") || path.endsWith("/official-figures")
                    || path.endsWith("/evidence")
                            ? new Answer(200, map("items", List.of()))
                            : null;
        }
        if (path.equals(SHEETS)) {
            return new Answer(200, map("items", FakeData.WARDS.keySet().stream().map(this::line).toList()));
        }
        if (path.startsWith(SHEETS + "/" + FakeData.SEASON + ":")) {
            String[] rest = path.substring(SHEETS.length() + 1).split("/");
            return sheet(method, rest, headers, body);
        }
        return switch (path) {
            case "/scoring/api/criteria-sets" -> "POST".equals(method)
                    ? new Answer(201, map("id", SET, "version", 1))
                    : new Answer(200, map("items", List.of(map("id", SET, "seasonId", FakeData.SEASON, "inForce",
                            "FROZEN".equals(versionState) ? 1 : null, "versions",
                            List.of(map("version", 1, "state", versionState, "hash", FakeData.HASH, "title",
                                    table().get("title"), "documentNumber", "05/QĐ-TĐK", "consents", List.of()))))));
            case "/scoring/api/criteria-sets/" + SET + "/versions/1" -> new Answer(200, version());
            case "/scoring/api/criteria-sets/" + SET + "/versions/1/comments/2/answer" -> new Answer(200, version());
            case "/scoring/api/criteria-sets/examples" -> new Answer(200, map("examples",
                    List.of(map("figure", map("actual", "87", "target", "100"), "points", "34.80", "how",
                            "87 / 100 × 40 = 34,80")),
                    "findings", List.of()));
            case "/scoring/api/prior-results/" + FakeData.SEASON -> new Answer(200, map("seasonId", FakeData.SEASON,
                    "years", List.of(map("year", 2024, "wards", map("SA_PA",
                            map("I.1", map("points", "50.00"), "I.2", map("points", "45.00")), "YEN_BAI",
                            map("I.1", map("points", "51.50")))),
                            map("year", 2023, "wards", map("YEN_BAI", map("I.1", map("points", "49.00")))))));
            case "/scoring/api/evidence" -> "POST".equals(method)
                    ? new Answer(201, map("id", "ev-new", "sha256", FakeData.HASH, "size", 1200, "type",
                            "application/pdf", "duplicates",
                            List.of(map("evidenceId", "ev-i-1", "sameWard", true, "fileName", "bao-cao-thu.pdf"))))
                    : new Answer(200, map("items", evidence()));
            case "/scoring/api/evidence/ev-i-1", "/scoring/api/evidence/ev-i-1/versions",
                    "/scoring/api/evidence/ev-i-1/withdrawal" ->
                new Answer(200, document("POST".equals(method) ? 3 : 2));
            case "/scoring/api/boards/" + FakeData.SEASON + "/completion" -> new Answer(200, completion());
            case "/scoring/api/boards/" + FakeData.SEASON + "/charts" -> new Answer(200, charts());
            default -> judging.answer(method, path, query, body);
        };
    }

    private Answer sheet(String method, String[] rest, Map<String, String> headers, Map<String, Object> body) {
        String ward = rest[0].substring(rest[0].indexOf(':') + 1);
        if (rest.length == 1) {
            return new Answer(200, sheet(ward));
        }
        if (rest[1].equals("cells") && rest.length == 3) {
            return save(rest[2], headers.getOrDefault("If-match", "\"0\""), body);
        }
        if (rest[1].equals("cells") && "GET".equals(method)) {
            return new Answer(200, map("items", "history".equals(rest[3]) ? history() : remarks()));
        }
        if (rest[1].equals("snapshots")) {
            return new Answer(200, rest.length == 2
                    ? map("items", List.of(submission(1), submission(2)))
                    : signed(Integer.parseInt(rest[2])));
        }
        if (rest[1].equals("import")) {
            return new Answer(200, map("dryRun", true, "applied", 0, "rows",
                    List.of(map("line", 5, "code", "I.1", "ok", true), map("line", 6, "code", "I.2", "ok", false,
                            "problem", "Kết quả không phải là số.", "problemEn", "The result is no number."))));
        }
        if (rest[1].equals("appraisal")) {
            return judging.answer(method, SHEETS + "/" + rest[0] + "/appraisal", null, body);
        }
        if (rest[1].equals("pasted-cells")) {
            List<Object> rows = new ArrayList<>();
            int line = 1;
            for (String row : String.valueOf(body.get("text")).strip().split("\n")) {
                String code = row.split("\t")[0].strip();
                boolean known = table().toString().contains("code=" + code + ",");
                rows.add(known
                        ? map("line", line, "code", code, "ok", true)
                        : map("line", line, "code", code, "ok", false, "problem",
                                "Không có tiêu chí “" + code + "” trong bảng.", "problemEn",
                                "There is no criterion " + code + "."));
                line++;
            }
            return new Answer(200, map("rows", rows));
        }
        return new Answer(200, sheet(ward));
    }

    private Answer save(String code, String revision, Map<String, Object> body) {
        Map<String, Object> cell = cell(code);
        if (!revision.replace("\"", "").equals(String.valueOf(cell.get("revision")))) {
            return new Answer(412, map("status", 412, "code", "cell-changed", "detail", "Ô đã thay đổi.", "current",
                    cell));
        }
        cell.putAll(body);
        cell.put("revision", (int) cell.get("revision") + 1);
        if (((Map<?, ?>) body.get("figure")).get("actual") instanceof String actual && code.equals("I.6")) {
            BigDecimal points = new BigDecimal(actual).multiply(new BigDecimal("0.40")).setScale(2,
                    RoundingMode.HALF_UP);
            cell.put("self", map("state", "SCORED", "points", points.toPlainString(), "how",
                    actual + " / 100 × 40 = " + points.toPlainString().replace('.', ',')));
        }
        written.put(code, cell);
        return new Answer(200, map("cell", cell, "totals", FakeSuite.resource("sheet.json").get("totals"), "issues",
                List.of()));
    }

    private Map<String, Object> cell(String code) {
        Map<String, Object> known = written.get(code);
        if (known != null) {
            return new LinkedHashMap<>(known);
        }
        for (Object each : (List<?>) FakeSuite.resource("sheet.json").get("cells")) {
            Map<String, Object> cell = copy(each);
            if (code.equals(cell.get("code"))) {
                return cell;
            }
        }
        return map("code", code, "revision", 0, "editable", true);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> copy(Object map) {
        return new LinkedHashMap<>((Map<String, Object>) map);
    }

    Map<String, Object> sheet(String ward) {
        Map<String, Object> sheet = FakeSuite.resource("sheet.json");
        String now = stateOf(ward);
        boolean open = List.of("NOT_STARTED", "DRAFT", "RETURNED", "LATE_ACCEPTED").contains(now);
        List<Object> cells = new ArrayList<>();
        for (Object each : (List<?>) sheet.get("cells")) {
            Map<String, Object> cell = copy(each);
            Map<String, Object> changed = written.getOrDefault((String) cell.get("code"), cell);
            Map<String, Object> shown = copy(changed);
            shown.put("editable", open && (!now.equals("RETURNED") || cell.get("code").equals("I.6"))
                    && Boolean.TRUE.equals(cell.get("editable")));
            judging.judged(now, shown);
            cells.add(shown);
        }
        if (!only.isEmpty()) {
            cells.removeIf(cell -> !((Map<?, ?>) cell).get("code").equals(only));
            sheet.remove("totals");
            sheet.remove("issues");
        }
        sheet.put("cells", cells);
        sheet.putAll(map("id", FakeData.SEASON + ":" + ward, "seasonId", FakeData.SEASON, "wardCode", ward, "state",
                now, "openedAt", "2025-11-14T01:00:00Z", "snapshots", 2, "window",
                map("opensAt", "2025-12-25T00:00:00Z", "closesAt", "2026-01-09T17:00:00Z"), "criteria",
                map("setId", SET, "version", 1, "hash", FakeData.HASH), "final", false));
        if (now.equals("RETURNED")) {
            sheet.put("returned", map("criterionCodes", List.of("I.6"), "reason",
                    "Biên bản nghiệm thu chưa có chữ ký của đơn vị thi công.", "dueAt", "2026-01-12T10:00:00Z"));
        }
        if (!open && !now.equals("NOT_SUBMITTED")) {
            sheet.put("submittedAt", "2026-01-05T03:12:00Z");
        }
        return sheet;
    }

    private String stateOf(String ward) {
        return state.isEmpty() ? STATES[List.copyOf(FakeData.WARDS.keySet()).indexOf(ward)] : state;
    }

    private Map<String, Object> line(String ward) {
        Map<String, Object> sheet = sheet(ward);
        Map<String, Object> line = new LinkedHashMap<>();
        List.of("id", "seasonId", "wardCode", "state", "submittedAt").forEach(name -> {
            if (sheet.containsKey(name)) {
                line.put(name, sheet.get(name));
            }
        });
        int filled = switch (stateOf(ward)) {
            case "NOT_STARTED" -> 0;
            case "DRAFT" -> 12 + ward.length() * 3;
            default -> 42;
        };
        line.put("progress", map("filled", filled, "of", 42));
        return line;
    }

    static Map<String, Object> table() {
        return FakeSuite.resource("criteria.json");
    }

    private Map<String, Object> version() {
        return map("id", SET, "seasonId", FakeData.SEASON, "version", 1, "state", versionState, "hash", FakeData.HASH,
                "table", table(), "documentNumber", "05/QĐ-TĐK", "documentDate", "2025-12-15", "findings",
                "DRAFT".equals(versionState)
                        ? List.of(map("severity", "ERROR", "rule", "sum", "code", "II", "messageVi",
                                "tổng điểm các tiêu chí là 248, khác điểm tối đa của phần là 250.", "messageEn",
                                "the criteria add up to 248, the section’s maximum is 250."),
                                map("severity", "WARNING", "rule", "evidence", "code", "P.1", "messageVi",
                                        "không yêu cầu minh chứng.", "messageEn", "no evidence is asked for."))
                        : List.of(),
                "comments", List.of(
                        map("number", 1, "code", "I.2", "wardCode", "YEN_BAI", "text", "Nên thêm khoảng 85–90%", "at",
                                "2025-10-08T03:00:00Z", "answer",
                                map("disposition", "PARTLY", "text", "Thêm khoảng 85–90%, giữ điểm", "at",
                                        "2025-10-10T03:00:00Z")),
                        map("number", 2, "wardCode", "LAO_CAI", "text", "Nên tăng điểm thưởng", "at",
                                "2025-10-09T03:00:00Z")),
                "commentsUntil", "2025-10-12T16:59:00Z");
    }

    private static List<Object> evidence() {
        List<Object> files = new ArrayList<>();
        String[] names = {"bao-cao-thu-ngan-sach-2025.pdf", "doi-chieu-kho-bac.pdf", "danh-muc-du-an.xlsx"};
        int number = 0;
        for (Object each : (List<?>) FakeSuite.resource("sheet.json").get("cells")) {
            String code = (String) ((Map<?, ?>) each).get("code");
            files.add(map("id", "ev-" + code.replace('.', '-').toLowerCase(java.util.Locale.ROOT), "wardCode",
                    "SA_PA", "fileName", names[number % names.length], "type", "application/pdf", "size",
                    1_240_000 + number * 1000, "documentNumber", (12 + number) + "/BC-UBND", "documentDate",
                    "2025-12-20", "issuer", "UBND phường Sa Pa", "page", "3"));
            number++;
        }
        return files;
    }

    private static Map<String, Object> document(int versions) {
        Map<String, Object> document = copy(evidence().getFirst());
        List<Object> all = new ArrayList<>();
        for (int number = 1; number <= versions; number++) {
            all.add(map("number", number, "sha256", FakeData.HASH, "size", 1_240_000, "fileName", "bao-cao-thu.pdf",
                    "uploadedAt", "2026-01-0" + number + "T03:12:00Z"));
        }
        document.putAll(map("id", "ev-i-1", "version", versions, "versions", all, "submitted", true, "uses",
                List.of(map("criterionCode", "I.1"))));
        return document;
    }

    private static Map<String, Object> submission(int number) {
        return map("number", number, "sha256", FakeData.HASH, "submittedAt", "2026-01-0" + (4 + number) + "T03:12:00Z",
                "late", false, "criteriaVersion", 1, "keyId", "key-1");
    }

    /** The second submission differs from the first in one criterion. */
    private static Map<String, Object> signed(int number) {
        Map<String, Object> cells = map("I.1", map("revision", number, "figure",
                map("actual", "108.4", "target", "103"), "points", "52.00", "evidence", List.of(map("id", "ev-i-1"))),
                "I.6", map("revision", 1, "figure", map("actual", number == 1 ? "80" : "90"), "points",
                        number == 1 ? "32.00" : "36.00", "evidence", List.of()));
        String content = FakeSuite.JSON.writeValueAsString(map("criteria",
                map("setId", SET, "version", 1, "hash", FakeData.HASH), "cells", cells, "notApplicable",
                List.of("II.1"),
                "totals", map("total", number == 1 ? "808.35" : "812.35")));
        return map("number", number, "sha256", FakeData.HASH, "content", content, "signature", "c2ln", "publicKey",
                "a2V5", "keyId", "key-1", "signerId", "p-1", "signedAt", "2026-01-05T03:12:00Z", "hashFits", true,
                "signatureFits", number == 2, "keyIsSigners", true);
    }

    private static List<Object> remarks() {
        return List.of(map("number", 1, "text", "Đề nghị bổ sung số thu tiền sử dụng đất tách riêng.", "followUp",
                true, "organisation", "FINANCE", "at", "2026-01-04T02:00:00Z"),
                map("number", 2, "text", "Đã bổ sung ở trang 3 của báo cáo.", "organisation", "SA_PA", "at",
                        "2026-01-04T08:30:00Z"));
    }

    private static List<Object> history() {
        Map<String, Object> first = map("figure", map("actual", "107.9", "target", "103"), "evidenceIds", List.of());
        Map<String, Object> second = map("figure", map("actual", "108.4", "target", "103"), "note",
                "Thu 48,2 tỷ đồng", "evidenceIds", List.of("ev-i-1"));
        return List.of(map("revision", 1, "at", "2026-01-03T03:10:00Z", "by", "p-1", "command", "enter-cell", "event",
                "cell-entered", "before", map("evidenceIds", List.of()), "after", first),
                map("revision", 2, "at", "2026-01-04T08:31:00Z", "by", "p-1", "command", "enter-cell", "event",
                        "cell-entered", "before", first, "after", second));
    }

    private Map<String, Object> completion() {
        List<Object> rows = new ArrayList<>();
        int[] of = {9, 9, 6, 5, 7};
        String[] codes = {"I", "II", "III", "IV", "V"};
        int turn = 0;
        for (String ward : FakeData.WARDS.keySet()) {
            Map<String, Object> cells = new LinkedHashMap<>();
            for (int i = 0; i < codes.length; i++) {
                int filled = switch (stateOf(ward)) {
                    case "NOT_STARTED" -> 0;
                    case "DRAFT" -> (turn * 3 + i * 2) % (of[i] + 1);
                    default -> of[i];
                };
                cells.put(codes[i], map("filled", filled, "of", of[i]));
            }
            rows.add(map("wardCode", ward, "state", stateOf(ward), "cells", cells));
            turn++;
        }
        return map("sections", sections(), "rows", rows);
    }

    private static List<Object> sections() {
        List<Object> sections = new ArrayList<>();
        for (Object each : (List<?>) table().get("roots")) {
            Map<?, ?> root = (Map<?, ?>) each;
            if ("BASE".equals(root.get("kind"))) {
                sections.add(map("code", root.get("code"), "name", root.get("name"), "max", root.get("max")));
            }
        }
        return sections;
    }

    private static Map<String, Object> charts() {
        String[][] values = {{"312.40", "298.10", "287.00"}, {"216.73", "221.50", "209.30"},
                {"126.57", "120.00", "118.20"}, {"94.25", "91.00", "90.10"}, {"127.00", "131.40", "122.00"}};
        List<Object> sections = sections();
        for (int i = 0; i < sections.size(); i++) {
            Map<String, Object> bar = copy(sections.get(i));
            bar.putAll(map("value", values[i][0], "median", values[i][1], "prior", values[i][2]));
            sections.set(i, bar);
        }
        return map("sections", sections);
    }
}
