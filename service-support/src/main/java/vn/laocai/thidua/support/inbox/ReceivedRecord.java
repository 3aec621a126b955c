package vn.laocai.thidua.support.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.support.event.CloudEventHeaders;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A record as it came from Kafka, whether it can be read or not.
 *
 * @param at
 *            time of the record
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as they came; compared nowhere
record ReceivedRecord(String topic, int partition, long offset, byte @Nullable [] key, Headers headers,
        byte @Nullable [] value, Instant at) {

    /** Where the record stands, for people and for ids. */
    String position() {
        return topic + ":" + partition + ":" + offset;
    }

    /** What orders the records of a consumer: the key, or the position where there is none. */
    String lane() {
        return key == null ? position() : originalTopic() + "|" + new String(key, UTF_8);
    }

    String originalTopic() {
        String original = CloudEventHeaders.optional(headers, CloudEventHeaders.ORIGINAL_TOPIC);
        return original == null ? topic : original;
    }

    Document toDocument() {
        List<Document> written = new ArrayList<>();
        for (Header header : headers) {
            written.add(new Document("name", header.key()).append("value",
                    header.value() == null ? null : new Binary(header.value())));
        }
        return new Document("topic", topic).append("partition", partition).append("offset", offset)
                .append("key", key == null ? null : new Binary(key)).append("headers", written)
                .append("value", value == null ? null : new Binary(value)).append("at", java.util.Date.from(at));
    }

    static ReceivedRecord fromDocument(Document document) {
        RecordHeaders headers = new RecordHeaders();
        for (Document header : document.getList("headers", Document.class, List.of())) {
            Binary value = header.get("value", Binary.class);
            headers.add(header.getString("name"), value == null ? null : value.getData());
        }
        Binary key = document.get("key", Binary.class);
        Binary value = document.get("value", Binary.class);
        return new ReceivedRecord(document.getString("topic"), document.getInteger("partition"),
                document.getLong("offset"), key == null ? null : key.getData(), headers,
                value == null ? null : value.getData(), document.getDate("at").toInstant());
    }
}
