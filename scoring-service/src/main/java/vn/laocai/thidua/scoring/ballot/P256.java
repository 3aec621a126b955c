package vn.laocai.thidua.scoring.ballot;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;

/** Keys on the curve P-256, which every browser's WebCrypto has; public ones as 65 bytes, uncompressed. */
final class P256 {

    static final int POINT = 65;
    static final int SCALAR = 32;

    private static final ECParameterSpec CURVE = curve();
    private static final BigInteger FIELD = ((ECFieldFp) CURVE.getCurve().getField()).getP();

    private P256() {}

    /** Number of the group's elements, a prime. */
    static BigInteger order() {
        return CURVE.getOrder();
    }

    static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has P-256", e);
        }
    }

    static byte[] raw(ECPublicKey key) {
        byte[] raw = new byte[POINT];
        raw[0] = 4;
        put(key.getW().getAffineX(), raw, 1);
        put(key.getW().getAffineY(), raw, 1 + SCALAR);
        return raw;
    }

    /**
     * The public key of these 65 bytes.
     *
     * @throws IllegalArgumentException
     *             where they are no point of the curve
     */
    static ECPublicKey publicKey(byte[] raw) {
        if (raw.length != POINT || raw[0] != 4) {
            throw new IllegalArgumentException("No uncompressed point of P-256");
        }
        BigInteger x = new BigInteger(1, raw, 1, SCALAR);
        BigInteger y = new BigInteger(1, raw, 1 + SCALAR, SCALAR);
        BigInteger right = x.pow(3).add(CURVE.getCurve().getA().multiply(x)).add(CURVE.getCurve().getB()).mod(FIELD);
        if (x.compareTo(FIELD) >= 0 || y.compareTo(FIELD) >= 0 || !y.multiply(y).mod(FIELD).equals(right)) {
            throw new IllegalArgumentException("Not on P-256");
        }
        try {
            return (ECPublicKey) KeyFactory.getInstance("EC")
                    .generatePublic(new ECPublicKeySpec(new ECPoint(x, y), CURVE));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("No key of P-256", e);
        }
    }

    static PrivateKey privateKey(BigInteger scalar) {
        try {
            return KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(scalar, CURVE));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("No key of P-256", e);
        }
    }

    /** Writes a number below 2^256 as 32 bytes. */
    static void put(BigInteger number, byte[] target, int offset) {
        byte[] bytes = number.toByteArray();
        int from = bytes.length > SCALAR ? bytes.length - SCALAR : 0;
        int length = bytes.length - from;
        System.arraycopy(bytes, from, target, offset + SCALAR - length, length);
    }

    private static ECParameterSpec curve() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has P-256", e);
        }
    }
}
