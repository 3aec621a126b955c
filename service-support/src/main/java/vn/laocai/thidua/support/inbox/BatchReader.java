package vn.laocai.thidua.support.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;

import vn.laocai.thidua.support.event.CloudEventsHeaderMapper;

/** Takes the binder's batch message apart into records. */
final class BatchReader {

    private BatchReader() {}

    static List<ReceivedRecord> read(Message<List<byte[]>> message) {
        List<?> values = message.getPayload();
        List<?> topics = list(message, KafkaHeaders.RECEIVED_TOPIC);
        List<?> partitions = list(message, KafkaHeaders.RECEIVED_PARTITION);
        List<?> offsets = list(message, KafkaHeaders.OFFSET);
        List<?> times = list(message, KafkaHeaders.RECEIVED_TIMESTAMP);
        List<?> keys = message.getHeaders().get(KafkaHeaders.RECEIVED_KEY, List.class);
        List<?> headers = list(message, KafkaHeaders.BATCH_CONVERTED_HEADERS);
        List<ReceivedRecord> records = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            Object key = keys == null ? null : keys.get(i);
            records.add(new ReceivedRecord((String) topics.get(i), (Integer) partitions.get(i), (Long) offsets.get(i),
                    bytes(key), headers(headers.get(i)), bytes(values.get(i)),
                    Instant.ofEpochMilli((Long) times.get(i))));
        }
        return records;
    }

    private static List<?> list(Message<?> message, String header) {
        return Objects.requireNonNull(message.getHeaders().get(header, List.class),
                "The binder gave no " + header + "; is batch-mode on and the header mapper set?");
    }

    private static Headers headers(@Nullable Object converted) {
        return converted instanceof Map<?, ?> map
                && map.get(CloudEventsHeaderMapper.RECORD_HEADERS) instanceof Headers headers
                        ? headers
                        : new RecordHeaders();
    }

    /** Bytes, or nothing where the record had none (the binder stands a marker of its own in for that). */
    private static byte @Nullable [] bytes(@Nullable Object value) {
        return value instanceof byte[] bytes ? bytes : null;
    }
}
