package vn.laocai.thidua.support.inbox;

import vn.laocai.thidua.support.event.IncomingEvent;

/** Makes the effect of one event; its guard against duplicates stands in the same write as the effect. */
@FunctionalInterface
public interface EventHandler<T> {

    /** Makes the effect, or tells that it had been made. A broken rule is thrown. */
    Effect handle(IncomingEvent<T> event);
}
