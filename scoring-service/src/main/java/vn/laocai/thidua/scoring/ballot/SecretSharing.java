package vn.laocai.thidua.scoring.ballot;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Shamir's sharing of a secret among n people of whom any k can put it together, over the field of the order of P-256;
 * fewer than k learn nothing at all.
 */
final class SecretSharing {

    private static final BigInteger PRIME = P256.order();
    private static final SecureRandom RANDOM = new SecureRandom();

    private SecretSharing() {}

    /**
     * One share.
     *
     * @param index
     *            number of the share, from 1
     */
    record Share(int index, BigInteger value) {

        static final int LENGTH = 1 + P256.SCALAR;

        byte[] bytes() {
            byte[] bytes = new byte[LENGTH];
            bytes[0] = (byte) index;
            P256.put(value, bytes, 1);
            return bytes;
        }

        static @Nullable Share of(byte[] bytes) {
            if (bytes.length != LENGTH || bytes[0] < 1) {
                return null;
            }
            return new Share(bytes[0], new BigInteger(1, bytes, 1, P256.SCALAR));
        }
    }

    static List<Share> split(BigInteger secret, int shares, int needed) {
        if (needed < 1 || needed > shares || shares > 100 || secret.signum() < 0 || secret.compareTo(PRIME) >= 0) {
            throw new IllegalArgumentException("Cannot be shared: " + needed + " of " + shares);
        }
        List<BigInteger> coefficients = new ArrayList<>(List.of(secret));
        while (coefficients.size() < needed) {
            coefficients.add(random());
        }
        List<Share> all = new ArrayList<>();
        for (int index = 1; index <= shares; index++) {
            BigInteger x = BigInteger.valueOf(index);
            BigInteger value = BigInteger.ZERO;
            for (BigInteger coefficient : coefficients.reversed()) {
                value = value.multiply(x).add(coefficient).mod(PRIME);
            }
            all.add(new Share(index, value));
        }
        return all;
    }

    /** The secret, where at least as many shares are given as were asked for; something else where fewer are. */
    static BigInteger combine(List<Share> shares) {
        BigInteger secret = BigInteger.ZERO;
        for (Share share : shares) {
            BigInteger numerator = BigInteger.ONE;
            BigInteger denominator = BigInteger.ONE;
            for (Share other : shares) {
                if (other.index() != share.index()) {
                    BigInteger x = BigInteger.valueOf(other.index());
                    numerator = numerator.multiply(x).mod(PRIME);
                    denominator = denominator.multiply(x.subtract(BigInteger.valueOf(share.index()))).mod(PRIME);
                }
            }
            secret = secret.add(share.value().multiply(numerator).multiply(denominator.modInverse(PRIME))).mod(PRIME);
        }
        return secret;
    }

    /** Every number below the prime is as likely as any other. */
    private static BigInteger random() {
        while (true) {
            BigInteger candidate = new BigInteger(PRIME.bitLength(), RANDOM);
            if (candidate.compareTo(PRIME) < 0) {
                return candidate;
            }
        }
    }
}
