package vn.laocai.thidua.testing.kit;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.mongodb.ConnectionString;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import vn.laocai.thidua.support.inbox.ConsumptionMode;
import vn.laocai.thidua.support.inbox.DeadLetter;
import vn.laocai.thidua.support.inbox.DeadLetters;
import vn.laocai.thidua.support.telemetry.MetricNames;
import vn.laocai.thidua.testing.infrastructure.TcpProxy;

import static org.assertj.core.api.Assertions.assertThat;

/** What every consumer keeps to: one effect per event, however often and in whatever order events come. */
public abstract class InboxContract extends ServiceContract {

    private @Nullable TcpProxy storeWire;

    @Override
    Infrastructure seenByTheService(Infrastructure real) {
        String[] address = new ConnectionString(real.storeUri()).getHosts().getFirst().split(":", -1);
        TcpProxy proxy = TcpProxy.listen(0, address[0], Integer.parseInt(address[1]));
        storeWire = proxy;
        return new Infrastructure(proxy.mongoUri() + "/?directConnection=true", real.bootstrapServers());
    }

    @AfterAll
    void closeWire() {
        if (storeWire != null) {
            storeWire.close();
        }
    }

    @Test
    void anEventThatComesTwiceHasOneEffect() {
        String id = freshId();
        for (Event event : List.of(counted(id, 1, 3, 3), counted(id, 2, 4, 7))) {
            send(event);
            send(event);
        }
        send(counted(id, 3, 1, 8));
        for (ConsumptionMode mode : ConsumptionMode.values()) {
            eventually().untilAsserted(() -> assertThat(total(mode, id)).isEqualTo(8));
        }
        assertThat(sequences(ConsumptionMode.EVERY_EVENT, id)).containsExactly(1L, 2L, 3L);
        assertThat(duplicates(ConsumptionMode.EVERY_EVENT)).isGreaterThanOrEqualTo(2);
    }

    @Test
    void theServicesOwnEventsComeBackWithBothEventsOfOneCommand() {
        String id = freshId();
        count(id, 9);
        count(id, 1);
        count(id, 2);
        eventually().untilAsserted(() -> assertThat(total(ConsumptionMode.IN_ORDER, id)).isEqualTo(12));
        // The third number belongs to the second event of the second command, which these consumers do not know.
        eventually().untilAsserted(
                () -> assertThat(sequences(ConsumptionMode.IN_ORDER, id)).containsExactly(1L, 2L, 4L));
        eventually().untilAsserted(() -> assertThat(total(ConsumptionMode.LATEST_STATE, id)).isEqualTo(12));
    }

    @Test
    void anOlderStateDoesNotReplaceANewerOne() {
        String id = freshId();
        send(counted(id, 2, 4, 7));
        send(counted(id, 1, 3, 3));
        send(counted(id, 4, 1, 9));
        send(counted(id, 3, 1, 8));
        eventually().untilAsserted(() -> assertThat(total(ConsumptionMode.EVERY_EVENT, id)).isEqualTo(9));
        eventually().untilAsserted(() -> assertThat(total(ConsumptionMode.LATEST_STATE, id)).isEqualTo(9));
        String last = freshId();
        send(counted(last, 1, 5, 5));
        eventually().untilAsserted(() -> assertThat(total(ConsumptionMode.LATEST_STATE, last)).isEqualTo(5));
        assertThat(total(ConsumptionMode.LATEST_STATE, id)).isEqualTo(9);
    }

    @Test
    void anEventOfAnUnknownTypeIsPassedOverAndCounted() {
        String id = freshId();
        double before = ignored(ConsumptionMode.EVERY_EVENT);
        send(counted(id, 1, 3, 3).with("type", names.type() + "9"));
        send(counted(id, 2, 4, 7).withMember("addedLater", "true"));
        eventually().untilAsserted(() -> assertThat(total(ConsumptionMode.EVERY_EVENT, id)).isEqualTo(4));
        assertThat(ignored(ConsumptionMode.EVERY_EVENT)).isGreaterThan(before);
        assertThat(letters(id)).isEmpty();
    }

    @Test
    void whatCannotBeReadIsADeadLetterAtOnce() {
        String id = freshId();
        Event noJson = counted(id, 1, 3, 3).withData("no json at all");
        Event noTime = counted(id, 2, 3, 3).without("time");
        send(noJson);
        send(noTime);
        eventually().untilAsserted(() -> assertThat(letters(id, ConsumptionMode.EVERY_EVENT)).hasSize(2).allSatisfy(
                letter -> {
                    assertThat(letter.cause()).isEqualTo("UNREADABLE");
                    assertThat(letter.tries()).isOne();
                    assertThat(letter.state()).isEqualTo(DeadLetter.State.OPEN);
                }));
        assertThat(bean(Tallies.class).tries(noJson.id())).isZero();
        String other = freshId();
        send(counted(other, 1, 2, 2));
        eventually().untilAsserted(() -> assertThat(total(ConsumptionMode.EVERY_EVENT, other)).isEqualTo(2));
    }

    @Test
    void aBrokenRuleIsTriedThreeTimes() {
        String id = freshId();
        Event broken = counted(id, 1, 3, 3);
        bean(Tallies.class).breakAt(broken.id());
        send(broken);
        eventually().untilAsserted(() -> assertThat(letters(id)).hasSize(3).allSatisfy(letter -> {
            assertThat(letter.cause()).isEqualTo("RULE");
            assertThat(letter.tries()).isEqualTo(3);
            assertThat(letter.eventId()).isEqualTo(broken.id());
            assertThat(letter.error()).contains("The kit breaks a rule");
        }));
        assertThat(bean(Tallies.class).tries(broken.id())).isEqualTo(3 * ConsumptionMode.values().length);
        assertThat(total(ConsumptionMode.EVERY_EVENT, id)).isNull();
    }

    @Test
    void anOutageOfTheStoreMakesConsumersWaitAndNoDeadLetters() {
        TcpProxy proxy = storeWire;
        assertThat(proxy).isNotNull();
        if (proxy == null) {
            return;
        }
        String id = freshId();
        send(counted(id, 1, 3, 3));
        eventually().untilAsserted(() -> assertThat(total(ConsumptionMode.IN_ORDER, id)).isEqualTo(3));
        long before = bean(DeadLetters.class).depth();
        proxy.cut();
        try {
            send(counted(id, 2, 4, 7));
            int refusals = proxy.refusals();
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> proxy.refusals() > refusals + 3);
        } finally {
            proxy.resume();
        }
        send(counted(id, 3, 1, 8));
        for (ConsumptionMode mode : ConsumptionMode.values()) {
            Awaitility.await().atMost(60, TimeUnit.SECONDS).ignoreExceptions()
                    .untilAsserted(() -> assertThat(total(mode, id)).isEqualTo(8));
        }
        assertThat(bean(DeadLetters.class).depth()).isEqualTo(before);
    }

    private Event counted(String id, long sequence, int amount, int total) {
        return Event.of(names.type(), id, "{\"amount\":%d,\"total\":%d}".formatted(amount, total)).numbered(sequence);
    }

    private void send(Event event) {
        wire().send(names.topic(), event);
    }

    private @Nullable Integer total(ConsumptionMode mode, String id) {
        return bean(Tallies.class).total(names.group(mode), id);
    }

    private List<Long> sequences(ConsumptionMode mode, String id) {
        return bean(Tallies.class).sequences(names.group(mode), id);
    }

    private List<DeadLetter> letters(String id) {
        return bean(DeadLetters.class).list(500, false).stream().filter(letter -> id.equals(letter.key())).toList();
    }

    private List<DeadLetter> letters(String id, ConsumptionMode mode) {
        return letters(id).stream().filter(letter -> letter.owner().equals(names.group(mode))).toList();
    }

    private double ignored(ConsumptionMode mode) {
        return counter(MetricNames.INBOX_IGNORED, mode);
    }

    private double duplicates(ConsumptionMode mode) {
        return counter(MetricNames.INBOX_DUPLICATES, mode);
    }

    private double counter(String name, ConsumptionMode mode) {
        Counter counter = bean(MeterRegistry.class).find(name).tag("group", names.group(mode)).counter();
        return counter == null ? 0 : counter.count();
    }
}
