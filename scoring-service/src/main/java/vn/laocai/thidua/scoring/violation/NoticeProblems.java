package vn.laocai.thidua.scoring.violation;

import vn.laocai.thidua.support.command.Refusal;

/** Why a notice is not recorded or ended, in the user's words. */
final class NoticeProblems {

    private NoticeProblems() {}

    static Refusal unknown() {
        return Refusal.of(404, "violation-notice-not-found",
                "Không có thông báo vi phạm này. Hãy mở lại từ danh sách.",
                "There is no such notice. Open it again from the list.");
    }

    static Refusal recordedAlready() {
        return Refusal.of(409, "violation-notice-exists",
                "Nội dung này của văn bản đã được ghi nhận cho phường. Hãy mở thông báo đã có để cập nhật.",
                "This matter of the paper has been recorded for the ward. Open the notice that is there.");
    }

    static Refusal ended(ViolationNotice.Status status) {
        return status == ViolationNotice.Status.CLEARED
                ? Refusal.of(409, "violation-notice-ended",
                        "Thông báo này đã được xóa, không thay đổi được nữa. Nếu có tình tiết mới, hãy ghi thông báo mới.",
                        "This notice is cleared and does not change any more. Record a new one where there are new facts.")
                : Refusal.of(409, "violation-notice-ended",
                        "Vi phạm này đã được xác nhận rồi. Nếu kết luận thay đổi, hãy ghi là đã giải quyết xong.",
                        "This matter is confirmed already. Where the finding has changed, clear the notice.");
    }

    static Refusal kindOfAnother(String source, NoticeKind kind) {
        return Refusal.of(422, "kind-not-of-department",
                "Nội dung “" + kind.nameVi() + "” không thuộc lĩnh vực của đơn vị này. Hãy chọn nội dung thuộc"
                        + " lĩnh vực của đơn vị.",
                "“" + kind + "” is not in the field of " + source + ". Choose a kind of your own field.");
    }

    static Refusal periodBackwards() {
        return Refusal.of(422, "period-backwards",
                "Ngày hết hiệu lực trước ngày bắt đầu. Hãy sửa lại thời gian.",
                "The last day is before the first. Correct the period.");
    }

    static Refusal documentOfTomorrow() {
        return Refusal.of(422, "document-date-in-future",
                "Ngày của văn bản ở tương lai. Hãy ghi đúng ngày trên văn bản.",
                "The paper's date lies in the future. Write the date that stands on it.");
    }

    static Refusal notAMember(String wardCode) {
        return Refusal.of(422, "not-a-member-ward",
                "Đơn vị " + wardCode + " không phải là thành viên của Khối trong mùa thi đua này. Hãy chọn lại phường.",
                wardCode + " is no member of the block in this season. Choose the ward again.");
    }

    static Refusal notTheSource(String source) {
        return Refusal.of(403, "not-the-source-department",
                "Chỉ đơn vị đã thông báo hoặc người theo dõi của tỉnh mới được làm việc này.",
                "Only the department that gave notice (" + source + ") or the province's monitor may do this.");
    }
}
