package vn.laocai.thidua.club;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.testing.kit.Contract;
import vn.laocai.thidua.testing.kit.Event;
import vn.laocai.thidua.testing.kit.Events;
import vn.laocai.thidua.testing.kit.Infrastructure;
import vn.laocai.thidua.testing.kit.RunningService;
import vn.laocai.thidua.testing.kit.Wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** From commands and records on Kafka to what people read over HTTP and others hear, on any infrastructure. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ClubJourney {

    private static final String BLOCK = "thidua.ward.block.v1";
    private static final String CLUB = "thidua.club.club.v1";
    private static final String WARD = "vn.laocai.thidua.ward.";
    private static final String PUBLIC = "vn.laocai.thidua.club.";
    private static final String SECRETARY = "block.secretary";

    private RunningService service;
    private String block;
    private String club;

    abstract Infrastructure infrastructure();

    /** Whether the broker lacks the topics that deploy/kafka/topics.yaml declares. */
    abstract boolean lacksTopics();

    @BeforeAll
    void start() {
        service = RunningService.on(infrastructure(), ClubServiceApplication.class, "club-service", lacksTopics());
    }

    @BeforeEach
    void useFreshIds() {
        block = "khoi-" + UUID.randomUUID();
        club = "clb-" + UUID.randomUUID();
    }

    @Test
    void admitsTheMembersOfABlockThatIsKnownBeforeTheClub() {
        service.publish(BLOCK, established("VAN_PHU", "YEN_BAI", "SA_PA"));
        awaitProposalWith(3);
    }

    @Test
    void followsTheBlockHoweverOftenAndLateItsEventsCome() {
        propose();
        assertThat(members()).isEmpty();
        service.publish(BLOCK, established("VAN_PHU", "YEN_BAI"));
        service.publish(BLOCK, established("VAN_PHU", "YEN_BAI"));
        awaitMembers("VAN_PHU", "YEN_BAI");
        Event added = changed("block-member-added", 2, "SA_PA", "2025-11-20", "VAN_PHU", "YEN_BAI", "SA_PA");
        Event removed = changed("block-member-removed", 3, "VAN_PHU", "2025-12-01", "YEN_BAI", "SA_PA");
        service.publish(BLOCK, added);
        service.publish(BLOCK, removed);
        awaitMembers("YEN_BAI", "SA_PA");
        // Late and again: what is older than the newest changes nothing.
        service.publish(BLOCK, added);
        service.publish(BLOCK, established("VAN_PHU", "YEN_BAI"));
        service.publish(BLOCK, changed("block-head-appointed", 4, "YEN_BAI", null, "YEN_BAI", "SA_PA", "AU_LAU"));
        awaitMembers("YEN_BAI", "SA_PA", "AU_LAU");

        await().atMost(Duration.ofSeconds(30)).until(() -> told().size() >= 6);
        assertThat(told()).extracting(ClubJourney::type).containsExactly(PUBLIC + "club-proposed.v1",
                PUBLIC + "club-member-admitted.v1", PUBLIC + "club-member-admitted.v1",
                PUBLIC + "club-member-admitted.v1", PUBLIC + "club-member-withdrawn.v1",
                PUBLIC + "club-member-admitted.v1");
        JsonNode left = RunningService.JSON.readTree(told().get(4).value());
        assertThat(left.path("wardCode").asString()).isEqualTo("VAN_PHU");
        assertThat(left.path("until").asString()).isEqualTo("2025-11-30");
        assertThat(RunningService.JSON.readTree(told().get(3).value()).path("from").asString())
                .isEqualTo("2025-11-20");
    }

    @Test
    void endsWithTheRollOfTheBlockWhereProposalAndEventCrossEachOther() {
        for (int i = 0; i < 15; i++) {
            useFreshIds();
            Event event = established("VAN_PHU", "YEN_BAI", "SA_PA");
            Thread publisher = Thread.ofVirtual().start(() -> service.publish(BLOCK, event));
            propose();
            awaitMembers("VAN_PHU", "YEN_BAI", "SA_PA");
            assertThat(publisher.isAlive()).isFalse();
        }
    }

    @Test
    void keepsTheNewestMembershipWhereEventsArriveOutOfTheirOrder() {
        propose();
        service.publish(BLOCK, changed("block-member-added", 2, "SA_PA", "2025-11-20", "VAN_PHU", "SA_PA"));
        awaitMembers("VAN_PHU", "SA_PA");
        service.publish(BLOCK, established("VAN_PHU"));
        service.publish(BLOCK, changed("block-head-appointed", 3, "SA_PA", null, "VAN_PHU", "SA_PA", "YEN_BAI"));
        awaitMembers("VAN_PHU", "SA_PA", "YEN_BAI");
    }

    @Test
    void goesFromItsProposalToItsFoundingAndTellsEachStepByItsContract() {
        service.publish(BLOCK, established("VAN_PHU", "YEN_BAI"));
        propose();
        awaitMembers("VAN_PHU", "YEN_BAI");
        HttpResponse<String> agreed = service.post("/api/clubs/" + club + "/agreement", SECRETARY, """
                {"title":"Hội nghị Khối thi đua các phường","date":"2025-11-14","place":"Phường Sa Pa"}""");
        assertThat(agreed.statusCode()).isEqualTo(200);
        assertThat(json(agreed).path("state").asString()).isEqualTo("AGREED_IN_PRINCIPLE");
        HttpResponse<String> founded = service.post("/api/clubs/" + club + "/establishment", SECRETARY, """
                {"title":"Biên bản hội nghị","date":"2025-11-14","issuer":"Khối thi đua các phường"}""");
        assertThat(founded.statusCode()).isEqualTo(200);
        assertThat(founded.headers().firstValue("ETag")).isPresent();
        assertThat(json(founded).path("state").asString()).isEqualTo("ESTABLISHED");
        assertThat(json(founded).path("foundingDocument").has("number")).isFalse();

        await().atMost(Duration.ofSeconds(30)).until(() -> told().size() >= 5);
        List<ConsumerRecord<byte[], byte[]>> told = told();
        assertThat(told).extracting(ClubJourney::type).contains(PUBLIC + "club-proposed.v1",
                PUBLIC + "club-member-admitted.v1", PUBLIC + "club-agreed-in-principle.v1",
                PUBLIC + "club-established.v1");
        IntStream.range(0, told.size()).forEach(i -> {
            ConsumerRecord<byte[], byte[]> record = told.get(i);
            assertThat(Wire.header(record, "ce_sequence")).isEqualTo("%019d".formatted(i + 1));
            assertThat(RunningService.key(record)).isEqualTo(club).isEqualTo(Wire.header(record, "ce_subject"));
            assertThat(Contract.violations(type(record), RunningService.data(record))).isEmpty();
        });
        JsonNode listed = json(service.get("/api/clubs", "sa-pa.leader")).path("items");
        assertThat(listed.valueStream().filter(one -> one.path("id").asString().equals(club))
                .map(one -> one.path("state").asString() + one.path("fullMembers").asInt())).containsExactly(
                        "ESTABLISHED2");
    }

    @Test
    void withdrawalsFitTheirContractToo() {
        propose();
        service.publish(BLOCK, established("VAN_PHU", "YEN_BAI"));
        service.publish(BLOCK, changed("block-member-removed", 2, "YEN_BAI", "2025-12-01", "VAN_PHU"));
        await().atMost(Duration.ofSeconds(30)).until(() -> told().stream()
                .anyMatch(record -> type(record).equals(PUBLIC + "club-member-withdrawn.v1")));
        assertThat(told()).allSatisfy(record -> assertThat(
                Contract.violations(type(record), RunningService.data(record))).isEmpty());
    }

    @Test
    void understandsEveryExampleAndPassesOverWhatItDoesNotKnow() {
        for (String type : List.of("block-established", "block-member-added", "block-member-removed",
                "block-head-appointed")) {
            for (Event example : Events.examples(WARD + type + ".v1")) {
                String of = "khoi-" + UUID.randomUUID();
                String id = "clb-" + UUID.randomUUID();
                proposeOn(of, id);
                Event strange = on(of, example, 1).withMember("fieldOfTomorrow", "7").withMember("basis",
                        "\"VALUE_OF_TOMORROW\"");
                service.publish(BLOCK, strange);
                service.publish(BLOCK, on(of, example, 2).with("type", WARD + "block-of-tomorrow.v1"));
                int wanted = RunningService.JSON.readTree(example.data()).path("memberCodes").size();
                await().atMost(Duration.ofSeconds(30)).until(() -> members(id).size() == wanted);
            }
        }
    }

    @Test
    void answersTheSameForTheSameKeyAndRefusesASecondClub() {
        String key = UUID.randomUUID().toString();
        HttpResponse<String> first = service.post("/api/clubs", SECRETARY, proposal(block, club), key);
        HttpResponse<String> again = service.post("/api/clubs", SECRETARY, proposal(block, club), key);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.headers().firstValue("Location")).contains("/api/clubs/" + club);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertProblem(service.post("/api/clubs", SECRETARY, proposal(block, club)), 409, "club-exists");
    }

    @Test
    void refusesStepsOutOfTheirOrderAndPapersOfTomorrow() {
        propose();
        assertProblem(service.post("/api/clubs/" + club + "/establishment", SECRETARY, """
                {"title":"Quyết định","number":"1/QĐ","date":"2025-11-14","issuer":"UBND tỉnh"}"""), 409,
                "club-not-yet-agreed");
        assertProblem(service.post("/api/clubs/" + club + "/agreement", SECRETARY, """
                {"title":"Hội nghị","date":"2099-01-01","place":"Sa Pa"}"""), 422, "date-in-the-future");
        assertProblem(service.post("/api/clubs/khong-co/agreement", SECRETARY, """
                {"title":"Hội nghị","date":"2025-11-14","place":"Sa Pa"}"""), 404, "club-not-found");
        assertProblem(service.get("/api/clubs/khong-co", "sa-pa.leader"), 404, "club-not-found");
        HttpResponse<String> bad = service.post("/api/clubs", SECRETARY, """
                {"code":"Không Hợp Lệ","name":" ","blockId":"b","proposalRef":{"title":"t","date":"2025-11-14"}}""");
        assertThat(bad.statusCode()).isIn(400, 422);
        assertThat(json(bad).path("errors")).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void letsSecretariesRecordAndMembersAndPartnersRead() {
        for (String account : List.of("sa-pa.leader", "yen-bai.officer", "province.monitor", "ops", "auditor",
                "tourism-association.partner", "agency.home-affairs")) {
            assertThat(service.post("/api/clubs", account, proposal(block, club)).statusCode()).as(account)
                    .isEqualTo(403);
        }
        assertThat(service.post("/api/clubs", "", proposal(block, club)).statusCode()).isEqualTo(401);
        assertThat(service.post("/api/clubs", "block.admin", proposal(block, club)).statusCode()).isEqualTo(201);
        for (String account : List.of("sa-pa.leader", "yen-bai.officer", "province.monitor", "auditor",
                "tourism-association.partner")) {
            assertThat(service.get("/api/clubs/" + club, account).statusCode()).as(account).isEqualTo(200);
        }
        for (String account : List.of("ops", "agency.home-affairs")) {
            assertThat(service.get("/api/clubs/" + club, account).statusCode()).as(account).isEqualTo(403);
        }
    }

    @Test
    void describesItsInterface() {
        HttpResponse<String> description = service.get("/v3/api-docs", "");
        assertThat(description.statusCode()).isEqualTo(200);
        assertThat(RunningService.JSON.readTree(description.body()).path("paths").propertyNames())
                .contains("/api/clubs", "/api/clubs/{id}");
    }

    /** The copy of the membership is not to be seen, so clubs are proposed until one finds it. */
    private void awaitProposalWith(int members) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            String id = "clb-" + UUID.randomUUID();
            return proposeOn(block, id).path("members").size() == members;
        });
    }

    private void propose() {
        proposeOn(block, club);
    }

    private JsonNode proposeOn(String of, String id) {
        HttpResponse<String> answer = service.post("/api/clubs", SECRETARY, proposal(of, id));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer);
    }

    private static String proposal(String of, String id) {
        return RunningService.JSON.writeValueAsString(Map.of("code", id, "name",
                "Câu lạc bộ các đô thị tỉnh Lào Cai", "blockId", of, "proposalRef",
                Map.of("title", "Đề xuất thành lập", "date", "2025-11-14")));
    }

    private Event established(String... members) {
        return withMembers(on(block, Events.example(WARD + "block-established.v1"), 1), members);
    }

    private Event changed(String type, long sequence, String ward, String effectiveDate, String... members) {
        Event event = on(block, Events.example(WARD + type + ".v1"), sequence).withMember("wardCode",
                "\"" + ward + "\"");
        return withMembers(effectiveDate == null
                ? event
                : event.withMember("effectiveDate", "\"" + effectiveDate + "\""), members);
    }

    private static Event withMembers(Event event, String... members) {
        return event.withMember("memberCodes", RunningService.JSON.writeValueAsString(List.of(members)));
    }

    private static Event on(String block, Event example, long sequence) {
        return example.about(block).numbered(sequence).withMember("blockId", "\"" + block + "\"");
    }

    private void awaitMembers(String... wards) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(members()).containsExactlyInAnyOrder(wards));
    }

    private List<String> members() {
        return members(club);
    }

    private List<String> members(String id) {
        return json(service.get("/api/clubs/" + id, "sa-pa.leader")).path("members").valueStream()
                .map(member -> member.path("wardCode").asString()).toList();
    }

    private List<ConsumerRecord<byte[], byte[]>> told() {
        return service.records(CLUB, club);
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).path("code").asString()).isEqualTo(code);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return RunningService.JSON.readTree(answer.body());
    }

    private static String type(ConsumerRecord<byte[], byte[]> record) {
        return Wire.header(record, "ce_type");
    }

}
