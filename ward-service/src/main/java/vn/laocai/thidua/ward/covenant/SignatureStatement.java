package vn.laocai.thidua.ward.covenant;

import java.time.Instant;
import java.util.Map;

import vn.laocai.thidua.support.signature.CanonicalJson;

/**
 * What a signer signs: Ed25519 over the RFC 8785 bytes of exactly these seven members.
 *
 * @param contentHash
 *            hash of the covenant's text
 * @param signerId
 *            pseudonymous id of the person
 * @param signedAt
 *            business time, to the millisecond
 * @param delegationRef
 *            the delegation that the signer acts under; the empty string where he signs by his own office, because
 *            canonical JSON knows no null
 */
record SignatureStatement(String covenantId, int version, String contentHash, String wardCode, String signerId,
        Instant signedAt, String delegationRef) {

    /** The canonical JSON that is signed and stored beside the signature. */
    String canonical() {
        return CanonicalJson.write(
                Map.of("covenantId", covenantId, "version", version, "contentHash", contentHash, "wardCode", wardCode,
                        "signerId", signerId, "signedAt", signedAt.toString(), "delegationRef", delegationRef));
    }
}
