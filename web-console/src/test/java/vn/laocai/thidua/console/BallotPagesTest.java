package vn.laocai.thidua.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import vn.laocai.thidua.console.Visitor.Field;
import vn.laocai.thidua.console.fake.FakeData;
import vn.laocai.thidua.console.fake.FakeIdentity;
import vn.laocai.thidua.console.fake.FakeSuite;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.laocai.thidua.console.fake.FakeData.map;

/** A meeting and a ballot, led from the invitation to the signed minutes on pages alone. */
@OverFakeSuite
class BallotPagesTest {

    private static final String API = "/scoring/api";
    private static final String NEW_BALLOT = "/ballots/new?season=" + FakeData.SEASON;
    private static final String NEW_MEETING = "/deliberations/new?season=" + FakeData.SEASON;

    private final FakeSuite suite = SharedSuite.SUITE;
    private Visitor visitor;
    private Visitor other;

    @BeforeEach
    void open(@LocalServerPort int port) {
        visitor = new Visitor(port);
        other = new Visitor(port);
        suite.data.allSigned();
        suite.data.phaseIs("BALLOT");
        suite.identity().signsIn("block.secretary");
        get("/ballots", map("items", List.of()));
        get("/deliberations", map("items", List.of(meeting("SIGNED", true))));
        get("/award-catalogue/" + FakeData.SEASON, map("awards",
                List.of(map("code", "PROVINCE_FLAG", "nameVi", "Cờ thi đua của Ủy ban nhân dân tỉnh", "decidedBy",
                        "PROVINCE", "quota", 1, "councilPercent", 70))));
        List<Map<String, Object>> people = new ArrayList<>();
        FakeData.WARDS.forEach((code, name) -> people.add(map("personId", "p-" + code, "name", "Lãnh đạo " + name,
                "organisation", code, "roles", List.of("WARD_LEADER"))));
        for (int i = 1; i <= 3; i++) {
            people.add(map("personId", "p-teller-" + i, "name", "Kiểm phiếu viên " + i, "organisation", "SA_PA",
                    "roles", List.of("TELLER")));
        }
        suite.answer("GET /notification/api/people", 200, map("items", people));
    }

    @Test
    void callsAMeetingFromThePageOfTheSeasonsBallots() {
        assertThat(visitor.get("/ballots").document().select("a[href^='/deliberations/new']")).hasSize(1);
        suite.answer("POST " + API + "/deliberations", 201, meeting("CALLED", null));
        Visitor.Page after = visitor.submit(visitor.get(NEW_MEETING), NEW_MEETING,
                Map.of("heldAt", "2026-01-22T08:00", "place", "Hội trường A", "papersSentAt", "2026-01-16T08:00",
                        "agenda", "Thông qua bảng điểm\n\nBỏ phiếu kín", "quorum", "3/4"));
        assertThat(after.address()).hasPath("/deliberations/m1");
        JsonNode sent = sent("/deliberations");
        assertThat(sent.path("heldAt").asString()).isEqualTo("2026-01-22T01:00:00Z");
        assertThat(sent.path("agenda").size()).isEqualTo(2);
        assertThat(sent.path("quorum").path("denominator").asInt()).isEqualTo(4);
    }

    @Test
    void takesAttendanceByWritingReasonsForTheAbsentOnly() {
        get("/deliberations/m1", meeting("CALLED", null));
        suite.answer("POST " + API + "/deliberations/m1/attendance", 200, meeting("HELD", true));
        String path = "/deliberations/m1/attendance";
        visitor.submit(visitor.get(path), path, Map.of("absent-AU_LAU", "Chống bão"));
        JsonNode sent = sent(path);
        assertThat(sent.path("present").size()).isEqualTo(FakeData.WARDS.size() - 1);
        assertThat(sent.path("absent").path(0).path("reason").asString()).isEqualTo("Chống bão");
    }

    @Test
    void keepsTheMinutesThatAreNotClearAndSaysWhichLine() {
        get("/deliberations/m1", meeting("HELD", true));
        String path = "/deliberations/m1/minutes";
        Map<String, String> typed = Map.of("chair", "Tô Ngọc Liễn", "secretary", "Thư ký", "proceedings",
                "Thảo luận", "opinions", "Sa Pa: xem lại II.2\nkhông rõ phường nào", "votes",
                "Thông qua bảng điểm: 9 đồng ý, 1 không đồng ý", "conclusion", "Thống nhất");
        Visitor.Page refused = visitor.submit(visitor.get(path), path, typed);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Chưa rõ dòng ý kiến “không rõ phường nào”");
        assertThat(refused.document().selectFirst("[name=conclusion]").text()).isEqualTo("Thống nhất");
        suite.answer("POST " + API + "/deliberations/m1/minutes", 200, meeting("MINUTED", true));
        visitor.submit(refused, path, Map.of("opinions", "phường Sa Pa: xem lại II.2"));
        JsonNode sent = sent(path);
        assertThat(sent.path("opinions").path(0).path("wardCode").asString()).isEqualTo("SA_PA");
        assertThat(sent.path("votes").path(0).path("disagree").asInt()).isEqualTo(1);
    }

    @Test
    void preparesABallotWithTellersChosenByName() {
        Visitor.Page form = visitor.get(NEW_BALLOT);
        assertThat(form.text()).contains("Kiểm phiếu viên 2", "Lãnh đạo Sa Pa").doesNotContain("p-teller");
        suite.answer("POST " + API + "/ballots", 201, ballot("PREPARED"));
        List<Field> fields = filled(form, NEW_BALLOT);
        fields.removeIf(field -> field.value().equals("p-teller-3"));
        set(fields, "ward-0", "SA_PA");
        set(fields, "award-0", "PROVINCE_FLAG");
        set(fields, "closesAt", "2026-01-22T15:30");
        Visitor.Page after = visitor.post(NEW_BALLOT, fields, form.address().toString());
        assertThat(after.address()).hasPath("/ballots/b1");
        JsonNode sent = sent("/ballots");
        assertThat(sent.path("questions").size()).isEqualTo(1);
        assertThat(sent.path("questions").path(0).path("text").asString())
                .isEqualTo("Đề nghị tặng Cờ thi đua của Ủy ban nhân dân tỉnh cho phường Sa Pa");
        assertThat(sent.path("electors").size()).isEqualTo(FakeData.WARDS.size());
        assertThat(sent.path("tellers").valueStream().map(JsonNode::asString)).containsExactly("p-teller-1",
                "p-teller-2");
        assertThat(sent.path("keysNeeded").asInt()).isEqualTo(2);
        assertThat(sent.path("threshold").path("numerator").asInt()).isEqualTo(70);
        assertThat(sent.path("closesAt").asString()).isEqualTo("2026-01-22T08:30:00Z");
        assertThat(sent.path("people").findValuesAsString("name")).contains("Kiểm phiếu viên 1", "Lãnh đạo Sa Pa")
                .doesNotContain("Kiểm phiếu viên 3");
    }

    @Test
    void keepsTheWholeFormOfABallotThatIsRefused() {
        Visitor.Page form = visitor.get(NEW_BALLOT);
        List<Field> fields = filled(form, NEW_BALLOT);
        set(fields, "text-0", "Tín nhiệm Khối trưởng năm sau");
        set(fields, "closesAt", "2026-01-22T15:30");
        suite.refuse("POST " + API + "/ballots", 422, "closes-in-the-past", "Giờ đóng hòm phiếu đã qua.");
        Visitor.Page refused = visitor.post(NEW_BALLOT, fields, form.address().toString());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.document().selectFirst("[name=text-0]").val()).isEqualTo("Tín nhiệm Khối trưởng năm sau");
        assertThat(refused.document().select("[name=tellers][checked]")).hasSize(3);
        fields.removeIf(field -> field.name().equals("tellers"));
        assertThat(visitor.post(NEW_BALLOT, fields, form.address().toString()).text())
                .contains("Tổ kiểm phiếu cần ít nhất hai người.");
        fields.add(new Field("more", "true"));
        assertThat(visitor.post(NEW_BALLOT, fields, form.address().toString()).document().select("[name=text-3]"))
                .hasSize(1);
    }

    @Test
    void aTellerEntersWhatHeReadsOnPaper() {
        suite.identity().signsIn("teller.1");
        Map<String, Object> ballot = ballot("CLOSED");
        ballot.put("wardsOnPaper", List.of("AU_LAU"));
        get("/ballots/b1", ballot);
        suite.answer("POST " + API + "/ballots/b1/paper-tally", 200, ballot);
        assertThat(visitor.get("/ballots/b1").document().select("a[href$=/paper-tally]")).hasSize(1);
        String path = "/ballots/b1/paper-tally";
        Visitor.Page refused = visitor.submit(visitor.get(path), path, Map.of("q1--yes", "một"));
        assertThat(refused.text()).contains("“một” không phải số phiếu");
        visitor.submit(visitor.get(path), path, Map.of("q1--yes", "1"));
        JsonNode count = sent(path).path("counts").path(0);
        assertThat(count.path("options").path(0).path("yes").asInt()).isEqualTo(1);
        assertThat(count.path("options").path(0).path("wardCode").asString()).isEqualTo("SA_PA");
        assertThat(count.path("blank").asInt()).isZero();
    }

    @Test
    void theHeadSeesHowManyBallotsAreOutAndWhoCounts() {
        suite.identity().signsIn("sa-pa.leader");
        Map<String, Object> ballot = ballot("OPEN");
        ballot.put("issued", 7);
        get("/ballots/b1", ballot);
        assertThat(visitor.get("/ballots/b1").text()).contains("7/10", "Kiểm phiếu viên 1");
        suite.identity().signsIn("yen-bai.leader");
        get("/ballots/b1", ballot("OPEN"));
        assertThat(other.get("/ballots/b1").document().select(".turnout")).isEmpty();
    }

    private JsonNode sent(String path) {
        return JsonMapper.shared().readTree(suite.asked("POST", API + path).getLast().body());
    }

    private void get(String path, Object body) {
        suite.answer("GET " + API + path, 200, body);
    }

    /** What a browser would send of this form as it stands. */
    private static List<Field> filled(Visitor.Page page, String action) {
        List<Field> fields = new ArrayList<>();
        for (Element element : page.form(action).select("input[name], textarea[name], select[name]")) {
            String name = element.attr("name");
            if (element.is("select")) {
                Element chosen = element.selectFirst("option[selected]");
                fields.add(new Field(name, chosen == null ? "" : chosen.attr("value")));
            } else if (!element.attr("type").equals("checkbox") || element.hasAttr("checked")) {
                fields.add(new Field(name, element.val()));
            }
        }
        return fields;
    }

    private static void set(List<Field> fields, String name, String value) {
        fields.removeIf(field -> field.name().equals(name));
        fields.add(new Field(name, value));
    }

    private static Map<String, Object> meeting(String state, Boolean quorumMet) {
        Map<String, Object> meeting = map("id", "m1", "seasonId", FakeData.SEASON, "state", state, "stateVi",
                "Đang làm", "heldAt", "2026-01-22T01:00:00Z", "papersSentAt", "2026-01-16T01:00:00Z", "place",
                "Hội trường A", "agenda", List.of("Thông qua bảng điểm"), "members",
                List.copyOf(FakeData.WARDS.keySet()), "needed", 7, "signatures", List.of());
        if (quorumMet != null) {
            meeting.putAll(map("quorumMet", quorumMet, "present", List.copyOf(FakeData.WARDS.keySet()), "absent",
                    List.of()));
        }
        return meeting;
    }

    private static Map<String, Object> ballot(String state) {
        return map("id", "b1", "seasonId", FakeData.SEASON, "round", 1, "state", state, "stateVi", "Đang làm",
                "questions",
                List.of(map("id", "q1", "text", "Đề nghị tặng Cờ thi đua", "kind", "APPROVE", "wardCode", "SA_PA",
                        "candidates", List.of(), "seats", 1, "electorate", 10, "needed", 7)),
                "electorate", 10, "tellers",
                List.of(teller(FakeIdentity.personId("teller.1"), "Kiểm phiếu viên 1"),
                        teller("p-teller-2", "Kiểm phiếu viên 2")),
                "keysNeeded", 2, "paperOnly", false, "closesAt", "2026-01-22T08:30:00Z");
    }

    private static Map<String, Object> teller(String person, String name) {
        return map("personId", person, "name", name, "keyRegistered", true, "shareGiven", false, "paperCounted",
                false, "certified", false);
    }
}
