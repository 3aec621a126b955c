package vn.laocai.thidua.support.outbox;

import org.jspecify.annotations.Nullable;

/**
 * How an event of the domain is told to others.
 *
 * @param name
 *            name in the past tense and kebab case, such as {@code covenant-signed}; the full type is built from it
 * @param visibility
 *            whether it leaves the service
 * @param data
 *            a record that becomes the JSON data
 * @param season
 *            id of the season that it belongs to, if any
 */
public record EventOnWire(String name, Visibility visibility, Object data, @Nullable String season) {

    /** An event that goes to the journal and to Kafka. */
    public static EventOnWire publicEvent(String name, Object data, @Nullable String season) {
        return new EventOnWire(name, Visibility.PUBLIC, data, season);
    }

    /** An event that stays in the journal. */
    public static EventOnWire internalEvent(String name, Object data, @Nullable String season) {
        return new EventOnWire(name, Visibility.INTERNAL, data, season);
    }
}
