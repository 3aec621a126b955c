package vn.laocai.thidua.ward.block;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.ward.block.Block.Foundation;

/** What has happened to a block. */
sealed interface BlockEvent {

    /** The decision is entered; its wards are still to be claimed. */
    record FoundingBegun(String id, Foundation foundation, long epoch) implements BlockEvent {}

    /** The founding came to nothing. */
    record FoundingGivenUp(String wardCode, String otherBlock) implements BlockEvent {}

    /** The block exists. */
    record BlockEstablished(Foundation foundation) implements BlockEvent {}

    /** A ward is to join; it is still to be claimed. */
    record AdmissionBegun(String wardCode, LegalBasis legalBasis, LocalDate effectiveDate,
            long epoch) implements BlockEvent {}

    /** The admission came to nothing. */
    record AdmissionGivenUp(String wardCode, String otherBlock) implements BlockEvent {}

    /** A ward has joined. */
    record MemberAdded(String wardCode, LegalBasis legalBasis, LocalDate effectiveDate) implements BlockEvent {}

    /** A ward has left. */
    record MemberRemoved(String wardCode, LegalBasis legalBasis, LocalDate effectiveDate) implements BlockEvent {}

    /**
     * A ward and a person of it head the block.
     *
     * @param deputyCode
     *            deputy afterwards: a deputy who becomes head is no longer deputy (Rule 2)
     */
    record HeadAppointed(HeadTerm term, @Nullable String deputyCode) implements BlockEvent {}
}
