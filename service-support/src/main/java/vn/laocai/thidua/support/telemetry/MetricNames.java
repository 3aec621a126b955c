package vn.laocai.thidua.support.telemetry;

/** Names of the suite's own metrics, in Micrometer's spelling; dashboards and alerts read them. */
public final class MetricNames {

    /** Events of aggregates that are not yet published. */
    public static final String OUTBOX_PENDING = "outbox.pending";
    /** Age of the oldest of them, in seconds. */
    public static final String OUTBOX_OLDEST_AGE = "outbox.oldest.age";
    /** Aggregates whose publication was given up until somebody redrives them. */
    public static final String OUTBOX_PARKED = "outbox.parked";
    /** Events that the broker acknowledged. */
    public static final String RELAY_PUBLISHED = "relay.published";
    /** Events that came again and made no second effect; tag {@code group}. */
    public static final String INBOX_DUPLICATES = "inbox.duplicates";
    /** Events of types that the consumer does not know; tag {@code group}. */
    public static final String INBOX_IGNORED = "inbox.ignored";
    /** Age of the event that was read last, in seconds; tag {@code group}. */
    public static final String CONSUMER_LAG = "consumer.lag";
    /** Time from the decision to the effect at the consumer; tag {@code group}. */
    public static final String EVENT_LATENCY = "event.latency";
    /** Dead letters that wait for somebody; tag {@code group}. */
    public static final String DEADLETTER_DEPTH = "deadletter.depth";
    /** Requests that were answered with a problem; tags {@code code} and {@code status}. */
    public static final String PROBLEMS = "http.problems";

    private MetricNames() {}
}
