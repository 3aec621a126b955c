package vn.laocai.thidua.ward.covenant;

import java.util.Base64;
import java.util.List;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.support.signature.Ed25519;
import vn.laocai.thidua.support.signature.SigningPort;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Checks whether text, statements, signatures and keys still fit each other (Rules 17 and 18). */
@Component
class CovenantVerification {

    private final SigningPort signing;

    CovenantVerification(SigningPort signing) {
        this.signing = signing;
    }

    /**
     * What was found.
     *
     * @param textFits
     *            whether the stored text still has the hash that was announced
     * @param valid
     *            whether the text fits and every signature is valid
     */
    record Finding(String contentHash, String computedHash, boolean textFits, List<SignatureFinding> signatures,
            boolean valid) {}

    /**
     * What was found about one signature.
     *
     * @param textFits
     *            whether it refers to the text as it is now
     * @param statementFits
     *            whether the signed statement says what the record says
     * @param signatureFits
     *            whether the signature verifies with the stored key over the stored statement
     * @param keyFits
     *            whether the key is the signer's own and has the stored id
     */
    record SignatureFinding(WardSignature signature, boolean textFits, boolean statementFits, boolean signatureFits,
            boolean keyFits) {

        boolean valid() {
            return textFits && statementFits && signatureFits && keyFits;
        }
    }

    Finding verify(Covenant covenant) {
        String computed = covenant.text().hash();
        List<SignatureFinding> signatures = covenant.signatures().stream()
                .map(signature -> verify(covenant, computed, signature)).toList();
        boolean textFits = computed.equals(covenant.contentHash());
        return new Finding(covenant.contentHash(), computed, textFits, signatures,
                textFits && signatures.stream().allMatch(SignatureFinding::valid));
    }

    private SignatureFinding verify(Covenant covenant, String computedHash, WardSignature signature) {
        CovenantIdentity identity = covenant.identity();
        String expected = new SignatureStatement(identity.id(), identity.version(), signature.contentHash(),
                signature.wardCode(), signature.signerId(), signature.signedAt(), "").canonical();
        byte[] publicKey = decode(signature.publicKey());
        return new SignatureFinding(signature, signature.contentHash().equals(computedHash),
                signature.statement().equals(expected),
                Ed25519.verifies(publicKey, signature.statement().getBytes(UTF_8), decode(signature.signature())),
                Ed25519.keyId(publicKey).equals(signature.keyId())
                        && signing.isKeyOf(signature.signerId(), publicKey));
    }

    /** What cannot be read verifies nothing. */
    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
