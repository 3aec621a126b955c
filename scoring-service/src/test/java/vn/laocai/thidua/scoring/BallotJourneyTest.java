package vn.laocai.thidua.scoring;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import vn.laocai.thidua.scoring.BallotTown.Cast;
import vn.laocai.thidua.scoring.ballot.BallotClient;
import vn.laocai.thidua.scoring.ballot.Ballots;
import vn.laocai.thidua.scoring.ballot.CertifiedBallot;
import vn.laocai.thidua.testing.kit.Contract;
import vn.laocai.thidua.testing.kit.RunningService;
import vn.laocai.thidua.testing.kit.Wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.laocai.thidua.scoring.BallotTown.HEAD;
import static vn.laocai.thidua.scoring.BallotTown.json;
import static vn.laocai.thidua.scoring.BallotTown.ok;
import static vn.laocai.thidua.scoring.BallotTown.refused;

/** A ballot from its preparation to its certified minutes, over HTTP. */
class BallotJourneyTest {

    private final BallotTown town = new BallotTown();

    @Test
    void tenOfTenEightOfTenAndSixOfTenOfWhichTheLastFailsSeventyPercent() {
        String id = town.opened();
        RunningService service = town.service;
        town.everybodyVotes(id);
        assertThat(service.get("/api/ballots/" + id + "/box", "teller.1").statusCode()).isEqualTo(423);

        JsonNode closed = ok(service.post("/api/ballots/" + id + "/closing", "teller.1", "{}"));
        assertThat(closed.path("state").asString()).isEqualTo("CLOSED");
        assertThat(closed.path("returned").path("q3").asInt()).isEqualTo(10);
        JsonNode box = ok(service.get("/api/ballots/" + id + "/box", "au-lau.leader"));
        for (Cast cast : town.casts) {
            assertThat(box.path("hashes").path(cast.questionId()).valueStream().map(JsonNode::asString))
                    .as("the voter finds his vote").contains(cast.vote().hash());
        }
        refused(town.cast(id, town.casts.getFirst()), 423, "ballot-not-open", "Không nhận thêm phiếu");

        town.giveShares(id, 1);
        refused(service.post("/api/ballots/" + id + "/tally", "teller.1", "{}"), 409, "shares-missing",
                "1/2 phần khóa");
        town.giveShares(id, 2);
        JsonNode tallied = ok(service.post("/api/ballots/" + id + "/tally", "teller.1", "{}"));
        assertThat(tallied.path("state").asString()).isEqualTo("TALLIED");
        result(tallied, 0, 10, 0, 0, true);
        result(tallied, 1, 8, 1, 1, true);
        result(tallied, 2, 6, 3, 1, false);
        assertThat(town.ballot(id, "au-lau.leader").has("results")).as("not before certification").isFalse();
        refused(service.get("/api/ballots/" + id + "/minutes.pdf", "au-lau.leader"), 423, "results-not-certified",
                "toàn bộ Tổ kiểm phiếu");

        town.certify(id);
        JsonNode certified = town.ballot(id, "au-lau.leader");
        assertThat(certified.path("state").asString()).isEqualTo("CERTIFIED");
        result(certified, 2, 6, 3, 1, false);
        HttpResponse<String> pdf = service.get("/api/ballots/" + id + "/minutes.pdf", "au-lau.leader");
        assertThat(pdf.statusCode()).isEqualTo(200);
        assertThat(pdf.body()).startsWith("%PDF");
        assertThat(certified.path("tellers").valueStream().map(teller -> teller.path("name").asString()))
                .as("tellers stand on pages and papers by name")
                .containsExactly("Nguyễn Văn Kiểm 1", "Nguyễn Văn Kiểm 2", "Nguyễn Văn Kiểm 3");
        List<CertifiedBallot> facade = service.part(Ballots.class).certifiedResults(town.season);
        assertThat(facade).hasSize(1).first().satisfies(ballot -> {
            assertThat(ballot.results()).extracting(CertifiedBallot.Result::passed).containsExactly(true, true, false);
            assertThat(ballot.results()).extracting(CertifiedBallot.Result::needed).containsOnly(7);
        });
        ok(service.post("/api/ballots/" + id + "/publication", HEAD, "{}"));
        refused(service.post("/api/ballots/" + id + "/voiding", HEAD, "{\"reason\":\"Muộn\"}"), 409,
                "ballot-wrong-state", "Đã công bố");
        followsTheContracts(id);
        secondRound(id);
    }

    private void secondRound(String first) {
        RunningService service = town.service;
        HttpResponse<String> next = service.post("/api/ballots/" + first + "/rounds", HEAD,
                "{\"closesAt\":\"2025-11-21T10:00:00Z\"}");
        assertThat(next.statusCode()).as(next.body()).isEqualTo(201);
        JsonNode second = json(next);
        assertThat(second.path("round").asInt()).isEqualTo(2);
        assertThat(second.path("questions").valueStream().map(question -> question.path("id").asString()))
                .containsExactly("q3");
        String id = second.path("id").asString();
        ok(service.post("/api/ballots/" + id + "/opening", HEAD, "{}"));
        for (int i = 0; i < 10; i++) {
            town.vote(id, BallotTown.WARDS.get(i), "q3", i < 5 ? "Y" : "N");
        }
        ok(service.post("/api/ballots/" + id + "/closing", HEAD, "{}"));
        town.giveShares(id, 3);
        ok(service.post("/api/ballots/" + id + "/tally", "teller.3", "{}"));
        town.certify(id);
        refused(service.post("/api/ballots/" + id + "/rounds", HEAD, "{\"closesAt\":\"2025-11-22T10:00:00Z\"}"), 422,
                "rounds-used-up", "đủ hai vòng");
        JsonNode decided = ok(service.post("/api/ballots/" + id + "/decisions", HEAD, """
                {"questionId":"q3","wardCode":"YEN_BAI","passed":false,"document":"03/BB-KTĐ",
                 "reason":"Trưởng khối và Phó trưởng khối thống nhất"}"""));
        assertThat(decided.path("results").path(0).path("decidedBy").asString()).isEqualTo("03/BB-KTĐ");
    }

    private void followsTheContracts(String id) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> town.service.records("thidua.scoring.ballot.v1", id).size() >= 4);
        List<ConsumerRecord<byte[], byte[]>> records = town.service.records("thidua.scoring.ballot.v1", id);
        assertThat(records).extracting(record -> Wire.header(record, "ce_type")).containsExactly(
                "vn.laocai.thidua.scoring.ballot-prepared.v1", "vn.laocai.thidua.scoring.ballot-opened.v1",
                "vn.laocai.thidua.scoring.ballot-closed.v1", "vn.laocai.thidua.scoring.ballot-certified.v1");
        assertThat(records).allSatisfy(record -> assertThat(
                Contract.violations(Wire.header(record, "ce_type"), RunningService.data(record))).isEmpty());
        JsonNode certified = RunningService.JSON.readTree(RunningService.data(records.getLast()));
        assertThat(certified.path("issued").asInt()).isEqualTo(30);
        assertThat(certified.path("returned").asInt()).isEqualTo(30);
        assertThat(certified.path("blank").asInt()).isEqualTo(2);
        List<ConsumerRecord<byte[], byte[]>> held = town.service.records("thidua.scoring.deliberation.v1", "d-");
        assertThat(held).isNotEmpty().allSatisfy(record -> assertThat(
                Contract.violations(Wire.header(record, "ce_type"), RunningService.data(record))).isEmpty());
    }

    private static void result(JsonNode ballot, int index, int yes, int no, int blank, boolean passed) {
        JsonNode result = ballot.path("results").path(index);
        assertThat(result.path("yes").asInt()).isEqualTo(yes);
        assertThat(result.path("no").asInt()).isEqualTo(no);
        assertThat(result.path("blank").asInt()).isEqualTo(blank);
        assertThat(result.path("electorate").asInt()).isEqualTo(10);
        assertThat(result.path("passed").asBoolean()).isEqualTo(passed);
    }

    @Test
    void oneVoteForEachElectorAndQuestion() {
        String id = town.opened();
        RunningService service = town.service;
        refused(service.get("/api/ballots/" + id + "/box", "teller.1"), 423, "box-not-closed", "Hòm phiếu chưa đóng.");
        Cast cast = town.vote(id, "AU_LAU", "q1", "Y");
        JsonNode again = ok(service.post("/api/ballots/" + id + "/credentials", "au-lau.leader", """
                {"questionId":"q1","blindedMessage":"%s"}""".formatted(cast.vote().blindedMessage())));
        assertThat(again.path("blindSignature").asString()).as("the same message, the same signature")
                .isEqualTo(cast.blindSignature());
        ok(town.cast(id, cast));
        JsonNode ballot = town.ballot(id, "au-lau.leader");
        BallotClient.Vote other = BallotClient.newVote(ballot.path("questions").path(0).path("signingKey").asString());
        refused(service.post("/api/ballots/" + id + "/credentials", "au-lau.leader", """
                {"questionId":"q1","blindedMessage":"%s"}""".formatted(other.blindedMessage())), 409,
                "credential-already-issued", "Mỗi cử tri chỉ nhận một phiếu");
        refused(service.post("/api/ballots/" + id + "/credentials", "au-lau.officer", """
                {"questionId":"q1","blindedMessage":"%s"}""".formatted(other.blindedMessage())), 403,
                "not-an-elector", "không phải đại diện");
        refused(service.post("/api/ballots/" + id + "/credentials", "yen-bai.leader",
                "{\"questionId\":\"q1\",\"blindedMessage\":\"AAAA\"}"), 422, "blinded-message-invalid", "tải lại");
        Cast changed = new Cast("", "", "q1", "N", cast.vote(), "", cast.signature(),
                BallotClient.seal(ballot.path("boxKey").asString(), id, "q1", "N"));
        refused(town.cast(id, changed), 409, "credential-used", "không thay đổi được");
        Cast elsewhere = new Cast("", "", "q2", "N", cast.vote(), "", cast.signature(), cast.ciphertext());
        refused(town.cast(id, elsewhere), 422, "credential-invalid", "không hợp lệ");
        Cast shorter = new Cast("", "", "q1", "Y", cast.vote(), "", cast.signature(), "AAAA");
        refused(town.cast(id, shorter), 422, "vote-malformed", "không đúng dạng");
        refused(service.post("/api/ballots/" + id + "/closing", "teller.1", "{}"), 409, "ballot-still-running",
                "chưa đến giờ");
        assertThat(town.ballot(id, "block.secretary").has("issued")).as("no count before the close").isFalse();
    }

    @Test
    void asksForBallotsNoFasterThanPeopleDo() {
        String id = town.opened();
        String body = "{\"questionId\":\"q1\",\"blindedMessage\":\"AAAA\"}";
        HttpResponse<String> answer = null;
        for (int i = 0; i < 200 && (answer == null || answer.statusCode() != 429); i++) {
            answer = town.service.post("/api/ballots/" + id + "/credentials", "au-lau.leader", body);
        }
        assertThat(answer).isNotNull();
        refused(answer, 429, "too-many-ballot-requests", "Xin chờ");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        town.vote(id, "LAO_CAI", "q1", "Y");
    }

    @Test
    void whoeverGuessesCredentialsIsSlowedAndNobodyElseWaits() {
        String id = town.opened();
        String guess = """
                {"questionId":"q1","credential":"AAAA","signature":"AAAA","ciphertext":"AAAA"}""";
        HttpResponse<String> answer = null;
        for (int i = 0; i < 200 && (answer == null || answer.statusCode() != 429); i++) {
            answer = town.service.postAnonymously("/api/public/ballots/" + id + "/casts", guess);
        }
        assertThat(answer).isNotNull();
        refused(answer, 429, "too-many-ballot-requests", "Xin chờ");
        town.vote(id, "LAO_CAI", "q1", "Y");
    }

    @Test
    void aDelegateIsCalledByHisName() {
        String id = town.prepared();
        JsonNode ballot = ok(town.service.post("/api/ballots/" + id + "/delegations", "sa-pa.leader", """
                {"wardCode":"AU_LAU","personId":"p-deputy","document":"12/GUQ-UBND","name":"Trần Thị Phó"}"""));
        assertThat(ballot.path("electors").valueStream()
                .filter(elector -> elector.path("wardCode").asString().equals("AU_LAU"))).singleElement()
                .satisfies(elector -> {
                    assertThat(elector.path("name").asString()).isEqualTo("Trần Thị Phó");
                    assertThat(elector.path("delegation").asString()).isEqualTo("12/GUQ-UBND");
                });
    }

    @Test
    void whoNamesHimselfMayNotCast() {
        String id = town.opened();
        HttpResponse<String> named = town.service.post("/api/public/ballots/" + id + "/casts", "au-lau.leader", "{}");
        refused(named, 400, "anonymous-only", "ẩn danh");
    }

    @Test
    void paperIsCountedByTwoTellersAndOpinionsAreOpenedWithTheBox() {
        String id = town.opened();
        RunningService service = town.service;
        String boxKey = town.ballot(id, "au-lau.leader").path("boxKey").asString();
        ok(service.post("/api/ballots/" + id + "/written-opinions", "au-lau.leader", "{\"ciphertext\":\""
                + BallotClient.sealOpinion(boxKey, id, "AU_LAU", "Đề nghị xem lại tiêu chí môi trường") + "\"}"));
        ok(service.post("/api/ballots/" + id + "/paper-issues", "teller.1",
                "{\"wardCode\":\"AU_LAU\",\"byLetter\":true}"));
        ok(service.post("/api/ballots/" + id + "/paper-issues", "teller.1",
                "{\"wardCode\":\"SA_PA\",\"byLetter\":false}"));
        String blinded = BallotClient.newVote(town.ballot(id, "au-lau.leader").path("questions").path(0)
                .path("signingKey").asString()).blindedMessage();
        refused(service.post("/api/ballots/" + id + "/credentials", "au-lau.leader", """
                {"questionId":"q1","blindedMessage":"%s"}""".formatted(blinded)), 409, "paper-issued", "phiếu giấy");
        for (String ward : BallotTown.WARDS) {
            if (!List.of("AU_LAU", "SA_PA").contains(ward)) {
                for (String question : List.of("q1", "q2", "q3")) {
                    town.vote(id, ward, question, "Y");
                }
            }
        }
        refused(service.post("/api/ballots/" + id + "/paper-issues", "teller.2",
                "{\"wardCode\":\"LAO_CAI\",\"byLetter\":false}"), 409, "credential-already-issued", "trên máy");
        ok(service.post("/api/ballots/" + id + "/closing", "teller.1", "{}"));
        town.giveShares(id, 2);
        refused(service.post("/api/ballots/" + id + "/tally", "teller.1", "{}"), 409, "paper-not-counted", "hai người");
        ok(service.post("/api/ballots/" + id + "/paper-tally", "teller.1", paper(2, 0)));
        refused(service.post("/api/ballots/" + id + "/paper-tally", "teller.2", paper(3, 0)), 422,
                "paper-does-not-add-up", "không khớp");
        ok(service.post("/api/ballots/" + id + "/paper-tally", "teller.2", paper(1, 1)));
        refused(service.post("/api/ballots/" + id + "/tally", "teller.1", "{}"), 409, "paper-tallies-differ", "q1, q2");
        ok(service.post("/api/ballots/" + id + "/paper-tally", "teller.1", paper(1, 1)));
        JsonNode tallied = ok(service.post("/api/ballots/" + id + "/tally", "teller.1", "{}"));
        result(tallied, 0, 9, 1, 0, true);
        assertThat(tallied.path("opinions").path(0).path("text").asString()).contains("tiêu chí môi trường");
    }

    private static String paper(int yes, int no) {
        StringBuilder counts = new StringBuilder();
        String comma = "";
        for (String question : List.of("q1:LAO_CAI", "q2:SA_PA", "q3:YEN_BAI")) {
            counts.append(comma).append("""
                    {"questionId":"%s","blank":0,"invalid":0,"options":[{"wardCode":"%s","yes":%d,"no":%d}]}"""
                    .formatted(question.split(":", -1)[0], question.split(":", -1)[1], yes, no));
            comma = ",";
        }
        return "{\"counts\":[" + counts + "]}";
    }

    @Test
    void aVoidedBallotIsDestroyedAndOnlyANewOneHelps() {
        String id = town.opened();
        RunningService service = town.service;
        town.vote(id, "LAO_CAI", "q1", "N");
        refused(service.post("/api/ballots/" + id + "/voiding", "yen-bai.leader", "{\"reason\":\"Không thích\"}"), 403,
                "not-block-head", "Trưởng khối");
        ok(service.post("/api/ballots/" + id + "/voiding", HEAD, "{\"reason\":\"Sai danh sách cử tri\"}"));
        refused(service.post("/api/ballots/" + id + "/closing", HEAD, "{}"), 409, "ballot-voided", "Sai danh sách");
        refused(service.get("/api/ballots/" + id + "/box", "teller.1"), 409, "ballot-voided", "mới thay thế");
        HttpResponse<String> replacement = service.post("/api/ballots/" + id + "/rounds", HEAD,
                "{\"closesAt\":\"2025-11-21T10:00:00Z\"}");
        assertThat(replacement.statusCode()).isEqualTo(201);
        assertThat(json(replacement).path("round").asInt()).isEqualTo(1);
        assertThat(json(replacement).path("questions")).hasSize(3);
    }

    @Test
    void isPreparedOnlyOnTermsThatFit() {
        RunningService service = town.service;
        String meeting = town.deliberation();
        ObjectNode body = town.preparation(meeting);
        ((ArrayNode) body.path("electors")).remove(0);
        refused(service.post("/api/ballots", HEAD, body.toString()), 422, "electors-incomplete", "VAN_PHU");
        ObjectNode more = town.preparation(meeting);
        ((ObjectNode) more.path("threshold")).put("numerator", 101);
        refused(service.post("/api/ballots", HEAD, more.toString()), 422, "threshold-does-not-fit",
                "Tỷ lệ thông qua phải lớn hơn 0 và không quá 100%.");
        refused(service.post("/api/ballots", "yen-bai.leader", town.preparation(meeting).toString()), 403,
                "not-head-side", "Trưởng khối");
        refused(service.post("/api/ballots", HEAD,
                town.preparation("d-" + UUID.randomUUID()).toString()), 404, "deliberation-not-found", "Không có");
        String id = json(service.post("/api/ballots", HEAD, town.preparation(meeting).toString())).path("id")
                .asString();
        refused(service.post("/api/ballots", HEAD, town.preparation(meeting).toString()), 409,
                "question-already-asked", "đã có trong một cuộc bỏ phiếu khác");
        refused(service.post("/api/ballots/" + id + "/opening", HEAD, "{}"), 409, "teller-keys-missing", "3 người");
        refused(service.get("/api/ballots/" + id, "block.admin"), 403, "not-allowed", "");
    }
}
