package vn.laocai.thidua.scoring.publication;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.OctetKeyPair;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.scoring.board.BoardSeason;
import vn.laocai.thidua.scoring.board.SeasonLedger;
import vn.laocai.thidua.scoring.paper.RegisteredPapers;
import vn.laocai.thidua.scoring.paper.TestSeal;
import vn.laocai.thidua.scoring.publication.PublicationArchive.Kept;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.signature.CanonicalJson;
import vn.laocai.thidua.support.signature.SoftwareKeys;
import vn.laocai.thidua.testing.kit.InMemoryAggregateFactory.Crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Results are published once for ever, and anybody can check that they are what was signed. */
class PublicationTest {

    private static final String REASON = "Nhập sai số liệu của tiêu chí I.1 theo văn bản số 12";

    @TempDir
    private Path directory;

    private BoardSeason season;
    private PublicationArchive archive;
    private ResultKeys keys;
    private Publications publications;
    private Corrections corrections;

    @BeforeEach
    void aFinalSeason() {
        season = new BoardSeason().allFinal();
        archive = new PublicationArchive(season.mongo);
        keys = new ResultKeys(new SoftwareKeys(directory));
        ResultPaper paper = new ResultPaper(season.names, TestSeal.seal(), "https://thidua.laocai.gov.vn");
        WhenResultsArePublishedThenSheetsFollow follow = Mockito.mock(WhenResultsArePublishedThenSheetsFollow.class);
        publications = new Publications(season.ledgers, season.archive, archive, keys, paper, season.seasons,
                season.offices, follow);
        corrections = new Corrections(season.ledgers, season.standings, archive, keys, paper, season.seasons,
                season.offices);
    }

    @AfterEach
    void end() {
        season.close();
    }

    @Test
    void theSignatureIsVerifiedByAnotherLibrary() throws Exception {
        Kept kept = published();
        JWSObject jws = JWSObject.parse(kept.sealed().jws());
        assertThat(jws.verify(verifier())).isTrue();
        assertThat(jws.getPayload().toString()).isEqualTo(kept.canonical());
        assertThat(jws.getHeader().getKeyID()).isEqualTo(keys.present().get("kid"));
        JWSObject detached = JWSObject.parse(kept.sealed().detached(), new Payload(kept.canonical().getBytes(UTF_8)));
        assertThat(detached.verify(verifier())).isTrue();
    }

    @Test
    void aChangedByteFails() throws Exception {
        Kept kept = published();
        String[] parts = kept.sealed().jws().split("\\.", -1);
        String forged = kept.canonical().replace("\"total\":\"88.00\"", "\"total\":\"98.00\"");
        assertThat(forged).isNotEqualTo(kept.canonical());
        String payload = Base64.getUrlEncoder().withoutPadding().encodeToString(forged.getBytes(UTF_8));
        assertThat(JWSObject.parse(parts[0] + "." + payload + "." + parts[2]).verify(verifier())).isFalse();
        byte[] bytes = kept.canonical().getBytes(UTF_8);
        bytes[bytes.length / 2] ^= 1;
        assertThat(JWSObject.parse(kept.sealed().detached(), new Payload(bytes)).verify(verifier())).isFalse();
        char last = parts[2].charAt(10);
        String broken = parts[2].substring(0, 10) + (last == 'A' ? 'B' : 'A') + parts[2].substring(11);
        assertThat(JWSObject.parse(parts[0] + "." + parts[1] + "." + broken).verify(verifier())).isFalse();
    }

    @Test
    void theHashOnPaperIsTheHashThatWasSigned() throws Exception {
        Kept kept = published();
        String hash = season.ledgers.of(BoardSeason.ID).result().hash();
        assertThat(EventJson.mapper().readTree(kept.canonical()).path("resultHash").asString()).isEqualTo(hash);
        assertThat(text(kept.pdf()).replaceAll("\\s", "")).contains(hash);
        assertThat(text(kept.pdf())).contains("KẾT QUẢ THI ĐUA").doesNotContain("CHƯA PHẢI");
    }

    @Test
    void everyRowOnPaperIsThatOfTheResult() throws Exception {
        Kept kept = published();
        String paper = text(kept.pdf()).replaceAll("\\s", "");
        JsonNode rows = EventJson.mapper().readTree(kept.canonical()).path("result").path("rows");
        assertThat(rows.size()).isEqualTo(3);
        for (JsonNode row : rows) {
            String printed = row.path("rank").asString() + (row.path("tied").asBoolean() ? "(đồng hạng)" : "")
                    + season.names.of(row.path("wardCode").asString())
                    + Stream.of("base", "bonus", "penalty", "total").map(name -> row.path(name).asString())
                            .collect(Collectors.joining()).replace('.', ',')
                    + row.path("className").asString();
            assertThat(paper).contains(printed.replaceAll("\\s", ""));
        }
    }

    @Test
    void aSecondPublicationIsRefused() {
        published();
        Refusal refusal = refusal(() -> publications.publish(BoardSeason.ID, season.by(BoardSeason.HEAD)));
        assertThat(refusal.status()).isEqualTo(409);
        assertThat(refusal.code()).isEqualTo("results-published");
        assertThat(refusal.detailVi()).isEqualTo(
                "Kết quả đã công bố và không thay đổi nữa. Nếu có sai sót, hãy lập bản đính chính.");
        assertThat(publications.publish(BoardSeason.ID, season.by(BoardSeason.HEAD, "publish-it")).publication())
                .isNotNull();
    }

    @Test
    void nothingIsPublishedBeforeItIsFinalOrByAnybodyElse() {
        assertThat(refusal(() -> publications.publish(BoardSeason.ID, season.by(BoardSeason.HEAD))).code())
                .isEqualTo("season-not-finalised");
        season.finalised();
        assertThat(refusal(() -> publications.publish(BoardSeason.ID, season.by(BoardSeason.LEADER))).code())
                .isEqualTo("not-block-head");
        Refusal unknown = refusal(() -> publications.published(BoardSeason.ID));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.code()).isEqualTo("results-not-published");
    }

    @Test
    void anInterruptedPublicationIsFinishedByTheNextAttemptWithTheSignedTime() {
        season.finalised();
        season.store.crashAfter(0);
        assertThatThrownBy(() -> publications.publish(BoardSeason.ID, season.by(BoardSeason.HEAD)))
                .isInstanceOf(Crash.class);
        season.store.crashAfter(Integer.MAX_VALUE);
        assertThat(refusal(() -> publications.published(BoardSeason.ID)).code()).isEqualTo("results-not-published");
        SeasonLedger ledger = publications.publish(BoardSeason.ID, season.by(BoardSeason.HEAD));
        Kept kept = publications.published(BoardSeason.ID);
        assertThat(EventJson.mapper().readTree(kept.canonical()).path("publishedAt").asString())
                .isEqualTo(ledger.publication().publishedAt().toString());
    }

    @Test
    void aCorrectionIsADatedRecordAndLeavesThePublicationAsItWas() throws Exception {
        Kept before = published();
        Kept correction = corrections.correct(BoardSeason.ID, "AU_LAU", REASON, Map.of("I.1", new BigDecimal("40")),
                season.by(BoardSeason.HEAD));
        assertThat(publications.published(BoardSeason.ID).canonical()).isEqualTo(before.canonical());
        assertThat(season.publicJson()).contains("\"total\":\"70.00\"");
        assertThat(correction.canonical()).contains("\"total\":\"78.00\"").contains("\"before\":\"32.00\"")
                .contains("correctedAt").contains(REASON);
        assertThat(JWSObject.parse(correction.sealed().jws()).verify(verifier())).isTrue();
        Kept second = corrections.correct(BoardSeason.ID, "LAO_CAI", REASON, Map.of("I.1", new BigDecimal("36")),
                season.by(BoardSeason.HEAD));
        assertThat(second.canonical()).contains("\"total\":\"78.00\"").contains("\"total\":\"74.00\"");
        assertThat(corrections.ofSeason(BoardSeason.ID)).hasSize(2);
    }

    @Test
    void aPaperIsKnownByItsFileOnceItIsPublicAndTellsWhatCameAfterIt() {
        RegisteredResults register = new RegisteredResults(archive, season.ledgers, publications);
        String results = CanonicalJson.sha256(published().pdf());
        assertThat(register.find(results).orElseThrow()).satisfies(paper -> {
            assertThat(paper.kind()).isEqualTo(RegisteredPapers.Kind.RESULT);
            assertThat(paper.page()).isEqualTo("/public/results/" + BoardSeason.ID);
            assertThat(paper.nameVi()).startsWith("kết quả thi đua đã công bố lúc ");
            assertThat(paper.superseded()).isNull();
        });
        String first = CanonicalJson.sha256(correct("AU_LAU", "I.1", "40").pdf());
        assertThat(register.find(first).orElseThrow().superseded()).isNull();
        assertThat(register.find(results).orElseThrow().superseded()).satisfies(later -> {
            assertThat(later.code()).isEqualTo("corrected");
            assertThat(later.sentenceVi()).startsWith("Sau văn bản này đã có 1 bản đính chính, bản mới nhất lúc ");
        });
        assertThat(register.find("0".repeat(64))).isEmpty();
    }

    @Test
    void whatAnInterruptedPublicationSignedIsNotKnownToStrangers() {
        season.finalised();
        season.store.crashAfter(0);
        assertThatThrownBy(() -> publications.publish(BoardSeason.ID, season.by(BoardSeason.HEAD)))
                .isInstanceOf(Crash.class);
        String kept = season.mongo.getMongoDatabase().getCollection("publications").find().first()
                .getString("pdfSha256");
        assertThat(new RegisteredResults(archive, season.ledgers, publications).find(kept)).isEmpty();
    }

    @Test
    void correctionsNeedAPublicationTheRightPersonAndPossiblePoints() {
        Refusal early = refusal(() -> correct("AU_LAU", "I.1", "40"));
        assertThat(early.code()).isEqualTo("results-not-published");
        assertThat(early.detailVi()).isEqualTo("Kết quả chưa được công bố nên chưa có gì để đính chính.");
        published();
        assertThat(refusal(() -> correct("SA_PA", "I.1", "40")).code()).isEqualTo("own-ward");
        Refusal tooMuch = refusal(() -> correct("AU_LAU", "I.1", "40.5"));
        assertThat(tooMuch.code()).isEqualTo("points-out-of-range");
        assertThat(tooMuch.detailVi()).isEqualTo(
                "Điểm của tiêu chí I.1 phải từ 0 đến 40, tối đa hai chữ số thập phân.");
        assertThat(refusal(() -> correct("AU_LAU", "XX", "1"))).extracting(Refusal::code, Refusal::detailVi)
                .containsExactly("criterion-unknown", "Không có tiêu chí XX trong bảng tiêu chí của kỳ thi đua.");
        assertThat(refusal(() -> correct("NOWHERE", "I.1", "1"))).extracting(Refusal::code, Refusal::detailVi)
                .containsExactly("ward-not-found", "Phường này không có trong kết quả của kỳ thi đua.");
    }

    @Test
    void theKeysOfOldPublicationsStayInTheSet() {
        Kept kept = published();
        assertThat(archive.keys()).containsExactly(kept.sealed().publicKey());
        assertThat(kept.sealed().publicKey()).containsEntry("kty", "OKP").containsEntry("crv", "Ed25519");
    }

    private Kept correct(String ward, String code, String points) {
        return corrections.correct(BoardSeason.ID, ward, REASON, Map.of(code, new BigDecimal(points)),
                season.by(BoardSeason.HEAD));
    }

    private Kept published() {
        season.finalised();
        publications.publish(BoardSeason.ID, season.by(BoardSeason.HEAD, "publish-it"));
        return publications.published(BoardSeason.ID);
    }

    private Ed25519Verifier verifier() throws Exception {
        return new Ed25519Verifier(OctetKeyPair.parse(EventJson.mapper().writeValueAsString(keys.present())));
    }

    private static String text(byte[] pdf) throws Exception {
        try (PdfReader reader = new PdfReader(pdf)) {
            StringBuilder text = new StringBuilder();
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                text.append(new PdfTextExtractor(reader).getTextFromPage(page)).append('\n');
            }
            return text.toString();
        }
    }

    private static Refusal refusal(ThrowingCallable call) {
        return catchThrowableOfType(Refusal.class, call);
    }
}
