package vn.laocai.thidua.scoring.award;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.scoring.Commands;
import vn.laocai.thidua.scoring.OneSeason;
import vn.laocai.thidua.scoring.award.AwardCatalogue.BaseSalary;
import vn.laocai.thidua.scoring.award.ProposalPapers.Given;
import vn.laocai.thidua.scoring.award.ProvinceHandler.Registered;
import vn.laocai.thidua.scoring.award.ProvinceHandler.Votes;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.outbox.EventOnWire;
import vn.laocai.thidua.support.outbox.Visibility;
import vn.laocai.thidua.support.signature.CanonicalJson;
import vn.laocai.thidua.testing.kit.InMemoryAggregateFactory.Crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.laocai.thidua.scoring.award.AwardScene.FLAG;
import static vn.laocai.thidua.scoring.award.AwardScene.HEAD;
import static vn.laocai.thidua.scoring.award.AwardScene.ID;
import static vn.laocai.thidua.scoring.award.AwardScene.LEADER;
import static vn.laocai.thidua.scoring.award.AwardScene.MERIT;
import static vn.laocai.thidua.scoring.award.AwardScene.MONITOR;
import static vn.laocai.thidua.scoring.award.AwardScene.SECRETARY;
import static vn.laocai.thidua.scoring.award.AwardScene.TODAY;
import static vn.laocai.thidua.scoring.award.AwardScene.refused;

class AwardsTest {

    private final AwardScene scene = new AwardScene();

    private AwardProposal propose(String ward, String award, String basis) {
        return scene.handler.propose(OneSeason.ID, ward, award, List.of(basis), scene.by(SECRETARY)).state();
    }

    @Test
    void goesTheWholeWayFromProposalToCeremony() {
        AwardProposal decided = scene.decided();
        assertThat(decided.state()).isEqualTo(ProposalState.DECIDED);
        assertThat(decided.decision()).satisfies(decision -> {
            assertThat(decision.reward()).isEqualTo(18_720_000);
            assertThat(decision.rank()).isEqualTo(1);
            assertThat(decision.certificateCode()).matches("[A-Za-z0-9_-]{27}");
        });
        AwardProposal presented = scene.province.present(ID, TODAY, "Sa Pa", scene.by(MONITOR)).state();
        assertThat(presented.state()).isEqualTo(ProposalState.PRESENTED);
        assertThat(scene.store.events.stream().filter(event -> event.visibility() == Visibility.PUBLIC)
                .map(EventOnWire::name)).containsExactly("award-proposed", "award-proposal-cleared",
                        "award-proposal-sent", "award-proposal-received", "award-decided");
    }

    @Test
    void isRebuiltFromTheJournal() {
        scene.decided();
        AwardProposal last = scene.province.revoke(ID, "Khai không đúng", "300/QĐ-UBND", scene.by(MONITOR)).state();
        ProposalDefinition definition = new ProposalDefinition();
        AwardProposal folded = null;
        for (EventOnWire event : scene.store.events) {
            if (!event.name().startsWith("award-slot")) {
                JsonNode data = EventJson.mapper().readTree(EventJson.mapper().writeValueAsString(event.data()));
                folded = definition.evolve(folded, definition.decode(event.name(), data));
            }
        }
        assertThat(folded).isEqualTo(last);
        assertThat(definition.read(definition.write(last))).isEqualTo(last);
    }

    @Test
    void showsTheFailingRuleOfAWardThatIsNotEligible() {
        Refusal refusal = refused(() -> propose("LAO_CAI", FLAG, "Đứng thứ hai"), 422, "not-eligible",
                "Chưa đủ điều kiện đề nghị. Chỉ đơn vị dẫn đầu Khối được đề nghị; phường xếp hạng 2.");
        assertThat(refusal.properties().get("rules")).asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(1);
        assertThat(scene.proposals.ofSeason(OneSeason.ID)).isEmpty();
        refused(() -> propose("AU_LAU", "MEDAL", "x"), 422, "award-unknown",
                "Danh mục của mùa thi đua không có hình thức “MEDAL”. Hãy chọn trong danh mục.");
        refused(() -> propose("BAC_HA", FLAG, "x"), 422, "not-a-member-ward", null);
    }

    @Test
    void proposesTheSameAwardOnceASeason() {
        scene.proposed();
        refused(scene::proposed, 409, "award-proposed-already",
                "Phường đã được đề nghị hình thức này trong mùa (“Chờ rà soát vi phạm”)."
                        + " Mỗi hình thức chỉ đề nghị một lần.");
    }

    @Test
    void rewardsOneAchievementOnce() {
        scene.proposed();
        refused(() -> propose("AU_LAU", MERIT, " dẫn đầu Khối  năm 2025."), 422, "not-eligible",
                "Chưa đủ điều kiện đề nghị. Thành tích này đã dùng để đề nghị “Cờ thi đua của UBND tỉnh”."
                        + " Một thành tích không khen hai lần; hãy nêu thành tích khác.");
        assertThat(propose("AU_LAU", MERIT, "Khắc phục thiên tai").state()).isEqualTo(ProposalState.CLEARANCE_PENDING);
    }

    @Test
    void holdsTheQuotaInTheOneDocumentThatDecides() {
        Award merit = scene.catalogues.of(OneSeason.ID).award(MERIT).orElseThrow();
        AwardQuota.Slot first = slot("AU_LAU", "a");
        AwardQuota.Slot second = slot("LAO_CAI", "b");
        AwardQuota.Slot third = slot("SA_PA", "c");
        scene.proposals.take(OneSeason.ID, first, merit, scene.by(SECRETARY));
        scene.proposals.take(OneSeason.ID, second, merit, scene.by(SECRETARY));
        // Both saw a free place; the document lets only one of them have it.
        refused(() -> scene.proposals.take(OneSeason.ID, third, merit, scene.by(SECRETARY)), 422, "quota-used",
                "Khối đã dùng hết chỉ tiêu “Bằng khen của Chủ tịch UBND tỉnh” (2)."
                        + " Muốn đề nghị thêm, hãy rút một hồ sơ hoặc xin thêm chỉ tiêu.");
        refused(() -> scene.proposals.take(OneSeason.ID,
                new AwardQuota.Slot("x", FLAG, "AU_LAU", List.of("a")),
                scene.catalogues.of(OneSeason.ID).award(FLAG).orElseThrow(), scene.by(SECRETARY)), 422,
                "achievement-once", null);
    }

    private static AwardQuota.Slot slot(String ward, String basis) {
        return new AwardQuota.Slot(AwardProposal.idOf(OneSeason.ID, ward, MERIT), MERIT, ward, List.of(basis));
    }

    @Test
    void givesThePlaceBackWhenAProposalComesToNothing() {
        scene.proposed();
        scene.handler.giveUp(ID, "Rút hồ sơ", scene.by(HEAD));
        scene.records.place("LAO_CAI", 1, "978,50");
        assertThat(propose("LAO_CAI", FLAG, "Dẫn đầu").state()).isEqualTo(ProposalState.CLEARANCE_PENDING);
        refused(scene::proposed, 422, "not-eligible", null);
    }

    @Test
    void freesThePlaceThatACrashLeftTaken() {
        scene.proposed();
        scene.store.crashAfter(1);
        assertThatThrownBy(() -> scene.handler.giveUp(ID, "Rút hồ sơ", scene.by(HEAD))).isInstanceOf(Crash.class);
        scene.store.crashAfter(Integer.MAX_VALUE);
        scene.records.place("LAO_CAI", 1, "978,50");
        assertThat(propose("LAO_CAI", FLAG, "Dẫn đầu").state()).isEqualTo(ProposalState.CLEARANCE_PENDING);
    }

    @Test
    void finishesAProposalThatACrashLeftWithItsPlaceOnly() {
        CommandContext context = scene.by(SECRETARY);
        scene.store.crashAfter(1);
        assertThatThrownBy(() -> scene.handler.propose(OneSeason.ID, "AU_LAU", FLAG, List.of("Dẫn đầu"), context))
                .isInstanceOf(Crash.class);
        scene.store.crashAfter(Integer.MAX_VALUE);
        assertThat(scene.handler.propose(OneSeason.ID, "AU_LAU", FLAG, List.of("Dẫn đầu"), context).state().state())
                .isEqualTo(ProposalState.CLEARANCE_PENDING);
        assertThat(scene.handler.propose(OneSeason.ID, "AU_LAU", FLAG, List.of("Dẫn đầu"), context).repeated())
                .isTrue();
    }

    @Test
    void isNotSentWhileAPartIsMissing() {
        scene.proposed();
        scene.attach(DocumentKind.PETITION, SECRETARY);
        scene.attach(DocumentKind.LIST, SECRETARY);
        scene.attach(DocumentKind.CLEARANCE, MONITOR);
        Refusal refusal = refused(() -> scene.handler.send(ID, "05/TTr-KTĐ", TODAY, scene.by(HEAD)), 422,
                "pack-incomplete", "Hồ sơ còn thiếu: Báo cáo thành tích, Biên bản họp bình xét, Biên bản kiểm phiếu."
                        + " Hãy bổ sung đủ rồi gửi lại.");
        assertThat(refusal.properties()).containsEntry("missing", List.of("REPORT", "MINUTES", "TALLY"));
        scene.meetings.tally = null;
        refused(() -> scene.attach(DocumentKind.TALLY, SECRETARY), 409, "no-certified-ballot",
                "Chưa có kết quả bỏ phiếu kín đã chứng thực về phường. Hãy chứng thực kết quả kiểm phiếu trước.");
        refused(() -> scene.parts.attach(ID, new Given(DocumentKind.REPORT, null, null, Map.of("situation", "x")),
                scene.by(LEADER)), 422, "document-fields-missing",
                "Báo cáo thành tích còn thiếu nội dung. Hãy điền đủ các phần rồi lưu lại.");
    }

    @Test
    void checksTheRulesAgainBeforeItIsSent() {
        scene.cleared();
        scene.records.place("AU_LAU", 2, "950,00");
        refused(() -> scene.handler.send(ID, "05/TTr-KTĐ", TODAY, scene.by(HEAD)), 422, "not-eligible",
                "Chưa đủ điều kiện đề nghị. Chỉ đơn vị dẫn đầu Khối được đề nghị; phường xếp hạng 2.");
    }

    @Test
    void everyPartHasItsAuthor() {
        scene.proposed();
        refused(() -> scene.attach(DocumentKind.CLEARANCE, HEAD), 403, "not-the-monitor",
                "Việc này do người theo dõi của tỉnh (Sở Nội vụ) thực hiện.");
        refused(() -> scene.attach(DocumentKind.PETITION, LEADER), 403, "not-head-side", null);
        refused(() -> scene.attach(DocumentKind.REPORT, Commands.actor("p", "LAO_CAI", "WARD_LEADER")), 403,
                "not-head-side", null);
        refused(() -> scene.handler.propose(OneSeason.ID, "AU_LAU", MERIT, List.of("x"), scene.by(LEADER)), 403,
                "not-head-side", null);
        refused(() -> scene.handler.send(ID, "5", TODAY, scene.by(SECRETARY)), 403, "not-block-head", null);
        for (var step : List.<ThrowingCallable>of(
                () -> scene.province.receive(ID, scene.by(HEAD)),
                () -> scene.province.giveBack(ID, "x", scene.by(HEAD)),
                () -> scene.province.vote(ID, new Votes(1, 1, 0, 0, TODAY, "x"), scene.by(HEAD)),
                () -> scene.province.decide(ID, AwardScene.decision(), scene.by(HEAD)),
                () -> scene.province.present(ID, TODAY, "x", scene.by(HEAD)),
                () -> scene.province.revoke(ID, "x", "x", scene.by(HEAD)))) {
            refused(step, 403, "not-the-monitor", null);
        }
    }

    @Test
    void theHeadDoesNotSendTheProposalOfHisOwnWard() {
        scene.records.place("SA_PA", 1, "980,00");
        AwardProposal own = propose("SA_PA", FLAG, "Dẫn đầu");
        refused(() -> scene.handler.send(own.id(), "5", TODAY, scene.by(HEAD)), 403, "own-ward", null);
        refused(() -> scene.handler.giveUp(own.id(), "x", scene.by(HEAD)), 403, "own-ward", null);
    }

    @Test
    void comesBackFromTheProvinceAndIsSentAgain() {
        scene.sent();
        AwardProposal returned = scene.province.giveBack(ID, "Thiếu số liệu", scene.by(MONITOR)).state();
        assertThat(returned.state()).isEqualTo(ProposalState.RETURNED);
        scene.attach(DocumentKind.REPORT, LEADER);
        assertThat(scene.handler.send(ID, "06/TTr-KTĐ", TODAY, scene.by(HEAD)).state().sending().documentNumber())
                .isEqualTo("06/TTr-KTĐ");
        refused(() -> scene.handler.send(ID, "07/TTr-KTĐ", TODAY, scene.by(HEAD)), 409, "award-proposal-wrong-state",
                "Hồ sơ đang ở trạng thái “Đã gửi”, không làm được bước này. Hãy tải lại trang.");
    }

    @Test
    void theCouncilVotesOnTheWholeOfItsMembers() {
        scene.sent();
        scene.province.receive(ID, scene.by(MONITOR));
        refused(() -> scene.province.vote(ID, new Votes(15, 14, 1, 1, TODAY, "1"), scene.by(MONITOR)), 422,
                "council-vote-impossible", "Số phiếu không khớp: đồng ý, không đồng ý và phiếu trắng cộng lại"
                        + " không được quá tổng số ủy viên.");
        // 11 of 14 are below 80 % of 15 members, although nobody present was against.
        AwardProposal rejected = scene.province.vote(ID, new Votes(15, 11, 0, 0, TODAY, "1"), scene.by(MONITOR))
                .state();
        assertThat(rejected.state()).isEqualTo(ProposalState.COUNCIL_REJECTED);
        assertThat(scene.store.events).extracting(EventOnWire::name).contains("award-not-granted");
        refused(() -> scene.province.decide(ID, AwardScene.decision(), scene.by(MONITOR)), 409,
                "award-proposal-wrong-state", null);
    }

    @Test
    void isAnAwardOnlyWithARegisteredDecision() {
        scene.sent();
        scene.province.receive(ID, scene.by(MONITOR));
        refused(() -> scene.province.decide(ID, AwardScene.decision(), scene.by(MONITOR)), 409,
                "award-proposal-wrong-state", null);
        AwardViews views = new AwardViews(scene.catalogues, scene.names, scene.seasons);
        assertThat(views.published(scene.proposals.find(ID).orElseThrow())).isNull();
        scene.province.vote(ID, new Votes(15, 12, 0, 0, TODAY, "1"), scene.by(MONITOR));
        refused(() -> scene.province.decide(ID, new Registered("1", TODAY.plusDays(1), "x", "x", "ab".repeat(32)),
                scene.by(MONITOR)), 422, "decision-date-in-future",
                "Ngày quyết định ở tương lai. Hãy ghi đúng ngày trên quyết định.");
        refused(() -> scene.province.decide(ID, new Registered("1", LocalDate.of(2024, 1, 1), "x", "x",
                "ab".repeat(32)), scene.by(MONITOR)), 422, "base-salary-unknown",
                "Chưa có mức lương cơ sở cho ngày 01/01/2024. Hãy bổ sung vào danh mục khen thưởng.");
        AwardProposal decided = scene.province.decide(ID, AwardScene.decision(), scene.by(MONITOR)).state();
        assertThat(views.published(decided)).satisfies(award -> {
            assertThat(award.status()).isEqualTo("VALID");
            assertThat(award.decisionNumber()).isEqualTo("215/QĐ-UBND");
        });
    }

    @Test
    void keepsTheOriginalOfARevokedAward() {
        AwardProposal decided = scene.decided();
        AwardProposal revoked = scene.province.revoke(ID, "Khai không đúng", "300/QĐ-UBND", scene.by(MONITOR)).state();
        assertThat(revoked.decision()).isEqualTo(decided.decision());
        assertThat(new AwardViews(scene.catalogues, scene.names, scene.seasons).published(revoked))
                .satisfies(award -> {
                    assertThat(award.status()).isEqualTo("REVOKED");
                    assertThat(award.revocationReason()).isEqualTo("Khai không đúng");
                });
        refused(() -> scene.province.revoke(ID, "x", "x", scene.by(MONITOR)), 409, "award-proposal-wrong-state",
                "Hồ sơ đang ở trạng thái “Đã thu hồi”, không làm được bước này. Hãy tải lại trang.");
    }

    @Test
    void aPackHoldsEveryPartWithItsHash() throws IOException {
        AwardProposal sent = scene.sent();
        byte[] zip = new AwardPack(scene.papers).zip(sent);
        assertThat(CanonicalJson.sha256(new AwardPack(scene.papers).zip(sent))).isEqualTo(CanonicalJson.sha256(zip));
        Map<String, byte[]> files = new HashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        assertThat(files.keySet()).containsExactlyInAnyOrder("1-petition.pdf", "2-list.pdf", "3-report.pdf",
                "4-minutes.pdf", "5-tally.pdf", "6-clearance.pdf", "manifest.json", "SHA256SUMS");
        assertThat(CanonicalJson.sha256(files.get("manifest.json"))).isEqualTo(sent.sending().manifestHash());
        JsonNode manifest = EventJson.mapper().readTree(files.get("manifest.json"));
        assertThat(manifest.path("missing").isEmpty()).isTrue();
        for (JsonNode document : manifest.path("documents")) {
            assertThat(CanonicalJson.sha256(files.get(document.path("file").asString())))
                    .isEqualTo(document.path("sha256").asString());
        }
        Path folder = Files.createDirectories(Path.of("target", "papers"));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }

    @Test
    void thePetitionSaysWhatItMust() throws IOException {
        AwardProposal sent = scene.sent();
        String text = text(scene.papers.find(sent.documents().getFirst().sha256()).orElseThrow());
        assertThat(text).contains("Số: 05/TTr-KTĐ", "TỜ TRÌNH", "Kính gửi: Sở Nội vụ tỉnh Lào Cai",
                "I. QUÁ TRÌNH BÌNH XÉT", "II. ĐỀ NGHỊ", "III. CAM KẾT", "IV. HỒ SƠ KÈM THEO", "Biên bản kiểm phiếu",
                "10/10 phiếu đồng ý, đạt 100%", "TM. KHỐI THI ĐUA", "Dẫn đầu Khối năm 2025");
    }

    @Test
    void aCertificateIsCheckedByItsHash() throws IOException {
        AwardProposal decided = scene.decided();
        byte[] pdf = scene.papers.find(decided.decision().certificateHash()).orElseThrow();
        assertThat(text(pdf)).contains("CỜ THI ĐUA CỦA UBND TỈNH", "Au Lau", "215/QĐ-UBND",
                decided.decision().certificateCode(), "ab".repeat(32));
        Files.write(Files.createDirectories(Path.of("target", "papers")).resolve("certificate.pdf"), pdf);
        AwardViews views = new AwardViews(scene.catalogues, scene.names, scene.seasons);
        CertificateController page = new CertificateController(scene.proposals, scene.papers, views);
        String code = decided.decision().certificateCode();
        assertThat(page.check(code, null).getBody().matches()).isNull();
        assertThat(page.check(code, CanonicalJson.sha256(pdf)).getBody().matches()).isTrue();
        byte[] altered = pdf.clone();
        altered[altered.length / 2] ^= 1;
        CertificateController.CertificateView view = page.check(code, CanonicalJson.sha256(altered)).getBody();
        assertThat(view.matches()).isFalse();
        assertThat(view.matchVi()).isEqualTo(
                "Tệp không khớp với giấy chứng nhận đã đăng ký: nội dung đã bị thay đổi hoặc là tệp khác.");
        assertThat(page.pdf(code).getBody()).isEqualTo(pdf);
        refused(() -> page.check("AAAAAAAAAAAAAAAAAAAAAAAAAAA", null), 404, "certificate-not-found",
                "Không có giấy chứng nhận với mã này. Hãy kiểm tra lại mã hoặc quét lại mã QR.");
        assertThat(page.awards(OneSeason.ID).items()).hasSize(1);
    }

    @Test
    void theCatalogueIsData() {
        assertThat(scene.catalogues.versioned(OneSeason.ID).version()).isZero();
        assertThat(scene.catalogues.of(OneSeason.ID).award(FLAG).orElseThrow().quota()).isEqualTo(1);
        assertThat(scene.catalogues.of(OneSeason.ID).award(MERIT).orElseThrow().quota()).isEqualTo(2);
        AwardCatalogue other = new AwardCatalogue(OneSeason.ID,
                List.of(new Award(FLAG, "Cờ", "Chủ tịch", 2, new BigDecimal("8.0"), true, true, true, 80)),
                List.of(new BaseSalary(LocalDate.of(2024, 7, 1), 2_340_000),
                        new BaseSalary(LocalDate.of(2026, 7, 1), 2_530_000)));
        refused(() -> scene.catalogues.change(other, 0, scene.by(HEAD)), 403, "not-the-catalogue-keeper",
                "Chỉ người theo dõi của tỉnh hoặc quản trị hệ thống mới được sửa danh mục khen thưởng.");
        assertThat(scene.catalogues.change(other, 0, scene.by(MONITOR)).version()).isEqualTo(1);
        refused(() -> scene.catalogues.change(AwardCatalogue.usual(OneSeason.ID), 0, scene.by(MONITOR)), 412,
                "stale-version", null);
        assertThat(scene.catalogues.of(OneSeason.ID)).isEqualTo(other);
        assertThat(other.baseSalary(LocalDate.of(2026, 7, 1))).contains(2_530_000L);
        assertThat(other.baseSalary(LocalDate.of(2026, 6, 30))).contains(2_340_000L);
    }

    private static String text(byte[] pdf) throws IOException {
        StringBuilder text = new StringBuilder();
        try (PdfReader reader = new PdfReader(pdf)) {
            PdfTextExtractor extractor = new PdfTextExtractor(reader);
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                text.append(extractor.getTextFromPage(page)).append('\n');
            }
        }
        return text.toString();
    }
}
