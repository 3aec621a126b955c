package vn.laocai.thidua.club.club;

import java.time.Clock;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.club.membership.BlockMembership;
import vn.laocai.thidua.club.membership.BlockMembership.Change;
import vn.laocai.thidua.club.membership.BlockMemberships;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.TraceContext;
import vn.laocai.thidua.support.event.IncomingEvent;
import vn.laocai.thidua.support.inbox.Effect;
import vn.laocai.thidua.support.inbox.EventHandler;
import vn.laocai.thidua.support.outbox.Versioned;

/**
 * Full membership of a club follows the membership of its block. First the copy of the membership is kept, then the
 * clubs follow it; a proposal is first saved, then follows the copy. Whichever comes first, one of the two sees the
 * other.
 */
@Component
class WhenBlockMembershipChangesThenRollFollows implements EventHandler<BlockChanged> {

    private static final Logger LOG = LoggerFactory.getLogger(WhenBlockMembershipChangesThenRollFollows.class);
    private static final String POLICY = "roll-follows-block";

    private final BlockMemberships memberships;
    private final Clubs clubs;
    private final Clock clock;

    WhenBlockMembershipChangesThenRollFollows(BlockMemberships memberships, Clubs clubs, Clock clock) {
        this.memberships = memberships;
        this.clubs = clubs;
        this.clock = clock;
    }

    @Override
    public Effect handle(IncomingEvent<BlockChanged> event) {
        BlockChanged block = event.data();
        Effect kept = memberships.keep(new BlockMembership(block.blockId(), block.memberCodes(), change(block)),
                event.envelope());
        boolean applied = kept == Effect.APPLIED;
        // Also where the copy was kept before: a crash may have come between it and the clubs.
        CommandContext context = CommandContext.ofPolicy(POLICY, event.envelope(), clock.instant());
        for (Versioned<Club> club : clubs.ofBlock(block.blockId())) {
            applied |= clubs.followBlock(club.id(), context);
        }
        return applied ? Effect.APPLIED : Effect.ALREADY_APPLIED;
    }

    /** What changed in the block while the proposal was being saved. */
    void afterProposal(String clubId, CommandContext proposal) {
        TraceContext trace = proposal.trace();
        clubs.followBlock(clubId, new CommandContext(Actor.system(POLICY), POLICY,
                POLICY + ":" + proposal.idempotencyKey(), clubId, trace, proposal.at()));
    }

    /** What a crash between a proposal and its follow-up may have left. */
    @EventListener(ApplicationReadyEvent.class)
    void afterStart() {
        try {
            for (Versioned<Club> club : clubs.all()) {
                TraceContext trace = TraceContext.fresh();
                clubs.followBlock(club.id(), new CommandContext(Actor.system(POLICY), POLICY,
                        POLICY + ":start:" + trace.traceId(), club.id(), trace, clock.instant()));
            }
        } catch (RuntimeException notNow) {
            LOG.warn("The rolls were not compared with their blocks at the start; the next event does it", notNow);
        }
    }

    private static @Nullable Change change(BlockChanged block) {
        return block.wardCode() == null || block.effectiveDate() == null
                ? null
                : new Change(block.wardCode(), block.effectiveDate());
    }
}
