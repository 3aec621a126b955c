package vn.laocai.thidua.club.membership;

import java.util.Optional;

import vn.laocai.thidua.support.event.EventEnvelope;
import vn.laocai.thidua.support.inbox.Effect;

/** Who belongs to which block, as far as events have told. */
public interface BlockMemberships {

    /** The membership of a block, where any of its events has arrived. */
    Optional<BlockMembership> find(String blockId);

    /** Keeps the membership as it is after the event, unless the copy is as new already; guard and effect are one write. */
    Effect keep(BlockMembership membership, EventEnvelope event);
}
