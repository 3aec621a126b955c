package vn.laocai.thidua.notification.mail;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

import vn.laocai.thidua.notification.MailServer;
import vn.laocai.thidua.notification.StoreTest;
import vn.laocai.thidua.notification.announcement.Announcement;
import vn.laocai.thidua.notification.recipient.Language;
import vn.laocai.thidua.notification.recipient.Recipient;
import vn.laocai.thidua.support.event.EventEnvelope;
import vn.laocai.thidua.testing.kit.Events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class MailDeliveriesTest extends StoreTest {

    private static final MailSettings SETTINGS = new MailSettings("thi-dua@thidua.local", "Hệ thống Thi Đua",
            URI.create("http://localhost:8080"), List.of(Duration.ZERO, Duration.ofMillis(50), Duration.ofMillis(50)));
    private static final Announcement NEWS = new Announcement(
            new Announcement.Words("Phường Cam Đường đã ký giao ước thi đua 2025 (7/10)",
                    "Còn 3 phường chưa ký <tính đến 14/11/2025>."),
            new Announcement.Words("Cam Đường Ward has signed", "Wards still to sign: 3."), "/covenants/c-1");

    private final EventEnvelope event = Events.example("vn.laocai.thidua.ward.covenant-signed.v1").withFreshId()
            .toEnvelope("thidua.ward.covenant.v1");
    private final String address = "to-" + UUID.randomUUID() + "@thidua.local";
    private final Recipient recipient = new Recipient("p-1", "Nguyễn Thị Ánh", "SA_PA", Set.of("WARD_LEADER"), address,
            Language.VI);
    private final List<MailDeliveries> started = new CopyOnWriteArrayList<>();

    /** The real sender, with what the test does before or after it. */
    private static class Sender extends JavaMailSenderImpl {
        Sender() {
            setHost("localhost");
            setPort(MailServer.port());
            setDefaultEncoding("UTF-8");
        }
    }

    private MailDeliveries process(JavaMailSenderImpl sender, InstantSource clock) {
        MailDeliveries deliveries = new MailDeliveries(database, SETTINGS, new PostOffice(sender, SETTINGS),
                new SimpleMeterRegistry(), clock);
        started.add(deliveries);
        return deliveries;
    }

    private Document record() {
        return database.getCollection("mails").find().first();
    }

    private void awaitState(String state) {
        await().untilAsserted(() -> assertThat(record().getString("state")).isEqualTo(state));
    }

    @AfterEach
    void stop() {
        started.forEach(MailDeliveries::stop);
        started.clear();
    }

    @Test
    void sendsPlainTextAndHtmlInVietnamese() throws Exception {
        MailDeliveries deliveries = process(new Sender(), InstantSource.system());
        deliveries.start();
        assertThat(deliveries.tell(event, recipient, NEWS)).isTrue();
        awaitState("SENT");
        MimeMessage mail = MailServer.mailsTo(address).getFirst();
        assertThat(mail.getSubject()).isEqualTo("Phường Cam Đường đã ký giao ước thi đua 2025 (7/10)");
        assertThat(mail.getFrom()[0].toString()).contains("thi-dua@thidua.local");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("References")).hasSize(1);
        assertThat(mail.getHeader("Content-Language")).containsExactly("vi");
        assertThat(mail.getHeader("X-Thi-Dua-Event-Id")).containsExactly(event.id());
        assertThat(part(mail, "text/plain")).contains("Kính gửi ông/bà Nguyễn Thị Ánh,")
                .contains("Còn 3 phường chưa ký").contains("Xem chi tiết: http://localhost:8080/covenants/c-1");
        assertThat(part(mail, "text/html")).contains("<h1").contains("Phường Cam Đường đã ký")
                .contains("&lt;tính đến 14/11/2025&gt;").contains("href=\"http://localhost:8080/covenants/c-1\"");
    }

    @Test
    void writesOneRecordThoughTheEventComesTwice() {
        MailDeliveries deliveries = process(new Sender(), InstantSource.system());
        deliveries.start();
        assertThat(deliveries.tell(event, recipient, NEWS)).isTrue();
        assertThat(deliveries.tell(event, recipient, NEWS)).isFalse();
        awaitState("SENT");
        assertThat(deliveries.tell(event, recipient, NEWS)).isFalse();
        assertThat(database.getCollection("mails").countDocuments()).isEqualTo(1);
        assertThat(MailServer.mailsTo(address)).hasSize(1);
    }

    @Test
    void sendsWhatAProcessRecordedBeforeItDied() {
        process(new Sender(), InstantSource.system()).tell(event, recipient, NEWS);
        assertThat(record().getString("state")).isEqualTo("PENDING");
        process(new Sender(), InstantSource.system()).start();
        awaitState("SENT");
        assertThat(MailServer.mailsTo(address)).hasSize(1);
    }

    @Test
    void queuesAgainWhatWasRecordedButNotQueued() {
        process(new Sender(), InstantSource.system()).tell(event, recipient, NEWS);
        database.getCollection("mail_queue").drop();
        MailDeliveries next = process(new Sender(), InstantSource.system());
        next.start();
        assertThat(next.tell(event, recipient, NEWS)).isFalse();
        awaitState("SENT");
    }

    @Test
    void sendsASecondCopyWithTheSameIdWhereTheFirstWasNotRecorded() throws Exception {
        CountDownLatch sent = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        MailDeliveries dies = process(new Sender() {
            @Override
            protected void doSend(MimeMessage[] messages, Object[] originals) {
                super.doSend(messages, originals);
                sent.countDown();
                try {
                    never.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException("killed", e);
                }
            }
        }, InstantSource.system());
        dies.start();
        dies.tell(event, recipient, NEWS);
        sent.await();
        process(new Sender(), InstantSource.offset(InstantSource.system(), Duration.ofMinutes(5))).start();
        awaitState("SENT");
        List<MimeMessage> copies = MailServer.mailsTo(address);
        assertThat(copies).hasSize(2);
        assertThat(copies.get(0).getMessageID()).isEqualTo(copies.get(1).getMessageID())
                .endsWith("@thidua.local>");
        never.countDown();
    }

    @Test
    void triesAgainWhileTheServerIsAwayAndGivesUpAtTheEndOfTheLadder() {
        AtomicBoolean away = new AtomicBoolean(true);
        Sender sender = new Sender() {
            @Override
            protected void doSend(MimeMessage[] messages, Object[] originals) {
                if (away.get()) {
                    throw new MailSendException("Connection refused");
                }
                super.doSend(messages, originals);
            }
        };
        MailDeliveries deliveries = process(sender, InstantSource.system());
        deliveries.start();
        deliveries.tell(event, recipient, NEWS);
        awaitAttempts(1);
        away.set(false);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(
                () -> assertThat(record().getString("state")).isEqualTo("SENT"));
        assertThat(record().getInteger("tries")).isBetween(2, 3);
    }

    @Test
    void givesUpAnAddressThatTheServerRefusesForGood() {
        MailDeliveries deliveries = process(new Sender(), InstantSource.system());
        deliveries.start();
        deliveries.tell(event, new Recipient("p-2", "A", "SA_PA", Set.of(), "no address", Language.EN), NEWS);
        awaitState("FAILED");
        assertThat(database.getCollection("mail_queue").countDocuments()).isZero();
    }

    @Test
    void passesOverPeopleWithoutAnAddress() {
        MailDeliveries deliveries = process(new Sender(), InstantSource.system());
        assertThat(deliveries.tell(event, new Recipient("p-3", "A", "SA_PA", Set.of(), null, Language.VI), NEWS))
                .isFalse();
        assertThat(record()).isNull();
    }

    private void awaitAttempts(int count) {
        await().untilAsserted(() -> assertThat(record().getInteger("tries")).isGreaterThanOrEqualTo(count));
    }

    private static String part(Part from, String type) throws Exception {
        if (from.isMimeType(type)) {
            return (String) from.getContent();
        }
        if (from.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = part(parts.getBodyPart(i), type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }
}
