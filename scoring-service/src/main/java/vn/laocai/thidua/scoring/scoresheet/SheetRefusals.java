package vn.laocai.thidua.scoring.scoresheet;

import java.util.Locale;

import vn.laocai.thidua.support.command.Refusal;

/** What a sheet refuses, in the user's words. */
final class SheetRefusals {

    private static final int SHORTEST_REASON = 10;

    private SheetRefusals() {}

    static Refusal notFound() {
        return Refusal.of(404, "score-sheet-not-found",
                "Không có bảng chấm điểm này. Bảng được mở khi giao ước thi đua có hiệu lực.",
                "There is no such score sheet. Sheets are opened when the covenant enters into force.");
    }

    /** The season is being finalised or is final. */
    static Refusal sealed() {
        return Refusal.of(423, "season-sealed",
                "Mùa thi đua đang được chốt kết quả nên bảng điểm không thay đổi được. Hãy đợi Trưởng khối chốt xong"
                        + " hoặc mở lại.",
                "The season is being finalised, so the sheet cannot change. Wait until the head has finished or reopened"
                        + " it.");
    }

    /** Figures are not for everybody (Rule 34). */
    static Refusal notReadable() {
        return Refusal.of(403, "not-a-reader",
                "Ông/bà không được xem chi tiết bảng điểm của phường này. Kết quả được công bố sau khi có quyết định.",
                "You may not see the details of this ward's sheet. Results are published after the decision.");
    }

    /** Locked at the close without a submission (Rule 28). */
    static Refusal locked() {
        return Refusal.of(423, "score-sheet-locked",
                "Bảng điểm đã khóa vì hết hạn mà chưa nộp. Muốn nộp, hãy đề nghị Trưởng khối cho nộp muộn (có điểm trừ).",
                "The sheet was locked at the close without a submission. To submit, ask the head of the block for a late"
                        + " acceptance (with its penalty).");
    }

    /**
     * Lets only a real reason pass.
     *
     * @throws Refusal
     *             422 {@code reason-missing}
     */
    static void requireReason(String reason) {
        if (reason.strip().length() < SHORTEST_REASON) {
            throw Refusal.of(422, "reason-missing", "Hãy nêu lý do (ít nhất " + SHORTEST_REASON + " ký tự).",
                    "Please give a reason (at least " + SHORTEST_REASON + " characters).")
                    .withError("/reason", "Quá ngắn", "Too short");
        }
    }

    /**
     * Lets the command pass only in these states.
     *
     * @throws Refusal
     *             409 {@code score-sheet-wrong-state}
     */
    static void requireState(ScoreSheet sheet, SheetState... allowed) {
        for (SheetState state : allowed) {
            if (sheet.state() == state) {
                return;
            }
        }
        throw wrongState(sheet.state());
    }

    static Refusal wrongState(SheetState state) {
        return Refusal.of(409, "score-sheet-wrong-state",
                "Bảng điểm đang ở trạng thái “" + vi(state) + "” nên không làm được bước này. Hãy tải lại trang.",
                "The score sheet is “" + en(state) + "”, which does not allow this step. Load the page again.")
                .with("state", state.name());
    }

    static String vi(SheetState state) {
        return switch (state) {
            case NOT_STARTED -> "Chưa thực hiện";
            case DRAFT -> "Nháp";
            case SUBMITTED -> "Đã nộp";
            case ACCEPTED -> "Đã tiếp nhận";
            case RETURNED -> "Trả lại – yêu cầu bổ sung";
            case CROSS_SCORING -> "Đang chấm chéo";
            case CROSS_SCORED -> "Đã chấm chéo";
            case APPRAISING -> "Đang thẩm định";
            case APPRAISED_ROUND1 -> "Thẩm định lần 1";
            case EXPLAINED -> "Đã giải trình";
            case FINAL -> "Chốt điểm";
            case DELIBERATED -> "Đã bình xét";
            case PUBLISHED -> "Đã công bố";
            case NOT_SUBMITTED -> "Không nộp";
            case LATE_ACCEPTED -> "Được nộp muộn";
        };
    }

    static String en(SheetState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
