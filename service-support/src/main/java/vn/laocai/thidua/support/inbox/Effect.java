package vn.laocai.thidua.support.inbox;

/** What the handling of an event came to. */
public enum Effect {
    /** The effect was made now. */
    APPLIED,
    /** The effect had been made before; nothing changed. */
    ALREADY_APPLIED,
    /** The event does not concern this consumer. */
    IGNORED
}
