package vn.laocai.thidua.notification.webhook;

/** States of an endpoint, as they stand in its events. */
enum EndpointState {
    /** Events are delivered to it. */
    ENABLED,
    /** Nothing is delivered until its owner enables it again. */
    DISABLED,
    /** Its owner has removed it. */
    DELETED
}
