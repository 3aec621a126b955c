package vn.laocai.thidua.scoring.award;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import vn.laocai.thidua.support.command.Refusal;

/** What is not possible with an award, in the user's words. */
final class AwardProblems {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

    private AwardProblems() {}

    static Refusal unknown() {
        return Refusal.of(404, "award-proposal-not-found", "Không có hồ sơ đề nghị này. Hãy mở lại từ danh sách.",
                "There is no such proposal. Open it again from the list.");
    }

    static Refusal awardUnknown(String awardCode) {
        return Refusal.of(422, "award-unknown",
                "Danh mục của mùa thi đua không có hình thức “" + awardCode + "”. Hãy chọn trong danh mục.",
                "The catalogue of the season has no “" + awardCode + "”. Choose one of it.");
    }

    static Refusal proposedAlready(ProposalState state) {
        return Refusal.of(409, "award-proposed-already",
                "Phường đã được đề nghị hình thức này trong mùa (“" + state.nameVi()
                        + "”). Mỗi hình thức chỉ đề nghị một lần.",
                "The ward has been proposed for this award in this season (" + state + "); it is proposed once.");
    }

    static Refusal achievementTwice(String awardCode) {
        return Refusal.of(422, "achievement-once",
                "Thành tích này đã dùng để đề nghị “" + awardCode
                        + "”. Một thành tích không khen hai lần; hãy nêu thành tích khác.",
                "The achievement was proposed for “" + awardCode + "”; one achievement is rewarded once.");
    }

    static Refusal quotaUsed(Award award) {
        return Refusal.of(422, "quota-used",
                "Khối đã dùng hết chỉ tiêu “" + award.nameVi() + "” (" + award.quota()
                        + "). Muốn đề nghị thêm, hãy rút một hồ sơ hoặc xin thêm chỉ tiêu.",
                "The quota of this award is used up (" + award.quota()
                        + "). Give up a proposal or ask the province for more.");
    }

    /** The first failing rule is the sentence; all of them go along. */
    static Refusal notEligible(List<RuleCheck> failing) {
        RuleCheck first = failing.getFirst();
        return Refusal.of(422, "not-eligible", "Chưa đủ điều kiện đề nghị. " + first.messageVi(),
                "Not eligible. " + first.messageEn()).with("rules", List.copyOf(failing));
    }

    static Refusal wrongState(ProposalState state) {
        return Refusal.of(409, "award-proposal-wrong-state",
                "Hồ sơ đang ở trạng thái “" + state.nameVi() + "”, không làm được bước này. Hãy tải lại trang.",
                "The proposal is " + state + "; this step is not possible. Load the page again.");
    }

    static Refusal suspended() {
        return Refusal.of(409, "award-proposal-suspended",
                "Hồ sơ đang tạm dừng vì có vụ việc hoặc kiến nghị chưa giải quyết xong."
                        + " Hồ sơ được tiếp tục ngay khi việc này kết thúc.",
                "The proposal is suspended while something is being verified. It goes on as soon as that is settled.");
    }

    static Refusal packIncomplete(Set<DocumentKind> missing) {
        String names = missing.stream().map(DocumentKind::nameVi).collect(Collectors.joining(", "));
        return Refusal.of(422, "pack-incomplete",
                "Hồ sơ còn thiếu: " + names + ". Hãy bổ sung đủ rồi gửi lại.",
                "The proposal lacks: " + missing + ". Add the missing parts, then send it.")
                .with("missing", missing.stream().map(DocumentKind::name).toList());
    }

    static Refusal notAVote() {
        return Refusal.of(422, "council-vote-impossible",
                "Số phiếu không khớp: đồng ý, không đồng ý và phiếu trắng cộng lại không được quá tổng số ủy viên.",
                "The votes do not add up: yes, no and blank together are more than the members.");
    }

    static Refusal noBaseSalary(LocalDate day) {
        return Refusal.of(422, "base-salary-unknown",
                "Chưa có mức lương cơ sở cho ngày " + DAY.format(day) + ". Hãy bổ sung vào danh mục khen thưởng.",
                "There is no base salary for " + day + ". Add it to the catalogue.");
    }

    static Refusal decisionOfTomorrow() {
        return Refusal.of(422, "decision-date-in-future",
                "Ngày quyết định ở tương lai. Hãy ghi đúng ngày trên quyết định.",
                "The date of the decision lies in the future. Write the date that stands on it.");
    }
}
