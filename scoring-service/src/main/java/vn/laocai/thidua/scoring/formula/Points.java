package vn.laocai.thidua.scoring.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Points and ratios: one way to round them and one way to print them. */
public final class Points {

    /** No points, scale 2. */
    public static final BigDecimal ZERO = new BigDecimal("0.00");

    /** Places of a ratio before it is multiplied. */
    public static final int RATIO_SCALE = 10;

    static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Points() {}

    /** Rounded HALF_UP to the two places that are printed and that decide. */
    public static BigDecimal round(BigDecimal value) {
        return value.setScale(2, RoundingMode.HALF_UP);
    }

    /** {@code a / b} to ten places, HALF_UP. */
    public static BigDecimal ratio(BigDecimal a, BigDecimal b) {
        return a.divide(b, RATIO_SCALE, RoundingMode.HALF_UP);
    }

    /** Two places, decimal comma, dots between thousands: {@code 1.234,50}. */
    public static String print(BigDecimal points) {
        return grouped(round(points).toPlainString());
    }

    /** As it was entered, without idle zeros: {@code 1.044}, {@code 87,53}. */
    public static String plain(BigDecimal value) {
        BigDecimal bare = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        return grouped(bare.toPlainString());
    }

    /** A share as per cent, without idle zeros and rounded to two places: {@code 108,33%}. */
    public static String percent(BigDecimal share) {
        return plain(round(share.multiply(HUNDRED))) + "%";
    }

    /** With its sign where it is not zero: {@code +3,10}, {@code −2,00}, {@code 0,00}. */
    public static String signed(BigDecimal points) {
        return switch (points.signum()) {
            case 1 -> "+" + print(points);
            case -1 -> "−" + print(points.negate());
            case 0 -> print(points);
            default -> throw new IllegalStateException(String.format(Locale.ROOT, "sign of %s", points));
        };
    }

    private static String grouped(String plain) {
        int start = plain.startsWith("-") ? 1 : 0;
        int dot = plain.indexOf('.');
        int end = dot < 0 ? plain.length() : dot;
        StringBuilder text = new StringBuilder(plain.length() + 6);
        if (start == 1) {
            text.append('−');
        }
        for (int i = start; i < end; i++) {
            if (i > start && (end - i) % 3 == 0) {
                text.append('.');
            }
            text.append(plain.charAt(i));
        }
        if (dot >= 0) {
            text.append(',').append(plain, dot + 1, plain.length());
        }
        return text.toString();
    }
}
