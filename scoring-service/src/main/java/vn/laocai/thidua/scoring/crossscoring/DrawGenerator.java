package vn.laocai.thidua.scoring.crossscoring;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * The random numbers of a draw: SplitMix64, written out so that anybody can do the draw again on any machine and with any
 * release of Java.
 *
 * <p>
 * The state begins as the first eight bytes, the highest first, of the SHA-256 of the seed's UTF-8 in NFC. Each number adds {@code 0x9E3779B97F4A7C15} to the state and mixes a copy of it:
 * {@code z ^= z >>> 30; z *= 0xBF58476D1CE4E5B9; z ^= z >>> 27; z *= 0x94D049BB133111EB; z ^= z >>> 31}. A number below
 * n is the remainder of the unsigned number; numbers in the last, incomplete run of n are thrown away, so that every
 * remainder is equally likely.
 */
final class DrawGenerator {

    private long state;

    private DrawGenerator(long state) {
        this.state = state;
    }

    static DrawGenerator of(String seed) {
        byte[] text = Normalizer.normalize(seed, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
        try {
            return new DrawGenerator(ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text)).getLong());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    long next() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A number from 0 to {@code bound - 1}; the bound is at least 1. */
    int below(int bound) {
        long lastRun = -1L - Long.remainderUnsigned(Long.remainderUnsigned(-1L, bound) + 1, bound);
        long number = next();
        while (Long.compareUnsigned(number, lastRun) > 0) {
            number = next();
        }
        return (int) Long.remainderUnsigned(number, bound);
    }

    /** The list in random order: from the last place to the second, each changes with a place not behind it. */
    <T> List<T> shuffled(List<T> list) {
        List<T> order = new ArrayList<>(list);
        for (int place = order.size() - 1; place > 0; place--) {
            int other = below(place + 1);
            T moved = order.get(place);
            order.set(place, order.get(other));
            order.set(other, moved);
        }
        return order;
    }
}
