package vn.laocai.thidua.notification.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RetryLadderTest {

    private static final Instant NOW = Instant.parse("2025-11-14T01:00:00Z");
    private static final List<Duration> STEPS = List.of(Duration.ZERO, Duration.ofSeconds(5), Duration.ofMinutes(5),
            Duration.ofHours(24));

    @Test
    void tellsTheNextStepAndEndsAfterTheLast() {
        RetryLadder ladder = new RetryLadder(STEPS, new Random(1));
        assertThat(ladder.attempts()).isEqualTo(4);
        assertThat(ladder.next(0, NOW)).contains(NOW);
        assertThat(ladder.next(1, NOW)).isPresent();
        assertThat(ladder.next(3, NOW)).isPresent();
        assertThat(ladder.next(4, NOW)).isEmpty();
    }

    @Test
    void onlyAddsJitterWithinItsBounds() {
        RetryLadder ladder = new RetryLadder(STEPS, new Random(2));
        for (int i = 0; i < 1000; i++) {
            assertThat(ladder.next(1, NOW).orElseThrow()).isBetween(NOW.plusSeconds(5), NOW.plusSeconds(7));
            assertThat(ladder.next(2, NOW).orElseThrow()).isBetween(NOW.plusSeconds(300), NOW.plusSeconds(330));
            assertThat(ladder.next(3, NOW).orElseThrow()).isBetween(NOW.plus(Duration.ofHours(24)),
                    NOW.plus(Duration.ofHours(24)).plus(Duration.ofMinutes(15)));
        }
    }
}
