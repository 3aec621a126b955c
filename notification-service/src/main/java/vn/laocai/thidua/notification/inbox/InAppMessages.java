package vn.laocai.thidua.notification.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.notification.announcement.Announcement;
import vn.laocai.thidua.notification.announcement.Announcement.Words;
import vn.laocai.thidua.notification.announcement.Channel;
import vn.laocai.thidua.notification.announcement.MessageId;
import vn.laocai.thidua.notification.paging.PagedLists;
import vn.laocai.thidua.notification.recipient.Recipient;
import vn.laocai.thidua.support.event.EventEnvelope;

/**
 * The messages in people's inboxes. The message's document is written first and decides its number in the list of its
 * recipient, so that repeating any step of it changes nothing.
 */
@Component
class InAppMessages implements Channel {

    private final MongoCollection<Document> messages;
    private final PagedLists lists;

    /** A message as its recipient sees it. */
    record InboxMessage(String id, long number, Announcement announcement, String eventType, String subject, Instant at,
            @Nullable Instant readAt) {}

    @Autowired
    InAppMessages(MongoDatabaseFactory databases) {
        this(databases.getMongoDatabase());
    }

    InAppMessages(MongoDatabase database) {
        this.messages = database.getCollection("inbox_messages")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.lists = new PagedLists(database, "inbox");
    }

    @Override
    public String name() {
        return "in-app";
    }

    @Override
    public boolean tell(EventEnvelope event, Recipient recipient, Announcement announcement) {
        String id = MessageId.of(event.id(), recipient.personId(), name());
        long number = lists.nextNumber(recipient.personId());
        try {
            messages.insertOne(new Document("_id", id).append("personId", recipient.personId())
                    .append("number", number).append("eventId", event.id()).append("eventType", event.type())
                    .append("subject", event.subject()).append("at", Date.from(event.time()))
                    .append("title", announcement.vietnamese().title())
                    .append("body", announcement.vietnamese().body())
                    .append("titleEn", announcement.english().title()).append("bodyEn", announcement.english().body())
                    .append("link", announcement.link()));
        } catch (MongoWriteException e) {
            Document before = messages.find(Filters.eq("_id", id)).first();
            if (e.getError().getCode() != 11000 || before == null) {
                throw e;
            }
            number = before.getLong("number");
        }
        return lists.add(recipient.personId(), number, id);
    }

    /** The newest messages of a person below a number. */
    List<InboxMessage> newest(String personId, long below, int limit, boolean onlyUnread) {
        List<PagedLists.Entry> entries = lists.newest(personId, below, limit, onlyUnread);
        Map<String, Document> found = new HashMap<>();
        messages.find(Filters.in("_id", entries.stream().map(PagedLists.Entry::id).toList()))
                .forEach(message -> found.put(message.getString("_id"), message));
        List<InboxMessage> result = new ArrayList<>();
        for (PagedLists.Entry entry : entries) {
            Document message = found.get(entry.id());
            if (message != null) {
                result.add(read(message, entry.readAt()));
            }
        }
        return result;
    }

    long unread(String personId) {
        return lists.unread(personId);
    }

    /** Marks a message of this person as read; empty where the person has no such message. */
    Optional<Boolean> markRead(String personId, String messageId, Instant at) {
        Document message = messages.find(Filters.eq("_id", messageId)).first();
        if (message == null || !personId.equals(message.getString("personId"))) {
            return Optional.empty();
        }
        return Optional.of(lists.markRead(personId, message.getLong("number"), at));
    }

    int markAllRead(String personId, Instant at) {
        return lists.markAllRead(personId, at);
    }

    private static InboxMessage read(Document message, @Nullable Instant readAt) {
        Announcement announcement = new Announcement(
                new Words(message.getString("title"), message.getString("body")),
                new Words(message.getString("titleEn"), message.getString("bodyEn")), message.getString("link"));
        return new InboxMessage(message.getString("_id"), message.getLong("number"), announcement,
                message.getString("eventType"), message.getString("subject"), message.getDate("at").toInstant(),
                readAt);
    }
}
