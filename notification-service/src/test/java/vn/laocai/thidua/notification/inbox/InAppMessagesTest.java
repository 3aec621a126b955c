package vn.laocai.thidua.notification.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import vn.laocai.thidua.notification.StoreTest;
import vn.laocai.thidua.notification.announcement.Announcement;
import vn.laocai.thidua.notification.recipient.Language;
import vn.laocai.thidua.notification.recipient.Recipient;
import vn.laocai.thidua.support.event.EventEnvelope;
import vn.laocai.thidua.testing.kit.Events;

import static org.assertj.core.api.Assertions.assertThat;

class InAppMessagesTest extends StoreTest {

    private static final Recipient ANH = new Recipient("p-1", "Ánh", "SA_PA", Set.of(), null, Language.VI);
    private static final Announcement NEWS = new Announcement(new Announcement.Words("Tin", "Nội dung"),
            new Announcement.Words("News", "Body"), "/covenants/1");

    private InAppMessages messages;

    @BeforeEach
    void messages() {
        messages = new InAppMessages(database);
    }

    private static EventEnvelope event() {
        return Events.example("vn.laocai.thidua.ward.covenant-signed.v1").withFreshId()
                .toEnvelope("thidua.ward.covenant.v1");
    }

    @Test
    void oneEventIsOneMessageHoweverOftenAndInParallelItComes() throws Exception {
        EventEnvelope event = event();
        AtomicInteger kept = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                all.add(threads.submit(() -> kept.addAndGet(messages.tell(event, ANH, NEWS) ? 1 : 0)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(kept).hasValue(1);
        assertThat(messages.unread("p-1")).isEqualTo(1);
        assertThat(messages.newest("p-1", Long.MAX_VALUE, 10, false)).hasSize(1);
    }

    @Test
    void aDeathBetweenMessageAndListIsMendedByTheNextDelivery() {
        EventEnvelope event = event();
        messages.tell(event, ANH, NEWS);
        database.getCollection("inbox_pages").drop();
        assertThat(messages.unread("p-1")).isZero();
        assertThat(messages.tell(event, ANH, NEWS)).isTrue();
        assertThat(messages.tell(event, ANH, NEWS)).isFalse();
        assertThat(messages.newest("p-1", Long.MAX_VALUE, 10, false)).singleElement()
                .satisfies(message -> assertThat(message.announcement()).isEqualTo(NEWS));
    }

    @Test
    void eventsAtTheSameTimeAllReachTheirRecipient() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
                EventEnvelope event = event();
                threads.submit(() -> messages.tell(event, ANH, NEWS));
            }
        }
        assertThat(messages.unread("p-1")).isEqualTo(40);
        assertThat(messages.newest("p-1", Long.MAX_VALUE, 100, true)).hasSize(40);
    }
}
