package vn.laocai.thidua.club.club;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import vn.laocai.thidua.club.club.Club.FoundingDocument;
import vn.laocai.thidua.club.club.Club.MeetingRef;
import vn.laocai.thidua.club.club.Club.Profile;

/** What can be asked of a club; each carries today's legal date. */
sealed interface ClubCommand {

    LocalDate today();

    /** Proposes a club for the wards of a block; those that are known as members come in at once. */
    record ProposeClub(Profile profile, List<String> blockMembers, LocalDate today) implements ClubCommand {
        public ProposeClub {
            blockMembers = List.copyOf(blockMembers);
        }
    }

    /** Records the meeting that agreed. */
    record AgreeInPrinciple(MeetingRef meeting, LocalDate today) implements ClubCommand {}

    /** Records the founding document. */
    record EstablishClub(FoundingDocument document, LocalDate today) implements ClubCommand {}

    /**
     * Brings the full members in line with the block.
     *
     * @param blockMembers
     *            codes of all members of the block
     * @param effectiveDates
     *            first day of the change, for wards of which it is known; today for the others
     */
    record FollowBlock(List<String> blockMembers, Map<String, LocalDate> effectiveDates, LocalDate today)
            implements
                ClubCommand {
        public FollowBlock {
            blockMembers = List.copyOf(blockMembers);
            effectiveDates = Map.copyOf(effectiveDates);
        }
    }
}
