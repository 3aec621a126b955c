package vn.laocai.thidua.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import vn.laocai.thidua.console.fake.FakeData;
import vn.laocai.thidua.console.fake.FakeIdentity;
import vn.laocai.thidua.console.fake.FakeSuite;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.laocai.thidua.console.fake.FakeData.map;

/** What the end of a season puts among "my work". */
@OverFakeSuite
class ClosingTasksTest {

    private static final String API = "/scoring/api";
    private static final String TELLER = "teller.1";

    private final FakeSuite suite = SharedSuite.SUITE;
    private Visitor visitor;

    @BeforeEach
    void open(@LocalServerPort int port) {
        visitor = new Visitor(port);
        suite.data.allSigned();
        suite.data.phaseIs("BALLOT");
        get("/boards/" + FakeData.SEASON + "/finalisation", checklist("OPEN", false));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # state,    person,          vote, key,   shares, certified, task,                         link
            PREPARED,   teller.1,        false, false, 0,     false,     Tạo chìa khóa hòm phiếu,      /ballots/b1/teller
            PREPARED,   teller.1,        false, true,  0,     false,     -,                            -
            PREPARED,   sa-pa.leader,    false, false, 0,     false,     -,                            -
            PREPARED,   sa-pa.leader,    false, true,  0,     false,     Mở hòm phiếu,                 /ballots/b1
            OPEN,       yen-bai.leader,  true,  true,  0,     false,     Bỏ phiếu kín,                 /ballots/b1/vote
            OPEN,       yen-bai.leader,  false, true,  0,     false,     -,                            -
            CLOSED,     teller.1,        false, true,  0,     false,     Góp chìa khóa để mở hòm phiếu, /ballots/b1/teller
            CLOSED,     teller.1,        false, true,  1,     false,     -,                            -
            COUNTING,   teller.1,        false, true,  2,     false,     Kiểm phiếu,                   /ballots/b1
            TALLIED,    teller.1,        false, true,  2,     false,     Xác nhận kết quả kiểm phiếu,  /ballots/b1
            TALLIED,    teller.1,        false, true,  2,     true,      -,                            -
            TALLIED,    sa-pa.leader,    false, true,  2,     false,     Xác nhận kết quả kiểm phiếu,  /ballots/b1
            TALLIED,    sa-pa.leader,    false, true,  2,     true,      -,                            -
            TALLIED,    yen-bai.leader,  false, true,  2,     false,     -,                            -
            CERTIFIED,  sa-pa.leader,    false, true,  2,     true,      Công bố kết quả bỏ phiếu,     /ballots/b1
            CERTIFIED,  teller.1,        false, true,  2,     true,      -,                            -
            """)
    void asksOfEachPersonOnlyWhatTheBallotWaitsForFromHim(String state, String person, boolean vote, boolean key,
            int shares, boolean certified, String title, String link) {
        suite.identity().signsIn(person);
        get("/ballots", map("items", List.of(ballot(state, person, vote, key, shares, certified))));
        Map<String, String> found = new LinkedHashMap<>();
        visitor.get("/").document().select(".tasks a[href^=/ballots/]").forEach(action -> found
                .put(action.attr("href"), action.closest("li").text()));
        if (title == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).hasSize(1).containsKey(link);
            assertThat(found.get(link)).contains(title);
        }
    }

    @Test
    void offersCertificationOnceToWhoeverMayCertify() {
        suite.identity().signsIn("sa-pa.leader");
        get("/ballots/b1", ballot("TALLIED", "sa-pa.leader", false, true, 2, false));
        assertThat(visitor.get("/ballots/b1").document().select("a[href$=/certification]")).hasSize(1);
        get("/ballots/b1", ballot("TALLIED", "sa-pa.leader", false, true, 2, true));
        assertThat(visitor.get("/ballots/b1").document().select("a[href$=/certification]")).isEmpty();
    }

    @Test
    void leadsTheHeadFromTheChecklistOverTheRevealToThePublication() {
        suite.data.phaseIs("RANKED");
        get("/ballots", map("items", List.of()));
        assertThat(tasks()).contains("Hoàn tất các việc trước khi chốt kết quả", "Còn 1 việc");
        get("/boards/" + FakeData.SEASON + "/finalisation", checklist("OPEN", true));
        assertThat(tasks()).contains("Chốt kết quả mùa thi đua").doesNotContain("Hoàn tất");
        get("/boards/" + FakeData.SEASON + "/finalisation", checklist("FINALISED", true));
        get("/boards/" + FakeData.SEASON + "/reveal", reveal(4));
        assertThat(tasks()).contains("Công bố thứ hạng tại hội nghị", "còn 4 phường").doesNotContain("mọi người");
        get("/boards/" + FakeData.SEASON + "/reveal", reveal(0));
        assertThat(tasks()).contains("Công bố kết quả cho mọi người").doesNotContain("hội nghị, ");
        get("/boards/" + FakeData.SEASON + "/finalisation", checklist("PUBLISHED", true));
        assertThat(visitor.get("/").document().select(".tasks a[href^=/boards/]")).isEmpty();
    }

    @Test
    void asksNothingOfTheResultOfAWardOfficer() {
        suite.identity().signsIn("yen-bai.officer");
        get("/boards/" + FakeData.SEASON + "/finalisation", checklist("OPEN", true));
        assertThat(visitor.get("/").document().select(".tasks a[href^=/boards/]")).isEmpty();
    }

    private String tasks() {
        return visitor.get("/").document().select(".tasks").text();
    }

    private void get(String path, Object body) {
        suite.answer("GET " + API + path, 200, body);
    }

    private static Map<String, Object> ballot(String state, String person, boolean vote, boolean key, int shares,
            boolean certified) {
        Map<String, Object> ballot = map("id", "b1", "seasonId", FakeData.SEASON, "round", 1, "state", state, "stateVi",
                "Đang làm", "questions",
                List.of(map("id", "q1", "text", "Đề nghị tặng Cờ thi đua", "kind", "APPROVE", "candidates",
                        List.of(), "seats", 1, "electorate", 10, "needed", 7)),
                "electorate", 10, "tellers",
                List.of(teller(FakeIdentity.personId(TELLER), key, shares > 0, certified && person.equals(TELLER)),
                        teller("p-other", key, shares > 1, false)),
                "keysNeeded", 2, "paperOnly", false, "closesAt", "2026-01-22T08:30:00Z", "certifications",
                certified ? List.of(map("personId", FakeIdentity.personId(person), "capacity", "CHAIR")) : List.of());
        if (person.equals("yen-bai.leader")) {
            ballot.put("mine", map("wardCode", "YEN_BAI", "questionIds", List.of("q1"), "taken",
                    vote ? List.of() : List.of("q1"), "onPaper", false));
        }
        return ballot;
    }

    private static Map<String, Object> teller(String person, boolean key, boolean share, boolean certified) {
        return map("personId", person, "keyRegistered", key, "shareGiven", share, "paperCounted", false, "certified",
                certified);
    }

    private static Map<String, Object> checklist(String state, boolean ready) {
        return map("ledger", map("seasonId", FakeData.SEASON, "state", state, "epoch", 1), "ready", ready, "items",
                List.of(map("code", "sheets-final", "ok", ready, "messageVi", "Phiếu đã chốt.", "messageEn",
                        "Sheets are final.", "count", 0)));
    }

    private static Map<String, Object> reveal(int left) {
        return map("shown", map("seasonId", FakeData.SEASON, "state", "REVEALING", "step", 10 - left, "places",
                List.of(), "of", 10), "left", left);
    }
}
