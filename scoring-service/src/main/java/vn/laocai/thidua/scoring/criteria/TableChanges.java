package vn.laocai.thidua.scoring.criteria;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What differs between two tables and how much it matters (feature S3).
 *
 * @param level
 *            the greatest of the changes; {@link Level#PATCH} where there is none
 */
record TableChanges(Level level, List<Change> changes) {

    /** Code under which changes of the table as a whole stand. */
    static final String TABLE = "TABLE";

    /** Weight of a change. */
    enum Level {
        /** Wording only. */
        PATCH,
        /** Something new that takes no points away: evidence, sources, a bonus or information. */
        MINOR,
        /** Points, formulas, targets or the order of wards can come out otherwise. */
        MAJOR
    }

    /** What kind of change it is. */
    enum Kind {
        WORDING, ADDED, REMOVED, POINTS
    }

    /** One change. */
    record Change(String code, Kind kind, Level level, String textVi, String textEn) {}

    TableChanges {
        changes = List.copyOf(changes);
    }

    /** The changes from one table to the next, in the order of the new one, those taken out last. */
    static TableChanges between(CriteriaTable old, CriteriaTable next) {
        List<Change> changes = new ArrayList<>();
        ofTable(old, next, changes);
        Map<String, Criterion> before = byCode(old);
        Map<String, Criterion> after = byCode(next);
        Map<String, String> parentBefore = parents(old);
        Map<String, String> parentAfter = parents(next);
        after.forEach((code, node) -> {
            Criterion was = before.get(code);
            if (was == null) {
                changes.add(added(node));
            } else {
                ofNode(was, node, changes);
                if (!Objects.equals(parentBefore.get(code), parentAfter.get(code))) {
                    changes.add(new Change(code, Kind.POINTS, Level.MAJOR, "Chuyển sang mục khác",
                            "Moved to another group"));
                }
            }
        });
        before.forEach((code, node) -> {
            if (!after.containsKey(code)) {
                changes.add(new Change(code, Kind.REMOVED, Level.MAJOR, "Bỏ “" + node.name() + "”",
                        "Took out “" + node.name() + "”"));
            }
        });
        Level level = changes.stream().map(Change::level).max(Level::compareTo).orElse(Level.PATCH);
        return new TableChanges(level, changes);
    }

    private static void ofTable(CriteriaTable old, CriteriaTable next, List<Change> changes) {
        differs(old.title(), next.title(), TABLE, Kind.WORDING, Level.PATCH, "Tên bảng", "Title", changes);
        differs(old.scale(), next.scale(), TABLE, Kind.POINTS, Level.MAJOR, "Thang điểm", "Scale", changes);
        differs(old.bonusCap(), next.bonusCap(), TABLE, Kind.POINTS, Level.MAJOR, "Trần điểm thưởng", "Bonus cap",
                changes);
        differs(old.penaltyCap(), next.penaltyCap(), TABLE, Kind.POINTS, Level.MAJOR, "Trần điểm trừ",
                "Penalty cap", changes);
        differs(old.zeroPolicy(), next.zeroPolicy(), TABLE, Kind.POINTS, Level.MAJOR, "Quy định điểm liệt",
                "Policy for zeros", changes);
        same(old.tieBreaks(), next.tieBreaks(), "Thứ tự phân định khi bằng điểm", "Chain of tie-breaks", changes);
        same(old.classes(), next.classes(), "Mức xếp loại", "Classes", changes);
        differs(old.rankingPolicy(), next.rankingPolicy(), TABLE, Kind.POINTS, Level.MAJOR, "Cách xếp hạng",
                "Ranking policy", changes);
        differs(old.periodFrom(), next.periodFrom(), TABLE, Kind.POINTS, Level.MAJOR, "Ngày bắt đầu tính kết quả",
                "First day that counts", changes);
        differs(old.periodTo(), next.periodTo(), TABLE, Kind.POINTS, Level.MAJOR, "Ngày cuối tính kết quả",
                "Last day that counts", changes);
        differs(old.deviationLimit(), next.deviationLimit(), TABLE, Kind.ADDED, Level.MINOR, "Ngưỡng chênh lệch",
                "Deviation limit", changes);
    }

    private static void same(Object old, Object next, String vi, String en, List<Change> changes) {
        if (!old.equals(next)) {
            changes.add(new Change(TABLE, Kind.POINTS, Level.MAJOR, vi + " thay đổi", en + " changed"));
        }
    }

    private static Change added(Criterion node) {
        boolean base = switch (node.kind()) {
            case BASE, PENALTY -> true;
            case BONUS, INFO -> false;
        };
        return new Change(node.code(), Kind.ADDED, base ? Level.MAJOR : Level.MINOR, "Thêm “" + node.name() + "”",
                "Added “" + node.name() + "”");
    }

    private static void ofNode(Criterion old, Criterion next, List<Change> changes) {
        String code = next.code();
        differs(old.name(), next.name(), code, Kind.WORDING, Level.PATCH, "Tên", "Name", changes);
        differs(old.purpose(), next.purpose(), code, Kind.WORDING, Level.PATCH, "Mục đích", "Purpose", changes);
        differs(old.legalBasis(), next.legalBasis(), code, Kind.WORDING, Level.PATCH, "Căn cứ", "Legal basis",
                changes);
        differs(old.evidence().text(), next.evidence().text(), code, Kind.WORDING, Level.PATCH, "Mô tả minh chứng",
                "Description of evidence", changes);
        differs(old.lineage(), next.lineage(), code, Kind.WORDING, Level.PATCH, "Mã năm trước", "Earlier code",
                changes);
        if (old.evidence().mandatory() != next.evidence().mandatory()
                || !old.evidence().types().equals(next.evidence().types())) {
            changes.add(new Change(code, Kind.ADDED, Level.MINOR, "Yêu cầu minh chứng thay đổi",
                    "Evidence rule changed"));
        }
        differs(old.dataProvider(), next.dataProvider(), code, Kind.ADDED, Level.MINOR, "Cơ quan cung cấp số liệu",
                "Source of the figure", changes);
        differs(old.appraiser(), next.appraiser(), code, Kind.ADDED, Level.MINOR, "Cơ quan thẩm định", "Appraiser",
                changes);
        differs(old.autoSource(), next.autoSource(), code, Kind.ADDED, Level.MINOR, "Nguồn tự động",
                "Automatic source", changes);
        differs(old.selfScorable(), next.selfScorable(), code, Kind.ADDED, Level.MINOR, "Tự chấm", "Self-scoring",
                changes);
        differs(old.crossScorable(), next.crossScorable(), code, Kind.ADDED, Level.MINOR, "Chấm chéo",
                "Cross-scoring", changes);
        ofPoints(old, next, changes);
    }

    private static void ofPoints(Criterion old, Criterion next, List<Change> changes) {
        String code = next.code();
        if (old.active() != next.active()) {
            changes.add(next.active()
                    ? new Change(code, Kind.ADDED, Level.MAJOR, "Áp dụng trở lại", "Switched on again")
                    : new Change(code, Kind.REMOVED, Level.MAJOR, "Ngừng áp dụng", "Switched off"));
        }
        differs(old.max(), next.max(), code, Kind.POINTS, Level.MAJOR, "Điểm tối đa", "Maximum", changes);
        if (!Objects.equals(old.formula(), next.formula())) {
            changes.add(new Change(code, Kind.POINTS, Level.MAJOR, "Công thức tính điểm thay đổi",
                    "Formula changed"));
        }
        differs(old.kind(), next.kind(), code, Kind.POINTS, Level.MAJOR, "Loại", "Kind", changes);
        differs(old.unit(), next.unit(), code, Kind.POINTS, Level.MAJOR, "Đơn vị tính", "Unit", changes);
        differs(old.critical(), next.critical(), code, Kind.POINTS, Level.MAJOR, "Điểm liệt", "Critical", changes);
        differs(old.targetPolicy(), next.targetPolicy(), code, Kind.POINTS, Level.MAJOR, "Cách giao chỉ tiêu",
                "Target policy", changes);
        differs(old.commonTarget(), next.commonTarget(), code, Kind.POINTS, Level.MAJOR, "Chỉ tiêu chung",
                "Common target", changes);
        differs(old.naAllowed(), next.naAllowed(), code, Kind.POINTS, Level.MAJOR, "Cho phép không áp dụng (N/A)",
                "N/A allowed", changes);
    }

    private static void differs(@Nullable Object old,
            @Nullable Object next, String code, Kind kind, Level level, String vi, String en,
            List<Change> changes) {
        if (!Objects.equals(old, next)) {
            changes.add(new Change(code, kind, level, vi + ": " + shown(old, "trống") + " → " + shown(next, "trống"),
                    en + ": " + shown(old, "empty") + " → " + shown(next, "empty")));
        }
    }

    private static String shown(@Nullable Object value, String nothing) {
        return switch (value) {
            case null -> nothing;
            case BigDecimal number -> number.toPlainString();
            default -> value.toString();
        };
    }

    private static Map<String, Criterion> byCode(CriteriaTable table) {
        Map<String, Criterion> nodes = new LinkedHashMap<>();
        table.all().forEach(node -> nodes.putIfAbsent(node.code(), node));
        return nodes;
    }

    private static Map<String, String> parents(CriteriaTable table) {
        Map<String, String> parents = new LinkedHashMap<>();
        table.all().forEach(node -> node.children().forEach(child -> parents.putIfAbsent(child.code(), node.code())));
        return parents;
    }
}
