package vn.laocai.thidua.support.inbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What one consumer group does with which types of event. */
public final class Subscription {

    private final String group;
    private final ConsumptionMode mode;
    private final Map<String, Entry<?>> entries;
    private final @Nullable Entry<JsonNode> any;

    /** The handler of one type and the class that its data is read into. */
    record Entry<T>(Class<T> data, EventHandler<T> handler) {}

    private Subscription(String group, ConsumptionMode mode, Map<String, Entry<?>> entries,
            @Nullable Entry<JsonNode> any) {
        this.group = group;
        this.mode = mode;
        this.entries = Map.copyOf(entries);
        this.any = any;
    }

    /**
     * Begins a subscription.
     *
     * @param group
     *            consumer group, {@code <service>.<function>}
     */
    public static Builder of(String group, ConsumptionMode mode) {
        return new Builder(group, mode);
    }

    /** Consumer group, {@code <service>.<function>}. */
    public String group() {
        return group;
    }

    /** How duplicates and failures are treated. */
    public ConsumptionMode mode() {
        return mode;
    }

    Optional<Entry<?>> entry(String type) {
        Entry<?> entry = entries.get(type);
        return Optional.ofNullable(entry != null ? entry : any);
    }

    /** Collects the handlers of a subscription. */
    public static final class Builder {

        private final String group;
        private final ConsumptionMode mode;
        private final Map<String, Entry<?>> entries = new LinkedHashMap<>();
        private @Nullable Entry<JsonNode> any;

        private Builder(String group, ConsumptionMode mode) {
            this.group = group;
            this.mode = mode;
        }

        /** Handles events of this full type; unknown fields and enum values in them are left out. */
        public <T> Builder on(String type, Class<T> data, EventHandler<T> handler) {
            entries.put(type, new Entry<>(data, handler));
            return this;
        }

        /** Handles every event that no other handler of this subscription takes. */
        public Builder onAny(EventHandler<JsonNode> handler) {
            any = new Entry<>(JsonNode.class, handler);
            return this;
        }

        public Subscription build() {
            return new Subscription(group, mode, entries, any);
        }
    }
}
