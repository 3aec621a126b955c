package vn.laocai.thidua.scoring.scoresheet;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.scoresheet.Filing.Snapshot;

/** Handing in, taking back, sending back and locking, each with its public twin. */
sealed interface SubmissionEvent extends ScoreSheetEvent {

    record SheetSubmitted(Snapshot snapshot, int lateWorkingDays,
            Set<String> evidence) implements SubmissionEvent {}

    record ScoreSubmitted(String scoreSheetId, String seasonId, String wardCode, SheetState state, Instant submittedAt,
            boolean late) implements SubmissionEvent, Told {}

    record SheetRecalled(String reason, String by, Instant at) implements SubmissionEvent {}

    record ScoreSheetRecalled(String scoreSheetId, String seasonId, String wardCode,
            SheetState state) implements SubmissionEvent, Told {}

    record SheetAccepted(String by, Instant at) implements SubmissionEvent {}

    record ScoreSheetAccepted(String scoreSheetId, String seasonId, String wardCode,
            SheetState state) implements SubmissionEvent, Told {}

    record SheetReturned(Set<String> codes, String reason, @Nullable Instant dueAt, String by,
            Instant at) implements SubmissionEvent {}

    record ScoreSheetReturned(String scoreSheetId, String seasonId, String wardCode, SheetState state,
            List<String> criterionCodes, @Nullable Instant dueAt) implements SubmissionEvent, Told {}

    /** The ward said nothing in time, so what it had submitted stands. */
    record ReturnLapsed(Instant at) implements SubmissionEvent {}

    record SheetLocked(Instant at) implements SubmissionEvent {}

    record ScoreSheetLocked(String scoreSheetId, String seasonId, String wardCode, SheetState state,
            Instant lockedAt) implements SubmissionEvent, Told {}

    record ExceptionRecorded(Instant until, String reason, String by,
            Instant at) implements SubmissionEvent {}

    record LockExceptionGranted(String scoreSheetId, String seasonId, String wardCode, SheetState state,
            Instant until, String reason) implements SubmissionEvent, Told {}

    record LateAcceptanceRecorded(Instant until, String reason, String by,
            Instant at) implements SubmissionEvent {}

    record ScoreSheetLateAccepted(String scoreSheetId, String seasonId, String wardCode, SheetState state,
            Instant until) implements SubmissionEvent, Told {}
}
