package vn.laocai.thidua.scoring.criteria;

import java.math.BigDecimal;

/** Decimal numbers in one form, so that equal numbers are equal values and have the same text. */
final class Decimals {

    private Decimals() {}

    /** Without zeros at the end and never with an exponent. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
