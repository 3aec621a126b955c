package vn.laocai.thidua.club.club;

import vn.laocai.thidua.club.club.Club.AgreedInPrinciple;
import vn.laocai.thidua.club.club.Club.Established;
import vn.laocai.thidua.club.club.Club.Proposed;
import vn.laocai.thidua.club.club.ClubEvent.ClubAgreedInPrinciple;
import vn.laocai.thidua.club.club.ClubEvent.ClubEstablished;
import vn.laocai.thidua.club.club.ClubEvent.ClubMemberAdmitted;
import vn.laocai.thidua.club.club.ClubEvent.ClubMemberWithdrawn;
import vn.laocai.thidua.club.club.ClubEvent.ClubProposed;
import vn.laocai.thidua.support.outbox.EventOnWire;

/** Event of the domain to event on the wire; all events of a club are public. */
final class ClubEventMapping {

    private ClubEventMapping() {}

    static EventOnWire describe(ClubEvent event, Club after) {
        String id = after.profile().id();
        String state = stateOf(after);
        return switch (event) {
            case ClubProposed proposed -> told("club-proposed",
                    new ClubOnWire.Proposed(id, proposed.profile().name(), proposed.profile().blockId(), state,
                            proposal(proposed.profile().proposal())));
            case ClubAgreedInPrinciple agreed -> told("club-agreed-in-principle",
                    new ClubOnWire.AgreedInPrinciple(id, state, meeting(agreed.meeting())));
            case ClubEstablished established -> told("club-established",
                    new ClubOnWire.Established(id, state, document(established.document())));
            case ClubMemberAdmitted admitted -> told("club-member-admitted",
                    new ClubOnWire.MemberAdmitted(id, admitted.member().code(), admitted.member().kind().name(),
                            admitted.member().from()));
            case ClubMemberWithdrawn left -> told("club-member-withdrawn",
                    new ClubOnWire.MemberWithdrawn(id, left.code(), left.until(), left.reason().name()));
        };
    }

    /** State as it is called on the wire. */
    static String stateOf(Club club) {
        return switch (club) {
            case Proposed any -> "PROPOSED";
            case AgreedInPrinciple any -> "AGREED_IN_PRINCIPLE";
            case Established any -> "ESTABLISHED";
        };
    }

    static ClubOnWire.ProposalRef proposal(Club.ProposalRef proposal) {
        return new ClubOnWire.ProposalRef(proposal.title(), proposal.date());
    }

    static ClubOnWire.MeetingRef meeting(Club.MeetingRef meeting) {
        return new ClubOnWire.MeetingRef(meeting.title(), meeting.date(), meeting.place());
    }

    static ClubOnWire.FoundingDocument document(Club.FoundingDocument document) {
        return new ClubOnWire.FoundingDocument(document.title(), document.number(), document.date(),
                document.issuer());
    }

    private static EventOnWire told(String name, Object data) {
        return EventOnWire.publicEvent(name, data, null);
    }
}
