package vn.laocai.thidua.scoring.ballot;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;

import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Encryption to a public key: a fresh key pair on P-256, ECDH, HKDF-SHA256, AES-256-GCM; all of it is in every browser.
 * Sealed bytes are the fresh public key (65), then ciphertext and tag (16). What they are for goes into key and tag, so
 * that bytes sealed for one question cannot be opened as an answer to another.
 */
final class Sealing {

    /** Bytes that every vote has inside, whatever it says. */
    static final int VOTE = 256;
    /** Bytes that every written opinion has inside. */
    static final int OPINION = 4096;
    /** Bytes by which sealed ones are longer. */
    static final int OVERHEAD = P256.POINT + 16;

    private static final int KEY = 32;
    private static final int NONCE = 12;

    private Sealing() {}

    /** What a vote on a question is sealed for. */
    static String voteOf(String ballotId, String questionId) {
        return "thidua-vote-v1|" + ballotId + "|" + questionId;
    }

    /** What the share of a teller is sealed for. */
    static String shareOf(String ballotId, String tellerId) {
        return "thidua-share-v1|" + ballotId + "|" + tellerId;
    }

    /** What the written opinion of a ward is sealed for. */
    static String opinionOf(String ballotId, String wardCode) {
        return "thidua-opinion-v1|" + ballotId + "|" + wardCode;
    }

    static byte[] seal(ECPublicKey to, String purpose, byte[] bytes) {
        KeyPair once = P256.generate();
        byte[] point = P256.raw((ECPublicKey) once.getPublic());
        try {
            byte[] inside = cipher(Cipher.ENCRYPT_MODE, once.getPrivate(), to, purpose, point).doFinal(bytes);
            byte[] sealed = Arrays.copyOf(point, point.length + inside.length);
            System.arraycopy(inside, 0, sealed, point.length, inside.length);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has AES-GCM", e);
        }
    }

    /** What is inside, or {@code null} where it was sealed for another key or purpose, or changed since. */
    static byte @Nullable [] open(PrivateKey key, String purpose, byte[] sealed) {
        if (sealed.length < OVERHEAD) {
            return null;
        }
        byte[] point = Arrays.copyOf(sealed, P256.POINT);
        try {
            return cipher(Cipher.DECRYPT_MODE, key, P256.publicKey(point), purpose, point).doFinal(sealed,
                    P256.POINT, sealed.length - P256.POINT);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return null;
        }
    }

    /** The text with its length before and zeros behind it, so that every one is as long as any other. */
    static byte[] pad(String text, int size) {
        byte[] utf8 = text.getBytes(UTF_8);
        if (utf8.length > size - 2) {
            throw new IllegalArgumentException("Longer than " + (size - 2) + " bytes");
        }
        byte[] padded = new byte[size];
        padded[0] = (byte) (utf8.length >> 8);
        padded[1] = (byte) utf8.length;
        System.arraycopy(utf8, 0, padded, 2, utf8.length);
        return padded;
    }

    /** The text that was padded, or {@code null} where the bytes were not made so. */
    static @Nullable String unpad(byte[] padded) {
        int length = padded.length < 2 ? -1 : ((padded[0] & 0xFF) << 8) | (padded[1] & 0xFF);
        if (length < 0 || length > padded.length - 2) {
            return null;
        }
        for (int i = 2 + length; i < padded.length; i++) {
            if (padded[i] != 0) {
                return null;
            }
        }
        return new String(padded, 2, length, UTF_8);
    }

    private static Cipher cipher(int mode, PrivateKey mine, ECPublicKey theirs, String purpose, byte[] point)
            throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(mine);
        agreement.doPhase(theirs, true);
        byte[] info = purpose.getBytes(UTF_8);
        byte[] derived = KDF.getInstance("HKDF-SHA256").deriveData(HKDFParameterSpec.ofExtract()
                .addIKM(agreement.generateSecret()).addSalt(point).thenExpand(info, KEY + NONCE));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(derived, 0, KEY, "AES"),
                new GCMParameterSpec(128, derived, KEY, NONCE));
        cipher.updateAAD(info);
        return cipher;
    }
}
