package vn.laocai.thidua.ward.block;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.outbox.AggregateFactory;
import vn.laocai.thidua.support.outbox.Aggregates;
import vn.laocai.thidua.support.outbox.Versioned;
import vn.laocai.thidua.ward.block.Block.PendingClaims;
import vn.laocai.thidua.ward.block.BlockCommand.ConfirmClaims;
import vn.laocai.thidua.ward.block.BlockCommand.GiveUpClaims;
import vn.laocai.thidua.ward.block.Membership.Claimed;

/**
 * Finishes changes of members over two kinds of documents: the change stands in the block as pending, each ward is claimed
 * under its own code, and only then is the change confirmed. Every step may be repeated, by anybody, after a crash at any
 * point: a claim counts only while its block still names it, and a number once given up never comes back.
 */
@Component
class BlockMemberships {

    private final Blocks blocks;
    private final Aggregates<Membership, Membership.Event> claims;

    BlockMemberships(Blocks blocks, AggregateFactory factory) {
        this.blocks = blocks;
        this.claims = factory.create(new MembershipDefinition());
    }

    /** Claims the wards of the pending change, if there is one, and confirms or gives it up. */
    void settle(String blockId, CommandContext context) {
        PendingClaims pending = blocks.any(blockId).flatMap(Block::pendingClaims).orElse(null);
        if (pending == null) {
            return;
        }
        String step = ":" + blockId + ":" + pending.epoch();
        for (String ward : pending.wardCodes()) {
            Claimed wanted = new Claimed(ward, blockId, pending.epoch());
            try {
                claims.handle(ward, step(context, ":claim" + step),
                        claim -> Membership.claim(claim, wanted, this::stillNeeded));
            } catch (Refusal refusal) {
                if (!(refusal.properties().get("otherBlock") instanceof String other)) {
                    throw refusal;
                }
                blocks.handle(blockId, step(context, ":give-up" + step),
                        new GiveUpClaims(pending.epoch(), ward, other));
                for (String claimed : pending.wardCodes()) {
                    release(claimed, blockId, context);
                }
                return;
            }
        }
        blocks.handle(blockId, step(context, ":confirm" + step), new ConfirmClaims(pending.epoch()));
    }

    /** Frees the ward, unless the block needs it. A claim that is left behind is harmless: the next block takes it over. */
    void release(String wardCode, String blockId, CommandContext context) {
        if (claims.find(wardCode).isPresent()) {
            claims.handle(wardCode, step(context, ":release:" + blockId), claim -> claim == null
                    ? List.of()
                    : Membership.release(claim, blockId, this::stillNeeded));
        }
    }

    /** The block that has claimed the ward. */
    Optional<String> holder(String wardCode) {
        return claims.find(wardCode).map(Versioned::state).filter(Claimed.class::isInstance)
                .map(claim -> ((Claimed) claim).blockId());
    }

    private boolean stillNeeded(Claimed claim) {
        return blocks.any(claim.blockId()).filter(block -> block.needsClaim(claim.wardCode(), claim.epoch()))
                .isPresent();
    }

    private static CommandContext step(CommandContext context, String step) {
        return new CommandContext(context.actor(), context.command(), context.idempotencyKey() + step,
                context.requestHash(), context.trace(), context.at());
    }
}
