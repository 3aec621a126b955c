package vn.laocai.thidua.scoring.board;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The one document that decides what holds for a whole season: whether it is still open, what the public sees, which
 * result stands and which rescore sets count.
 *
 * @param epoch
 *            number of the finalisations that were begun; sheets are sealed with it
 * @param snapshots
 *            frozen public boards, oldest first; the last one is shown
 * @param lastWithdrawal
 *            what was pending when the last finalisation was withdrawn
 * @param result
 *            the final result; absent until one stands
 * @param publication
 *            absent until the results are out
 */
public record SeasonLedger(String seasonId, State state, int epoch, List<Snapshot> snapshots,
        @Nullable Withdrawal lastWithdrawal, @Nullable Result result, Reveal reveal, @Nullable Publication publication,
        List<Rescore> rescores) {

    /** Where the season stands. */
    public enum State {
        /** Sheets may change. */
        OPEN,
        /** Sheets are being sealed and checked. */
        FINALISING,
        /** The result stands and is not public yet. */
        FINALISED,
        /** The result is public for ever. */
        PUBLISHED
    }

    /** A frozen public board; the document itself is kept under the id. */
    public record Snapshot(String id, Instant frozenAt) {}

    /** Codes of what was pending. */
    public record Withdrawal(int epoch, List<String> pending) {}

    /**
     * The result that stands.
     *
     * @param hash
     *            SHA-256 of the canonical result document, which is kept under it
     * @param rows
     *            places in the order of their ranks
     */
    public record Result(String hash, Instant finalisedAt, String criteriaSetId, int criteriaVersion,
            List<Place> rows) {}

    /**
     * How far the places have been shown.
     *
     * @param shown
     *            places shown so far, the last place first
     */
    public record Reveal(List<Place> shown, boolean paused) {

        static final Reveal NONE = new Reveal(List.of(), false);

        public Reveal {
            shown = List.copyOf(shown);
        }
    }

    /** When the results were published, and the records that corrected them since. */
    public record Publication(String id, Instant publishedAt, List<Correction> corrections) {}

    /** A correction of the published results. */
    public record Correction(String id, String wardCode, String reason) {}

    /** A rescore set that was decided upon. */
    public record Rescore(String id, Outcome outcome, String reason, List<RescoreChange> changes) {

        /** What became of it. */
        public enum Outcome {
            /** Counts; sheets may still be following. */
            APPLIED,
            /** Counts, and every sheet has followed. */
            CARRIED_OUT,
            /** Never counts. */
            CANCELLED
        }
    }

    public SeasonLedger {
        snapshots = List.copyOf(snapshots);
        rescores = List.copyOf(rescores);
    }

    /** The ledger of a season in which nothing has been decided. */
    public static SeasonLedger untouched(String seasonId) {
        return new SeasonLedger(seasonId, State.OPEN, 0, List.of(), null, null, Reveal.NONE, null, List.of());
    }

    /** The frozen board that the public sees, if one was ever frozen. */
    public Optional<Snapshot> shownSnapshot() {
        return snapshots.isEmpty() ? Optional.empty() : Optional.of(snapshots.getLast());
    }

    /** What was decided about a rescore set, if anything. */
    public Optional<Rescore> rescore(String rescoreSetId) {
        return rescores.stream().filter(rescore -> rescore.id().equals(rescoreSetId)).findFirst();
    }
}
