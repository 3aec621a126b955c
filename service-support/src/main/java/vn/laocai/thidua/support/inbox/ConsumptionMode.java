package vn.laocai.thidua.support.inbox;

/** How a consumer treats what comes twice, late or after a failure. */
public enum ConsumptionMode {
    /** Each event counts once; order among events does not matter. */
    EVERY_EVENT,
    /** Each event carries the whole state; one that is older than what was seen is skipped. */
    LATEST_STATE,
    /** As EVERY_EVENT, and a dead letter holds its key: later events of that key wait behind it. */
    IN_ORDER
}
