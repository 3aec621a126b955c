package vn.laocai.thidua.scoring.scoresheet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.scoresheet.Cell.Entry;
import vn.laocai.thidua.scoring.scoresheet.Filing.Extension;
import vn.laocai.thidua.scoring.scoresheet.Filing.Returned;
import vn.laocai.thidua.scoring.scoresheet.SubmissionCommand.Accept;
import vn.laocai.thidua.scoring.scoresheet.SubmissionCommand.AcceptLate;
import vn.laocai.thidua.scoring.scoresheet.SubmissionCommand.GrantException;
import vn.laocai.thidua.scoring.scoresheet.SubmissionCommand.Lock;
import vn.laocai.thidua.scoring.scoresheet.SubmissionCommand.Recall;
import vn.laocai.thidua.scoring.scoresheet.SubmissionCommand.Return;
import vn.laocai.thidua.scoring.scoresheet.SubmissionCommand.Submit;
import vn.laocai.thidua.scoring.scoresheet.SubmissionEvent.ExceptionRecorded;
import vn.laocai.thidua.scoring.scoresheet.SubmissionEvent.LateAcceptanceRecorded;
import vn.laocai.thidua.scoring.scoresheet.SubmissionEvent.LockExceptionGranted;
import vn.laocai.thidua.scoring.scoresheet.SubmissionEvent.ReturnLapsed;
import vn.laocai.thidua.scoring.scoresheet.SubmissionEvent.ScoreSheetAccepted;
import vn.laocai.thidua.scoring.scoresheet.SubmissionEvent.ScoreSheetLateAccepted;
import vn.laocai.thidua.scoring.scoresheet.SubmissionEvent.ScoreSheetLocked;
import vn.laocai.thidua.scoring.scoresheet.SubmissionEvent.ScoreSheetRecalled;
import vn.laocai.thidua.scoring.scoresheet.SubmissionEvent.ScoreSheetReturned;
import vn.laocai.thidua.scoring.scoresheet.SubmissionEvent.ScoreSubmitted;
import vn.laocai.thidua.scoring.scoresheet.SubmissionEvent.SheetAccepted;
import vn.laocai.thidua.scoring.scoresheet.SubmissionEvent.SheetLocked;
import vn.laocai.thidua.scoring.scoresheet.SubmissionEvent.SheetRecalled;
import vn.laocai.thidua.scoring.scoresheet.SubmissionEvent.SheetReturned;
import vn.laocai.thidua.scoring.scoresheet.SubmissionEvent.SheetSubmitted;
import vn.laocai.thidua.support.command.Refusal;

/** The rules of handing in, taking back, sending back and locking, pure. */
final class SubmissionDecider {

    /** An exception may be granted until a day after the close (Rule 7). */
    private static final Duration AFTER_THE_CLOSE = Duration.ofHours(24);

    private SubmissionDecider() {}

    static List<ScoreSheetEvent> decide(SubmissionCommand command, ScoreSheet sheet) {
        return switch (command) {
            case Submit submit -> submit(submit, sheet);
            case Recall recall -> recall(recall, sheet);
            case Accept accept -> accept(accept, sheet);
            case Return back -> giveBack(back, sheet);
            case Lock lock -> lock(lock, sheet);
            case GrantException grant -> grant(grant, sheet);
            case AcceptLate late -> acceptLate(late, sheet);
        };
    }

    static ScoreSheet evolve(ScoreSheet sheet, SubmissionEvent event) {
        Filing filing = sheet.filing();
        return switch (event) {
            case SheetSubmitted submitted -> sheet.with(filing.submitted(submitted.snapshot(),
                    submitted.lateWorkingDays(), submitted.evidence())).in(SheetState.SUBMITTED);
            case SheetRecalled any ->
                sheet.in(filing.lateWorkingDays() > 0 ? SheetState.LATE_ACCEPTED : SheetState.DRAFT);
            case SheetAccepted any -> sheet.in(SheetState.ACCEPTED);
            case SheetReturned back -> sheet.with(filing.withReturned(
                    new Returned(back.codes(), back.reason(), back.dueAt(), back.by(), back.at(),
                            entries(sheet, back.codes()))))
                    .in(SheetState.RETURNED);
            case ReturnLapsed any -> asSubmitted(sheet).in(SheetState.ACCEPTED);
            case SheetLocked locked -> sheet.with(filing.locked(locked.at())).in(SheetState.NOT_SUBMITTED);
            case ExceptionRecorded granted -> sheet.with(filing.withException(
                    new Extension(granted.until(), granted.reason(), granted.by(), granted.at())))
                    .in(afterException(sheet));
            case LateAcceptanceRecorded late -> sheet.with(filing.lateAccepted(
                    new Extension(late.until(), late.reason(), late.by(), late.at()))).in(SheetState.LATE_ACCEPTED);
            case ScoreSubmitted any -> sheet;
            case ScoreSheetRecalled any -> sheet;
            case ScoreSheetAccepted any -> sheet;
            case ScoreSheetReturned any -> sheet;
            case ScoreSheetLocked any -> sheet;
            case LockExceptionGranted any -> sheet;
            case ScoreSheetLateAccepted any -> sheet;
        };
    }

    private static List<ScoreSheetEvent> submit(Submit submit, ScoreSheet sheet) {
        requireSubmittable(submit, sheet);
        int late = lateDays(submit, sheet);
        return List.of(new SheetSubmitted(submit.snapshot(), late, new TreeSet<>(submit.evidence())),
                new ScoreSubmitted(sheet.id().value(), sheet.id().seasonId(), sheet.id().wardCode(),
                        SheetState.SUBMITTED, submit.at(), late > 0));
    }

    private static Map<String, Entry> entries(ScoreSheet sheet, Set<String> codes) {
        Map<String, Entry> entries = new TreeMap<>();
        for (String code : codes) {
            Entry entry = sheet.cell(code).entry();
            if (entry != null) {
                entries.put(code, entry);
            }
        }
        return entries;
    }

    /** The sheet with what was submitted in the cells that were sent back; what was not handed in again is history. */
    private static ScoreSheet asSubmitted(ScoreSheet sheet) {
        Returned returned = Objects.requireNonNull(sheet.filing().returned(), "Nothing was sent back");
        Map<String, Cell> changed = new TreeMap<>();
        for (String code : returned.codes()) {
            Cell cell = sheet.cell(code);
            Entry submitted = returned.submitted().get(code);
            if (!Objects.equals(cell.entry(), submitted)) {
                changed.put(code, new Cell(code, cell.revision() + 1, submitted, cell.na(), cell.judgement()));
            }
        }
        return sheet.withAll(changed).with(sheet.filing().withReturned(null));
    }

    /** Only from a state of writing and within the ward's time (Rules 26 and 28). */
    static void requireSubmittable(Submit submit, ScoreSheet sheet) {
        if (sheet.sealedEpoch() != null) {
            throw SheetRefusals.sealed();
        }
        if (sheet.state() == SheetState.NOT_SUBMITTED) {
            throw SheetRefusals.locked();
        }
        if (sheet.state() == SheetState.SUBMITTED) {
            throw Refusal.of(409, "score-sheet-already-submitted",
                    "Bảng điểm này đã được nộp, không cần nộp lại. Muốn sửa, hãy rút lại khi khối chưa tiếp nhận.",
                    "This sheet has been submitted; nothing more is needed. To change it, recall it before the block"
                            + " accepts it.");
        }
        if (sheet.state() != SheetState.NOT_STARTED) {
            SheetRefusals.requireState(sheet, SheetState.DRAFT, SheetState.RETURNED, SheetState.LATE_ACCEPTED);
        }
        EntryTime.requireOpen(sheet, submit.window(), submit.at());
    }

    /** Working days by which a submission now is late; what was returned is not later for it. */
    static int lateDays(Submit submit, ScoreSheet sheet) {
        int before = sheet.filing().lateWorkingDays();
        return sheet.state() == SheetState.LATE_ACCEPTED
                ? Math.max(1, Math.max(before, submit.lateWorkingDays()))
                : before;
    }

    private static List<ScoreSheetEvent> recall(Recall recall, ScoreSheet sheet) {
        if (sheet.state() == SheetState.ACCEPTED) {
            throw Refusal.of(409, "recall-too-late",
                    "Khối đã tiếp nhận bảng điểm nên phường không rút lại được. Nếu cần sửa, hãy đề nghị Trưởng khối"
                            + " trả lại những tiêu chí cần bổ sung.",
                    "The block has taken the sheet in, so it cannot be recalled. If it must change, ask the head to"
                            + " return the criteria concerned.");
        }
        SheetRefusals.requireState(sheet, SheetState.SUBMITTED);
        SheetRefusals.requireReason(recall.reason());
        SheetState back = sheet.filing().lateWorkingDays() > 0 ? SheetState.LATE_ACCEPTED : SheetState.DRAFT;
        // A recall after the close could not be handed in again, and would lock the sheet.
        EntryTime.requireOpen(sheet.in(back), recall.window(), recall.at());
        return List.of(new SheetRecalled(recall.reason(), recall.by(), recall.at()), new ScoreSheetRecalled(
                sheet.id().value(), sheet.id().seasonId(), sheet.id().wardCode(), back));
    }

    private static List<ScoreSheetEvent> accept(Accept accept, ScoreSheet sheet) {
        SheetRefusals.requireState(sheet, SheetState.SUBMITTED);
        return List.of(new SheetAccepted(accept.by(), accept.at()), new ScoreSheetAccepted(sheet.id().value(),
                sheet.id().seasonId(), sheet.id().wardCode(), SheetState.ACCEPTED));
    }

    private static List<ScoreSheetEvent> giveBack(Return back, ScoreSheet sheet) {
        SheetRefusals.requireState(sheet, SheetState.SUBMITTED, SheetState.ACCEPTED, SheetState.APPRAISING);
        SheetRefusals.requireReason(back.reason());
        if (back.codes().isEmpty()) {
            throw Refusal.of(422, "criteria-missing",
                    "Hãy chọn ít nhất một tiêu chí cần bổ sung; phường chỉ sửa được những tiêu chí đó.",
                    "Choose at least one criterion to be supplemented; the ward can change only those.")
                    .withError("/criterionCodes", "Chưa chọn tiêu chí", "No criterion chosen");
        }
        requireLater(back.dueAt(), back.at(), "/dueAt");
        return List.of(
                new SheetReturned(new TreeSet<>(back.codes()), back.reason(), back.dueAt(), back.by(), back.at()),
                new ScoreSheetReturned(sheet.id().value(), sheet.id().seasonId(), sheet.id().wardCode(),
                        SheetState.RETURNED, List.copyOf(new TreeSet<>(back.codes())), back.dueAt()));
    }

    /** Nothing where the sheet is handed in or its time still runs: the policy asks often. */
    private static List<ScoreSheetEvent> lock(Lock lock, ScoreSheet sheet) {
        boolean open = switch (sheet.state()) {
            case NOT_STARTED, DRAFT, LATE_ACCEPTED, RETURNED -> true;
            case SUBMITTED, ACCEPTED, CROSS_SCORING, CROSS_SCORED, APPRAISING, APPRAISED_ROUND1, EXPLAINED,
                    FINAL, DELIBERATED, PUBLISHED, NOT_SUBMITTED ->
                false;
        };
        if (!open || !EntryTime.isOver(sheet, lock.window(), lock.at())) {
            return List.of();
        }
        if (sheet.state() == SheetState.RETURNED) {
            return List.of(new ReturnLapsed(lock.at()), new ScoreSheetAccepted(sheet.id().value(),
                    sheet.id().seasonId(), sheet.id().wardCode(), SheetState.ACCEPTED));
        }
        return List.of(new SheetLocked(lock.at()), new ScoreSheetLocked(sheet.id().value(), sheet.id().seasonId(),
                sheet.id().wardCode(), SheetState.NOT_SUBMITTED, lock.at()));
    }

    private static List<ScoreSheetEvent> grant(GrantException grant, ScoreSheet sheet) {
        SheetRefusals.requireState(sheet, SheetState.NOT_STARTED, SheetState.DRAFT, SheetState.RETURNED,
                SheetState.NOT_SUBMITTED);
        SheetRefusals.requireReason(grant.reason());
        requireLater(grant.until(), grant.at(), "/until");
        Instant closesAt = grant.window().closesAt();
        if (closesAt != null && grant.at().isAfter(closesAt.plus(AFTER_THE_CLOSE))) {
            throw Refusal.of(422, "extension-too-late",
                    "Chỉ gia hạn được trước khi hết hạn hoặc trong 24 giờ sau đó. Bây giờ hãy dùng “cho nộp muộn”.",
                    "An extension is possible only before the close or within 24 hours after it. Use the late"
                            + " acceptance now.");
        }
        return List.of(new ExceptionRecorded(grant.until(), grant.reason(), grant.by(), grant.at()),
                new LockExceptionGranted(sheet.id().value(), sheet.id().seasonId(), sheet.id().wardCode(),
                        afterException(sheet), grant.until(), grant.reason()));
    }

    private static List<ScoreSheetEvent> acceptLate(AcceptLate late, ScoreSheet sheet) {
        SheetRefusals.requireState(sheet, SheetState.NOT_SUBMITTED);
        SheetRefusals.requireReason(late.reason());
        requireLater(late.until(), late.at(), "/until");
        return List.of(new LateAcceptanceRecorded(late.until(), late.reason(), late.by(), late.at()),
                new ScoreSheetLateAccepted(sheet.id().value(), sheet.id().seasonId(), sheet.id().wardCode(),
                        SheetState.LATE_ACCEPTED, late.until()));
    }

    private static SheetState afterException(ScoreSheet sheet) {
        if (sheet.state() != SheetState.NOT_SUBMITTED) {
            return sheet.state();
        }
        return sheet.cells().isEmpty() ? SheetState.NOT_STARTED : SheetState.DRAFT;
    }

    private static void requireLater(@Nullable Instant until, Instant now, String pointer) {
        if (until != null && !until.isAfter(now)) {
            throw Refusal.of(422, "due-in-the-past",
                    "Thời hạn " + EntryTime.CLOCK.format(until) + " đã qua. Hãy chọn thời điểm sau hiện tại.",
                    "The time " + EntryTime.CLOCK.format(until) + " has passed. Choose a later one.")
                    .withError(pointer, "Đã qua", "In the past");
        }
    }
}
