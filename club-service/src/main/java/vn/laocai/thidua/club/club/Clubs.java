package vn.laocai.thidua.club.club;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.club.club.Club.FoundingDocument;
import vn.laocai.thidua.club.club.Club.MeetingRef;
import vn.laocai.thidua.club.club.Club.Profile;
import vn.laocai.thidua.club.club.ClubCommand.AgreeInPrinciple;
import vn.laocai.thidua.club.club.ClubCommand.EstablishClub;
import vn.laocai.thidua.club.club.ClubCommand.FollowBlock;
import vn.laocai.thidua.club.club.ClubCommand.ProposeClub;
import vn.laocai.thidua.club.membership.BlockMembership;
import vn.laocai.thidua.club.membership.BlockMembership.Change;
import vn.laocai.thidua.club.membership.BlockMemberships;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.outbox.AggregateFactory;
import vn.laocai.thidua.support.outbox.Aggregates;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.outbox.Versioned;
import vn.laocai.thidua.support.time.BusinessClock;

/**
 * All clubs. The membership of the block is read inside each decision, after the club was loaded: a decision on an older
 * membership then never lands after one on a newer.
 */
@Component
class Clubs {

    private final Aggregates<Club, ClubEvent> clubs;
    private final BlockMemberships memberships;

    Clubs(AggregateFactory aggregates, BlockMemberships memberships) {
        this.clubs = aggregates.create(new ClubDefinition());
        this.memberships = memberships;
    }

    Outcome<Club> propose(Profile profile, CommandContext context) {
        return clubs.handle(profile.id(), context,
                club -> ClubDecider.decide(new ProposeClub(profile, members(profile.blockId()), today(context)), club));
    }

    Outcome<Club> agree(String id, MeetingRef meeting, CommandContext context) {
        return clubs.handle(id, context,
                club -> ClubDecider.decide(new AgreeInPrinciple(meeting, today(context)), club));
    }

    Outcome<Club> establish(String id, FoundingDocument document, CommandContext context) {
        return clubs.handle(id, context,
                club -> ClubDecider.decide(new EstablishClub(document, today(context)), club));
    }

    /** Brings the roll of one club in line with the newest membership of its block; tells whether it changed. */
    boolean followBlock(String id, CommandContext context) {
        AtomicBoolean changed = new AtomicBoolean();
        clubs.handle(id, context, club -> {
            Optional<BlockMembership> membership = club == null
                    ? Optional.empty()
                    : memberships.find(club.profile().blockId());
            List<ClubEvent> events = membership
                    .map(known -> ClubDecider.decide(
                            new FollowBlock(known.memberCodes(), effectiveDates(known), today(context)), club))
                    .orElse(List.of());
            changed.set(!events.isEmpty());
            return events;
        });
        return changed.get();
    }

    Optional<Versioned<Club>> find(String id) {
        return clubs.find(id);
    }

    List<Versioned<Club>> all() {
        return clubs.findAll();
    }

    /** Clubs of the wards of a block; there are one or two. */
    List<Versioned<Club>> ofBlock(String blockId) {
        return all().stream().filter(club -> club.state().profile().blockId().equals(blockId)).toList();
    }

    private List<String> members(String blockId) {
        return memberships.find(blockId).map(BlockMembership::memberCodes).orElse(List.of());
    }

    private static Map<String, LocalDate> effectiveDates(BlockMembership membership) {
        Change change = membership.change();
        return change == null ? Map.of() : Map.of(change.wardCode(), change.effectiveDate());
    }

    private static LocalDate today(CommandContext context) {
        return LocalDate.ofInstant(context.at(), BusinessClock.ZONE);
    }
}
