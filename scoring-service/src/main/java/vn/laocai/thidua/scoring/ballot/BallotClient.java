package vn.laocai.thidua.scoring.ballot;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.text.Normalizer;
import java.util.Arrays;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The voter's and the teller's side of a ballot in Java, as the browser's script does it: blinds a credential, takes the
 * blinding off, seals the vote; makes a teller's key with its file and opens his share. The service itself uses none of it;
 * the demo and the tests vote with it.
 */
public final class BallotClient {

    static final int SALT = 48;

    private static final int HASH = 48;
    private static final String KEY_FILE = "thidua-teller-key-v1.";
    private static final int FILE_SALT = 16;
    private static final int FILE_IV = 12;
    private static final int ROUNDS = 600_000;
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
    @SuppressWarnings("ArrayRecordComponent") // bytes that are only passed on
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
        return Bytes.text(Sealing.seal(P256.publicKey(Bytes.require(boxKey)), Sealing.voteOf(ballotId, questionId),
                Sealing.pad(choice, Sealing.VOTE)));
    }

    /** The opinion of an absent member, sealed to the key of the box. */
    public static String sealOpinion(String boxKey, String ballotId, String ward, String text) {
        return Bytes.text(Sealing.seal(P256.publicKey(Bytes.require(boxKey)), Sealing.opinionOf(ballotId, ward),
                Sealing.pad(text, Sealing.OPINION)));
    }

    /** The public key as the ballot registers it: 65 bytes, base64url. */
    public static String publicKey(KeyPair teller) {
        return Bytes.text(P256.raw((ECPublicKey) teller.getPublic()));
    }

    /**
     * The teller's share, opened with his own key.
     *
     * @throws IllegalArgumentException
     *             where it was sealed for another key
     */
    public static String openShare(PrivateKey teller, String ballotId, String tellerId, String sealed) {
        byte[] share = Sealing.open(teller, Sealing.shareOf(ballotId, tellerId), Bytes.require(sealed));
        if (share == null) {
            throw new IllegalArgumentException("The share of " + tellerId + " is not for this key");
        }
        return Bytes.text(share);
    }

    /** The file in which a teller keeps his key; only the passphrase opens it. The browser reads it too. */
    public static String keyFile(PrivateKey teller, String passphrase) {
        byte[] salt = random(FILE_SALT);
        byte[] iv = random(FILE_IV);
        byte[] sealed = withPassphrase(Cipher.ENCRYPT_MODE, passphrase, salt, iv, teller.getEncoded());
        byte[] all = new byte[FILE_SALT + FILE_IV + sealed.length];
        System.arraycopy(salt, 0, all, 0, FILE_SALT);
        System.arraycopy(iv, 0, all, FILE_SALT, FILE_IV);
        System.arraycopy(sealed, 0, all, FILE_SALT + FILE_IV, sealed.length);
        return KEY_FILE + Bytes.text(all);
    }

    /**
     * The key in a teller's file.
     *
     * @throws IllegalArgumentException
     *             where this is no such file, or the passphrase does not open it
     */
    public static PrivateKey keyOf(String file, String passphrase) {
        byte[] all = file.startsWith(KEY_FILE) ? Bytes.of(file.substring(KEY_FILE.length()).strip()) : null;
        if (all == null || all.length <= FILE_SALT + FILE_IV) {
            throw new IllegalArgumentException("No file of a teller's key");
        }
        byte[] secret = withPassphrase(Cipher.DECRYPT_MODE, passphrase, Arrays.copyOf(all, FILE_SALT),
                Arrays.copyOfRange(all, FILE_SALT, FILE_SALT + FILE_IV),
                Arrays.copyOfRange(all, FILE_SALT + FILE_IV, all.length));
        try {
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(secret));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("No key of a teller", e);
        }
    }

    private static byte[] withPassphrase(int mode, String passphrase, byte[] salt, byte[] iv, byte[] bytes) {
        try {
            char[] typed = Normalizer.normalize(passphrase, Normalizer.Form.NFC).toCharArray();
            byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(typed, salt, ROUNDS, 256)).getEncoded();
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, iv));
            return cipher.doFinal(bytes);
        } catch (AEADBadTagException e) {
            throw new IllegalArgumentException("The passphrase does not open this key", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
