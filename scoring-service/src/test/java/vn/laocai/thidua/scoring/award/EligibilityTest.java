package vn.laocai.thidua.scoring.award;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import vn.laocai.thidua.scoring.award.Eligibility.Taken;
import vn.laocai.thidua.scoring.award.WardRecord.PlaceReached;
import vn.laocai.thidua.scoring.award.WardRecord.Vote;
import vn.laocai.thidua.scoring.violation.NoticeKind;
import vn.laocai.thidua.scoring.violation.ViolationNotice;
import vn.laocai.thidua.scoring.violation.ViolationNotice.Effect;
import vn.laocai.thidua.scoring.violation.ViolationNotice.Status;

import static org.assertj.core.api.Assertions.assertThat;

class EligibilityTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 1, 23);
    private static final AwardCatalogue CATALOGUE = AwardCatalogue.usual("khoi-2025");
    private static final Award FLAG = CATALOGUE.award("PROVINCE_FLAG").orElseThrow();
    private static final Award MERIT = CATALOGUE.award("PROVINCIAL_MERIT_CERTIFICATE").orElseThrow();
    private static final PlaceReached FIRST = new PlaceReached(1, "978,50", "Xuất sắc", true, "ab".repeat(32));
    private static final PlaceReached SECOND = new PlaceReached(2, "940,00", "Xuất sắc", true, "ab".repeat(32));
    private static final Vote ALL = new Vote(true, 10, 7, 10);
    private static final Taken NOTHING = new Taken(0, null);

    private static WardRecord ward(@Nullable PlaceReached place, @Nullable Vote vote, ViolationNotice... notices) {
        return new WardRecord("SA_PA", TODAY, true, true, 0, place, List.of(), vote, List.of(notices), 0);
    }

    private static ViolationNotice notice(Effect effect, Status status) {
        return new ViolationNotice("n1", "khoi-2025", "SA_PA", "INSPECTORATE", NoticeKind.INSPECTION, "12/TTr",
                TODAY.minusDays(10), TODAY.minusDays(100), null, effect, status, "p", Instant.EPOCH, null);
    }

    private static String sentence(Award award, WardRecord ward, Taken taken, String code) {
        Map<String, RuleCheck> rules = Eligibility.check(award, ward, taken).stream()
                .collect(Collectors.toMap(RuleCheck::code, rule -> rule));
        RuleCheck failing = rules.get(code);
        assertThat(failing).as(code).isNotNull();
        assertThat(failing.ok()).isFalse();
        assertThat(failing.messageEn()).isNotBlank();
        assertThat(rules.values().stream().filter(rule -> !rule.ok()).map(RuleCheck::code)).containsOnly(code);
        return failing.messageVi();
    }

    @Test
    void theLeadingUnitWithAllVotesMayHaveTheFlag() {
        List<RuleCheck> rules = Eligibility.check(FLAG, ward(FIRST, ALL), NOTHING);
        assertThat(rules).allMatch(RuleCheck::ok).extracting(RuleCheck::code).containsExactly("covenant-signed",
                "self-scored", "no-disqualifier", "no-open-suspension", "result-final", "no-triggering-zero",
                "class-reached", "leading-unit", "ballot-passed", "achievement-once", "quota-left");
        assertThat(rules).extracting(RuleCheck::messageVi).contains("Phường được suy tôn: 10/10 phiếu đồng ý, cần 7.");
    }

    @Test
    void theFlagIsForTheLeadingUnitOnly() {
        assertThat(sentence(FLAG, ward(SECOND, ALL), NOTHING, "leading-unit"))
                .isEqualTo("Chỉ đơn vị dẫn đầu Khối được đề nghị; phường xếp hạng 2.");
        assertThat(Eligibility.check(MERIT, ward(SECOND, ALL), NOTHING)).allMatch(RuleCheck::ok)
                .noneMatch(rule -> rule.code().equals("leading-unit"));
    }

    @Test
    void aWardThatDidNotSignCannotBeProposed() {
        WardRecord ward = new WardRecord("SA_PA", TODAY, false, true, 0, FIRST, List.of(), ALL, List.of(), 0);
        assertThat(sentence(FLAG, ward, NOTHING, "covenant-signed"))
                .isEqualTo("Phường chưa ký giao ước thi đua của mùa này nên không được đề nghị khen thưởng.");
    }

    @Test
    void aSheetNeverSubmittedDisqualifiesAndALateOneIsTold() {
        WardRecord never = new WardRecord("SA_PA", TODAY, true, false, 0, FIRST, List.of(), ALL, List.of(), 0);
        assertThat(sentence(FLAG, never, NOTHING, "self-scored"))
                .isEqualTo("Phường không nộp bảng tự chấm điểm nên không được xét khen thưởng.");
        WardRecord late = new WardRecord("SA_PA", TODAY, true, true, 2, FIRST, List.of(), ALL, List.of(), 0);
        assertThat(Eligibility.check(FLAG, late, NOTHING)).allMatch(RuleCheck::ok).extracting(RuleCheck::messageVi)
                .contains("Phường nộp bảng tự chấm điểm muộn 2 ngày làm việc và đã bị trừ điểm.");
    }

    @Test
    void anOpenOrConfirmedDisqualifierBarsAndAClearedOneDoesNot() {
        String named = "Phường có vi phạm làm mất điều kiện khen thưởng:"
                + " Thanh tra, kiểm tra đang tiến hành (văn bản 12/TTr).";
        assertThat(sentence(FLAG, ward(FIRST, ALL, notice(Effect.DISQUALIFIES, Status.OPEN)), NOTHING,
                "no-disqualifier")).isEqualTo(named);
        assertThat(sentence(FLAG, ward(FIRST, ALL, notice(Effect.SUSPENDS, Status.CONFIRMED)), NOTHING,
                "no-disqualifier")).isEqualTo(named);
        assertThat(Eligibility.check(FLAG, ward(FIRST, ALL, notice(Effect.DISQUALIFIES, Status.CLEARED)), NOTHING))
                .allMatch(RuleCheck::ok);
    }

    @Test
    void anOpenVerificationSuspendsWithoutBarring() {
        WardRecord ward = new WardRecord("SA_PA", TODAY, true, true, 0, FIRST, List.of(), ALL,
                List.of(notice(Effect.SUSPENDS, Status.OPEN)), 1);
        assertThat(sentence(FLAG, ward, NOTHING, "no-open-suspension")).isEqualTo(
                "Hồ sơ tạm dừng: đang xác minh Thanh tra, kiểm tra đang tiến hành (văn bản 12/TTr);"
                        + " 1 kiến nghị chưa được trả lời. Hồ sơ được tiếp tục khi việc này được giải quyết xong.");
        assertThat(Eligibility.failing(Eligibility.check(FLAG, ward, NOTHING))).isEmpty();
    }

    @Test
    void theClassMustBeHighEnough() {
        PlaceReached good = new PlaceReached(1, "800,00", "Tốt", false, "ab".repeat(32));
        assertThat(sentence(FLAG, ward(good, ALL), NOTHING, "class-reached"))
                .isEqualTo("Phường đạt mức “Tốt”, chưa đạt mức cao theo điều kiện của hình thức này.");
        assertThat(sentence(FLAG, ward(FIRST, ALL, notice(Effect.CAPS_CLASS, Status.OPEN)), NOTHING, "class-reached"))
                .isEqualTo("Phường đang bị hạn chế mức xếp loại theo thông báo của cơ quan chuyên môn.");
    }

    @Test
    void aTriggeringZeroBars() {
        WardRecord zero = new WardRecord("SA_PA", TODAY, true, true, 0, FIRST, List.of("IV.3"), ALL, List.of(), 0);
        assertThat(sentence(FLAG, zero, NOTHING, "no-triggering-zero"))
                .isEqualTo("Tiêu chí IV.3 bị điểm 0 nên không được xếp mức cao.");
    }

    @Test
    void theBallotMustHavePassed() {
        assertThat(sentence(FLAG, ward(FIRST, new Vote(false, 6, 7, 10)), NOTHING, "ballot-passed"))
                .isEqualTo("Phường chưa đủ phiếu suy tôn: 6/10 phiếu đồng ý, cần 7.");
        assertThat(sentence(FLAG, ward(FIRST, null), NOTHING, "ballot-passed"))
                .isEqualTo("Chưa có kết quả bỏ phiếu kín đã chứng thực về phường. Hãy tổ chức bỏ phiếu suy tôn.");
    }

    @Test
    void theResultMustStand() {
        Award paper = new Award("PAPER", "Giấy khen", "Chủ tịch", 1, BigDecimal.ONE, false, false, false, 0);
        assertThat(sentence(paper, ward(null, null), NOTHING, "result-final"))
                .isEqualTo("Kết quả của mùa thi đua chưa được chốt. Hãy chốt kết quả trước khi đề nghị.");
    }

    @Test
    void oneAchievementIsRewardedOnceAndTheQuotaHolds() {
        assertThat(sentence(MERIT, ward(FIRST, ALL), new Taken(0, "Cờ thi đua của UBND tỉnh"), "achievement-once"))
                .isEqualTo("Thành tích này đã dùng để đề nghị “Cờ thi đua của UBND tỉnh”."
                        + " Một thành tích không khen hai lần; hãy nêu thành tích khác.");
        assertThat(sentence(FLAG, ward(FIRST, ALL), new Taken(1, null), "quota-left"))
                .isEqualTo("Khối đã dùng hết chỉ tiêu “Cờ thi đua của UBND tỉnh”: 1/1.");
    }

    @Test
    void rewardsAreWholeDongByTheBaseSalaryOfTheDay() {
        assertThat(CATALOGUE.baseSalary(TODAY)).contains(2_340_000L);
        assertThat(CATALOGUE.baseSalary(LocalDate.of(2024, 6, 30))).isEmpty();
        assertThat(FLAG.reward(2_340_000)).isEqualTo(18_720_000);
        assertThat(CATALOGUE.award("GOVERNMENT_FLAG").orElseThrow().reward(2_340_000)).isEqualTo(28_080_000);
        assertThat(new Award("X", "X", "X", 1, new BigDecimal("0.8"), false, false, false, 0).reward(1_111_111))
                .isEqualTo(888_889);
    }
}
