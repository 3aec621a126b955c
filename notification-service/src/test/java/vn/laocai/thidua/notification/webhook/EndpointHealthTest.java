package vn.laocai.thidua.notification.webhook;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import vn.laocai.thidua.notification.StoreTest;
import vn.laocai.thidua.notification.webhook.EndpointHealth.Permit;

import static org.assertj.core.api.Assertions.assertThat;

class EndpointHealthTest extends StoreTest {

    private static final Instant NOW = Instant.parse("2025-11-14T01:00:00Z");

    private EndpointHealth health;

    @BeforeEach
    void health() {
        health = new EndpointHealth(database);
    }

    private EndpointHealth.Condition fail(Instant at) {
        boolean probe = health.mayAttempt("e", at) instanceof Permit.Go go && go.probe();
        return health.failed("e", probe, at, at);
    }

    @Test
    void pausesForAMinuteAfterFourFailuresInARow() {
        for (int i = 0; i < 3; i++) {
            fail(NOW);
            assertThat(health.mayAttempt("e", NOW)).isEqualTo(new Permit.Go(false));
        }
        assertThat(fail(NOW).pausedUntil()).isEqualTo(NOW.plusSeconds(60));
        assertThat(health.mayAttempt("e", NOW.plusSeconds(59))).isEqualTo(new Permit.Wait(NOW.plusSeconds(60)));
        assertThat(health.mayAttempt("other", NOW)).isEqualTo(new Permit.Go(false));
    }

    @Test
    void sendsOneProbeWhenThePauseEndsAndDoublesThePauseWhenItFails() {
        for (int i = 0; i < 4; i++) {
            fail(NOW);
        }
        Instant end = NOW.plusSeconds(60);
        assertThat(health.mayAttempt("e", end)).isEqualTo(new Permit.Go(true));
        assertThat(health.mayAttempt("e", end)).isInstanceOf(Permit.Wait.class);
        assertThat(health.failed("e", true, end, end).pausedUntil()).isEqualTo(end.plusSeconds(120));
    }

    @Test
    void failuresOfAttemptsThatBeganBeforeThePauseDoNotLengthenIt() {
        for (int i = 0; i < 4; i++) {
            fail(NOW);
        }
        assertThat(health.failed("e", false, NOW, NOW.plusSeconds(2)).pausedUntil()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void healsWithTheFirstSuccess() {
        for (int i = 0; i < 4; i++) {
            fail(NOW);
        }
        health.succeeded("e");
        assertThat(health.mayAttempt("e", NOW)).isEqualTo(new Permit.Go(false));
        assertThat(fail(NOW).pausedUntil()).isBefore(NOW);
    }

    @Test
    void neverPausesLongerThanADayAndIsHopelessAfterFive() {
        Instant at = NOW;
        EndpointHealth.Condition condition = fail(at);
        int days = 0;
        while (!condition.hopeless()) {
            at = condition.pausedUntil().isAfter(at) ? condition.pausedUntil() : at.plusSeconds(1);
            condition = fail(at);
            assertThat(Duration.between(at, condition.pausedUntil())).isLessThanOrEqualTo(Duration.ofHours(24));
            days++;
        }
        assertThat(Duration.between(NOW, at)).isBetween(Duration.ofDays(5), Duration.ofDays(6));
        assertThat(days).isGreaterThan(4);
    }
}
