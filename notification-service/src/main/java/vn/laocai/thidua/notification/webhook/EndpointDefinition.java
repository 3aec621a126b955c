package vn.laocai.thidua.notification.webhook;

import java.util.Date;
import java.util.List;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.support.outbox.AggregateDefinition;
import vn.laocai.thidua.support.outbox.EventOnWire;

/** How an endpoint is kept, and how it is told to others: ids and state, never the address or the secret. */
final class EndpointDefinition implements AggregateDefinition<WebhookEndpoint, EndpointEvent> {

    record RegisteredOnWire(String endpointId, String organisation, List<String> types, EndpointState state) {}

    record DisabledOnWire(String endpointId, String organisation, EndpointState state, String reason) {}

    record EnabledOnWire(String endpointId, String organisation, EndpointState state) {}

    @Override
    public String context() {
        return "notification";
    }

    @Override
    public String name() {
        return "webhook-endpoint";
    }

    @Override
    public String collection() {
        return "webhook_endpoints";
    }

    @Override
    public WebhookEndpoint evolve(@Nullable WebhookEndpoint state, EndpointEvent event) {
        return EndpointDecider.evolve(state, event);
    }

    @Override
    public Document write(WebhookEndpoint endpoint) {
        return new Document("id", endpoint.id()).append("organisation", endpoint.organisation())
                .append("url", endpoint.url()).append("types", endpoint.types())
                .append("description", endpoint.description()).append("sealedSecret", endpoint.sealedSecret())
                .append("state", endpoint.state().name()).append("reason", endpoint.reason())
                .append("registeredAt", Date.from(endpoint.registeredAt()));
    }

    @Override
    public WebhookEndpoint read(Document document) {
        return new WebhookEndpoint(document.getString("id"), document.getString("organisation"),
                document.getString("url"), document.getList("types", String.class),
                document.getString("description"), document.getString("sealedSecret"),
                EndpointState.valueOf(document.getString("state")), document.getString("reason"),
                document.getDate("registeredAt").toInstant());
    }

    @Override
    public EventOnWire describe(EndpointEvent event, WebhookEndpoint after) {
        return switch (event) {
            case EndpointEvent.Registered registered -> EventOnWire.publicEvent("webhook-endpoint-registered",
                    new RegisteredOnWire(after.id(), after.organisation(), after.types(), after.state()), null);
            case EndpointEvent.Enabled enabled -> EventOnWire.internalEvent("webhook-endpoint-enabled",
                    new EnabledOnWire(after.id(), after.organisation(), after.state()), null);
            case EndpointEvent.Disabled disabled -> EventOnWire.publicEvent("webhook-endpoint-disabled",
                    new DisabledOnWire(after.id(), after.organisation(), after.state(), disabled.reason()), null);
            case EndpointEvent.Deleted deleted -> EventOnWire.publicEvent("webhook-endpoint-disabled",
                    new DisabledOnWire(after.id(), after.organisation(), after.state(),
                            EndpointDecider.DELETED_BY_OWNER),
                    null);
        };
    }
}
