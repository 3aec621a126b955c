package vn.laocai.thidua.scoring.formula;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

import org.jspecify.annotations.Nullable;

/**
 * How a leaf of the table earns its points. Written M is the leaf's maximum, A what was achieved, T the target.
 *
 * <p>
 * Shares are written as shares: 0.8 is 80 %, a cap of 1.2 is 120 %. Thresholds and bands are written as people read
 * them, in the unit of the value: 70 is 70 %. Nothing is checked here beyond presence, so that a faulty draft can be
 * loaded and linted.
 */
public sealed interface Formula {

    /** The stable name of the kind, as stored and as in the rules, for example {@code PROPORTIONAL}. */
    String type();

    /** Whether the points of a leaf depend on other wards and so wait for the lock (Rule 37). */
    default boolean comparesWards() {
        return false;
    }

    /** Whether what was achieved is measured against a target. */
    default boolean measuresTarget() {
        return false;
    }

    /**
     * F1: {@code M × min(A/T, cap)}, never more than M.
     *
     * @param cap
     *            the share of the target beyond which nothing more is earned; 1 is 100 %
     */
    record Proportional(BigDecimal cap) implements Formula {
        @Override
        public String type() {
            return "PROPORTIONAL";
        }

        @Override
        public boolean measuresTarget() {
            return true;
        }
    }

    /**
     * F2: below the target {@code M × baseShare × A/T}; from the target on the rest of M grows to the cap.
     *
     * @param baseShare
     *            the share of M that the target itself earns, between 0 and 1
     * @param cap
     *            the share of the target that earns all of M; greater than 1
     */
    record TargetWithOvershoot(BigDecimal baseShare, BigDecimal cap) implements Formula {
        @Override
        public String type() {
            return "TARGET_WITH_OVERSHOOT";
        }

        @Override
        public boolean measuresTarget() {
            return true;
        }
    }

    /** F3: half of M for the target, all of M for the best ward of the block, between them in proportion. */
    record LeaderRelative() implements Formula {
        @Override
        public String type() {
            return "LEADER_RELATIVE";
        }

        @Override
        public boolean comparesWards() {
            return true;
        }

        @Override
        public boolean measuresTarget() {
            return true;
        }
    }

    /** F4: points by half-open bands {@code [lo, hi)} in rising order; a bounded last band is closed. */
    record Bands(List<Band> bands) implements Formula {

        public Bands {
            bands = List.copyOf(bands);
        }

        @Override
        public String type() {
            return "BANDS";
        }

        @Override
        public boolean measuresTarget() {
            return true;
        }
    }

    /**
     * A band of values.
     *
     * @param lo
     *            the least value, within the band
     * @param hi
     *            the value that no longer belongs to it; absent where the band has no upper end
     * @param points
     *            what every value of the band earns
     */
    record Band(BigDecimal lo, @Nullable BigDecimal hi, BigDecimal points) {}

    /**
     * F5: nothing below the threshold, otherwise another formula on the same rounded percentage.
     *
     * @param threshold
     *            in per cent of the target, compared with the percentage rounded to two places
     */
    record ThresholdThen(BigDecimal threshold, Formula then) implements Formula {
        @Override
        public String type() {
            return "THRESHOLD_THEN";
        }

        @Override
        public boolean comparesWards() {
            return then.comparesWards();
        }

        @Override
        public boolean measuresTarget() {
            return true;
        }
    }

    /**
     * F6: counts times points of each kind of item.
     *
     * @param cap
     *            the most that the items earn together; M where absent
     */
    record PerItem(List<Item> items, @Nullable BigDecimal cap) implements Formula {

        public PerItem {
            items = List.copyOf(items);
        }

        @Override
        public String type() {
            return "PER_ITEM";
        }
    }

    /** A kind of thing that is counted or ticked, and what one of it earns. */
    record Item(String code, String name, BigDecimal points) {}

    /**
     * F7: positive answers of a sample of fixed size.
     *
     * @param sampleSize
     *            how many people are asked
     * @param unitPoints
     *            what one positive answer earns
     */
    record SampleSurvey(int sampleSize, BigDecimal unitPoints) implements Formula {
        @Override
        public String type() {
            return "SAMPLE_SURVEY";
        }
    }

    /** F8: M less so much for each case, never below 0. */
    record DeductFromMax(BigDecimal perItem) implements Formula {
        @Override
        public String type() {
            return "DEDUCT_FROM_MAX";
        }
    }

    /** F9: points by described levels. */
    record Rubric(List<Level> levels) implements Formula {

        public Rubric {
            levels = List.copyOf(levels);
        }

        @Override
        public String type() {
            return "RUBRIC";
        }
    }

    /** A level of a rubric; its number is what a sheet names. */
    record Level(int level, String name, BigDecimal points) {}

    /** F10: a published index times a factor. */
    record IndexScale(BigDecimal factor) implements Formula {
        @Override
        public String type() {
            return "INDEX_SCALE";
        }
    }

    /** F11: all of M, or nothing. */
    record YesNo() implements Formula {
        @Override
        public String type() {
            return "YES_NO";
        }
    }

    /**
     * F12: how far a bad thing went down from last year's value.
     *
     * @param goal
     *            the reduction that earns all of M, as a share: 0.1 is 10 %
     */
    record LowerIsBetter(BigDecimal goal) implements Formula {
        @Override
        public String type() {
            return "LOWER_IS_BETTER";
        }
    }

    /** F13: points by a class that somebody else has given; in the order of the map. */
    record OrdinalMap(SequencedMap<String, Grade> grades) implements Formula {

        public OrdinalMap {
            grades = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(grades));
        }

        @Override
        public String type() {
            return "ORDINAL_MAP";
        }
    }

    /** A class of an ordinal map. */
    record Grade(String name, BigDecimal points) {}

    /** F14: the points of the things that are there. */
    record Checklist(List<Item> items) implements Formula {

        public Checklist {
            items = List.copyOf(items);
        }

        @Override
        public String type() {
            return "CHECKLIST";
        }
    }

    /** F15: nothing where the precondition is not met, otherwise another formula. */
    record Gate(String preconditionName, Formula then) implements Formula {
        @Override
        public String type() {
            return "GATE";
        }

        @Override
        public boolean comparesWards() {
            return then.comparesWards();
        }

        @Override
        public boolean measuresTarget() {
            return then.measuresTarget();
        }
    }

    /**
     * F16: the mean of what judges gave; from five judges on without the highest and the lowest.
     *
     * @param step
     *            judges give multiples of it, usually 0.5
     */
    record ExpertMean(BigDecimal step) implements Formula {
        @Override
        public String type() {
            return "EXPERT_MEAN";
        }
    }
}
