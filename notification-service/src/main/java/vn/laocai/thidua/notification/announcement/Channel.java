package vn.laocai.thidua.notification.announcement;

import vn.laocai.thidua.notification.recipient.Recipient;
import vn.laocai.thidua.support.event.EventEnvelope;

/** One way to reach people. */
public interface Channel {

    /** Stable name that is part of every message's identity, such as {@code in-app}. */
    String name();

    /**
     * Keeps the message durably, once per event, recipient and channel (Rule 89).
     *
     * @return false where it had been kept before, or where the person cannot be reached this way
     */
    boolean tell(EventEnvelope event, Recipient recipient, Announcement announcement);
}
