package vn.laocai.thidua.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import vn.laocai.thidua.console.fake.FakeData;
import vn.laocai.thidua.console.fake.FakeIdentity;
import vn.laocai.thidua.console.fake.FakeSuite;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.laocai.thidua.console.fake.FakeData.map;

@OverFakeSuite
class AwardPagesTest {

    private static final String API = "/scoring/api";
    private static final String PROPOSAL = FakeData.SEASON + ":YEN_BAI:EMULATION_FLAG";
    private static final String CODE = "Zk3vQ8yT1mWb7nHc";
    private static final String RESULTS = "/public/results/" + FakeData.SEASON;

    private final FakeSuite suite = SharedSuite.SUITE;
    private Visitor visitor;

    @BeforeEach
    void open(@LocalServerPort int port) {
        visitor = new Visitor(port);
        suite.data.allSigned();
        suite.data.phaseIs("PROPOSED_TO_PROVINCE");
        get("/award-catalogue/" + FakeData.SEASON, map("awards", List.of(map("code", "EMULATION_FLAG", "nameVi",
                "Cờ thi đua của UBND tỉnh", "decidedBy", "Chủ tịch UBND tỉnh", "quota", 1, "reward", 28_080_000,
                "councilPercent", 80))));
        get("/award-eligibility", map("items", List.of(
                eligible("YEN_BAI", "Yên Bái", true, List.of()),
                eligible("CAU_THIA", "Cầu Thia", false, List.of(map("code", "no-disqualifier", "ok", false,
                        "messageVi", "Phường có vi phạm: Thanh tra (INSPECTORATE, văn bản 15/TTr).", "messageEn",
                        "Violations bar the award: 1."))))));
        get("/award-proposals", map("items", List.of(proposal("SUSPENDED"))));
        get("/award-proposals/" + PROPOSAL, proposal("SUSPENDED"));
        get("/violation-notices", map("items", List.of(notice(true)), "kinds",
                List.of(map("kind", "INSPECTION", "nameVi", "Thanh tra, kiểm tra đang tiến hành"))));
        get("/violation-notices/n1", notice(true));
        get("/complaints", map("items", List.of(complaint("LODGED")), "mayLodge", true, "windowClosesAt",
                "2026-02-10T17:00:00Z"));
        get("/complaints/c1", complaint("LODGED"));
        get("/complaints/c1/barred-officers", map("personIds", List.of("p-cam-duong")));
        get("/rescore-sets", map("seasonId", FakeData.SEASON, "items", List.of(rescore(false))));
        get("/rescore-sets/r1", rescore(true));
        get("/public/units", map("items", List.of(map("code", "SA_PA", "name", "Sa Pa"),
                map("code", "CAU_THIA", "name", "Cầu Thia"))));
        get("/public/boards/" + FakeData.SEASON, map("seasonId", FakeData.SEASON, "kind", "FINAL", "final", true,
                "state", "PUBLISHED", "at", "2026-02-01T02:00:00Z", "rows", List.of(map("rank", 1, "tied", false,
                        "wardCode", "SA_PA", "total", 996.55, "className", "Xuất sắc"))));
        get("/public/publications/" + FakeData.SEASON,
                map("publishedAt", "2026-02-01T02:00:00Z", "resultHash", FakeData.HASH));
        get("/public/publications/" + FakeData.SEASON + "/corrections",
                map("items", List.of(map("correctionId", "k1", "correctedAt", "2026-02-03T02:00:00Z"))));
        get("/public/publications/" + FakeData.SEASON + "/corrections/k1",
                map("wardCode", "SA_PA", "reason", "Cộng nhầm điểm thưởng.", "changes",
                        List.of(map("code", "I.1", "before", "20.00", "after", "22.00"))));
        get("/public/awards", map("items", List.of(award())));
        get("/public/boards/" + FakeData.SEASON + "/reveal", map("seasonId", FakeData.SEASON, "state", "REVEALING",
                "step", 1, "places", List.of(map("wardCode", "CAU_THIA", "rank", 10, "total", 801.83)), "of", 10));
        get("/public/certificates/" + CODE, map("code", CODE, "status", "VALID", "award", award(), "rank", 1,
                "decisionSigner", "Chủ tịch UBND tỉnh", "reward", 28_080_000, "resultHash", FakeData.HASH, "sha256",
                FakeData.HASH, "registeredAt", "2026-02-20T02:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/awards", "/awards/eligibility", "/awards/new", "/awards/" + PROPOSAL,
            "/awards/" + PROPOSAL + "/documents/report", "/awards/" + PROPOSAL + "/documents/clearance",
            "/awards/" + PROPOSAL + "/steps/sending", "/awards/" + PROPOSAL + "/steps/council-vote",
            "/awards/" + PROPOSAL + "/steps/decision", "/awards/" + PROPOSAL + "/steps/revocation", "/violations",
            "/violations/new", "/violations/import", "/violations/n1/clearance", "/violations/n1/confirmation",
            "/complaints", "/complaints/new", "/complaints/c1", "/complaints/c1/admission", "/complaints/c1/refusal",
            "/complaints/c1/answer", "/complaints/c1/escalation", "/rescores", "/rescores/new", "/rescores/r1",
            "/rescores/r1/application", "/rescores/r1/cancellation"})
    void showsThePageInBothLanguagesWithoutACodeOrAnId(String path) {
        suite.identity().signsIn("province.monitor");
        Visitor.Page vietnamese = visitor.get(path);
        PagesTest.assertReadable(vietnamese, "vi");
        Visitor.Page english = visitor.get(path + "?lang=en");
        PagesTest.assertReadable(english, "en");
        assertThat(english.text()).isNotEqualTo(vietnamese.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/awards", "/awards/eligibility", "/violations", "/complaints", "/rescores"})
    void saysHowTheFirstRowComesToBe(String path) {
        for (String list : List.of("/award-proposals", "/award-eligibility", "/violation-notices", "/complaints",
                "/rescore-sets")) {
            get(list, map("items", List.of(), "mayLodge", false));
        }
        Visitor.Page page = visitor.get(path);
        PagesTest.assertReadable(page, "vi");
        assertThat(page.document().select(".empty")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/awards", "/violations", "/complaints", "/rescores"})
    void tellsWhereScoringDoesNotAnswer(String path) {
        suite.stop("scoring");
        assertThat(visitor.get(path).status()).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {RESULTS, "/public/reveal/" + FakeData.SEASON, "/public/certificates/" + CODE})
    void showsEverybodyWithoutASignInOrAToken(String path) {
        PagesTest.assertReadable(visitor.get(path), "vi");
        PagesTest.assertReadable(visitor.get(path + "?lang=en"), "en");
        assertThat(suite.asked("GET", API + "/public/boards/" + FakeData.SEASON))
                .allSatisfy(asked -> assertThat(asked.headers()).doesNotContainKey("Authorization"));
        assertThat(visitor.get(path).document().select(".side, .who")).as("nobody is signed in").isEmpty();
    }

    @Test
    void tellsResultsWithTheirProofAndCorrectionsBeside() {
        assertThat(visitor.get(RESULTS).text()).contains("ký số và công bố lúc 01/02/2026 09:00", "9f2c4e7a",
                "Đính chính số 1", "Tiêu chí I.1: 20,00 thành 22,00 điểm", "Phường Sa Pa")
                .doesNotContain("chưa được công khai");
    }

    @Test
    void saysThatNothingIsPublicYet() {
        suite.refuse("GET " + API + "/public/boards/" + FakeData.SEASON, 404, "board-not-published", "Chưa.");
        suite.refuse("GET " + API + "/public/publications/" + FakeData.SEASON, 404, "results-not-published", "Chưa.");
        get("/public/awards", map("items", List.of()));
        Visitor.Page page = visitor.get(RESULTS);
        PagesTest.assertReadable(page, "vi");
        assertThat(page.text()).contains("Kết quả chưa được công khai.").doesNotContain("Mã băm");
    }

    @Test
    void saysInWordsThatThereIsNoSuchCertificate() {
        suite.refuse("GET " + API + "/public/certificates/khong-co-giay-nay", 404, "certificate-not-found", "Không.");
        Visitor.Page page = visitor.get("/public/certificates/khong-co-giay-nay");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text()).contains("Không có giấy chứng nhận với mã này.", "quét lại mã QR");
    }

    @Test
    void tellsAnybodyWhetherAFileIsGenuineAndWhatCameAfterIt() {
        suite.answer("POST " + API + "/public/papers/checks", 200, map("verdict", "REGISTERED", "sentenceVi",
                "Tệp là bản gốc: kết quả thi đua.", "sentenceEn", "The file is the original.", "signer",
                "Khối thi đua các phường", "paper", map("kind", "RESULT", "page", RESULTS, "registeredAt",
                        "2026-02-01T02:00:00Z", "superseded", map("code", "corrected", "sentenceVi",
                                "Sau văn bản này đã có 1 bản đính chính.", "sentenceEn", "There is one correction.",
                                "at", "2026-02-03T02:00:00Z"))));
        PagesTest.assertReadable(visitor.get("/public/papers"), "vi");
        PagesTest.assertReadable(visitor.get("/public/papers?lang=en"), "en");
        Visitor.Page form = visitor.get("/public/papers?lang=vi");
        // Five bytes of DER, and zeros that fill the place kept for them.
        String place = "<3003020101" + "0".repeat(10) + ">";
        String head = "%%PDF-1.7 /ByteRange [0 %010d %010d 3] /Contents ".formatted(58, 58 + place.length());
        byte[] file = (head + place + "EOF").getBytes(StandardCharsets.US_ASCII);
        assertThat(head).hasSize(58);
        Visitor.Page page = visitor.upload(form, "/public/papers", "ket-qua.pdf", file);
        PagesTest.assertReadable(page, "vi");
        assertThat(page.text()).contains("ket-qua.pdf", "Văn bản thật, đúng bản gốc.", "Khối thi đua các phường",
                "đã có 1 bản đính chính", "01/02/2026 09:00");
        assertThat(page.document().select("a[href='" + RESULTS + "']")).isNotEmpty();
        assertThat(suite.asked("POST", API + "/public/papers/checks")).singleElement().satisfies(asked -> {
            assertThat(asked.headers()).doesNotContainKey("Authorization");
            assertThat(asked.body()).contains("\"signature\":\"MAMCAQE=\"", "\"sha256\":\"" + sha256(file) + '"',
                    "\"coveredSha256\":\"" + sha256((head + "EOF").getBytes(StandardCharsets.US_ASCII)) + '"');
        });
        assertThat(visitor.upload(form, "/public/papers", "trong.pdf", new byte[0]).text())
                .contains("Hãy chọn một tệp PDF.");
    }

    @Test
    void choosesAnOfficerWhoHadNoHandInTheScore() {
        suite.identity().signsIn("province.monitor");
        String text = visitor.get("/complaints/c1/admission").document().select("select[name=officer]").text();
        assertThat(text).contains("Lãnh đạo Văn Phú – Chủ tịch").doesNotContain("Lãnh đạo Cam Đường");
    }

    @Test
    void pollsTheRevealEachSecondAndSaysNothingTwice() {
        Visitor.Page page = visitor.get("/public/reveal/" + FakeData.SEASON);
        assertThat(page.document().select("#places").attr("hx-trigger")).isEqualTo("every 1s");
        String poll = page.document().select("#places").attr("hx-get");
        assertThat(visitor.getFragment(poll).status()).isEqualTo(204);
        assertThat(visitor.getFragment("/public/reveal/" + FakeData.SEASON + "/places?seen=x").text())
                .contains("Phường Cầu Thia", "801,83");
    }

    @Test
    void namesTheFailingRuleAndWhatSuspendsAProposal() {
        assertThat(visitor.get("/awards/eligibility").text())
                .contains("Chưa đủ điều kiện", "Thanh tra tỉnh, văn bản 15/TTr").doesNotContain("INSPECTORATE");
        assertThat(visitor.get("/awards/" + PROPOSAL).text()).contains("Hồ sơ đang tạm dừng",
                "Thanh tra, kiểm tra đang tiến hành – Thanh tra tỉnh, văn bản số 15/TTr-NV, ngày 05/01/2026.");
    }

    @Test
    void givesAnOfficerOfAWardNoButtonOfTheHead() {
        suite.identity().signsIn("yen-bai.officer");
        for (String path : List.of("/awards", "/awards/eligibility", "/complaints/c1", "/rescores", "/rescores/r1")) {
            assertThat(visitor.get(path).document().select("main a.btn-primary[href*=new], main a[href$=admission],"
                    + " main a[href$=application]").stream().filter(a -> !a.attr("href").contains("/complaints/new")))
                    .as(path).isEmpty();
        }
        assertThat(visitor.get("/awards/" + PROPOSAL).document().select("main a[href*='/steps/']")).isEmpty();
        assertThat(visitor.get("/awards/" + PROPOSAL).document().select("main a[href$='/documents/report']"))
                .as("the ward writes its own report").hasSize(1);
    }

    @Test
    void sendsAPackWithItsNumber() {
        get("/award-proposals/" + PROPOSAL, proposal("CLEARED"));
        assertThat(visitor.get("/awards/" + PROPOSAL).document().select("a[href$='/steps/sending']")).hasSize(1);
        String step = "/awards/" + PROPOSAL + "/steps/sending";
        suite.answer("POST " + API + "/award-proposals/" + PROPOSAL + "/sending", 200, proposal("SENT"));
        Visitor.Page after = visitor.submit(visitor.get(step), step,
                Map.of("documentNumber", "12/TTr-KTĐ", "date", "2026-02-12"));
        assertThat(after.document().selectFirst(".notice.done").text())
                .isEqualTo("Đã gửi hồ sơ của phường Yên Bái về tỉnh.");
        assertThat(suite.asked("POST", API + "/award-proposals/" + PROPOSAL + "/sending").getFirst().body())
                .isEqualTo("{\"documentNumber\":\"12/TTr-KTĐ\",\"date\":\"2026-02-12\"}");
    }

    @Test
    void keepsWhatWasTypedWhenAComplaintIsRefused() {
        suite.refuse("POST " + API + "/complaints/c1/refusal", 409, "complaint-closed", "Đã giải quyết.");
        suite.identity().signsIn("province.monitor");
        Visitor.Page after = visitor.submit(visitor.get("/complaints/c1/refusal"), "/complaints/c1/refusal",
                Map.of("reason", "Không thuộc thẩm quyền"));
        assertThat(after.status()).isEqualTo(409);
        assertThat(after.document().selectFirst("textarea").text()).isEqualTo("Không thuộc thẩm quyền");
    }

    @Test
    void looksAtAListOfNoticesBeforeItRecordsAny() {
        suite.identity().signsIn("finance.appraiser");
        suite.answer("POST " + API + "/violation-notices/import", 200, map("dryRun", true, "recorded", 0, "rows",
                List.of(map("line", 2, "wardCode", "CAU_THIA", "ok", false, "known", false, "messageVi",
                        "Không đọc được ngày."))));
        Visitor.Page form = visitor.get("/violations/import");
        String action = form.document().selectFirst("form[action^='/violations/import']").attr("action");
        Visitor.Page checked = visitor.submit(form, action, Map.of("csv",
                "Phường;Nội dung;Hệ quả\nphường Cầu Thia;Thanh tra, kiểm tra đang tiến hành;Tạm dừng", "dryRun",
                "true"));
        assertThat(checked.text()).contains("Không đọc được ngày.");
        assertThat(checked.document().select("button[value=false]")).isEmpty();
        assertThat(suite.asked("POST", API + "/violation-notices/import").getFirst().body())
                .contains("wardCode;kind;effect\\nCAU_THIA;INSPECTION;SUSPENDS");
    }

    @Test
    void showsPlacesBeforeAndAfterARescoreAndLetsAnotherPersonApplyIt() {
        suite.identity().signsIn("province.monitor");
        assertThat(visitor.get("/rescores/r1").text()).contains("2 phường đổi hạng", "(lên 1)", "22,00");
        assertThat(visitor.get("/rescores/r1").document().select("a[href$=application]")).hasSize(1);
    }

    @Test
    void asksForEveryLineOfARescoreAndKeepsTheRest() {
        Visitor.Page form = visitor.get("/rescores/new");
        String action = form.document().selectFirst("form[action^='/rescores/new']").attr("action");
        Visitor.Page after = visitor.submit(form, action,
                Map.of("reason", "Chấm lại theo kiến nghị của phường", "ward", "SA_PA", "code", "I.1", "points", "x"));
        assertThat(after.status()).isEqualTo(422);
        assertThat(after.document().selectFirst("#reason").text()).isEqualTo("Chấm lại theo kiến nghị của phường");
    }

    @Test
    void putsComplaintsAndPacksAmongMyWork() {
        get("/award-proposals", map("items", List.of(proposal("CLEARED"))));
        assertThat(visitor.get("/").document().select(".tasks").text()).contains("Xem xét kiến nghị",
                "Gửi hồ sơ khen thưởng về tỉnh", "1 hồ sơ đã đủ giấy tờ.");
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private void get(String path, Object body) {
        suite.answer("GET " + API + path, 200, body);
    }

    private static Map<String, Object> eligible(String ward, String name, boolean ok, List<Object> rules) {
        return map("wardCode", ward, "wardName", name, "awardCode", "EMULATION_FLAG", "awardName",
                "Cờ thi đua của UBND tỉnh", "eligible", ok, "suspended", false, "rules", rules);
    }

    private static Map<String, Object> proposal(String state) {
        boolean held = state.equals("SUSPENDED");
        return map("id", PROPOSAL, "seasonId", FakeData.SEASON, "wardCode", "YEN_BAI", "wardName", "Yên Bái",
                "awardCode", "EMULATION_FLAG", "awardName", "Cờ thi đua của UBND tỉnh", "basis",
                List.of("Dẫn đầu khối về thu ngân sách"), "state", state, "suspensions",
                held ? List.of(map("kind", "notice", "id", "n1")) : List.of(), "checks", List.of(), "documents",
                List.of(map("kind", "LIST", "nameVi", "Danh sách đề nghị", "sha256", FakeData.HASH, "at",
                        "2026-02-10T02:00:00Z")),
                "missing", held
                        ? List.of(map("kind", "REPORT", "nameVi", "Báo cáo thành tích", "fields",
                                List.of("situation")))
                        : List.of(),
                "proposedAt", "2026-02-09T02:00:00Z");
    }

    private static Map<String, Object> notice(boolean mayEnd) {
        return map("id", "n1", "seasonId", FakeData.SEASON, "wardCode", "CAU_THIA", "source", "INSPECTORATE", "kind",
                "INSPECTION", "kindVi", "Thanh tra, kiểm tra đang tiến hành", "documentNumber", "15/TTr-NV",
                "documentDate", "2026-01-05", "from", "2026-01-05", "effect", "SUSPENDS", "status", "OPEN", "counts",
                true, "recordedAt", "2026-01-06T02:00:00Z", "mayEnd", mayEnd);
    }

    private static Map<String, Object> complaint(String state) {
        return map("id", "c1", "seasonId", FakeData.SEASON, "wardCode", "YEN_BAI", "aboutWard", "YEN_BAI",
                "criterionCodes", List.of("I.1"), "matter", "Điểm thu ngân sách", "text", "Thiếu 2 điểm.", "state",
                state, "receipt", "KN-2025-0001", "lodgedAt", "2026-02-05T02:00:00Z", "dueAt",
                "2026-02-19T17:00:00Z", "overdue", false);
    }

    private static Map<String, Object> rescore(boolean withEffect) {
        Map<String, Object> set = map("id", "r1", "seasonId", FakeData.SEASON, "state", "PREPARED", "reason",
                "Chấm lại theo kiến nghị của phường Yên Bái", "preparedBy", FakeIdentity.personId("block.secretary"),
                "preparedAt", "2026-02-06T02:00:00Z", "changes",
                List.of(map("wardCode", "YEN_BAI", "code", "I.1", "before", 20, "after", 22)));
        if (withEffect) {
            set.put("effect", List.of(
                    map("wardCode", "YEN_BAI", "rankBefore", 3, "rankAfter", 2, "totalBefore", 930, "totalAfter",
                            932),
                    map("wardCode", "LAO_CAI", "rankBefore", 2, "rankAfter", 3, "totalBefore", 931, "totalAfter",
                            931)));
        }
        return set;
    }

    private static Map<String, Object> award() {
        return map("seasonId", FakeData.SEASON, "year", 2025, "wardCode", "SA_PA", "wardName", "Sa Pa", "awardCode",
                "EMULATION_FLAG", "awardName", "Cờ thi đua của UBND tỉnh", "decisionNumber", "123/QĐ-UBND",
                "decisionDate", "2026-02-20", "issuer", "Chủ tịch UBND tỉnh", "status", "VALID");
    }
}
