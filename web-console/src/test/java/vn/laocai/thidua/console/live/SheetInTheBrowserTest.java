package vn.laocai.thidua.console.live;

import java.util.List;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import vn.laocai.thidua.console.OverFakeSuite;
import vn.laocai.thidua.console.fake.FakeData;
import vn.laocai.thidua.console.fake.FakeScoring;
import vn.laocai.thidua.console.fake.FakeSuite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The sheet in Chromium: saved as it is typed, kept when the network fails, both versions on a conflict. */
@OverFakeSuite
class SheetInTheBrowserTest {

    private static final String SHEET = "/score-sheets/" + FakeData.SEASON + ":SA_PA";
    private static final String API = "/scoring/api" + SHEET + "/cells/I.6";

    private static Playwright playwright;
    private static Browser chromium;

    @LocalServerPort
    int port;

    private final FakeSuite suite = OverFakeSuite.Suite.get();

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

    @BeforeEach
    void draft() {
        suite.data.allSigned();
        suite.data.phaseIs("SELF_SCORING");
        suite.data.scoring.sheetsAre("DRAFT");
        suite.identity().signsIn("sa-pa.officer");
    }

    @Test
    void savesACellWhenItIsLeftAndSaysSo() {
        try (BrowserContext context = chromium.newContext()) {
            Page page = open(context, SHEET);
            page.fill("#r-I-6-actual", "90");
            page.keyboard().press("Enter");
            page.waitForSelector("#save-I-6:has-text('Đã lưu')");
            assertThat(page.locator("#points-I-6").innerText()).contains("36,00");
            assertThat(page.evaluate("document.activeElement.id")).as("Enter goes down").isEqualTo("r-I-7-actual");
            page.keyboard().press("ArrowUp");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("r-I-6-actual");
            page.fill("#r-I-6-actual", "95");
            page.keyboard().press("Tab");
            await().until(() -> suite.asked("PUT", API).size() == 2);
            page.waitForSelector("#points-I-6:has-text('38,00')");
            assertThat(suite.asked("PUT", API).getLast().headers().get("If-match")).isEqualTo("\"3\"");
            assertThat(page.evaluate("localStorage.length")).isEqualTo(0);
        }
    }

    @Test
    void keepsWhatWasTypedWhileTheServiceIsSilentAndTriesAgain() {
        try (BrowserContext context = chromium.newContext()) {
            Page page = open(context, SHEET);
            suite.answer("PUT " + API, 503, java.util.Map.of("status", 503, "code", "store-unavailable"));
            page.fill("#r-I-6-actual", "90");
            page.keyboard().press("Tab");
            page.waitForSelector("#save-I-6");
            await().until(() -> page.locator("#save-I-6").innerText().length() > 0);
            assertThat(page.evaluate("localStorage.length")).isEqualTo(1);
            suite.forget("PUT " + API);
            page.reload();
            page.waitForSelector("#points-I-6:has-text('36,00')");
            assertThat(page.inputValue("#r-I-6-actual")).isEqualTo("90");
            assertThat(page.evaluate("localStorage.length")).isEqualTo(0);
        }
    }

    @Test
    void losesNothingThatIsTypedWhileTheNetworkIsAway() {
        try (BrowserContext context = chromium.newContext()) {
            Page page = open(context, SHEET);
            context.setOffline(true);
            page.fill("#r-I-6-actual", "90");
            page.keyboard().press("Enter");
            page.fill("#r-I-7-actual", "3");
            page.keyboard().press("Tab");
            await().until(() -> page.locator("#save-I-7").innerText().length() > 0);
            assertThat(suite.asked("PUT", API)).isEmpty();
            assertThat(page.evaluate("localStorage.length")).isEqualTo(2);
            context.setOffline(false);
            page.waitForSelector("#points-I-6:has-text('36,00')");
            await().until(() -> Integer.valueOf(0).equals(page.evaluate("localStorage.length")));
            assertThat(suite.asked("PUT", API)).hasSize(1);
            assertThat(suite.asked("PUT", API.replace("I.6", "I.7"))).hasSize(1);
        }
    }

    @Test
    void savesACorrectionThatWasTypedBeforeTheRefusalArrived() {
        try (BrowserContext context = chromium.newContext()) {
            Page page = open(context, SHEET);
            page.route("**/cells/I.6", route -> {
                if (route.request().postData().contains("f.actual=abc")) {
                    page.evaluate("const f = document.getElementById('r-I-6-actual'); f.value = '90';"
                            + " f.dispatchEvent(new Event('change', {bubbles: true}));");
                }
                route.resume();
            });
            page.fill("#r-I-6-actual", "abc");
            page.keyboard().press("Tab");
            page.waitForSelector("#points-I-6:has-text('36,00')");
            assertThat(suite.asked("PUT", API)).hasSize(1);
        }
    }

    @Test
    void takesRowsFromTheClipboardAsExcelPutsThemThere() {
        try (BrowserContext context = chromium.newContext()) {
            context.grantPermissions(java.util.List.of("clipboard-read", "clipboard-write"));
            Page page = open(context, SHEET + "/paste");
            page.evaluate("navigator.clipboard.writeText('I.1\\t108,4\\t103\\tThu 48,2 tỷ đồng\\r\\nI.6\\t90\\r\\n')");
            page.focus("#paste-text");
            page.keyboard().press("Control+V");
            page.click("button[name=dryRun][value=true]");
            page.waitForSelector("button[name=dryRun][value=false]");
            assertThat(suite.asked("POST", API.replaceAll("/cells/.*", "/pasted-cells")).getFirst().body())
                    .contains("I.1\\t108,4\\t103\\tThu 48,2 tỷ đồng").contains("I.6\\t90");
        }
    }

    @Test
    void showsBothVersionsOnAConflictAndKeepsMineWhenISaySo() {
        try (BrowserContext context = chromium.newContext()) {
            Page page = open(context, SHEET);
            suite.data.scoring.changedMeanwhile("I.6");
            page.fill("#r-I-6-actual", "90");
            page.keyboard().press("Tab");
            page.waitForSelector("#row-I-6 .versions");
            assertThat(page.locator("#row-I-6 .versions").innerText()).contains("90 %", "95 %",
                    "Số liệu Phòng Kinh tế cập nhật");
            page.click("#row-I-6 [data-keep-mine]");
            page.waitForSelector("#points-I-6:has-text('36,00')");
            assertThat(suite.asked("PUT", API).getLast().headers().get("If-match")).isEqualTo("\"7\"");
        }
    }

    @Test
    void opensEverythingAboutACellBesideThePaperAndGoesBack() {
        try (BrowserContext context = chromium.newContext()) {
            Page page = open(context, SHEET);
            page.click("#row-I-1 .c-code a");
            page.waitForSelector("#panel:has-text('Cách tính điểm')");
            page.keyboard().press("Escape");
            await().until(() -> page.locator("#panel").innerText().isEmpty());
            assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo("I.1");
        }
    }

    @Test
    void goesThroughTheQueueOfAppraisalByKeys() {
        suite.identity().signsIn("finance.appraiser");
        try (BrowserContext context = chromium.newContext()) {
            Page page = open(context, "/appraisal/" + FakeData.SEASON + ":SA_PA/I.1");
            page.keyboard().press("j");
            page.waitForURL("**:SA_PA/I.2");
            page.keyboard().press("k");
            page.waitForURL("**:SA_PA/I.1");
        }
    }

    @ParameterizedTest
    @CsvSource({"sa-pa.officer," + SHEET, "sa-pa.officer," + SHEET + "/cells/I.1", "sa-pa.leader,/score-sheets",
            "sa-pa.leader," + SHEET + "/charts", "sa-pa.leader," + SHEET + "/steps/submit",
            "sa-pa.leader,/criteria/" + FakeScoring.SET + "/1", "sa-pa.leader,/cross-scoring",
            "sa-pa.leader,/cross-scoring/scores/" + FakeData.SEASON + ":YEN_BAI:SA_PA",
            "finance.appraiser,/appraisal", "finance.appraiser,/appraisal/" + FakeData.SEASON + ":SA_PA/I.1",
            "finance.appraiser,/appraisal/official"})
    void isAccessibleAndFitsOfficeScreenAndPhone(String account, String path) {
        suite.identity().signsIn(account);
        for (int[] size : new int[][]{{1366, 768}, {390, 844}}) {
            try (BrowserContext context = chromium
                    .newContext(new Browser.NewContextOptions().setViewportSize(size[0], size[1]))) {
                Page page = open(context, path);
                List<Rule> violations = new AxeBuilder(page).analyze().getViolations();
                assertThat(violations).as("%s at %d", path, size[0]).extracting(Rule::getId, Rule::getHelp).isEmpty();
                assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth")).isEqualTo(0);
                assertThat((List<?>) page.evaluate(InTheBrowserTest.LOW_TARGETS)).as("%s at %d", path, size[0])
                        .isEmpty();
            }
        }
    }

    private Page open(BrowserContext context, String path) {
        Page page = context.newPage();
        page.navigate("http://localhost:" + port + path);
        return page;
    }
}
