package vn.laocai.thidua.console.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import vn.laocai.thidua.console.fake.FakeSuite.Answer;

/** Season 2025 as the services would tell it: nine wards have signed, Sa Pa has not. */
public final class FakeData {

    public static final String SEASON = "khoi-phuong-lao-cai-2025";
    public static final String COVENANT = "0d9a7c52-5c1e-4d0c-9a6f-3b1f6b2f1e11";
    public static final String HASH = "9f2c4e7a1b3d5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8";
    public static final Map<String, String> WARDS = new LinkedHashMap<>();

    static {
        String[] wards = {"VAN_PHU", "Văn Phú", "YEN_BAI", "Yên Bái", "NAM_CUONG", "Nam Cường", "AU_LAU", "Âu Lâu",
                "NGHIA_LO", "Nghĩa Lộ", "TRUNG_TAM", "Trung Tâm", "SA_PA", "Sa Pa", "CAU_THIA", "Cầu Thia",
                "CAM_DUONG", "Cam Đường", "LAO_CAI", "Lào Cai"};
        for (int i = 0; i < wards.length; i += 2) {
            WARDS.put(wards[i], wards[i + 1]);
        }
    }

    private final Map<String, Instant> signed = new LinkedHashMap<>();
    private boolean empty;
    private boolean longNames;
    private String state = "COVENANT_SIGNING";

    public final FakeScoring scoring = new FakeScoring();

    FakeData() {
        reset();
    }

    void reset() {
        scoring.reset();
        empty = false;
        longNames = false;
        state = "COVENANT_SIGNING";
        signed.clear();
        int minute = 0;
        for (String ward : WARDS.keySet()) {
            if (!ward.equals("SA_PA")) {
                signed.put(ward, Instant.parse("2025-11-14T02:12:00Z").plusSeconds(60L * minute++));
            }
        }
    }

    public void empty() {
        scoring.none();
        empty = true;
    }

    public void withLongNames() {
        longNames = true;
    }

    public void allSigned() {
        signed.put("SA_PA", Instant.parse("2025-11-14T03:05:00Z"));
    }

    /** The season is in this phase. */
    public void phaseIs(String phase) {
        state = phase;
    }

    Answer answer(String method, String path, String query, Map<String, String> headers, Map<String, Object> body) {
        if (path.startsWith("/scoring/api/") && !path.startsWith("/scoring/api/ops/")
                && !path.equals("/scoring/api/audit") && !path.startsWith("/scoring/api/audit/")) {
            Answer scored = signed.size() < 10 ? null : scoring.answer(method, path, query, headers, body);
            if (scored != null) {
                return scored;
            }
        }
        String name = method + " " + path;
        return switch (name) {
            case "GET /ward/api/units" -> list(WARDS.entrySet().stream()
                    .map(ward -> map("code", ward.getKey(), "name", ward.getValue(), "kind", "WARD", "signers",
                            List.of(map("personId", "p-" + ward.getKey().toLowerCase(Locale.ROOT).replace('_', '-'),
                                    "name", "Lãnh đạo " + ward.getValue(), "title", "Chủ tịch", "from",
                                    "2025-07-01"))))
                    .toList());
            case "GET /ward/api/blocks" -> list(empty ? List.of() : List.of(block()));
            case "GET /ward/api/seasons" -> list(empty ? List.of() : List.of(season()));
            case "GET /ward/api/covenants" -> list(empty ? List.of() : List.of(covenant()));
            case "GET /club/api/clubs" -> list(empty
                    ? List.of()
                    : List.of(map("id", "cau-lac-bo", "name", "Câu lạc bộ các đô thị tỉnh Lào Cai", "blockId",
                            "khoi-phuong-lao-cai", "state", "AGREED_IN_PRINCIPLE", "fullMembers", 10)));
            case "GET /club/api/clubs/cau-lac-bo" -> new Answer(200, club());
            case "GET /scoring/api/score-sheets", "GET /scoring/api/criteria-sets", "GET /scoring/api/cross-scores",
                    "GET /scoring/api/appraisals", "GET /scoring/api/official-figures" ->
                list(List.of());
            case "GET /notification/api/inbox" ->
                new Answer(200, inbox(query != null && query.contains("unread=true")));
            case "POST /notification/api/inbox/m1/reading", "POST /notification/api/inbox/reading-of-all" ->
                new Answer(200, map("unread", 0));
            case "GET /ward/api/seasons/" + SEASON -> new Answer(200, season());
            case "POST /ward/api/seasons/" + SEASON + "/phase-moves" -> {
                state = "ACTIVE";
                yield new Answer(200, season());
            }
            case "GET /ward/api/covenants/" + COVENANT -> new Answer(200, covenant());
            case "GET /ward/api/covenants/" + COVENANT + "/verification" -> new Answer(200, verification());
            case "POST /ward/api/covenants/" + COVENANT + "/signatures" -> {
                allSigned();
                yield new Answer(200, covenant());
            }
            default -> operations(method, path);
        };
    }

    private Answer operations(String method, String path) {
        String rest = path.substring(path.indexOf('/', 1));
        boolean troubled = path.startsWith("/scoring") && !empty;
        return switch (method + " " + rest) {
            case "GET /api/ops/dead-letters" -> list(troubled ? List.of(deadLetter()) : List.of());
            case "GET /api/ops/dead-letters/d1" -> new Answer(200, deadLetter());
            case "POST /api/ops/dead-letters/d1/replay", "POST /api/ops/dead-letters/d1/discard" ->
                new Answer(200, deadLetter());
            case "GET /api/ops/parked-aggregates" -> list(path.startsWith("/ward") && !empty
                    ? List.of(map("collection", "covenants", "id", COVENANT, "waiting", 2, "attempts", 10, "error",
                            "TimeoutException: broker", "oldest", "2025-11-14T01:30:00Z"))
                    : List.of());
            case "POST /api/ops/parked-aggregates/covenants/" + COVENANT + "/redrive" -> list(List.of());
            case "GET /api/ops/journal/verification" ->
                new Answer(200, map("intact", true, "aggregates", 12, "entries", 1250, "findings", List.of()));
            case "GET /api/audit" -> list(empty
                    ? List.of()
                    : List.of(map("command", "sign-covenant", "target", COVENANT, "actor", "p-1", "organisation",
                            "YEN_BAI", "outcome", "accepted", "at", "2025-11-14T02:13:00Z"),
                            map("command", "sign-covenant", "target", COVENANT, "actor", "p-1", "organisation",
                                    "YEN_BAI", "outcome", "refused", "code", "covenant-already-signed", "at",
                                    "2025-11-14T02:14:00Z")));
            default -> new Answer(404, map("status", 404, "code", "not-found", "detail", "Không có."));
        };
    }

    private Map<String, Object> block() {
        return map("id", "khoi-phuong-lao-cai", "name", "Khối thi đua các phường tỉnh Lào Cai", "state",
                "ESTABLISHED", "legalBasis",
                map("number", "1028/QĐ-UBND", "date", "2025-09-04", "issuer", "UBND tỉnh Lào Cai"), "memberCodes",
                List.copyOf(WARDS.keySet()), "head",
                map("wardCode", "SA_PA", "wardName", "Sa Pa", "personId", FakeIdentity.personId("sa-pa.leader"),
                        "personName", "Tô Ngọc Liễn"));
    }

    private Map<String, Object> season() {
        Map<String, Object> season = FakeSuite.resource("season.json");
        season.putAll(map("id", SEASON, "blockId", "khoi-phuong-lao-cai", "state", state, "memberCodes",
                List.copyOf(WARDS.keySet()), "headCode", "SA_PA"));
        return season;
    }

    private Map<String, Object> covenant() {
        Map<String, Object> covenant = FakeSuite.resource("covenant.json");
        Map<String, Object> source = FakeSuite.resource("targets.json");
        Map<String, Object> targets = new LinkedHashMap<>();
        ((Map<?, ?>) source.get("wards")).forEach((ward, values) -> {
            List<Object> lines = new ArrayList<>();
            int column = 0;
            for (Object indicator : (List<?>) source.get("indicators")) {
                Map<?, ?> each = (Map<?, ?>) indicator;
                lines.add(map("code", each.get("code"), "name", each.get("name"), "unit", each.get("unit"), "target",
                        ((List<?>) values).get(column++)));
            }
            targets.put((String) ward, lines);
        });
        List<Object> parties = new ArrayList<>();
        WARDS.forEach((code, name) -> {
            Map<String, Object> party = map("wardCode", code, "wardName", name, "signerId", "p-" + code, "signerName",
                    longNames
                            ? "Nguyễn Hoàng Thị Phương Thảo, Phó Bí thư Thường trực Đảng ủy, Chủ tịch UBND phường"
                            : code.equals("SA_PA") ? "Tô Ngọc Liễn" : "Lãnh đạo phường " + name);
            if (signed.containsKey(code)) {
                party.put("signature", map("signedAt", signed.get(code).toString(), "keyId", "key-" + code));
            }
            parties.add(party);
        });
        boolean all = signed.size() == WARDS.size();
        covenant.putAll(map("id", COVENANT, "seasonId", SEASON, "blockId", "khoi-phuong-lao-cai", "version", 1, "state",
                all ? "IN_FORCE" : "PARTIALLY_SIGNED", "targets", targets, "contentHash", HASH, "parties", parties,
                "dueAt", "2025-11-30T10:00:00Z"));
        if (all) {
            covenant.put("enteredIntoForceAt", "2025-11-14T03:05:00Z");
        }
        return covenant;
    }

    private Map<String, Object> verification() {
        return map("covenantId", COVENANT, "textFits", true, "valid", true, "signatures",
                signed.keySet().stream().map(ward -> map("wardCode", ward, "wardName", WARDS.get(ward), "valid", true))
                        .toList());
    }

    private static Map<String, Object> club() {
        return map("id", "cau-lac-bo", "name", "Câu lạc bộ các đô thị tỉnh Lào Cai", "blockId", "khoi-phuong-lao-cai",
                "state", "AGREED_IN_PRINCIPLE", "proposalRef",
                map("title", "Đề xuất thành lập Câu lạc bộ các đô thị tỉnh Lào Cai", "date", "2025-11-14"),
                "meetingRef",
                map("title", "Hội nghị Khối thi đua các phường và chương trình gặp gỡ, giao lưu giữa các đô thị",
                        "date", "2025-11-14", "place", "Phường Sa Pa, tỉnh Lào Cai"),
                "members", WARDS.keySet().stream().map(ward -> map("wardCode", ward, "kind", "FULL", "from",
                        "2025-11-14")).toList());
    }

    private Map<String, Object> inbox(boolean onlyUnread) {
        List<Object> items = new ArrayList<>();
        if (!empty) {
            items.add(map("id", "m1", "title", "Phường Lào Cai đã ký giao ước thi đua năm 2025", "body",
                    "Đã có 9/10 phường ký. Còn phường Sa Pa.", "titleEn", "Lào Cai ward has signed the covenant",
                    "bodyEn", "9 of 10 wards have signed.", "link", "/covenants/" + COVENANT, "eventType",
                    "vn.laocai.thidua.ward.covenant-signed.v1", "at", "2025-11-14T02:20:00Z"));
            items.add(map("id", "m2", "title", "Mời ký giao ước thi đua năm 2025", "body",
                    "Giao ước đã mở ký, hạn 30/11/2025 17:00.", "titleEn", "The covenant is open for signature",
                    "link", "/covenants/" + COVENANT, "at", "2025-11-14T02:00:00Z"));
            if (!onlyUnread) {
                items.add(map("id", "m3", "title", "Mùa thi đua 2025 đã mở", "body", "", "link",
                        "https://evil.example//x", "at", "2025-11-01T02:00:00Z", "readAt", "2025-11-02T02:00:00Z"));
            }
        }
        return map("items", items, "unread", empty ? 0 : 2);
    }

    private static Map<String, Object> deadLetter() {
        return map("id", "d1", "owner", "scoring-service.score-sheets", "state", "OPEN", "cause", "RULE", "error",
                "IllegalStateException: season is not known yet", "tries", 3, "topic", "thidua.ward.covenant.v1",
                "partition", 0, "offset", 7, "key", COVENANT, "eventId", "e-1", "eventType",
                "vn.laocai.thidua.ward.covenant-entered-into-force.v1", "value",
                "{\"covenantId\":\"" + COVENANT + "\"}",
                "firstFailedAt", "2025-11-14T03:06:00Z");
    }

    private static Answer list(List<?> items) {
        return new Answer(200, map("items", items));
    }

    public static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
