package vn.laocai.thidua.ward.block;

import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.ward.block.BlockRefused.Reason;

/**
 * The claim on one ward: the single owner of the rule that a ward belongs to at most one block (Rule 1). It is kept under
 * the ward's code, so its guarded write decides between two blocks.
 */
sealed interface Membership {

    /** The ward. */
    String wardCode();

    /**
     * A block has it.
     *
     * @param epoch
     *            number of the block's change for which it was claimed
     */
    record Claimed(String wardCode, String blockId, long epoch) implements Membership {}

    /** No block has it. */
    record Free(String wardCode) implements Membership {}

    /** What has happened to a claim. */
    sealed interface Event {

        /** A block has taken the ward. */
        record WardClaimed(String wardCode, String blockId, long epoch) implements Event {}

        /** The ward is free again. */
        record WardReleased(String wardCode, String blockId, long epoch) implements Event {}
    }

    /**
     * Claims the ward for a change of a block. A claim that no block needs any more, because a change was given up or a
     * ward has left, is taken over.
     *
     * @param needed
     *            tells of another claim whether its block still needs it
     * @throws BlockRefused
     *             where another block has the ward
     */
    static List<Event> claim(@Nullable Membership membership, Claimed wanted, Predicate<Claimed> needed) {
        if (wanted.equals(membership)) {
            return List.of();
        }
        if (membership instanceof Claimed claimed && needed.test(claimed)) {
            throw new BlockRefused(new Reason.InOtherBlock(wanted.wardCode(), claimed.blockId()));
        }
        return List.of(new Event.WardClaimed(wanted.wardCode(), wanted.blockId(), wanted.epoch()));
    }

    /** Frees the ward, if it is still this claim and nobody needs it. */
    static List<Event> release(Membership membership, String blockId, Predicate<Claimed> needed) {
        return membership instanceof Claimed claimed && claimed.blockId().equals(blockId) && !needed.test(claimed)
                ? List.of(new Event.WardReleased(claimed.wardCode(), blockId, claimed.epoch()))
                : List.of();
    }

    /** The claim after the event. */
    static Membership evolve(Event event) {
        return switch (event) {
            case Event.WardClaimed(String ward, String block, long epoch) -> new Claimed(ward, block, epoch);
            case Event.WardReleased(String ward, String _, long _) -> new Free(ward);
        };
    }
}
