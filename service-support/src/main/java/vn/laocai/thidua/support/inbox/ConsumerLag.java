package vn.laocai.thidua.support.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

import vn.laocai.thidua.support.telemetry.MetricNames;

/**
 * How far each consumer group is behind, in seconds: the time since it was last known to have handled everything, as the
 * broker's own offsets tell. It grows also where a consumer has stopped altogether.
 */
final class ConsumerLag {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Admin admin;
    private final InboxMetrics metrics;
    private final Clock technicalClock;
    private final MeterRegistry registry;
    private final Set<String> groups = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> behindSince = new ConcurrentHashMap<>();
    private final Map<String, Long> recordsBehind = new ConcurrentHashMap<>();

    ConsumerLag(Admin admin, InboxMetrics metrics, MeterRegistry registry, Clock technicalClock) {
        this.admin = admin;
        this.metrics = metrics;
        this.registry = registry;
        this.technicalClock = technicalClock;
    }

    void watch(String group) {
        if (groups.add(group)) {
            Gauge.builder(MetricNames.CONSUMER_LAG, () -> lag(group).toMillis() / 1000.0).tag("group", group)
                    .baseUnit("seconds").description("How far the consumer group is behind").register(registry);
            Gauge.builder("consumer.lag.records", () -> recordsBehind.getOrDefault(group, 0L)).tag("group", group)
                    .description("Records that the consumer group has not handled").register(registry);
        }
    }

    private Duration lag(String group) {
        Instant since = behindSince.get(group);
        if (since == null) {
            return Duration.ZERO;
        }
        Instant handled = metrics.handledUpTo(group);
        return Duration.between(handled.isAfter(since) ? handled : since, technicalClock.instant());
    }

    /** Asks the broker where the groups stand; a broker that is away leaves what was known. */
    void refresh() {
        for (String group : groups) {
            try {
                long behind = behind(group);
                recordsBehind.put(group, behind);
                if (behind == 0) {
                    behindSince.remove(group);
                } else {
                    behindSince.putIfAbsent(group, technicalClock.instant());
                }
            } catch (ExecutionException | TimeoutException e) {
                behindSince.putIfAbsent(group, technicalClock.instant());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private long behind(String group) throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        committed.forEach((partition, offset) -> {
            if (offset != null) {
                ends.put(partition, OffsetSpec.latest());
            }
        });
        if (ends.isEmpty()) {
            return 0;
        }
        long behind = 0;
        Map<TopicPartition, ListOffsetsResultInfo> latest = admin.listOffsets(ends).all().get(PATIENCE.toMillis(),
                TimeUnit.MILLISECONDS);
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end : latest.entrySet()) {
            OffsetAndMetadata done = committed.get(end.getKey());
            behind += done == null ? 0 : Math.max(0, end.getValue().offset() - done.offset());
        }
        return behind;
    }
}
