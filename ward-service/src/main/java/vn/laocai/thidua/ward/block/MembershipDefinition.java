package vn.laocai.thidua.ward.block;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.outbox.AggregateDefinition;
import vn.laocai.thidua.support.outbox.EventOnWire;
import vn.laocai.thidua.ward.block.Membership.Claimed;
import vn.laocai.thidua.ward.block.Membership.Event;
import vn.laocai.thidua.ward.block.Membership.Free;

/** How the claims on wards are kept; nothing of them leaves the service. */
final class MembershipDefinition implements AggregateDefinition<Membership, Event> {

    private record ClaimData(String wardCode, String blockId, long epoch) {}

    @Override
    public String context() {
        return "ward";
    }

    @Override
    public String name() {
        return "block-membership";
    }

    @Override
    public String collection() {
        return "block_memberships";
    }

    @Override
    public Membership evolve(@Nullable Membership state, Event event) {
        return Membership.evolve(event);
    }

    @Override
    public Document write(Membership membership) {
        return switch (membership) {
            case Claimed(String ward, String block, long epoch) ->
                new Document("wardCode", ward).append("blockId", block).append("epoch", epoch);
            case Free(String ward) -> new Document("wardCode", ward);
        };
    }

    @Override
    public Membership read(Document document) {
        String ward = document.getString("wardCode");
        String block = document.getString("blockId");
        return block == null ? new Free(ward) : new Claimed(ward, block, document.getLong("epoch"));
    }

    @Override
    public EventOnWire describe(Event event, Membership after) {
        return switch (event) {
            case Event.WardClaimed(String ward, String block, long epoch) ->
                EventOnWire.internalEvent("ward-claimed", new ClaimData(ward, block, epoch), null);
            case Event.WardReleased(String ward, String block, long epoch) ->
                EventOnWire.internalEvent("ward-released", new ClaimData(ward, block, epoch), null);
        };
    }

    @Override
    public @Nullable Refusal explain(RuntimeException refused) {
        return refused instanceof BlockRefused block ? BlockProblems.explain(block.reason()) : null;
    }
}
