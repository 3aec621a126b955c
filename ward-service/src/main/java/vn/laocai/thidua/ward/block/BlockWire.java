package vn.laocai.thidua.ward.block;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.support.outbox.EventOnWire;
import vn.laocai.thidua.ward.block.Block.Established;
import vn.laocai.thidua.ward.block.Block.Foundation;
import vn.laocai.thidua.ward.block.BlockEvent.AdmissionBegun;
import vn.laocai.thidua.ward.block.BlockEvent.AdmissionGivenUp;
import vn.laocai.thidua.ward.block.BlockEvent.BlockEstablished;
import vn.laocai.thidua.ward.block.BlockEvent.FoundingBegun;
import vn.laocai.thidua.ward.block.BlockEvent.FoundingGivenUp;
import vn.laocai.thidua.ward.block.BlockEvent.HeadAppointed;
import vn.laocai.thidua.ward.block.BlockEvent.MemberAdded;
import vn.laocai.thidua.ward.block.BlockEvent.MemberRemoved;

/** Events of the block as others read them; each public one carries the whole membership. */
final class BlockWire {

    private record EstablishedData(String blockId, String name, LegalBasis legalBasis, List<String> memberCodes,
            String headCode, @Nullable String deputyCode) {}

    private record MemberData(String blockId, String wardCode, LegalBasis legalBasis, LocalDate effectiveDate,
            List<String> memberCodes) {}

    private record HeadData(String blockId, String wardCode, String personId, LocalDate from, @Nullable LocalDate to,
            HeadTerm.Basis basis, LegalBasis legalBasis, List<String> memberCodes) {}

    private record ChangeData(String blockId, List<String> wardCodes, long epoch) {}

    private record GivenUpData(String blockId, String wardCode, String otherBlock) {}

    private BlockWire() {}

    static EventOnWire describe(BlockEvent event, Block after) {
        String id = after.id();
        return switch (event) {
            case FoundingBegun(String _, Foundation foundation, long epoch) -> EventOnWire.internalEvent(
                    "block-founding-begun", new ChangeData(id, foundation.memberCodes(), epoch), null);
            case FoundingGivenUp(String ward, String other) -> EventOnWire
                    .internalEvent("block-founding-given-up", new GivenUpData(id, ward, other), null);
            case AdmissionBegun(String ward, LegalBasis _, LocalDate _, long epoch) -> EventOnWire
                    .internalEvent("block-admission-begun", new ChangeData(id, List.of(ward), epoch), null);
            case AdmissionGivenUp(String ward, String other) -> EventOnWire
                    .internalEvent("block-admission-given-up", new GivenUpData(id, ward, other), null);
            case BlockEstablished(Foundation foundation) -> EventOnWire.publicEvent("block-established",
                    new EstablishedData(id, foundation.name(), foundation.legalBasis(), foundation.memberCodes(),
                            foundation.head().wardCode(), foundation.deputyCode()),
                    null);
            case MemberAdded(String ward, LegalBasis basis, LocalDate date) -> EventOnWire.publicEvent(
                    "block-member-added", new MemberData(id, ward, basis, date, members(after)), null);
            case MemberRemoved(String ward, LegalBasis basis, LocalDate date) -> EventOnWire.publicEvent(
                    "block-member-removed", new MemberData(id, ward, basis, date, members(after)), null);
            case HeadAppointed(HeadTerm term, String _) -> EventOnWire.publicEvent("block-head-appointed",
                    new HeadData(id, term.wardCode(), term.personId(), term.from(), term.to(), term.basis(),
                            term.legalBasis(), members(after)),
                    null);
        };
    }

    private static List<String> members(Block block) {
        return block instanceof Established established ? established.memberCodes() : List.of();
    }
}
