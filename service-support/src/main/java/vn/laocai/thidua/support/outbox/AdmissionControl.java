package vn.laocai.thidua.support.outbox;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import vn.laocai.thidua.support.command.Refusal;

/**
 * Keeps the backlog small without ever stopping entry for a broker: overload slows and then refuses with 429, an outage
 * of the broker lets commands go on up to a bound.
 */
final class AdmissionControl {

    private static final Duration LONGEST_DELAY = Duration.ofMillis(300);

    private final Relay relay;
    private final RelaySettings settings;

    AdmissionControl(Relay relay, RelaySettings settings) {
        this.relay = relay;
        this.settings = settings;
    }

    /** Lets a command in, at once or slowed, or refuses it. */
    void admit() {
        if (relay.brokerAway()) {
            if (relay.pending() >= settings.mostPerService()) {
                throw full();
            }
            return;
        }
        Duration drain = relay.expectedDrain();
        if (drain.compareTo(settings.mostDrain()) > 0) {
            throw Refusal.of(429, "too-many-commands",
                    "Hệ thống đang nhận quá nhiều thao tác cùng lúc. Xin thử lại sau vài giây; dữ liệu đã nhập không mất.",
                    "The system receives too many commands at once. Please try again in a few seconds; nothing you typed is lost.")
                    .with("retryAfter", 1);
        }
        if (drain.compareTo(settings.slowDrain()) > 0) {
            Duration over = drain.minus(settings.slowDrain());
            LockSupport.parkNanos(Math.min(over.toNanos(), LONGEST_DELAY.toNanos()));
        }
    }

    /** Refuses where one aggregate already holds as many entries as its document may. */
    void admitTo(int entriesOfTheAggregate) {
        if (entriesOfTheAggregate >= settings.mostPerAggregate()) {
            throw full();
        }
    }

    private static Refusal full() {
        return Refusal.of(503, "outbox-full",
                "Kênh truyền sự kiện đang gián đoạn và hàng chờ đã đầy. Xin thử lại sau ít phút; dữ liệu đã nhập không mất.",
                "The event channel is interrupted and its queue is full. Please try again in a few minutes; nothing you typed is lost.")
                .with("retryAfter", 30);
    }
}
