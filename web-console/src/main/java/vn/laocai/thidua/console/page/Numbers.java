package vn.laocai.thidua.console.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Numbers as people here write them: {@code 1.234,56}. What is typed may use either mark; what is sent on is canonical.
 */
@Component("numbers")
public class Numbers {

    private static final Pattern THOUSANDS = Pattern.compile("[+-]?\\d{1,3}(\\.\\d{3})+");
    private static final Pattern PLAIN = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,10})?");

    /** Points with their two decimals; a dash for what is not scored, which is not the same as nought. */
    public String points(@Nullable Object value) {
        BigDecimal number = number(value);
        return number == null ? "–" : format("#,##0.00").format(number.setScale(2, RoundingMode.HALF_UP));
    }

    /** A maximum or another figure without needless decimals; empty for nothing. */
    public String plain(@Nullable Object value) {
        BigDecimal number = number(value);
        return number == null ? "" : format("#,##0.##########").format(number);
    }

    /** A difference with its sign; a true minus. */
    public String signed(@Nullable Object value) {
        BigDecimal number = number(value);
        if (number == null) {
            return "–";
        }
        String figures = points(number.abs());
        return number.signum() > 0 ? "+" + figures : number.signum() < 0 ? "−" + figures : figures;
    }

    /** Size of a file in words of people. */
    public String size(@Nullable Long bytes) {
        if (bytes == null) {
            return "";
        }
        return bytes < 1024 * 1024
                ? Math.max(1, bytes / 1024) + " KB"
                : format("#,##0.#").format(BigDecimal.valueOf(bytes).divide(BigDecimal.valueOf(1024 * 1024), 1,
                        RoundingMode.HALF_UP)) + " MB";
    }

    /** A share in whole per cent; 0 for a part of nothing. */
    public int percent(long part, long of) {
        return of <= 0 ? 0 : (int) Math.min(100, part * 100 / of);
    }

    /**
     * What a person typed: {@code 1.234,56}, {@code 1234.56}, {@code 1 234,5}. A point before exactly three digits is a
     * thousands mark, as on every paper here.
     *
     * @return empty when it is no number
     */
    public static Optional<BigDecimal> parse(String typed) {
        String text = typed.strip().replace("\u00a0", "").replace(" ", "").replace("−", "-").replace("%", "");
        if (text.contains(",")) {
            text = text.indexOf(',') == text.lastIndexOf(',') && text.lastIndexOf('.') < text.indexOf(',')
                    ? text.replace(".", "").replace(',', '.')
                    : text.replace(",", "");
        } else if (THOUSANDS.matcher(text).matches()) {
            text = text.replace(".", "");
        }
        return PLAIN.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** The number in whatever form an answer has it; null when there is none. */
    public static @Nullable BigDecimal number(@Nullable Object value) {
        return switch (value) {
            case BigDecimal number -> number;
            case Integer number -> BigDecimal.valueOf(number);
            case Long number -> BigDecimal.valueOf(number);
            case String text -> PLAIN.matcher(text).matches() ? new BigDecimal(text) : null;
            case JsonNode node -> node.isValueNode() ? number(node.asString("")) : null;
            case null, default -> null;
        };
    }

    private static DecimalFormat format(String pattern) {
        DecimalFormatSymbols marks = DecimalFormatSymbols.getInstance(Locale.ROOT);
        marks.setDecimalSeparator(',');
        marks.setGroupingSeparator('.');
        marks.setMinusSign('−');
        return new DecimalFormat(pattern, marks);
    }
}
