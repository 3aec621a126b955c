package vn.laocai.thidua.support.inbox;

import java.util.List;
import java.util.function.Consumer;

import org.springframework.messaging.Message;

/** Turns subscriptions into the functions that Spring Cloud Stream binds; a bean of every service. */
public interface Inbox {

    /** The function for one consumer group: keys in parallel, in order per key, each failure by its kind. */
    Consumer<Message<List<byte[]>>> consumer(Subscription subscription);
}
