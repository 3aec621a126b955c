package vn.laocai.thidua.scoring.board;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * A ward's place on a board.
 *
 * @param rank
 *            from 1; equal wards share it and leave a gap behind (1, 2, 2, 4)
 * @param total
 *            points, two decimals
 * @param className
 *            class, on final boards only
 */
public record Place(String wardCode, int rank, BigDecimal total, @Nullable String className) {}
