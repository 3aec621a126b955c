package vn.laocai.thidua.scoring.criteria;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.formula.Formula.TargetWithOvershoot;
import vn.laocai.thidua.scoring.formula.Points;

/** Looks for mistakes in a table before it is published: pure, and the same findings for the same table. */
final class Linter {

    private Linter() {}

    /** What the table itself shows. */
    static List<Finding> lint(CriteriaTable table) {
        List<Finding> findings = new ArrayList<>();
        sums(table, findings);
        codes(table, findings);
        settings(table, findings);
        table.roots().forEach(root -> nodes(root, root.kind(), findings));
        return findings;
    }

    /**
     * What the table shows beside what was used before and the results of the year before.
     *
     * @param used
     *            the frozen table that it is to replace (Rule 13)
     * @param ties
     *            the forecast, where there are results of an earlier year
     */
    static List<Finding> lint(CriteriaTable table, @Nullable CriteriaTable used, @Nullable TieForecast ties) {
        List<Finding> findings = new ArrayList<>(lint(table));
        if (used != null) {
            Set<String> codes = new HashSet<>(table.all().map(Criterion::code).toList());
            used.all().map(Criterion::code).filter(code -> !codes.contains(code))
                    .forEach(code -> findings.add(Finding.error("criterion-deleted", code,
                            "Tiêu chí " + code
                                    + " đã được sử dụng nên không xóa được. Hãy giữ lại và đặt “ngừng áp dụng”.",
                            "Criterion " + code + " has been used and cannot be deleted. Keep it and switch it off.")));
        }
        if (ties != null) {
            findings.add(ties.finding());
        }
        return findings;
    }

    /** Rule 10: leaves add up to sections, sections to the scale; bonus and penalty stand outside. */
    private static void sums(CriteriaTable table, List<Finding> findings) {
        BigDecimal base = sum(table.roots().stream());
        if (base.compareTo(BigDecimal.valueOf(table.scale())) != 0) {
            findings.add(Finding.error("scale-sum", null,
                    "Tổng điểm các phần là " + Points.plain(base) + ", chưa bằng thang điểm "
                            + Points.plain(BigDecimal.valueOf(table.scale())) + ". Hãy điều chỉnh điểm tối đa.",
                    "The sections add up to " + base.toPlainString() + ", not to the scale of " + table.scale()
                            + ". Adjust the maxima."));
        }
        table.all().filter(node -> node.active() && node.kind() == Kind.BASE && !node.isLeaf()).forEach(node -> {
            BigDecimal children = sum(node.children().stream());
            if (children.compareTo(node.max()) != 0) {
                findings.add(Finding.error("section-sum", node.code(),
                        "Các tiêu chí của mục " + node.code() + " cộng lại " + Points.plain(children)
                                + " điểm, nhưng mục ghi " + Points.plain(node.max()) + " điểm.",
                        "The criteria of " + node.code() + " add up to " + children.toPlainString()
                                + " points, but it says " + node.max().toPlainString() + "."));
            }
        });
        cap(table, Kind.BONUS, table.bonusCap(), "điểm thưởng", "bonus", findings);
        cap(table, Kind.PENALTY, table.penaltyCap(), "điểm trừ", "penalty", findings);
    }

    private static BigDecimal sum(Stream<Criterion> nodes) {
        return nodes.filter(node -> node.active() && node.kind() == Kind.BASE).map(Criterion::max)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void cap(CriteriaTable table, Kind kind, BigDecimal cap, String vi, String en,
            List<Finding> findings) {
        boolean any = table.roots().stream().anyMatch(root -> root.active() && root.kind() == kind);
        if (any && cap.signum() == 0) {
            findings.add(Finding.error("cap-missing", null, "Bảng có mục " + vi + " nhưng trần " + vi + " bằng 0.",
                    "The table has a " + en + " section but its cap is 0."));
        }
        table.all().filter(node -> node.active() && node.kind() == kind && node.isLeaf())
                .filter(leaf -> leaf.max().compareTo(cap) > 0 && cap.signum() > 0)
                .forEach(leaf -> findings.add(Finding.error("cap-above-max", leaf.code(),
                        "Mức tối đa " + Points.plain(leaf.max()) + " của " + leaf.code() + " vượt trần " + vi + " "
                                + Points.plain(cap) + ".",
                        "The maximum " + leaf.max().toPlainString() + " of " + leaf.code() + " is above the " + en
                                + " cap " + cap.toPlainString() + ".")));
    }

    private static void codes(CriteriaTable table, List<Finding> findings) {
        Set<String> seen = new HashSet<>();
        Set<String> told = new HashSet<>();
        table.all().map(Criterion::code).filter(code -> !seen.add(code) && told.add(code))
                .forEach(code -> findings.add(Finding.error("duplicate-code", code,
                        "Mã " + code + " dùng cho nhiều tiêu chí. Mỗi tiêu chí cần một mã riêng.",
                        "The code " + code + " stands for several criteria. Give each its own.")));
    }

    private static void settings(CriteriaTable table, List<Finding> findings) {
        if (table.periodTo().isBefore(table.periodFrom())) {
            findings.add(Finding.error("period-empty", null, "Ngày cuối tính kết quả trước ngày bắt đầu.",
                    "The last day that counts is before the first."));
        }
        BigDecimal limit = table.deviationLimit();
        if (limit.signum() <= 0 || limit.compareTo(BigDecimal.valueOf(100)) > 0) {
            findings.add(Finding.error("deviation-limit", null, "Ngưỡng chênh lệch phải trên 0% và không quá 100%.",
                    "The deviation limit is above 0 and at most 100 per cent."));
        }
        boolean critical = table.leaves().stream().anyMatch(Criterion::critical);
        if (critical != (table.zeroPolicy() == ZeroPolicy.CRITICAL_ONLY)) {
            findings.add(Finding.warning("critical-without-policy", null, critical
                    ? "Có tiêu chí đánh dấu điểm liệt nhưng quy định điểm liệt không dùng đến dấu này."
                    : "Quy định điểm liệt chỉ xét tiêu chí đánh dấu, nhưng chưa đánh dấu tiêu chí nào.",
                    critical
                            ? "Criteria are marked critical, but the policy does not use the mark."
                            : "The policy looks at critical criteria only, but none is marked."));
        }
        if (table.tieBreaks().isEmpty()) {
            findings.add(Finding.warning("tie-chain-empty", null, "Chưa có thứ tự phân định khi bằng điểm.",
                    "There is no chain of tie-breaks."));
        }
        Set<String> sections = new HashSet<>(
                table.roots().stream().filter(Criterion::active).map(Criterion::code).toList());
        table.tieBreaks().stream().map(TieBreak::section)
                .filter(section -> section != null && !sections.contains(section))
                .forEach(section -> findings.add(Finding.error("tie-section-unknown", section,
                        "Thứ tự phân định nhắc đến phần " + section + " không có trong bảng.",
                        "The chain of tie-breaks names the section " + section + ", which is not there.")));
        classes(table.classes(), findings);
    }

    private static void classes(List<ClassBand> classes, List<Finding> findings) {
        if (classes.isEmpty()) {
            findings.add(Finding.warning("classes-missing", null, "Chưa có mức xếp loại.", "There are no classes."));
            return;
        }
        boolean falling = true;
        for (int i = 1; i < classes.size(); i++) {
            falling &= classes.get(i).fromPercent().compareTo(classes.get(i - 1).fromPercent()) < 0;
        }
        boolean whole = classes.getLast().fromPercent().signum() == 0
                && classes.getFirst().fromPercent().compareTo(BigDecimal.valueOf(100)) <= 0;
        if (!falling || !whole) {
            findings.add(Finding.error("classes-order", null,
                    "Các mức xếp loại phải xếp từ cao xuống thấp, mức cuối từ 0%, mức đầu không quá 100%.",
                    "Classes go from the highest to the lowest; the last begins at 0 per cent, the first at most at"
                            + " 100."));
        }
    }

    private static void nodes(Criterion node, Kind kind, List<Finding> findings) {
        if (!node.active()) {
            return;
        }
        if (node.kind() != kind && node.kind() != Kind.INFO) {
            findings.add(Finding.error("kind-mixed", node.code(),
                    "Tiêu chí " + node.code() + " khác loại với phần chứa nó. Hãy chuyển sang phần đúng loại.",
                    "Criterion " + node.code() + " is of another kind than its section. Move it to one of its kind."));
        }
        if (node.max().scale() > 2) {
            findings.add(Finding.error("max-precision", node.code(), "Điểm tối đa có tối đa 2 chữ số thập phân.",
                    "A maximum has at most 2 decimal places."));
        }
        if (node.isLeaf()) {
            leaf(node, findings);
        } else {
            if (node.formula() != null) {
                findings.add(Finding.error("formula-on-group", node.code(),
                        "Mục " + node.code() + " có tiêu chí con nên không có công thức riêng.",
                        "The group " + node.code() + " has criteria below it and no formula of its own."));
            }
            node.children().forEach(child -> nodes(child, kind, findings));
        }
    }

    private static void leaf(Criterion leaf, List<Finding> findings) {
        String code = leaf.code();
        if (leaf.kind() == Kind.INFO) {
            if (leaf.max().signum() != 0) {
                findings.add(Finding.error("info-with-points", code,
                        "Mục thông tin không có điểm. Hãy đặt điểm tối đa bằng 0.",
                        "Information has no points. Set its maximum to 0."));
            }
            return;
        }
        if (leaf.max().signum() == 0) {
            findings.add(Finding.warning("zero-weight", code,
                    "Tiêu chí " + code + " có điểm tối đa 0. Nếu chỉ để theo dõi, hãy chọn loại “thông tin”.",
                    "Criterion " + code + " has a maximum of 0. If it is only to be watched, make it information."));
        }
        if (leaf.formula() == null) {
            findings.add(Finding.error("formula-missing", code,
                    "Tiêu chí " + code + " chưa có công thức tính điểm.", "Criterion " + code + " has no formula."));
        } else {
            FormulaLinter.check(leaf, leaf.formula(), findings);
            target(leaf, findings);
        }
        boolean shown = leaf.evidence().mandatory() || leaf.evidence().text() != null
                || !leaf.evidence().types().isEmpty();
        if (leaf.selfScorable() && leaf.autoSource() == null && !shown) {
            findings.add(Finding.error("evidence-missing", code,
                    "Tiêu chí " + code + " chưa quy định minh chứng. Hãy ghi phường cần nộp giấy tờ gì.",
                    "Criterion " + code + " has no evidence rule. Say what a ward has to show."));
        }
        if (leaf.appraiser() == null) {
            findings.add(Finding.error("appraiser-missing", code,
                    "Tiêu chí " + code + " chưa có cơ quan thẩm định.", "Criterion " + code + " has no appraiser."));
        }
        if (leaf.kind() == Kind.BASE && leaf.dataProvider() == null && leaf.autoSource() == null) {
            findings.add(Finding.warning("source-missing", code,
                    "Tiêu chí " + code + " chưa có cơ quan cung cấp số liệu chính thức.",
                    "Criterion " + code + " has no source of the official figure."));
        }
    }

    private static void target(Criterion leaf, List<Finding> findings) {
        BigDecimal common = leaf.commonTarget();
        if (leaf.targetPolicy() == TargetPolicy.COMMON && (common == null || common.signum() <= 0)) {
            findings.add(Finding.error("target-missing", leaf.code(),
                    "Tiêu chí " + leaf.code() + " dùng chỉ tiêu chung nhưng chưa ghi chỉ tiêu lớn hơn 0.",
                    "Criterion " + leaf.code() + " has a common target, but none above 0 is given."));
        } else if (leaf.targetPolicy() == TargetPolicy.NONE && FormulaLinter.needsTarget(leaf)) {
            findings.add(Finding.error("target-missing", leaf.code(),
                    "Công thức của " + leaf.code()
                            + " so với chỉ tiêu, nhưng chưa chọn chỉ tiêu chung hay theo phường.",
                    "The formula of " + leaf.code() + " compares with a target, but there is none."));
        }
        if (leaf.formula() instanceof TargetWithOvershoot f && f.cap().compareTo(BigDecimal.ONE) <= 0) {
            findings.add(Finding.error("overshoot-cap", leaf.code(),
                    "Mức trần vượt chỉ tiêu của " + leaf.code() + " phải lớn hơn 1 (trên 100%).",
                    "The cap of the overshoot of " + leaf.code() + " must be greater than 1 (above 100 per cent)."));
        }
    }
}
