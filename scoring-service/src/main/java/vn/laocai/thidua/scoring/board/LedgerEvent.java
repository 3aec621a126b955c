package vn.laocai.thidua.scoring.board;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What happened to a season's ledger. */
sealed interface LedgerEvent {

    String seasonId();

    /** The public board was frozen at an instant; what it shows is a document of its own. */
    record BoardFrozen(String seasonId, String snapshotId, Instant frozenAt, List<Place> rows) implements LedgerEvent {}

    /** From now on sheets are sealed one by one with this epoch. */
    record FinalisationBegun(String seasonId, int epoch) implements LedgerEvent {}

    /** Something was pending: the season is open again. */
    record FinalisationWithdrawn(String seasonId, int epoch, List<String> pending) implements LedgerEvent {}

    /** The final result stands; the figures stay inside until they are revealed or published. */
    record ResultEstablished(String seasonId, int epoch, Instant establishedAt, String resultHash, String criteriaSetId,
            int criteriaVersion, List<Place> rows) implements LedgerEvent {}

    /** What others hear of the final result before it is published. */
    record SeasonFinalised(String seasonId, Instant finalisedAt, String resultHash) implements LedgerEvent {}

    /** One more place was shown to the audience, from the last to the first. */
    record PlaceRevealed(String seasonId, int step, Place place) implements LedgerEvent {}

    /** The last place shown was taken back. */
    record PlaceRevealUndone(String seasonId, int step, String wardCode) implements LedgerEvent {}

    /** The reveal waits. */
    record RevealPaused(String seasonId) implements LedgerEvent {}

    /** The reveal goes on. */
    record RevealResumed(String seasonId) implements LedgerEvent {}

    /** The results are out, once for ever (Rule 61). */
    record ResultsPublished(String seasonId, String publicationId, Instant publishedAt, String resultHash,
            List<Place> rows, @Nullable String url) implements LedgerEvent {}

    /** A published result was corrected by a record of its own. */
    record ResultCorrected(String seasonId, String publicationId, String correctionId, String wardCode, String reason,
            List<Place> rows) implements LedgerEvent {}

    /** A rescore set counts, whole; the sheets follow. */
    record RescoreSetApplied(String seasonId, String rescoreSetId, String reason, @Nullable String complaintId,
            List<RescoreChange> changes) implements LedgerEvent {}

    /** What everyone affected is told of it. */
    record RescoreApplied(String seasonId, String rescoreSetId, List<String> wardCodes, String reason)
            implements
                LedgerEvent {}

    /** A rescore set will never count. */
    record RescoreSetCancelled(String seasonId, String rescoreSetId) implements LedgerEvent {}

    /** Every sheet has followed the rescore set. */
    record RescoreSetCarriedOut(String seasonId, String rescoreSetId) implements LedgerEvent {}
}
