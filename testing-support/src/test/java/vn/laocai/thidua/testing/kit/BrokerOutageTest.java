package vn.laocai.thidua.testing.kit;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import vn.laocai.thidua.support.outbox.ParkedAggregates;
import vn.laocai.thidua.support.outbox.Relay;
import vn.laocai.thidua.testing.infrastructure.EmbeddedBroker;

import static org.assertj.core.api.Assertions.assertThat;

/** Entry never stops for a broker: commands go on while it is away, and all is told when it is back. */
class BrokerOutageTest extends ServiceContract {

    @TempDir
    static Path directory;

    private EmbeddedBroker broker;

    @Override
    protected Infrastructure infrastructure() {
        broker = EmbeddedBroker.in(directory, "localhost", 0).start();
        return new Infrastructure(Infrastructure.embeddedStore().uri(), broker.bootstrapServers());
    }

    @AfterAll
    void stopBroker() {
        stopService();
        broker.close();
    }

    @Test
    void commandsGoOnWhileTheBrokerIsAwayAndTheirEventsFollow() {
        String id = freshId();
        count(id, 1);
        eventually().untilAsserted(() -> assertThat(distinctSequences(id)).containsExactly(1L));

        broker.close();
        for (int i = 0; i < 20; i++) {
            count(id, 1);
        }
        String other = freshId();
        count(other, 1);
        assertThat(bean(Relay.class).pending()).isGreaterThanOrEqualTo(20);
        eventually().until(() -> bean(Relay.class).brokerAway());
        assertThat(counters().find(id).orElseThrow().state().total()).isEqualTo(21);

        broker.start();
        List<Long> expected = LongStream.rangeClosed(1, 21 + 2).boxed().toList();
        eventually().ignoreExceptions().untilAsserted(() -> {
            assertThat(distinctSequences(id)).containsExactlyElementsOf(expected);
            assertThat(distinctSequences(other)).containsExactly(1L);
        });
        assertThat(bean(ParkedAggregates.class).all()).isEmpty();
    }

    /** A record may have reached the broker although nobody was told, and then comes twice. */
    private List<Long> distinctSequences(String id) {
        return wire().readAll(names.topic(), id).stream()
                .map(record -> Long.valueOf(String.valueOf(Wire.header(record, "ce_sequence")))).distinct().toList();
    }
}
