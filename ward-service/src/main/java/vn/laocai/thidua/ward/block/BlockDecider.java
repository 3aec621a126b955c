package vn.laocai.thidua.ward.block;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.ward.block.Block.Abandoned;
import vn.laocai.thidua.ward.block.Block.Admission;
import vn.laocai.thidua.ward.block.Block.Established;
import vn.laocai.thidua.ward.block.Block.Foundation;
import vn.laocai.thidua.ward.block.Block.Founding;
import vn.laocai.thidua.ward.block.Block.Member;
import vn.laocai.thidua.ward.block.BlockCommand.AddMember;
import vn.laocai.thidua.ward.block.BlockCommand.AppointHead;
import vn.laocai.thidua.ward.block.BlockCommand.ConfirmClaims;
import vn.laocai.thidua.ward.block.BlockCommand.EstablishBlock;
import vn.laocai.thidua.ward.block.BlockCommand.GiveUpClaims;
import vn.laocai.thidua.ward.block.BlockCommand.RemoveMember;
import vn.laocai.thidua.ward.block.BlockEvent.AdmissionBegun;
import vn.laocai.thidua.ward.block.BlockEvent.AdmissionGivenUp;
import vn.laocai.thidua.ward.block.BlockEvent.BlockEstablished;
import vn.laocai.thidua.ward.block.BlockEvent.FoundingBegun;
import vn.laocai.thidua.ward.block.BlockEvent.FoundingGivenUp;
import vn.laocai.thidua.ward.block.BlockEvent.HeadAppointed;
import vn.laocai.thidua.ward.block.BlockEvent.MemberAdded;
import vn.laocai.thidua.ward.block.BlockEvent.MemberRemoved;
import vn.laocai.thidua.ward.block.BlockRefused.Reason;

/** Decides about blocks (Rules 1 to 3). */
final class BlockDecider {

    private BlockDecider() {}

    /**
     * The events that follow from the command.
     *
     * @throws BlockRefused
     *             where the block does not allow it
     */
    static List<BlockEvent> decide(@Nullable Block block, BlockCommand command) {
        return switch (command) {
            case EstablishBlock establish -> establish(block, establish);
            case AddMember add -> add(established(block), add);
            case RemoveMember remove -> remove(established(block), remove);
            case AppointHead(HeadTerm term) -> appoint(established(block), term);
            case ConfirmClaims(long epoch) -> confirm(known(block), epoch);
            case GiveUpClaims(long epoch, String ward, String other) -> giveUp(known(block), epoch, ward, other);
        };
    }

    /** The state after the event. */
    static Block evolve(@Nullable Block block, BlockEvent event) {
        return switch (event) {
            case FoundingBegun(String id, Foundation foundation, long epoch) -> new Founding(id, foundation, epoch);
            case FoundingGivenUp(String ward, String other) ->
                new Abandoned(known(block).id(), known(block).epoch(), ward, other);
            case BlockEstablished(Foundation foundation) -> founded(known(block), foundation);
            case AdmissionBegun(String ward, LegalBasis basis, LocalDate date, long epoch) ->
                established(block).withPending(new Admission(ward, basis, date, epoch));
            case AdmissionGivenUp _ -> established(block).withPending(null);
            case MemberAdded added -> withMember(established(block), added);
            case MemberRemoved(String ward, LegalBasis _, LocalDate _) -> without(established(block), ward);
            case HeadAppointed(HeadTerm term, String deputy) ->
                established(block).withHead(term).withDeputy(deputy);
        };
    }

    private static Established founded(Block block, Foundation foundation) {
        List<Member> members = foundation.memberCodes().stream()
                .map(ward -> new Member(ward, foundation.legalBasis().date(), foundation.legalBasis(),
                        block.epoch()))
                .toList();
        return new Established(block.id(), foundation.name(), foundation.legalBasis(), members, List.of(),
                foundation.deputyCode(), foundation.secretaryIds(), block.epoch(), null);
    }

    private static Established withMember(Established block, MemberAdded added) {
        List<Member> members = new ArrayList<>(block.members());
        members.add(new Member(added.wardCode(), added.effectiveDate(), added.legalBasis(), block.epoch()));
        return block.withMembers(members).withPending(null);
    }

    private static Established without(Established block, String wardCode) {
        Established left = block.withMembers(
                block.members().stream().filter(member -> !member.wardCode().equals(wardCode)).toList());
        return wardCode.equals(left.deputyCode()) ? left.withDeputy(null) : left;
    }

    private static List<BlockEvent> establish(@Nullable Block block, EstablishBlock establish) {
        long epoch = switch (block) {
            case null -> 1;
            case Abandoned abandoned -> abandoned.epoch() + 1;
            case Founding _ -> throw new BlockRefused(new Reason.ChangeUnderWay());
            case Established _ -> throw new BlockRefused(new Reason.BlockExists(establish.id()));
        };
        Foundation foundation = establish.foundation();
        Set<String> seen = new HashSet<>();
        for (String ward : foundation.memberCodes()) {
            if (!seen.add(ward)) {
                throw new BlockRefused(new Reason.NamedTwice(ward));
            }
            if (!establish.wards().contains(ward)) {
                throw new BlockRefused(new Reason.NotAWard(ward));
            }
        }
        String head = foundation.head().wardCode();
        checkMember(foundation.memberCodes(), head);
        if (foundation.deputyCode() != null) {
            checkMember(foundation.memberCodes(), foundation.deputyCode());
            if (foundation.deputyCode().equals(head)) {
                throw new BlockRefused(new Reason.HeadIsDeputy(head));
            }
        }
        return List.of(new FoundingBegun(establish.id(), foundation, epoch));
    }

    private static void checkMember(List<String> members, String wardCode) {
        if (!members.contains(wardCode)) {
            throw new BlockRefused(new Reason.NotAMember(wardCode));
        }
    }

    private static List<BlockEvent> add(Established block, AddMember add) {
        if (block.hasMember(add.wardCode())) {
            throw new BlockRefused(new Reason.MemberAlready(add.wardCode()));
        }
        if (!add.isWard()) {
            throw new BlockRefused(new Reason.NotAWard(add.wardCode()));
        }
        if (block.pending() != null) {
            throw new BlockRefused(new Reason.ChangeUnderWay());
        }
        return List.of(
                new AdmissionBegun(add.wardCode(), add.legalBasis(), add.effectiveDate(), block.epoch() + 1));
    }

    private static List<BlockEvent> remove(Established block, RemoveMember remove) {
        if (!block.hasMember(remove.wardCode())) {
            throw new BlockRefused(new Reason.NotAMember(remove.wardCode()));
        }
        boolean heads = block.heads().stream().anyMatch(term -> term.wardCode().equals(remove.wardCode())
                && (term.to() == null || !term.to().isBefore(remove.effectiveDate())));
        if (heads) {
            throw new BlockRefused(new Reason.HeadLeaves(remove.wardCode()));
        }
        return List.of(new MemberRemoved(remove.wardCode(), remove.legalBasis(), remove.effectiveDate()));
    }

    private static List<BlockEvent> appoint(Established block, HeadTerm term) {
        checkMember(block.memberCodes(), term.wardCode());
        LocalDate to = term.to();
        if (to != null && to.isBefore(term.from())) {
            throw new BlockRefused(new Reason.EndBeforeBegin());
        }
        HeadTerm last = block.heads().getLast();
        if (!term.from().isAfter(last.from())) {
            throw new BlockRefused(new Reason.TermNotLater(last.from()));
        }
        boolean insideATerm = last.to() == null || !last.to().isBefore(term.from());
        if (insideATerm && term.handoverRecord() == null) {
            throw new BlockRefused(new Reason.HandoverMissing());
        }
        String deputy = Objects.equals(block.deputyCode(), term.wardCode()) ? null : block.deputyCode();
        return List.of(new HeadAppointed(term, deputy));
    }

    private static List<BlockEvent> confirm(Block block, long epoch) {
        return switch (block) {
            case Founding founding when founding.epoch() == epoch -> List.of(
                    new BlockEstablished(founding.foundation()),
                    new HeadAppointed(founding.foundation().head(), founding.foundation().deputyCode()));
            case Established established when established.pending() != null
                    && established.pending().epoch() == epoch ->
                List.of(new MemberAdded(established.pending().wardCode(), established.pending().legalBasis(),
                        established.pending().effectiveDate()));
            case Founding _,Established _,Abandoned _ -> List.of();
        };
    }

    private static List<BlockEvent> giveUp(Block block, long epoch, String ward, String other) {
        return switch (block) {
            case Founding founding when founding.epoch() == epoch -> List.of(new FoundingGivenUp(ward, other));
            case Established established when established.pending() != null
                    && established.pending().epoch() == epoch ->
                List.of(new AdmissionGivenUp(ward, other));
            case Founding _,Established _,Abandoned _ -> List.of();
        };
    }

    private static Block known(@Nullable Block block) {
        if (block == null) {
            throw new BlockRefused(new Reason.UnknownBlock());
        }
        return block;
    }

    private static Established established(@Nullable Block block) {
        if (block instanceof Established established) {
            return established;
        }
        throw new BlockRefused(new Reason.UnknownBlock());
    }
}
