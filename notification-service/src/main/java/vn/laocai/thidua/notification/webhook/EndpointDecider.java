package vn.laocai.thidua.notification.webhook;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** Decides what happens to an endpoint. */
final class EndpointDecider {

    static final String GONE = "GONE";
    static final String FAILING = "FAILING";
    static final String DELETED_BY_OWNER = "DELETED_BY_OWNER";

    private EndpointDecider() {}

    static List<EndpointEvent> register(@Nullable WebhookEndpoint state, WebhookEndpoint endpoint) {
        return state == null ? List.of(new EndpointEvent.Registered(endpoint)) : List.of();
    }

    static List<EndpointEvent> enable(WebhookEndpoint state) {
        return switch (state.state()) {
            case DISABLED -> List.of(new EndpointEvent.Enabled());
            case ENABLED, DELETED -> List.of();
        };
    }

    static List<EndpointEvent> disable(WebhookEndpoint state, String reason) {
        return switch (state.state()) {
            case ENABLED -> List.of(new EndpointEvent.Disabled(reason));
            case DISABLED, DELETED -> List.of();
        };
    }

    static List<EndpointEvent> delete(WebhookEndpoint state) {
        return switch (state.state()) {
            case ENABLED, DISABLED -> List.of(new EndpointEvent.Deleted());
            case DELETED -> List.of();
        };
    }

    static WebhookEndpoint evolve(@Nullable WebhookEndpoint state, EndpointEvent event) {
        return switch (event) {
            case EndpointEvent.Registered registered -> registered.endpoint();
            case EndpointEvent.Enabled enabled -> known(state).in(EndpointState.ENABLED, null);
            case EndpointEvent.Disabled disabled -> known(state).in(EndpointState.DISABLED, disabled.reason());
            case EndpointEvent.Deleted deleted -> known(state).in(EndpointState.DELETED, DELETED_BY_OWNER);
        };
    }

    private static WebhookEndpoint known(@Nullable WebhookEndpoint state) {
        return Objects.requireNonNull(state, "an endpoint begins with its registration");
    }
}
