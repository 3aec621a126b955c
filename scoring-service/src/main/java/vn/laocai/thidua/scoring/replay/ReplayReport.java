package vn.laocai.thidua.scoring.replay;

import org.jspecify.annotations.Nullable;

/**
 * What a replay found.
 *
 * @param events
 *            entries of the journal that belong to the season, audit records among them
 * @param millis
 *            real time that it took
 * @param comparedWith
 *            PUBLISHED, FINALISED or, before there is a result, LIVE
 * @param recomputedHash
 *            hash of the result that follows from the journal
 * @param publishedHash
 *            hash of what it was compared with
 * @param firstDifference
 *            the first cell, sum or place that differs; absent where nothing does
 */
public record ReplayReport(String seasonId, long events, long millis, String comparedWith, String recomputedHash,
        String publishedHash, boolean equal, @Nullable Difference firstDifference) {

    /**
     * A place where the two differ.
     *
     * @param wardCode
     *            ward, empty for what belongs to no ward
     * @param field
     *            code of the criterion or section, or the name of a sum
     */
    public record Difference(String wardCode, String field, String published, String recomputed) {}
}
