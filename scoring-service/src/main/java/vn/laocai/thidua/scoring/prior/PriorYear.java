package vn.laocai.thidua.scoring.prior;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * The results of an earlier year, shown beside those of a season. They never count for anything.
 *
 * @param seasonId
 *            the season beside which they are shown
 * @param year
 *            the earlier year
 * @param wards
 *            per ward code and criterion code (the lineage code of this season's table)
 */
public record PriorYear(String seasonId, int year, Map<String, Map<String, Value>> wards) {

    /**
     * What a ward had.
     *
     * @param points
     *            of that year's table
     * @param figure
     *            the figure behind them in words, with its unit, where it is known
     */
    public record Value(BigDecimal points, @Nullable String figure) {}

    public PriorYear {
        Map<String, Map<String, Value>> sorted = new TreeMap<>();
        wards.forEach((ward, values) -> sorted.put(ward, Collections.unmodifiableMap(new TreeMap<>(values))));
        wards = Collections.unmodifiableMap(sorted);
    }

    /** What a ward had for a criterion. */
    public Optional<Value> value(String wardCode, String criterionCode) {
        return Optional.ofNullable(wards.getOrDefault(wardCode, Map.of()).get(criterionCode));
    }
}
