package vn.laocai.thidua.console.inbox;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.console.client.NotificationClient.Message;

/** A message in the language of the page; {@code link} is a page of the console or empty. */
public record InboxLine(String id, String title, String body, String link, @Nullable Instant at, boolean read) {

    /** The message in one of its languages, Vietnamese where it has no English. */
    public static InboxLine of(Message message, boolean english) {
        String titleEn = message.titleEn();
        String bodyEn = message.bodyEn();
        String body = message.body();
        return new InboxLine(message.id(), english && titleEn != null ? titleEn : message.title(),
                english && bodyEn != null ? bodyEn : body == null ? "" : body, InboxLinks.pageOrNothing(message.link()),
                message.at(), message.readAt() != null);
    }
}
