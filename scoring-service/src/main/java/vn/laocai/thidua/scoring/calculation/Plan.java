package vn.laocai.thidua.scoring.calculation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.criteria.CriteriaTable;
import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.criteria.Kind;
import vn.laocai.thidua.scoring.formula.LeafScore;
import vn.laocai.thidua.scoring.formula.LeafScore.Scored;
import vn.laocai.thidua.scoring.formula.Points;

/** A table made ready for adding up: leaves and nodes by place instead of by search, once for all wards. */
final class Plan {

    /**
     * A leaf.
     *
     * @param kind
     *            what its points do to the total; what stands below INFO is INFO
     * @param above
     *            places of the nodes that hold it, from the root down
     * @param section
     *            place of the root node above it, or -1 where the leaf is a root
     * @param triggers
     *            whether a zero here keeps the ward out of the top classes
     * @param compares
     *            whether its points depend on other wards
     */
    record Leaf(Criterion criterion, Kind kind, List<Integer> above, int section, boolean triggers,
            boolean compares) {}

    private final CriteriaTable table;
    private final List<Leaf> leaves = new ArrayList<>();
    private final List<Criterion> nodes = new ArrayList<>();
    private final List<Integer> roots = new ArrayList<>();
    private final IndexedMap.Keys leafKeys;
    private final IndexedMap.Keys nodeKeys;
    private final BigDecimal[] baseMaxima;
    private final int needed;

    Plan(CriteriaTable table) {
        this.table = table;
        for (Criterion root : table.roots()) {
            walk(root, Kind.BASE, List.of());
        }
        leafKeys = new IndexedMap.Keys(leaves.stream().map(leaf -> leaf.criterion().code()).toList());
        nodeKeys = new IndexedMap.Keys(nodes.stream().map(Criterion::code).toList());
        baseMaxima = new BigDecimal[nodes.size()];
        Arrays.fill(baseMaxima, BigDecimal.ZERO);
        int base = 0;
        for (Leaf leaf : leaves) {
            if (leaf.kind() == Kind.BASE) {
                base++;
                if (leaf.section() >= 0) {
                    baseMaxima[leaf.section()] = baseMaxima[leaf.section()].add(leaf.criterion().max());
                }
            }
        }
        needed = base;
    }

    private void walk(Criterion criterion, Kind above, List<Integer> path) {
        Kind kind = above == Kind.INFO || criterion.kind() == Kind.INFO
                ? Kind.INFO
                : criterion.kind() == Kind.BASE ? above : criterion.kind();
        if (!criterion.isLeaf()) {
            int place = nodes.size();
            nodes.add(criterion);
            if (path.isEmpty()) {
                roots.add(place);
            }
            List<Integer> longer = Stream.concat(path.stream(), Stream.of(place)).toList();
            for (Criterion child : criterion.children()) {
                walk(child, kind, longer);
            }
        } else if (criterion.active()) {
            boolean triggers = kind == Kind.BASE && criterion.max().signum() > 0 && switch (table.zeroPolicy()) {
                case ANY -> true;
                case CRITICAL_ONLY -> criterion.critical();
                case NONE -> false;
            };
            boolean compares = criterion.formula() != null && criterion.formula().comparesWards();
            leaves.add(new Leaf(criterion, kind, path, path.isEmpty() ? -1 : path.getFirst(), triggers, compares));
        }
    }

    CriteriaTable table() {
        return table;
    }

    int size() {
        return leaves.size();
    }

    Leaf leaf(int place) {
        return leaves.get(place);
    }

    /** The place of the leaf, or -1 where the table has no such active leaf. */
    int place(String code) {
        return leafKeys.place(code);
    }

    /** The sections whose points make the scale, by place of their node. */
    List<Integer> baseSections() {
        return roots.stream().filter(root -> baseMaxima[root].signum() > 0).toList();
    }

    /** What the base leaves of a section can earn together. */
    BigDecimal baseMaximum(int section) {
        return baseMaxima[section];
    }

    Criterion node(int place) {
        return nodes.get(place);
    }

    /** The scores of a sheet that was added up by this table; null where a leaf was not applicable. */
    @Nullable
    LeafScore[] scores(SheetResult sheet) {
        @Nullable
        LeafScore[] scores = new @Nullable LeafScore[leaves.size()];
        for (int i = 0; i < scores.length; i++) {
            LeafResult leaf = sheet.leaves().get(leafKeys.code(i));
            scores[i] = leaf == null ? null : leaf.score();
        }
        return scores;
    }

    /**
     * Adds a sheet up.
     *
     * @param scores
     *            one per leaf; null where the leaf is not applicable
     */
    SheetResult add(String wardCode, @Nullable LeafScore[] scores) {
        @Nullable
        LeafResult[] results = new @Nullable LeafResult[scores.length];
        BigDecimal[] sums = new BigDecimal[nodes.size()];
        Arrays.fill(sums, Points.ZERO);
        BigDecimal base = Points.ZERO;
        BigDecimal bonus = Points.ZERO;
        BigDecimal penalty = Points.ZERO;
        @Nullable
        BigDecimal[] excused = null;
        List<String> zeros = List.of();
        int scored = 0;
        int of = needed;
        for (int i = 0; i < scores.length; i++) {
            Leaf leaf = leaves.get(i);
            LeafScore score = scores[i];
            if (score == null) {
                if (leaf.kind() == Kind.BASE) {
                    of--;
                    excused = excuse(excused, leaf);
                }
                continue;
            }
            boolean trigger = false;
            if (score instanceof Scored given) {
                BigDecimal points = given.points();
                trigger = leaf.triggers() && points.signum() == 0;
                switch (leaf.kind()) {
                    case BASE -> {
                        base = base.add(points);
                        scored++;
                    }
                    case BONUS -> bonus = bonus.add(points);
                    case PENALTY -> penalty = penalty.add(points);
                    case INFO -> {
                    }
                }
                if (leaf.kind() != Kind.INFO && points.signum() != 0) {
                    for (int node : leaf.above()) {
                        sums[node] = sums[node].add(points);
                    }
                }
            }
            if (trigger) {
                zeros = zeros.isEmpty() ? new ArrayList<>() : zeros;
                zeros.add(leaf.criterion().code());
            }
            results[i] = new LeafResult(leaf.criterion().code(), score, trigger);
        }
        @Nullable
        BigDecimal[] lines = new @Nullable BigDecimal[nodes.size()];
        if (excused != null) {
            base = base.add(rescale(sums, excused, lines));
        }
        BigDecimal counted = Points.round(bonus.min(table.bonusCap()));
        BigDecimal taken = Points.round(penalty.min(table.penaltyCap()));
        BigDecimal total = base.add(counted).subtract(taken).max(Points.ZERO);
        return new SheetResult(wardCode, new IndexedMap<>(leafKeys, results), new IndexedMap<>(nodeKeys, lines),
                new IndexedMap<>(nodeKeys, sums), base, counted, taken, total, scored, of, List.copyOf(zeros));
    }

    private @Nullable BigDecimal[] excuse(@Nullable BigDecimal @Nullable [] excused, Leaf leaf) {
        @Nullable
        BigDecimal[] sums = excused == null ? new @Nullable BigDecimal[nodes.size()] : excused;
        if (leaf.section() >= 0) {
            BigDecimal before = sums[leaf.section()];
            BigDecimal max = leaf.criterion().max();
            sums[leaf.section()] = before == null ? max : before.add(max);
        }
        return sums;
    }

    /**
     * Writes the line "Điều chỉnh N/A" of each section: {@code score × sectionMax / (sectionMax − Σ N/A max)} less the
     * score, rounded once. A section of which nothing is left cannot be re-scaled and gets 0.
     */
    private BigDecimal rescale(BigDecimal[] sums, @Nullable BigDecimal[] excused, @Nullable BigDecimal[] lines) {
        BigDecimal all = Points.ZERO;
        for (int section : roots) {
            BigDecimal gone = excused[section];
            if (gone != null) {
                BigDecimal left = baseMaxima[section].subtract(gone);
                BigDecimal line = left.signum() <= 0
                        ? Points.ZERO
                        : sums[section].multiply(gone).divide(left, 2, RoundingMode.HALF_UP);
                lines[section] = line;
                sums[section] = sums[section].add(line);
                all = all.add(line);
            }
        }
        return all;
    }
}
