package vn.laocai.thidua.scoring.board;

import vn.laocai.thidua.support.command.Refusal;

/** What a refusal of the ledger means in the user's words. */
final class LedgerProblems {

    private LedgerProblems() {}

    static Refusal explain(LedgerRefused.Reason reason) {
        return switch (reason) {
            case SEASON_SEALED -> Refusal.of(423, "season-sealed",
                    "Kỳ thi đua đang được chốt nên tạm khóa. Hãy chờ kết quả kiểm tra rồi thực hiện lại.",
                    "The season is being finalised and is locked meanwhile. Wait for the outcome, then try again.");
            case ALREADY_FINALISED -> Refusal.of(409, "season-finalised",
                    "Kết quả kỳ thi đua đã được chốt. Muốn thay đổi, đề nghị người theo dõi của tỉnh mở lại trước khi công bố.",
                    "The results of the season are final. To change them, ask the province's monitor to reopen the season"
                            + " before publication.");
            case NOT_FINALISED -> Refusal.of(409, "season-not-finalised",
                    "Kết quả chưa được chốt. Hãy hoàn thành danh mục kiểm tra và chốt kết quả trước.",
                    "The results are not final yet. Complete the checklist and finalise the season first.");
            case EPOCH_PASSED -> Refusal.of(409, "finalisation-passed",
                    "Lần chốt này đã kết thúc. Hãy tải lại trang để xem tình trạng hiện tại.",
                    "This finalisation is over. Load the page again to see where the season stands.");
            case ALREADY_PUBLISHED -> Refusal.of(409, "results-published",
                    "Kết quả đã công bố và không thay đổi nữa. Nếu có sai sót, hãy lập bản đính chính.",
                    "The results are published and do not change any more. If something is wrong, issue a correction.");
            case NOT_PUBLISHED -> Refusal.of(409, "results-not-published",
                    "Kết quả chưa được công bố nên chưa có gì để đính chính.",
                    "The results are not published yet, so there is nothing to correct.");
            case REVEAL_NOT_FINISHED -> Refusal.of(409, "reveal-not-finished",
                    "Đang công bố từng thứ hạng. Hãy công bố hết hoặc rút lại các thứ hạng đã nêu trước.",
                    "Places are being revealed. Reveal them all, or take back those shown, first.");
            case REVEAL_PAUSED -> Refusal.of(409, "reveal-paused",
                    "Phần công bố đang tạm dừng. Hãy bấm tiếp tục trước.",
                    "The reveal is paused. Resume it first.");
            case REVEAL_NOT_PAUSED -> Refusal.of(409, "reveal-not-paused",
                    "Phần công bố không tạm dừng; có thể công bố thứ hạng tiếp theo.",
                    "The reveal is not paused; the next place can be shown.");
            case REVEAL_FINISHED -> Refusal.of(409, "reveal-finished",
                    "Tất cả thứ hạng đã được công bố.",
                    "Every place has been revealed.");
            case NOTHING_REVEALED -> Refusal.of(409, "nothing-revealed",
                    "Chưa công bố thứ hạng nào nên không có gì để rút lại.",
                    "No place has been revealed, so there is nothing to take back.");
            case RESCORE_APPLIED -> Refusal.of(409, "rescore-applied",
                    "Bộ điểm điều chỉnh này đã được áp dụng. Muốn thay đổi tiếp, hãy lập bộ điều chỉnh mới.",
                    "This rescore set has been applied. To change more, prepare a new one.");
            case RESCORE_CANCELLED -> Refusal.of(409, "rescore-cancelled",
                    "Bộ điểm điều chỉnh này đã bị hủy. Hãy lập bộ điều chỉnh mới.",
                    "This rescore set was cancelled. Prepare a new one.");
        };
    }
}
