package vn.laocai.thidua.scoring.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Counts in working days: Monday to Friday without public holidays, and Saturdays that are worked in exchange for a day
 * off (Rule 86). The holidays are data: those of a year that is not in them are its weekends only.
 */
@Component
public class WorkingDays {

    /** The zone of legal dates. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final String HOLIDAYS = "calendar/vietnam-public-holidays.csv";

    /** Whether the office is open, for the days that differ from the week's rule. */
    private final Map<LocalDate, Boolean> exceptions;

    /** Counts by the calendar that comes with the service. */
    public WorkingDays() {
        this(new ClassPathResource(HOLIDAYS));
    }

    /** Counts by the calendar of the setting; a file of the operator's replaces the one that comes with the service. */
    @Autowired
    WorkingDays(@Value("${thidua.calendar.holidays:classpath:" + HOLIDAYS + "}") Resource holidays) {
        this(load(holidays));
    }

    WorkingDays(Map<LocalDate, Boolean> exceptions) {
        this.exceptions = Map.copyOf(exceptions);
    }

    /** Tells whether offices work on this day. */
    public boolean isWorkingDay(LocalDate day) {
        Boolean exception = exceptions.get(day);
        if (exception != null) {
            return exception;
        }
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /**
     * The day that many working days after this one, which itself does not count.
     *
     * @param days
     *            0 or more; 0 gives the day itself
     */
    public LocalDate plus(LocalDate day, int days) {
        LocalDate found = day;
        for (int left = days; left > 0; left--) {
            do {
                found = found.plusDays(1);
            } while (!isWorkingDay(found));
        }
        return found;
    }

    /** Working days after the first day up to and with the last one; 0 where the last is not later. */
    public int between(LocalDate first, LocalDate last) {
        int days = 0;
        for (LocalDate day = first.plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            days += isWorkingDay(day) ? 1 : 0;
        }
        return days;
    }

    /** Working days by which something is late, by legal dates; at least 1 where it is late at all. */
    public int late(Instant due, Instant done) {
        if (done.isBefore(due)) {
            return 0;
        }
        return Math.max(1, between(LocalDate.ofInstant(due, ZONE), LocalDate.ofInstant(done, ZONE)));
    }

    private static Map<LocalDate, Boolean> load(Resource holidays) {
        try {
            return read(holidays.getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The calendar of holidays cannot be read: " + holidays, e);
        }
    }

    static Map<LocalDate, Boolean> read(String text) {
        Map<LocalDate, Boolean> days = new HashMap<>();
        for (String line : text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList()) {
            String[] parts = line.split(";", -1);
            try {
                boolean worked = switch (parts[1]) {
                    case "OFF" -> false;
                    case "WORKED" -> true;
                    default -> throw new IllegalArgumentException("Neither OFF nor WORKED: " + line);
                };
                if (parts.length != 3 || days.put(LocalDate.parse(parts[0]), worked) != null) {
                    throw new IllegalArgumentException("A day stands twice or lacks its name: " + line);
                }
            } catch (DateTimeException | ArrayIndexOutOfBoundsException e) {
                throw new IllegalArgumentException("No line of holidays: " + line, e);
            }
        }
        return days;
    }
}
