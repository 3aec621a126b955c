package vn.laocai.thidua.club.club;

import vn.laocai.thidua.club.club.ClubRefusal.ClubAlreadyAgreed;
import vn.laocai.thidua.club.club.ClubRefusal.ClubAlreadyEstablished;
import vn.laocai.thidua.club.club.ClubRefusal.ClubAlreadyProposed;
import vn.laocai.thidua.club.club.ClubRefusal.ClubNotProposed;
import vn.laocai.thidua.club.club.ClubRefusal.ClubNotYetAgreed;
import vn.laocai.thidua.club.club.ClubRefusal.DateInTheFuture;
import vn.laocai.thidua.support.command.Refusal;

/** What refusals of a club say to people. */
final class ClubProblems {

    private ClubProblems() {}

    static Refusal of(ClubRefusal refusal) {
        return switch (refusal) {
            case ClubAlreadyProposed taken -> Refusal.of(409, "club-exists",
                    "Mã câu lạc bộ này đã được dùng. Hãy mở câu lạc bộ đã có hoặc chọn mã khác.",
                    "This club code is taken. Open the existing club or choose another code.");
            case ClubNotProposed unknown -> notFound();
            case ClubAlreadyAgreed agreed -> Refusal.of(409, "club-already-agreed",
                    "Việc thống nhất chủ trương đã được ghi nhận. Bước tiếp theo là ghi nhận văn bản thành lập.",
                    "The agreement in principle is recorded already. Next comes the founding document.");
            case ClubNotYetAgreed early -> Refusal.of(409, "club-not-yet-agreed",
                    "Câu lạc bộ chưa được thống nhất chủ trương. Hãy ghi nhận hội nghị thống nhất trước.",
                    "Nobody has agreed to the club yet. Record the meeting that agreed first.");
            case ClubAlreadyEstablished founded -> Refusal.of(409, "club-already-established",
                    "Câu lạc bộ đã được thành lập; không thể ghi nhận lại.",
                    "The club is established already; this cannot be recorded again.");
            case DateInTheFuture future -> Refusal.of(422, "date-in-the-future",
                    "Ngày của văn bản hoặc hội nghị không được sau hôm nay.",
                    "The date of a paper or meeting must not be later than today.");
        };
    }

    static Refusal notFound() {
        return Refusal.of(404, "club-not-found", "Không có câu lạc bộ này. Hãy kiểm tra lại mã.",
                "There is no such club. Please check the code.");
    }
}
