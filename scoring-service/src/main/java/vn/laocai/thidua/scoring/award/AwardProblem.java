package vn.laocai.thidua.scoring.award;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What is not possible with an award, in the user's words. */
final class AwardProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

    private final int status;
    private final String code;
    private final String detailVi;
    private final String detailEn;
    private final transient List<RuleCheck> rules;
    private final transient List<DocumentKind> missing;

    private AwardProblem(int status, String code, String detailVi, String detailEn, List<RuleCheck> rules,
            List<DocumentKind> missing) {
        super(code, null, false, false);
        this.status = status;
        this.code = code;
        this.detailVi = detailVi;
        this.detailEn = detailEn;
        this.rules = rules;
        this.missing = missing;
    }

    private static AwardProblem of(int status, String code, String detailVi, String detailEn) {
        return new AwardProblem(status, code, detailVi, detailEn, List.of(), List.of());
    }

    static AwardProblem unknown() {
        return of(404, "award-proposal-not-found", "Không có hồ sơ đề nghị này. Hãy mở lại từ danh sách.",
                "There is no such proposal. Open it again from the list.");
    }

    static AwardProblem awardUnknown(String awardCode) {
        return of(422, "award-unknown",
                "Danh mục của mùa thi đua không có hình thức “" + awardCode + "”. Hãy chọn trong danh mục.",
                "The catalogue of the season has no “" + awardCode + "”. Choose one of it.");
    }

    static AwardProblem proposedAlready(ProposalState state) {
        return of(409, "award-proposed-already",
                "Phường đã được đề nghị hình thức này trong mùa (“" + state.nameVi()
                        + "”). Mỗi hình thức chỉ đề nghị một lần.",
                "The ward has been proposed for this award in this season (" + state + "); it is proposed once.");
    }

    static AwardProblem achievementTwice(String awardCode) {
        return of(422, "achievement-once",
                "Thành tích này đã dùng để đề nghị “" + awardCode
                        + "”. Một thành tích không khen hai lần; hãy nêu thành tích khác.",
                "The achievement was proposed for “" + awardCode + "”; one achievement is rewarded once.");
    }

    static AwardProblem quotaUsed(Award award) {
        return of(422, "quota-used",
                "Khối đã dùng hết chỉ tiêu “" + award.nameVi() + "” (" + award.quota()
                        + "). Muốn đề nghị thêm, hãy rút một hồ sơ hoặc xin thêm chỉ tiêu.",
                "The quota of this award is used up (" + award.quota()
                        + "). Give up a proposal or ask the province for more.");
    }

    /** The first failing rule is the sentence; all of them go along. */
    static AwardProblem notEligible(List<RuleCheck> failing) {
        RuleCheck first = failing.getFirst();
        return new AwardProblem(422, "not-eligible", "Chưa đủ điều kiện đề nghị. " + first.messageVi(),
                "Not eligible. " + first.messageEn(), List.copyOf(failing), List.of());
    }

    static AwardProblem wrongState(ProposalState state) {
        return of(409, "award-proposal-wrong-state",
                "Hồ sơ đang ở trạng thái “" + state.nameVi() + "”, không làm được bước này. Hãy tải lại trang.",
                "The proposal is " + state + "; this step is not possible. Load the page again.");
    }

    static AwardProblem suspended() {
        return of(409, "award-proposal-suspended",
                "Hồ sơ đang tạm dừng vì có vụ việc hoặc kiến nghị chưa giải quyết xong."
                        + " Hồ sơ được tiếp tục ngay khi việc này kết thúc.",
                "The proposal is suspended while something is being verified. It goes on as soon as that is settled.");
    }

    static AwardProblem packIncomplete(Set<DocumentKind> missing) {
        String names = missing.stream().map(DocumentKind::nameVi).collect(Collectors.joining(", "));
        return new AwardProblem(422, "pack-incomplete",
                "Hồ sơ còn thiếu: " + names + ". Hãy bổ sung đủ rồi gửi lại.",
                "The proposal lacks: " + missing + ". Add the missing parts, then send it.", List.of(),
                List.copyOf(missing));
    }

    static AwardProblem notAVote() {
        return of(422, "council-vote-impossible",
                "Số phiếu không khớp: đồng ý, không đồng ý và phiếu trắng cộng lại không được quá tổng số ủy viên.",
                "The votes do not add up: yes, no and blank together are more than the members.");
    }

    static AwardProblem noBaseSalary(LocalDate day) {
        return of(422, "base-salary-unknown",
                "Chưa có mức lương cơ sở cho ngày " + DAY.format(day) + ". Hãy bổ sung vào danh mục khen thưởng.",
                "There is no base salary for " + day + ". Add it to the catalogue.");
    }

    static AwardProblem decisionOfTomorrow() {
        return of(422, "decision-date-in-future",
                "Ngày quyết định ở tương lai. Hãy ghi đúng ngày trên quyết định.",
                "The date of the decision lies in the future. Write the date that stands on it.");
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String detailVi() {
        return detailVi;
    }

    String detailEn() {
        return detailEn;
    }

    List<RuleCheck> rules() {
        return rules;
    }

    List<DocumentKind> missing() {
        return missing;
    }
}
