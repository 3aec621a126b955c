package vn.laocai.thidua.scoring.scoresheet;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** How texts and numbers of a sheet are kept and shown. */
final class SheetText {

    private SheetText() {}

    /** NFC without blanks around; nothing where nothing is left. */
    static @Nullable String clean(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String clean = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
        return clean.isEmpty() ? null : clean;
    }

    /** The same as {@link #clean} for what must be there; empty where it is not. */
    static String text(@Nullable String text) {
        String clean = clean(text);
        return clean == null ? "" : clean;
    }

    /** What two writings of the same name have in common: case and blanks do not count. */
    static String key(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }

    /** 1234.5 as {@code 1.234,5}. */
    static String number(BigDecimal number) {
        String plain = number.abs().toPlainString();
        int dot = plain.indexOf('.');
        String whole = dot < 0 ? plain : plain.substring(0, dot);
        String grouped = whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", ".");
        return (number.signum() < 0 ? "-" : "") + grouped + (dot < 0 ? "" : "," + plain.substring(dot + 1));
    }
}
