package vn.laocai.thidua.ward.block;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.outbox.EventOnWire;
import vn.laocai.thidua.testing.kit.InMemoryAggregateFactory;
import vn.laocai.thidua.testing.kit.InMemoryAggregateFactory.Crash;
import vn.laocai.thidua.ward.block.Block.Established;
import vn.laocai.thidua.ward.block.BlockCommand.AddMember;
import vn.laocai.thidua.ward.block.BlockCommand.EstablishBlock;
import vn.laocai.thidua.ward.block.BlockCommand.RemoveMember;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Rule 1 over two kinds of documents, whatever happens in between. */
class BlockMembershipsTest {

    private final InMemoryAggregateFactory store = new InMemoryAggregateFactory();
    private final Blocks blocks = new Blocks(store);
    private final BlockMemberships memberships = new BlockMemberships(blocks, store);
    private final BlockHandlers handlers = new BlockHandlers(blocks, memberships);

    @Test
    void aWardOfAnotherBlockIsRefusedAndWhatWasTakenIsFreed() {
        establish("khoi-1", "first", "SA_PA", "LAO_CAI");
        assertThatThrownBy(() -> establish("khoi-2", "second", "YEN_BAI", "LAO_CAI"))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("ward-in-other-block");
                    assertThat(refusal.properties()).containsEntry("otherBlock", "khoi-1");
                });
        assertThat(memberships.holder("YEN_BAI")).isEmpty();
        assertThat(establish("khoi-3", "third", "YEN_BAI", "AU_LAU").memberCodes()).hasSize(2);
    }

    @Test
    void theSameCommandAgainIsRefusedAgain() {
        establish("khoi-1", "first", "SA_PA", "LAO_CAI");
        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> establish("khoi-2", "second", "YEN_BAI", "LAO_CAI"))
                    .isInstanceOfSatisfying(Refusal.class,
                            refusal -> assertThat(refusal.code()).isEqualTo("ward-in-other-block"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void aFoundingThatWasInterruptedAnywhereIsFinishedByTheSameCommand(int saves) {
        store.crashAfter(saves);
        assertThatThrownBy(() -> establish("khoi-1", "first", "SA_PA", "LAO_CAI")).isInstanceOf(Crash.class);
        store.crashAfter(Integer.MAX_VALUE);
        assertThat(establish("khoi-1", "first", "SA_PA", "LAO_CAI").memberCodes()).containsExactly("SA_PA", "LAO_CAI");
        assertThat(store.events.stream().map(EventOnWire::name).filter("block-established"::equals)).hasSize(1);
        assertThat(memberships.holder("SA_PA")).contains("khoi-1");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void itIsFinishedByWhoeverComesNextToo(int saves) {
        store.crashAfter(saves);
        assertThatThrownBy(() -> establish("khoi-1", "first", "SA_PA", "LAO_CAI")).isInstanceOf(Crash.class);
        store.crashAfter(Integer.MAX_VALUE);
        memberships.settle("khoi-1", InMemoryAggregateFactory.command("finish", "policy"));
        assertThat(blocks.find("khoi-1")).isPresent();
        assertThat(establish("khoi-1", "first", "SA_PA", "LAO_CAI").memberCodes()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void aRefusalThatWasInterruptedLeavesNoWardBehind(int saves) {
        establish("khoi-1", "first", "LAO_CAI", "SA_PA");
        store.crashAfter(saves);
        assertThatThrownBy(() -> establish("khoi-2", "second", "YEN_BAI", "LAO_CAI"))
                .isInstanceOfAny(Crash.class, Refusal.class);
        store.crashAfter(Integer.MAX_VALUE);
        memberships.settle("khoi-2", InMemoryAggregateFactory.command("finish", "policy"));
        assertThat(establish("khoi-3", "third", "YEN_BAI", "AU_LAU").memberCodes()).hasSize(2);
    }

    @Test
    void aClaimThatARemovalLeftBehindIsTakenOver() {
        establish("khoi-1", "first", "SA_PA", "LAO_CAI");
        establish("khoi-2", "second", "YEN_BAI", "AU_LAU");
        RemoveMember leave = new RemoveMember("LAO_CAI", BlockDeciderTest.DECISION, BlockDeciderTest.FOUNDED);
        store.crashAfter(1);
        assertThatThrownBy(
                () -> handlers.remove("khoi-1", leave, InMemoryAggregateFactory.command("remove", "leave")))
                .isInstanceOf(Crash.class);
        store.crashAfter(Integer.MAX_VALUE);
        assertThat(memberships.holder("LAO_CAI")).contains("khoi-1");

        AddMember join = new AddMember("LAO_CAI", BlockDeciderTest.DECISION, BlockDeciderTest.FOUNDED, true);
        Established joined = (Established) handlers
                .add("khoi-2", join, InMemoryAggregateFactory.command("add", "join")).state();
        assertThat(joined.hasMember("LAO_CAI")).isTrue();
        assertThat(memberships.holder("LAO_CAI")).contains("khoi-2");

        // The old block's late release does not free what is no longer its own.
        handlers.remove("khoi-1", leave, InMemoryAggregateFactory.command("remove", "leave"));
        assertThat(memberships.holder("LAO_CAI")).contains("khoi-2");
    }

    private Established establish(String id, String key, String... members) {
        EstablishBlock command = new EstablishBlock(id, BlockDeciderTest.foundation(members[0], null, members),
                Set.copyOf(List.of(members)));
        return (Established) handlers.establish(command, InMemoryAggregateFactory.command("establish-block", key))
                .state();
    }
}
