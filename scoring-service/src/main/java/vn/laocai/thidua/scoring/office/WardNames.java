package vn.laocai.thidua.scoring.office;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.support.time.BusinessClock;

/**
 * How wards and departments are called on papers and workbooks: as they are registered, on the day of asking. One that is
 * not registered is called by its code in plain letters.
 */
@Component
public class WardNames {

    /** So many names are asked for at once that they are kept for a moment. */
    private static final Duration KEPT = Duration.ofSeconds(2);

    private final UnitNames units;
    private final Clock clock;
    private volatile @Nullable Read read;

    public WardNames(UnitNames units, Clock clock) {
        this.units = units;
        this.clock = clock;
    }

    private record Read(Map<String, String> names, long atNanos) {}

    /** The name, such as {@code Sa Pa}. */
    public String of(String wardCode) {
        String name = all().get(wardCode);
        return name != null
                ? name
                : Arrays.stream(wardCode.split("_", -1)).filter(word -> !word.isEmpty())
                        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(" "));
    }

    /** The names of all registered units by their codes. */
    Map<String, String> all() {
        Read last = read;
        if (last == null || System.nanoTime() - last.atNanos() > KEPT.toNanos()) {
            last = new Read(units.on(LocalDate.ofInstant(clock.instant(), BusinessClock.ZONE)), System.nanoTime());
            read = last;
        }
        return last.names();
    }
}
