package vn.laocai.thidua.club.club;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** The data of the public events of a club. */
final class ClubOnWire {

    private ClubOnWire() {}

    record ProposalRef(String title, LocalDate date) {}

    record MeetingRef(String title, LocalDate date, String place) {}

    record FoundingDocument(String title, @Nullable String number, LocalDate date, String issuer) {}

    /** {@code club-proposed} */
    record Proposed(String clubId, String name, String blockId, String state, ProposalRef proposalRef) {}

    /** {@code club-agreed-in-principle} */
    record AgreedInPrinciple(String clubId, String state, MeetingRef meetingRef) {}

    /** {@code club-established} */
    record Established(String clubId, String state, FoundingDocument foundingDocument) {}

    /** {@code club-member-admitted} */
    record MemberAdmitted(String clubId, String wardCode, String kind, LocalDate from) {}

    /** {@code club-member-withdrawn} */
    record MemberWithdrawn(String clubId, String wardCode, LocalDate until, String reason) {}
}
