package vn.laocai.thidua.scoring.criteria;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.formula.Formula;
import vn.laocai.thidua.scoring.formula.Formula.Band;
import vn.laocai.thidua.scoring.formula.Formula.Bands;
import vn.laocai.thidua.scoring.formula.Formula.Checklist;
import vn.laocai.thidua.scoring.formula.Formula.DeductFromMax;
import vn.laocai.thidua.scoring.formula.Formula.ExpertMean;
import vn.laocai.thidua.scoring.formula.Formula.Gate;
import vn.laocai.thidua.scoring.formula.Formula.Grade;
import vn.laocai.thidua.scoring.formula.Formula.IndexScale;
import vn.laocai.thidua.scoring.formula.Formula.Item;
import vn.laocai.thidua.scoring.formula.Formula.LeaderRelative;
import vn.laocai.thidua.scoring.formula.Formula.Level;
import vn.laocai.thidua.scoring.formula.Formula.LowerIsBetter;
import vn.laocai.thidua.scoring.formula.Formula.OrdinalMap;
import vn.laocai.thidua.scoring.formula.Formula.PerItem;
import vn.laocai.thidua.scoring.formula.Formula.Proportional;
import vn.laocai.thidua.scoring.formula.Formula.Rubric;
import vn.laocai.thidua.scoring.formula.Formula.SampleSurvey;
import vn.laocai.thidua.scoring.formula.Formula.TargetWithOvershoot;
import vn.laocai.thidua.scoring.formula.Formula.ThresholdThen;
import vn.laocai.thidua.scoring.formula.Formula.YesNo;
import vn.laocai.thidua.scoring.formula.Points;

/** Whether the formula of a leaf is valid (Rule 11) and reaches just the leaf's maximum. */
final class FormulaLinter {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final String PERCENT = "%";

    private FormulaLinter() {}

    static void check(Criterion leaf, Formula formula, List<Finding> findings) {
        switch (formula) {
            case Proportional f -> {
                positive(leaf, f.cap(), "mức trần", "cap", findings);
                reach(leaf, leaf.max().multiply(f.cap().min(BigDecimal.ONE)), findings);
            }
            case TargetWithOvershoot f -> share(leaf, f.baseShare(), findings);
            case LeaderRelative f -> {
            }
            case YesNo f -> {
            }
            case Bands f -> {
                bands(leaf, f.bands(), findings);
                reach(leaf, most(f.bands().stream().map(Band::points)), findings);
            }
            case ThresholdThen f -> {
                if (f.threshold().signum() <= 0 || f.threshold().compareTo(HUNDRED) > 0) {
                    findings.add(bad(leaf, "Ngưỡng phải trên 0% và không quá 100%.",
                            "The threshold is above 0 and at most 100 per cent."));
                }
                check(leaf, f.then(), findings);
            }
            case PerItem f -> {
                items(leaf, f.items(), findings);
                perItemCap(leaf, f.cap(), findings);
            }
            case SampleSurvey f -> {
                if (f.sampleSize() <= 0) {
                    findings.add(bad(leaf, "Cỡ mẫu phải lớn hơn 0.", "The sample size is above 0."));
                }
                reach(leaf, f.unitPoints().multiply(BigDecimal.valueOf(f.sampleSize())), findings);
            }
            case DeductFromMax f -> positive(leaf, f.perItem(), "mức trừ mỗi lần", "deduction", findings);
            case Rubric f -> {
                twice(leaf, f.levels().stream().map(Level::level), findings);
                reach(leaf, most(f.levels().stream().map(Level::points)), findings);
            }
            case IndexScale f -> {
                positive(leaf, f.factor(), "hệ số", "factor", findings);
                if (leaf.kind() == Kind.BASE) {
                    reach(leaf, f.factor().multiply(HUNDRED), findings);
                }
            }
            case LowerIsBetter f -> positive(leaf, f.goal(), "mức giảm cần đạt", "goal", findings);
            case OrdinalMap f -> reach(leaf, most(f.grades().values().stream().map(Grade::points)), findings);
            case Checklist f -> {
                items(leaf, f.items(), findings);
                reach(leaf, f.items().stream().map(Item::points).reduce(BigDecimal.ZERO, BigDecimal::add), findings);
            }
            case Gate f -> check(leaf, f.then(), findings);
            case ExpertMean f -> positive(leaf, f.step(), "bước điểm", "step", findings);
        }
    }

    /** Whether the formula compares with a target that has to be given; percentages are of 100. */
    static boolean needsTarget(Criterion leaf) {
        return needsTarget(leaf.formula(), PERCENT.equals(leaf.unit()));
    }

    private static boolean needsTarget(@Nullable Formula formula, boolean percent) {
        return switch (formula) {
            case null -> false;
            case Proportional f -> !percent;
            case TargetWithOvershoot f -> !percent;
            case LeaderRelative f -> true;
            case ThresholdThen f -> !percent;
            case Gate f -> needsTarget(f.then(), percent);
            case Bands f -> false;
            case PerItem f -> false;
            case SampleSurvey f -> false;
            case DeductFromMax f -> false;
            case Rubric f -> false;
            case IndexScale f -> false;
            case YesNo f -> false;
            case LowerIsBetter f -> false;
            case OrdinalMap f -> false;
            case Checklist f -> false;
            case ExpertMean f -> false;
        };
    }

    /** Bands rise, cover everything from 0 on, and leave neither gap nor overlap (Rule 11). */
    private static void bands(Criterion leaf, List<Band> bands, List<Finding> findings) {
        if (bands.isEmpty()) {
            findings.add(bad(leaf, "Chưa có khoảng điểm nào.", "There are no bands."));
            return;
        }
        if (bands.getFirst().lo().signum() > 0) {
            findings.add(Finding.error("bands-first", leaf.code(),
                    "Khoảng đầu tiên bắt đầu từ " + Points.plain(bands.getFirst().lo()) + "; cần bắt đầu từ 0.",
                    "The first band begins at " + bands.getFirst().lo().toPlainString() + "; it has to begin at 0."));
        }
        for (int i = 0; i < bands.size() - 1; i++) {
            between(leaf, bands.get(i), bands.get(i + 1), findings);
        }
        BigDecimal end = bands.getLast().hi();
        boolean percent = PERCENT.equals(leaf.unit());
        if (end != null && !(percent && end.compareTo(HUNDRED) >= 0)) {
            findings.add(Finding.error("bands-last", leaf.code(),
                    "Khoảng cuối dừng ở " + Points.plain(end) + "; số lớn hơn chưa có điểm. Hãy bỏ giới hạn trên.",
                    "The last band ends at " + end.toPlainString() + "; greater values have no points. Leave its end"
                            + " open."));
        }
        if (end != null && end.compareTo(bands.getLast().lo()) <= 0) {
            findings.add(order(leaf));
        }
    }

    private static void between(Criterion leaf, Band band, Band next, List<Finding> findings) {
        BigDecimal end = band.hi();
        if (end == null || end.compareTo(band.lo()) <= 0 || next.lo().compareTo(band.lo()) <= 0) {
            findings.add(order(leaf));
        } else if (next.lo().compareTo(end) > 0) {
            findings.add(Finding.error("bands-gap", leaf.code(),
                    "Giữa " + Points.plain(end) + " và " + Points.plain(next.lo()) + " chưa có khoảng điểm nào.",
                    "No band covers the values from " + end.toPlainString() + " to " + next.lo().toPlainString()
                            + "."));
        } else if (next.lo().compareTo(end) < 0) {
            findings.add(Finding.error("bands-overlap", leaf.code(),
                    "Các khoảng chồng nhau từ " + Points.plain(next.lo()) + " đến " + Points.plain(end) + ".",
                    "Bands overlap from " + next.lo().toPlainString() + " to " + end.toPlainString() + "."));
        }
    }

    private static Finding order(Criterion leaf) {
        return Finding.error("bands-order", leaf.code(),
                "Các khoảng phải xếp từ thấp đến cao, mỗi khoảng có đầu nhỏ hơn cuối; chỉ khoảng cuối được để mở.",
                "Bands rise, each begins below its end, and only the last has an open end.");
    }

    private static void perItemCap(Criterion leaf, @Nullable BigDecimal cap, List<Finding> findings) {
        if (cap != null && cap.compareTo(leaf.max()) > 0) {
            findings.add(Finding.error("cap-above-max", leaf.code(),
                    "Trần " + Points.plain(cap) + " của công thức vượt điểm tối đa " + Points.plain(leaf.max()) + ".",
                    "The cap " + cap.toPlainString() + " of the formula is above the maximum "
                            + leaf.max().toPlainString() + "."));
        } else if (cap != null) {
            reach(leaf, cap, findings);
        }
    }

    private static void reach(Criterion leaf, BigDecimal most, List<Finding> findings) {
        int difference = most.compareTo(leaf.max());
        if (difference > 0) {
            findings.add(Finding.error("points-above-max", leaf.code(),
                    "Công thức của " + leaf.code() + " cho đến " + Points.plain(most) + " điểm, vượt điểm tối đa "
                            + Points.plain(leaf.max()) + ".",
                    "The formula of " + leaf.code() + " gives up to " + most.toPlainString()
                            + " points, above the maximum " + leaf.max().toPlainString() + "."));
        } else if (difference < 0) {
            findings.add(Finding.error("points-unreachable", leaf.code(),
                    "Công thức của " + leaf.code() + " chỉ cho đến " + Points.plain(most) + " điểm; không ai đạt được "
                            + Points.plain(leaf.max()) + " điểm.",
                    "The formula of " + leaf.code() + " gives at most " + most.toPlainString()
                            + " points; nobody can reach " + leaf.max().toPlainString() + "."));
        }
    }

    private static BigDecimal most(Stream<BigDecimal> points) {
        return points.reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    private static void items(Criterion leaf, List<Item> items, List<Finding> findings) {
        if (items.isEmpty()) {
            findings.add(bad(leaf, "Chưa có mục nào để tính.", "There are no items."));
        }
        twice(leaf, items.stream().map(Item::code), findings);
        items.forEach(item -> positive(leaf, item.points(), "điểm của mục " + item.code(),
                "points of the item " + item.code(), findings));
    }

    private static void twice(Criterion leaf, Stream<?> keys, List<Finding> findings) {
        Set<Object> seen = new HashSet<>();
        keys.filter(key -> !seen.add(key)).forEach(key -> findings.add(bad(leaf, "Mục “" + key + "” có hai lần.",
                "The item “" + key + "” is there twice.")));
    }

    private static void positive(Criterion leaf, BigDecimal value, String vi, String en, List<Finding> findings) {
        if (value.signum() <= 0) {
            findings.add(bad(leaf, "Tham số “" + vi + "” phải lớn hơn 0.", "The " + en + " must be above 0."));
        }
    }

    private static void share(Criterion leaf, BigDecimal share, List<Finding> findings) {
        if (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) >= 0) {
            findings.add(bad(leaf, "Tỷ lệ điểm khi đạt chỉ tiêu phải trên 0 và dưới 1 (ví dụ 0,8).",
                    "The share for meeting the target lies between 0 and 1 (such as 0.8)."));
        }
    }

    private static Finding bad(Criterion leaf, String vi, String en) {
        return Finding.error("formula-invalid", leaf.code(), "Công thức của " + leaf.code() + ": " + vi,
                "Formula of " + leaf.code() + ": " + en);
    }
}
