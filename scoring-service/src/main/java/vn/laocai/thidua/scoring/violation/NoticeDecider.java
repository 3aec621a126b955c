package vn.laocai.thidua.scoring.violation;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.violation.NoticeCommand.ClearNotice;
import vn.laocai.thidua.scoring.violation.NoticeCommand.ConfirmNotice;
import vn.laocai.thidua.scoring.violation.NoticeCommand.RecordNotice;
import vn.laocai.thidua.scoring.violation.NoticeEvent.ClearanceEntered;
import vn.laocai.thidua.scoring.violation.NoticeEvent.ConfirmationEntered;
import vn.laocai.thidua.scoring.violation.NoticeEvent.NoticeCleared;
import vn.laocai.thidua.scoring.violation.NoticeEvent.NoticeConfirmed;
import vn.laocai.thidua.scoring.violation.NoticeEvent.NoticeEntered;
import vn.laocai.thidua.scoring.violation.NoticeEvent.NoticeRecorded;
import vn.laocai.thidua.scoring.violation.ViolationNotice.Resolution;
import vn.laocai.thidua.scoring.violation.ViolationNotice.Status;

/** Decides about notices: pure. Each accepted step gives its internal event and its public twin. */
final class NoticeDecider {

    private NoticeDecider() {}

    /**
     * The events that follow.
     *
     * @param today
     *            day of the command in the province
     */
    static List<NoticeEvent> decide(@Nullable ViolationNotice notice, NoticeCommand command, LocalDate today) {
        return switch (command) {
            case RecordNotice told -> entered(notice, told.notice(), today);
            case ClearNotice clear -> List.of(
                    new ClearanceEntered(clearing(notice,
                            new Resolution(clear.documentNumber(), clear.reason(), clear.by(), clear.at()))),
                    new NoticeCleared());
            case ConfirmNotice confirm -> List.of(
                    new ConfirmationEntered(ending(notice,
                            new Resolution(confirm.documentNumber(), confirm.reason(), confirm.by(), confirm.at()))),
                    new NoticeConfirmed());
        };
    }

    /** The state after the event. */
    static ViolationNotice evolve(@Nullable ViolationNotice notice, NoticeEvent event) {
        return switch (event) {
            case NoticeEntered entered -> entered.notice();
            case ClearanceEntered cleared -> known(notice).ended(Status.CLEARED, cleared.resolution());
            case ConfirmationEntered confirmed -> known(notice).ended(Status.CONFIRMED, confirmed.resolution());
            case NoticeRecorded told -> known(notice);
            case NoticeCleared told -> known(notice);
            case NoticeConfirmed told -> known(notice);
        };
    }

    /** Refuses what no notice may say; also used by the dry run of an import. */
    static void check(ViolationNotice notice, LocalDate today) {
        if (!notice.kind().belongsTo(notice.source())) {
            throw NoticeProblems.kindOfAnother(notice.source(), notice.kind());
        }
        LocalDate to = notice.to();
        if (to != null && to.isBefore(notice.from())) {
            throw NoticeProblems.periodBackwards();
        }
        if (notice.documentDate().isAfter(today)) {
            throw NoticeProblems.documentOfTomorrow();
        }
    }

    private static List<NoticeEvent> entered(@Nullable ViolationNotice there, ViolationNotice told, LocalDate today) {
        if (there != null) {
            throw NoticeProblems.recordedAlready();
        }
        check(told, today);
        return List.of(new NoticeEntered(told), new NoticeRecorded());
    }

    /** A confirmed matter can be cleared too: the department found otherwise, or the measure was lifted. */
    private static Resolution clearing(@Nullable ViolationNotice notice, Resolution resolution) {
        ViolationNotice known = known(notice);
        if (known.status() == Status.CLEARED) {
            throw NoticeProblems.ended(known.status());
        }
        return resolution;
    }

    private static Resolution ending(@Nullable ViolationNotice notice, Resolution resolution) {
        ViolationNotice known = known(notice);
        if (known.status() != Status.OPEN) {
            throw NoticeProblems.ended(known.status());
        }
        return resolution;
    }

    private static ViolationNotice known(@Nullable ViolationNotice notice) {
        if (notice == null) {
            throw NoticeProblems.unknown();
        }
        return notice;
    }
}
