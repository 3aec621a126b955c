package vn.laocai.thidua.scoring.calculation;

import java.util.Map;

/**
 * The arithmetic of a season.
 *
 * @param sheets
 *            by ward code, in the order in which the sheets were given
 */
public record SeasonResult(Map<String, SheetResult> sheets) {}
