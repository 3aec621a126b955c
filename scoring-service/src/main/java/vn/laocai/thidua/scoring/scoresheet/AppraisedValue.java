package vn.laocai.thidua.scoring.scoresheet;

import java.math.BigDecimal;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.formula.Figure;

/**
 * What an appraiser decided about a cell: points or a figure, never both.
 *
 * @param points
 *            points, scale 2
 * @param reason
 *            why it differs from what was proposed; empty where it does not
 * @param by
 *            pseudonymous id of the appraiser, or the rescore set
 */
public record AppraisedValue(@Nullable BigDecimal points, @Nullable Figure figure, String reason, String by,
        Instant at) {}
