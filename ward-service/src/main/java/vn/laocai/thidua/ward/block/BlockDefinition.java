package vn.laocai.thidua.ward.block;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.outbox.AggregateDefinition;
import vn.laocai.thidua.support.outbox.EventOnWire;

/** How blocks are kept and told. */
final class BlockDefinition implements AggregateDefinition<Block, BlockEvent> {

    @Override
    public String context() {
        return "ward";
    }

    @Override
    public String name() {
        return "block";
    }

    @Override
    public String collection() {
        return "blocks";
    }

    @Override
    public Block evolve(@Nullable Block state, BlockEvent event) {
        return BlockDecider.evolve(state, event);
    }

    @Override
    public Document write(Block state) {
        return BlockDocument.write(state);
    }

    @Override
    public Block read(Document document) {
        return BlockDocument.read(document);
    }

    @Override
    public EventOnWire describe(BlockEvent event, Block after) {
        return BlockWire.describe(event, after);
    }

    @Override
    public @Nullable Refusal explain(RuntimeException refused) {
        return refused instanceof BlockRefused block ? BlockProblems.explain(block.reason()) : null;
    }
}
