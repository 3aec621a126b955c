package vn.laocai.thidua.scoring.criteria;

import java.util.List;
import java.util.Locale;

import vn.laocai.thidua.scoring.criteria.CriteriaRefused.Reason;
import vn.laocai.thidua.support.command.Refusal;

/** What a refusal of criteria means in the user's words. */
final class CriteriaProblems {

    private CriteriaProblems() {}

    static Refusal explain(Reason reason) {
        return switch (reason) {
            case Reason.Unknown r -> unknown();
            case Reason.Exists r -> Refusal.of(409, "criteria-set-exists",
                    "Mùa thi đua này đã có bảng tiêu chí. Hãy mở bảng đó để sửa hoặc lập phiên bản mới.",
                    "This season has criteria already. Open them to change them or to make a new version.");
            case Reason.Immutable r -> Refusal.of(409, "criteria-immutable",
                    "Phiên bản này ở trạng thái “" + vi(r.state())
                            + "” nên không sửa được. Muốn thay đổi, hãy lập phiên bản mới.",
                    "This version is " + en(r.state()) + " and cannot be changed. Make a new version instead.");
            case Reason.DraftOpen r -> Refusal.of(409, "criteria-draft-open",
                    "Phiên bản " + r.version() + " đang soạn thảo. Hãy sửa tiếp phiên bản đó.",
                    "Version " + r.version() + " is being drafted. Go on with that one.").with("version", r.version());
            case Reason.ConsentPending r -> Refusal.of(409, "criteria-consent-pending",
                    "Phiên bản " + r.version()
                            + " đang chờ các phường đồng ý. Hãy đợi kết quả trước khi lập phiên bản mới.",
                    "Version " + r.version() + " waits for the consent of the wards. Wait for the result first.")
                    .with("version", r.version());
            case Reason.NothingPublished r -> Refusal.of(409, "criteria-not-published",
                    "Chưa có bảng tiêu chí nào được ban hành. Hãy ban hành phiên bản đang soạn trước.",
                    "No criteria have been published yet. Publish the draft first.");
            case Reason.CommentsUnanswered r -> unanswered(r.comments());
            case Reason.InvitedIntoThePast r -> Refusal.of(422, "closes-in-the-past",
                    "Hạn góp ý đã qua. Hãy chọn một ngày sau hôm nay.",
                    "The time for comments has passed already. Choose a later one.")
                    .withError("/until", "Đã qua", "In the past");
            case Reason.NotDiscussed r -> Refusal.of(409, "criteria-not-discussed",
                    "Phiên bản này ở trạng thái “" + vi(r.state())
                            + "” nên không nhận góp ý nữa. Hãy góp ý cho dự thảo của phiên bản mới.",
                    "This version is " + en(r.state()) + " and takes no more comments. Comment on the draft of a new"
                            + " version.");
            case Reason.NoSuchCriterion r -> Refusal.of(422, "criterion-unknown",
                    "Bảng không có tiêu chí " + r.code() + ". Hãy chọn một mã có trong bảng hoặc góp ý cho cả bảng.",
                    "The table has no criterion " + r.code() + ". Choose one of its codes or the whole table.")
                    .withError("/code", "Không có trong bảng", "Not in the table");
            case Reason.TooManyComments r -> Refusal.of(422, "too-many-comments",
                    "Phiên bản đã có " + r.most() + " ý kiến, không nhận thêm được. Hãy liên hệ Tổ thư ký.",
                    "The version has " + r.most() + " comments and takes no more. Please turn to the secretary.");
            case Reason.NoSuchComment r -> Refusal.of(404, "comment-not-found",
                    "Không có ý kiến này. Hãy mở lại trang bảng tiêu chí.",
                    "There is no such comment. Open the page of the criteria again.");
            case Reason.AnsweredAlready r -> Refusal.of(409, "comment-already-answered",
                    "Ý kiến này đã được trả lời. Hãy tải lại trang để xem câu trả lời.",
                    "This comment has been answered. Load the page again to read the answer.");
            case Reason.Faulty r -> faulty(r.errors());
            case Reason.UsedCriteriaDeleted r -> deleted(r.codes());
            case Reason.Unchanged r -> Refusal.of(422, "criteria-unchanged",
                    "Phiên bản này giống hệt bảng tiêu chí đang áp dụng. Hãy sửa nội dung trước khi ban hành.",
                    "This version is the same as the one in force. Change it before it is published.");
            case Reason.DiffersFromCovenant r -> Refusal.of(409, "criteria-differ-from-covenant",
                    "Giao ước đang có hiệu lực ghi mã băm của một bảng tiêu chí khác. Hãy ban hành đúng bảng đã ký"
                            + " hoặc sửa giao ước.",
                    "The covenant in force names the hash of another table. Publish the table that was signed or"
                            + " revise the covenant.")
                    .with("expectedHash", r.claimedHash());
            case Reason.NoMembers r -> Refusal.of(409, "block-members-unknown",
                    "Chưa có danh sách phường thành viên của Khối nên không lấy được ý kiến. Hãy thử lại sau ít phút.",
                    "The members of the block are not known here yet, so nobody can be asked. Try again in a few"
                            + " minutes.");
            case Reason.NotAwaiting r -> Refusal.of(409, "criteria-not-awaiting-consent",
                    "Phiên bản này ở trạng thái “" + vi(r.state()) + "”, không lấy ý kiến đồng ý.",
                    "This version is " + en(r.state()) + " and does not wait for consent.");
            case Reason.NotAMember r -> notAMember();
            case Reason.ConsentGivenAlready r -> Refusal.of(409, "consent-already-given",
                    "Phường đã trả lời “" + (r.agree() ? "đồng ý" : "không đồng ý")
                            + "” cho phiên bản này. Mỗi phường trả lời một lần cho mỗi phiên bản.",
                    "The ward has answered “" + (r.agree() ? "yes" : "no")
                            + "” for this version. Each ward answers once per version.");
        };
    }

    static Refusal unknown() {
        return Refusal.of(404, "criteria-not-found",
                "Không có bảng tiêu chí hoặc phiên bản này. Hãy mở lại từ trang mùa thi đua.",
                "There are no such criteria or no such version. Open them again from the season's page.");
    }

    /** Only the secretary and the head of the block draft criteria. */
    static Refusal notPreparing() {
        return Refusal.of(403, "not-block-secretary",
                "Chỉ Tổ thư ký của Khối hoặc Trưởng khối được soạn bảng tiêu chí. Hãy liên hệ Tổ thư ký.",
                "Only the secretary and the head of the block draft criteria. Please turn to them.");
    }

    /** Only people of member wards comment (Rule 15). */
    static Refusal notOfAMember() {
        return Refusal.of(403, "not-a-member-ward",
                "Chỉ cán bộ, lãnh đạo phường thành viên của Khối được góp ý. Hãy gửi ý kiến cho Tổ thư ký.",
                "Only officers and leaders of member wards of the block comment. Please turn to the secretary.");
    }

    /** Only leaders of member wards consent (Rule 12). */
    static Refusal notAMember() {
        return Refusal.of(403, "not-a-member-ward",
                "Chỉ lãnh đạo phường thành viên của Khối được trả lời. Hãy đề nghị lãnh đạo phường trả lời.",
                "Only the leader of a member ward of the block answers. Please ask the leader of your ward.");
    }

    static Refusal templateNotFound(String name) {
        return Refusal.of(404, "criteria-template-not-found",
                "Không có mẫu bảng tiêu chí “" + name + "”. Hãy chọn mẫu “" + CriteriaTemplates.BANG_1000 + "”.",
                "There is no template “" + name + "”. Choose “" + CriteriaTemplates.BANG_1000 + "”.");
    }

    /** A table that cannot be read. */
    static Refusal badTable(BadTable bad) {
        return Refusal.of(422, "criteria-not-readable", "Bảng tiêu chí không đọc được: " + bad.vi(),
                "The table of criteria cannot be read: " + bad.en()).withError("/table" + bad.pointer(), bad.vi(),
                        bad.en());
    }

    private static Refusal faulty(List<Finding> errors) {
        Refusal refusal = Refusal.of(422, "criteria-have-errors",
                "Bảng tiêu chí còn " + errors.size() + " lỗi nên chưa ban hành được. Hãy sửa các lỗi được liệt kê.",
                "The table has " + errors.size() + " errors and is not published. Correct what is listed.");
        for (Finding error : errors) {
            String code = error.code();
            refusal = refusal.withError(code == null ? "/table" : "/table/" + code, error.messageVi(),
                    error.messageEn());
        }
        return refusal;
    }

    private static Refusal unanswered(List<CriteriaComment> comments) {
        Refusal refusal = Refusal.of(422, "comments-unanswered",
                "Còn " + comments.size() + " ý kiến của các phường chưa được trả lời. Hãy trả lời từng ý kiến rồi ban"
                        + " hành.",
                comments.size() + " comments of wards have no answer. Answer each of them before publication.");
        for (CriteriaComment comment : comments) {
            String about = comment.code() == null ? "cả bảng" : comment.code();
            refusal = refusal.withError("/comments/" + comment.number(), "Chưa trả lời ý kiến về " + about,
                    "No answer yet");
        }
        return refusal;
    }

    private static Refusal deleted(List<String> codes) {
        String list = String.join(", ", codes);
        return Refusal.of(422, "criterion-already-used",
                "Tiêu chí " + list + " đã được sử dụng nên không xóa được. Hãy giữ lại và đặt “ngừng áp dụng”.",
                "Criteria " + list + " have been used and cannot be deleted. Keep them and switch them off.")
                .with("codes", codes);
    }

    static String vi(CriteriaState state) {
        return switch (state) {
            case DRAFT -> "Đang soạn thảo";
            case PUBLISHED -> "Đã ban hành";
            case AWAITING_CONSENT -> "Chờ các phường đồng ý";
            case FROZEN -> "Đang áp dụng theo giao ước";
            case SUPERSEDED -> "Đã được thay thế";
            case REJECTED -> "Không được đồng ý";
            case WITHDRAWN -> "Đã rút lại";
        };
    }

    private static String en(CriteriaState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
