package vn.laocai.thidua.scoring.award;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The one document that decides which proposals count against the quotas of a season (Rules 55 and 58).
 *
 * @param slots
 *            proposals that count, in the order in which they came
 */
record AwardQuota(String seasonId, List<Slot> slots) {

    /**
     * A proposal that counts.
     *
     * @param basisKeys
     *            achievements on which it rests, folded for comparison
     */
    record Slot(String proposalId, String awardCode, String wardCode, List<String> basisKeys) {

        Slot {
            basisKeys = List.copyOf(basisKeys);
        }
    }

    /** What happens to the slots of a season; stays in the house. */
    sealed interface Event {

        /** A proposal counts from now on. */
        record SlotTaken(String seasonId, Slot slot) implements Event {}

        /** A proposal counts no more. */
        record SlotReleased(String proposalId) implements Event {}
    }

    AwardQuota {
        slots = List.copyOf(slots);
    }

    /**
     * Takes a slot, once.
     *
     * @param ended
     *            proposals that came to nothing and may still hold a slot after a crash
     */
    static List<Event> take(@Nullable AwardQuota quota, String seasonId, Slot wanted, Award award,
            Set<String> ended) {
        List<Slot> held = quota == null ? List.of() : quota.slots();
        List<Event> events = new ArrayList<>();
        held.stream().map(Slot::proposalId)
                .filter(proposal -> ended.contains(proposal) && !proposal.equals(wanted.proposalId()))
                .forEach(proposal -> events.add(new Event.SlotReleased(proposal)));
        List<Slot> counting = held.stream().filter(slot -> !ended.contains(slot.proposalId())).toList();
        List<Slot> others = counting.stream().filter(slot -> !slot.proposalId().equals(wanted.proposalId())).toList();
        for (Slot other : others) {
            if (other.wardCode().equals(wanted.wardCode())
                    && other.basisKeys().stream().anyMatch(wanted.basisKeys()::contains)) {
                throw AwardProblems.achievementTwice(other.awardCode());
            }
        }
        long used = others.stream().filter(slot -> slot.awardCode().equals(award.code())).count();
        if (used >= award.quota()) {
            throw AwardProblems.quotaUsed(award);
        }
        if (held.stream().noneMatch(wanted::equals)) {
            events.add(new Event.SlotTaken(seasonId, wanted));
        }
        return events;
    }

    static List<Event> release(@Nullable AwardQuota quota, String proposalId) {
        return quota != null && quota.slot(proposalId).isPresent()
                ? List.of(new Event.SlotReleased(proposalId))
                : List.of();
    }

    static AwardQuota evolve(@Nullable AwardQuota quota, Event event) {
        return switch (event) {
            case Event.SlotTaken taken -> {
                List<Slot> slots = quota == null ? new ArrayList<>() : new ArrayList<>(quota.slots());
                slots.removeIf(slot -> slot.proposalId().equals(taken.slot().proposalId()));
                slots.add(taken.slot());
                yield new AwardQuota(taken.seasonId(), slots);
            }
            case Event.SlotReleased released -> {
                if (quota == null) {
                    throw new IllegalStateException("No quota holds " + released.proposalId());
                }
                yield new AwardQuota(quota.seasonId(), quota.slots().stream()
                        .filter(slot -> !slot.proposalId().equals(released.proposalId())).toList());
            }
        };
    }

    Optional<Slot> slot(String proposalId) {
        return slots.stream().filter(slot -> slot.proposalId().equals(proposalId)).findFirst();
    }
}
