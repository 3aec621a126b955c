package vn.laocai.thidua.support.time;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Tells business time: the time by which phases open and close and by which people sign. It is the system's time unless
 * a desk or a test sets another start. Leases, tokens and retries use the system's time instead.
 */
public abstract class BusinessClock extends Clock {

    /** The zone of legal dates (Rule 85). */
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    BusinessClock() {}

    /** The clock that is used where nobody moves time. */
    public static BusinessClock system() {
        return new SystemBusinessClock();
    }

    /** Today's legal date in the province. */
    public LocalDate today() {
        return LocalDate.ofInstant(instant(), ZONE);
    }

    /** Tells whether business time may be moved. */
    public abstract boolean movable();

    /**
     * Sets business time; from there it flows at its normal pace.
     *
     * @throws UnsupportedOperationException
     *             where the clock is not movable
     */
    public abstract void moveTo(Instant businessTime);

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new ZonedClock(this, zone);
    }
}
