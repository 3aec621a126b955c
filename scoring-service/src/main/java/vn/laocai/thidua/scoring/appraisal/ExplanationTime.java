package vn.laocai.thidua.scoring.appraisal;

import java.time.Instant;
import java.time.LocalDate;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.calendar.WorkingDays;
import vn.laocai.thidua.scoring.season.Season;
import vn.laocai.thidua.scoring.season.Season.Phase;

/**
 * Until when a ward may explain: the end of the announced phase, and where that is over (a sheet that was opened again)
 * three working days.
 */
@Component
class ExplanationTime {

    private static final int WORKING_DAYS = 3;

    private final WorkingDays calendar;

    ExplanationTime(WorkingDays calendar) {
        this.calendar = calendar;
    }

    Instant until(Season season, Instant now) {
        Instant closes = season.phase("EXPLANATION").map(Phase::closesAt).orElse(null);
        return closes != null && closes.isAfter(now) ? closes : afterWorkingDays(now);
    }

    private Instant afterWorkingDays(Instant now) {
        LocalDate last = calendar.plus(LocalDate.ofInstant(now, WorkingDays.ZONE), WORKING_DAYS);
        return last.plusDays(1).atStartOfDay(WorkingDays.ZONE).toInstant();
    }
}
