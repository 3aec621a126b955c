package vn.laocai.thidua.ward.covenant;

import java.time.Instant;

/**
 * The signature of one ward, with everything that is needed to check it later.
 *
 * @param statement
 *            canonical JSON that was signed
 * @param signature
 *            Ed25519 signature, Base64
 * @param publicKey
 *            X.509 SubjectPublicKeyInfo, Base64
 * @param keyId
 *            fingerprint of the key
 */
record WardSignature(String wardCode, String signerId, Instant signedAt, String contentHash, String statement,
        String signature, String publicKey, String keyId) {}
