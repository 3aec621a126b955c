package vn.laocai.thidua.club.membership;

import java.util.Optional;

/** Who belongs to which block, as far as events have told. */
public interface BlockMemberships {

    /** The membership of a block, where any of its events has arrived. */
    Optional<BlockMembership> find(String blockId);

    /**
     * Keeps a membership unless the same or a newer one is known; effect and guard are one write. Tells whether it was
     * kept.
     */
    boolean keep(BlockMembership membership);
}
