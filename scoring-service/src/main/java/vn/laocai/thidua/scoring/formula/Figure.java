package vn.laocai.thidua.scoring.formula;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * What was entered for one criterion, as it was entered; a part that is absent was not entered.
 *
 * @param actual
 *            what was achieved; cases of a deduction and positive answers of a sample as well
 * @param target
 *            what it is measured against
 * @param baseline
 *            last year's value, for what should go down
 * @param counts
 *            how many of each item, by the item's code; an item without a count was not entered, 0 is a count
 * @param choice
 *            the level of a rubric ({@code "3"}), the class of an ordinal map, or {@code YES} and {@code NO}
 * @param checked
 *            codes of the ticked items; an empty set says that none applies, absent says not entered
 * @param judged
 *            what each judge gave
 * @param met
 *            whether the precondition of a gate is met, or the answer of a yes-or-no criterion
 */
public record Figure(@Nullable BigDecimal actual, @Nullable BigDecimal target, @Nullable BigDecimal baseline,
        Map<String, Integer> counts, @Nullable String choice, @Nullable Set<String> checked, List<BigDecimal> judged,
        @Nullable Boolean met) {

    private static final int WHOLE_DIGITS = 18;
    private static final int PLACES = 10;

    /** Nothing entered. */
    public static final Figure EMPTY = new Figure(null, null, null, Map.of(), null, null, List.of(), null);

    /**
     * @throws BadFigure
     *             where a number is beyond 18 digits before or 10 places after the point
     */
    public Figure {
        actual = bounded(actual, "/actual");
        target = bounded(target, "/target");
        baseline = bounded(baseline, "/baseline");
        counts = Collections.unmodifiableMap(new TreeMap<>(counts));
        checked = checked == null ? null : Collections.unmodifiableSet(new TreeSet<>(checked));
        judged = List.copyOf(judged);
        for (int i = 0; i < judged.size(); i++) {
            bounded(judged.get(i), "/judged/" + i);
        }
    }

    /** Only what was achieved. */
    public static Figure actual(BigDecimal actual) {
        return new Figure(actual, null, null, Map.of(), null, null, List.of(), null);
    }

    /** Only what was achieved, a plain decimal such as {@code "87.53"}. */
    public static Figure actual(String actual) {
        return actual(FigureMaps.decimal(actual, "/actual"));
    }

    /** What was achieved of a target. */
    public static Figure ofTarget(String actual, String target) {
        return actual(actual).withTarget(FigureMaps.decimal(target, "/target"));
    }

    /** This year's value beside last year's. */
    public static Figure against(String actual, String baseline) {
        return new Figure(FigureMaps.decimal(actual, "/actual"), null, FigureMaps.decimal(baseline, "/baseline"),
                Map.of(), null, null, List.of(), null);
    }

    /** How many of each item. */
    public static Figure counts(Map<String, Integer> counts) {
        return new Figure(null, null, null, counts, null, null, List.of(), null);
    }

    /** A level or a class. */
    public static Figure choice(String choice) {
        return new Figure(null, null, null, Map.of(), choice, null, List.of(), null);
    }

    /** The ticked items, perhaps none. */
    public static Figure checked(Set<String> checked) {
        return new Figure(null, null, null, Map.of(), null, checked, List.of(), null);
    }

    /** What each judge gave. */
    public static Figure judged(String... judged) {
        return new Figure(null, null, null, Map.of(), null, null,
                java.util.Arrays.stream(judged).map(given -> FigureMaps.decimal(given, "/judged")).toList(), null);
    }

    /** Yes or no. */
    public static Figure met(boolean met) {
        return EMPTY.withMet(met);
    }

    /** The same with another target. */
    public Figure withTarget(@Nullable BigDecimal other) {
        return new Figure(actual, other, baseline, counts, choice, checked, judged, met);
    }

    /** The same with the answer to the precondition. */
    public Figure withMet(@Nullable Boolean other) {
        return new Figure(actual, target, baseline, counts, choice, checked, judged, other);
    }

    /** Whether nothing at all was entered. */
    public boolean empty() {
        return equals(EMPTY);
    }

    /** Strings, integers, booleans, lists and maps only; what was not entered is left out. */
    public Map<String, Object> toMap() {
        return FigureMaps.write(this);
    }

    /**
     * Reads the map form.
     *
     * @throws BadFigure
     *             for an unknown part, a number that is no plain decimal, a count that is no whole number
     */
    public static Figure fromMap(Map<String, ?> map) {
        return FigureMaps.read(new LinkedHashMap<>(map));
    }

    private static @Nullable BigDecimal bounded(@Nullable BigDecimal value, String pointer) {
        if (value == null) {
            return null;
        }
        BigDecimal whole = value.scale() < 0 && value.precision() - value.scale() <= WHOLE_DIGITS
                ? value.setScale(0)
                : value;
        if (whole.scale() < 0 || whole.scale() > PLACES || whole.precision() - whole.scale() > WHOLE_DIGITS) {
            throw new BadFigure(pointer,
                    "Số quá dài: nhiều nhất 18 chữ số phần nguyên và 10 chữ số thập phân.",
                    "The number is too long: at most 18 digits before and 10 after the point.");
        }
        return whole;
    }
}
