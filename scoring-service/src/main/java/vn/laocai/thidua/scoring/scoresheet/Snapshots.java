package vn.laocai.thidua.scoring.scoresheet;

import java.time.Instant;
import java.util.Optional;

/** Signed submissions, kept for ever under the hash of their content. */
interface Snapshots {

    /**
     * A signed submission.
     *
     * @param sha256
     *            hash of the content's bytes, 64 hexadecimal digits
     * @param content
     *            canonical JSON, exactly as it was signed
     * @param signature
     *            Ed25519 over the content's bytes, Base64
     * @param publicKey
     *            X.509 SubjectPublicKeyInfo, Base64
     */
    record SignedSnapshot(String sha256, String content, String signature, String publicKey, String keyId,
            String signerId, Instant signedAt) {}

    /** Keeps a snapshot before anything refers to it; keeping it again changes nothing. */
    void keep(SignedSnapshot snapshot);

    Optional<SignedSnapshot> find(String sha256);
}
