package vn.laocai.thidua.support.event;

import java.util.Map;

import org.apache.kafka.common.header.Headers;
import org.springframework.kafka.support.KafkaHeaderMapper;
import org.springframework.messaging.MessageHeaders;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Keeps the binder from renaming or adding headers: on the way in the record's headers stay whole under one name; on the
 * way out only CloudEvents headers are written, as UTF-8 text.
 */
public final class CloudEventsHeaderMapper implements KafkaHeaderMapper {

    /** Message header that holds the record's {@link Headers}. */
    public static final String RECORD_HEADERS = "thidua_recordHeaders";

    @Override
    public void fromHeaders(MessageHeaders headers, Headers target) {
        headers.forEach((name, value) -> {
            if (value instanceof String text && (name.startsWith("ce_") || name.equals("content-type"))) {
                target.remove(name);
                target.add(name, text.getBytes(UTF_8));
            }
        });
    }

    @Override
    public void toHeaders(Headers source, Map<String, Object> target) {
        target.put(RECORD_HEADERS, source);
    }
}
