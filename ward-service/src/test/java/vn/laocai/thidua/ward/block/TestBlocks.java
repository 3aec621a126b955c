package vn.laocai.thidua.ward.block;

import java.util.List;
import java.util.Set;

import vn.laocai.thidua.support.outbox.AggregateFactory;
import vn.laocai.thidua.testing.kit.InMemoryAggregateFactory;
import vn.laocai.thidua.ward.block.BlockCommand.EstablishBlock;

/** Blocks for the tests of other packages; {@code p-<first ward>} is the head. */
public final class TestBlocks {

    private TestBlocks() {}

    public static Blocks of(AggregateFactory factory, String id, List<String> wards) {
        Blocks blocks = new Blocks(factory);
        EstablishBlock establish = new EstablishBlock(id,
                BlockDeciderTest.foundation(wards.getFirst(), null, wards.toArray(String[]::new)), Set.copyOf(wards));
        new BlockHandlers(blocks, new BlockMemberships(blocks, factory)).establish(establish,
                InMemoryAggregateFactory.command("establish-block", id));
        return blocks;
    }
}
