package vn.laocai.thidua.scoring.formula;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * What one leaf needs to know of the other wards (Rule 37).
 *
 * @param locked
 *            whether the inputs of all wards are locked
 * @param leader
 *            the best ratio A/T of the block, scale 10; only where locked and known
 */
public record ColumnContext(boolean locked, @Nullable BigDecimal leader) {

    /** Inputs may still change: leader-relative leaves wait. */
    public static final ColumnContext OPEN = new ColumnContext(false, null);

    /** All inputs are locked and the best ratio of the block is known. */
    public static ColumnContext locked(BigDecimal leader) {
        return new ColumnContext(true, leader);
    }
}
