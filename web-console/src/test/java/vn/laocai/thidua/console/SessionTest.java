package vn.laocai.thidua.console;

import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import vn.laocai.thidua.console.fake.FakeData;
import vn.laocai.thidua.console.fake.FakeSuite;

import static org.assertj.core.api.Assertions.assertThat;

@OverFakeSuite
class SessionTest {

    private static final String MOVE = "/seasons/" + FakeData.SEASON + "/move";
    private static final String API = "/ward/api/seasons/" + FakeData.SEASON + "/phase-moves";
    private static final Map<String, String> TYPED = Map.of("reason", "Đã ký đủ mười phường");

    private final FakeSuite suite = SharedSuite.SUITE;
    private Visitor visitor;

    @BeforeEach
    void open(@LocalServerPort int port) {
        visitor = new Visitor(port);
    }

    @Test
    void comesBackToThePageThatWasAskedFor() {
        Visitor.Page page = visitor.get("/score-sheets?season=" + FakeData.SEASON);
        assertThat(page.address()).hasPath("/score-sheets").hasQuery("season=" + FakeData.SEASON);
        assertThat(visitor.cookie("CONSOLESESSION").isHttpOnly()).isTrue();
    }

    @Test
    void movesTheSeasonWithANote() {
        Visitor.Page after = visitor.submit(visitor.get(MOVE), MOVE, TYPED);
        assertThat(after.address().getPath()).isEqualTo("/seasons/" + FakeData.SEASON);
        assertThat(after.document().selectFirst(".notice.done").text())
                .isEqualTo("Mùa thi đua đã chuyển sang giai đoạn “Triển khai hoạt động”.");
        assertThat(suite.asked("POST", API).getFirst().body()).contains("\"to\":\"ACTIVE\"",
                "Đã ký đủ mười phường");
    }

    @Test
    void keepsWhatWasTypedWhenTheSessionIsGone() {
        Visitor.Page form = visitor.get(MOVE);
        visitor.loseSession();
        Visitor.Page after = visitor.submit(form, MOVE, TYPED);
        assertThat(after.address().getPath()).isEqualTo(MOVE);
        assertThat(after.document().selectFirst("textarea").text()).isEqualTo("Đã ký đủ mười phường");
        assertThat(after.text()).contains("Phiên làm việc đã hết hạn và đã được nối lại");
        assertThat(suite.asked("POST", API)).isEmpty();
        assertThat(visitor.submit(after, MOVE, Map.of()).document().select(".notice.done")).isNotEmpty();
    }

    @Test
    void keepsWhatWasTypedWhenTheTokenIsNoLongerAccepted() {
        Visitor.Page form = visitor.get(MOVE);
        suite.identity().endSessions();
        Visitor.Page after = visitor.submit(form, MOVE, TYPED);
        assertThat(after.address().getPath()).isEqualTo(MOVE);
        assertThat(after.document().selectFirst("textarea").text()).isEqualTo("Đã ký đủ mười phường");
        assertThat(suite.asked("POST", API)).hasSize(1);
    }

    @Test
    void asksForThePasswordAgainAndKeepsWhatWasTypedWhereAnActAsksForAFreshSignIn() {
        Visitor.Page form = visitor.get(MOVE);
        suite.refuse("POST " + API, 401, "sign-in-too-old", "Việc này cần đăng nhập lại.");
        int before = suite.identity().askedAfresh();
        Visitor.Page after = visitor.submit(form, MOVE, TYPED);
        assertThat(suite.identity().askedAfresh()).isEqualTo(before + 1);
        assertThat(after.address().getPath()).isEqualTo(MOVE);
        assertThat(after.document().selectFirst("textarea").text()).isEqualTo("Đã ký đủ mười phường");
        suite.forget("POST " + API);
        assertThat(visitor.submit(after, MOVE, Map.of()).document().select(".notice.done")).isNotEmpty();
    }

    @Test
    void refreshesATokenThatIsAboutToEnd() {
        suite.identity().tokensLive(30);
        visitor.get("/");
        int issued = suite.identity().issued();
        Visitor.Page page = visitor.get("/covenants");
        assertThat(page.status()).isEqualTo(200);
        assertThat(suite.identity().issued()).isGreaterThan(issued);
    }

    @Test
    void tellsAFragmentThatTheSessionIsOver() {
        Visitor.Page page = visitor.getFragment("/tasks");
        assertThat(page.status()).isEqualTo(401);
        assertThat(page.response().headers().firstValue("HX-Refresh")).contains("true");
    }

    @Test
    void signsOutHereAndAtTheProvider() {
        Visitor.Page page = visitor.get("/");
        Visitor.Page after = visitor.submit(page, "/sign-out", Map.of());
        assertThat(after.address().getPath()).isEqualTo("/signed-out");
        assertThat(after.text()).contains("Đã đăng xuất");
        assertThat(visitor.get("/live").status()).isEqualTo(401);
    }

    @Test
    void saysWhatToDoWhenSigningInFails() {
        Visitor.Page page = visitor.get("/login/oauth2/code/identity?code=nope&state=nope");
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.text()).contains("Chưa đăng nhập được");
    }
}
