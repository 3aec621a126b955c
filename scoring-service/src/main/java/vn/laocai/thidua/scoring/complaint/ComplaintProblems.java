package vn.laocai.thidua.scoring.complaint;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.support.command.Refusal;

/** Why a complaint is not lodged or handled, in the user's words. */
final class ComplaintProblems {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm 'ngày' dd/MM/yyyy", Locale.ROOT)
            .withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    private ComplaintProblems() {}

    static Refusal unknown() {
        return Refusal.of(404, "complaint-not-found", "Không có kiến nghị này. Hãy mở lại từ danh sách.",
                "There is no such complaint. Open it again from the list.");
    }

    static Refusal lodgedAlready(String receipt) {
        return Refusal.of(409, "complaint-lodged-already",
                "Phường đã gửi kiến nghị về nội dung này, số tiếp nhận " + receipt
                        + ". Mỗi nội dung chỉ kiến nghị một lần; hãy theo dõi kiến nghị đã gửi.",
                "The ward has complained about this matter, receipt " + receipt
                        + ". Each matter is complained about once; follow the one that is there.");
    }

    static Refusal windowClosed(@Nullable Instant closedAt) {
        if (closedAt == null) {
            return Refusal.of(423, "complaint-window-not-open",
                    "Chưa có kết quả hoặc thông báo nào được công bố cho phường nên chưa thể kiến nghị."
                            + " Trong bước thẩm định, hãy gửi giải trình.",
                    "Nothing has been published or told to the ward yet, so there is nothing to complain about."
                            + " During appraisal, send an explanation.");
        }
        return Refusal.of(423, "complaint-window-closed",
                "Thời hạn kiến nghị đã kết thúc lúc " + TIME.format(closedAt)
                        + ". Nếu có tình tiết mới, hãy gửi văn bản đến Sở Nội vụ.",
                "The time for complaints ended at " + TIME.format(closedAt)
                        + ". Where there are new facts, write to the Department of Home Affairs.");
    }

    static Refusal notALeader() {
        return Refusal.of(403, "not-a-member-ward-leader",
                "Chỉ lãnh đạo phường là thành viên của Khối mới được gửi kiến nghị thay cho phường mình.",
                "Only the leader of a member ward may complain, for his own ward.");
    }

    static Refusal criterionUnknown(String code) {
        return Refusal.of(422, "criterion-unknown",
                "Không có tiêu chí " + code + " trong bảng tiêu chí của mùa thi đua. Hãy chọn lại.",
                "The criteria of the season have no " + code + ". Choose again.");
    }

    static Refusal wrongState(Complaint.State state) {
        return Refusal.of(409, "complaint-wrong-state",
                "Kiến nghị đang ở trạng thái “" + vi(state) + "”, không làm được bước này. Hãy tải lại trang.",
                "The complaint is " + state + "; this step is not possible. Load the page again.");
    }

    static Refusal officerMadeTheScore() {
        return Refusal.of(422, "officer-made-the-score",
                "Người được phân công đã chấm hoặc nhập điểm bị kiến nghị. Hãy phân công người khác.",
                "This person made the contested score. Choose somebody else.");
    }

    static Refusal notTheOfficer() {
        return Refusal.of(403, "not-the-officer",
                "Chỉ người được phân công giải quyết mới được trả lời kiến nghị này.",
                "Only the officer who handles this complaint may answer it.");
    }

    static Refusal nothingToRescore() {
        return Refusal.of(422, "rejected-without-rescore",
                "Kiến nghị không được chấp nhận thì không chấm lại tiêu chí nào. Hãy bỏ phần chấm lại.",
                "A rejected complaint scores nothing again. Leave the rescore out.");
    }

    static Refusal notContested(String code) {
        return Refusal.of(422, "criterion-not-contested",
                "Tiêu chí " + code + " không bị kiến nghị; chỉ được mở lại các tiêu chí bị kiến nghị.",
                "Nobody complained about " + code + "; only contested criteria are opened again.");
    }

    static Refusal rescoreNotLinked() {
        return Refusal.of(422, "rescore-set-not-linked",
                "Đợt chấm lại này không được lập theo kiến nghị này. Hãy lập đợt chấm lại từ kiến nghị rồi trả lời.",
                "This rescore set was not prepared for this complaint. Prepare one for it, then answer.");
    }

    static Refusal rescoreNeeded() {
        return Refusal.of(409, "rescore-set-needed",
                "Kết quả mùa thi đua đã chốt nên không mở lại bảng điểm được."
                        + " Hãy lập đợt chấm lại cho kiến nghị này rồi gắn vào câu trả lời.",
                "The result of the season stands, so no sheet is opened again."
                        + " Prepare a rescore set for this complaint and name it in the answer.");
    }

    static Refusal decidedByProvince() {
        return Refusal.of(409, "decided-by-province",
                "Tỉnh đã quyết định khen thưởng nên Khối không chấm lại được nữa."
                        + " Hãy trả lời không kèm chấm lại; kiến nghị sẽ được chuyển Sở Nội vụ.",
                "The province has decided about the awards, so the block scores nothing again."
                        + " Answer without a rescore; the complaint then goes to the province.");
    }

    /** The state in Vietnamese. */
    static String vi(Complaint.State state) {
        return switch (state) {
            case LODGED -> "Đã tiếp nhận";
            case CHECKED -> "Đã kiểm tra";
            case ACCEPTED -> "Được thụ lý";
            case REFUSED -> "Không thụ lý";
            case ASSIGNED -> "Đã phân công";
            case VERIFYING -> "Đang xác minh";
            case ANSWERED -> "Đã trả lời";
            case CLOSED -> "Kết thúc";
            case ESCALATED -> "Đã chuyển Sở Nội vụ";
        };
    }
}
