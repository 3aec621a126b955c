package vn.laocai.thidua.testing.kit;

import java.util.List;
import java.util.Objects;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.inbox.ConsumptionMode;
import vn.laocai.thidua.support.inbox.DeadLetter;
import vn.laocai.thidua.support.inbox.DeadLetters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What becomes of a record that a consumer could not handle: it is seen, it is answered for, and there is a way back. */
public abstract class DeadLetterContract extends ServiceContract {

    private static final ConsumptionMode EVERY = ConsumptionMode.EVERY_EVENT;
    private static final ConsumptionMode ORDERED = ConsumptionMode.IN_ORDER;

    @Test
    void standsOnTheTopicOfDeadLettersWithItsOriginAndItsReason() {
        String id = freshId();
        Event broken = sendBroken(id, 1, 3);
        DeadLetter letter = open(EVERY, id);
        assertThat(letter.topic()).isEqualTo(names.topic());
        assertThat(letter.eventType()).isEqualTo(names.type());
        assertThat(letters().find(letter.id()).orElseThrow().value()).contains("\"amount\":3");
        eventually().untilAsserted(
                () -> assertThat(wire().readAll(names.deadLetterTopic(EVERY), id)).singleElement().satisfies(record -> {
                    assertThat(Wire.header(record, "ce_id")).isEqualTo(broken.id());
                    assertThat(Wire.header(record, "x-original-topic")).isEqualTo(names.topic());
                    assertThat(Wire.header(record, "x-original-consumer-group")).isEqualTo(names.group(EVERY));
                    assertThat(Wire.header(record, "x-exception-message")).contains("breaks a rule");
                }));
    }

    @Test
    void aReplayAnswersAppliedAndReachesThatConsumerAlone() {
        String id = freshId();
        Event broken = sendBroken(id, 1, 3);
        DeadLetter letter = open(EVERY, id);
        open(ORDERED, id);
        heal(broken);
        letters().replay(letter.id(), command("replay"));
        resolved(letter, "applied");
        assertThat(total(EVERY, id)).isEqualTo(3);
        assertThat(total(ORDERED, id)).isNull();
        List<ConsumerRecord<byte[], byte[]>> replayed = wire().readAll(names.retryTopic(EVERY), id);
        assertThat(replayed).hasSize(1);
        assertThat(wire().readAll(names.retryTopic(ORDERED), id)).isEmpty();
    }

    @Test
    void aReplayOfWhatHadItsEffectMeanwhileAnswersAlreadyApplied() {
        String id = freshId();
        Event broken = sendBroken(id, 1, 3);
        DeadLetter letter = open(EVERY, id);
        heal(broken);
        wire().send(names.topic(), broken);
        eventually().untilAsserted(() -> assertThat(total(EVERY, id)).isEqualTo(3));
        letters().replay(letter.id(), command("replay"));
        resolved(letter, "already-applied");
        assertThat(total(EVERY, id)).isEqualTo(3);
    }

    @Test
    void aReplayThatFailsAgainIsOpenAgain() {
        String id = freshId();
        Event broken = sendBroken(id, 1, 3);
        DeadLetter letter = open(EVERY, id);
        letters().replay(letter.id(), command("replay"));
        eventually().untilAsserted(() -> assertThat(letters().find(letter.id()).orElseThrow()).satisfies(again -> {
            assertThat(again.state()).isEqualTo(DeadLetter.State.OPEN);
            assertThat(again.outcome()).isEqualTo("failed");
            assertThat(again.tries()).isEqualTo(6);
        }));
        heal(broken);
        letters().replay(letter.id(), command("replay"));
        resolved(letter, "applied");
    }

    @Test
    void isDecidedOnceByAReplayOrByADiscardWithAReason() {
        String id = freshId();
        sendBroken(id, 1, 3);
        DeadLetter letter = open(EVERY, id);
        DeadLetter discarded = letters().discard(letter.id(), "Sent by mistake", command("discard"));
        assertThat(discarded.state()).isEqualTo(DeadLetter.State.DISCARDED);
        assertThat(discarded.reason()).isEqualTo("Sent by mistake");
        assertThat(discarded.decidedBy()).isEqualTo("p-000000000001");
        assertThatThrownBy(() -> letters().replay(letter.id(), command("replay"))).isInstanceOfSatisfying(
                Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("dead-letter-not-open"));
        assertThatThrownBy(() -> letters().replay("nothing", command("replay"))).isInstanceOf(Refusal.class);
        assertThat(letters().list(500, true)).noneMatch(open -> open.id().equals(letter.id()));
    }

    @Test
    void holdsItsKeyUntilAReplayAndThenAllGoOnInOrder() {
        String id = freshId();
        Event broken = sendBroken(id, 1, 1);
        wire().send(names.topic(), counted(id, 2, 10));
        wire().send(names.topic(), counted(id, 3, 100));
        DeadLetter letter = open(ORDERED, id);
        // Where order does not count the later ones have gone on; other keys go on anyway.
        eventually().untilAsserted(() -> assertThat(total(EVERY, id)).isEqualTo(110));
        String other = freshId();
        wire().send(names.topic(), counted(other, 1, 5));
        eventually().untilAsserted(() -> assertThat(total(ORDERED, other)).isEqualTo(5));
        assertThat(total(ORDERED, id)).isNull();

        heal(broken);
        letters().replay(letter.id(), command("replay"));
        eventually().untilAsserted(() -> assertThat(total(ORDERED, id)).isEqualTo(111));
        assertThat(sequences(ORDERED, id)).containsExactly(1L, 2L, 3L);
        wire().send(names.topic(), counted(id, 4, 1000));
        eventually().untilAsserted(() -> assertThat(sequences(ORDERED, id)).containsExactly(1L, 2L, 3L, 4L));
    }

    @Test
    void aSecondFailureBehindTheFirstHoldsTheKeyAgain() {
        String id = freshId();
        Event first = sendBroken(id, 1, 1);
        Event second = sendBroken(id, 2, 10);
        wire().send(names.topic(), counted(id, 3, 100));
        DeadLetter letter = open(ORDERED, id);
        assertThat(letter.eventId()).isEqualTo(first.id());
        // The third is handled where order does not count: so the second has been delivered to all.
        eventually().untilAsserted(() -> assertThat(total(EVERY, id)).isEqualTo(100));
        heal(first);
        letters().replay(letter.id(), command("replay"));
        eventually().untilAsserted(() -> assertThat(open(ORDERED, id).eventId()).isEqualTo(second.id()));
        assertThat(sequences(ORDERED, id)).containsExactly(1L);
        heal(second);
        letters().replay(open(ORDERED, id).id(), command("replay"));
        eventually().untilAsserted(() -> assertThat(sequences(ORDERED, id)).containsExactly(1L, 2L, 3L));
    }

    @Test
    void aDiscardReleasesTheKey() {
        String id = freshId();
        sendBroken(id, 1, 1);
        wire().send(names.topic(), counted(id, 2, 10));
        DeadLetter letter = open(ORDERED, id);
        eventually().untilAsserted(() -> assertThat(total(EVERY, id)).isEqualTo(10));
        letters().discard(letter.id(), "It is not needed", command("discard"));
        eventually().untilAsserted(() -> assertThat(sequences(ORDERED, id)).containsExactly(2L));
        assertThat(letters().find(letter.id()).orElseThrow().state()).isEqualTo(DeadLetter.State.DISCARDED);
    }

    private DeadLetters letters() {
        return bean(DeadLetters.class);
    }

    private Event counted(String id, long sequence, int amount) {
        return Event.of(names.type(), id, "{\"amount\":%d,\"total\":%d}".formatted(amount, amount)).numbered(sequence);
    }

    private Event sendBroken(String id, long sequence, int amount) {
        Event broken = counted(id, sequence, amount);
        bean(Tallies.class).breakAt(broken.id());
        wire().send(names.topic(), broken);
        return broken;
    }

    private void heal(Event broken) {
        bean(Tallies.class).heal(broken.id());
    }

    /** The open dead letter of this consumer and key, as soon as there is one. */
    private DeadLetter open(ConsumptionMode mode, String id) {
        return Objects.requireNonNull(eventually().until(() -> letters().list(500, true).stream().filter(
                letter -> letter.owner().equals(names.group(mode)) && id.equals(letter.key())
                        && letter.state() == DeadLetter.State.OPEN)
                .findFirst().orElse(null), Objects::nonNull));
    }

    private void resolved(DeadLetter letter, String outcome) {
        eventually().untilAsserted(() -> assertThat(letters().find(letter.id()).orElseThrow()).satisfies(now -> {
            assertThat(now.state()).isEqualTo(DeadLetter.State.RESOLVED);
            assertThat(now.outcome()).isEqualTo(outcome);
        }));
    }

    private @Nullable Integer total(ConsumptionMode mode, String id) {
        return bean(Tallies.class).total(names.group(mode), id);
    }

    private List<Long> sequences(ConsumptionMode mode, String id) {
        return bean(Tallies.class).sequences(names.group(mode), id);
    }
}
