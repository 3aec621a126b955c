package vn.laocai.thidua.console.live;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.kafka.support.converter.BatchMessagingMessageConverter;
import org.springframework.messaging.Message;

import vn.laocai.thidua.console.page.Registry;
import vn.laocai.thidua.support.event.CloudEventsHeaderMapper;

/**
 * Every public topic, read from its end by each instance of the console on its own. Only topic and key are looked at:
 * a hint may be lost without harm, for a page that comes back asks again.
 */
@Configuration(proxyBeanMethods = false)
class HintsConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(HintsConfiguration.class);

    @Bean
    Consumer<Message<List<byte[]>>> hints(Browsers browsers, Registry registry) {
        return batch -> {
            Set<Hint> hints = hintsOf(batch);
            LOG.debug("{} for {} open pages", hints, browsers.count());
            for (Hint hint : hints) {
                registry.forget(hint.kind());
                browsers.tell(hint);
            }
        };
    }

    /** Keeps topics and keys as lists beside the batch; the records' own headers are not needed. */
    @Bean
    BatchMessagingMessageConverter batchOfRecords() {
        var converter = new BatchMessagingMessageConverter();
        converter.setHeaderMapper(new CloudEventsHeaderMapper());
        return converter;
    }

    static Set<Hint> hintsOf(Message<?> batch) {
        Set<Hint> hints = new LinkedHashSet<>();
        List<?> topics = list(batch.getHeaders().get(KafkaHeaders.RECEIVED_TOPIC));
        List<?> keys = list(batch.getHeaders().get(KafkaHeaders.RECEIVED_KEY));
        for (int record = 0; record < topics.size(); record++) {
            hints.add(Hint.of(String.valueOf(topics.get(record)),
                    text(record < keys.size() ? keys.get(record) : null)));
        }
        return hints;
    }

    private static List<?> list(@Nullable Object header) {
        return switch (header) {
            case List<?> many -> many;
            case null -> List.of();
            default -> List.of(header);
        };
    }

    private static String text(@Nullable Object key) {
        return switch (key) {
            case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
            case null -> "*";
            default -> key.toString();
        };
    }
}
