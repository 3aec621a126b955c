package vn.laocai.thidua.support.event;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An event as it arrived: the CloudEvents attributes and the bytes of its data.
 *
 * @param sequence
 *            number of the event among the public events of its aggregate, contiguous from 1
 * @param topic
 *            topic on which it was first published
 * @param data
 *            JSON, UTF-8; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as they came; compared nowhere
public record EventEnvelope(String id, String type, String source, String subject, Instant time, long sequence,
        String partitionKey, @Nullable String traceparent, @Nullable String correlationId,
        @Nullable String causationId, @Nullable String actorId, @Nullable String season, String topic, byte[] data) {}
