package vn.laocai.thidua.scoring.scoresheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.formula.Figure;

/**
 * What others found about a cell; it stands beside what the ward claims and never takes its place.
 *
 * @param official
 *            figure of the department, which overrides the ward's own (Rule 32)
 * @param source
 *            where the official figure comes from
 * @param cross
 *            points of the valid cross-scores in ascending order, without their authors
 * @param crossMean
 *            their mean, scale 2
 * @param appraised
 *            what the appraiser decided last
 * @param adjustments
 *            every decision of an appraiser, oldest first: nothing is overwritten (Rule 33)
 * @param explanation
 *            what the ward said about it, once (Rule 35)
 * @param finalValue
 *            points at finalisation, scale 2
 */
public record Judgement(@Nullable Figure official, @Nullable OfficialSource source, List<BigDecimal> cross,
        @Nullable BigDecimal crossMean, @Nullable AppraisedValue appraised, List<Adjustment> adjustments,
        @Nullable Explanation explanation, @Nullable BigDecimal finalValue) {

    static final Judgement NONE = new Judgement(null, null, List.of(), null, null, List.of(), null, null);

    public Judgement {
        cross = List.copyOf(cross);
        adjustments = List.copyOf(adjustments);
    }

    /**
     * Where an official figure comes from.
     *
     * @param provider
     *            code of the organisation that gave it
     * @param by
     *            pseudonymous id of the person who entered it
     */
    public record OfficialSource(String provider, String documentNumber, LocalDate documentDate, String issuer,
            String by,
            Instant at) {}

    /**
     * A decision of an appraiser.
     *
     * @param oldPoints
     *            what counted before, where anything did
     * @param newPoints
     *            what counts from now on; absent where the appraiser took his value back or it waits for other wards
     * @param proposed
     *            what the official figure, the cross-scores or the claim gave
     * @param reason
     *            empty where the value is the proposed one
     */
    public record Adjustment(int round, @Nullable BigDecimal oldPoints, @Nullable BigDecimal newPoints,
            @Nullable BigDecimal proposed, String reason, String by, String organisation, Instant at) {}

    /** What the ward said about an adjusted criterion. */
    public record Explanation(String text, List<String> evidenceIds, String by, Instant at) {

        public Explanation {
            evidenceIds = List.copyOf(evidenceIds);
        }
    }

    Judgement withOfficial(Figure figure, OfficialSource from) {
        return new Judgement(figure, from, cross, crossMean, appraised, adjustments, explanation, finalValue);
    }

    Judgement withCross(List<BigDecimal> points) {
        return new Judgement(official, source, points, mean(points), appraised, adjustments, explanation, finalValue);
    }

    /** The arithmetic mean, scale 2 HALF_UP; nothing of nothing. */
    static @Nullable BigDecimal mean(List<BigDecimal> points) {
        if (points.isEmpty()) {
            return null;
        }
        BigDecimal sum = points.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.divide(BigDecimal.valueOf(points.size()), 2, RoundingMode.HALF_UP);
    }

    Judgement withAppraised(@Nullable AppraisedValue value, Adjustment adjustment) {
        List<Adjustment> all = new ArrayList<>(adjustments);
        all.add(adjustment);
        return new Judgement(official, source, cross, crossMean, value, all, explanation, finalValue);
    }

    Judgement withExplanation(@Nullable Explanation given) {
        return new Judgement(official, source, cross, crossMean, appraised, adjustments, given, finalValue);
    }

    Judgement withFinal(@Nullable BigDecimal points) {
        return new Judgement(official, source, cross, crossMean, appraised, adjustments, explanation, points);
    }

    /** A value that a rescore set brings; what was decided before stays among the adjustments. */
    Judgement rescored(AppraisedValue value) {
        return new Judgement(official, source, cross, crossMean, value, adjustments, explanation, value.points());
    }
}
