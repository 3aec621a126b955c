package vn.laocai.thidua.notification.webhook;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.command.TraceContext;
import vn.laocai.thidua.support.outbox.AggregateFactory;
import vn.laocai.thidua.support.outbox.Aggregates;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.outbox.Versioned;

/** The agencies' endpoints. An agency sees and changes only its own. */
final class WebhookEndpoints {

    private static final long FRESH_NANOS = 250_000_000L;
    private static final String DELIVER = "deliver-webhooks";

    private final Aggregates<WebhookEndpoint, EndpointEvent> endpoints;
    private final SecretBox box;
    private final SecureRandom random;
    private final Clock businessTime;
    private final AtomicInteger changes = new AtomicInteger();
    private volatile @Nullable Snapshot snapshot;

    private record Snapshot(List<WebhookEndpoint> enabled, long takenAt) {}

    WebhookEndpoints(AggregateFactory factory, SecretBox box, SecureRandom random, Clock businessTime) {
        this.endpoints = factory.create(new EndpointDefinition());
        this.box = box;
        this.random = random;
        this.businessTime = businessTime;
    }

    /** The endpoints to which events are delivered; another instance's change shows within a quarter of a second. */
    List<WebhookEndpoint> enabled() {
        Snapshot last = snapshot;
        if (last != null && System.nanoTime() - last.takenAt() < FRESH_NANOS) {
            return last.enabled();
        }
        long at = System.nanoTime();
        int seen = changes.get();
        List<WebhookEndpoint> found = endpoints.findAll().stream().map(Versioned::state)
                .filter(endpoint -> endpoint.state() == EndpointState.ENABLED).toList();
        synchronized (changes) {
            // What was read before a change must not be kept after it.
            if (changes.get() == seen) {
                snapshot = new Snapshot(found, at);
            }
        }
        return found;
    }

    Optional<WebhookEndpoint> find(String id) {
        return endpoints.find(id).map(Versioned::state);
    }

    /** All that the organisation has not deleted. */
    List<Versioned<WebhookEndpoint>> of(String organisation) {
        return endpoints.findAll().stream().filter(each -> isOf(each.state(), organisation)).toList();
    }

    /** One endpoint of the organisation; another's is as unknown as one that never was. */
    Versioned<WebhookEndpoint> require(String id, String organisation) {
        return endpoints.find(id).filter(each -> isOf(each.state(), organisation))
                .orElseThrow(WebhookEndpoints::unknown);
    }

    Outcome<WebhookEndpoint> register(String id, String url, List<String> types, String description,
            CommandContext context) {
        WebhookEndpoint endpoint = new WebhookEndpoint(id, context.actor().organisation(), url, types, description,
                box.seal(WebhookSecret.generate(random), id), EndpointState.ENABLED, null, context.at());
        return forget(endpoints.handle(id, context, state -> EndpointDecider.register(state, endpoint)));
    }

    Outcome<WebhookEndpoint> enable(String id, CommandContext context) {
        return forget(endpoints.handle(id, context, state -> EndpointDecider.enable(own(state, context))));
    }

    Outcome<WebhookEndpoint> delete(String id, CommandContext context) {
        return forget(endpoints.handle(id, context, state -> EndpointDecider.delete(own(state, context))));
    }

    /** Disables an endpoint because of what came of the delivery of an event. */
    void disable(String id, String reason, String eventId) {
        String key = DELIVER + ":" + id + ":" + eventId;
        CommandContext context = new CommandContext(Actor.system(DELIVER), "disable-webhook-endpoint", key, key,
                TraceContext.fresh(), businessTime.instant());
        forget(endpoints.handle(id, context,
                state -> state == null ? List.of() : EndpointDecider.disable(state, reason)));
    }

    WebhookSecret secretOf(WebhookEndpoint endpoint) {
        return box.open(endpoint.sealedSecret(), endpoint.id());
    }

    private static WebhookEndpoint own(@Nullable WebhookEndpoint state, CommandContext context) {
        if (state == null || !isOf(state, context.actor().organisation())) {
            throw unknown();
        }
        return state;
    }

    private static boolean isOf(WebhookEndpoint endpoint, String organisation) {
        return endpoint.organisation().equals(organisation) && endpoint.state() != EndpointState.DELETED;
    }

    static Refusal unknown() {
        return Refusal.of(404, "webhook-endpoint-unknown", "Không tìm thấy địa chỉ nhận này.",
                "There is no such webhook endpoint.");
    }

    private Outcome<WebhookEndpoint> forget(Outcome<WebhookEndpoint> outcome) {
        synchronized (changes) {
            changes.incrementAndGet();
            snapshot = null;
        }
        return outcome;
    }
}
