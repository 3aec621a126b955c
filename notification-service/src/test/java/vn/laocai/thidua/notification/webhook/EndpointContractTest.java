package vn.laocai.thidua.notification.webhook;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;

import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.outbox.EventOnWire;
import vn.laocai.thidua.support.outbox.Visibility;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds the events of endpoints against their contracts. */
class EndpointContractTest {

    private final EndpointDefinition definition = new EndpointDefinition();
    private final WebhookEndpoint endpoint = new WebhookEndpoint("4be1d2c3-90aa-5f21-b0c4-7d8e9f0a1b77",
            "HOME_AFFAIRS", "https://agency.gov.vn/hook", List.of("vn.laocai.thidua.ward.*"), "", "v1:sealed",
            EndpointState.ENABLED, null, Instant.parse("2025-11-10T02:00:00Z"));

    @Test
    void everyPublicEventKeepsItsContract() throws Exception {
        for (EndpointEvent event : List.of(new EndpointEvent.Registered(endpoint),
                new EndpointEvent.Disabled(EndpointDecider.GONE), new EndpointEvent.Disabled(EndpointDecider.FAILING),
                new EndpointEvent.Deleted())) {
            EventOnWire wire = definition.describe(event, definition.evolve(endpoint, event));
            assertThat(wire.visibility()).isEqualTo(Visibility.PUBLIC);
            String file = "/events/vn.laocai.thidua.notification." + wire.name() + ".v1.json";
            try (InputStream schema = getClass().getResourceAsStream(file)) {
                assertThat(schema).as(file).isNotNull();
                assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema)
                        .validate(EventJson.mapper().writeValueAsString(wire.data()), InputFormat.JSON)).isEmpty();
            }
        }
    }
}
