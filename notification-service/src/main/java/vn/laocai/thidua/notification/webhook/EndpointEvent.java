package vn.laocai.thidua.notification.webhook;

/** What happens to an endpoint. */
sealed interface EndpointEvent {

    /** An agency registered it. */
    record Registered(WebhookEndpoint endpoint) implements EndpointEvent {}

    /** Its owner enabled it again. */
    record Enabled() implements EndpointEvent {}

    /** It does not take deliveries any more, so nothing is sent to it. */
    record Disabled(String reason) implements EndpointEvent {}

    /** Its owner removed it. */
    record Deleted() implements EndpointEvent {}
}
