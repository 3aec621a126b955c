package vn.laocai.thidua.support.time;

import java.time.Instant;

/** Business time is the system's time. */
final class SystemBusinessClock extends BusinessClock {

    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public boolean movable() {
        return false;
    }

    @Override
    public void moveTo(Instant businessTime) {
        throw new UnsupportedOperationException("business time cannot be moved here");
    }
}
