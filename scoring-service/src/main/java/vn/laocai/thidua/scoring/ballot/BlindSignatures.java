package vn.laocai.thidua.scoring.ballot;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;

import javax.crypto.Cipher;

/**
 * The signer's half of RSABSSA-SHA384-PSS-Deterministic (RFC 9474): it signs what it cannot read, and whoever asked takes
 * the blinding off and has an ordinary RSASSA-PSS signature. The messages are 32 random bytes, so that they need no
 * random prefix. That a signature cannot be led back to its blinded form does not rest on the size of the key; the size
 * only keeps forgers away while the ballot is open.
 */
final class BlindSignatures {

    static final int KEY_BITS = 2048;

    private static final PSSParameterSpec PSS = new PSSParameterSpec("SHA-384", "MGF1", MGF1ParameterSpec.SHA384, 48,
            1);

    private BlindSignatures() {}

    static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has RSA", e);
        }
    }

    /**
     * Signs a blinded message. The JDK's own RSA is used, which hides its timing and checks its result, so that no fault
     * of the machine gives away the key.
     *
     * @throws IllegalArgumentException
     *             where it is no number below the modulus, in as many bytes
     */
    static byte[] sign(PrivateKey key, byte[] blinded) {
        BigInteger modulus = ((RSAKey) key).getModulus();
        int length = (modulus.bitLength() + 7) / 8;
        BigInteger message = new BigInteger(1, blinded);
        if (blinded.length != length || message.compareTo(modulus) >= 0 || message.compareTo(BigInteger.ONE) <= 0) {
            throw new IllegalArgumentException("No blinded message");
        }
        try {
            Cipher raw = Cipher.getInstance("RSA/ECB/NoPadding");
            raw.init(Cipher.DECRYPT_MODE, key);
            return raw.doFinal(blinded);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key does not sign", e);
        }
    }

    /** Tells whether the signature, its blinding taken off, is one of this key over the message. */
    static boolean verifies(RSAPublicKey key, byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("RSASSA-PSS");
            verifier.setParameter(PSS);
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException e) {
            return false;
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("The ballot's key is no RSA key", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has RSASSA-PSS", e);
        }
    }

    static RSAPublicKey publicKey(byte[] x509) {
        try {
            return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(x509));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("No RSA key", e);
        }
    }

    static PrivateKey privateKey(byte[] pkcs8) {
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("No RSA key", e);
        }
    }
}
