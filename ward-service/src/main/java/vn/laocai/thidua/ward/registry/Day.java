package vn.laocai.thidua.ward.registry;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days as people write them. */
final class Day {

    private static final DateTimeFormatter PATTERN = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

    private Day() {}

    static String text(LocalDate date) {
        return PATTERN.format(date);
    }
}
