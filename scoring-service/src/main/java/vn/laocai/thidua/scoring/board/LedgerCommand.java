package vn.laocai.thidua.scoring.board;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What can be asked of a season's ledger; at is business time. */
sealed interface LedgerCommand {

    String seasonId();

    /** Freezes the public board with the snapshot that has been stored under this id. */
    record FreezeBoard(String seasonId, String snapshotId, Instant at, List<Place> rows) implements LedgerCommand {}

    /** Closes the season for changes, so that it can be checked; asked again, it changes nothing. */
    record BeginFinalisation(String seasonId) implements LedgerCommand {}

    /** Opens the season again because something is pending. */
    record WithdrawFinalisation(String seasonId, int epoch, List<String> pending) implements LedgerCommand {}

    /** Lays down the result that has been stored under its hash. */
    record EstablishResult(String seasonId, int epoch, Instant at, String resultHash, String criteriaSetId,
            int criteriaVersion, List<Place> rows) implements LedgerCommand {}

    /** Opens a finalised season again before its publication. */
    record ReopenFinalised(String seasonId) implements LedgerCommand {}

    /** Shows the next place. */
    record RevealNext(String seasonId) implements LedgerCommand {}

    /** Takes the last place shown back. */
    record UndoReveal(String seasonId) implements LedgerCommand {}

    /** Halts the reveal. */
    record PauseReveal(String seasonId) implements LedgerCommand {}

    /** Lets the reveal go on. */
    record ResumeReveal(String seasonId) implements LedgerCommand {}

    /** Publishes the result that stands. */
    record PublishResults(String seasonId, String publicationId, Instant at, @Nullable String url)
            implements
                LedgerCommand {}

    /** Adds a correction to the published result. */
    record CorrectResult(String seasonId, String correctionId, String wardCode, String reason, List<Place> rows)
            implements
                LedgerCommand {}

    /** Lets a rescore set count, whole. */
    record ApplyRescoreSet(String seasonId, String rescoreSetId, String reason, @Nullable String complaintId,
            List<RescoreChange> changes) implements LedgerCommand {}

    /** Puts a rescore set away for ever. */
    record CancelRescoreSet(String seasonId, String rescoreSetId) implements LedgerCommand {}

    /** Tells that every sheet has followed. */
    record RescoreSetFollowed(String seasonId, String rescoreSetId) implements LedgerCommand {}
}
