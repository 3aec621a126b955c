package vn.laocai.thidua.support.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.Message;
import tools.jackson.core.JacksonException;

import vn.laocai.thidua.support.event.CloudEventHeaders;
import vn.laocai.thidua.support.event.EventEnvelope;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.event.IncomingEvent;
import vn.laocai.thidua.support.telemetry.Traces;

/**
 * Handles the batches of one consumer group: keys in parallel, the records of a key in order, and each kind of failure
 * in its own way. The batch is acknowledged when every record of it has had its effect, is ignored, waits behind a held
 * key, or lies with the dead letters.
 */
final class InboxConsumer implements Consumer<Message<List<byte[]>>> {

    private static final Logger LOG = LoggerFactory.getLogger(InboxConsumer.class);
    private static final int TRIES = 3;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);
    private static final String UNREADABLE = "UNREADABLE";
    private static final String RULE = "RULE";

    private final Subscription subscription;
    private final DeadLetters deadLetters;
    private final HeldKeys heldKeys;
    private final InboxMetrics metrics;
    private final Traces traces;
    private final ExecutorService lanes;
    private final Clock technicalClock;

    InboxConsumer(Subscription subscription, DeadLetters deadLetters, HeldKeys heldKeys, InboxMetrics metrics,
            Traces traces, ExecutorService lanes, Clock technicalClock) {
        this.subscription = subscription;
        this.deadLetters = deadLetters;
        this.heldKeys = heldKeys;
        this.metrics = metrics;
        this.traces = traces;
        this.lanes = lanes;
        this.technicalClock = technicalClock;
    }

    /** What a record came to: an effect, or a failure that is no passing one. */
    private record Handled(@Nullable Effect effect, @Nullable String cause, @Nullable RuntimeException error,
            int tries) {

        static Handled of(Effect effect) {
            return new Handled(effect, null, null, 1);
        }

        static Handled failed(String cause, RuntimeException error, int tries) {
            return new Handled(null, cause, error, tries);
        }
    }

    @Override
    public void accept(Message<List<byte[]>> message) {
        Map<String, List<ReceivedRecord>> byLane = new LinkedHashMap<>();
        Instant newest = Instant.EPOCH;
        for (ReceivedRecord record : BatchReader.read(message)) {
            byLane.computeIfAbsent(record.lane(), lane -> new ArrayList<>()).add(record);
            newest = record.at().isAfter(newest) ? record.at() : newest;
        }
        if (byLane.size() == 1) {
            byLane.values().iterator().next().forEach(this::process);
        } else {
            inParallel(byLane);
        }
        metrics.handledUpTo(subscription.group(), newest);
    }

    private void inParallel(Map<String, List<ReceivedRecord>> byLane) {
        List<Callable<Void>> tasks = new ArrayList<>(byLane.size());
        for (List<ReceivedRecord> lane : byLane.values()) {
            tasks.add(() -> {
                lane.forEach(this::process);
                return null;
            });
        }
        RuntimeException failure = null;
        try {
            for (Future<Void> done : lanes.invokeAll(tasks)) {
                try {
                    done.get();
                } catch (ExecutionException e) {
                    failure = e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TryAgainLater(e);
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void process(ReceivedRecord record) {
        try {
            String letter = CloudEventHeaders.optional(record.headers(), DeadLetters.LETTER_ID);
            if (letter != null) {
                replay(record, letter);
            } else {
                receive(record);
            }
        } catch (TryAgainLater later) {
            throw later;
        } catch (RuntimeException e) {
            // What fails here is the keeping of letters and keys, not the handler: the store.
            throw new TryAgainLater(e);
        }
    }

    private void receive(ReceivedRecord record) {
        String group = subscription.group();
        if (subscription.mode() == ConsumptionMode.IN_ORDER && heldKeys.holder(group, record.lane()).isPresent()
                && (deadLetters.holds(group, record) || heldKeys.queue(group, record.lane(), record))) {
            return;
        }
        settle(record, handle(record));
    }

    /** Keeps what failed as a dead letter, which holds the key where order counts. */
    private @Nullable String settle(ReceivedRecord record, Handled handled) {
        if (handled.error() == null) {
            return null;
        }
        LOG.warn("{} could not handle {} {}: {}", subscription.group(), record.position(),
                CloudEventHeaders.optional(record.headers(), "ce_type"), handled.error().toString());
        String letter = deadLetters.keep(subscription.group(), record, Objects.requireNonNull(handled.cause()),
                handled.error(), handled.tries());
        metrics.deadLetter(subscription.group());
        if (subscription.mode() == ConsumptionMode.IN_ORDER) {
            heldKeys.hold(subscription.group(), record.lane(), letter);
        }
        return letter;
    }

    private void replay(ReceivedRecord record, String letter) {
        Optional<DeadLetter.State> state = deadLetters.state(letter);
        if (state.isEmpty()) {
            LOG.warn("A replay names a dead letter that is unknown here: {}", letter);
            return;
        }
        switch (state.get()) {
            case REPLAYING -> {
                Handled handled = handle(record);
                if (handled.error() != null) {
                    deadLetters.failedAgain(letter, handled.error(), handled.tries());
                    return;
                }
                deadLetters.replayed(letter, Objects.requireNonNull(handled.effect()));
                goOnBehind(record.lane(), letter);
            }
            // A second delivery of the same replay, perhaps after a crash before those behind it went on.
            case RESOLVED, DISCARDED -> goOnBehind(record.lane(), letter);
            case OPEN -> LOG.info("The replay of {} had failed already", letter);
        }
    }

    /** Lets the records that wait behind this letter go on, in order, until one fails or none is left. */
    private void goOnBehind(String lane, String letter) {
        String group = subscription.group();
        if (subscription.mode() != ConsumptionMode.IN_ORDER
                || !heldKeys.holder(group, lane).equals(Optional.of(letter))) {
            return;
        }
        while (true) {
            Optional<ReceivedRecord> waiting = heldKeys.first(group, lane);
            if (waiting.isEmpty()) {
                if (heldKeys.release(group, lane) || heldKeys.holder(group, lane).isEmpty()) {
                    return;
                }
                continue;
            }
            Handled handled = handle(waiting.get());
            if (handled.error() != null) {
                String next = deadLetters.keep(group, waiting.get(), Objects.requireNonNull(handled.cause()),
                        handled.error(), handled.tries());
                metrics.deadLetter(group);
                heldKeys.heldBy(group, lane, next);
                heldKeys.done(group, lane, waiting.get());
                return;
            }
            heldKeys.done(group, lane, waiting.get());
        }
    }

    private Handled handle(ReceivedRecord record) {
        EventEnvelope envelope;
        Object data;
        Subscription.Entry<?> entry;
        try {
            byte[] value = Objects.requireNonNullElse(record.value(), new byte[0]);
            envelope = CloudEventHeaders.read(record.headers(), value, record.topic());
            Optional<Subscription.Entry<?>> found = subscription.entry(envelope.type());
            if (found.isEmpty()) {
                metrics.ignored(subscription.group());
                return Handled.of(Effect.IGNORED);
            }
            entry = found.get();
            data = Objects.requireNonNull(EventJson.mapper().readValue(value, entry.data()), "The event has no data");
        } catch (CloudEventHeaders.Unreadable | JacksonException | NullPointerException e) {
            return Handled.failed(UNREADABLE, e, 1);
        }
        return tryToApply(record, envelope, entry, data);
    }

    private Handled tryToApply(ReceivedRecord record, EventEnvelope envelope, Subscription.Entry<?> entry,
            Object data) {
        for (int attempt = 1;; attempt++) {
            try {
                Effect effect = traces.continued(envelope.traceparent(), subscription.group(),
                        () -> apply(envelope, entry, data));
                metrics.handled(subscription.group(), effect, decidedAt(record, envelope), technicalClock.instant());
                return Handled.of(effect);
            } catch (RuntimeException e) {
                if (Failures.passing(e)) {
                    throw new TryAgainLater(e);
                }
                if (attempt == TRIES) {
                    return Handled.failed(RULE, e, TRIES);
                }
                LockSupport.parkNanos(BETWEEN_TRIES.multipliedBy(attempt).toNanos());
            }
        }
    }

    private static <T> Effect apply(EventEnvelope envelope, Subscription.Entry<T> entry, Object data) {
        return entry.handler().handle(new IncomingEvent<>(envelope, entry.data().cast(data)));
    }

    private static Instant decidedAt(ReceivedRecord record, EventEnvelope envelope) {
        String recorded = CloudEventHeaders.optional(record.headers(), "ce_recordedtime");
        if (recorded != null) {
            try {
                return Instant.parse(recorded);
            } catch (DateTimeParseException e) {
                return envelope.time();
            }
        }
        return record.at();
    }
}
