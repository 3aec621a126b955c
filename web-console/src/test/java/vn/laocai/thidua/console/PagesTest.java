package vn.laocai.thidua.console;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import vn.laocai.thidua.console.fake.FakeData;
import vn.laocai.thidua.console.fake.FakeSuite;

import static org.assertj.core.api.Assertions.assertThat;

@OverFakeSuite
class PagesTest {

    private static final String COVENANT = "/covenants/" + FakeData.COVENANT;
    private static final String SEASON = "/seasons/" + FakeData.SEASON;
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}");
    private static final Pattern CODE = Pattern.compile("\\b[A-Z]{2,}(_[A-Z0-9]+)+\\b|\\?\\?");

    private final FakeSuite suite = SharedSuite.SUITE;
    private Visitor visitor;

    @BeforeEach
    void open(@LocalServerPort int port) {
        visitor = new Visitor(port);
    }

    static Stream<String> pages() {
        return Stream.of("/", "/seasons", SEASON, SEASON + "/move", "/covenants", COVENANT, COVENANT + "/sign",
                COVENANT + "/verification", COVENANT + "/ceremony", "/score-sheets", "/clubs", "/clubs/cau-lac-bo",
                "/inbox", "/inbox?unread=true", "/more");
    }

    static Stream<String> pagesWithoutAnId() {
        return pages().filter(page -> !page.contains(FakeData.COVENANT) && !page.contains(FakeData.SEASON)
                && !page.contains("cau-lac-bo"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void showsThePageInBothLanguagesWithoutACodeOrAnId(String path) {
        Visitor.Page vietnamese = visitor.get(path);
        assertReadable(vietnamese, "vi");
        Visitor.Page english = visitor.get(path + (path.contains("?") ? "&" : "?") + "lang=en");
        assertReadable(english, "en");
        assertThat(english.text()).isNotEqualTo(vietnamese.text());
    }

    @ParameterizedTest
    @MethodSource("pagesWithoutAnId")
    void saysHowTheFirstRowComesToBeWhereThereIsNone(String path) {
        suite.data.empty();
        Visitor.Page page = visitor.get(path);
        assertReadable(page, "vi");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void copesWithTheLongestNames(String path) {
        suite.data.withLongNames();
        assertReadable(visitor.get(path), "vi");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/operations", "/operations/scoring/dead-letters/d1", "/operations/journal?service=ward",
            "/"})
    void showsOperatorsWhatIsStuckAndNoBusinessMenu(String path) {
        suite.identity().signsIn("ops");
        Visitor.Page page = visitor.get(path);
        assertReadable(page, "vi");
        assertThat(page.document().select(".side a").eachText()).contains("Vận hành").doesNotContain("Giao ước");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/audit", "/audit?service=club", "/operations", "/operations/journal?service=club"})
    void showsAuditorsTheTrail(String path) {
        suite.identity().signsIn("auditor");
        Visitor.Page page = visitor.get(path);
        assertReadable(page, "vi");
        assertThat(page.document().select("form[action*=redrive]")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/operations", "/operations/ward/dead-letters/d1", "/operations/journal?service=ward",
            "/audit"})
    void keepsOperatorsAndAuditorsPagesFromTheOthers(String path) {
        Visitor.Page page = visitor.get(path);
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text()).contains("chưa được giao quyền");
        assertThat(suite.asked("GET", "/ward/api/ops/dead-letters")).isEmpty();
    }

    @Test
    void showsPartnersWhatTheyMayReadAndNothingToSign() {
        suite.identity().signsIn("tourism-association.partner");
        Visitor.Page page = visitor.get(COVENANT);
        assertReadable(page, "vi");
        assertThat(page.document().select(".side a").eachText()).contains("Giao ước", "Câu lạc bộ")
                .doesNotContain("Chấm điểm", "Vận hành");
        assertThat(page.document().select("#sign-link")).isEmpty();
        assertThat(visitor.get(COVENANT + "/sign").text()).contains("không phải là một bên của giao ước này");
    }

    @Test
    void putsTheCovenantToSignFirst() {
        Visitor.Page page = visitor.get("/");
        Element task = page.document().selectFirst(".tasks .task");
        assertThat(task.text()).contains("Ký “Giao ước thi đua năm 2025").contains("Đã có 9/10 phường ký.")
                .contains("Hạn 30/11/2025").contains("còn 16 ngày");
        assertThat(task.selectFirst("a").attr("href")).isEqualTo(COVENANT + "/sign");
        assertThat(page.document().selectFirst(".bell .count").text()).isEqualTo("2");
    }

    @Test
    void showsTheStateOfEachWardInWordsAndShape() {
        Visitor.Page page = visitor.get(COVENANT);
        List<Element> tiles = page.document().select("ul.grid > li");
        assertThat(tiles).hasSize(10);
        assertThat(tiles).allSatisfy(tile -> assertThat(tile.select(".state svg")).isNotEmpty());
        assertThat(page.document().select("ul.grid .signed")).hasSize(9);
        assertThat(page.document().selectFirst("ul.grid .signed .state").text()).isEqualTo("Đã ký · 14/11/2025 09:15");
        assertThat(page.document().selectFirst("ul.grid .open").text()).contains("Sa Pa", "Trưởng khối", "Chưa ký");
    }

    @Test
    void tellsOthersWhyTheyDoNotSign() {
        suite.identity().signsIn("sa-pa.officer");
        Visitor.Page page = visitor.get(COVENANT + "/sign");
        assertThat(page.text()).contains("Chỉ người có thẩm quyền ký của phường mới ký được");
        assertThat(page.document().select("form[action$=/sign]")).isEmpty();
        suite.data.allSigned();
    }

    @Test
    void givesTheMoveToTheHeadAlone() {
        assertThat(visitor.get(SEASON).document().select("a[href$=/move]")).hasSize(1);
        suite.identity().signsIn("yen-bai.leader");
        Visitor other = new Visitor(visitor.get("/").address().getPort());
        assertThat(other.get(SEASON).document().select("a[href$=/move]")).isEmpty();
    }

    @Test
    void tellsWhatToDoWhereAServiceDoesNotAnswer() {
        suite.stop("club");
        Visitor.Page page = visitor.get("/clubs");
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.text()).contains("Phần “Câu lạc bộ” của hệ thống tạm thời chưa trả lời", "Thử lại");
        assertThat(page.document().selectFirst("#error-id").text()).matches("[0-9a-f]{16,32}");
    }

    @Test
    void showsMyWorkAlsoWithoutMessages() {
        suite.stop("notification");
        Visitor.Page page = visitor.get("/");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Hiện chưa đọc được thông báo", "Xem và ký");
    }

    @Test
    void findsNothingPolitely() {
        Visitor.Page page = visitor.get("/khong-co");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text()).contains("Không tìm thấy trang này", "Về Việc của tôi");
        assertThat(visitor.get("/covenants/khong-co").status()).isEqualTo(404);
    }

    @Test
    void knowsNoFifthService() {
        suite.identity().signsIn("ops");
        assertThat(visitor.get("/operations/journal?service=mail").status()).isEqualTo(404);
    }

    @Test
    void showsAFailureAsAPageWithAnIdToReadOut() {
        suite.answer("GET /ward/api/seasons/" + FakeData.SEASON, 200, List.of("unexpected"));
        Visitor.Page page = visitor.get(SEASON);
        assertThat(page.status()).isEqualTo(500);
        assertThat(page.text()).contains("Trang này đang có lỗi").doesNotContain("Exception");
    }

    @Test
    void leadsOnlyToOurOwnPagesFromAMessage() {
        Visitor.Page page = visitor.get("/inbox");
        assertThat(page.document().select("#messages [href*=evil], #messages [value*=evil]")).isEmpty();
    }

    @Test
    void letsBrowsersRunOurScriptsAlone() {
        Visitor.Page page = visitor.get("/");
        assertThat(page.response().headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self';", "style-src 'self';", "frame-ancestors 'none'");
        assertThat(page.document().select("script:not([src]), style, [style], [onclick]")).isEmpty();
    }

    @Test
    void letsBrowsersKeepStylesAndScriptsByTheirContent() {
        Visitor.Page page = visitor.get("/");
        String style = page.document().selectFirst("link[href*=console]").attr("href");
        assertThat(style).matches("/assets/console-[0-9a-f]{32}\\.css");
        assertThat(visitor.get(style).response().headers().firstValue("Cache-Control").orElseThrow())
                .contains("max-age=31536000");
    }

    static void assertReadable(Visitor.Page page, String language) {
        Document document = page.document();
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        assertThat(document.selectFirst("html").attr("lang")).isEqualTo(language);
        assertThat(document.select("h1")).hasSize(1);
        assertThat(document.select("main")).hasSize(1);
        assertThat(document.title()).isNotBlank();
        document.select("[hidden], details.tech").remove();
        assertThat(document.body().text()).doesNotContainPattern(UUID).doesNotContainPattern(CODE)
                .doesNotContain("{0}", "{1}", "null");
        assertThat(document.select("form[method=post]"))
                .allSatisfy(form -> assertThat(form.select("input[name=_csrf]")).hasSize(1));
        assertThat(document.select("img:not([alt]), input:not([type=hidden]):not([id]), textarea:not([id])")).isEmpty();
        document.select("textarea, input[type=checkbox], select").forEach(
                field -> assertThat(document.select("label[for=" + field.id() + "]")).hasSize(1));
        assertThat(document.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    }
}
