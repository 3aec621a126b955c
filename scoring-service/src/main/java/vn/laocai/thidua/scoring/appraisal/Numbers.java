package vn.laocai.thidua.scoring.appraisal;

import java.math.BigDecimal;
import java.util.Optional;

/** Reads numbers as people write them here and elsewhere, and refuses to guess. */
final class Numbers {

    private Numbers() {}

    /**
     * {@code 1.234,56}, {@code 1234.56}, {@code 1 234,5}: with both signs the last one is the decimal sign; a comma alone
     * is the decimal sign. Nothing where the text is no number or could be two: {@code 1.234} is a thousand to one reader
     * and one and a bit to another.
     */
    static Optional<BigDecimal> read(String text) {
        String plain = text.strip().replace(" ", "").replace("\u00a0", "");
        int comma = plain.lastIndexOf(',');
        int dot = plain.lastIndexOf('.');
        if (comma >= 0 && dot >= 0) {
            plain = comma > dot ? withDecimal(plain, '.', ',') : withDecimal(plain, ',', '.');
        } else if (comma >= 0) {
            plain = plain.replace(',', '.');
        } else if (plain.matches("-?[1-9][0-9]{0,2}(\\.[0-9]{3})+")) {
            boolean several = plain.indexOf('.') != dot;
            plain = several ? plain.replace(".", "") : "?";
        }
        return plain.matches("-?[0-9]{1,18}(\\.[0-9]{1,10})?") ? Optional.of(new BigDecimal(plain)) : Optional.empty();
    }

    /** Thousands must stand in groups of three. */
    private static String withDecimal(String text, char group, char decimal) {
        String whole = text.substring(0, text.lastIndexOf(decimal));
        String part = text.substring(text.lastIndexOf(decimal) + 1);
        String sign = group == '.' ? "\\." : ",";
        return whole.matches("-?[0-9]{1,3}(" + sign + "[0-9]{3})+")
                ? whole.replace(String.valueOf(group), "") + "." + part
                : "?";
    }
}
