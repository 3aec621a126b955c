package vn.laocai.thidua.support.inbox;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A record that a consumer could not handle.
 *
 * @param id
 *            {@code <group>:<topic>:<partition>:<offset>}
 * @param owner
 *            consumer group that must deal with it
 * @param cause
 *            UNREADABLE or RULE
 * @param error
 *            class and message of the last failure
 * @param tries
 *            how often it was tried in all
 * @param outcome
 *            what the last replay came to: applied, already-applied, ignored or failed
 */
public record DeadLetter(String id, String owner, State state, String cause, String error, int tries,
        String topic, int partition, long offset, @Nullable String key, @Nullable String eventId,
        @Nullable String eventType, @Nullable String value, Instant firstFailedAt, Instant lastChangedAt,
        @Nullable String outcome, @Nullable String decidedBy, @Nullable String reason) {

    /** Where a dead letter stands. */
    public enum State {
        /** Waits for somebody to decide. */
        OPEN,
        /** Is on its way back to its consumer. */
        REPLAYING,
        /** Was handled in the end. */
        RESOLVED,
        /** Somebody decided, with a reason, that it will not be handled. */
        DISCARDED
    }
}
