package vn.laocai.thidua.scoring.scoresheet;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.scoresheet.Filing.Snapshot;

/** Handing in, taking back, sending back and locking. */
sealed interface SubmissionCommand extends ScoreSheetCommand {

    /** Hands in the signed snapshot of what the sheet holds; lateWorkingDays counts from the close of the window. */
    record Submit(ScoreSheetId id, Snapshot snapshot, int lateWorkingDays, Set<String> evidence, EntryWindow window,
            Instant at) implements SubmissionCommand {}

    /** Takes it back before the head's side has accepted it. */
    record Recall(ScoreSheetId id, String reason, EntryWindow window, String by,
            Instant at) implements SubmissionCommand {}

    /** Takes it in for the block. */
    record Accept(ScoreSheetId id, String by, Instant at) implements SubmissionCommand {}

    /** Sends it back with the cells that are to be supplemented. */
    record Return(ScoreSheetId id, Set<String> codes, String reason, @Nullable Instant dueAt, String by,
            Instant at) implements SubmissionCommand {}

    /** Locks a sheet that has not been handed in, because the window is over; one that was sent back is taken in as it was. */
    record Lock(ScoreSheetId id, EntryWindow window, Instant at) implements SubmissionCommand {}

    /** Moves the close for this ward alone. */
    record GrantException(ScoreSheetId id, Instant until, String reason, EntryWindow window, String by,
            Instant at) implements SubmissionCommand {}

    /** Opens a locked sheet for a late submission with its penalty. */
    record AcceptLate(ScoreSheetId id, Instant until, String reason, String by,
            Instant at) implements SubmissionCommand {}
}
