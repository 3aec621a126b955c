package vn.laocai.thidua.support.telemetry;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.support.command.TraceContext;

/**
 * The one trace that leads from a browser's click through HTTP, outbox and Kafka to the last effect: it is read here
 * when a command arrives, stored with the event, and taken up here again by the consumer.
 */
public final class Traces {

    private static final String TRACEPARENT = "traceparent";

    private final Tracer tracer;
    private final Propagator propagator;

    Traces(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    /** Traces that begin and lead nowhere, for code that runs without telemetry. */
    public static Traces none() {
        return new Traces(Tracer.NOOP, Propagator.NOOP);
    }

    /** The trace of this thread, or a fresh one; it is its own correlation. */
    public TraceContext current() {
        return current(null);
    }

    /** The trace of this thread, or a fresh one, under the caller's correlation id where there is one. */
    public TraceContext current(@Nullable String correlationId) {
        io.micrometer.tracing.TraceContext context = context();
        if (context == null) {
            TraceContext fresh = TraceContext.fresh();
            return correlationId == null ? fresh : new TraceContext(fresh.traceparent(), correlationId, null);
        }
        String flags = Boolean.TRUE.equals(context.sampled()) ? "01" : "00";
        return new TraceContext("00-" + context.traceId() + "-" + context.spanId() + "-" + flags,
                correlationId == null ? context.traceId() : correlationId, null);
    }

    /** The 32 hexadecimal digits of this thread's trace, if it has one. */
    public Optional<String> traceId() {
        return Optional.ofNullable(context()).map(io.micrometer.tracing.TraceContext::traceId);
    }

    /** Runs the work in a span that goes on from a stored trace, or begins one where there is none. */
    public void continued(@Nullable String traceparent, String name, Runnable work) {
        continued(traceparent, name, () -> {
            work.run();
            return true;
        });
    }

    /** As {@link #continued(String, String, Runnable)}, with a result. */
    public <T> T continued(@Nullable String traceparent, String name, Supplier<T> work) {
        Map<String, String> carrier = traceparent == null ? Map.of() : Map.of(TRACEPARENT, traceparent);
        Span span = propagator.extract(carrier, Map::get).kind(Span.Kind.CONSUMER).name(name).start();
        Tracer.SpanInScope scope = tracer.withSpan(span);
        try {
            return work.get();
        } catch (RuntimeException | Error failed) {
            span.error(failed);
            throw failed;
        } finally {
            scope.close();
            span.end();
        }
    }

    private io.micrometer.tracing.@Nullable TraceContext context() {
        Span span = tracer.currentSpan();
        if (span == null) {
            return null;
        }
        io.micrometer.tracing.TraceContext context = span.context();
        return context.traceId().isEmpty() ? null : context;
    }
}
