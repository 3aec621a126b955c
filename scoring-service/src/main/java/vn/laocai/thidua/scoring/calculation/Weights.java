package vn.laocai.thidua.scoring.calculation;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

import vn.laocai.thidua.scoring.formula.Points;

/**
 * Trials in which each section weighs 80 to 120 per cent of what it weighs, the scale staying what it is. All in whole
 * hundredths: {@code Σ (section × weight) × Σ max + (bonus − penalty) × Σ (max × weight)} orders the wards as the weighted
 * totals would.
 */
final class Weights {

    private static final int LEAST = 80;
    private static final int WIDTH = 41;

    private final int[][] places;
    private final int[] reversed;

    /** @param sheets in the order of the board */
    Weights(Plan plan, List<SheetResult> sheets, long seed) {
        int wards = sheets.size();
        places = new int[wards][Robustness.DRAWS];
        reversed = new int[Math.max(0, wards - 1)];
        List<Integer> sections = plan.baseSections();
        long[] maxima = sections.stream().mapToLong(section -> cents(plan.baseMaximum(section))).toArray();
        long[][] points = new long[wards][sections.size()];
        long[] outside = new long[wards];
        for (int ward = 0; ward < wards; ward++) {
            SheetResult sheet = sheets.get(ward);
            BigDecimal inside = Points.ZERO;
            for (int i = 0; i < sections.size(); i++) {
                BigDecimal sum = sheet.nodes().getOrDefault(plan.node(sections.get(i)).code(), Points.ZERO);
                points[ward][i] = cents(sum);
                inside = inside.add(sum);
            }
            outside[ward] = cents(sheet.base().subtract(inside).add(sheet.bonus()).subtract(sheet.penalty()));
        }
        long all = Math.max(1, Arrays.stream(maxima).sum());
        Draws random = new Draws(seed);
        for (int draw = 0; draw < Robustness.DRAWS; draw++) {
            int[] weights = new int[maxima.length];
            long weighted = 0;
            for (int i = 0; i < weights.length; i++) {
                weights[i] = LEAST + random.below(WIDTH);
                weighted += maxima[i] * weights[i];
            }
            long[] keys = new long[wards];
            for (int ward = 0; ward < wards; ward++) {
                long sum = 0;
                for (int i = 0; i < weights.length; i++) {
                    sum += points[ward][i] * weights[i];
                }
                keys[ward] = Math.addExact(Math.multiplyExact(sum, all), Math.multiplyExact(outside[ward], weighted));
            }
            place(keys, draw);
        }
    }

    /** The places of the ward on this line of the board, one per trial. */
    int[] places(int line) {
        return places[line];
    }

    /** In how many trials the line is not before the next one. */
    int reversed(int line) {
        return reversed[line];
    }

    private void place(long[] keys, int draw) {
        long[] sorted = keys.clone();
        Arrays.sort(sorted);
        for (int ward = 0; ward < keys.length; ward++) {
            places[ward][draw] = keys.length - last(sorted, keys[ward]);
            if (ward + 1 < keys.length && keys[ward] <= keys[ward + 1]) {
                reversed[ward]++;
            }
        }
    }

    /** The place of the last element of this value. */
    private static int last(long[] sorted, long value) {
        int at = Arrays.binarySearch(sorted, value);
        while (at + 1 < sorted.length && sorted[at + 1] == value) {
            at++;
        }
        return at;
    }

    private static long cents(BigDecimal points) {
        return Points.round(points).movePointRight(2).longValueExact();
    }

    /** SplitMix64, written out so that a seed means the same on every machine and for ever. */
    private static final class Draws {

        private long state;

        Draws(long seed) {
            state = seed;
        }

        int below(int bound) {
            state += 0x9E3779B97F4A7C15L;
            long z = state;
            z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
            return (int) Long.remainderUnsigned(z ^ (z >>> 31), bound);
        }
    }
}
