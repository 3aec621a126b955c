package vn.laocai.thidua.scoring.crossscoring;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** What can be asked of a cross-score; {@code at} is business time. */
sealed interface CrossScoreCommand {

    CrossScoreId id();

    /**
     * Scores one criterion.
     *
     * @param max
     *            the criterion's maximum
     * @param self
     *            points that the ward gave itself, where it did
     * @param limit
     *            share of the maximum in percent above which a difference needs a reason
     * @param documents
     *            ids of the documents that the ward cites; where there are any, a difference points to one of them
     * @param expected
     *            revision that the scorer saw, 0 for an empty cell; {@code null} where it does not matter
     */
    record ScoreCell(CrossScoreId id, String code, BigDecimal points, @Nullable String reason,
            @Nullable String evidenceId, BigDecimal max, @Nullable BigDecimal self, BigDecimal limit,
            Set<String> documents,
            @Nullable Integer expected, String by, Instant at) implements CrossScoreCommand {}

    /**
     * Hands it in.
     *
     * @param required
     *            codes that must be scored
     */
    record HandIn(CrossScoreId id, Set<String> required, String by, Instant at) implements CrossScoreCommand {}

    /** Takes it back before it was opened. */
    record TakeBack(CrossScoreId id, String by, Instant at) implements CrossScoreCommand {}

    /** Closes it for ever so that it can be counted; does nothing where it was not handed in. */
    record Seal(CrossScoreId id, Instant at) implements CrossScoreCommand {}
}
