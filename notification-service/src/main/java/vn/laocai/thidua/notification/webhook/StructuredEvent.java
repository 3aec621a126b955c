package vn.laocai.thidua.notification.webhook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;

import vn.laocai.thidua.support.event.EventEnvelope;

/** An event in the structured JSON mode of CloudEvents: the signature over the body covers every attribute. */
final class StructuredEvent {

    static final String MEDIA_TYPE = "application/cloudevents+json; charset=utf-8";

    private static final String SCHEMAS = "https://schemas.thidua.laocai.vn/events/";
    private static final JsonFactory JSON = new JsonFactory();

    private StructuredEvent() {}

    static String of(EventEnvelope event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(tools.jackson.core.ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            text(json, "specversion", "1.0");
            text(json, "id", event.id());
            text(json, "source", event.source());
            text(json, "type", event.type());
            text(json, "subject", event.subject());
            text(json, "time", event.time().toString());
            text(json, "datacontenttype", "application/json");
            text(json, "dataschema", SCHEMAS + event.type() + ".json");
            text(json, "sequence", String.format(Locale.ROOT, "%019d", event.sequence()));
            text(json, "partitionkey", event.partitionKey());
            text(json, "traceparent", event.traceparent());
            text(json, "correlationid", event.correlationId());
            text(json, "causationid", event.causationId());
            text(json, "actorid", event.actorId());
            text(json, "season", event.season());
            json.writeName("data");
            json.writeRawValue(new String(event.data(), StandardCharsets.UTF_8));
            json.writeEndObject();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void text(JsonGenerator json, String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }
}
