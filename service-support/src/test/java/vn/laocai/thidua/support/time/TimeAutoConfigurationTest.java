package vn.laocai.thidua.support.time;

import java.time.Clock;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import vn.laocai.thidua.support.launch.StartRefused;

import static org.assertj.core.api.Assertions.assertThat;

class TimeAutoConfigurationTest {

    private final ApplicationContextRunner part = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(TimeAutoConfiguration.class))
            .withPropertyValues("thidua.part=sample-service");

    @Test
    void usesTheSystemsTimeUnlessTold() {
        part.run(context -> assertThat(context.getBean(BusinessClock.class).movable()).isFalse());
    }

    @Test
    void beginsWhereADeskSays() {
        part.withPropertyValues("spring.profiles.active=local", "thidua.clock.start=2025-11-14T08:00+07:00")
                .run(context -> assertThat(context.getBean(Clock.class).instant())
                        .isBetween(Instant.parse("2025-11-14T01:00:00Z"), Instant.parse("2025-11-14T01:05:00Z")));
    }

    @Test
    void refusesAMovedClockOutsideDeskAndTest() {
        part.withPropertyValues("thidua.clock.start=2025-11-14T08:00+07:00").run(context -> assertThat(context)
                .getFailure().rootCause().isInstanceOf(StartRefused.class).hasMessageContaining("local and test"));
    }

    @Test
    void refusesAStartThatIsNoDateTime() {
        part.withPropertyValues("spring.profiles.active=test", "thidua.clock.start=tomorrow")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("tomorrow"));
    }

    @Test
    void leavesForeignContextsAlone() {
        new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(TimeAutoConfiguration.class))
                .run(context -> assertThat(context).doesNotHaveBean(Clock.class));
    }
}
