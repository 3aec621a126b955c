package vn.laocai.thidua.scoring.scoresheet;

import java.math.BigDecimal;

import vn.laocai.thidua.scoring.calculation.CellFigures;
import vn.laocai.thidua.scoring.calculation.LeafPoints;
import vn.laocai.thidua.scoring.criteria.CriteriaTable;
import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.criteria.TargetPolicy;
import vn.laocai.thidua.scoring.formula.BadFigure;
import vn.laocai.thidua.scoring.formula.ColumnContext;
import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.scoring.scoresheet.EntryCommand.NewEntry;
import vn.laocai.thidua.support.command.Refusal;

/** What a cell refuses, in the user's words. */
final class EntryRefusals {

    static final int LONGEST_NOTE = 2_000;
    static final int LONGEST_ACHIEVEMENT = 200;
    static final int MOST_EVIDENCE = 30;

    private EntryRefusals() {}

    /** Only in DRAFT or RETURNED (Rule 26). */
    static Refusal notEditable(SheetState state) {
        return Refusal.of(409, "score-sheet-not-editable",
                "Bảng điểm đang ở trạng thái “" + SheetRefusals.vi(state)
                        + "” nên không sửa được. Lãnh đạo phường có thể rút lại khi khối chưa tiếp nhận; sau đó hãy đề"
                        + " nghị Trưởng khối trả lại.",
                "The score sheet is “" + SheetRefusals.en(state)
                        + "” and cannot be changed. The ward's leader may recall it before the block accepts it; later,"
                        + " ask the head to return it.")
                .with("state", state.name());
    }

    /** A returned sheet is open in its listed criteria only. */
    static Refusal notReturned(String code) {
        return Refusal.of(409, "criterion-not-returned",
                "Tiêu chí " + code + " không nằm trong danh sách cần bổ sung nên không sửa được.",
                "Criterion " + code + " is not on the list of what was returned, so it cannot be changed.")
                .with("criterionCode", code);
    }

    /** Somebody changed the same cell; the answer carries the present cell as {@code current}. */
    static Refusal stale(Cell cell) {
        return Refusal.of(412, "stale-cell",
                "Ô này vừa được người khác sửa. Hãy xem nội dung hiện tại, chọn giữ bên nào rồi lưu lại.",
                "Somebody else has just changed this cell. Look at what it holds now, choose, and save again.")
                .with("criterionCode", cell.code()).with("currentRevision", cell.revision());
    }

    static Refusal notApplicable(String code) {
        return Refusal.of(409, "criterion-not-applicable",
                "Tiêu chí " + code + " đã được chấp thuận không áp dụng (N/A) cho phường nên không nhập số liệu.",
                "Criterion " + code + " was approved as not applicable to the ward and takes no figures.")
                .with("criterionCode", code);
    }

    static Refusal notApplicableNotAllowed(String code) {
        return Refusal.of(422, "na-not-allowed",
                "Tiêu chí " + code + " áp dụng cho mọi phường, không đề nghị N/A được. Hãy nhập số liệu.",
                "Criterion " + code + " applies to every ward; it cannot be declared not applicable. Enter a figure.")
                .with("criterionCode", code);
    }

    static Refusal alreadyRequested(String code, NaState state) {
        return Refusal.of(409, "na-already-requested",
                state == NaState.APPROVED
                        ? "Đề nghị N/A của tiêu chí " + code + " đã được chấp thuận, không cần gửi lại."
                        : "Đề nghị N/A của tiêu chí " + code + " đang chờ quyết định, không cần gửi lại.",
                state == NaState.APPROVED
                        ? "The request for N/A of criterion " + code + " was approved; nothing more is needed."
                        : "The request for N/A of criterion " + code + " awaits its decision; nothing more is needed.")
                .with("criterionCode", code);
    }

    static Refusal notRequested(String code) {
        return Refusal.of(409, "na-not-requested",
                "Không có đề nghị N/A nào đang chờ quyết định ở tiêu chí " + code + ". Hãy tải lại trang.",
                "No request for N/A awaits a decision at criterion " + code + ". Load the page again.")
                .with("criterionCode", code);
    }

    /**
     * The criterion that a ward may score itself.
     *
     * @throws Refusal
     *             404 {@code criterion-unknown}, 422 {@code criterion-not-self-scored}
     */
    static Criterion requireSelfScored(CriteriaTable table, String code) {
        Criterion criterion = requireKnown(table, code);
        if (!criterion.selfScorable()) {
            throw Refusal.of(422, "criterion-not-self-scored",
                    "Tiêu chí " + code + " không do phường tự chấm; số liệu do cơ quan khác hoặc hệ thống ghi nhận.",
                    "Criterion " + code + " is not scored by the ward; others or the system record it.")
                    .with("criterionCode", code);
        }
        return criterion;
    }

    /** The active leaf with this code, or 404 {@code criterion-unknown}. */
    static Criterion requireKnown(CriteriaTable table, String code) {
        return table.leaf(code)
                .orElseThrow(() -> Refusal
                        .of(404, "criterion-unknown",
                                "Không có tiêu chí " + code + " trong bảng tiêu chí của mùa này. Hãy kiểm tra lại mã.",
                                "There is no criterion " + code + " in this season's table. Check the code.")
                        .with("criterionCode", code));
    }

    /**
     * Lets only an entry pass that can be true, and whose points stay between 0 and the maximum (Rule 25).
     *
     * @throws Refusal
     *             422 {@code figure-impossible}, {@code target-fixed}, {@code entry-too-long}
     */
    static void requirePossible(Criterion criterion, NewEntry entry) {
        requireLength(entry.note(), LONGEST_NOTE, "/note");
        requireLength(entry.achievement(), LONGEST_ACHIEVEMENT, "/achievement");
        if (entry.evidence().size() > MOST_EVIDENCE) {
            throw Refusal.of(422, "entry-too-long",
                    "Một ô có nhiều nhất " + MOST_EVIDENCE + " minh chứng. Hãy gộp các tài liệu nhỏ.",
                    "A cell cites at most " + MOST_EVIDENCE + " pieces of evidence. Put small papers together.")
                    .withError("/evidenceIds", "Quá nhiều", "Too many");
        }
        Figure figure = entry.figure();
        if (figure == null) {
            return;
        }
        BigDecimal target = figure.target();
        BigDecimal common = criterion.commonTarget();
        if (target != null && criterion.targetPolicy() == TargetPolicy.COMMON && common != null
                && target.compareTo(common) != 0) {
            throw Refusal.of(422, "target-fixed",
                    "Chỉ tiêu của tiêu chí " + criterion.code() + " là chung cho mọi phường ("
                            + SheetText.number(common) + "), không sửa được.",
                    "The target of criterion " + criterion.code() + " is the same for every ward ("
                            + common.toPlainString() + ") and cannot be changed.")
                    .withError("/figure/target", "Chỉ tiêu chung", "Common target");
        }
        try {
            LeafPoints.of(criterion, new CellFigures.ByFigure(figure), ColumnContext.OPEN);
        } catch (BadFigure bad) {
            throw impossible(criterion.code(), bad);
        }
    }

    /** The ward's target is registered and fixed (Rule 14). */
    static Refusal targetRegistered(String code, BigDecimal registered) {
        return Refusal.of(422, "target-fixed",
                "Chỉ tiêu của tiêu chí " + code + " đã đăng ký là " + SheetText.number(registered)
                        + ", không sửa được ở đây.",
                "The target of criterion " + code + " is registered as " + registered.toPlainString()
                        + " and cannot be changed here.")
                .withError("/figure/target", "Chỉ tiêu đã đăng ký", "Registered target");
    }

    static Refusal unknownEvidence(String evidenceId) {
        return Refusal.of(422, "evidence-unknown",
                "Minh chứng này không có trong kho của phường hoặc đã được rút. Hãy chọn lại minh chứng.",
                "This evidence is not in the ward's library, or was withdrawn. Choose again.")
                .withError("/evidenceIds", "Không tìm thấy " + evidenceId, "Not found: " + evidenceId);
    }

    static Refusal wrongEvidenceType(String code, java.util.List<String> types) {
        return Refusal.of(422, "evidence-type-not-fitting",
                "Tiêu chí " + code + " chỉ nhận minh chứng dạng " + String.join(", ", types) + ".",
                "Criterion " + code + " takes evidence of type " + String.join(", ", types) + " only.")
                .withError("/evidenceIds", "Sai loại tệp", "Wrong type of file");
    }

    static Refusal impossible(String code, BadFigure bad) {
        return Refusal
                .of(422, "figure-impossible", "Số liệu của tiêu chí " + code + " chưa đúng: " + bad.vi(),
                        "The figure of criterion " + code + " is not right: " + bad.en())
                .withError("/figure" + bad.pointer(), bad.vi(), bad.en()).with("criterionCode", code);
    }

    private static void requireLength(@org.jspecify.annotations.Nullable String text, int longest, String pointer) {
        if (text != null && text.length() > longest) {
            throw Refusal.of(422, "entry-too-long",
                    "Nội dung dài quá " + longest + " ký tự. Hãy rút gọn hoặc đưa vào tài liệu minh chứng.",
                    "The text is longer than " + longest + " characters. Shorten it or put it into evidence.")
                    .withError(pointer, "Quá dài", "Too long");
        }
    }
}
