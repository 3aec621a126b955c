package vn.laocai.thidua.scoring.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Rule 86: working days by the calendar of holidays of the year. */
class WorkingDaysTest {

    private final WorkingDays days = new WorkingDays();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"2025-11-14, true", "2025-11-15, false", "2025-11-16, false", "2026-01-01, false", "2026-01-05, true",
            "2026-01-10, true", "2026-01-11, false", "2026-02-16, false", "2026-02-17, false", "2026-02-20, false",
            "2026-02-23, true", "2025-01-29, false", "2025-09-01, false", "2025-09-02, false", "2025-05-02, false",
            "2025-04-26, true", "2026-04-27, false", "2027-02-06, false", "2027-02-11, false", "2027-02-12, true"})
    void knowsWeekendsHolidaysAndSwappedDays(LocalDate day, boolean working) {
        assertThat(days.isWorkingDay(day)).isEqualTo(working);
    }

    @Test
    void countsOverTet() {
        assertThat(days.between(LocalDate.of(2026, 2, 13), LocalDate.of(2026, 2, 23))).isEqualTo(1);
        assertThat(days.plus(LocalDate.of(2026, 2, 13), 1)).isEqualTo(LocalDate.of(2026, 2, 23));
        assertThat(days.plus(LocalDate.of(2026, 2, 13), 0)).isEqualTo(LocalDate.of(2026, 2, 13));
    }

    @Test
    void countsASaturdayThatIsWorkedInExchange() {
        assertThat(days.between(LocalDate.of(2026, 1, 8), LocalDate.of(2026, 1, 12))).isEqualTo(3);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({"2026-01-05T09:59:59Z, 0", "2026-01-05T10:00:00Z, 1", "2026-01-05T16:59:59Z, 1",
            "2026-01-05T17:00:00Z, 1", "2026-01-06T17:00:00Z, 2", "2026-01-10T02:00:00Z, 5",
            "2026-01-11T02:00:00Z, 5", "2026-01-12T02:00:00Z, 6"})
    void countsHowLateSomethingIsByLegalDates(Instant done, int late) {
        assertThat(days.late(Instant.parse("2026-01-05T10:00:00Z"), done)).isEqualTo(late);
    }

    @Test
    void countsByTheCalendarOfTheOperator() {
        WorkingDays announced = new WorkingDays(
                new ByteArrayResource("2028-01-25;OFF;Tết Mậu Thân (29 tháng Chạp)".getBytes(StandardCharsets.UTF_8)));
        assertThat(announced.isWorkingDay(LocalDate.of(2028, 1, 25))).isFalse();
        assertThat(announced.isWorkingDay(LocalDate.of(2026, 2, 17))).as("the service's own is replaced").isTrue();
    }

    @Test
    void refusesABrokenCalendar() {
        assertThatThrownBy(() -> WorkingDays.read("2026-01-01;OFF;Tết\n2026-01-01;OFF;Tết"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WorkingDays.read("2026-01-01;HOLIDAY;Tết"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WorkingDays.read("hôm nay;OFF;Tết")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WorkingDays.read("2026-01-01")).isInstanceOf(IllegalArgumentException.class);
    }
}
