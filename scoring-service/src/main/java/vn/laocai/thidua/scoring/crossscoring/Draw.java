package vn.laocai.thidua.scoring.crossscoring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who scores whom (Rule 29), and all that is needed to do the draw again.
 *
 * <p>
 * The members in the order of their codes are shuffled by {@link DrawGenerator} with the seed. The ward at place i scores
 * the wards at the places i + shift, counted in a circle: so each scores as many as there are shifts and is scored by as
 * many, nobody scores himself, and with shifts of which no two add up to the number of members no two wards score each
 * other. An order that would give a ward a target in which it has an interest is thrown away and the shuffling goes on
 * with the same generator; where no such order is found in {@value #MOST_TRIES} tries, the first of those with the
 * fewest such pairs counts and these pairs are left out.
 *
 * @param seed
 *            any text, such as numbers drawn before witnesses
 * @param order
 *            the wards in the order that counted
 * @param tries
 *            how many orders were drawn, from 1
 * @param excluded
 *            pairs that an interest kept out, in the order of scorer and target
 */
public record Draw(String seed, List<Integer> shifts, List<String> order, int tries, List<Pair> pairs,
        List<Exclusion> excluded) {

    /** A seed has at most so many characters. */
    static final int LONGEST_SEED = 200;
    static final int MOST_TRIES = 2_000;

    /** One ward scores another. */
    public record Pair(String scorer, String target) {}

    /**
     * A pair that may not be.
     *
     * @param reason
     *            why, in Vietnamese and without anything personal: it is public
     */
    public record Exclusion(String scorer, String target, String reason) {}

    public Draw {
        shifts = List.copyOf(shifts);
        order = List.copyOf(order);
        pairs = List.copyOf(pairs);
        excluded = List.copyOf(excluded);
    }

    /**
     * Draws.
     *
     * @param members
     *            wards that take part, in any order; at least three
     * @param shifts
     *            from 1 to the number of members - 1, each once
     * @param barred
     *            pairs with an interest
     * @throws IllegalArgumentException
     *             where {@link #problem} finds something
     */
    static Draw of(Collection<String> members, List<Integer> shifts, String seed, Collection<Exclusion> barred) {
        List<String> sorted = members.stream().distinct().sorted().toList();
        if (problem(sorted.size(), shifts) != Problem.NONE) {
            throw new IllegalArgumentException("Not a draw: " + sorted.size() + " members, shifts " + shifts);
        }
        Map<Pair, Exclusion> interests = new LinkedHashMap<>();
        barred.stream().filter(one -> sorted.contains(one.scorer()) && sorted.contains(one.target()))
                .sorted((a, b) -> (a.scorer() + " " + a.target()).compareTo(b.scorer() + " " + b.target()))
                .forEach(one -> interests.putIfAbsent(new Pair(one.scorer(), one.target()), one));
        DrawGenerator generator = DrawGenerator.of(seed);
        List<Exclusion> excluded = List.copyOf(interests.values());
        List<String> best = List.of();
        List<Pair> fewest = List.of();
        int tries = 0;
        while (tries < MOST_TRIES) {
            tries++;
            List<String> order = generator.shuffled(sorted);
            List<Pair> allowed = pairs(order, shifts).stream().filter(pair -> !interests.containsKey(pair)).toList();
            if (best.isEmpty() || allowed.size() > fewest.size()) {
                best = order;
                fewest = allowed;
            }
            if (allowed.size() == sorted.size() * shifts.size()) {
                break;
            }
        }
        return new Draw(seed, shifts, best, tries, fewest, excluded);
    }

    private static List<Pair> pairs(List<String> order, List<Integer> shifts) {
        List<Pair> pairs = new ArrayList<>();
        for (int place = 0; place < order.size(); place++) {
            for (int shift : shifts) {
                pairs.add(new Pair(order.get(place), order.get((place + shift) % order.size())));
            }
        }
        return pairs;
    }

    /** What is wrong with shifts. */
    enum Problem {
        NONE, TOO_FEW_MEMBERS, SELF_OR_TWICE, RECIPROCAL
    }

    /** What is wrong with these shifts for so many members; a reciprocal pair counts only where it can be avoided. */
    static Problem problem(int members, List<Integer> shifts) {
        if (members < 3) {
            return Problem.TOO_FEW_MEMBERS;
        }
        Set<Integer> seen = new HashSet<>();
        for (int shift : shifts) {
            if (shift < 1 || shift >= members || !seen.add(shift)) {
                return Problem.SELF_OR_TWICE;
            }
        }
        if (seen.isEmpty()) {
            return Problem.SELF_OR_TWICE;
        }
        // With more shifts than half of the others, two that add up to the whole circle cannot be avoided.
        boolean avoidable = shifts.size() <= (members - 1) / 2;
        return reciprocal(members, shifts) && avoidable ? Problem.RECIPROCAL : Problem.NONE;
    }

    private static boolean reciprocal(int members, List<Integer> shifts) {
        return shifts.stream().anyMatch(shift -> shifts.contains(members - shift));
    }

    /** The shifts 1 and 3 where they fit, otherwise the smallest two (or one) without a reciprocal pair. */
    static List<Integer> usualShifts(int members) {
        for (List<Integer> shifts : List.of(List.of(1, 3), List.of(1, 2), List.of(1))) {
            if (problem(members, shifts) == Problem.NONE && !reciprocal(members, shifts)) {
                return shifts;
            }
        }
        throw new IllegalArgumentException("Too few members: " + members);
    }

    /** Wards that score this one, in the order of their codes. */
    List<String> scorersOf(String target) {
        return pairs.stream().filter(pair -> pair.target().equals(target)).map(Pair::scorer).sorted().toList();
    }

    /** Wards that this one scores, in the order of their codes. */
    List<String> targetsOf(String scorer) {
        return pairs.stream().filter(pair -> pair.scorer().equals(scorer)).map(Pair::target).sorted().toList();
    }

    boolean has(String scorer, String target) {
        return pairs.contains(new Pair(scorer, target));
    }

    /** The draw without a pair, which then stands among the excluded ones. */
    Draw without(Exclusion exclusion) {
        List<Pair> left = pairs.stream()
                .filter(pair -> !pair.equals(new Pair(exclusion.scorer(), exclusion.target()))).toList();
        Set<Exclusion> all = new LinkedHashSet<>(excluded);
        if (excluded.stream().noneMatch(
                one -> one.scorer().equals(exclusion.scorer()) && one.target().equals(exclusion.target()))) {
            all.add(exclusion);
        }
        return new Draw(seed, shifts, order, tries, left, List.copyOf(all));
    }

    /** The draw with one more pair. */
    Draw with(Pair pair) {
        List<Pair> more = new ArrayList<>(pairs);
        more.add(pair);
        return new Draw(seed, shifts, order, tries, more, excluded);
    }
}
