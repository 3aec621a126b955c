package vn.laocai.thidua.scoring.award;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.outbox.AggregateFactory;
import vn.laocai.thidua.support.outbox.Aggregates;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.outbox.Versioned;

/** The proposals of all seasons and the slots that they hold. */
@Component
public class Proposals {

    private final Aggregates<AwardProposal, ProposalEvent> proposals;
    private final Aggregates<AwardQuota, AwardQuota.Event> quotas;

    Proposals(AggregateFactory factory) {
        proposals = factory.create(new ProposalDefinition());
        quotas = factory.create(new QuotaDefinition());
    }

    /** One proposal. */
    public Optional<AwardProposal> find(String id) {
        return proposals.find(id).map(Versioned::state);
    }

    /** The proposals of a season in the order of wards and awards; there are few. */
    public List<AwardProposal> ofSeason(String seasonId) {
        return proposals.findAll().stream().map(Versioned::state)
                .filter(proposal -> proposal.seasonId().equals(seasonId)).toList();
    }

    /** The proposal whose certificate has this code. */
    Optional<AwardProposal> certified(String code) {
        return decided(decision -> decision.certificateCode().equals(code));
    }

    /** The proposal whose decision is like this. */
    Optional<AwardProposal> decided(Predicate<AwardProposal.Decision> such) {
        return proposals.findAll().stream().map(Versioned::state).filter(proposal -> {
            AwardProposal.Decision decision = proposal.decision();
            return decision != null && such.test(decision);
        }).findFirst();
    }

    Versioned<AwardProposal> get(String id) {
        return proposals.find(id).orElseThrow(() -> AwardProblems.unknown());
    }

    Outcome<AwardProposal> handle(String id, CommandContext context, ProposalCommand command) {
        return proposals.handle(id, context, proposal -> ProposalDecider.decide(proposal, command));
    }

    /** What is taken for this award and these achievements by other proposals than this one. */
    Eligibility.Taken taken(String seasonId, String proposalId, String wardCode, String awardCode,
            List<String> basisKeys, AwardCatalogue catalogue) {
        Set<String> ended = ended(seasonId);
        List<AwardQuota.Slot> others = quotas.find(seasonId).map(found -> found.state().slots()).orElse(List.of())
                .stream().filter(slot -> !slot.proposalId().equals(proposalId) && !ended.contains(slot.proposalId()))
                .toList();
        int used = (int) others.stream().filter(slot -> slot.awardCode().equals(awardCode)).count();
        String rewarded = others.stream()
                .filter(slot -> slot.wardCode().equals(wardCode)
                        && slot.basisKeys().stream().anyMatch(basisKeys::contains))
                .map(slot -> catalogue.award(slot.awardCode()).map(Award::nameVi).orElse(slot.awardCode()))
                .findFirst().orElse(null);
        return new Eligibility.Taken(used, rewarded);
    }

    /** Takes a slot in the one document that decides (Rule 55); what ended proposals still hold is freed with it. */
    void take(String seasonId, AwardQuota.Slot slot, Award award, CommandContext context) {
        Set<String> ended = ended(seasonId);
        ended.remove(slot.proposalId());
        boolean held = quotas.find(seasonId).flatMap(found -> found.state().slot(slot.proposalId()))
                .filter(slot::equals).isPresent();
        if (!held) {
            quotas.handle(seasonId, context, quota -> AwardQuota.take(quota, seasonId, slot, award, ended));
        }
    }

    /** Gives the slot back; asking again changes nothing. */
    void release(String seasonId, String proposalId, CommandContext context) {
        if (quotas.find(seasonId).flatMap(found -> found.state().slot(proposalId)).isPresent()) {
            quotas.handle(seasonId, context, quota -> AwardQuota.release(quota, proposalId));
        }
    }

    private Set<String> ended(String seasonId) {
        Set<String> ended = new HashSet<>();
        ofSeason(seasonId).stream().filter(proposal -> proposal.state().ended())
                .forEach(proposal -> ended.add(proposal.id()));
        return ended;
    }
}
