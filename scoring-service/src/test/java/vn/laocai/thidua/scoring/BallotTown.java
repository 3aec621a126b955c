package vn.laocai.thidua.scoring;

import java.net.http.HttpResponse;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import vn.laocai.thidua.scoring.ballot.BallotClient;
import vn.laocai.thidua.testing.kit.Event;
import vn.laocai.thidua.testing.kit.Events;
import vn.laocai.thidua.testing.kit.Infrastructure;
import vn.laocai.thidua.testing.kit.RunningService;
import vn.laocai.thidua.testing.kit.TestAccount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A block of ten wards with its head, its tellers and a season in the phase of the ballot, over HTTP and Kafka only. */
final class BallotTown {

    static final List<String> WARDS = List.of("VAN_PHU", "YEN_BAI", "NAM_CUONG", "AU_LAU", "NGHIA_LO", "TRUNG_TAM",
            "SA_PA", "CAU_THIA", "CAM_DUONG", "LAO_CAI");
    static final List<String> TELLERS = List.of("teller.1", "teller.2", "teller.3");
    static final String HEAD = "sa-pa.leader";
    static final String CLOSES = "2025-11-20T10:00:00Z";

    final RunningService service = RunningService.on(Infrastructure.embedded(), ScoringServiceApplication.class,
            "scoring-service", false);
    final String block;
    final String season;
    final Map<String, KeyPair> keys = new LinkedHashMap<>();
    final List<Cast> casts = new ArrayList<>();

    /** A vote as only the test knows it: who cast what. */
    record Cast(String ward, String personId, String questionId, String choice, BallotClient.Vote vote,
            String blindSignature, String signature, String ciphertext) {}

    BallotTown() {
        block = "khoi-" + UUID.randomUUID().toString().substring(0, 8);
        season = block + "-2025";
        TELLERS.forEach(teller -> keys.put(teller, BallotClient.tellerKey()));
        Event established = Events.example("vn.laocai.thidua.ward.block-established.v1").about(block)
                .withMember("blockId", quoted(block));
        Event head = Events.example("vn.laocai.thidua.ward.block-head-appointed.v1").about(block).numbered(2)
                .withMember("blockId", quoted(block)).withMember("wardCode", quoted("SA_PA"))
                .withMember("personId", quoted(person(HEAD))).withMember("from", quoted("2025-09-04"));
        Event opened = Events.example("vn.laocai.thidua.ward.season-opened.v1").about(season)
                .withMember("seasonId", quoted(season)).withMember("blockId", quoted(block))
                .withMember("phases", """
                        [{"phase":"DELIBERATION","opensAt":"2025-11-01T00:00:00Z","closesAt":"2025-12-31T00:00:00Z"},
                         {"phase":"BALLOT","opensAt":"2025-11-01T00:00:00Z","closesAt":"2025-12-31T00:00:00Z"}]""");
        service.publish("thidua.ward.block.v1", established);
        service.publish("thidua.ward.block.v1", head);
        service.publish("thidua.ward.season.v1", opened);
    }

    static String person(String account) {
        return TestAccount.personId(account);
    }

    static String leader(String ward) {
        return ward.toLowerCase(Locale.ROOT).replace('_', '-') + ".leader";
    }

    /** What a teller is called. */
    static String name(String teller) {
        return "Nguyễn Văn Kiểm " + teller.substring(teller.length() - 1);
    }

    static String quoted(String text) {
        return '"' + text + '"';
    }

    /** The meeting that a ballot follows, held with nine of ten; the service may need a moment to know the block. */
    String deliberation() {
        String call = """
                {"seasonId":"%s","heldAt":"2025-11-14T00:30:00Z","papersSentAt":"2025-11-10T01:00:00Z",
                 "place":"Sa Pa","agenda":["Bình xét thi đua năm 2025"]}""".formatted(season);
        HttpResponse<String> called = await().atMost(Duration.ofSeconds(60))
                .until(() -> service.post("/api/deliberations", HEAD, call), answer -> answer.statusCode() == 201);
        String id = json(called).path("id").asString();
        ObjectNode attendance = RunningService.JSON.createObjectNode();
        ArrayNode present = attendance.putArray("present");
        WARDS.stream().filter(ward -> !ward.equals("AU_LAU")).forEach(present::add);
        attendance.putArray("absent").addObject().put("wardCode", "AU_LAU").put("reason", "Đi công tác");
        ok(service.post("/api/deliberations/" + id + "/attendance", HEAD, attendance.toString()));
        return id;
    }

    /** The body of a preparation: three wards for the leading flag, 70 % of the block, each votes on all. */
    ObjectNode preparation(String deliberationId) {
        ObjectNode body = RunningService.JSON.createObjectNode();
        body.put("seasonId", season).put("deliberationId", deliberationId);
        ArrayNode questions = body.putArray("questions");
        for (String ward : List.of("LAO_CAI", "SA_PA", "YEN_BAI")) {
            questions.addObject().put("text", "Suy tôn phường " + ward + " tặng Cờ thi đua").put("wardCode", ward)
                    .put("awardCode", "CO_THI_DUA_TINH");
        }
        ArrayNode electors = body.putArray("electors");
        WARDS.forEach(ward -> electors.addObject().put("wardCode", ward).put("personId", person(leader(ward))));
        body.putObject("threshold").put("numerator", 70).put("denominator", 100);
        body.put("selfVote", true);
        ArrayNode tellers = body.putArray("tellers");
        TELLERS.forEach(teller -> tellers.add(person(teller)));
        body.put("keysNeeded", 2).put("closesAt", CLOSES);
        ArrayNode people = body.putArray("people");
        TELLERS.forEach(teller -> people.addObject().put("personId", person(teller)).put("name", name(teller)));
        return body;
    }

    String prepared() {
        HttpResponse<String> answer = service.post("/api/ballots", HEAD, preparation(deliberation()).toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).path("id").asString();
    }

    String opened() {
        String id = prepared();
        registerKeys(id);
        ok(service.post("/api/ballots/" + id + "/opening", HEAD, "{}"));
        return id;
    }

    void registerKeys(String id) {
        keys.forEach((teller, pair) -> ok(service.post("/api/ballots/" + id + "/teller-keys", teller,
                "{\"publicKey\":\"" + BallotClient.publicKey(pair) + "\"}")));
    }

    JsonNode ballot(String id, String account) {
        return ok(service.get("/api/ballots/" + id, account));
    }

    /** Both steps of a vote of this ward on one question. */
    Cast vote(String id, String ward, String questionId, String choice) {
        String account = leader(ward);
        JsonNode ballot = ballot(id, account);
        String signingKey = ballot.path("questions").valueStream()
                .filter(question -> question.path("id").asString().equals(questionId)).findFirst().orElseThrow()
                .path("signingKey").asString();
        BallotClient.Vote vote = BallotClient.newVote(signingKey);
        String blindSignature = ok(service.post("/api/ballots/" + id + "/credentials", account, """
                {"questionId":"%s","blindedMessage":"%s"}""".formatted(questionId, vote.blindedMessage())))
                .path("blindSignature").asString();
        String signature = BallotClient.signature(vote, blindSignature);
        String ciphertext = BallotClient.seal(ballot.path("boxKey").asString(), id, questionId, choice);
        Cast cast = new Cast(ward, person(account), questionId, choice, vote, blindSignature, signature, ciphertext);
        JsonNode receipt = ok(cast(id, cast));
        assertThat(receipt.path("credentialHash").asString()).isEqualTo(vote.hash());
        casts.add(cast);
        return cast;
    }

    HttpResponse<String> cast(String id, Cast cast) {
        return service.postAnonymously("/api/public/ballots/" + id + "/casts", """
                {"questionId":"%s","credential":"%s","signature":"%s","ciphertext":"%s"}"""
                .formatted(cast.questionId(), cast.vote().credential(), cast.signature(), cast.ciphertext()));
    }

    /** Everybody votes: all for q1, eight of ten for q2, six of ten for q3; in a different order for each question. */
    void everybodyVotes(String id) {
        for (String question : List.of("q1", "q2", "q3")) {
            int yes = switch (question) {
                case "q1" -> 10;
                case "q2" -> 8;
                default -> 6;
            };
            for (int i = 0; i < WARDS.size(); i++) {
                String choice = i < yes ? "Y" : i == 9 ? "" : "N";
                vote(id, WARDS.get((i * 3 + question.charAt(1)) % 10), question, choice);
            }
        }
    }

    void giveShares(String id, int tellers) {
        for (String teller : TELLERS.subList(0, tellers)) {
            String sealed = ballot(id, teller).path("mySealedShare").asString();
            String share = BallotClient.openShare(keys.get(teller).getPrivate(), id, person(teller), sealed);
            ok(service.post("/api/ballots/" + id + "/teller-shares", teller, "{\"share\":\"" + share + "\"}"));
        }
    }

    void certify(String id) {
        for (String account : List.of("teller.1", "teller.2", "teller.3", HEAD)) {
            String hash = ballot(id, account).path("minutesHash").asString();
            ok(service.post("/api/ballots/" + id + "/certification", account,
                    "{\"minutesHash\":\"" + hash + "\"}"));
        }
    }

    static JsonNode ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    static JsonNode json(HttpResponse<String> answer) {
        return RunningService.JSON.readTree(answer.body());
    }

    static void refused(HttpResponse<String> answer, int status, String code, String words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode problem = json(answer);
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.path("detail").asString()).contains(words);
    }
}
