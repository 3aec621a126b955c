package vn.laocai.thidua.ward.covenant;

import java.time.LocalDate;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.time.BusinessClock;
import vn.laocai.thidua.ward.block.Block.Established;
import vn.laocai.thidua.ward.block.Blocks;
import vn.laocai.thidua.ward.registry.Units;

/** Who may do what with a covenant: role, organisation and dated assignment together (Rule 84). */
@Component
class CovenantRights {

    private final Blocks blocks;
    private final Units units;

    CovenantRights(Blocks blocks, Units units) {
        this.blocks = blocks;
        this.units = units;
    }

    /** Refuses anybody but the block's head of this day. */
    void requireHead(String blockId, CommandContext context) {
        if (!isHead(blockId, context)) {
            throw CovenantProblems.notTheHead();
        }
    }

    /** Refuses anybody but the block's secretaries and its head of this day. */
    void requirePreparer(String blockId, CommandContext context) {
        Actor actor = context.actor();
        boolean secretary = actor.has("BLOCK_SECRETARY")
                && blocks.find(blockId).filter(block -> block.isSecretary(actor.personId())).isPresent();
        if (!secretary && !isHead(blockId, context)) {
            throw CovenantProblems.notPreparing();
        }
    }

    /** Tells whether the actor may sign for his own organisation on this day (Rule 16). */
    boolean isSigner(CommandContext context) {
        Actor actor = context.actor();
        return actor.has("WARD_LEADER") && units.authorises(actor.organisation(), actor.personId(), today(context));
    }

    private boolean isHead(String blockId, CommandContext context) {
        Actor actor = context.actor();
        return blocks.find(blockId)
                .filter((Established block) -> block.isHead(actor.personId(), actor.organisation(), today(context)))
                .isPresent();
    }

    private static LocalDate today(CommandContext context) {
        return LocalDate.ofInstant(context.at(), BusinessClock.ZONE);
    }
}
