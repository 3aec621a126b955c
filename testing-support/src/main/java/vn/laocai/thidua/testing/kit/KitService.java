package vn.laocai.thidua.testing.kit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;
import java.util.function.Consumer;

import com.mongodb.client.MongoDatabase;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.messaging.Message;

import vn.laocai.thidua.support.event.CloudEventHeaders;
import vn.laocai.thidua.support.event.IncomingEvent;
import vn.laocai.thidua.support.inbox.ConsumptionMode;
import vn.laocai.thidua.support.inbox.Effect;
import vn.laocai.thidua.support.inbox.Inbox;
import vn.laocai.thidua.support.inbox.Subscription;
import vn.laocai.thidua.support.launch.ServiceLauncher;
import vn.laocai.thidua.support.outbox.AggregateFactory;
import vn.laocai.thidua.support.outbox.Aggregates;

/**
 * A service that counts and consumes what it has counted, in each of the three modes. It is a whole service, started as
 * all of them are.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
class KitService {

    static final String NAME = "kit-service";

    /** Where one run of a kit has its names: nothing in it meets another run. */
    record Names(String context, String database) {

        static Names fresh() {
            String own = UUID.randomUUID().toString().substring(0, 8);
            return new Names("kit" + own, "kit_" + own);
        }

        String topic() {
            return CloudEventHeaders.topic(context, "counter");
        }

        String type() {
            return CloudEventHeaders.type(context, CounterDefinition.COUNTED);
        }

        String group(ConsumptionMode mode) {
            return NAME + "." + context + "." + switch (mode) {
                case EVERY_EVENT -> "every-event";
                case LATEST_STATE -> "latest-state";
                case IN_ORDER -> "in-order";
            };
        }

        String retryTopic(ConsumptionMode mode) {
            return topic() + "." + group(mode) + ".retry";
        }

        String deadLetterTopic(ConsumptionMode mode) {
            return topic() + "." + group(mode) + ".dlq";
        }

        /** Makes the topics of this run. */
        void createTopics(String bootstrapServers, Map<String, String> settings) {
            List<NewTopic> topics = new java.util.ArrayList<>();
            topics.add(new NewTopic(topic(), 3, (short) 1).configs(settings));
            for (ConsumptionMode mode : ConsumptionMode.values()) {
                topics.add(new NewTopic(retryTopic(mode), 1, (short) 1));
                topics.add(new NewTopic(deadLetterTopic(mode), 1, (short) 1));
            }
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
                admin.createTopics(topics).all().get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Starts it with these names; {@code more} goes before everything else. */
    static ConfigurableApplicationContext start(Infrastructure infrastructure, Names names,
            Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(infrastructure.properties());
        settings.put("server.port", 0);
        settings.put("kit.context", names.context());
        settings.put("spring.mongodb.database", names.database());
        settings.put("thidua.outbox.first-back-off", "50ms");
        settings.put("thidua.outbox.longest-back-off", "200ms");
        settings.put("thidua.outbox.tries-before-parking", 3);
        settings.put("thidua.outbox.lease", "2s");
        settings.put("thidua.outbox.scan-every", "1s");
        settings.put("spring.cloud.function.definition", "everyEvent;latestState;inOrder");
        for (ConsumptionMode mode : ConsumptionMode.values()) {
            String binding = "spring.cloud.stream.bindings." + function(mode) + "-in-0.";
            settings.put(binding + "destination", names.topic() + "," + names.retryTopic(mode));
            settings.put(binding + "group", names.group(mode));
        }
        settings.putAll(more);
        return ServiceLauncher.start(KitService.class, NAME, settings);
    }

    private static String function(ConsumptionMode mode) {
        return switch (mode) {
            case EVERY_EVENT -> "everyEvent";
            case LATEST_STATE -> "latestState";
            case IN_ORDER -> "inOrder";
        };
    }

    @Bean
    Names names(@Value("${kit.context}") String context, @Value("${spring.mongodb.database}") String database) {
        return new Names(context, database);
    }

    @Bean
    Aggregates<Counter, Counter.Happening> counters(AggregateFactory factory, Names names) {
        return factory.create(new CounterDefinition(names.context()));
    }

    @Bean
    Tallies tallies(MongoDatabase database) {
        return new Tallies(database);
    }

    @Bean
    Consumer<Message<List<byte[]>>> everyEvent(Inbox inbox, Names names, Tallies tallies) {
        return consumer(inbox, names, ConsumptionMode.EVERY_EVENT, tallies::add);
    }

    @Bean
    Consumer<Message<List<byte[]>>> latestState(Inbox inbox, Names names, Tallies tallies) {
        return consumer(inbox, names, ConsumptionMode.LATEST_STATE, tallies::replace);
    }

    @Bean
    Consumer<Message<List<byte[]>>> inOrder(Inbox inbox, Names names, Tallies tallies) {
        return consumer(inbox, names, ConsumptionMode.IN_ORDER, tallies::add);
    }

    private static Consumer<Message<List<byte[]>>> consumer(Inbox inbox, Names names, ConsumptionMode mode,
            BiFunction<String, IncomingEvent<Tallies.CountedData>, Effect> handler) {
        String group = names.group(mode);
        return inbox.consumer(Subscription.of(group, mode)
                .on(names.type(), Tallies.CountedData.class, event -> handler.apply(group, event)).build());
    }
}
