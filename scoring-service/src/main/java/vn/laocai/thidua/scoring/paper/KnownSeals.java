package vn.laocai.thidua.scoring.paper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** The certificates by which papers of this suite are known, and the check of a signature against them. */
final class KnownSeals {

    private final List<X509Certificate> certificates;

    private KnownSeals(List<X509Certificate> certificates) {
        this.certificates = List.copyOf(certificates);
    }

    /** What a signature tells about a file. */
    enum Finding {
        /** One of our seals signed exactly these bytes. */
        INTACT,
        /** One of our seals stands in the file, but signed other bytes. */
        ALTERED,
        /** Nobody whom we know signed it. */
        FOREIGN
    }

    /**
     * What was found.
     *
     * @param signer
     *            owner of the seal; nothing where it is none of ours, for anybody can write any name into a certificate
     */
    record Found(Finding finding, @Nullable String signer) {}

    /**
     * The present seal and those of the PEM file.
     *
     * @throws IllegalStateException
     *             where the file cannot be read
     */
    static KnownSeals of(PaperSeal present, @Nullable Path earlier) {
        List<X509Certificate> all = new ArrayList<>(List.of(present.certificate()));
        if (earlier != null) {
            try (InputStream pem = Files.newInputStream(earlier)) {
                CertificateFactory.getInstance("X.509").generateCertificates(pem)
                        .forEach(one -> all.add((X509Certificate) one));
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalStateException("The certificates of earlier seals cannot be read, " + earlier + ": "
                        + e.getMessage() + ". Check thidua.papers.seal.earlier-certificates.", e);
            }
        }
        return new KnownSeals(all);
    }

    /**
     * Checks a detached signature.
     *
     * @param covered
     *            SHA-256 of the bytes that it has to cover
     * @param signature
     *            CMS in DER
     */
    Found check(byte[] covered, byte[] signature) {
        try {
            CMSSignedData cms = new CMSSignedData(Map.of(NISTObjectIdentifiers.id_sha256.getId(), covered), signature);
            for (SignerInformation signer : cms.getSignerInfos()) {
                for (X509Certificate certificate : certificates) {
                    if (signer.getSID().match(new X509CertificateHolder(certificate.getEncoded()))) {
                        return new Found(signed(signer, certificate) ? Finding.INTACT : Finding.ALTERED,
                                PaperSeal.owner(certificate));
                    }
                }
            }
        } catch (CMSException | IOException | GeneralSecurityException | IllegalArgumentException
                | IllegalStateException | ClassCastException | NullPointerException malformed) {
            // Bytes of a stranger: the library tells malformed ones by any of these.
            return new Found(Finding.FOREIGN, null);
        }
        return new Found(Finding.FOREIGN, null);
    }

    private static boolean signed(SignerInformation signer, X509Certificate certificate) {
        try {
            return signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate));
        } catch (CMSException | OperatorCreationException notThese) {
            return false;
        }
    }

    /** The certificates as PEM, for those who check with their own tools. */
    String pem() {
        Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII));
        return certificates.stream().map(certificate -> {
            try {
                return "-----BEGIN CERTIFICATE-----\n" + lines.encodeToString(certificate.getEncoded())
                        + "\n-----END CERTIFICATE-----\n";
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("A certificate of the seal cannot be written", e);
            }
        }).collect(Collectors.joining());
    }
}
