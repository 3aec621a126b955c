package vn.laocai.thidua.scoring.scoresheet;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.formula.Figure;

/**
 * What others found about a cell.
 *
 * @param official
 *            figure of the department, which overrides the ward's own (Rule 32)
 * @param crossMean
 *            mean of the valid cross-scores, scale 2
 * @param appraised
 *            what the appraiser decided last
 * @param finalValue
 *            points at finalisation, scale 2
 */
record Judgement(@Nullable Figure official, @Nullable BigDecimal crossMean, @Nullable AppraisedValue appraised,
        @Nullable BigDecimal finalValue) {

    static final Judgement NONE = new Judgement(null, null, null, null);
}
