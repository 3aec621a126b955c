package vn.laocai.thidua.support.time;

import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.OffsetDateTime;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

import vn.laocai.thidua.support.launch.ConditionalOnPart;
import vn.laocai.thidua.support.launch.StartRefused;

/** Business time of a part; only a desk and tests may begin at another time. */
@AutoConfiguration
@ConditionalOnPart
public class TimeAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(Clock.class)
    BusinessClock businessClock(Environment environment) {
        String start = environment.getProperty("thidua.clock.start", "");
        String file = environment.getProperty("thidua.clock.file", "");
        if (start.isBlank() && file.isBlank()) {
            return BusinessClock.system();
        }
        if (!environment.acceptsProfiles(Profiles.of("local | test"))) {
            throw new StartRefused("Business time is moved by 'thidua.clock.*' outside the profiles local and test.",
                    "Remove the setting, or add the profile 'local' or 'test'.");
        }
        Clock real = Clock.systemUTC();
        try {
            return new MovableBusinessClock(
                    start.isBlank() ? real.instant() : OffsetDateTime.parse(start).toInstant(), real,
                    file.isBlank() ? null : new ClockFile(Path.of(file)));
        } catch (DateTimeException unreadable) {
            throw new StartRefused("'thidua.clock.start' is no date-time with offset: " + start,
                    "Write it like 2025-11-14T08:00+07:00.");
        }
    }
}
