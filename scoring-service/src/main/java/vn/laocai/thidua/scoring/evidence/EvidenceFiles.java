package vn.laocai.thidua.scoring.evidence;

import java.util.Optional;

/** The bytes of evidence, under their hash: what is kept stays as it is, and is found by what it is. */
interface EvidenceFiles {

    /**
     * Keeps the bytes; they are durable when this returns. Keeping them again changes nothing.
     *
     * @param sha256
     *            hash of the bytes, 64 lower-case hexadecimal digits
     * @throws EvidenceStoreUnavailable
     *             where they cannot be kept now
     */
    void keep(String sha256, byte[] bytes);

    /**
     * The bytes with this hash.
     *
     * @throws EvidenceStoreUnavailable
     *             where they cannot be read now, or are not what was kept
     */
    Optional<byte[]> read(String sha256);
}
