package vn.laocai.thidua.ward.block;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.outbox.Versioned;
import vn.laocai.thidua.ward.block.Block.Abandoned;
import vn.laocai.thidua.ward.block.Block.Established;
import vn.laocai.thidua.ward.block.Block.Founding;
import vn.laocai.thidua.ward.block.BlockCommand.AddMember;
import vn.laocai.thidua.ward.block.BlockCommand.AppointHead;
import vn.laocai.thidua.ward.block.BlockCommand.EstablishBlock;
import vn.laocai.thidua.ward.block.BlockCommand.RemoveMember;
import vn.laocai.thidua.ward.block.BlockRefused.Reason;

/** Carries out the commands of the block. Each first finishes what a crash may have left half done. */
@Component
class BlockHandlers {

    private final Blocks blocks;
    private final BlockMemberships memberships;

    BlockHandlers(Blocks blocks, BlockMemberships memberships) {
        this.blocks = blocks;
        this.memberships = memberships;
    }

    Versioned<Block> establish(EstablishBlock command, CommandContext context) {
        memberships.settle(command.id(), context);
        blocks.handle(command.id(), context, command);
        memberships.settle(command.id(), context);
        Versioned<Block> block = stored(command.id());
        return switch (block.state()) {
            case Established _ -> block;
            case Abandoned abandoned -> throw BlockProblems
                    .explain(new Reason.InOtherBlock(abandoned.refusedWard(), abandoned.otherBlock()));
            case Founding _ -> throw BlockProblems.explain(new Reason.ChangeUnderWay());
        };
    }

    Versioned<Block> add(String id, AddMember command, CommandContext context) {
        memberships.settle(id, context);
        blocks.handle(id, context, command);
        memberships.settle(id, context);
        Versioned<Block> block = stored(id);
        if (block.state() instanceof Established established && !established.hasMember(command.wardCode())) {
            throw BlockProblems.explain(new Reason.InOtherBlock(command.wardCode(),
                    memberships.holder(command.wardCode()).orElse("?")));
        }
        return block;
    }

    Versioned<Block> remove(String id, RemoveMember command, CommandContext context) {
        memberships.settle(id, context);
        Outcome<Block> outcome = blocks.handle(id, context, command);
        memberships.release(command.wardCode(), id, context);
        return new Versioned<>(outcome.id(), outcome.version(), outcome.state());
    }

    Versioned<Block> appoint(String id, AppointHead command, CommandContext context) {
        Outcome<Block> outcome = blocks.handle(id, context, command);
        return new Versioned<>(outcome.id(), outcome.version(), outcome.state());
    }

    private Versioned<Block> stored(String id) {
        return blocks.versioned(id).orElseThrow(() -> BlockProblems.explain(new Reason.UnknownBlock()));
    }
}
