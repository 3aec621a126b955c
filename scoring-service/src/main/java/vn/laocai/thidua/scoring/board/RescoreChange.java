package vn.laocai.thidua.scoring.board;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * One cell of a rescore set with its old and new points.
 *
 * @param before
 *            points when the set was prepared, two decimals; absent where the cell had none
 * @param after
 *            points that count from then on, two decimals
 */
public record RescoreChange(String wardCode, String code, @Nullable BigDecimal before, BigDecimal after) {}
