package vn.laocai.thidua.notification.webhook;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import javax.net.ssl.SSLException;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import vn.laocai.thidua.notification.dispatch.DispatchQueue;
import vn.laocai.thidua.notification.dispatch.DispatchQueue.Next;
import vn.laocai.thidua.notification.dispatch.RetryLadder;
import vn.laocai.thidua.notification.webhook.AddressGuard.AddressRefused;
import vn.laocai.thidua.notification.webhook.Delivery.Attempt;

/** Makes one attempt at a delivery and decides what follows from its result. */
final class WebhookCourier implements DispatchQueue.Worker {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookCourier.class);

    private static final int GONE = 410;
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(24);

    private final Deliveries deliveries;
    private final WebhookEndpoints endpoints;
    private final EndpointHealth health;
    private final AddressGuard guard;
    private final PinnedHttp http;
    private final RetryLadder ladder;
    private final InstantSource clock;
    private final MeterRegistry metrics;

    WebhookCourier(Deliveries deliveries, WebhookEndpoints endpoints, EndpointHealth health, AddressGuard guard,
            PinnedHttp http, RetryLadder ladder, InstantSource clock, MeterRegistry metrics) {
        this.deliveries = deliveries;
        this.endpoints = endpoints;
        this.health = health;
        this.guard = guard;
        this.http = http;
        this.ladder = ladder;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** What an attempt brought: the log entry, and what the endpoint asked for in its headers. */
    private record Result(Attempt attempt, Map<String, String> headers) {

        boolean delivered() {
            Integer status = attempt.status();
            return status != null && status >= 200 && status < 300;
        }
    }

    @Override
    public Next attempt(String id) {
        Delivery delivery = deliveries.find(id).orElse(null);
        if (delivery == null || delivery.state() != Delivery.State.PENDING) {
            return new Next.Done();
        }
        WebhookEndpoint endpoint = endpoints.find(delivery.endpointId()).orElse(null);
        if (endpoint == null || endpoint.state() != EndpointState.ENABLED) {
            deliveries.move(id, Delivery.State.CANCELLED, null);
            return new Next.Done();
        }
        return switch (health.mayAttempt(endpoint.id(), clock.instant())) {
            case EndpointHealth.Permit.Go go -> attempt(delivery, endpoint, go.probe());
            case EndpointHealth.Permit.Wait pause -> {
                if (delivery.replay() && delivery.tries() == 0) {
                    // The owner asked for it just now, which is as good as a probe.
                    yield attempt(delivery, endpoint, true);
                }
                deliveries.move(id, Delivery.State.PENDING, pause.until());
                yield new Next.Again(pause.until());
            }
        };
    }

    private Next attempt(Delivery delivery, WebhookEndpoint endpoint, boolean probe) {
        Instant startedAt = clock.instant();
        if (delivery.attempts().isEmpty()) {
            metrics.timer("webhook.first.attempt.delay").record(Duration.between(delivery.createdAt(), startedAt));
        }
        Result result = send(delivery, endpoint, startedAt);
        int tries = delivery.tries() + 1;
        metrics.timer("webhook.attempts", "outcome", result.delivered() ? "delivered" : "failed")
                .record(Duration.ofMillis(result.attempt().tookMillis()));
        if (result.delivered()) {
            deliveries.tried(delivery.id(), result.attempt(), Delivery.State.DELIVERED, tries, null);
            health.succeeded(endpoint.id());
            return new Next.Done();
        }
        return afterFailure(delivery, endpoint, probe, startedAt, result, tries);
    }

    private Next afterFailure(Delivery delivery, WebhookEndpoint endpoint, boolean probe, Instant startedAt,
            Result result, int tries) {
        Instant now = clock.instant();
        LOG.info("Attempt {} of webhook delivery {} failed: status {}, {}", tries, delivery.id(),
                result.attempt().status(), result.attempt().error());
        Integer status = result.attempt().status();
        if (status != null && status == GONE) {
            deliveries.tried(delivery.id(), result.attempt(), Delivery.State.STOPPED, tries, null);
            endpoints.disable(endpoint.id(), EndpointDecider.GONE, delivery.eventId());
            return new Next.Done();
        }
        EndpointHealth.Condition condition = health.failed(endpoint.id(), probe, startedAt, now);
        if ("abort-message".equalsIgnoreCase(result.headers().getOrDefault("webhook-delivery", ""))) {
            deliveries.tried(delivery.id(), result.attempt(), Delivery.State.STOPPED, tries, null);
            return new Next.Done();
        }
        if (condition.hopeless()) {
            deliveries.tried(delivery.id(), result.attempt(), Delivery.State.CANCELLED, tries, null);
            endpoints.disable(endpoint.id(), EndpointDecider.FAILING, delivery.eventId());
            return new Next.Done();
        }
        Optional<Instant> step = ladder.next(tries, now);
        if (step.isEmpty()) {
            deliveries.tried(delivery.id(), result.attempt(), Delivery.State.EXHAUSTED, tries, null);
            return new Next.Done();
        }
        Instant next = latest(step.get(), retryAfter(result.headers().get("retry-after"), now));
        if (condition.pausedUntil().isAfter(next)) {
            next = condition.pausedUntil();
        }
        deliveries.tried(delivery.id(), result.attempt(), Delivery.State.PENDING, tries, next);
        return new Next.Again(next);
    }

    private Result send(Delivery delivery, WebhookEndpoint endpoint, Instant startedAt) {
        long began = System.nanoTime();
        try {
            String body = deliveries.body(delivery.eventId())
                    .orElseThrow(() -> new IllegalStateException("No body is kept for " + delivery.eventId()));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            URI uri = URI.create(endpoint.url());
            InetAddress address = guard.check(uri.getHost());
            if ("http".equals(uri.getScheme()) && !address.isLoopbackAddress()) {
                throw new AddressRefused("Only hosts on this machine may be reached without TLS");
            }
            PinnedHttp.Answer answer = http.post(uri, address, headers(delivery, endpoint, startedAt, bytes), bytes);
            return new Result(new Attempt(startedAt, took(began), answer.status(), null, null, answer.body()),
                    answer.headers());
        } catch (AddressRefused e) {
            return failure(startedAt, began, "address-not-allowed", e);
        } catch (UnknownHostException e) {
            return failure(startedAt, began, "host-unknown", e);
        } catch (SocketTimeoutException e) {
            return failure(startedAt, began, "timeout", e);
        } catch (ConnectException e) {
            return failure(startedAt, began, "connection-refused", e);
        } catch (SSLException e) {
            return failure(startedAt, began, "tls-failed", e);
        } catch (IOException e) {
            return failure(startedAt, began, "connection-failed", e);
        }
    }

    private Map<String, String> headers(Delivery delivery, WebhookEndpoint endpoint, Instant at, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", StructuredEvent.MEDIA_TYPE);
        headers.put("User-Agent", "ThiDua-Webhooks/1");
        headers.put("webhook-id", delivery.eventId());
        headers.put("webhook-timestamp", Long.toString(at.getEpochSecond()));
        headers.put("webhook-signature", endpoints.secretOf(endpoint).sign(delivery.eventId(), at, body));
        headers.put("webhook-attempt", Integer.toString(delivery.tries() + 1));
        if (delivery.replay()) {
            headers.put("webhook-replay", "true");
        }
        return headers;
    }

    private static Result failure(Instant startedAt, long began, String error, Exception cause) {
        String detail = String.valueOf(cause.getMessage());
        return new Result(new Attempt(startedAt, took(began), null, error,
                detail.substring(0, Math.min(detail.length(), 500)), null), Map.of());
    }

    private static long took(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }

    private static Instant latest(Instant step, @Nullable Instant asked) {
        return asked != null && asked.isAfter(step) ? asked : step;
    }

    /** The instant that {@code Retry-After} asks for, in seconds or as a date, at most a day away. */
    static @Nullable Instant retryAfter(@Nullable String header, Instant now) {
        if (header == null || header.isBlank()) {
            return null;
        }
        Instant most = now.plus(LONGEST_RETRY_AFTER);
        try {
            Instant asked = header.strip().matches("\\d{1,9}")
                    ? now.plusSeconds(Long.parseLong(header.strip()))
                    : ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))
                            .toInstant();
            return asked.isAfter(most) ? most : asked;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
