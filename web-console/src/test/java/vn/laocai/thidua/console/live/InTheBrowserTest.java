package vn.laocai.thidua.console.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import vn.laocai.thidua.console.OverFakeSuite;
import vn.laocai.thidua.console.fake.FakeData;
import vn.laocai.thidua.console.fake.FakeSuite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Pages in Chromium: accessible, within the screen, live, and whole without JavaScript. */
@OverFakeSuite
class InTheBrowserTest {

    private static final String COVENANT = "/covenants/" + FakeData.COVENANT;
    private static final String SEASON = "/seasons/" + FakeData.SEASON;
    /** Targets that are lower than 44 px, apart from links inside sentences and the paper. */
    static final String LOW_TARGETS = """
            [...document.querySelectorAll('a, button, select, summary, textarea')]
              .filter(each => each.offsetParent && !each.closest('.paper, .skip') && !each.matches('.skip'))
              .filter(each => getComputedStyle(each).display !== 'inline')
              .filter(each => each.getBoundingClientRect().height < 43.5)
              .map(each => each.outerHTML.slice(0, 120))""";

    private static Playwright playwright;
    private static Browser chromium;

    @Autowired
    Browsers browsers;

    @LocalServerPort
    int port;

    private final FakeSuite suite = OverFakeSuite.Suite.get();
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void start() {
        playwright = Chromium.playwright();
        chromium = Chromium.launch(playwright);
    }

    @AfterAll
    static void stop() {
        if (playwright != null) {
            chromium.close();
            playwright.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", SEASON, COVENANT, COVENANT + "/sign", COVENANT + "/verification",
            COVENANT + "/ceremony", SEASON + "/move", "/inbox", "/covenants", "/score-sheets", "/clubs/cau-lac-bo",
            "/more"})
    void isAccessibleAndFitsOfficeScreenAndPhone(String path) {
        for (int[] size : new int[][]{{1366, 768}, {390, 844}}) {
            try (BrowserContext context = chromium
                    .newContext(new Browser.NewContextOptions().setViewportSize(size[0], size[1]))) {
                Page page = open(context, path);
                List<Rule> violations = new AxeBuilder(page).analyze().getViolations();
                assertThat(violations).as("%s at %d", path, size[0]).extracting(Rule::getId, Rule::getHelp).isEmpty();
                assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth")).isEqualTo(0);
                assertThat((List<?>) page.evaluate(LOW_TARGETS)).as("%s at %d", path, size[0]).isEmpty();
            }
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void isAccessibleForOperatorsToo() {
        suite.identity().signsIn("ops");
        isAccessibleAndFitsOfficeScreenAndPhone("/operations");
        isAccessibleAndFitsOfficeScreenAndPhone("/operations/scoring/dead-letters/d1");
    }

    @Test
    void showsTheTenthSignatureOnAnOpenPageWithinASecond() {
        suite.identity().signsIn("yen-bai.leader");
        try (BrowserContext context = chromium.newContext()) {
            Page page = open(context, COVENANT);
            await().until(() -> browsers.count() > 0);
            assertThat(page.locator("#grid").innerText()).contains("9/10");
            suite.data.allSigned();
            browsers.tell(new Hint("covenant", FakeData.COVENANT));
            await().atMost(Duration.ofSeconds(1)).pollInterval(Duration.ofMillis(20))
                    .until(() -> page.locator("#grid").innerText().contains("10/10"));
            assertThat(page.locator("#grid").innerText()).contains("Có hiệu lực");
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void signsWithoutJavaScript() {
        try (BrowserContext context = chromium
                .newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = open(context, COVENANT + "/sign");
            page.check("#confirmed");
            page.click("form.sign-form button[type=submit]");
            assertThat(page.locator(".notice.done").innerText()).contains("Phường Sa Pa đã ký giao ước");
        }
    }

    @Test
    void startsTheKeyboardAtTheWayToTheContent() {
        try (BrowserContext context = chromium.newContext()) {
            Page page = open(context, "/");
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.activeElement.getAttribute('href')")).isEqualTo("#content");
            page.keyboard().press("Enter");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("content");
        }
    }

    @Test
    void keepsWhatWasTypedWhenThePageIsOpenedAgain() {
        try (BrowserContext context = chromium.newContext()) {
            Page page = open(context, SEASON + "/move");
            page.fill("#reason", "Đã ký đủ mười phường");
            page.reload();
            assertThat(page.inputValue("#reason")).isEqualTo("Đã ký đủ mười phường");
            page.click("main form button[type=submit]");
            page.waitForSelector(".notice.done");
            assertThat(page.evaluate("localStorage.length")).isEqualTo(0);
        }
    }

    private Page open(BrowserContext context, String path) {
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if ("error".equals(message.type())) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate("http://localhost:" + port + path);
        return page;
    }
}
