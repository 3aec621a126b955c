package vn.laocai.thidua.scoring.paper;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;

import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;
import org.openpdf.text.pdf.AcroFields;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfReader;

import vn.laocai.thidua.scoring.paper.KnownSeals.Finding;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.signature.CanonicalJson;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Sealed papers are checked as a reader of PDF does: with the file alone, and with the JDK's own cryptography. */
class PaperSealTest {

    private static final Instant AT = Instant.parse("2026-01-30T03:15:00Z");

    @TempDir
    private Path directory;

    private static Paper paper() {
        return PaperTest.petition().sealed(TestSeal.seal(), AT);
    }

    @Test
    void theSignatureIsTheOfficesAndCoversTheWholeFile() throws Exception {
        byte[] pdf = paper().pdf();
        X509Certificate certificate = verified(pdf);
        certificate.verify(certificate.getPublicKey());
        assertThat(certificate.getSubjectX500Principal().getName()).contains("khóa thử nghiệm");
        try (PdfReader reader = new PdfReader(pdf)) {
            AcroFields fields = reader.getAcroFields();
            List<String> names = fields.getSignedFieldNames();
            assertThat(names).containsExactly("ChuKySo");
            assertThat(fields.signatureCoversWholeDocument("ChuKySo")).isTrue();
            PdfDictionary value = fields.getSignatureDictionary("ChuKySo");
            assertThat(value.get(new PdfName("SubFilter"))).hasToString("/ETSI.CAdES.detached");
            assertThat(value.getAsString(PdfName.NAME).toUnicodeString()).isEqualTo(TestSeal.seal().owner());
            assertThat(value.getAsString(new PdfName("M")).toString()).isEqualTo("D:20260130101500+07'00'");
        }
        assertThat(PaperTest.text(pdf).replaceAll("\\s+", " ")).contains("Tệp gốc được ký số bởi",
                "lúc 10:15:00 ngày 30/01/2026 +07:00");
    }

    @Test
    void aCertificateIsSealedTheSameWay() throws Exception {
        byte[] pdf = new Certificate("Chủ tịch Ủy ban nhân dân tỉnh Lào Cai", "TẶNG", "Cờ thi đua của UBND tỉnh",
                "Nhân dân và cán bộ phường Sa Pa", "Đơn vị dẫn đầu Khối thi đua các phường năm 2025",
                "Quyết định số 12/QĐ-UBND", "Lào Cai", LocalDate.of(2026, 1, 29), "Chủ tịch",
                "https://thidua.example/c", List.of("Mã kiểm tra: abc")).pdf(TestSeal.seal(), AT);
        verified(pdf);
        assertThat(PaperTest.text(pdf)).contains("Tệp gốc được ký số bởi");
        Files.write(Files.createDirectories(Path.of("target", "papers")).resolve("certificate.pdf"), pdf);
    }

    @Test
    void aChangedByteAnywhereBreaksIt() throws Exception {
        byte[] pdf = paper().pdf();
        int contents = contents(pdf);
        for (int at = 0; at < pdf.length; at += pdf.length / 60) {
            boolean inPlace = at >= contents && at < contents + 2 * PdfSeal.ROOM + 2;
            if (!inPlace) {
                byte[] changed = pdf.clone();
                changed[at] ^= 1;
                assertThat(digestMatches(changed)).as("byte %d", at).isFalse();
            }
        }
        byte[] forged = pdf.clone();
        // A digit of the signature itself: the last of the CMS structure is the RSA signature.
        int last = contents + 1 + 2 * cms(pdf).getEncoded("DER").length - 20;
        forged[last] = forged[last] == '0' ? (byte) '1' : (byte) '0';
        assertThat(signed(forged)).isFalse();
        assertThat(signed(pdf)).isTrue();
    }

    @Test
    void equalContentAndTimeGiveEqualBytes() {
        assertThat(CanonicalJson.sha256(paper().pdf())).isEqualTo(CanonicalJson.sha256(paper().pdf()));
    }

    @Test
    void bindsTheCertificateAndLeavesTheTimeToTheFile() throws Exception {
        SignerInfo signer = signer(cms(paper().pdf()));
        AttributeTable attributes = new AttributeTable(signer.getAuthenticatedAttributes());
        assertThat(attributes.get(CMSAttributes.signingTime)).isNull();
        Attribute bound = attributes.get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        byte[] hash = SigningCertificateV2.getInstance(bound.getAttrValues().getObjectAt(0)).getCerts()[0]
                .getCertHash();
        assertThat(hash).isEqualTo(
                MessageDigest.getInstance("SHA-256").digest(certificate(cms(paper().pdf())).getEncoded()));
    }

    @Test
    void aTrialSealIsMadeOnceAndAnOfficesOwnIsUsed() {
        KeyStoreSeal first = KeyStoreSeal.trial(directory);
        assertThat(KeyStoreSeal.trial(directory).sign(new byte[]{1})).isEqualTo(first.sign(new byte[]{1}));
        assertThat(KeyStoreSeal.of(directory.resolve("papers.p12"), "thidua".toCharArray()).owner())
                .isEqualTo(first.owner());
        assertThatIllegalStateException()
                .isThrownBy(() -> KeyStoreSeal.of(directory.resolve("papers.p12"), "other".toCharArray()))
                .withMessageContaining("thidua.papers.seal.key-store");
        assertThatIllegalStateException()
                .isThrownBy(() -> KeyStoreSeal.of(directory.resolve("none.p12"), "other".toCharArray()))
                .withMessageContaining("none.p12");
    }

    @Test
    void aStrangerIsToldWhatTheSignatureIsWorth() throws Exception {
        byte[] pdf = paper().pdf();
        KnownSeals known = KnownSeals.of(TestSeal.seal(), null);
        byte[] signature = cms(pdf).getEncoded("DER");
        byte[] content = new ContentInfo(PKCSObjectIdentifiers.signedData, cms(pdf)).getEncoded("DER");
        assertThat(known.check(covered(pdf), content))
                .isEqualTo(new KnownSeals.Found(Finding.INTACT, TestSeal.seal().owner()));
        byte[] changed = pdf.clone();
        changed[100] ^= 1;
        assertThat(known.check(covered(changed), content))
                .isEqualTo(new KnownSeals.Found(Finding.ALTERED, TestSeal.seal().owner()));
        byte[] forged = content.clone();
        forged[forged.length - 3] ^= 1;
        assertThat(known.check(covered(pdf), forged).finding()).isEqualTo(Finding.ALTERED);
        KnownSeals others = KnownSeals.of(KeyStoreSeal.trial(directory), null);
        assertThat(others.check(covered(pdf), content)).isEqualTo(new KnownSeals.Found(Finding.FOREIGN, null));
        for (byte[] nonsense : List.of(new byte[0], new byte[]{0x30}, signature, pdf)) {
            assertThat(known.check(covered(pdf), nonsense)).isEqualTo(new KnownSeals.Found(Finding.FOREIGN, null));
        }
    }

    @Test
    void papersOfAnEarlierKeyStayKnownAfterItsCertificateIsNamed() throws Exception {
        Path pem = directory.resolve("earlier.pem");
        Files.writeString(pem, KnownSeals.of(TestSeal.seal(), null).pem());
        KnownSeals renewed = KnownSeals.of(KeyStoreSeal.trial(directory), pem);
        byte[] pdf = paper().pdf();
        byte[] content = new ContentInfo(PKCSObjectIdentifiers.signedData, cms(pdf)).getEncoded("DER");
        assertThat(renewed.check(covered(pdf), content).finding()).isEqualTo(Finding.INTACT);
        assertThatIllegalStateException()
                .isThrownBy(() -> KnownSeals.of(TestSeal.seal(), directory.resolve("none.pem")))
                .withMessageContaining("thidua.papers.seal.earlier-certificates");
    }

    @Test
    void anExpiredCertificateSealsNothingAndAYoungOneNothingOlder() throws Exception {
        Instant from = Instant.parse("2026-01-01T00:00:00Z");
        PaperSeal oneMonth = Mockito.mock(PaperSeal.class);
        X509Certificate certificate = Mockito.mock(X509Certificate.class);
        Mockito.when(oneMonth.certificate()).thenReturn(certificate);
        Mockito.when(certificate.getNotBefore()).thenReturn(Date.from(from));
        Mockito.when(certificate.getNotAfter()).thenReturn(Date.from(Instant.parse("2026-01-31T00:00:00Z")));
        assertThat(new PdfSeal(oneMonth, AT).at()).isEqualTo(AT);
        assertThat(new PdfSeal(oneMonth, Instant.EPOCH).at()).isEqualTo(from);
        assertThatThrownBy(() -> new PdfSeal(oneMonth, AT.plusSeconds(86_400)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("paper-seal-expired");
                    assertThat(refusal.detailVi()).contains("đã hết hạn ngày 31/01/2026. Hãy báo quản trị hệ thống");
                });
    }

    private static byte[] covered(byte[] pdf) throws Exception {
        int start = contents(pdf);
        int end = start + 2 * PdfSeal.ROOM + 2;
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(pdf, 0, start);
        digest.update(pdf, end, pdf.length - end);
        return digest.digest();
    }

    /** The certificate of the key that signed, after everything was checked. */
    private static X509Certificate verified(byte[] pdf) throws Exception {
        assertThat(digestMatches(pdf)).isTrue();
        assertThat(signed(pdf)).isTrue();
        return certificate(cms(pdf));
    }

    /** Tells whether the file is what the signed attributes say. */
    private static boolean digestMatches(byte[] pdf) throws Exception {
        AttributeTable attributes = new AttributeTable(signer(cms(pdf)).getAuthenticatedAttributes());
        byte[] said = ASN1OctetString
                .getInstance(attributes.get(CMSAttributes.messageDigest).getAttrValues().getObjectAt(0)).getOctets();
        return Arrays.equals(covered(pdf), said);
    }

    /** Tells whether the key of the certificate signed the attributes. */
    private static boolean signed(byte[] pdf) throws Exception {
        SignedData cms = cms(pdf);
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(certificate(cms).getPublicKey());
        verifier.update(signer(cms).getAuthenticatedAttributes().getEncoded("DER"));
        return verifier.verify(signer(cms).getEncryptedDigest().getOctets());
    }

    private static int contents(byte[] pdf) {
        return new String(pdf, ISO_8859_1).indexOf("<3082");
    }

    private static SignedData cms(byte[] pdf) throws Exception {
        int start = contents(pdf);
        String hex = new String(pdf, start + 1, 2 * PdfSeal.ROOM, US_ASCII);
        try (var input = new ASN1InputStream(HexFormat.of().parseHex(hex))) {
            ASN1Primitive first = input.readObject();
            return SignedData.getInstance(ContentInfo.getInstance(first).getContent());
        }
    }

    private static SignerInfo signer(SignedData cms) {
        return SignerInfo.getInstance(cms.getSignerInfos().getObjectAt(0));
    }

    private static X509Certificate certificate(SignedData cms) throws Exception {
        byte[] der = ASN1Sequence.getInstance(cms.getCertificates().getObjectAt(0)).getEncoded();
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(der));
    }
}
