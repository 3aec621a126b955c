package vn.laocai.thidua.ward;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.testing.kit.TestAccount;

/** A block of its own with ten wards and a season, entered through the API; every test takes a fresh one. */
final class Scene {

    static final List<String> NAMES = List.of("VAN_PHU", "YEN_BAI", "NAM_CUONG", "AU_LAU", "NGHIA_LO", "TRUNG_TAM",
            "SA_PA", "CAU_THIA", "CAM_DUONG", "LAO_CAI");
    static final TestAccount ADMIN = TestAccount.named("block.admin");

    final Api api;
    final String tag = "t" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
    final String blockId = "khoi-" + tag;
    final String seasonId = blockId + "-2025";
    final List<String> wards = NAMES.stream().map(this::ward).toList();
    final TestAccount head = leader("SA_PA");
    final TestAccount secretary = TestAccount.person(tag + ".secretary", ward("SA_PA"), "BLOCK_SECRETARY");

    Scene(Api api) {
        this.api = api;
    }

    String ward(String name) {
        return tag.toUpperCase(Locale.ROOT) + "_" + name;
    }

    TestAccount leader(String name) {
        return TestAccount.person(tag + "." + name + ".leader", ward(name), "WARD_LEADER");
    }

    Scene units() {
        for (String name : NAMES) {
            unit(name);
        }
        return this;
    }

    void unit(String name) {
        api.done(ADMIN, "/api/units", Map.of("code", ward(name), "name", "Phường " + name, "kind", "WARD",
                "validFrom", "2025-07-01", "predecessors", List.of()));
        TestAccount leader = leader(name);
        api.done(ADMIN, "/api/units/" + ward(name) + "/signers", Map.of("personId", leader.subject(), "name",
                "Chủ tịch " + name, "title", "Chủ tịch UBND phường", "from", "2025-07-01", "legalBasis",
                Api.decision()));
    }

    Map<String, Object> founding(String id, List<String> members) {
        Map<String, Object> founding = new LinkedHashMap<>();
        founding.put("code", id);
        founding.put("name", "Khối thi đua các phường");
        founding.put("legalBasis", Api.decision());
        founding.put("memberCodes", members);
        founding.put("headCode", members.contains(ward("SA_PA")) ? ward("SA_PA") : members.getFirst());
        founding.put("headPersonId", head.subject());
        founding.put("headPersonName", "Tô Ngọc Liễn");
        founding.put("secretaryIds", List.of(secretary.subject()));
        return founding;
    }

    Scene block() {
        api.done(ADMIN, "/api/blocks", founding(blockId, wards));
        return this;
    }

    Scene season() {
        api.done(ADMIN, "/api/seasons", Map.of("blockId", blockId, "year", 2025, "theme", "Ba đột phá chiến lược",
                "motto", "Tăng tốc, kỷ cương, sáng tạo, hiệu quả", "contents", List.of("Chuyển đổi số"), "phases",
                List.of(window("PREPARING", "2025-09-04T01:00:00Z", "2025-10-31T10:00:00Z"),
                        window("REGISTRATION", "2025-11-01T01:00:00Z", "2025-11-14T00:30:00Z"),
                        window("COVENANT_SIGNING", "2025-11-14T00:30:00Z", "2025-11-30T10:00:00Z")),
                "guests", List.of("Sở Nội vụ")));
        return this;
    }

    static Map<String, Object> window(String phase, String opensAt, String closesAt) {
        return Map.of("phase", phase, "opensAt", opensAt, "closesAt", closesAt);
    }

    Scene inTheSigningPhase() {
        for (String phase : List.of("PREPARING", "REGISTRATION", "COVENANT_SIGNING")) {
            api.done(head, "/api/seasons/" + seasonId + "/phase-moves", Map.of("to", phase));
        }
        return this;
    }

    Scene ready() {
        return units().block().season().inTheSigningPhase();
    }

    Map<String, Object> text(String title) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("title", title);
        text.put("preamble", "Các phường cùng giao ước thi đua.");
        text.put("contents", List.of("Chuyển đổi số", "Cải cách hành chính"));
        text.put("commitments", List.of("Hoàn thành các chỉ tiêu đã đăng ký"));
        text.put("targets", Map.of(ward("SA_PA"), List.of(Map.of("code", "I.1", "name", "Thu ngân sách", "unit", "%",
                "target", "105"))));
        return text;
    }

    JsonNode draft() {
        Map<String, Object> body = text("Giao ước thi đua năm 2025");
        body.put("seasonId", seasonId);
        return api.done(secretary, "/api/covenants", body);
    }

    JsonNode opened() {
        String path = "/api/covenants/" + draft().path("id").asString();
        api.done(secretary, path + "/consultation", Map.of());
        api.done(secretary, path + "/finalisation", Map.of());
        return api.done(head, path + "/opening", Map.of("dueAt", "2025-11-30T10:00:00Z"));
    }

    Api.Answer sign(String name, JsonNode covenant) {
        return api.post(leader(name), "/api/covenants/" + covenant.path("id").asString() + "/signatures",
                Map.of("contentHash", covenant.path("contentHash").asString()));
    }
}
