package vn.laocai.thidua.scoring.complaint;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

/**
 * Until when a ward may complain (Rule 63): some working days after each publication or notice that concerns it.
 *
 * @param closesAt
 *            end of the last window; absent where nothing has been published or told yet
 * @param open
 *            whether one is open
 */
record ComplaintWindow(@Nullable Instant closesAt, boolean open) {

    private static final ZoneId PROVINCE = ZoneId.of("Asia/Ho_Chi_Minh");

    /**
     * The window at an instant.
     *
     * @param occasions
     *            when something was published or told
     * @param workingDays
     *            length; the day itself does not count, the last one counts to its end
     * @param after
     *            the day that lies this many working days after a day
     */
    static ComplaintWindow of(List<Instant> occasions, Instant now, int workingDays,
            BiFunction<LocalDate, Integer, LocalDate> after) {
        Optional<Instant> end = occasions.stream().filter(occasion -> !occasion.isAfter(now))
                .map(occasion -> end(occasion, workingDays, after)).max(Instant::compareTo);
        return new ComplaintWindow(end.orElse(null), end.filter(now::isBefore).isPresent());
    }

    /** End of the last of some working days after an instant; the day of the instant does not count. */
    static Instant end(Instant occasion, int workingDays, BiFunction<LocalDate, Integer, LocalDate> after) {
        LocalDate last = after.apply(LocalDate.ofInstant(occasion, PROVINCE), workingDays);
        return last.plusDays(1).atStartOfDay(PROVINCE).toInstant();
    }
}
