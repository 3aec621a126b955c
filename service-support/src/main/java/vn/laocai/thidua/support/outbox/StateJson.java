package vn.laocai.thidua.support.outbox;

import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

import vn.laocai.thidua.support.event.EventJson;

/**
 * States of aggregates that are plain records as documents, by the JSON of events: instants and decimals are strings,
 * what is absent is left out. Keys of maps in such a state have no dots, because saves name changed paths by dots.
 */
public final class StateJson {

    private static final JsonWriterSettings PLAIN = JsonWriterSettings.builder().outputMode(JsonMode.RELAXED).build();

    private StateJson() {}

    /** The state as a document. */
    public static Document write(Object state) {
        return Document.parse(EventJson.mapper().writeValueAsString(state));
    }

    /** The state that {@link #write} wrote. */
    public static <S> S read(Document document, Class<S> type) {
        return EventJson.mapper().readValue(document.toJson(PLAIN), type);
    }
}
