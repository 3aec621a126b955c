package vn.laocai.thidua.ward.block;

import java.time.Clock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.TraceContext;
import vn.laocai.thidua.support.outbox.Versioned;

/** A change of members that a crash interrupted is finished at the next start, if nobody repeats the command before. */
@Component
class WhenStartedThenFinishChangesOfMembers {

    private static final Logger LOG = LoggerFactory.getLogger(WhenStartedThenFinishChangesOfMembers.class);
    private static final String POLICY = "finish-changes-of-members";

    private final Blocks blocks;
    private final BlockMemberships memberships;
    private final Clock clock;

    WhenStartedThenFinishChangesOfMembers(Blocks blocks, BlockMemberships memberships, Clock clock) {
        this.blocks = blocks;
        this.memberships = memberships;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void finish() {
        Thread.ofVirtual().name(POLICY).start(() -> {
            try {
                blocks.all().forEach(this::finish);
            } catch (RuntimeException e) {
                // The next command on the block finishes it as well.
                LOG.warn("Unfinished changes of members could not be looked for: {}", e.toString());
            }
        });
    }

    private void finish(Versioned<Block> block) {
        block.state().pendingClaims().ifPresent(pending -> {
            String key = POLICY + ":" + block.id() + ":" + pending.epoch();
            memberships.settle(block.id(), new CommandContext(Actor.system(POLICY), POLICY, key, key,
                    TraceContext.fresh(), clock.instant()));
            LOG.info("Finished change {} of the members of {}", pending.epoch(), block.id());
        });
    }
}
