package vn.laocai.thidua.journeys;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import vn.laocai.thidua.journeys.SeasonSecrets.Planted;
import vn.laocai.thidua.journeys.harness.Api;
import vn.laocai.thidua.journeys.harness.Crawler;
import vn.laocai.thidua.journeys.harness.Crawler.Report;
import vn.laocai.thidua.journeys.harness.KafkaWitness;
import vn.laocai.thidua.journeys.harness.Letters;
import vn.laocai.thidua.journeys.harness.Secret;
import vn.laocai.thidua.journeys.harness.SuiteProcess;
import vn.laocai.thidua.journeys.harness.WebhookReceiver;
import vn.laocai.thidua.local.Part;
import vn.laocai.thidua.local.Ports;
import vn.laocai.thidua.local.demo.Chapter;
import vn.laocai.thidua.local.demo.ScoredSeason;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * While figures are secret, one person of each role goes through everything that can be read, and finds what he may know
 * and nothing else; topics, webhooks and letters tell nothing.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WhoKnowsWhatTest {

    private static final Ports PORTS = new Ports(13_600);

    @TempDir
    private static Path data;

    private final Api api = new Api(PORTS, Api.tokensOf(PORTS));
    private final SeasonSecrets secrets = new SeasonSecrets(api);
    private final WebhookReceiver agency = new WebhookReceiver();
    private SuiteProcess suite;

    @BeforeAll
    void start() {
        suite = SuiteProcess.start(PORTS, data, List.of(Part.STORE, Part.BROKER, Part.MAIL, Part.IDENTITY, Part.WARD,
                Part.SCORING, Part.CLUB, Part.NOTIFICATION, Part.CONSOLE));
        agency.use(api.command("agency.home-affairs", Part.NOTIFICATION, "/api/webhook-endpoints", "secrecy-endpoint",
                Map.of("url", agency.url())).path("secret").asString());
    }

    @AfterAll
    void stop() {
        agency.close();
        if (suite != null) {
            suite.close();
        }
    }

    @Test
    @Order(1)
    void nobodyElseLearnsWhatAWardWritesWhileWardsScoreThemselves() {
        new ScoredSeason(PORTS, data.resolve("teller-keys")).play(Chapter.SELF_SCORING);
        search(secrets.whileWardsScoreThemselves(Instant.parse("2026-01-04T02:00:00Z")));
    }

    @Test
    @Order(2)
    void nobodyElseLearnsWhatAScorerGivesWhileScorersAreBlind() {
        new ScoredSeason(PORTS, data.resolve("teller-keys")).play(Chapter.CROSS_SCORING);
        search(secrets.whileScorersAreBlind(Instant.parse("2026-01-08T02:00:00Z")));
    }

    @Test
    @Order(3)
    void nobodyElseLearnsWhatChangesBehindAFrozenBoard() {
        new ScoredSeason(PORTS, data.resolve("teller-keys")).play(Chapter.APPRAISAL);
        search(secrets.whileTheBoardIsFrozen(Instant.parse("2026-01-13T02:00:00Z")));
    }

    /** Those entitled find each secret, which proves that the search finds; nobody else does. */
    private void search(Planted planted) {
        Report report = new Crawler(PORTS, planted.places()).search(planted.accounts(), planted.secrets());
        List<String> records = new KafkaWitness(PORTS.broker()).everyRecord();
        assertThat(records).isNotEmpty();
        assertThat(agency.told()).isNotEmpty();
        for (Secret secret : planted.secrets()) {
            Map<String, Set<String>> finders = new TreeMap<>();
            report.found().forEach((account, found) -> {
                if (found.containsKey(secret.name())) {
                    finders.put(account, found.get(secret.name()));
                }
            });
            Set<String> entitled = new TreeSet<>(secret.entitled());
            entitled.retainAll(planted.accounts());
            assertThat(finders).as(secret.name()).containsOnlyKeys(entitled);
            assertThat(finders.values()).as(secret.name() + ", on a page and at a service")
                    .anyMatch(places -> places.stream().anyMatch(Crawler::ofConsole))
                    .anyMatch(places -> !places.stream().allMatch(Crawler::ofConsole));
            assertThat(records).as(secret.name()).noneMatch(secret::toldIn);
            assertThat(agency.told()).as(secret.name()).noneMatch(secret::toldIn);
        }
        assertThat(Letters.sent(PORTS)).isNotEmpty().allSatisfy(letter -> assertThat(planted.secrets())
                .filteredOn(secret -> secret.toldIn(letter.text()))
                .allMatch(secret -> secret.entitled().contains(letter.account())));
        assertThat(report.broken()).isEmpty();
    }
}
