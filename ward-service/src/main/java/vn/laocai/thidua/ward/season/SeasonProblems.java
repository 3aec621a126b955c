package vn.laocai.thidua.ward.season;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.ward.season.Season.Window;
import vn.laocai.thidua.ward.season.SeasonRefused.Reason;

/** What a refusal of the season means in the user's words. */
final class SeasonProblems {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT)
            .withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    private SeasonProblems() {}

    static Refusal explain(Reason reason) {
        return switch (reason) {
            case Reason.UnknownSeason _ -> Refusal.of(404, "season-not-found",
                    "Không có kỳ thi đua này. Hãy kiểm tra lại mã kỳ thi đua.",
                    "There is no such season. Please check its code.");
            case Reason.SeasonExists(int year) -> Refusal.of(409, "season-exists",
                    "Khối đã có kỳ thi đua năm " + year + ". Mỗi khối chỉ có một kỳ thi đua trong một năm.",
                    "The block has a season of " + year + " already. A block has one season a year.");
            case Reason.NotAPhase(int index, SeasonPhase phase) -> Refusal
                    .of(422, "not-a-phase", "Giai đoạn “" + vi(phase) + "” không đặt thời gian. Hãy bỏ giai đoạn này.",
                            "“" + en(phase) + "” is not announced with a window. Take it out.")
                    .withError("/phases/" + index + "/phase", "Không đặt được thời gian cho giai đoạn này",
                            "This phase has no window");
            case Reason.PhaseOutOfOrder(int index, SeasonPhase phase) -> Refusal
                    .of(422, "phase-order",
                            "Giai đoạn “" + vi(phase)
                                    + "” không đúng trình tự. Hãy nêu các giai đoạn theo thứ tự thời gian, mỗi giai đoạn một lần.",
                            "“" + en(phase)
                                    + "” is out of order. Announce the phases in their order, each of them once.")
                    .withError("/phases/" + index, "Không đúng trình tự", "Out of order");
            case Reason.ClosesBeforeItOpens(int index, SeasonPhase phase) -> Refusal
                    .of(422, "phase-closes-before-it-opens",
                            "Giai đoạn “" + vi(phase) + "” đóng trước khi mở. Hãy sửa thời gian.",
                            "“" + en(phase) + "” closes before it opens. Correct its times.")
                    .withError("/phases/" + index + "/closesAt", "Trước thời điểm mở", "Before the opening");
            case Reason.PhasesOverlap(int index, SeasonPhase phase, SeasonPhase before) -> Refusal
                    .of(422, "phases-overlap",
                            "Giai đoạn “" + vi(phase) + "” mở khi giai đoạn “" + vi(before)
                                    + "” chưa đóng. Hãy sửa thời gian.",
                            "“" + en(phase) + "” opens before “" + en(before) + "” has closed. Correct their times.")
                    .withError("/phases/" + index + "/opensAt", "Trùng với giai đoạn trước",
                            "Overlaps the phase before");
            case Reason.NotTheHead _ -> notTheHead();
            case Reason.PhaseOrder(SeasonPhase from, SeasonPhase to, SeasonPhase next) -> phaseOrder(from, to, next);
            case Reason.PhaseClosed(SeasonPhase phase, SeasonPhase current, Window window) ->
                phaseClosed(phase, current, window);
            case Reason.OtherCovenant(String covenantId) -> Refusal.of(409, "covenant-exists",
                    "Kỳ thi đua đã có một bản giao ước đang mở ký hoặc có hiệu lực. Hãy rút hoặc thay thế bản đó trước.",
                    "The season has a covenant that is open or in force. Withdraw or replace that one first.")
                    .with("covenantId", covenantId);
        };
    }

    /** Only the head of the block may do it. */
    static Refusal notTheHead() {
        return Refusal.of(403, "not-block-head",
                "Chỉ Trưởng khối đương nhiệm được thực hiện việc này. Hãy đề nghị Trưởng khối thực hiện.",
                "Only the present head of the block may do this. Please ask the head to do it.");
    }

    private static Refusal phaseOrder(SeasonPhase from, SeasonPhase to, @Nullable SeasonPhase next) {
        String hintVi = next == null ? "" : " Giai đoạn tiếp theo là “" + vi(next) + "”.";
        String hintEn = next == null ? "" : " The next phase is “" + en(next) + "”.";
        Refusal refusal = Refusal.of(409, "phase-order",
                "Kỳ thi đua đang ở “" + vi(from) + "”, không chuyển được sang “" + vi(to) + "”." + hintVi,
                "The season is in “" + en(from) + "” and cannot move to “" + en(to) + "”." + hintEn)
                .with("current", from.name());
        return next == null ? refusal : refusal.with("next", next.name());
    }

    private static Refusal phaseClosed(SeasonPhase phase, SeasonPhase current, @Nullable Window window) {
        String windowVi = "";
        String windowEn = "";
        if (window != null) {
            windowVi = " Thời gian đã thông báo: từ " + time(window.opensAt()) + " đến " + time(window.closesAt())
                    + ".";
            windowEn = " Announced: from " + time(window.opensAt()) + " to " + time(window.closesAt()) + ".";
        }
        Refusal refusal = Refusal.of(423, "phase-closed",
                "Giai đoạn “" + vi(phase) + "” hiện không mở; kỳ thi đua đang ở “" + vi(current) + "”." + windowVi
                        + " Hãy liên hệ Trưởng khối.",
                "“" + en(phase) + "” is not open now; the season is in “" + en(current) + "”." + windowEn
                        + " Please turn to the head of the block.")
                .with("phase", phase.name()).with("current", current.name());
        return window == null
                ? refusal
                : refusal.with("opensAt", window.opensAt().toString()).with("closesAt",
                        window.closesAt().toString());
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }

    private static String vi(SeasonPhase phase) {
        return switch (phase) {
            case DRAFT -> "Dự thảo";
            case ESTABLISHED -> "Đã thành lập";
            case PREPARING -> "Chuẩn bị";
            case REGISTRATION -> "Đăng ký thi đua";
            case COVENANT_SIGNING -> "Ký kết giao ước";
            case ACTIVE -> "Triển khai thi đua";
            case MID_YEAR_REVIEW -> "Sơ kết";
            case SELF_SCORING -> "Tự chấm điểm";
            case CROSS_SCORING -> "Chấm chéo";
            case APPRAISAL -> "Thẩm định";
            case EXPLANATION -> "Giải trình";
            case DELIBERATION -> "Họp bình xét";
            case BALLOT -> "Bỏ phiếu kín";
            case RANKED -> "Đã xếp hạng";
            case PROPOSED_TO_PROVINCE -> "Đã trình tỉnh";
            case DECIDED -> "Đã có quyết định";
            case SUMMARISED -> "Đã tổng kết";
            case HANDED_OVER -> "Đã bàn giao";
            case ARCHIVED -> "Đã lưu trữ";
            case SUSPENDED -> "Tạm dừng";
            case CANCELLED -> "Đã hủy";
        };
    }

    private static String en(SeasonPhase phase) {
        return switch (phase) {
            case DRAFT -> "Draft";
            case ESTABLISHED -> "Established";
            case PREPARING -> "Preparation";
            case REGISTRATION -> "Registration";
            case COVENANT_SIGNING -> "Covenant signing";
            case ACTIVE -> "Active";
            case MID_YEAR_REVIEW -> "Mid-year review";
            case SELF_SCORING -> "Self-scoring";
            case CROSS_SCORING -> "Cross-scoring";
            case APPRAISAL -> "Appraisal";
            case EXPLANATION -> "Explanation";
            case DELIBERATION -> "Deliberation";
            case BALLOT -> "Ballot";
            case RANKED -> "Ranked";
            case PROPOSED_TO_PROVINCE -> "Proposed to the province";
            case DECIDED -> "Decided";
            case SUMMARISED -> "Summarised";
            case HANDED_OVER -> "Handed over";
            case ARCHIVED -> "Archived";
            case SUSPENDED -> "Suspended";
            case CANCELLED -> "Cancelled";
        };
    }
}
