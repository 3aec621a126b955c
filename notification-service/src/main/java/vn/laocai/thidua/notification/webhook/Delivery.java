package vn.laocai.thidua.notification.webhook;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The delivery of one event to one endpoint, with everything that was tried.
 *
 * @param number
 *            place in the endpoint's log
 * @param tries
 *            attempts since the delivery began or was last asked for again
 * @param replay
 *            whether it was asked for again
 */
record Delivery(String id, String endpointId, String organisation, String eventId, String eventType, String subject,
        long number, State state, int tries, boolean replay, Instant createdAt, @Nullable Instant nextAttemptAt,
        List<Attempt> attempts) {

    /** What has become of it. */
    enum State {
        /** To be tried, now or at the next attempt. */
        PENDING,
        /** The endpoint answered with 2xx. */
        DELIVERED,
        /** Every attempt failed. */
        EXHAUSTED,
        /** Ended by the endpoint: gone, or asked to stop. */
        STOPPED,
        /** The endpoint was disabled or deleted before it could be delivered. */
        CANCELLED
    }

    /**
     * One attempt.
     *
     * @param tookMillis
     *            time until the whole answer, or until the failure
     * @param status
     *            HTTP status, if there was an answer
     * @param error
     *            short English code of what went wrong before an answer, such as {@code timeout}
     * @param detail
     *            what the failure said
     * @param response
     *            first 16 kB of the answer's body
     */
    record Attempt(Instant at, long tookMillis, @Nullable Integer status, @Nullable String error,
            @Nullable String detail, @Nullable String response) {}

    Delivery {
        attempts = List.copyOf(attempts);
    }
}
