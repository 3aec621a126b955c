package vn.laocai.thidua.scoring.award;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An award that a ward can be proposed for.
 *
 * @param code
 *            such as {@code PROVINCE_FLAG}
 * @param nameVi
 *            official name, such as {@code Cờ thi đua của UBND tỉnh}
 * @param decidedBy
 *            who confers it, in Vietnamese
 * @param quota
 *            most proposals of the block in the season (Rule 55); 0 where the block has none
 * @param rewardFactor
 *            reward as a multiple of the base salary, such as 8.0
 * @param leadingUnit
 *            only the unit of the first rank may be proposed
 * @param topClass
 *            only a unit of one of the top classes may be proposed
 * @param ballot
 *            the block's secret ballot must have passed
 * @param councilPercent
 *            share of all members of the provincial council that must agree, in whole per cent; 0 where the council does
 *            not vote
 */
public record Award(String code, String nameVi, String decidedBy, int quota, BigDecimal rewardFactor,
        boolean leadingUnit, boolean topClass, boolean ballot, int councilPercent) {

    public Award {
        if (quota < 0 || quota > 1000 || rewardFactor.signum() < 0 || councilPercent < 0 || councilPercent > 100) {
            throw new IllegalArgumentException("Not an award: " + code);
        }
    }

    /**
     * The reward.
     *
     * @param baseSalary
     *            base salary of the day of the decision, in whole đồng
     * @return whole đồng, half a đồng up
     */
    public long reward(long baseSalary) {
        return rewardFactor.multiply(BigDecimal.valueOf(baseSalary)).setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
