package vn.laocai.thidua.ward.block;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.ward.block.BlockRefused.Reason;

/** What a refusal of the block means in the user's words. */
final class BlockProblems {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

    private BlockProblems() {}

    static Refusal explain(Reason reason) {
        return switch (reason) {
            case Reason.UnknownBlock _ -> Refusal.of(404, "block-not-found",
                    "Không có khối thi đua nào mang mã này. Hãy kiểm tra lại mã.",
                    "No block has this code. Please check the code.");
            case Reason.BlockExists(String id) -> Refusal.of(409, "block-exists",
                    "Khối thi đua mang mã " + id + " đã được thành lập. Hãy chọn mã khác.",
                    "A block with the code " + id + " exists already. Choose another code.");
            case Reason.NotAWard(String ward) -> Refusal.of(422, "not-a-ward",
                    "Đơn vị " + ward + " chưa được đăng ký là phường. Hãy đăng ký đơn vị trước.",
                    "The unit " + ward + " is not registered as a ward. Register the unit first.");
            case Reason.NamedTwice(String ward) ->
                Refusal.of(422, "member-named-twice", "Phường " + ward + " được nêu hai lần. Hãy bỏ một lần.",
                        "The ward " + ward + " is named twice. Take one of them out.");
            case Reason.NotAMember(String ward) -> Refusal.of(422, "not-a-member",
                    "Phường " + ward + " không phải thành viên của khối. Hãy chọn một phường thành viên.",
                    "The ward " + ward + " is not a member of the block. Choose a member.");
            case Reason.HeadIsDeputy(String ward) -> Refusal.of(422, "head-is-deputy",
                    "Trưởng khối và Phó Trưởng khối phải là hai phường khác nhau (" + ward + ").",
                    "Head and deputy head must be two different wards (" + ward + ").");
            case Reason.MemberAlready(String ward) ->
                Refusal.of(409, "ward-already-member", "Phường " + ward + " đã là thành viên của khối.",
                        "The ward " + ward + " is a member of the block already.");
            case Reason.InOtherBlock(String ward, String other) -> Refusal.of(409, "ward-in-other-block",
                    "Phường " + ward + " đang thuộc khối " + other
                            + "; mỗi phường chỉ thuộc một khối. Hãy đưa phường ra khỏi khối đó trước.",
                    "The ward " + ward + " belongs to the block " + other
                            + "; a ward belongs to one block only. Take it out of that block first.")
                    .with("wardCode", ward).with("otherBlock", other);
            case Reason.HeadLeaves(String ward) -> Refusal.of(409, "head-cannot-leave",
                    "Phường " + ward
                            + " đang là Trưởng khối. Hãy cử Trưởng khối mới trước khi đưa phường ra khỏi khối.",
                    "The ward " + ward + " heads the block. Appoint a new head before it leaves.");
            case Reason.TermNotLater(LocalDate from) -> Refusal.of(422, "head-term-overlaps",
                    "Nhiệm kỳ mới phải bắt đầu sau ngày " + DAY.format(from)
                            + ", ngày bắt đầu nhiệm kỳ của Trưởng khối trước.",
                    "The new term must begin after " + DAY.format(from)
                            + ", the first day of the term of the head before.");
            case Reason.EndBeforeBegin _ -> Refusal.of(422, "period-ends-before-it-begins",
                    "Ngày kết thúc phải bằng hoặc sau ngày bắt đầu.", "The last day must not be before the first.");
            case Reason.HandoverMissing _ -> Refusal.of(422, "handover-record-missing",
                    "Thay Trưởng khối giữa nhiệm kỳ phải có biên bản bàn giao. Hãy ghi số và ngày của biên bản.",
                    "A change of the head inside a term needs a record of the handover. Enter its number and date.");
            case Reason.ChangeUnderWay _ -> Refusal.of(409, "block-change-under-way",
                    "Một thay đổi thành viên của khối đang được xử lý. Xin thử lại sau giây lát.",
                    "Another change of the block's members is under way. Please try again in a moment.");
        };
    }
}
