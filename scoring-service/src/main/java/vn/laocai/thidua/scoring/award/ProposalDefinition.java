package vn.laocai.thidua.scoring.award;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.scoring.award.AwardProposal.Decision;
import vn.laocai.thidua.scoring.award.ProposalEvent.Public;
import vn.laocai.thidua.scoring.award.ProposalEvent.Told;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.outbox.EventOnWire;
import vn.laocai.thidua.support.outbox.Replayable;
import vn.laocai.thidua.support.outbox.StateJson;

/** How proposals are kept and told. */
final class ProposalDefinition implements Replayable<AwardProposal, ProposalEvent> {

    private static final Map<String, Class<? extends ProposalEvent>> INTERNAL = Map.ofEntries(
            Map.entry("award-proposal-entered", ProposalEvent.ProposalEntered.class),
            Map.entry("award-eligibility-checked", ProposalEvent.EligibilityChecked.class),
            Map.entry("award-clearance-asked", ProposalEvent.ClearanceAsked.class),
            Map.entry("award-document-attached", ProposalEvent.DocumentAttached.class),
            Map.entry("award-clearance-given", ProposalEvent.ClearanceGiven.class),
            Map.entry("award-suspension-entered", ProposalEvent.SuspensionEntered.class),
            Map.entry("award-suspension-lifted", ProposalEvent.SuspensionLifted.class),
            Map.entry("award-sending-entered", ProposalEvent.SendingEntered.class),
            Map.entry("award-receipt-entered", ProposalEvent.ReceiptEntered.class),
            Map.entry("award-return-entered", ProposalEvent.ReturnEntered.class),
            Map.entry("award-council-opened", ProposalEvent.CouncilOpened.class),
            Map.entry("award-council-voted", ProposalEvent.CouncilVoted.class),
            Map.entry("award-decision-entered", ProposalEvent.DecisionEntered.class),
            Map.entry("award-not-awarded-entered", ProposalEvent.NotAwardedEntered.class),
            Map.entry("award-presented", ProposalEvent.AwardPresented.class),
            Map.entry("award-revocation-entered", ProposalEvent.RevocationEntered.class));

    private record ProposalData(String proposalId, String seasonId, String wardCode, String awardCode, String state) {}

    private record SentData(String proposalId, String seasonId, String wardCode, String awardCode, String state,
            String documentNumber) {}

    private record DecisionData(String number, LocalDate date, String issuer) {}

    private record DecidedData(String proposalId, String seasonId, String wardCode, String awardCode, String state,
            DecisionData decision, String certificateCode) {}

    private record RevokedData(String proposalId, String seasonId, String wardCode, String awardCode, String state,
            String reason) {}

    @Override
    public String context() {
        return "scoring";
    }

    @Override
    public String name() {
        return "award-proposal";
    }

    @Override
    public String collection() {
        return "award_proposals";
    }

    @Override
    public AwardProposal evolve(@Nullable AwardProposal state, ProposalEvent event) {
        return ProposalDecider.evolve(state, event);
    }

    @Override
    public Document write(AwardProposal state) {
        return StateJson.write(state);
    }

    @Override
    public AwardProposal read(Document document) {
        return StateJson.read(document, AwardProposal.class);
    }

    @Override
    public EventOnWire describe(ProposalEvent event, AwardProposal after) {
        if (event instanceof Told told) {
            return EventOnWire.publicEvent(told.name().wire(), data(told.name(), after), after.seasonId());
        }
        String name = INTERNAL.entrySet().stream().filter(entry -> entry.getValue().isInstance(event))
                .map(Map.Entry::getKey).findFirst()
                .orElseThrow(() -> new IllegalStateException("No name for " + event.getClass()));
        return EventOnWire.internalEvent(name, event, after.seasonId());
    }

    private static Object data(Public name, AwardProposal after) {
        String state = after.state().name();
        return switch (name) {
            case PROPOSED, SUSPENDED, CLEARED, RECEIVED, RETURNED, NOT_GRANTED ->
                new ProposalData(after.id(), after.seasonId(), after.wardCode(), after.awardCode(), state);
            case SENT -> new SentData(after.id(), after.seasonId(), after.wardCode(), after.awardCode(), state,
                    Objects.requireNonNull(after.sending()).documentNumber());
            case DECIDED -> {
                Decision decision = Objects.requireNonNull(after.decision());
                yield new DecidedData(after.id(), after.seasonId(), after.wardCode(), after.awardCode(), state,
                        new DecisionData(decision.number(), decision.date(), decision.issuer()),
                        decision.certificateCode());
            }
            case REVOKED -> new RevokedData(after.id(), after.seasonId(), after.wardCode(), after.awardCode(), state,
                    Objects.requireNonNull(after.revocation()).reason());
        };
    }

    @Override
    public ProposalEvent decode(String name, JsonNode data) {
        Class<? extends ProposalEvent> type = INTERNAL.get(name);
        if (type != null) {
            return EventJson.mapper().treeToValue(data, type);
        }
        return Arrays.stream(Public.values()).filter(told -> told.wire().equals(name)).findFirst().map(Told::new)
                .orElseThrow(() -> new IllegalArgumentException("No event of a proposal: " + name));
    }
}
