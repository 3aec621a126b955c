package vn.laocai.thidua.support.inbox;

import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.converter.BatchMessagingMessageConverter;
import org.springframework.util.backoff.ExponentialBackOff;

import vn.laocai.thidua.support.event.CloudEventsHeaderMapper;
import vn.laocai.thidua.support.launch.ConditionalOnService;
import vn.laocai.thidua.support.outbox.BrokerProbe;
import vn.laocai.thidua.support.outbox.OutboxAutoConfiguration;
import vn.laocai.thidua.support.outbox.RawOutbox;
import vn.laocai.thidua.support.outbox.Relay;
import vn.laocai.thidua.support.telemetry.MetricNames;
import vn.laocai.thidua.support.telemetry.TelemetryAutoConfiguration;
import vn.laocai.thidua.support.telemetry.Traces;

/** The inbox of a service: consumers, dead letters, held keys and their metrics. */
@AutoConfiguration(after = {OutboxAutoConfiguration.class, TelemetryAutoConfiguration.class})
@ConditionalOnService
public class InboxAutoConfiguration {

    private static final Clock TECHNICAL_CLOCK = Clock.systemUTC();

    private static MongoDatabase durable(MongoDatabaseFactory factory) {
        return factory.getMongoDatabase().withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    @Bean
    DeadLetters deadLetters(MongoDatabaseFactory mongo, Relay relay) {
        return new DeadLetters(durable(mongo), new RawOutbox(relay, TECHNICAL_CLOCK), TECHNICAL_CLOCK);
    }

    @Bean(destroyMethod = "close")
    ExecutorService inboxLanes() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService consumerLagTimer() {
        return Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("consumer-lag").daemon().factory());
    }

    @Bean
    Inbox inbox(MongoDatabaseFactory mongo, DeadLetters deadLetters, MeterRegistry registry, Traces traces,
            BrokerProbe probe, ExecutorService inboxLanes, ScheduledExecutorService consumerLagTimer) {
        HeldKeys heldKeys = new HeldKeys(durable(mongo), TECHNICAL_CLOCK);
        InboxMetrics metrics = new InboxMetrics(registry);
        ConsumerLag lag = new ConsumerLag(probe.admin(), metrics, registry, TECHNICAL_CLOCK);
        consumerLagTimer.scheduleWithFixedDelay(lag::refresh, 5, 5, TimeUnit.SECONDS);
        return subscription -> {
            lag.watch(subscription.group());
            return new InboxConsumer(subscription, deadLetters, heldKeys, metrics, traces, inboxLanes,
                    TECHNICAL_CLOCK);
        };
    }

    /** The binder gives its header mapper to single records only, so batches name a converter of their own. */
    @Bean
    BatchMessagingMessageConverter wholeRecords(CloudEventsHeaderMapper headers) {
        BatchMessagingMessageConverter converter = new BatchMessagingMessageConverter();
        converter.setHeaderMapper(headers);
        return converter;
    }

    /**
     * A batch that must wait is given again without end, ever more slowly up to ten seconds; the container is paused
     * meanwhile and stays in its group.
     */
    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> waitForTheStore() {
        return (container, destination, group) -> {
            ExponentialBackOff backOff = new ExponentialBackOff(500, 1.5);
            backOff.setMaxInterval(10_000);
            backOff.setMaxElapsedTime(Long.MAX_VALUE);
            DefaultErrorHandler handler = new DefaultErrorHandler(backOff);
            handler.setLogLevel(KafkaException.Level.WARN);
            container.setCommonErrorHandler(handler);
            container.getContainerProperties().setSyncCommits(false);
        };
    }

    @Bean
    MeterBinder deadLetterMetrics(DeadLetters deadLetters) {
        return registry -> Gauge.builder(MetricNames.DEADLETTER_DEPTH, deadLetters, DeadLetters::depth)
                .description("Dead letters that wait for somebody to decide").register(registry);
    }
}
