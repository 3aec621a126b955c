package vn.laocai.thidua.notification.webhook;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import vn.laocai.thidua.support.outbox.EventOnWire;
import vn.laocai.thidua.support.outbox.Visibility;

import static org.assertj.core.api.Assertions.assertThat;

class EndpointTest {

    private static final Instant AT = Instant.parse("2025-11-10T02:00:00Z");

    private final EndpointDefinition definition = new EndpointDefinition();
    private final WebhookEndpoint endpoint = endpoint(List.of());

    private static WebhookEndpoint endpoint(List<String> types) {
        return new WebhookEndpoint("e-1", "HOME_AFFAIRS", "https://agency.gov.vn/hook", types, "", "v1:sealed",
                EndpointState.ENABLED, null, AT);
    }

    @Test
    void withoutTypesWantsEverything() {
        assertThat(endpoint(List.of()).wants("vn.laocai.thidua.ward.covenant-signed.v1")).isTrue();
    }

    @Test
    void wantsItsTypesExactlyOrByPrefix() {
        WebhookEndpoint choosy = endpoint(
                List.of("vn.laocai.thidua.ward.covenant-signed.v1", "vn.laocai.thidua.club.*"));
        assertThat(choosy.wants("vn.laocai.thidua.ward.covenant-signed.v1")).isTrue();
        assertThat(choosy.wants("vn.laocai.thidua.ward.covenant-signed.v10")).isFalse();
        assertThat(choosy.wants("vn.laocai.thidua.club.club-established.v1")).isTrue();
        assertThat(choosy.wants("vn.laocai.thidua.ward.season-opened.v1")).isFalse();
    }

    @Test
    void goesFromEnabledToDisabledAndBackUntilItIsDeleted() {
        WebhookEndpoint disabled = after(endpoint, EndpointDecider.disable(endpoint, EndpointDecider.GONE));
        assertThat(disabled.state()).isEqualTo(EndpointState.DISABLED);
        assertThat(disabled.reason()).isEqualTo("GONE");
        WebhookEndpoint enabled = after(disabled, EndpointDecider.enable(disabled));
        assertThat(enabled).isEqualTo(endpoint);
        WebhookEndpoint deleted = after(enabled, EndpointDecider.delete(enabled));
        assertThat(deleted.state()).isEqualTo(EndpointState.DELETED);
        assertThat(EndpointDecider.enable(deleted)).isEmpty();
        assertThat(EndpointDecider.disable(deleted, EndpointDecider.FAILING)).isEmpty();
        assertThat(EndpointDecider.delete(deleted)).isEmpty();
    }

    @Test
    void isRegisteredOnce() {
        assertThat(EndpointDecider.register(null, endpoint)).hasSize(1);
        assertThat(EndpointDecider.register(endpoint, endpoint)).isEmpty();
    }

    @Test
    void isReadAsItWasWritten() {
        assertThat(definition.read(definition.write(endpoint))).isEqualTo(endpoint);
    }

    @Test
    void itsEventsTellNeitherAddressNorSecret() {
        for (EndpointEvent event : List.of(new EndpointEvent.Registered(endpoint), new EndpointEvent.Enabled(),
                new EndpointEvent.Disabled("GONE"), new EndpointEvent.Deleted())) {
            EventOnWire told = definition.describe(event, definition.evolve(endpoint, event));
            assertThat(told.data().toString()).doesNotContain("agency.gov.vn").doesNotContain("sealed");
        }
        assertThat(definition.describe(new EndpointEvent.Registered(endpoint), endpoint).visibility())
                .isEqualTo(Visibility.PUBLIC);
    }

    private static WebhookEndpoint after(WebhookEndpoint state, List<EndpointEvent> events) {
        WebhookEndpoint next = state;
        for (EndpointEvent event : events) {
            next = EndpointDecider.evolve(next, event);
        }
        return next;
    }
}
