package vn.laocai.thidua.console.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import vn.laocai.thidua.console.fake.FakeSuite.Answer;

import static vn.laocai.thidua.console.fake.FakeData.map;

/** Cross-scoring and appraisal of season 2025. */
final class FakeJudging {

    private static final String CROSS = "/scoring/api/cross-scoring/" + FakeData.SEASON;
    private static final String SCORE = FakeData.SEASON + ":YEN_BAI:SA_PA";
    private static final String[] ORDER = {"CAM_DUONG", "SA_PA", "YEN_BAI", "NGHIA_LO", "LAO_CAI", "VAN_PHU",
            "TRUNG_TAM", "AU_LAU", "CAU_THIA", "NAM_CUONG"};

    private final Map<String, Map<String, Object>> given = new LinkedHashMap<>();
    private final FakeScoring scoring;

    FakeJudging(FakeScoring scoring) {
        this.scoring = scoring;
    }

    void reset() {
        given.clear();
    }

    /** After appraisal a ward sees what was changed. */
    void judged(String state, Map<String, Object> cell) {
        if (!List.of("APPRAISED_ROUND1", "EXPLAINED", "FINAL", "PUBLISHED").contains(state)) {
            return;
        }
        switch ((String) cell.get("code")) {
            case "I.1" -> cell.put("appraised", map("points", "48.00", "reason",
                    "Loại khoản thu tiền sử dụng đất nộp ngoài niên độ theo Công văn 214/STC-NS.", "by", "p-1", "at",
                    "2026-01-20T03:00:00Z"));
            case "II.2" -> cell.put("appraised", map("points", "35.00", "reason",
                    "Theo số liệu hệ thống của Văn phòng UBND tỉnh là 98,7 %.", "by", "p-1", "at",
                    "2026-01-20T03:10:00Z"));
            case "II.1" -> cell.put("appraised", map("points", "35.01", "reason", "", "by", "p-1", "at",
                    "2026-01-20T03:11:00Z"));
            default -> {
                // unchanged
            }
        }
    }

    Answer answer(String method, String path, String query, Map<String, Object> body) {
        if (path.startsWith("/scoring/api/cross-scores/" + SCORE + "/cells/")) {
            Map<String, Object> cell = new LinkedHashMap<>(body);
            String code = path.substring(path.lastIndexOf('/') + 1);
            cell.put("revision", 1 + (int) given.getOrDefault(code, map("revision", 0)).get("revision"));
            given.put(code, cell);
            return new Answer(200, score());
        }
        return switch (path) {
            case "/scoring/api/cross-scoring", CROSS, CROSS + "/conflicts" -> new Answer(200, drawn());
            case CROSS + "/fairness" -> new Answer(200, fairness());
            case "/scoring/api/cross-scores" -> new Answer(200, map("items",
                    List.of(map("id", SCORE, "seasonId", FakeData.SEASON, "targetWard", "YEN_BAI", "status", "DRAFT",
                            "scored", 2 + given.size(), "of", 36, "writable", true),
                            map("id", FakeData.SEASON + ":NGHIA_LO:SA_PA", "seasonId", FakeData.SEASON, "targetWard",
                                    "NGHIA_LO", "status", "SUBMITTED", "scored", 36, "of", 36, "submittedAt",
                                    "2026-01-14T03:00:00Z", "writable", false))));
            case "/scoring/api/cross-scores/" + SCORE, "/scoring/api/cross-scores/" + SCORE + "/submission" ->
                new Answer(200, score());
            case "/scoring/api/appraisals" -> new Answer(200, map("items", queue()));
            case "/scoring/api/official-figures" -> new Answer(200, map("items", List.of(
                    map("scoreSheetId", FakeData.SEASON + ":SA_PA", "wardCode", "SA_PA", "code", "I.1", "name",
                            name("I.1"), "unit", "%", "official",
                            map("figure", map("actual", "103"), "points", "48.00", "provider", "FINANCE",
                                    "documentNumber", "87/STC-NS", "documentDate", "2026-01-10", "issuer",
                                    "Sở Tài chính"),
                            "self", "51.15", "difference", "-3.15", "revision", 3),
                    map("scoreSheetId", FakeData.SEASON + ":SA_PA", "wardCode", "SA_PA", "code", "I.2", "name",
                            name("I.2"), "unit", "%", "revision", 1))));
            case "/scoring/api/official-figures/" + FakeData.SEASON + "/import" -> new Answer(200, map("dryRun", true,
                    "applied", 0, "rows", List.of(map("line", 2, "code", "I.2", "wardCode", "SA_PA", "ok", true),
                            map("line", 3, "code", "I.99", "wardCode", "SA_PA", "ok", false, "problemVi",
                                    "Không có tiêu chí “I.99” trong bảng.", "problemEn", "There is no I.99."))));
            case "/scoring/api/score-sheets/" + FakeData.SEASON + ":SA_PA/appraisal" -> new Answer(200, appraisal());
            default -> path.startsWith("/scoring/api/evidence/") && path.endsWith("/file")
                    ? new Answer(200, Map.of("file", "pdf"))
                    : null;
        };
    }

    private static Map<String, Object> drawn() {
        List<Object> pairs = new ArrayList<>();
        for (int i = 0; i < ORDER.length; i++) {
            for (int shift : new int[]{1, 3}) {
                pairs.add(map("scorer", ORDER[i], "target", ORDER[(i + shift) % ORDER.length]));
            }
        }
        List<Object> progress = new ArrayList<>();
        for (String ward : ORDER) {
            progress.add(map("scorerWard", ward, "assigned", 2, "handedIn", ward.length() % 3, "cellsScored",
                    Math.min(72, ward.length() * 8), "cells", 72));
        }
        return map("seasonId", FakeData.SEASON, "seed", "83 17 29 – Sa Pa 12/01/2026", "shifts", List.of(1, 3),
                "order", List.of(ORDER), "tries", 1, "mode", "FULL", "sections", List.of(), "pairs", pairs, "excluded",
                List.of(map("scorer", "LAO_CAI", "target", "CAM_DUONG", "reason", "phường Lào Cai đã khai báo")),
                "begun", true, "draws", 1, "conflicts",
                List.of(map("number", 1, "scorerWard", "LAO_CAI", "targetWard", "CAM_DUONG", "reason",
                        "Đồng chí chấm điểm trước đây công tác tại phường Cam Đường", "declaredAt",
                        "2026-01-11T02:00:00Z")),
                "progress", progress, "howToRedoVi",
                "Sắp xếp mã phường tham gia theo thứ tự chữ cái rồi trộn theo chuỗi gốc.", "howToRedoEn",
                "Sort the codes of the wards, then shuffle by the seed.");
    }

    private Map<String, Object> score() {
        List<Object> cells = new ArrayList<>();
        for (Object each : (List<?>) scoring.sheet("YEN_BAI").get("cells")) {
            Map<?, ?> cell = (Map<?, ?>) each;
            String code = (String) cell.get("code");
            Map<?, ?> self = (Map<?, ?>) cell.get("self");
            if (code.startsWith("T") || code.startsWith("P") || self.get("points") == null) {
                continue;
            }
            Map<String, Object> shown = map("code", code, "name", name(code), "max", max(code), "self",
                    self.get("points"), "evidenceIds", List.of("ev-" + code.replace('.', '-')), "revision", 0,
                    "reasonAbove", "4");
            if (cell.containsKey("note")) {
                shown.put("note", cell.get("note"));
            }
            if (code.equals("I.2")) {
                shown.putAll(map("points", "45.00", "revision", 1));
            }
            if (code.equals("I.1")) {
                shown.putAll(map("points", "44.00", "reason", "Khoản thu tiền sử dụng đất chưa có chứng từ nộp.",
                        "revision", 2));
            }
            shown.putAll(given.getOrDefault(code, Map.of()));
            cells.add(shown);
        }
        return map("id", SCORE, "seasonId", FakeData.SEASON, "targetWard", "YEN_BAI", "scorerWard", "SA_PA", "status",
                "DRAFT", "writable", true, "opened", false, "deviationLimit", "10", "cells", cells);
    }

    private static Map<String, Object> fairness() {
        List<Object> severity = new ArrayList<>();
        String[] index = {"-6.40", "0.80", "-0.35", "1.20", "0.10", "-1.05", "7.90", "0.45", "-0.90", "0.30"};
        for (int i = 0; i < ORDER.length; i++) {
            severity.add(map("scorer", ORDER[i], "index", index[i], "cells", 72, "notable",
                    Math.abs(Double.parseDouble(index[i])) > 5));
        }
        return map("seasonId", FakeData.SEASON, "sheetsOpened", 10, "severity", severity, "circles", List.of(),
                "repeatedReasons", List.of(), "advice",
                List.of(map("kind", "severity", "wards", List.of("TRUNG_TAM"), "messageVi",
                        "Phường TRUNG_TAM cho điểm rộng hơn mức chung. Nên thẩm định kỹ các ô phường này chấm.",
                        "messageEn", "TRUNG_TAM scores more leniently than usual. Appraise its cells with care.")));
    }

    private List<Object> queue() {
        List<Object> items = new ArrayList<>();
        for (String ward : List.of("SA_PA", "YEN_BAI", "LAO_CAI")) {
            for (String code : List.of("I.1", "I.2", "I.3", "I.4")) {
                items.add(item(ward, code));
            }
        }
        return items;
    }

    private Map<String, Object> appraisal() {
        return map("scoreSheetId", FakeData.SEASON + ":SA_PA", "wardCode", "SA_PA", "state", "APPRAISED_ROUND1",
                "round", 1, "explainUntil", "2026-01-25T10:00:00Z", "accepted", false, "acceptedBySilence", false,
                "penalties", List.of(map("code", "I.1", "claimed", "51.15", "found", "48.00", "points", "4.73",
                        "state", "OPEN")),
                "pending", List.of(), "adjusted", List.of("I.1", "II.2"), "cells",
                List.of(item("SA_PA", "I.1"), item("SA_PA", "II.2"), item("SA_PA", "I.4")));
    }

    private static Map<String, Object> item(String ward, String code) {
        boolean wrong = ward.equals("SA_PA") && !code.equals("I.4") && !code.equals("I.2") && !code.equals("I.3");
        Map<String, Object> item = map("scoreSheetId", FakeData.SEASON + ":" + ward, "wardCode", ward, "state",
                "APPRAISING", "code", code, "name", name(code), "max", max(code), "unit", "%", "selfFigure",
                map("actual", code.equals("I.1") ? "108.4" : "99.1"), "self", code.equals("I.1") ? "51.15" : "40.00",
                "note", "Thu 48,2 tỷ đồng, vượt dự toán ở khoản thu tiền sử dụng đất", "evidenceIds",
                List.of("ev-i-1"), "cross", List.of("44.00", "50.00"), "crossMean", "47.00", "difference", "0.00",
                "proposed", code.equals("I.1") ? "48.00" : "40.00", "proposedFrom", "SELF", "adjustments", List.of(),
                "flags", List.of(), "open", true, "revision", 3);
        if (wrong) {
            item.putAll(map("official", map("figure", map("actual", "103"), "points", "48.00", "provider", "FINANCE",
                    "documentNumber", "87/STC-NS", "documentDate", "2026-01-10", "issuer", "Sở Tài chính"),
                    "difference", "-3.15", "flags", List.of("OFFICIAL_DIFFERS")));
        }
        if (code.equals("I.4")) {
            item.put("appraised", map("points", "30.00", "reason", ""));
        }
        if (code.equals("II.2")) {
            item.putAll(map("appraised", map("points", "35.00", "reason",
                    "Theo số liệu hệ thống của Văn phòng UBND tỉnh là 98,7 %."), "explanation",
                    map("text", "Số 99,1 % tính cả hồ sơ liên thông.", "evidenceIds", List.of())));
        }
        return item;
    }

    private static String name(String code) {
        return String.valueOf(criterion(code).get("name"));
    }

    private static String max(String code) {
        return String.valueOf(criterion(code).get("max"));
    }

    private static Map<?, ?> criterion(String code) {
        for (Object root : (List<?>) FakeScoring.table().get("roots")) {
            for (Object child : (List<?>) ((Map<?, ?>) root).get("children")) {
                if (code.equals(((Map<?, ?>) child).get("code"))) {
                    return (Map<?, ?>) child;
                }
            }
        }
        return Map.of("name", code, "max", "0");
    }
}
