package vn.laocai.thidua.scoring.calculation;

import vn.laocai.thidua.scoring.formula.LeafScore;

/**
 * A leaf of one sheet.
 *
 * @param zeroTriggers
 *            whether it is a zero that keeps the ward out of the top classes
 */
public record LeafResult(String code, LeafScore score, boolean zeroTriggers) {}
