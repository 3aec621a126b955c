package vn.laocai.thidua.notification.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Random;

import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.notification.announcement.Announcement;
import vn.laocai.thidua.notification.announcement.Channel;
import vn.laocai.thidua.notification.announcement.MessageId;
import vn.laocai.thidua.notification.dispatch.DispatchQueue;
import vn.laocai.thidua.notification.dispatch.RetryLadder;
import vn.laocai.thidua.notification.recipient.Recipient;
import vn.laocai.thidua.support.event.EventEnvelope;

/**
 * Mails: the record is written once, before anything is sent; sending is at least once, and a second copy carries the
 * same Message-ID.
 */
@Component
class MailDeliveries implements Channel, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MailDeliveries.class);

    private static final int AT_A_TIME = 4;
    private static final Duration LEASE = Duration.ofMinutes(2);

    /** What has become of a mail. */
    enum State {
        /** To be sent, now or at its next attempt. */
        PENDING,
        /** Taken by the mail server. */
        SENT,
        /** Refused for good, or every attempt failed. */
        FAILED
    }

    private final MongoCollection<Document> mails;
    private final LetterWriter writer;
    private final PostOffice postOffice;
    private final RetryLadder ladder;
    private final InstantSource clock;
    private final MeterRegistry metrics;
    private final DispatchQueue queue;
    private volatile boolean running;

    @Autowired
    MailDeliveries(MongoDatabaseFactory databases, MailSettings settings, PostOffice postOffice,
            MeterRegistry metrics) {
        this(databases.getMongoDatabase(), settings, postOffice, metrics, InstantSource.system());
    }

    MailDeliveries(MongoDatabase database, MailSettings settings, PostOffice postOffice, MeterRegistry metrics,
            InstantSource clock) {
        this.mails = database.getCollection("mails").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.writer = new LetterWriter(settings);
        this.postOffice = postOffice;
        this.ladder = new RetryLadder(settings.ladder(), new Random());
        this.clock = clock;
        this.metrics = metrics;
        this.queue = new DispatchQueue("mail", database.getCollection("mail_queue"), this::attempt, AT_A_TIME, LEASE,
                clock);
        Gauge.builder("notification.mail.pending", queue, DispatchQueue::pending)
                .description("Mails that wait to be sent or are being sent").register(metrics);
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public boolean tell(EventEnvelope event, Recipient recipient, Announcement announcement) {
        String address = recipient.email();
        if (address == null || address.isBlank()) {
            return false;
        }
        String id = MessageId.of(event.id(), recipient.personId(), name());
        Instant now = clock.instant();
        Letter letter = writer.write(id, event, recipient, address, announcement, now);
        boolean isNew = insert(id, recipient.personId(), letter);
        if (isNew || isPending(id)) {
            queue.put(id, name(), now);
        }
        return isNew;
    }

    private boolean insert(String id, String personId, Letter letter) {
        try {
            mails.insertOne(write(letter).append("_id", id).append("personId", personId)
                    .append("state", State.PENDING.name()).append("tries", 0));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCode() != 11000) {
                throw e;
            }
            return false;
        }
    }

    private boolean isPending(String id) {
        Document mail = mails.find(Filters.eq("_id", id)).first();
        return mail != null && State.PENDING.name().equals(mail.getString("state"));
    }

    private DispatchQueue.Next attempt(String id) {
        Document mail = mails.find(Filters.eq("_id", id)).first();
        if (mail == null || !State.PENDING.name().equals(mail.getString("state"))) {
            return new DispatchQueue.Next.Done();
        }
        int tries = mail.getInteger("tries") + 1;
        PostOffice.Receipt receipt = postOffice.send(read(mail));
        Instant now = clock.instant();
        return switch (receipt) {
            case PostOffice.Receipt.Taken taken -> {
                update(id, State.SENT, tries, Updates.set("sentAt", Date.from(now)));
                yield new DispatchQueue.Next.Done();
            }
            case PostOffice.Receipt.Refused refused -> giveUp(id, tries, refused.why());
            case PostOffice.Receipt.NotNow later -> ladder.next(tries, now).<DispatchQueue.Next>map(at -> {
                LOG.info("Mail {} will be tried again at {}: {}", id, at, later.why());
                mails.updateOne(Filters.eq("_id", id), Updates.combine(Updates.set("tries", tries),
                        Updates.set("error", later.why()), Updates.set("nextAttemptAt", Date.from(at))));
                count("retry");
                return new DispatchQueue.Next.Again(at);
            }).orElseGet(() -> giveUp(id, tries, later.why()));
        };
    }

    private DispatchQueue.Next giveUp(String id, int tries, String why) {
        LOG.warn("Mail {} is given up after {} attempts: {}", id, tries, why);
        update(id, State.FAILED, tries, Updates.set("error", why));
        return new DispatchQueue.Next.Done();
    }

    private void update(String id, State state, int tries, Bson more) {
        mails.updateOne(Filters.eq("_id", id), Updates.combine(Updates.set("state", state.name()),
                Updates.set("tries", tries), Updates.unset("nextAttemptAt"), more));
        count(state.name().toLowerCase(java.util.Locale.ROOT));
    }

    private void count(String outcome) {
        metrics.counter("notification.mail.attempts", "outcome", outcome).increment();
    }

    private static Document write(Letter letter) {
        return new Document("to", letter.to()).append("toName", letter.toName())
                .append("messageId", letter.messageId()).append("thread", letter.thread())
                .append("eventId", letter.eventId()).append("language", letter.language())
                .append("title", letter.subject()).append("text", letter.text()).append("html", letter.html())
                .append("writtenAt", Date.from(letter.writtenAt()));
    }

    private static Letter read(Document mail) {
        return new Letter(mail.getString("to"), mail.getString("toName"), mail.getString("messageId"),
                mail.getString("thread"), mail.getString("eventId"), mail.getString("language"),
                mail.getString("title"), mail.getString("text"), mail.getString("html"),
                mail.getDate("writtenAt").toInstant());
    }

    @Override
    public void start() {
        queue.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        queue.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
