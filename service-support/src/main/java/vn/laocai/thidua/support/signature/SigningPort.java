package vn.laocai.thidua.support.signature;

/** Signs for a person with Ed25519. Behind it stands a key store in software, a card or a remote signing service. */
public interface SigningPort {

    /**
     * Signs the bytes with the key of the person.
     *
     * @param signerId
     *            pseudonymous id of the person
     */
    Signed sign(String signerId, byte[] statement);

    /** Tells whether this public key is known to be the person's own. */
    boolean isKeyOf(String signerId, byte[] publicKey);

    /**
     * A signature and what is needed to check it.
     *
     * @param signature
     *            64 bytes of Ed25519
     * @param publicKey
     *            X.509 SubjectPublicKeyInfo
     * @param keyId
     *            {@link Ed25519#keyId} of the public key
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes that are only passed on
    record Signed(byte[] signature, byte[] publicKey, String keyId) {}
}
