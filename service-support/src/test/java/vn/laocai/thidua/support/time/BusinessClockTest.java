package vn.laocai.thidua.support.time;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class BusinessClockTest {

    private static final Instant START = Instant.parse("2025-11-14T01:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void flowsAtItsNormalPaceFromItsStart() {
        SteppedClock real = new SteppedClock(Instant.parse("2030-01-01T00:00:00Z"));
        BusinessClock clock = new MovableBusinessClock(START, real, null);

        real.now = real.now.plusSeconds(90);

        assertThat(clock.instant()).isEqualTo(START.plusSeconds(90));
        assertThat(clock.movable()).isTrue();
    }

    @Test
    void tellsTheLegalDateOfTheProvince() {
        SteppedClock real = new SteppedClock(Instant.EPOCH);
        BusinessClock clock = new MovableBusinessClock(Instant.parse("2025-11-13T17:30:00Z"), real, null);

        assertThat(clock.today()).isEqualTo(LocalDate.of(2025, 11, 14));
        assertThat(clock.withZone(BusinessClock.ZONE).getZone()).isEqualTo(BusinessClock.ZONE);
        assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void isKeptOverARestartInItsFile() {
        Path file = folder.resolve("deep/clock.properties");
        SteppedClock real = new SteppedClock(Instant.parse("2030-01-01T00:00:00Z"));
        new MovableBusinessClock(START, real, new ClockFile(file));
        real.now = real.now.plus(Duration.ofDays(2));

        BusinessClock restarted = new MovableBusinessClock(START, real, new ClockFile(file));

        assertThat(restarted.instant()).isEqualTo(START.plus(Duration.ofDays(2)));
    }

    @Test
    void movesInAllPartsThatReadTheFile() {
        Path file = folder.resolve("clock.properties");
        BusinessClock one = new MovableBusinessClock(START, Clock.systemUTC(), new ClockFile(file));
        BusinessClock other = new MovableBusinessClock(START, Clock.systemUTC(), new ClockFile(file));

        Instant later = Instant.parse("2025-12-20T01:00:00Z");
        one.moveTo(later);

        assertThat(one.instant()).isBetween(later, later.plusSeconds(60));
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(other.instant()).isBetween(later, later.plusSeconds(60)));
    }

    @Test
    void startsOnceWhereManyPartsStartTogether() throws Exception {
        Path file = folder.resolve("together.properties");
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<MovableBusinessClock>> starts = Stream
                    .<Callable<MovableBusinessClock>>generate(() -> () -> new MovableBusinessClock(START,
                            Clock.systemUTC(), new ClockFile(file)))
                    .limit(8).toList();
            for (var started : threads.invokeAll(starts)) {
                assertThat(started.get().instant()).isBetween(START, START.plusSeconds(60));
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void saysWhichFileCannotBeRead() throws IOException {
        Path file = folder.resolve("wrong.properties");
        Files.writeString(file, "businessStart=yesterday\nrealStart=today\n");

        assertThatThrownBy(() -> new MovableBusinessClock(START, Clock.systemUTC(), new ClockFile(file)))
                .hasMessageContaining("wrong.properties");
    }

    @Test
    void cannotBeMovedWhereItIsTheSystemsTime() {
        assertThat(BusinessClock.system().movable()).isFalse();
        assertThatThrownBy(() -> BusinessClock.system().moveTo(START))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private static final class SteppedClock extends Clock {

        private Instant now;

        SteppedClock(Instant now) {
            this.now = now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
