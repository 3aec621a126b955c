package vn.laocai.thidua.support.outbox;

/** How far an event goes. */
public enum Visibility {
    /** Stays in the journal of the service that decided it. */
    INTERNAL,
    /** Also goes to Kafka, where every subscriber may read it. */
    PUBLIC
}
