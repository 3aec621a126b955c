package vn.laocai.thidua.scoring.calculation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * The arithmetic of one sheet. All points have scale 2; {@code total} is {@code base + bonus − penalty}, not below 0.
 *
 * @param leaves
 *            every active leaf that is not N/A, in the order of the table
 * @param naAdjustments
 *            by code of the section: what re-scaling for approved N/A adds, its own printed line, rounded once
 * @param nodes
 *            every inner node by its code: the exact sum of the printed leaves below it, and for a section of its N/A
 *            line too; INFO never counts
 * @param base
 *            the sum of the base sections
 * @param bonus
 *            what counts of the bonus, after its cap
 * @param penalty
 *            what counts of the penalty, after its cap; a positive number that is taken away
 * @param scored
 *            base leaves that have points
 * @param of
 *            base leaves that need points
 * @param criticalZeros
 *            codes of the zeros that trigger
 */
public record SheetResult(String wardCode, Map<String, LeafResult> leaves, Map<String, BigDecimal> naAdjustments,
        Map<String, BigDecimal> nodes, BigDecimal base, BigDecimal bonus, BigDecimal penalty, BigDecimal total,
        int scored, int of, List<String> criticalZeros) {}
