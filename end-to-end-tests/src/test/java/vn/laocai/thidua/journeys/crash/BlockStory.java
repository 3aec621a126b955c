package vn.laocai.thidua.journeys.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.journeys.harness.Api;
import vn.laocai.thidua.local.Part;
import vn.laocai.thidua.testing.kit.TestAccount;

/**
 * A small block of three wards that founds itself, opens a season and signs its covenant, told by clients that repeat
 * each command with the same key until it is answered.
 */
final class BlockStory {

    static final int WARDS = 3;
    private static final Map<String, String> DECISION = Map.of("number", "1028/QĐ-UBND", "date", "2025-09-04", "issuer",
            "UBND tỉnh Lào Cai");

    private final Api api;
    private final String code;
    private final List<String> wards = new ArrayList<>();
    private String covenantId = "";
    private String contentHash = "";

    BlockStory(Api api, String code) {
        this.api = api;
        this.code = code;
        for (int i = 1; i <= WARDS; i++) {
            wards.add((code + "_W" + i).toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    String seasonId() {
        return code + "-2025";
    }

    String covenantId() {
        return covenantId;
    }

    List<String> wards() {
        return wards;
    }

    private static String leader(String ward) {
        return ward.toLowerCase(Locale.ROOT).replace('_', '-') + ".leader";
    }

    private JsonNode post(String account, String path, String step, Object body) {
        return api.command(account, Part.WARD, path, code + ":" + step, body);
    }

    /** Everything up to the opening for signature. */
    void prepare() {
        for (String ward : wards) {
            post("block.admin", "/api/units", "unit-" + ward,
                    Map.of("code", ward, "name", "Phường " + ward, "kind", "WARD", "validFrom", "2025-07-01",
                            "predecessors", List.of()));
            post("block.admin", "/api/units/" + ward + "/signers", "signer-" + ward,
                    Map.of("personId", TestAccount.personId(leader(ward)), "name", "Chủ tịch " + ward, "title",
                            "Chủ tịch UBND phường", "from", "2025-07-01", "legalBasis", DECISION));
        }
        String head = wards.getFirst();
        post("block.admin", "/api/blocks", "block",
                Map.of("code", code, "name", "Khối " + code, "legalBasis", DECISION, "memberCodes", wards, "headCode",
                        head, "headPersonId", TestAccount.personId(leader(head)), "headPersonName", "Trưởng khối",
                        "secretaryIds", List.of()));
        post("block.admin", "/api/seasons", "season",
                Map.of("blockId", code, "year", 2025, "theme", "Chủ đề", "motto", "Phương châm", "contents",
                        List.of("Nội dung"), "phases",
                        List.of(Map.of("phase", "PREPARING", "opensAt", "2025-09-04T01:00:00Z", "closesAt",
                                "2025-10-31T10:00:00Z"),
                                Map.of("phase", "REGISTRATION", "opensAt", "2025-11-01T01:00:00Z", "closesAt",
                                        "2025-11-14T00:30:00Z"),
                                Map.of("phase", "COVENANT_SIGNING", "opensAt", "2025-11-14T00:30:00Z", "closesAt",
                                        "2025-11-30T10:00:00Z"))));
        String season = "/api/seasons/" + seasonId();
        String state = api.read("block.admin", Part.WARD, season).path("state").asString();
        List<String> phases = List.of("DRAFT", "ESTABLISHED", "PREPARING", "REGISTRATION", "COVENANT_SIGNING");
        for (String phase : phases.subList(phases.indexOf(state) + 1, phases.size())) {
            post(leader(head), season + "/phase-moves", "phase-" + phase, Map.of("to", phase));
        }
        covenantId = post(leader(head), "/api/covenants", "covenant",
                Map.of("seasonId", seasonId(), "title", "Giao ước thi đua 2025", "preamble", "Lời mở đầu", "contents",
                        List.of("Nội dung"), "commitments", List.of("Cam kết"), "targets", Map.of()))
                .path("id")
                .asString();
        String covenant = "/api/covenants/" + covenantId;
        post(leader(head), covenant + "/consultation", "consultation", Map.of());
        post(leader(head), covenant + "/finalisation", "finalisation", Map.of());
        post(leader(head), covenant + "/opening", "opening", Map.of());
        contentHash = api.read("block.admin", Part.WARD, covenant).path("contentHash").asString();
    }

    /** One ward signs. */
    JsonNode sign(int ward) {
        String code = wards.get(ward);
        return post(leader(code), "/api/covenants/" + covenantId + "/signatures", "signature-" + code,
                Map.of("contentHash", contentHash));
    }

    /** The whole story. */
    void tell() {
        prepare();
        for (int ward = 0; ward < WARDS; ward++) {
            sign(ward);
        }
    }
}
