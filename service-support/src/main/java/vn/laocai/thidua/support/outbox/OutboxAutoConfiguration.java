package vn.laocai.thidua.support.outbox;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.MongoDatabaseFactory;

import vn.laocai.thidua.support.event.CloudEventsHeaderMapper;
import vn.laocai.thidua.support.journal.CheckpointKey;
import vn.laocai.thidua.support.journal.Journal;
import vn.laocai.thidua.support.launch.ConditionalOnService;

/** The outbox of a service: aggregates, relay, admission, parked aggregates and their metrics. */
@AutoConfiguration(afterName = {"org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
        "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration"})
@ConditionalOnService
@EnableConfigurationProperties({RelaySettings.class, KafkaProperties.class})
public class OutboxAutoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxAutoConfiguration.class);
    private static final Clock TECHNICAL_CLOCK = Clock.systemUTC();

    /** Saves are acknowledged when a majority has them in its own journal on disk. */
    private static MongoDatabase durable(MongoDatabaseFactory factory) {
        return factory.getMongoDatabase().withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    @Bean(destroyMethod = "close")
    Producer<byte[], byte[]> outboxProducer(KafkaProperties kafka) {
        Map<String, Object> settings = new HashMap<>(kafka.buildProducerProperties());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 8_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 3_000);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        settings.remove(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG);
        settings.remove(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Bean(destroyMethod = "close")
    BrokerProbe brokerProbe(KafkaProperties kafka) {
        return new BrokerProbe(kafka.buildAdminProperties());
    }

    @Bean(destroyMethod = "")
    Relay relay(MongoDatabaseFactory mongo, Producer<byte[], byte[]> producer, BrokerProbe probe,
            RelaySettings settings) {
        return new Relay(UUID.randomUUID().toString(), durable(mongo), producer, probe, settings, TECHNICAL_CLOCK);
    }

    @Bean
    AggregateFactory aggregateFactory(MongoDatabaseFactory mongo, Relay relay, RelaySettings settings,
            @Value("${thidua.service}") String service) {
        MongoDatabase database = durable(mongo);
        AdmissionControl admission = new AdmissionControl(relay, settings);
        EntryWriter writer = new EntryWriter(service, () -> UUID.randomUUID().toString(), TECHNICAL_CLOCK);
        return new AggregateFactory() {
            @Override
            public <S, E> Aggregates<S, E> create(AggregateDefinition<S, E> definition) {
                MongoCollection<Document> collection = database.getCollection(definition.collection());
                relay.watch(collection);
                return new MongoAggregates<>(definition, collection, writer, relay, admission, TECHNICAL_CLOCK);
            }
        };
    }

    /** Last to start and first to stop: the relay needs the store and the producer. */
    @Bean
    SmartLifecycle relayLifecycle(Relay relay) {
        return new SmartLifecycle() {

            private volatile boolean started;

            @Override
            public void start() {
                relay.start();
                started = true;
            }

            @Override
            public void stop() {
                relay.close();
                started = false;
            }

            @Override
            public boolean isRunning() {
                return started;
            }
        };
    }

    @Bean
    ParkedAggregates parkedAggregates(MongoDatabaseFactory mongo, Relay relay) {
        return new ParkedAggregates(durable(mongo), relay);
    }

    @Bean
    Journal journal(MongoDatabaseFactory mongo) {
        return new Journal(durable(mongo));
    }

    @Bean
    CommandLog commandLog(MongoDatabaseFactory mongo) {
        return new CommandLog(durable(mongo), () -> UUID.randomUUID().toString(), TECHNICAL_CLOCK);
    }

    @Bean
    AuditTrail auditTrail(Journal journal, CommandLog log) {
        return new AuditTrail(journal, log);
    }

    /** Where no file is named, the key lives as long as the process: enough for tests, not for an office. */
    @Bean
    JournalCheckpoints journalCheckpoints(MongoDatabaseFactory mongo, Relay relay, Journal journal,
            @Value("${thidua.journal.key-file:}") String keyFile) {
        return new JournalCheckpoints(durable(mongo), relay, journal,
                CheckpointKey.at(keyFile.isBlank() ? null : Path.of(keyFile)), TECHNICAL_CLOCK);
    }

    @Bean
    JournalVerification journalVerification(MongoDatabaseFactory mongo, Relay relay, Journal journal,
            JournalCheckpoints checkpoints) {
        return new JournalVerification(durable(mongo), relay, journal, checkpoints);
    }

    /** Takes a checkpoint every hour. */
    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService checkpointTimer(JournalCheckpoints checkpoints) {
        ScheduledExecutorService timer = Executors
                .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("checkpoints").daemon().factory());
        timer.scheduleAtFixedRate(() -> {
            try {
                checkpoints.takeByTheHour();
            } catch (RuntimeException e) {
                LOG.warn("The checkpoint of this hour was not taken: {}", e.getMessage());
            }
        }, 1, 1, TimeUnit.HOURS);
        return timer;
    }

    @Bean
    CloudEventsHeaderMapper cloudEventsHeaderMapper() {
        return new CloudEventsHeaderMapper();
    }

    @Bean
    MeterBinder outboxMetrics(Relay relay) {
        return registry -> {
            Gauge.builder("outbox.pending", relay, Relay::pending)
                    .description("Entries that wait to be carried on to journal and broker").register(registry);
            Gauge.builder("outbox.oldest.age", relay, r -> r.oldestAge().toMillis() / 1000.0).baseUnit("seconds")
                    .description("Age of the oldest entry that waits").register(registry);
            Gauge.builder("outbox.parked", relay, Relay::parked)
                    .description("Aggregates whose events wait for an operator").register(registry);
            FunctionCounter.builder("relay.published", relay, Relay::carried)
                    .description("Entries carried on since the start").register(registry);
        };
    }

    @Bean
    HealthIndicator outboxHealthIndicator(Relay relay) {
        return () -> {
            Health.Builder health = relay.parked() > 0 || relay.oldestAge().toSeconds() > 120
                    ? Health.down()
                    : Health.up();
            return health.withDetail("pending", relay.pending()).withDetail("parked", relay.parked())
                    .withDetail("oldestAgeSeconds", relay.oldestAge().toSeconds()).build();
        };
    }
}
