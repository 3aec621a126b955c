package vn.laocai.thidua.ward.block;

import java.time.LocalDate;
import java.util.Set;

import vn.laocai.thidua.ward.block.Block.Foundation;

/** What can be asked of a block. Facts of the registry come in with the command. */
sealed interface BlockCommand {

    /**
     * Bring a block into being.
     *
     * @param wards
     *            which of the wanted members are registered as wards
     */
    record EstablishBlock(String id, Foundation foundation, Set<String> wards) implements BlockCommand {}

    /**
     * Add a ward by decision (Rule 1).
     *
     * @param isWard
     *            whether it is registered as a ward
     */
    record AddMember(String wardCode, LegalBasis legalBasis, LocalDate effectiveDate,
            boolean isWard) implements BlockCommand {}

    /** Take a ward out by decision (Rule 1). */
    record RemoveMember(String wardCode, LegalBasis legalBasis, LocalDate effectiveDate) implements BlockCommand {}

    /** Give the block a head for a term (Rules 2 and 3). */
    record AppointHead(HeadTerm term) implements BlockCommand {}

    /** All wards of the pending change are claimed. */
    record ConfirmClaims(long epoch) implements BlockCommand {}

    /** A ward of the pending change belongs to another block. */
    record GiveUpClaims(long epoch, String wardCode, String otherBlock) implements BlockCommand {}
}
