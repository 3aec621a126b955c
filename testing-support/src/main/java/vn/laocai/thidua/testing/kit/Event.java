package vn.laocai.thidua.testing.kit;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import vn.laocai.thidua.support.event.CloudEventHeaders;
import vn.laocai.thidua.support.event.EventEnvelope;

/**
 * An event as a producer would send it, to be changed and sent by a consumer's test. Each {@code with} gives a new one.
 *
 * @param attributes
 *            CloudEvents attributes without prefix, {@code id}, {@code type}, {@code sequence} …
 * @param data
 *            JSON data
 */
public record Event(Map<String, String> attributes, String data) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Event {
        attributes = Map.copyOf(attributes);
    }

    /** An event of this full type about this aggregate with a fresh id, the first of its aggregate. */
    public static Event of(String type, String subject, String data) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("specversion", "1.0");
        attributes.put("id", UUID.randomUUID().toString());
        attributes.put("type", type);
        attributes.put("source", "/thidua/test");
        attributes.put("subject", subject);
        attributes.put("partitionkey", subject);
        attributes.put("time", "2025-11-14T01:00:00Z");
        attributes.put("datacontenttype", "application/json");
        attributes.put("dataschema", CloudEventHeaders.SCHEMAS + type + ".json");
        attributes.put("sequence", "%019d".formatted(1));
        return new Event(attributes, data);
    }

    /** An event in the structured JSON form of CloudEvents, as the examples of the contracts are. */
    static Event parse(String structured) {
        ObjectNode all = (ObjectNode) JSON.readTree(structured);
        JsonNode data = Objects.requireNonNull(all.remove("data"), "data");
        Map<String, String> attributes = new LinkedHashMap<>();
        all.properties().forEach(entry -> attributes.put(entry.getKey(), entry.getValue().asString()));
        return new Event(attributes, JSON.writeValueAsString(data));
    }

    /** The same event with one attribute changed or added. */
    public Event with(String attribute, String value) {
        Map<String, String> changed = new LinkedHashMap<>(attributes);
        changed.put(attribute, value);
        return new Event(changed, data);
    }

    /** The same event without an attribute. */
    public Event without(String attribute) {
        Map<String, String> changed = new LinkedHashMap<>(attributes);
        changed.remove(attribute);
        return new Event(changed, data);
    }

    /** The same event with an id that nobody has seen. */
    public Event withFreshId() {
        return with("id", UUID.randomUUID().toString());
    }

    /** The same event about another aggregate, with a fresh id. */
    public Event about(String subject) {
        return with("subject", subject).with("partitionkey", subject).withFreshId();
    }

    /** The same event with another number among the public events of its aggregate, and a fresh id. */
    public Event numbered(long sequence) {
        return with("sequence", "%019d".formatted(sequence)).withFreshId();
    }

    /** The same event with other data, which need not be JSON. */
    public Event withData(String changed) {
        return new Event(attributes, changed);
    }

    /** The same event with one member of its data changed or added; the value is JSON. */
    public Event withMember(String name, String json) {
        ObjectNode changed = (ObjectNode) JSON.readTree(data);
        changed.set(name, JSON.readTree(json));
        return withData(JSON.writeValueAsString(changed));
    }

    public String id() {
        return attribute("id");
    }

    public String type() {
        return attribute("type");
    }

    public String subject() {
        return attribute("subject");
    }

    private String attribute(String name) {
        return Objects.requireNonNull(attributes.get(name), name);
    }

    /** The Kafka record: attributes as headers, subject as key. */
    public ProducerRecord<byte[], byte[]> toRecord(String topic) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic,
                subject().getBytes(StandardCharsets.UTF_8), data.getBytes(StandardCharsets.UTF_8));
        for (Header header : headers()) {
            record.headers().add(header);
        }
        return record;
    }

    /** The envelope as a consumer's handler gets it. */
    public EventEnvelope toEnvelope(String topic) {
        return CloudEventHeaders.read(headers(), data.getBytes(StandardCharsets.UTF_8), topic);
    }

    private RecordHeaders headers() {
        RecordHeaders headers = new RecordHeaders();
        CloudEventHeaders.toHeaders(attributes)
                .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return headers;
    }
}
