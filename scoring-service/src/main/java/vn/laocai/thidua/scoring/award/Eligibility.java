package vn.laocai.thidua.scoring.award;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.violation.ViolationNotice;

/** Who may be proposed for what (Rules 54, 55, 57 and 58): pure, each rule with its sentence. */
final class Eligibility {

    static final String SUSPENSION = "no-open-suspension";

    private Eligibility() {}

    /**
     * What is taken already.
     *
     * @param proposed
     *            proposals of other wards for the award that count
     * @param rewardedBy
     *            award for which the same achievement was proposed already
     */
    record Taken(int proposed, @Nullable String rewardedBy) {}

    /** All rules in their order, the fulfilled ones too. */
    static List<RuleCheck> check(Award award, WardRecord ward, Taken taken) {
        List<RuleCheck> rules = new ArrayList<>();
        rules.add(rule("covenant-signed", ward.covenantSigned(), "Phường đã ký giao ước thi đua.",
                "Phường chưa ký giao ước thi đua của mùa này nên không được đề nghị khen thưởng.",
                "The ward has signed the covenant.", "The ward has not signed the covenant of the season."));
        rules.add(selfScored(ward));
        rules.add(noDisqualifier(ward));
        rules.add(noSuspension(ward));
        rules.add(rule("result-final", ward.place() != null, "Kết quả của mùa thi đua đã được chốt.",
                "Kết quả của mùa thi đua chưa được chốt. Hãy chốt kết quả trước khi đề nghị.",
                "The result of the season stands.", "The result of the season does not stand yet."));
        rules.add(noZero(ward));
        if (award.topClass()) {
            rules.add(classReached(ward));
        }
        if (award.leadingUnit()) {
            rules.add(leadingUnit(ward));
        }
        if (award.ballot()) {
            rules.add(ballotPassed(ward));
        }
        rules.add(rule("achievement-once", taken.rewardedBy() == null,
                "Thành tích này chưa được đề nghị hình thức nào khác.",
                "Thành tích này đã dùng để đề nghị “" + taken.rewardedBy()
                        + "”. Một thành tích không khen hai lần; hãy nêu thành tích khác.",
                "The achievement has not been proposed for another award.",
                "The achievement was proposed for “" + taken.rewardedBy() + "”; one achievement is rewarded once."));
        rules.add(rule("quota-left", taken.proposed() < award.quota(),
                "Khối còn chỉ tiêu: đã đề nghị " + taken.proposed() + "/" + award.quota() + ".",
                "Khối đã dùng hết chỉ tiêu “" + award.nameVi() + "”: " + taken.proposed() + "/" + award.quota() + ".",
                "The quota is not used up: " + taken.proposed() + " of " + award.quota() + ".",
                "The quota is used up: " + taken.proposed() + " of " + award.quota() + "."));
        return rules;
    }

    /** Rules that bar a proposal; an open verification only suspends it (Rule 54). */
    static List<RuleCheck> failing(List<RuleCheck> rules) {
        return rules.stream().filter(rule -> !rule.ok() && !rule.code().equals(SUSPENSION)).toList();
    }

    private static RuleCheck selfScored(WardRecord ward) {
        if (ward.submitted() && ward.lateDays() > 0) {
            return new RuleCheck("self-scored", true,
                    "Phường nộp bảng tự chấm điểm muộn " + ward.lateDays() + " ngày làm việc và đã bị trừ điểm.",
                    "The ward submitted " + ward.lateDays() + " working days late, with its penalty.");
        }
        return rule("self-scored", ward.submitted(), "Phường đã nộp bảng tự chấm điểm đúng hạn.",
                "Phường không nộp bảng tự chấm điểm nên không được xét khen thưởng.",
                "The ward submitted its score sheet in time.", "The ward did not submit its score sheet.");
    }

    private static RuleCheck noDisqualifier(WardRecord ward) {
        List<ViolationNotice> bars = ward.notices().stream().filter(notice -> notice.bars(ward.today())).toList();
        return rule("no-disqualifier", bars.isEmpty(), "Không có vi phạm làm mất điều kiện khen thưởng.",
                "Phường có vi phạm làm mất điều kiện khen thưởng: " + named(bars) + ".",
                "No violation bars the award.", "Violations bar the award: " + bars.size() + ".");
    }

    private static RuleCheck noSuspension(WardRecord ward) {
        List<ViolationNotice> open = ward.notices().stream().filter(notice -> notice.suspends(ward.today())).toList();
        String matters = open.isEmpty() ? "" : "đang xác minh " + named(open);
        String complaints = ward.openComplaints() == 0 ? "" : ward.openComplaints() + " kiến nghị chưa được trả lời";
        String both = matters.isEmpty() || complaints.isEmpty() ? matters + complaints : matters + "; " + complaints;
        return rule(SUSPENSION, both.isEmpty(), "Không có vụ việc đang xác minh.",
                "Hồ sơ tạm dừng: " + both + ". Hồ sơ được tiếp tục khi việc này được giải quyết xong.",
                "Nothing is being verified.", "Suspended: " + open.size() + " matters under verification, "
                        + ward.openComplaints() + " complaints without an answer.");
    }

    private static String named(List<ViolationNotice> notices) {
        return notices.stream().map(notice -> notice.kind().nameVi() + " (văn bản "
                + notice.documentNumber() + ")").collect(Collectors.joining("; "));
    }

    private static RuleCheck noZero(WardRecord ward) {
        return rule("no-triggering-zero", ward.zeros().isEmpty(), "Không có tiêu chí điểm liệt bị điểm 0.",
                "Tiêu chí " + String.join(", ", ward.zeros()) + " bị điểm 0 nên không được xếp mức cao.",
                "No criterion at zero bars the top classes.",
                "Criteria at zero bar the top classes: " + String.join(", ", ward.zeros()) + ".");
    }

    private static RuleCheck classReached(WardRecord ward) {
        WardRecord.PlaceReached place = ward.place();
        if (ward.notices().stream().anyMatch(notice -> notice.capsClass(ward.today()))) {
            return new RuleCheck("class-reached", false,
                    "Phường đang bị hạn chế mức xếp loại theo thông báo của cơ quan chuyên môn.",
                    "A department's notice closes the top class to the ward.");
        }
        String name = place == null ? "chưa xếp loại" : place.className();
        return rule("class-reached", place != null && place.topClass(), "Phường đạt mức “" + name + "”.",
                "Phường đạt mức “" + name + "”, chưa đạt mức cao theo điều kiện của hình thức này.",
                "The ward reached “" + name + "”.", "The ward's class “" + name + "” is not high enough.");
    }

    private static RuleCheck leadingUnit(WardRecord ward) {
        WardRecord.PlaceReached place = ward.place();
        String rank = place == null ? "–" : String.valueOf(place.rank());
        return rule("leading-unit", place != null && place.rank() == 1, "Phường dẫn đầu Khối.",
                "Chỉ đơn vị dẫn đầu Khối được đề nghị; phường xếp hạng " + rank + ".", "The ward leads the block.",
                "Only the leading unit may be proposed; the ward's rank is " + rank + ".");
    }

    private static RuleCheck ballotPassed(WardRecord ward) {
        WardRecord.Vote vote = ward.vote();
        if (vote == null) {
            return new RuleCheck("ballot-passed", false,
                    "Chưa có kết quả bỏ phiếu kín đã chứng thực về phường. Hãy tổ chức bỏ phiếu suy tôn.",
                    "There is no certified ballot about the ward yet.");
        }
        String votes = vote.yes() + "/" + vote.electorate() + " phiếu đồng ý, cần " + vote.needed();
        String inEnglish = vote.yes() + " of " + vote.electorate() + " votes, " + vote.needed() + " needed";
        return rule("ballot-passed", vote.passed(), "Phường được suy tôn: " + votes + ".",
                "Phường chưa đủ phiếu suy tôn: " + votes + ".", "The ballot passed: " + inEnglish + ".",
                "The ballot did not pass: " + inEnglish + ".");
    }

    private static RuleCheck rule(String code, boolean ok, String okVi, String failsVi, String okEn, String failsEn) {
        return new RuleCheck(code, ok, ok ? okVi : failsVi, ok ? okEn : failsEn);
    }
}
