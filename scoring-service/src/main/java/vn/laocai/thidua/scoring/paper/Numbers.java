package vn.laocai.thidua.scoring.paper;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decimal numbers as people type and paste them: 1.234,56 and 1234.56 are the same number. */
public final class Numbers {

    private static final Pattern GROUPS_WITH_DOTS = Pattern.compile("-?[1-9][0-9]{0,2}(\\.[0-9]{3})+(,[0-9]+)?");
    private static final Pattern GROUPS_WITH_COMMAS = Pattern
            .compile("-?[1-9][0-9]{0,2}((,[0-9]{3}){2,}|(,[0-9]{3})+\\.[0-9]+)");
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]+([.,][0-9]+)?");
    private static final int LONGEST = 40;

    private Numbers() {}

    /**
     * The number of a text. A comma is the decimal sign; so is a dot, unless it parts groups of three digits as in
     * 1.234. Blanks around and inside are ignored. Nothing where the text is no number.
     */
    public static Optional<BigDecimal> parse(String text) {
        String bare = text.replaceAll("[\\s\\u00A0\\u202F]", "").replace('\u2212', '-');
        if (bare.isEmpty() || bare.length() > LONGEST) {
            return Optional.empty();
        }
        if (GROUPS_WITH_DOTS.matcher(bare).matches()) {
            return Optional.of(new BigDecimal(bare.replace(".", "").replace(',', '.')));
        }
        if (GROUPS_WITH_COMMAS.matcher(bare).matches()) {
            return Optional.of(new BigDecimal(bare.replace(",", "")));
        }
        return PLAIN.matcher(bare).matches()
                ? Optional.of(new BigDecimal(bare.replace(',', '.')))
                : Optional.empty();
    }

    /** With a decimal comma and no dots between thousands, so that it reads back to the same number. */
    public static String write(BigDecimal number) {
        return number.toPlainString().replace('.', ',');
    }
}
