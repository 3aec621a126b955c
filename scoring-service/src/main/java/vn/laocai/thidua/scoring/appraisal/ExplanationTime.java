package vn.laocai.thidua.scoring.appraisal;

import java.time.Instant;
import java.time.LocalDate;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.season.Season;
import vn.laocai.thidua.scoring.season.Season.Phase;
import vn.laocai.thidua.support.time.BusinessClock;

/**
 * Until when a ward may explain: the end of the announced phase, and where that is over (a sheet that was opened again)
 * three working days.
 */
@Component
class ExplanationTime {

    private static final int WORKING_DAYS = 3;

    Instant until(Season season, Instant now) {
        Instant closes = season.phase("EXPLANATION").map(Phase::closesAt).orElse(null);
        return closes != null && closes.isAfter(now) ? closes : afterWorkingDays(now);
    }

    private static Instant afterWorkingDays(Instant now) {
        LocalDate day = LocalDate.ofInstant(now, BusinessClock.ZONE);
        int left = WORKING_DAYS;
        while (left > 0) {
            day = day.plusDays(1);
            left -= day.getDayOfWeek().getValue() <= 5 ? 1 : 0;
        }
        return day.plusDays(1).atStartOfDay(BusinessClock.ZONE).toInstant();
    }
}
