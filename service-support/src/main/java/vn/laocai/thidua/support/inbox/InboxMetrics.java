package vn.laocai.thidua.support.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import vn.laocai.thidua.support.telemetry.MetricNames;

/** What the consumers of a service tell about themselves. */
final class InboxMetrics {

    private final MeterRegistry registry;
    private final Map<String, Instant> handledUpTo = new ConcurrentHashMap<>();
    private final Map<String, Timer> latencies = new ConcurrentHashMap<>();

    InboxMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void handled(String group, Effect effect, Instant decidedAt, Instant now) {
        switch (effect) {
            case APPLIED -> latencies
                    .computeIfAbsent(group,
                            name -> Timer.builder(MetricNames.EVENT_LATENCY).tag("group", name)
                                    .description("Time from the decision to the effect").publishPercentileHistogram()
                                    .minimumExpectedValue(Duration.ofMillis(1))
                                    .maximumExpectedValue(Duration.ofMinutes(5)).register(registry))
                    .record(Duration.between(decidedAt, now).isNegative()
                            ? Duration.ZERO
                            : Duration.between(decidedAt, now));
            case ALREADY_APPLIED -> registry.counter(MetricNames.INBOX_DUPLICATES, "group", group).increment();
            case IGNORED -> ignored(group);
        }
    }

    void ignored(String group) {
        registry.counter(MetricNames.INBOX_IGNORED, "group", group).increment();
    }

    void deadLetter(String group) {
        registry.counter("deadletter.kept", "group", group).increment();
    }

    void handledUpTo(String group, Instant recordTime) {
        handledUpTo.merge(group, recordTime, (before, now) -> now.isAfter(before) ? now : before);
    }

    /** Time of the newest record that the group has handled since the start. */
    Instant handledUpTo(String group) {
        return handledUpTo.getOrDefault(group, Instant.EPOCH);
    }
}
