package vn.laocai.thidua.scoring.criteria;

import java.math.BigDecimal;

/**
 * A class of achievement; it reaches up to where the next higher one begins.
 *
 * @param fromPercent
 *            inclusive lower end, in per cent of the scale
 * @param top
 *            one of the top classes, which a triggering zero bars
 */
public record ClassBand(String code, String name, BigDecimal fromPercent, boolean top) {

    public ClassBand {
        fromPercent = Decimals.plain(fromPercent);
    }
}
