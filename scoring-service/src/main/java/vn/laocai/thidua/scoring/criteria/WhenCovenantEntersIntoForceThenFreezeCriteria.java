package vn.laocai.thidua.scoring.criteria;

import java.time.Clock;
import java.time.Instant;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.criteria.CriteriaCommand.FreezeCriteria;
import vn.laocai.thidua.scoring.criteria.CriteriaSet.Claim;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.event.IncomingEvent;
import vn.laocai.thidua.support.inbox.Effect;
import vn.laocai.thidua.support.inbox.EventHandler;
import vn.laocai.thidua.support.outbox.Versioned;

/**
 * Freezes the version that the covenant names, or the latest published one where it names none (Rule 12). A covenant that
 * names another text is written down beside the criteria and freezes nothing.
 */
@Component
class WhenCovenantEntersIntoForceThenFreezeCriteria implements EventHandler<CovenantInForce> {

    private static final String POLICY = "freeze-criteria";

    private final StoredCriteria criteria;
    private final Clock clock;

    WhenCovenantEntersIntoForceThenFreezeCriteria(StoredCriteria criteria, Clock clock) {
        this.criteria = criteria;
        this.clock = clock;
    }

    @Override
    public Effect handle(IncomingEvent<CovenantInForce> event) {
        CovenantInForce covenant = event.data();
        Instant now = clock.instant();
        CovenantInForce.Named named = covenant.criteriaSet();
        Claim claim = named == null ? null : new Claim(named.id(), named.version(), named.hash());
        String id = CriteriaSets.idOf(covenant.seasonId());
        long before = criteria.find(id).map(Versioned::version).orElse(0L);
        long after = criteria.handle(id, CommandContext.ofPolicy(POLICY, event.envelope(), now),
                new FreezeCriteria(id, covenant.seasonId(), covenant.blockId(), covenant.covenantId(), claim))
                .version();
        return after > before ? Effect.APPLIED : Effect.ALREADY_APPLIED;
    }
}
