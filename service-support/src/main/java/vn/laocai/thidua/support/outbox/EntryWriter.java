package vn.laocai.thidua.support.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.event.CloudEventHeaders;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.journal.HashChain;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Puts the events of one command and its audit record into wire form, numbered and chained. */
final class EntryWriter {

    private final String source;
    private final Supplier<String> ids;
    private final Clock technicalClock;

    EntryWriter(String service, Supplier<String> ids, Clock technicalClock) {
        this.source = "/thidua/" + service;
        this.ids = ids;
        this.technicalClock = technicalClock;
    }

    /** Where the numbers and the chain of an aggregate stand. */
    record Position(long number, long sequence, String head) {}

    /** The entries of one command and the position after them. */
    record Written(List<OutboxEntry> entries, Position position) {}

    Written write(Position start, AggregateDefinition<?, ?> definition, String id, CommandContext context,
            List<EventOnWire> events) {
        Instant now = technicalClock.instant();
        List<OutboxEntry> entries = new ArrayList<>(events.size() + 1);
        long sequence = start.sequence();
        String head = start.head();
        long number = start.number();
        for (EventOnWire event : events) {
            boolean published = event.visibility() == Visibility.PUBLIC;
            if (published) {
                sequence++;
            }
            String type = CloudEventHeaders.type(definition.context(), event.name());
            Map<String, String> attributes = attributes(type, definition.name(), id, context, event,
                    published ? sequence : 0, now);
            String data = EventJson.mapper().writeValueAsString(event.data());
            String content = structured(attributes, data);
            String hash = HashChain.next(head, content);
            number++;
            entries.add(published
                    ? new OutboxEntry(number, EntryKind.PUBLIC, content,
                            CloudEventHeaders.topic(definition.context(), definition.name()), id,
                            bytes(CloudEventHeaders.toHeaders(attributes)), data.getBytes(UTF_8), head, hash, now)
                    : new OutboxEntry(number, EntryKind.INTERNAL, content, null, null, Map.of(), null, head, hash,
                            now));
            head = hash;
        }
        String audit = audit(definition, id, context, now);
        String hash = HashChain.next(head, audit);
        number++;
        entries.add(new OutboxEntry(number, EntryKind.AUDIT, audit, null, null, Map.of(), null, head, hash, now));
        return new Written(entries, new Position(number, sequence, hash));
    }

    private Map<String, String> attributes(String type, String aggregate, String id, CommandContext context,
            EventOnWire event, long sequence, Instant now) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("specversion", "1.0");
        attributes.put("id", ids.get());
        attributes.put("type", type);
        attributes.put("source", source);
        attributes.put("subject", id);
        attributes.put("time", context.at().toString());
        attributes.put("datacontenttype", CloudEventHeaders.JSON);
        attributes.put("dataschema", CloudEventHeaders.SCHEMAS + type + ".json");
        if (sequence > 0) {
            attributes.put("sequence", "%019d".formatted(sequence));
            attributes.put("partitionkey", id);
        } else {
            attributes.put("aggregate", aggregate);
        }
        attributes.put("recordedtime", now.toString());
        attributes.put("traceparent", context.trace().traceparent());
        attributes.put("correlationid", context.trace().correlationId());
        String cause = context.trace().causationId();
        if (cause != null) {
            attributes.put("causationid", cause);
        }
        attributes.put("actorid", context.actor().personId());
        String season = event.season();
        if (season != null) {
            attributes.put("season", season);
        }
        return attributes;
    }

    private static String audit(AggregateDefinition<?, ?> definition, String id, CommandContext context, Instant now) {
        return EventJson.mapper()
                .writeValueAsString(AuditRecord.accepted(definition.context() + "/" + definition.name() + "/" + id,
                        context.command(), context.actor(), context.trace(), context.at(), now));
    }

    private static String structured(Map<String, String> attributes, String data) {
        String head = EventJson.mapper().writeValueAsString(attributes);
        return head.substring(0, head.length() - 1) + ",\"data\":" + data + "}";
    }

    private static Map<String, byte[]> bytes(Map<String, String> headers) {
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        headers.forEach((name, value) -> bytes.put(name, value.getBytes(UTF_8)));
        return bytes;
    }
}
