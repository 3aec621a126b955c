package vn.laocai.thidua.scoring.crossscoring;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What one ward gives another.
 *
 * @param submittedAt
 *            when it was handed in, while it is
 */
record CrossScore(CrossScoreId id, Status status, Map<String, Cell> cells, @Nullable Instant submittedAt) {

    /** Where it stands. */
    enum Status {
        /** Cells may be scored and changed. */
        DRAFT,
        /** Handed in; may be taken back until it is opened together with the others. */
        SUBMITTED,
        /** Counted; nothing changes any more. */
        SEALED
    }

    /**
     * Points for one criterion.
     *
     * @param revision
     *            how often it was scored, from 1
     * @param points
     *            0 to the criterion's maximum, two decimals
     * @param reason
     *            why they differ from the self-score; mandatory above the limit
     * @param by
     *            pseudonymous id of the scorer
     */
    record Cell(int revision, BigDecimal points, @Nullable String reason, @Nullable String evidenceId, String by,
            Instant at) {}

    CrossScore {
        cells = Map.copyOf(cells);
    }

    static CrossScore empty(CrossScoreId id) {
        return new CrossScore(id, Status.DRAFT, Map.of(), null);
    }

    CrossScore with(String code, Cell cell) {
        Map<String, Cell> more = new LinkedHashMap<>(cells);
        more.put(code, cell);
        return new CrossScore(id, status, more, submittedAt);
    }

    CrossScore in(Status newStatus, @Nullable Instant at) {
        return new CrossScore(id, newStatus, cells, at);
    }
}
