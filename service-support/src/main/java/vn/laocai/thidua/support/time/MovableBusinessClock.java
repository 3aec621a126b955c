package vn.laocai.thidua.support.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/**
 * Business time that began at a chosen moment and flows at its normal pace. Where a file is given, all parts that read
 * it tell the same time, and it is kept over restarts.
 */
final class MovableBusinessClock extends BusinessClock {

    private static final long CHECK_EVERY_NANOS = Duration.ofMillis(100).toNanos();

    private final Clock real;
    private final @Nullable ClockFile file;
    private final AtomicLong checkedAt = new AtomicLong(System.nanoTime());
    private volatile ClockFile.Setting setting;

    MovableBusinessClock(Instant start, Clock real, @Nullable ClockFile file) {
        this.real = real;
        this.file = file;
        ClockFile.Setting wanted = new ClockFile.Setting(start, real.instant());
        setting = file == null ? wanted : file.createOrRead(wanted);
    }

    @Override
    public Instant instant() {
        readAgainWhereChanged();
        ClockFile.Setting now = setting;
        return now.businessStart().plus(Duration.between(now.realStart(), real.instant()));
    }

    @Override
    public boolean movable() {
        return true;
    }

    @Override
    public void moveTo(Instant businessTime) {
        ClockFile.Setting moved = new ClockFile.Setting(businessTime, real.instant());
        if (file != null) {
            file.write(moved);
        }
        setting = moved;
    }

    private void readAgainWhereChanged() {
        if (file == null) {
            return;
        }
        long now = System.nanoTime();
        long last = checkedAt.get();
        if (now - last >= CHECK_EVERY_NANOS && checkedAt.compareAndSet(last, now)) {
            ClockFile.Setting changed = file.readIfChanged();
            if (changed != null) {
                setting = changed;
            }
        }
    }
}
