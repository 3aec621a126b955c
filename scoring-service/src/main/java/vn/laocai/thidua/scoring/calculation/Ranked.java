package vn.laocai.thidua.scoring.calculation;

import java.math.BigDecimal;
import java.util.List;

/**
 * One line of a board.
 *
 * @param rank
 *            1, 2, 2, 4: equals share a rank and the next one leaves a gap
 * @param tied
 *            whether another ward has the same rank after the whole chain
 * @param className
 *            the class by the total, capped where a zero triggers
 * @param tieBreakWordsVi
 *            in Vietnamese, which step of the chain put the ward before or behind another one of the same total
 */
public record Ranked(String wardCode, int rank, boolean tied, BigDecimal total, String className,
        List<String> tieBreakWordsVi) {

    public Ranked {
        tieBreakWordsVi = List.copyOf(tieBreakWordsVi);
    }
}
