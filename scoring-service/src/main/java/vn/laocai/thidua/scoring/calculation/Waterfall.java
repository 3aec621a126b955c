package vn.laocai.thidua.scoring.calculation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.calculation.Explanation.Bar;
import vn.laocai.thidua.scoring.calculation.Explanation.Part;
import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.criteria.Kind;
import vn.laocai.thidua.scoring.formula.LeafScore.Scored;
import vn.laocai.thidua.scoring.formula.Points;

/** Takes two totals apart into bars that add up to both, to the last hundredth. */
final class Waterfall {

    private static final int TOP = 3;

    private final Plan plan;
    private final SheetResult own;
    private final SheetResult other;

    Waterfall(Plan plan, SheetResult own, SheetResult other) {
        this.plan = plan;
        this.own = own;
        this.other = other;
    }

    List<Bar> bars() {
        List<Bar> bars = new ArrayList<>();
        for (Criterion root : plan.table().roots()) {
            List<Bar> leaves = leaves(root);
            if (root.isLeaf()) {
                bars.addAll(leaves);
            } else if (!leaves.isEmpty()) {
                naLine(root, leaves);
                bars.add(sum(Part.SECTION, root.code(), root.name(), leaves));
            }
        }
        correction(bars, Part.BONUS_CAP, "Trần điểm thưởng", own.bonus().subtract(raw(own, Kind.BONUS)),
                other.bonus().subtract(raw(other, Kind.BONUS)));
        correction(bars, Part.PENALTY_CAP, "Trần điểm trừ", raw(own, Kind.PENALTY).subtract(own.penalty()),
                raw(other, Kind.PENALTY).subtract(other.penalty()));
        correction(bars, Part.FLOOR, "Tổng không dưới 0", lifted(own), lifted(other));
        return bars;
    }

    /** The criteria that pull most in the direction of the whole difference. */
    static List<Bar> top(List<Bar> bars, BigDecimal difference) {
        Comparator<Bar> strongest = switch (difference.signum()) {
            case -1 -> Comparator.comparing(Bar::difference);
            case 1 -> Comparator.comparing(Bar::difference).reversed();
            default -> Comparator.<Bar, BigDecimal>comparing(bar -> bar.difference().abs()).reversed();
        };
        return bars.stream()
                .flatMap(bar -> bar.part() == Part.CRITERION
                        ? java.util.stream.Stream.of(bar)
                        : bar.children().stream())
                .filter(bar -> bar.part() == Part.CRITERION)
                .filter(bar -> bar.difference().signum() != 0)
                .filter(bar -> difference.signum() == 0 || bar.difference().signum() == difference.signum())
                .sorted(strongest).limit(TOP).toList();
    }

    private List<Bar> leaves(Criterion root) {
        List<Bar> bars = new ArrayList<>();
        root.all().filter(Criterion::isLeaf).forEach(criterion -> {
            int place = plan.place(criterion.code());
            if (place >= 0 && plan.leaf(place).kind() != Kind.INFO) {
                Kind kind = plan.leaf(place).kind();
                bars.add(bar(Part.CRITERION, criterion.code(), criterion.name(), points(own, criterion, kind),
                        points(other, criterion, kind), List.of()));
            }
        });
        return bars;
    }

    private void naLine(Criterion root, List<Bar> bars) {
        BigDecimal mine = own.naAdjustments().get(root.code());
        BigDecimal theirs = other.naAdjustments().get(root.code());
        if (mine != null || theirs != null) {
            bars.add(bar(Part.NA_LINE, root.code(), "Điều chỉnh N/A", orZero(mine), orZero(theirs), List.of()));
        }
    }

    private BigDecimal raw(SheetResult sheet, Kind kind) {
        BigDecimal sum = Points.ZERO;
        for (Map.Entry<String, LeafResult> entry : sheet.leaves().entrySet()) {
            int place = plan.place(entry.getKey());
            if (place >= 0 && plan.leaf(place).kind() == kind
                    && entry.getValue().score() instanceof Scored scored) {
                sum = sum.add(scored.points());
            }
        }
        return sum;
    }

    private static BigDecimal lifted(SheetResult sheet) {
        return sheet.total().subtract(sheet.base().add(sheet.bonus()).subtract(sheet.penalty()));
    }

    private static BigDecimal points(SheetResult sheet, Criterion criterion, Kind kind) {
        LeafResult leaf = sheet.leaves().get(criterion.code());
        if (leaf == null || !(leaf.score() instanceof Scored scored)) {
            return Points.ZERO;
        }
        return kind == Kind.PENALTY ? scored.points().negate() : scored.points();
    }

    private static void correction(List<Bar> bars, Part part, String name, BigDecimal mine, BigDecimal theirs) {
        if (mine.signum() != 0 || theirs.signum() != 0) {
            bars.add(bar(part, part.name(), name, mine, theirs, List.of()));
        }
    }

    private static Bar sum(Part part, String code, String name, List<Bar> children) {
        BigDecimal mine = children.stream().map(Bar::own).reduce(Points.ZERO, BigDecimal::add);
        BigDecimal theirs = children.stream().map(Bar::other).reduce(Points.ZERO, BigDecimal::add);
        return bar(part, code, name, mine, theirs, children);
    }

    private static Bar bar(Part part, String code, String name, BigDecimal mine, BigDecimal theirs,
            List<Bar> children) {
        return new Bar(part, code, name, mine, theirs, mine.subtract(theirs), children);
    }

    private static BigDecimal orZero(@Nullable BigDecimal value) {
        return value == null ? Points.ZERO : value;
    }
}
