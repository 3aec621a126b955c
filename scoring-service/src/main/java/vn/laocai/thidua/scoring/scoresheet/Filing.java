package vn.laocai.thidua.scoring.scoresheet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.scoresheet.Cell.Entry;

/**
 * How the sheet was handed in.
 *
 * @param snapshots
 *            what was submitted, in order
 * @param lateWorkingDays
 *            working days by which the first submission was late; 0 where it was in time
 * @param exception
 *            later close for this ward alone
 * @param returned
 *            what was sent back last, while it is open
 * @param lateAcceptance
 *            the second chance after the lock
 * @param lockedAt
 *            when the sheet was locked without a submission
 * @param citedEvidence
 *            evidence that any snapshot cites; it can neither be taken out nor replaced (Rule 42)
 */
record Filing(List<Snapshot> snapshots, int lateWorkingDays, @Nullable Extension exception,
        @Nullable Returned returned, @Nullable Extension lateAcceptance, @Nullable Instant lockedAt,
        Set<String> citedEvidence) {

    static final Filing NONE = new Filing(List.of(), 0, null, null, null, null, Set.of());

    Filing {
        snapshots = List.copyOf(snapshots);
        citedEvidence = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(citedEvidence));
    }

    /**
     * A submission, of which the content is kept apart under its hash.
     *
     * @param number
     *            number of the submission, from 1
     * @param sha256
     *            hash of the canonical JSON that was signed
     */
    record Snapshot(int number, String sha256, String by, Instant at, boolean late, String criteriaSetId,
            int criteriaVersion, String criteriaHash, String keyId) {}

    /** A later close for one ward; public in the block with its reason. */
    record Extension(Instant until, String reason, String by, Instant at) {}

    /**
     * Cells that are open again, and until when.
     *
     * @param submitted
     *            what was submitted in them: it stands where the ward says nothing in time
     */
    record Returned(Set<String> codes, String reason, @Nullable Instant dueAt, String by, Instant at,
            Map<String, Entry> submitted) {

        Returned {
            codes = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(codes));
            submitted = Map.copyOf(submitted);
        }
    }

    Filing submitted(Snapshot snapshot, int lateDays, Set<String> evidence) {
        List<Snapshot> more = new ArrayList<>(snapshots);
        more.add(snapshot);
        Set<String> cited = new TreeSet<>(citedEvidence);
        cited.addAll(evidence);
        return new Filing(more, lateDays, exception, null, lateAcceptance, lockedAt, cited);
    }

    Filing lateBy(int days) {
        return new Filing(snapshots, days, exception, returned, lateAcceptance, lockedAt, citedEvidence);
    }

    Filing withException(Extension granted) {
        return new Filing(snapshots, lateWorkingDays, granted, returned, lateAcceptance, null, citedEvidence);
    }

    Filing withReturned(@Nullable Returned open) {
        return new Filing(snapshots, lateWorkingDays, exception, open, lateAcceptance, lockedAt, citedEvidence);
    }

    Filing lateAccepted(Extension granted) {
        return new Filing(snapshots, lateWorkingDays, exception, returned, granted, lockedAt, citedEvidence);
    }

    Filing locked(Instant at) {
        return new Filing(snapshots, lateWorkingDays, exception, returned, null, at, citedEvidence);
    }

    @Nullable
    Snapshot last() {
        return snapshots.isEmpty() ? null : snapshots.getLast();
    }
}
