package vn.laocai.thidua.journeys;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.cloudevents.CloudEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.journeys.harness.Api;
import vn.laocai.thidua.journeys.harness.Browser;
import vn.laocai.thidua.journeys.harness.KafkaWitness;
import vn.laocai.thidua.journeys.harness.SuiteProcess;
import vn.laocai.thidua.journeys.harness.WebhookReceiver;
import vn.laocai.thidua.local.Part;
import vn.laocai.thidua.local.Ports;
import vn.laocai.thidua.local.demo.DemoSeason;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Ten people sign the covenant of season 2025 in the browser; grid, inbox, mail, another agency's webhook and a Kafka
 * reader that is not ours tell the same story.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SigningJourneyTest {

    private static final Ports PORTS = new Ports(13_000);
    private static final String COVENANTS = "thidua.ward.covenant.v1";
    private static final String SIGNED = "vn.laocai.thidua.ward.covenant-signed.v1";
    private static final String IN_FORCE = "vn.laocai.thidua.ward.covenant-entered-into-force.v1";
    private static final List<String> WARDS = List.of("VAN_PHU", "YEN_BAI", "NAM_CUONG", "AU_LAU", "NGHIA_LO",
            "TRUNG_TAM", "CAU_THIA", "CAM_DUONG", "LAO_CAI", "SA_PA");
    private static final LocatorAssertions.ContainsTextOptions SOON = new LocatorAssertions.ContainsTextOptions()
            .setTimeout(10_000);
    private static final String SHEET_OPENED = "vn.laocai.thidua.scoring.score-sheet-opened.v1";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private static Path data;

    private final Api api = new Api(PORTS, Api.tokensOf(PORTS));
    private final KafkaWitness witness = new KafkaWitness(PORTS.broker());
    private SuiteProcess suite;
    private Browser browser;
    private WebhookReceiver agency;
    private String covenantId;

    @BeforeAll
    void startTheSuiteWithACovenantThatNobodyHasSigned() {
        browser = Browser.start();
        suite = SuiteProcess.start(PORTS, data, List.of(Part.STORE, Part.BROKER, Part.MAIL, Part.IDENTITY, Part.WARD,
                Part.SCORING, Part.CLUB, Part.NOTIFICATION, Part.CONSOLE));
        covenantId = new DemoSeason(PORTS).prepare();
        agency = new WebhookReceiver();
        JsonNode endpoint = api.command("agency.home-affairs", Part.NOTIFICATION, "/api/webhook-endpoints",
                "journey-endpoint", Map.of("url", agency.url(), "types", List.of(SIGNED, IN_FORCE)));
        agency.use(endpoint.path("secret").asString());
    }

    @AfterAll
    void stop() {
        if (agency != null) {
            agency.close();
        }
        if (suite != null) {
            suite.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    private static String account(String ward) {
        return ward.toLowerCase(Locale.ROOT).replace('_', '-') + ".leader";
    }

    private String console(String path) {
        return PORTS.http(Part.CONSOLE) + path;
    }

    private Page signedIn(Page page, String account, String path) {
        page.navigate(console(path));
        if (page.url().startsWith(PORTS.http(Part.CONSOLE)) && page.locator("#username").count() == 0) {
            Locator enter = page
                    .locator("a[href*='oauth2/authorization'], form[action*='oauth2/authorization'] button");
            if (enter.count() > 0) {
                enter.first().click();
            }
        }
        page.fill("#username", account);
        page.fill("#password", "thidua");
        page.click("button.enter");
        page.waitForURL(url -> url.startsWith(PORTS.http(Part.CONSOLE)));
        return page;
    }

    private void sign(Page page, String ward) {
        signedIn(page, account(ward), "/covenants/" + covenantId + "/sign");
        page.check("#confirmed");
        page.click("form.sign-form button[type=submit]");
        page.waitForURL(url -> !url.endsWith("/sign"));
        page.context().close();
    }

    @Test
    @Order(1)
    void refusesAWrongSignerAChangedTextAndAnExpiredTokenAndChangesNothing() throws Exception {
        String path = "/api/covenants/" + covenantId + "/signatures";
        String hash = api.read("block.secretary", Part.WARD, "/api/covenants/" + covenantId).path("contentHash")
                .asString();

        Api.Answer officer = api.tryCommand(Api.tokensOf(PORTS).apply("cam-duong.officer"), Part.WARD, path,
                Map.of("contentHash", hash));
        assertThat(officer.status()).isEqualTo(403);
        Api.Answer otherText = api.tryCommand(Api.tokensOf(PORTS).apply("cam-duong.leader"), Part.WARD, path,
                Map.of("contentHash", "0".repeat(64)));
        assertThat(otherText.status()).isEqualTo(409);
        assertThat(otherText.code()).isEqualTo("covenant-text-changed");
        Api.Answer expired = api.tryCommand(expiredToken("cam-duong.leader"), Part.WARD, path,
                Map.of("contentHash", hash));
        assertThat(expired.status()).isEqualTo(401);
        assertThat(expired.code()).isEqualTo("token-expired");

        assertThat(signatures()).isZero();
        assertThat(witness.distinct(COVENANTS, SIGNED, covenantId)).isEmpty();
    }

    private static String expiredToken(String account) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest
                .newBuilder(
                        URI.create(PORTS.http(Part.IDENTITY) + "/dev/token?user=" + account + "&expired=true"))
                .build(), BodyHandlers.ofString()).body();
    }

    private long signatures() {
        return api.read("block.secretary", Part.WARD, "/api/covenants/" + covenantId).path("parties").valueStream()
                .filter(party -> party.path("signature").isObject()).count();
    }

    @Test
    @Order(2)
    void showsEverySignatureLiveOnAnOpenScreenAndEndsInForce() {
        Page watching = signedIn(browser.window(), "province.monitor", "/covenants/" + covenantId);
        Page hall = signedIn(browser.window(1920, 1080), "block.secretary", "/covenants/" + covenantId + "/ceremony");
        assertThat(watching.locator("#grid")).containsText("0/10", SOON);
        List<Long> delays = new ArrayList<>();
        for (int i = 0; i < WARDS.size(); i++) {
            sign(i == WARDS.size() - 1 ? tracedWindowWithoutScripts() : browser.window(), WARDS.get(i));
            long from = System.nanoTime();
            assertThat(watching.locator("#grid")).containsText(i + 1 + "/10", SOON);
            delays.add((System.nanoTime() - from) / 1_000_000);
        }
        System.out.println("Milliseconds from the signer's answer to the open screen: " + delays);
        assertThat(watching.locator("#grid")).containsText("Có hiệu lực", SOON);
        assertThat(hall.locator("body")).containsText("10/10", SOON);
        Browser.picture(watching, "covenant-in-force");
        Browser.picture(hall, "ceremony-in-force");
        watching.context().close();
        hall.context().close();
    }

    /** The last one signs without JavaScript, because every page works as plain HTML first; her clicks name a trace. */
    private Page tracedWindowWithoutScripts() {
        Page page = browser.windowWithoutScripts();
        page.context().setExtraHTTPHeaders(Map.of("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01"));
        return page;
    }

    @Test
    @Order(3)
    void refusesASecondSignatureOfTheSameWard() {
        String hash = api.read("block.secretary", Part.WARD, "/api/covenants/" + covenantId).path("contentHash")
                .asString();
        Api.Answer again = api.tryCommand(Api.tokensOf(PORTS).apply("sa-pa.leader"), Part.WARD,
                "/api/covenants/" + covenantId + "/signatures", Map.of("contentHash", hash));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("covenant-already-signed");
    }

    @Test
    @Order(4)
    void tellsTenSignaturesAndOneEntryIntoForceToEveryoneWhoListens() throws Exception {
        await("Kafka").atMost(PATIENCE).untilAsserted(
                () -> assertThat(witness.distinct(COVENANTS, SIGNED, covenantId)).hasSize(10));
        assertThat(witness.distinct(COVENANTS, IN_FORCE, covenantId)).hasSize(1);
        assertThat(witness.distinct(COVENANTS, SIGNED, covenantId).stream()
                .map(event -> String.valueOf(event.getExtension("sequence"))).sorted().collect(Collectors.toSet()))
                .hasSize(10);
        await("webhook").atMost(PATIENCE).untilAsserted(() -> {
            assertThat(agency.events(SIGNED)).hasSize(10);
            assertThat(agency.events(IN_FORCE)).hasSize(1);
        });
        assertThat(agency.refused()).isEmpty();
        assertThat(agency.events(SIGNED).stream().map(CloudEvent::getId).toList())
                .containsExactlyInAnyOrderElementsOf(
                        witness.distinct(COVENANTS, SIGNED, covenantId).stream().map(CloudEvent::getId).toList());

        await("inbox").atMost(PATIENCE).untilAsserted(() -> {
            List<String> types = new ArrayList<>();
            api.read("cam-duong.leader", Part.NOTIFICATION, "/api/inbox?limit=100").path("items").valueStream()
                    .forEach(message -> types.add(message.path("eventType").asString()));
            assertThat(types.stream().filter(SIGNED::equals)).hasSize(10);
            assertThat(types.stream().filter(IN_FORCE::equals)).hasSize(1);
        });
        await("mail").atMost(PATIENCE).untilAsserted(() -> {
            String mails = HttpClient.newHttpClient().send(
                    HttpRequest.newBuilder(URI.create(PORTS.mailReading() + "/?to=cam-duong.leader")).build(),
                    BodyHandlers.ofString()).body();
            assertThat(mails.split("đã ký giao ước", -1)).hasSize(11);
        });
        await("score sheets").atMost(PATIENCE)
                .untilAsserted(() -> assertThat(api
                        .read("province.monitor", Part.SCORING, "/api/score-sheets?seasonId=khoi-phuong-lao-cai-2025")
                        .path("items").size()).isEqualTo(10));
        JsonNode verification = api.read("auditor", Part.WARD, "/api/covenants/" + covenantId + "/verification");
        assertThat(verification.toString()).doesNotContain("false");
    }

    @Test
    @Order(5)
    void keepsOneTraceFromTheClickToTheLastEffect() {
        CloudEvent inForce = witness.distinct(COVENANTS, IN_FORCE, covenantId).getFirst();
        assertThat(trace(inForce)).isEqualTo(TRACE);
        List<CloudEvent> sheets = witness.everythingOn("thidua.scoring.score-sheet.v1").stream()
                .filter(event -> event.getType().equals(SHEET_OPENED)).toList();
        assertThat(sheets).isNotEmpty().allSatisfy(sheet -> {
            assertThat(trace(sheet)).isEqualTo(TRACE);
            assertThat(sheet.getExtension("causationid")).isEqualTo(inForce.getId());
            assertThat(sheet.getExtension("correlationid")).isEqualTo(inForce.getExtension("correlationid"));
        });
        JsonNode audit = api.read("auditor", Part.WARD, "/api/audit?traceId=" + TRACE);
        assertThat(audit.path("items").path(0).path("command").asString()).isEqualTo("sign-covenant");
    }

    private static String trace(CloudEvent event) {
        return String.valueOf(event.getExtension("traceparent")).split("-", -1)[1];
    }

    @Test
    @Order(6)
    void showsTheUnreadNoticesOfALeader() {
        Page page = signedIn(browser.window(390, 844), "yen-bai.leader", "/inbox");
        assertThat(page.locator("#messages")).containsText("đã ký giao ước", SOON);
        Browser.picture(page, "inbox-phone");
        page.context().close();
    }
}
