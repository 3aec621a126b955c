package vn.laocai.thidua.scoring.deliberation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import vn.laocai.thidua.scoring.deliberation.Deliberation.State;
import vn.laocai.thidua.scoring.deliberation.DeliberationRefused.Reason;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.time.BusinessClock;

/** What a refusal of a meeting means in the user's words. */
final class DeliberationProblems {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT)
            .withZone(BusinessClock.ZONE);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

    private DeliberationProblems() {}

    static Refusal explain(Reason reason) {
        return switch (reason) {
            case Reason.Unknown _ -> Refusal.of(404, "deliberation-not-found",
                    "Không có cuộc họp bình xét này. Hãy mở lại từ trang mùa thi đua.",
                    "There is no such meeting. Open it again from the season's page.");
            case Reason.Exists _ -> Refusal.of(409, "deliberation-exists",
                    "Cuộc họp này đã được triệu tập. Hãy tải lại trang.",
                    "This meeting has been called already. Load the page again.");
            case Reason.WrongState(State state, State wanted) -> Refusal.of(409, "deliberation-wrong-state",
                    "Cuộc họp đang ở trạng thái “" + vi(state) + "”; bước này cần trạng thái “" + vi(wanted)
                            + "”. Hãy tải lại trang.",
                    "The meeting is " + state + "; this step needs " + wanted + ". Load the page again.")
                    .with("state", state.name());
            case Reason.PapersTooLate(int days, LocalDate earliest) -> Refusal.of(422, "papers-too-late",
                    "Bảng điểm cuối cùng phải gửi trước cuộc họp ít nhất 3 ngày làm việc; theo ngày đã gửi mới có "
                            + days + " ngày. Hãy họp từ ngày " + DAY.format(earliest) + ".",
                    "The final table is sent at least 3 working days before the meeting; as sent there are " + days
                            + ". Meet on " + DAY.format(earliest) + " or later.")
                    .withError("/heldAt", "Quá sớm", "Too early").with("earliest", earliest.toString());
            case Reason.BadQuorum _ -> Refusal.of(422, "quorum-does-not-fit",
                    "Tỷ lệ thành viên phải có mặt phải lớn hơn 0 và không quá 100%.",
                    "The quorum is a share of the members: above nothing, at most all of them.")
                    .withError("/quorum", "Không hợp lệ", "No share");
            case Reason.NoMembers _ -> Refusal.of(409, "block-unknown",
                    "Chưa có danh sách phường thành viên của khối. Hãy thử lại sau ít phút.",
                    "The members of the block are not known here yet. Try again in a few minutes.");
            case Reason.NotBegun(Instant heldAt) -> Refusal.of(409, "meeting-not-begun",
                    "Cuộc họp bắt đầu lúc " + TIME.format(heldAt) + ". Hãy điểm danh khi họp.",
                    "The meeting begins at " + TIME.format(heldAt) + ". Take the attendance then.");
            case Reason.AttendanceDoesNotFit(List<String> unclear, List<String> strangers) -> Refusal.of(422,
                    "attendance-does-not-fit",
                    "Mỗi phường thành viên phải được ghi đúng một lần: có mặt, hoặc vắng mặt kèm lý do."
                            + list(" Chưa rõ: ", unclear) + list(" Không thuộc khối: ", strangers),
                    "Each member ward stands once: present, or absent with the reason." + list(" Unclear: ", unclear)
                            + list(" Not of the block: ", strangers))
                    .withError("/present", "Chưa khớp", "Does not fit");
            case Reason.NotQuorate(int present, int needed) -> Refusal.of(409, "deliberation-not-quorate",
                    "Cuộc họp chỉ có " + present + " thành viên, cần ít nhất " + needed
                            + ". Hãy triệu tập cuộc họp khác.",
                    "Only " + present + " members were there and " + needed + " are needed. Call another meeting.");
            case Reason.OpinionOfAStranger(String ward) -> Refusal.of(422, "opinion-of-a-stranger",
                    "“" + ward + "” không phải phường thành viên của khối.",
                    "“" + ward + "” is no member ward of the block.")
                    .withError("/opinions", "Không thuộc khối", "Not of the block");
            case Reason.VoteDoesNotAddUp(String matter) -> Refusal.of(422, "open-vote-does-not-add-up",
                    "Số phiếu biểu quyết “" + matter + "” nhiều hơn số thành viên có mặt. Hãy kiểm tra lại.",
                    "More votes on “" + matter + "” than members were there. Check them.");
            case Reason.SignedMinutes _ -> Refusal.of(409, "minutes-immutable",
                    "Biên bản đã có chữ ký nên không sửa được nữa.",
                    "The minutes are signed and cannot be changed.");
            case Reason.NotASigner _ -> Refusal.of(403, "not-a-signer",
                    "Biên bản họp do người chủ trì (Trưởng khối) và thư ký ký.",
                    "The minutes are signed by the chair (the head of the block) and the secretary.");
            case Reason.SignedAlready(Instant at) -> Refusal.of(409, "minutes-already-signed",
                    "Biên bản đã được ký với tư cách này lúc " + TIME.format(at) + ".",
                    "The minutes were signed in this capacity at " + TIME.format(at) + ".");
            case Reason.MinutesDiffer(String hash) -> Refusal.of(409, "minutes-changed",
                    "Biên bản ông/bà đã xem không phải biên bản hiện tại. Hãy tải lại, đọc lại rồi ký.",
                    "The minutes that you saw are not the present ones. Load them again, read them, then sign.")
                    .with("minutesHash", hash);
        };
    }

    static String vi(State state) {
        return switch (state) {
            case CALLED -> "Đã triệu tập";
            case HELD -> "Đã họp";
            case NOT_QUORATE -> "Không đủ thành viên";
            case MINUTED -> "Đã lập biên bản";
            case SIGNED -> "Biên bản đã ký";
        };
    }

    private static String list(String lead, List<String> codes) {
        return codes.isEmpty() ? "" : lead + String.join(", ", codes) + ".";
    }
}
