package vn.laocai.thidua.club.club;

import java.time.LocalDate;

import vn.laocai.thidua.club.club.Club.FoundingDocument;
import vn.laocai.thidua.club.club.Club.MeetingRef;
import vn.laocai.thidua.club.club.Club.Profile;
import vn.laocai.thidua.club.club.Roll.Member;

/** What happened to a club. */
sealed interface ClubEvent {

    record ClubProposed(Profile profile) implements ClubEvent {}

    record ClubAgreedInPrinciple(MeetingRef meeting) implements ClubEvent {}

    record ClubEstablished(FoundingDocument document) implements ClubEvent {}

    record ClubMemberAdmitted(Member member) implements ClubEvent {}

    /** A member left; until is its last day. */
    record ClubMemberWithdrawn(String code, LocalDate until, Reason reason) implements ClubEvent {}

    /** Why a membership ended. */
    enum Reason {
        LEFT_BLOCK
    }
}
