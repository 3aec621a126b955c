package vn.laocai.thidua.scoring.ballot;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;

/**
 * What the voter's and the teller's side does, as the browser does it: blinds a credential, takes the blinding off, seals
 * the vote; makes a teller's key and opens his share.
 */
public final class BallotClient {

    static final int SALT = 48;

    private static final int HASH = 48;
    private static final SecureRandom RANDOM = new SecureRandom();

    private BallotClient() {}

    /**
     * One vote on its way: made by a voter, known to him alone.
     *
     * @param blindedMessage
     *            what the voter has signed in his own name
     */
    public record Vote(String credential, String hash, String blindedMessage, String blindingInverse, String key) {}

    /** Makes the credential of a vote and blinds it for the question's key. */
    public static Vote newVote(String signingKey) {
        byte[] credential = random(32);
        Blinded blinded = blind(BlindSignatures.publicKey(Bytes.require(signingKey)), credential);
        return new Vote(Bytes.text(credential), Bytes.sha256(credential), Bytes.text(blinded.blinded()),
                blinded.inverse().toString(16), signingKey);
    }

    /** Takes the blinding off. */
    public static String signature(Vote vote, String blindSignature) {
        Blinded blinded = new Blinded(Bytes.require(vote.credential()), Bytes.require(vote.blindedMessage()),
                new BigInteger(vote.blindingInverse(), 16));
        return Bytes.text(finish(BlindSignatures.publicKey(Bytes.require(vote.key())), blinded,
                Bytes.require(blindSignature)));
    }

    /** A key pair of a teller's own. */
    public static KeyPair tellerKey() {
        return P256.generate();
    }

    /** A blinded message and what takes the blinding off its signature. */
    record Blinded(byte[] message, byte[] blinded, BigInteger inverse) {}

    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** RFC 9474, Blind, with the message taken as it is. */
    static Blinded blind(RSAPublicKey key, byte[] message) {
        BigInteger r;
        do {
            r = new BigInteger(key.getModulus().bitLength(), RANDOM);
        } while (r.compareTo(key.getModulus()) >= 0 || !r.gcd(key.getModulus()).equals(BigInteger.ONE));
        return blind(key, message, random(SALT), r.modInverse(key.getModulus()));
    }

    static Blinded blind(RSAPublicKey key, byte[] message, byte[] salt, BigInteger inverse) {
        BigInteger n = key.getModulus();
        BigInteger m = new BigInteger(1, encode(message, n.bitLength() - 1, salt));
        BigInteger x = inverse.modInverse(n).modPow(key.getPublicExponent(), n);
        return new Blinded(message, bytes(m.multiply(x).mod(n), (n.bitLength() + 7) / 8), inverse);
    }

    /** RFC 9474, Finalize, without its check, which is the verifier's. */
    static byte[] finish(RSAPublicKey key, Blinded blinded, byte[] blindSignature) {
        BigInteger n = key.getModulus();
        return bytes(new BigInteger(1, blindSignature).multiply(blinded.inverse()).mod(n), (n.bitLength() + 7) / 8);
    }

    /** EMSA-PSS-ENCODE of RFC 8017 with SHA-384. */
    static byte[] encode(byte[] message, int bits, byte[] salt) {
        int length = (bits + 7) / 8;
        byte[] hash = sha384(new byte[8], sha384(message), salt);
        byte[] block = new byte[length - HASH - 1];
        block[block.length - salt.length - 1] = 1;
        System.arraycopy(salt, 0, block, block.length - salt.length, salt.length);
        byte[] mask = mask(hash, block.length);
        for (int i = 0; i < block.length; i++) {
            block[i] ^= mask[i];
        }
        block[0] &= (byte) (0xFF >> (8 * length - bits));
        byte[] encoded = Arrays.copyOf(block, length);
        System.arraycopy(hash, 0, encoded, block.length, HASH);
        encoded[length - 1] = (byte) 0xBC;
        return encoded;
    }

    private static byte[] mask(byte[] seed, int length) {
        byte[] mask = new byte[0];
        for (int counter = 0; mask.length < length; counter++) {
            byte[] more = sha384(seed, new byte[]{0, 0, (byte) (counter >> 8), (byte) counter});
            byte[] longer = Arrays.copyOf(mask, mask.length + HASH);
            System.arraycopy(more, 0, longer, mask.length, HASH);
            mask = longer;
        }
        return Arrays.copyOf(mask, length);
    }

    private static byte[] sha384(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-384");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] bytes(BigInteger number, int length) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[length];
        int from = Math.max(0, bytes.length - length);
        System.arraycopy(bytes, from, fixed, length - (bytes.length - from), bytes.length - from);
        return fixed;
    }

    /** The vote, sealed to the key of the box. */
    public static String seal(String boxKey, String ballotId, String questionId, String choice) {
        return Bytes.text(Sealing.seal(P256.publicKey(Bytes.of(boxKey)), Sealing.voteOf(ballotId, questionId),
                Sealing.pad(choice, Sealing.VOTE)));
    }

    public static String sealOpinion(String boxKey, String ballotId, String ward, String text) {
        return Bytes.text(Sealing.seal(P256.publicKey(Bytes.of(boxKey)), Sealing.opinionOf(ballotId, ward),
                Sealing.pad(text, Sealing.OPINION)));
    }

    public static String publicKey(KeyPair teller) {
        return Bytes.text(P256.raw((ECPublicKey) teller.getPublic()));
    }

    /** The teller's share, opened with his own key. */
    public static String openShare(KeyPair teller, String ballotId, String tellerId, String sealed) {
        return Bytes.text(
                Sealing.open(teller.getPrivate(), Sealing.shareOf(ballotId, tellerId), Bytes.of(sealed)));
    }
}
