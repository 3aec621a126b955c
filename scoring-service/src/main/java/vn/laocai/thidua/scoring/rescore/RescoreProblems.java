package vn.laocai.thidua.scoring.rescore;

import java.math.BigDecimal;

import vn.laocai.thidua.support.command.Refusal;

/** Why a rescore set is not prepared or applied, in the user's words. */
final class RescoreProblems {

    private RescoreProblems() {}

    static Refusal notFound() {
        return Refusal.of(404, "rescore-set-not-found",
                "Không có bộ điểm điều chỉnh này. Hãy chọn lại trong danh sách.",
                "There is no such rescore set. Choose one from the list.");
    }

    static Refusal unknownSheet(String wardCode) {
        return Refusal.of(422, "ward-unknown", "Phường " + wardCode + " không có bảng chấm điểm trong kỳ thi đua này.",
                "The ward " + wardCode + " has no sheet in this season.");
    }

    static Refusal unknownCriterion(String code) {
        return Refusal.of(422, "criterion-unknown",
                "Không có tiêu chí " + code + " trong bảng tiêu chí của kỳ thi đua.",
                "The criteria of the season have no " + code + ".");
    }

    static Refusal outOfRange(String code, BigDecimal max) {
        return Refusal.of(422, "points-out-of-range",
                "Điểm của tiêu chí " + code + " phải từ 0 đến " + max.toPlainString()
                        + ", tối đa hai chữ số thập phân.",
                "Points of " + code + " are between 0 and " + max.toPlainString() + ", with at most two decimals.");
    }

    static Refusal notScorable(String code) {
        return Refusal.of(422, "figure-not-scorable",
                "Số liệu của tiêu chí " + code + " chưa đủ để tính điểm. Hãy bổ sung số liệu hoặc nhập điểm.",
                "The figure of " + code + " is not enough to score it. Complete it or give points.");
    }

    static Refusal twice(String wardCode, String code) {
        return Refusal.of(422, "cell-twice",
                "Tiêu chí " + code + " của phường " + wardCode + " có hai giá trị. Hãy giữ lại một.",
                "The criterion " + code + " of " + wardCode + " is given twice. Keep one.");
    }

    static Refusal pointsOrFigure(String code) {
        return Refusal.of(422, "points-or-figure",
                "Tiêu chí " + code + ": hãy nhập điểm hoặc số liệu, chỉ một trong hai.",
                "For " + code + " give points or a figure, one of the two.");
    }

    static Refusal notFinal(String wardCode) {
        return Refusal.of(409, "sheet-not-final",
                "Bảng điểm của phường " + wardCode
                        + " chưa chốt; cán bộ thẩm định vẫn sửa được điểm nên chưa cần bộ điều chỉnh.",
                "The sheet of " + wardCode + " is not final yet; its appraiser can still change the points.");
    }

    static Refusal outdated(String wardCode, String code) {
        return Refusal.of(409, "rescore-outdated",
                "Điểm tiêu chí " + code + " của phường " + wardCode
                        + " đã thay đổi sau khi lập bộ điều chỉnh. Hãy lập bộ mới theo điểm hiện tại.",
                "The points of " + code + " of " + wardCode
                        + " have changed since the set was prepared. Prepare a new set from the present points.");
    }

    static Refusal secondPerson() {
        return Refusal.of(403, "second-person-needed",
                "Người lập bộ điều chỉnh không tự áp dụng. Hãy nhờ người có thẩm quyền khác áp dụng.",
                "Who prepared the set does not apply it. Another entitled person must do that.");
    }

    static Refusal ownWard() {
        return Refusal.of(403, "own-ward",
                "Bộ điều chỉnh có phường của Trưởng khối nên do người theo dõi của tỉnh quyết định.",
                "The set touches the head's own ward, so the province's monitor decides on it.");
    }

    static Refusal notEntitled() {
        return Refusal.of(403, "not-block-head",
                "Chỉ Trưởng khối hoặc người theo dõi của tỉnh được quyết định bộ điểm điều chỉnh.",
                "Only the head of the block or the province's monitor decides on rescore sets.");
    }
}
