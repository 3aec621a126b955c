package vn.laocai.thidua.ward.covenant;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.ward.covenant.CovenantRefused.Reason;

/** What a refusal of the covenant means in the user's words. */
final class CovenantProblems {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT)
            .withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    private CovenantProblems() {}

    static Refusal explain(Reason reason) {
        return switch (reason) {
            case Reason.UnknownCovenant _ -> Refusal.of(404, "covenant-not-found",
                    "Không có bản giao ước này. Hãy mở lại từ trang kỳ thi đua.",
                    "There is no such covenant. Open it again from the season's page.");
            case Reason.AlreadyDrafted _ -> Refusal.of(409, "covenant-exists",
                    "Bản giao ước này đã được soạn. Hãy tải lại trang.",
                    "This covenant has been drafted already. Load the page again.");
            case Reason.Immutable(String state) -> Refusal.of(409, "covenant-immutable",
                    "Bản giao ước đang ở trạng thái “" + vi(state)
                            + "”, nội dung không sửa được nữa. Muốn sửa, Trưởng khối lập phiên bản mới để các phường ký lại.",
                    "The covenant is “" + en(state)
                            + "” and its text can no longer be changed. The head may make a new version that all sign again.")
                    .with("state", state);
            case Reason.WrongState(String state, String wanted) -> Refusal.of(409, "covenant-wrong-state",
                    "Bản giao ước đang ở trạng thái “" + vi(state) + "”; bước này cần trạng thái “" + vi(wanted)
                            + "”. Hãy tải lại trang.",
                    "The covenant is “" + en(state) + "”; this step needs “" + en(wanted) + "”. Load the page again.")
                    .with("state", state);
            case Reason.NotOpen(String state) -> Refusal.of(409, "covenant-not-open",
                    "Bản giao ước đang ở trạng thái “" + vi(state) + "”, không nhận chữ ký. Hãy tải lại trang.",
                    "The covenant is “" + en(state) + "” and takes no signatures. Load the page again.")
                    .with("state", state);
            case Reason.NotAnAuthorisedSigner(String ward) -> Refusal.of(403, "not-an-authorised-signer",
                    "Ông/bà không có thẩm quyền ký giao ước cho đơn vị " + ward
                            + ". Người ký phải là lãnh đạo phường thành viên đã được đăng ký; hãy liên hệ quản trị khối.",
                    "You may not sign the covenant for " + ward
                            + ". The signer must be a registered leader of a member ward; turn to the block's administrator.");
            case Reason.AlreadySigned(String ward, Instant at) -> Refusal.of(409, "covenant-already-signed",
                    "Phường " + ward + " đã ký phiên bản này lúc " + TIME.format(at)
                            + ". Mỗi phường chỉ ký một lần, không cần ký lại.",
                    "The ward " + ward + " signed this version at " + TIME.format(at)
                            + ". Each ward signs once; nothing more is needed.")
                    .with("signedAt", at.toString());
            case Reason.TextChanged(String hash) -> Refusal.of(409, "covenant-text-changed",
                    "Nội dung ông/bà đã xem không phải nội dung hiện tại của bản giao ước. Hãy tải lại, đọc lại rồi ký.",
                    "The text that you saw is not the present text of the covenant. Load it again, read it, then sign.")
                    .with("contentHash", hash);
            case Reason.SigningClosed _ -> Refusal.of(423, "phase-closed",
                    "Giai đoạn ký kết giao ước hiện không mở. Hãy liên hệ Trưởng khối.",
                    "The phase of signing is not open now. Please turn to the head of the block.");
            case Reason.DuePassed(Instant dueAt) -> Refusal.of(423, "phase-closed",
                    "Đã hết hạn ký giao ước lúc " + TIME.format(dueAt) + ". Hãy liên hệ Trưởng khối.",
                    "The time for signing ended at " + TIME.format(dueAt) + ". Please turn to the head of the block.")
                    .with("closesAt", dueAt.toString());
            case Reason.DueInThePast(Instant dueAt) -> Refusal
                    .of(422, "due-in-the-past",
                            "Hạn ký " + TIME.format(dueAt) + " đã qua. Hãy chọn thời điểm sau hiện tại.",
                            "The date for signing, " + TIME.format(dueAt) + ", has passed. Choose a later one.")
                    .withError("/dueAt", "Đã qua", "In the past");
            case Reason.TargetOfAStranger(String ward) -> Refusal
                    .of(422, "target-of-a-stranger",
                            "Đơn vị " + ward
                                    + " không tham gia kỳ thi đua này nên không có chỉ tiêu. Hãy bỏ chỉ tiêu đó.",
                            "The unit " + ward + " takes no part in this season and has no targets. Take them out.")
                    .withError("/targets/" + ward, "Không phải phường thành viên", "Not a member ward");
            case Reason.SignedAlready(int signatures) -> Refusal.of(409, "covenant-immutable",
                    "Đã có " + signatures
                            + " phường ký nên không rút được bản giao ước. Muốn sửa, hãy lập phiên bản mới.",
                    signatures
                            + " wards have signed, so the covenant cannot be withdrawn. Make a new version instead.");
            case Reason.SupersededAlready(String newId) -> Refusal.of(409, "covenant-superseded",
                    "Bản giao ước này đã được thay bằng phiên bản mới. Hãy mở phiên bản mới.",
                    "A new version has taken the place of this covenant. Open the new one.")
                    .with("newCovenantId", newId);
        };
    }

    /** Only the secretaries and the head of the block prepare a covenant. */
    static Refusal notPreparing() {
        return Refusal.of(403, "not-block-secretary",
                "Chỉ Tổ thư ký của khối hoặc Trưởng khối được soạn giao ước. Hãy liên hệ Tổ thư ký.",
                "Only the secretaries and the head of the block prepare the covenant. Please turn to them.");
    }

    /** Only the head of the block may do it. */
    static Refusal notTheHead() {
        return Refusal.of(403, "not-block-head",
                "Chỉ Trưởng khối đương nhiệm được thực hiện việc này. Hãy đề nghị Trưởng khối thực hiện.",
                "Only the present head of the block may do this. Please ask the head to do it.");
    }

    /** The papers of Rule 9 are not issued. */
    static Refusal papersMissing() {
        return Refusal.of(422, "papers-not-issued",
                "Quy chế, kế hoạch và bảng tiêu chí phải được ban hành trước khi mở ký giao ước.",
                "Regulation, plan and criteria must be issued before the covenant is opened for signature.");
    }

    private static String vi(String state) {
        return switch (state) {
            case "DRAFTING" -> "Đang soạn thảo";
            case "CONSULTING" -> "Đang lấy ý kiến";
            case "FINALISED" -> "Đã hoàn thiện";
            case "OPEN_FOR_SIGNATURE" -> "Đang mở ký";
            case "PARTIALLY_SIGNED" -> "Đã ký một phần";
            case "FULLY_SIGNED" -> "Đã ký đủ";
            case "IN_FORCE" -> "Có hiệu lực";
            case "SUPERSEDED" -> "Đã được thay thế";
            case "WITHDRAWN" -> "Đã rút";
            default -> state;
        };
    }

    private static String en(String state) {
        return state.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
