package vn.laocai.thidua.ward.block;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.outbox.AggregateFactory;
import vn.laocai.thidua.support.outbox.Aggregates;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.outbox.Versioned;
import vn.laocai.thidua.ward.block.Block.Established;

/** The blocks, for the other features too. */
@Component
public class Blocks {

    private final Aggregates<Block, BlockEvent> aggregates;

    Blocks(AggregateFactory factory) {
        this.aggregates = factory.create(new BlockDefinition());
    }

    /** The active block with this id, if there is one. */
    public Optional<Established> find(String id) {
        return any(id).filter(Established.class::isInstance).map(Established.class::cast);
    }

    /** The block in whatever state it is. */
    Optional<Block> any(String id) {
        return aggregates.find(id).map(Versioned::state);
    }

    Optional<Versioned<Block>> versioned(String id) {
        return aggregates.find(id);
    }

    List<Versioned<Block>> all() {
        return aggregates.findAll();
    }

    Outcome<Block> handle(String id, CommandContext context, BlockCommand command) {
        return aggregates.handle(id, context, block -> BlockDecider.decide(block, command));
    }
}
