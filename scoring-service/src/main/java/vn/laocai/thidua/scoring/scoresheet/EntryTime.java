package vn.laocai.thidua.scoring.scoresheet;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.scoresheet.Filing.Extension;
import vn.laocai.thidua.scoring.scoresheet.Filing.Returned;
import vn.laocai.thidua.support.command.Refusal;

/** Until when a ward may write: the window of all, or what was granted to this ward. There is no hidden grace. */
final class EntryTime {

    static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT)
            .withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    private EntryTime() {}

    /** What was granted to this ward beyond the window of all; nothing where nothing was. */
    static @Nullable Instant granted(ScoreSheet sheet) {
        Filing filing = sheet.filing();
        Extension late = filing.lateAcceptance();
        if (sheet.state() == SheetState.LATE_ACCEPTED) {
            return late == null ? null : late.until();
        }
        Extension exception = filing.exception();
        Instant until = exception == null ? null : exception.until();
        Returned returned = filing.returned();
        Instant due = returned == null || sheet.state() != SheetState.RETURNED ? null : returned.dueAt();
        if (until == null || due == null) {
            return until == null ? due : until;
        }
        return until.isAfter(due) ? until : due;
    }

    /** Whether this ward's time is over. */
    static boolean isOver(ScoreSheet sheet, EntryWindow window, Instant now) {
        Instant granted = granted(sheet);
        boolean stillGranted = granted != null && now.isBefore(granted);
        return !stillGranted && (window.over() || sheet.state() == SheetState.LATE_ACCEPTED);
    }

    /** Whether this ward may write at this instant, as far as time is concerned. */
    static boolean isOpen(ScoreSheet sheet, EntryWindow window, Instant now) {
        Instant granted = granted(sheet);
        return (granted != null && now.isBefore(granted))
                || (window.open() && !window.over() && sheet.state() != SheetState.LATE_ACCEPTED);
    }

    /**
     * Lets the command pass only within the ward's time (Rules 26 and 28).
     *
     * @throws Refusal
     *             423 {@code phase-closed}
     */
    static void requireOpen(ScoreSheet sheet, EntryWindow window, Instant now) {
        if (isOpen(sheet, window, now)) {
            return;
        }
        Instant announced = granted(sheet) == null ? window.closesAt() : granted(sheet);
        // Where the head has closed early, the announced close is no longer true.
        Instant closesAt = announced == null || announced.isAfter(now) ? null : announced;
        Instant opensAt = window.opensAt();
        if (!isOver(sheet, window, now)) {
            Refusal early = Refusal.of(423, "phase-closed",
                    opensAt == null
                            ? "Chưa đến thời gian tự chấm điểm. Hãy xem lịch của mùa thi đua."
                            : "Thời gian tự chấm điểm bắt đầu lúc " + CLOCK.format(opensAt) + ". Hãy quay lại khi đó.",
                    opensAt == null
                            ? "Self-scoring has not opened yet. See the calendar of the season."
                            : "Self-scoring opens at " + CLOCK.format(opensAt) + ". Please come back then.")
                    .with("phase", "SELF_SCORING");
            throw opensAt == null ? early : early.with("opensAt", opensAt.toString());
        }
        Refusal late = Refusal.of(423, "phase-closed",
                "Đã hết thời gian tự chấm điểm" + (closesAt == null ? "" : " lúc " + CLOCK.format(closesAt))
                        + ". Nếu cần nộp muộn, hãy đề nghị Trưởng khối cho nộp muộn (có điểm trừ).",
                "The time for self-scoring is over" + (closesAt == null ? "" : " since " + CLOCK.format(closesAt))
                        + ". To submit late, ask the head of the block for a late acceptance (with its penalty).")
                .with("phase", "SELF_SCORING");
        throw closesAt == null ? late : late.with("closesAt", closesAt.toString());
    }
}
