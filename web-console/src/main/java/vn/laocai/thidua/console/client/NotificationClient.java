package vn.laocai.thidua.console.client;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** notification-service: the inbox of the signed-in person. */
@HttpExchange("/api/inbox")
public interface NotificationClient {

    @GetExchange
    Messages inbox(@RequestParam(required = false) @Nullable String cursor, @RequestParam int limit,
            @RequestParam(required = false) @Nullable Boolean unread);

    @PostExchange("/{id}/reading")
    void read(@PathVariable String id, @RequestHeader("Idempotency-Key") String key);

    @PostExchange("/reading-of-all")
    void readAll(@RequestHeader("Idempotency-Key") String key);

    /** One page of messages, newest first; {@code unread} counts them all. */
    record Messages(@Nullable List<Message> items, @Nullable String next, int unread) {

        /** The messages, never null. */
        public List<Message> all() {
            return items == null ? List.of() : items;
        }
    }

    /** A message in both languages. */
    record Message(String id, String title, @Nullable String body, @Nullable String titleEn, @Nullable String bodyEn,
            @Nullable String link, @Nullable String eventType, @Nullable Instant at, @Nullable Instant readAt) {}
}
