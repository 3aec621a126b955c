package vn.laocai.thidua.ward;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

@WardServiceTest
class BlockAndSeasonJourneyTest {

    @LocalServerPort
    private int port;

    private Scene scene;

    @BeforeEach
    void freshScene() {
        scene = new Scene(new Api(port));
    }

    @Test
    void aWardBelongsToOneBlockAndARefusedBlockTakesNoWard() {
        scene.units().block();
        Scene other = new Scene(scene.api);
        other.unit("SA_PA");
        other.unit("LAO_CAI");
        String id = "khoi-khac-" + scene.tag;
        List<String> wanted = List.of(other.ward("SA_PA"), scene.ward("YEN_BAI"));
        Api.Answer refused = scene.api.post(Scene.ADMIN, "/api/blocks", other.founding(id, wanted));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("ward-in-other-block");
        assertThat(refused.json().path("otherBlock").asString()).isEqualTo(scene.blockId);
        assertThat(scene.api.get(Scene.ADMIN, "/api/blocks/" + id).status()).isEqualTo(404);

        // The ward that was free is free again, and the same code may be tried again with other wards.
        JsonNode block = scene.api.done(Scene.ADMIN, "/api/blocks",
                other.founding(id, List.of(other.ward("SA_PA"), other.ward("LAO_CAI"))));
        assertThat(block.path("memberCodes")).hasSize(2);
    }

    @Test
    void aWardThatLeavesMayJoinAnotherBlock() {
        scene.units().block();
        Scene other = new Scene(scene.api);
        other.unit("SA_PA");
        other.unit("LAO_CAI");
        scene.api.done(Scene.ADMIN, "/api/blocks",
                other.founding(other.blockId, List.of(other.ward("SA_PA"), other.ward("LAO_CAI"))));
        Map<String, Object> change = Map.of("wardCode", scene.ward("YEN_BAI"), "legalBasis", Api.decision(),
                "effectiveDate", "2025-11-14");
        String members = "/api/blocks/" + other.blockId + "/members";
        assertThat(scene.api.post(Scene.ADMIN, members, change).code()).isEqualTo("ward-in-other-block");
        JsonNode left = scene.api.done(Scene.ADMIN, "/api/blocks/" + scene.blockId + "/member-removals", change);
        assertThat(left.path("memberCodes")).hasSize(9);
        String key = UUID.randomUUID().toString();
        assertThat(scene.api.post(Scene.ADMIN, members, key, change).json().path("memberCodes")).hasSize(3);
        assertThat(scene.api.post(Scene.ADMIN, members, key, change).json().path("memberCodes")).hasSize(3);
        assertThat(scene.api.post(Scene.ADMIN, "/api/blocks/" + scene.blockId + "/members", change).code())
                .isEqualTo("ward-in-other-block");
    }

    @Test
    void changesOfMembersNeedTheirDecisionDocument() {
        scene.units().block();
        Api.Answer refused = scene.api.post(Scene.ADMIN, "/api/blocks/" + scene.blockId + "/member-removals",
                Map.of("wardCode", scene.ward("YEN_BAI"), "effectiveDate", "2025-11-14"));
        assertThat(refused.status()).isIn(400, 422);
        assertThat(refused.json().path("errors").toString()).contains("legalBasis");
    }

    @Test
    void theHeadChangesInsideATermOnlyWithARecordOfTheHandover() {
        scene.units().block();
        String path = "/api/blocks/" + scene.blockId + "/head-appointments";
        Map<String, Object> appointment = new HashMap<>(Map.of("wardCode", scene.ward("LAO_CAI"), "personId",
                scene.leader("LAO_CAI").subject(), "personName", "Nguyễn Văn A", "from", "2025-11-10", "basis",
                "ASSIGNED", "legalBasis", Api.decision()));
        assertThat(scene.api.post(Scene.ADMIN, path, appointment).code()).isEqualTo("handover-record-missing");
        appointment.put("handoverRecord", "Biên bản bàn giao số 01/BB ngày 09/11/2025");
        JsonNode block = scene.api.done(Scene.ADMIN, path, appointment);
        assertThat(block.path("head").path("wardCode").asString()).isEqualTo(scene.ward("LAO_CAI"));
        assertThat(block.path("heads").path(0).path("to").asString()).isEqualTo("2025-11-09");

        scene.season();
        String moves = "/api/seasons/" + scene.seasonId + "/phase-moves";
        Api.Answer former = scene.api.post(scene.head, moves, Map.of("to", "PREPARING"));
        assertThat(former.status()).isEqualTo(403);
        assertThat(former.code()).isEqualTo("not-block-head");
        assertThat(scene.api.post(scene.leader("LAO_CAI"), moves, Map.of("to", "PREPARING")).status()).isEqualTo(200);
    }

    @Test
    void aBlockHasOneSeasonAYearAndItsPhasesAdvanceInOrder() {
        scene.units().block().season();
        Api.Answer again = scene.api.post(Scene.ADMIN, "/api/seasons",
                Map.of("blockId", scene.blockId, "year", 2025, "theme", "Khác", "motto", "Khác", "contents",
                        List.of("Khác")));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("season-exists");

        String moves = "/api/seasons/" + scene.seasonId + "/phase-moves";
        Api.Answer skipped = scene.api.post(scene.head, moves, Map.of("to", "COVENANT_SIGNING"));
        assertThat(skipped.status()).isEqualTo(409);
        assertThat(skipped.code()).isEqualTo("phase-order");
        assertThat(skipped.json().path("next").asString()).isEqualTo("PREPARING");
        scene.inTheSigningPhase();
        scene.api.done(scene.head, moves, Map.of("to", "ACTIVE"));
        JsonNode season = scene.api.done(scene.head, moves,
                Map.of("to", "SELF_SCORING", "reason", "Năm đầu không sơ kết"));
        assertThat(season.path("state").asString()).isEqualTo("SELF_SCORING");
        assertThat(season.path("moves").path(4).path("skipped").path(0).asString()).isEqualTo("MID_YEAR_REVIEW");
        assertThat(scene.api.post(scene.head, moves, Map.of("to", "ACTIVE")).code()).isEqualTo("phase-order");
    }

    @Test
    void aUnitKeepsItsCodeAndAnswersWithTheNameOfTheDay() {
        scene.unit("SA_PA");
        String path = "/api/units/" + scene.ward("SA_PA");
        scene.api.done(Scene.ADMIN, path + "/names", Map.of("name", "Sa Pa mới", "validFrom", "2026-01-01"));
        assertThat(scene.api.get(scene.head, path).json().path("name").asString()).isEqualTo("Phường SA_PA");
        assertThat(scene.api.get(scene.head, path + "?date=2026-01-01").json().path("name").asString())
                .isEqualTo("Sa Pa mới");
        assertThat(scene.api.post(scene.head, path + "/names", Map.of("name", "X", "validFrom", "2027-01-01"))
                .status()).isEqualTo(403);
    }

    @Test
    void describesItsApi() {
        Api.Answer description = scene.api.get(scene.head, "/v3/api-docs");
        assertThat(description.status()).isEqualTo(200);
        JsonNode paths = description.json().path("paths");
        assertThat(paths.has("/api/covenants/{id}/signatures")).isTrue();
        assertThat(paths.path("/api/covenants/{id}/signatures").path("post").path("summary").asString())
                .startsWith("Sign for one's own ward");
        assertThat(paths.toString()).doesNotContain("CommandContext");
    }
}
