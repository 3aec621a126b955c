package vn.laocai.thidua.notification.webhook;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An address of another agency to which events are delivered.
 *
 * @param organisation
 *            code of the agency that owns it
 * @param types
 *            full types of events, or prefixes that end with {@code *}; empty for all
 * @param sealedSecret
 *            the signing secret, encrypted with the key of this service
 * @param reason
 *            why it is not enabled, such as {@code GONE}
 */
record WebhookEndpoint(String id, String organisation, String url, List<String> types, String description,
        String sealedSecret, EndpointState state, @Nullable String reason, Instant registeredAt) {

    WebhookEndpoint {
        types = List.copyOf(types);
    }

    /** Tells whether events of this full type are to be delivered. */
    boolean wants(String type) {
        return types.isEmpty() || types.stream().anyMatch(wanted -> wanted.endsWith("*")
                ? type.startsWith(wanted.substring(0, wanted.length() - 1))
                : type.equals(wanted));
    }

    WebhookEndpoint in(EndpointState next, @Nullable String why) {
        return new WebhookEndpoint(id, organisation, url, types, description, sealedSecret, next, why, registeredAt);
    }
}
