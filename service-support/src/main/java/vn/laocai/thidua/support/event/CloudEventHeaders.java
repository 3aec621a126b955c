package vn.laocai.thidua.support.event;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/** CloudEvents 1.0 in binary mode on Kafka: the attributes as record headers of plain UTF-8 text. */
public final class CloudEventHeaders {

    /** Content type of the data of every event. */
    public static final String JSON = "application/json";

    /** Where the schemas of the data are published. */
    public static final String SCHEMAS = "https://schemas.thidua.laocai.vn/events/";

    /** Original topic of a record that was put on a dead-letter or retry topic. */
    public static final String ORIGINAL_TOPIC = "x-original-topic";

    private CloudEventHeaders() {}

    /** The event cannot be read as a CloudEvent. */
    public static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unreadable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** Full type of an event, such as {@code vn.laocai.thidua.ward.covenant-signed.v1}. */
    public static String type(String context, String name) {
        return "vn.laocai.thidua." + context + "." + name + ".v1";
    }

    /** Topic of an aggregate, such as {@code thidua.ward.covenant.v1}. */
    public static String topic(String context, String aggregate) {
        return "thidua." + context + "." + aggregate + ".v1";
    }

    /** The attributes of a CloudEvent (names without prefix) as record headers. */
    public static Map<String, String> toHeaders(Map<String, String> attributes) {
        Map<String, String> headers = new LinkedHashMap<>();
        attributes.forEach((name, value) -> {
            if (name.equals("datacontenttype")) {
                headers.put("content-type", value);
            } else {
                headers.put("ce_" + name, value);
            }
        });
        String traceparent = attributes.get("traceparent");
        if (traceparent != null) {
            headers.put("traceparent", traceparent);
        }
        return headers;
    }

    /**
     * Reads a record.
     *
     * @throws Unreadable
     *             where an attribute is missing or malformed
     */
    public static EventEnvelope read(Headers headers, byte[] data, String topic) {
        try {
            String subject = text(headers, "ce_subject");
            String sequence = optional(headers, "ce_sequence");
            String key = optional(headers, "ce_partitionkey");
            String original = optional(headers, ORIGINAL_TOPIC);
            return new EventEnvelope(text(headers, "ce_id"), text(headers, "ce_type"), text(headers, "ce_source"),
                    subject, Instant.parse(text(headers, "ce_time")), sequence == null ? 0 : Long.parseLong(sequence),
                    key == null ? subject : key, optional(headers, "ce_traceparent"),
                    optional(headers, "ce_correlationid"), optional(headers, "ce_causationid"),
                    optional(headers, "ce_actorid"), optional(headers, "ce_season"),
                    original == null ? topic : original, data);
        } catch (DateTimeParseException | NumberFormatException e) {
            throw new Unreadable("An attribute of the event is malformed: " + e.getMessage(), e);
        }
    }

    private static String text(Headers headers, String name) {
        String value = optional(headers, name);
        if (value == null || value.isEmpty()) {
            throw new Unreadable("The record has no header " + name, null);
        }
        return value;
    }

    /** The last header of this name as text, if there is one. */
    public static @Nullable String optional(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
