package vn.laocai.thidua.scoring.paper;

import java.security.cert.X509Certificate;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/**
 * Signs papers for the block, as the seal of an office does, so that every reader of PDF can tell whose a file is and that
 * no byte of it changed. Behind it stands a key store, a card of the office or a remote signing service.
 */
public interface PaperSeal {

    /** The certificate of the key that signs. */
    X509Certificate certificate();

    /** Whose seal it is, as the certificate names it. */
    default String owner() {
        return owner(certificate());
    }

    /** The common name in a certificate; without one the whole name. */
    static String owner(X509Certificate certificate) {
        X500Name subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        var names = subject.getRDNs(BCStyle.CN);
        return names.length == 0 ? subject.toString() : IETFUtils.valueToString(names[0].getFirst().getValue());
    }

    /**
     * Signs the bytes.
     *
     * @return CMS signature (RFC 5652) in DER, detached, with the certificates that lead to its key and the signed
     *         attributes of PAdES baseline B: SHA-256 of the bytes and of the certificate, no time of its own; at most
     *         {@value PdfSeal#ROOM} bytes
     */
    byte[] sign(byte[] covered);
}
