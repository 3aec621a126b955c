package vn.laocai.thidua.notification.announcement;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.json.JsonMapper;

import vn.laocai.thidua.notification.directory.DirectoryOfTests;
import vn.laocai.thidua.notification.recipient.Language;
import vn.laocai.thidua.notification.recipient.Recipient;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.testing.infrastructure.EmbeddedDocumentStore;
import vn.laocai.thidua.testing.kit.Event;
import vn.laocai.thidua.testing.kit.Events;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/** Reads every example of the contracts and looks at who is told what. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnnouncementsTest {

    private static final JsonMapper JSON = EventJson.mapper();

    private final List<Recipient> everybody = List.of(person("p-158c54f8575c", "SA_PA", "WARD_LEADER"),
            person("leader-2", "CAM_DUONG", "WARD_LEADER"), person("officer", "SA_PA", "WARD_OFFICER"),
            person("scorer", "SA_PA", "CROSS_SCORER"), person("secretary", "SA_PA", "BLOCK_SECRETARY"),
            person("monitor", "HOME_AFFAIRS", "PROVINCE_MONITOR"), person("auditor", "INSPECTORATE", "AUDITOR"),
            person("partner", "TOURISM_ASSOCIATION", "CLUB_PARTNER"), person("stranger", "TAX", "APPRAISER"));

    private EmbeddedDocumentStore store;
    private MongoClient client;
    private BlockNews blocks;
    private CovenantNews covenants;
    private ClubNews clubs;
    private ScoringNews scoring;

    @BeforeAll
    void startStore() {
        store = EmbeddedDocumentStore.inMemory(0);
        client = MongoClients.create(store.uri());
        MongoDatabase database = client.getDatabase("announcements");
        insert(database, "directory_units", "SA_PA", Map.of("names", new Document("2025-07-01", "Sa Pa")));
        insert(database, "directory_units", "YEN_BAI",
                Map.of("names", new Document("2025-07-01", "Yên Bái").append("2099-01-01", "Tên sau này")));
        List<String> members = List.of("SA_PA", "CAM_DUONG", "YEN_BAI");
        for (String block : List.of("khoi-phuong-lao-cai", "khoi-phuong-thu")) {
            insert(database, "directory_blocks", block, Map.of("name", "Khối thi đua các phường tỉnh Lào Cai"));
            insert(database, "directory_memberships", block, Map.of("memberCodes", members));
        }
        for (int year : new int[]{2025, 2026}) {
            insert(database, "directory_seasons", "khoi-phuong-lao-cai-" + year,
                    Map.of("blockId", "khoi-phuong-lao-cai", "year", year));
        }
        insert(database, "directory_seasons", "khoi-xa-2026", Map.of("blockId", "khoi-phuong-thu", "year", 2026));
        for (String club : List.of("cau-lac-bo-do-thi-lao-cai", "cau-lac-bo-chuyen-doi-so")) {
            insert(database, "directory_clubs", club,
                    Map.of("name", "Câu lạc bộ các đô thị tỉnh Lào Cai", "blockId", "khoi-phuong-lao-cai"));
        }
        var directory = DirectoryOfTests.on(database, Duration.ofMillis(10), LocalDate.of(2025, 11, 14));
        blocks = new BlockNews(directory);
        covenants = new CovenantNews(directory);
        clubs = new ClubNews(directory);
        scoring = new ScoringNews(directory);
    }

    @AfterAll
    void stopStore() {
        client.close();
        store.close();
    }

    private static void insert(MongoDatabase database, String collection, String id, Map<String, Object> fields) {
        Document document = new Document("_id", id);
        document.putAll(fields);
        database.getCollection(collection).insertOne(document);
    }

    private static Recipient person(String id, String organisation, String role) {
        return new Recipient(id, id, organisation, Set.of(role), null, Language.VI);
    }

    private Map<String, Announcement> told(Event event) {
        List<Notice> notices = notices(event);
        Map<String, Announcement> told = new LinkedHashMap<>();
        for (Recipient person : everybody) {
            notices.stream().filter(notice -> notice.audience().test(person)).findFirst()
                    .ifPresent(notice -> told.put(person.personId(), notice.announcement()));
        }
        return told;
    }

    private List<Notice> notices(Event event) {
        String name = event.type().replace("vn.laocai.thidua.", "").replace(".v1", "");
        return switch (name) {
            case "ward.unit-renamed" -> blocks.renamed(read(event, Told.UnitRenamed.class));
            case "ward.block-established" -> blocks.established(read(event, Told.BlockEstablished.class));
            case "ward.block-member-added" -> blocks.memberAdded(read(event, Told.BlockMembership.class));
            case "ward.block-member-removed" -> blocks.memberRemoved(read(event, Told.BlockMembership.class));
            case "ward.block-head-appointed" -> blocks.headAppointed(read(event, Told.BlockHeadAppointed.class));
            case "ward.season-opened" -> blocks.seasonOpened(read(event, Told.SeasonOpened.class));
            case "ward.season-phase-changed" -> blocks.phaseChanged(read(event, Told.SeasonPhaseChanged.class));
            case "ward.covenant-opened-for-signature" -> covenants.opened(read(event, Told.CovenantOpened.class));
            case "ward.covenant-signed" -> covenants.signed(read(event, Told.CovenantSigned.class));
            case "ward.covenant-entered-into-force" ->
                covenants.enteredIntoForce(read(event, Told.CovenantEnteredIntoForce.class));
            case "ward.covenant-withdrawn" -> covenants.withdrawn(read(event, Told.CovenantWithdrawn.class));
            case "ward.covenant-superseded" -> covenants.superseded(read(event, Told.CovenantSuperseded.class));
            case "scoring.score-sheet-opened" -> blocks.scoreSheetOpened(read(event, Told.ScoreSheetOpened.class));
            case "club.club-proposed" -> clubs.proposed(read(event, Told.ClubProposed.class));
            case "club.club-agreed-in-principle" -> clubs.agreed(read(event, Told.ClubAgreed.class));
            case "club.club-established" -> clubs.established(read(event, Told.ClubEstablished.class));
            case "club.club-member-admitted" -> clubs.admitted(read(event, Told.ClubMemberAdmitted.class));
            case "club.club-member-withdrawn" -> clubs.withdrawn(read(event, Told.ClubMemberWithdrawn.class));
            default -> {
                var news = scoring.all().get(name.replace("scoring.", ""));
                assertThat(news).as(name).isNotNull();
                yield requireNonNull(news).apply(read(event, ScoringNews.Told.class));
            }
        };
    }

    private static <T> T read(Event event, Class<T> type) {
        return JSON.readValue(event.data(), type);
    }

    @Test
    void everyExampleAndItsStrangerBecomesATextWithoutCodesOrGaps() {
        List<String> names = new ArrayList<>(
                List.of("ward.unit-renamed", "ward.block-established", "ward.block-member-added",
                        "ward.block-member-removed", "ward.block-head-appointed", "ward.season-opened",
                        "ward.season-phase-changed", "ward.covenant-opened-for-signature", "ward.covenant-signed",
                        "ward.covenant-entered-into-force", "ward.covenant-withdrawn", "ward.covenant-superseded",
                        "scoring.score-sheet-opened", "club.club-proposed", "club.club-agreed-in-principle",
                        "club.club-established", "club.club-member-admitted", "club.club-member-withdrawn"));
        scoring.all().keySet().forEach(name -> names.add("scoring." + name));
        for (String name : names) {
            List<Event> events = new ArrayList<>(Events.examples("vn.laocai.thidua." + name + ".v1"));
            events.add(events.getFirst().withMember("addedLater", "{\"by\":\"somebody\"}"));
            for (Event event : events) {
                assertThat(notices(event)).isNotEmpty().allSatisfy(notice -> {
                    Announcement announcement = notice.announcement();
                    for (Announcement.Words words : List.of(announcement.vietnamese(), announcement.english())) {
                        assertThat(words.title()).isNotBlank().doesNotContain("null").doesNotEndWith(" ");
                        assertThat(words.body()).doesNotContain("null").doesNotContain("  ").doesNotContain("..")
                                .isEqualTo(words.body().strip());
                    }
                    assertThat(announcement.link()).startsWith("/");
                });
            }
        }
    }

    @Test
    void onlyTheWardAndThoseWhoWorkOnItLearnThatItsSheetCameBack() {
        Map<String, Announcement> told = told(Events.example("vn.laocai.thidua.scoring.score-sheet-returned.v1"));
        assertThat(told.keySet()).containsExactlyInAnyOrder("p-158c54f8575c", "officer", "secretary", "monitor");
        assertThat(told.get("officer").vietnamese().body()).isEqualTo(
                "Các tiêu chí cần bổ sung: II.2, III.4. Hạn: 17:00 ngày 05/01/2026. Lý do ghi trong bảng chấm điểm.");
        assertThat(told.get("officer").link()).isEqualTo("/score-sheets/khoi-phuong-lao-cai-2025:SA_PA");
    }

    @Test
    void aReopenedScoreIsToldToAllWards() {
        Map<String, Announcement> told = told(Events.example("vn.laocai.thidua.scoring.score-reopened.v1"));
        assertThat(told.keySet()).contains("p-158c54f8575c", "leader-2", "officer", "auditor");
    }

    @Test
    void signersAreAskedToSignAndTheOthersAreInformed() {
        Map<String, Announcement> told = told(
                Events.example("vn.laocai.thidua.ward.covenant-opened-for-signature.v1"));
        assertThat(told.keySet()).containsExactlyInAnyOrder("p-158c54f8575c", "leader-2", "officer", "secretary",
                "monitor");
        assertThat(told.get("p-158c54f8575c").vietnamese().title()).isEqualTo("Mời ký giao ước thi đua 2025");
        assertThat(told.get("p-158c54f8575c").vietnamese().body()).endsWith("Hạn ký: 00:00 ngày 01/12/2025.");
        assertThat(told.get("officer").vietnamese().title()).isEqualTo("Giao ước thi đua 2025 đã mở để ký");
    }

    @Test
    void tellsWhoSignedAndHowManyAreMissing() {
        Announcement first = told(Events.examples("vn.laocai.thidua.ward.covenant-signed.v1").get(0)).get("officer");
        assertThat(first.vietnamese().title()).isEqualTo("Phường Yên Bái đã ký giao ước thi đua 2025 (1/10)");
        assertThat(first.vietnamese().body()).contains("Còn 9 phường chưa ký.");
        Announcement last = told(Events.examples("vn.laocai.thidua.ward.covenant-signed.v1").get(1)).get("officer");
        assertThat(last.english().title()).isEqualTo("Sa Pa Ward has signed the emulation covenant 2025 (10/10)");
        assertThat(last.vietnamese().body()).contains("Tất cả các phường đã ký.");
    }

    @Test
    void everyoneOfTheBlockHearsOfSeasonsAndOfTheEntryIntoForce() {
        for (String type : List.of("season-opened", "season-phase-changed", "covenant-entered-into-force")) {
            assertThat(told(Events.example("vn.laocai.thidua.ward." + type + ".v1")).keySet()).as(type)
                    .containsExactlyInAnyOrder("p-158c54f8575c", "leader-2", "officer", "scorer", "secretary",
                            "monitor", "auditor");
        }
        assertThat(told(Events.example("vn.laocai.thidua.ward.season-phase-changed.v1")).get("scorer").vietnamese()
                .title()).isEqualTo("Mùa thi đua 2025 chuyển sang giai đoạn ký kết giao ước thi đua");
    }

    @Test
    void aScoreSheetConcernsItsWardOnly() {
        assertThat(told(Events.example("vn.laocai.thidua.scoring.score-sheet-opened.v1")).keySet())
                .containsExactlyInAnyOrder("p-158c54f8575c", "officer");
    }

    @Test
    void partnersHearOfTheClub() {
        Map<String, Announcement> told = told(Events.example("vn.laocai.thidua.club.club-agreed-in-principle.v1"));
        assertThat(told).containsKey("partner").doesNotContainKeys("stranger", "auditor");
        assertThat(told.get("partner").vietnamese().body()).isEqualTo(
                "Thống nhất tại: Hội nghị Khối thi đua các phường và gặp mặt, giao lưu các đô thị năm 2025, tại Phường"
                        + " Sa Pa, ngày 14/11/2025.");
        assertThat(told(Events.example("vn.laocai.thidua.club.club-member-admitted.v1")).keySet())
                .containsExactlyInAnyOrder("p-158c54f8575c", "officer");
    }

    @Test
    void aNameThatIsNotKnownYetIsToldByItsCodeAndALaterNameNotBeforeItsDay() {
        Event signed = Events.examples("vn.laocai.thidua.ward.covenant-signed.v1").get(0);
        assertThat(told(signed.withMember("wardCode", "\"MUONG_BO\"")).get("officer").vietnamese().title())
                .startsWith("Phường MUONG_BO đã ký");
        assertThat(told(signed).get("officer").vietnamese().title()).startsWith("Phường Yên Bái đã ký");
    }
}
