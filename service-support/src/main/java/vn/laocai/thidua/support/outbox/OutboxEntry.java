package vn.laocai.thidua.support.outbox;

import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.support.journal.Journal;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * One entry of an outbox, immutable: what will be appended to the journal and sent.
 *
 * @param number
 *            number of the entry in the journal of its aggregate, contiguous from 1
 * @param content
 *            exact text that stands in the journal: the event as CloudEvents JSON, or the audit record
 * @param value
 *            value of the Kafka record
 * @param hash
 *            SHA-256 over the predecessor's hash and the content, hexadecimal
 * @param at
 *            technical time of the save
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as they will be sent; compared nowhere
record OutboxEntry(long number, EntryKind kind, String content, @Nullable String topic, @Nullable String key,
        Map<String, byte[]> headers, byte @Nullable [] value, String previous, String hash, Instant at) {

    Document toDocument() {
        Document document = new Document("n", number).append("kind", kind.name()).append("content", content)
                .append("previous", previous).append("hash", hash).append("at", Date.from(at));
        if (topic != null) {
            Document written = new Document();
            headers.forEach((name, bytes) -> written.append(name, new Binary(bytes)));
            document.append("topic", topic).append("key", key).append("headers", written).append("value",
                    value == null ? null : new Binary(value));
        }
        return document;
    }

    static OutboxEntry fromDocument(Document document) {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        Document written = document.get("headers", Document.class);
        if (written != null) {
            written.forEach((name, bytes) -> headers.put(name, ((Binary) bytes).getData()));
        }
        Binary value = document.get("value", Binary.class);
        return new OutboxEntry(document.getLong("n"), EntryKind.valueOf(document.getString("kind")),
                document.getString("content"), document.getString("topic"), document.getString("key"), headers,
                value == null ? null : value.getData(), document.getString("previous"), document.getString("hash"),
                document.getDate("at").toInstant());
    }

    /** The row of the journal; its {@code _id} makes appending idempotent. */
    Document toJournal(String collection, String aggregateId) {
        return new Document("_id", Journal.id(collection, aggregateId, number)).append("collection", collection)
                .append("aggregate", aggregateId).append("n", number).append("kind", kind.name())
                .append("content", content).append("previous", previous).append("hash", hash)
                .append("at", Date.from(at));
    }

    ProducerRecord<byte[], byte[]> toRecord() {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(Objects.requireNonNull(topic), null,
                key == null ? null : key.getBytes(UTF_8), value);
        headers.forEach((name, bytes) -> record.headers().add(name, bytes));
        return record;
    }
}
