package vn.laocai.thidua.notification.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.SmartLifecycle;

import vn.laocai.thidua.notification.dispatch.DispatchQueue;
import vn.laocai.thidua.support.event.EventEnvelope;

/** Keeps a delivery for each endpoint that wants an event, and sees to it that it is tried. */
final class WebhookDispatch implements SmartLifecycle {

    private static final String OWN_TYPES = "vn.laocai.thidua.notification.webhook-endpoint-";
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final Deliveries deliveries;
    private final WebhookEndpoints endpoints;
    private final EndpointHealth health;
    private final DispatchQueue queue;
    private final InstantSource clock;
    private final PinnedHttp http;
    private volatile boolean running;

    WebhookDispatch(MongoDatabase database, Deliveries deliveries, WebhookEndpoints endpoints,
            EndpointHealth health, WebhookCourier courier, PinnedHttp http, int atATime, InstantSource clock,
            MeterRegistry metrics) {
        this.deliveries = deliveries;
        this.endpoints = endpoints;
        this.health = health;
        this.http = http;
        this.clock = clock;
        this.queue = new DispatchQueue("webhook", database.getCollection("webhook_queue"), courier, atATime, LEASE,
                clock);
        Gauge.builder("webhook.pending", queue, DispatchQueue::pending)
                .description("Deliveries that wait for an attempt or are in one").register(metrics);
    }

    /**
     * Begins the deliveries of an event.
     *
     * @return how many endpoints want it, and how many of their deliveries are new
     */
    Begun begin(EventEnvelope event) {
        List<WebhookEndpoint> wanting = endpoints.enabled().stream().filter(endpoint -> isFor(event, endpoint))
                .toList();
        if (wanting.isEmpty()) {
            return new Begun(0, 0);
        }
        deliveries.keepBody(event);
        int fresh = 0;
        for (WebhookEndpoint endpoint : wanting) {
            Instant now = clock.instant();
            Deliveries.Kept kept = deliveries.keep(event, endpoint, now);
            Delivery delivery = kept.delivery();
            if (kept.isNew()) {
                fresh++;
                queue.put(delivery.id(), endpoint.id(), now);
            } else if (delivery.state() == Delivery.State.PENDING && delivery.attempts().isEmpty()) {
                // A crash may have come between the record and the queue.
                queue.put(delivery.id(), endpoint.id(), now);
            }
        }
        return new Begun(wanting.size(), fresh);
    }

    record Begun(int wanting, int fresh) {}

    /** Tries a delivery again now, whatever became of it. */
    void again(Delivery delivery) {
        Instant now = clock.instant();
        deliveries.again(delivery.id(), now);
        queue.put(delivery.id(), delivery.endpointId(), now);
    }

    /** Forgets the failures of an endpoint whose owner says that it works again. */
    void heal(String endpointId) {
        health.succeeded(endpointId);
    }

    /** Events about endpoints concern only the agency that owns them. */
    private static boolean isFor(EventEnvelope event, WebhookEndpoint endpoint) {
        if (!endpoint.wants(event.type())) {
            return false;
        }
        return !event.type().startsWith(OWN_TYPES) || event.partitionKey().equals(endpoint.id());
    }

    @Override
    public void start() {
        queue.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        queue.close();
        http.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
