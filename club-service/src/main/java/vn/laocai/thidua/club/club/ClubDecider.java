package vn.laocai.thidua.club.club;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.club.club.Club.AgreedInPrinciple;
import vn.laocai.thidua.club.club.Club.Established;
import vn.laocai.thidua.club.club.Club.Proposed;
import vn.laocai.thidua.club.club.ClubCommand.AgreeInPrinciple;
import vn.laocai.thidua.club.club.ClubCommand.EstablishClub;
import vn.laocai.thidua.club.club.ClubCommand.FollowBlock;
import vn.laocai.thidua.club.club.ClubCommand.ProposeClub;
import vn.laocai.thidua.club.club.ClubEvent.ClubAgreedInPrinciple;
import vn.laocai.thidua.club.club.ClubEvent.ClubEstablished;
import vn.laocai.thidua.club.club.ClubEvent.ClubMemberAdmitted;
import vn.laocai.thidua.club.club.ClubEvent.ClubMemberWithdrawn;
import vn.laocai.thidua.club.club.ClubEvent.ClubProposed;
import vn.laocai.thidua.club.club.ClubEvent.Reason;
import vn.laocai.thidua.club.club.ClubRefusal.ClubAlreadyAgreed;
import vn.laocai.thidua.club.club.ClubRefusal.ClubAlreadyEstablished;
import vn.laocai.thidua.club.club.ClubRefusal.ClubAlreadyProposed;
import vn.laocai.thidua.club.club.ClubRefusal.ClubNotProposed;
import vn.laocai.thidua.club.club.ClubRefusal.ClubNotYetAgreed;
import vn.laocai.thidua.club.club.ClubRefusal.DateInTheFuture;
import vn.laocai.thidua.club.club.Roll.Kind;
import vn.laocai.thidua.club.club.Roll.Member;

/** The rules of a club, pure. */
final class ClubDecider {

    private ClubDecider() {}

    /**
     * The events that follow from a command; none where it changes nothing.
     *
     * @throws ClubRefusal
     *             where the command is not allowed
     */
    static List<ClubEvent> decide(ClubCommand command, @Nullable Club club) {
        return switch (command) {
            case ProposeClub propose -> propose(propose, club);
            case AgreeInPrinciple agree -> agree(agree, existing(club));
            case EstablishClub establish -> establish(establish, existing(club));
            case FollowBlock follow -> follow(existing(club).roll(), follow.blockMembers(), follow.effectiveDates(),
                    follow.today());
        };
    }

    /** The club after an event. */
    static Club evolve(@Nullable Club club, ClubEvent event) {
        return switch (event) {
            case ClubProposed proposed -> new Proposed(proposed.profile(), Roll.EMPTY);
            case ClubAgreedInPrinciple agreed -> new AgreedInPrinciple(existing(club).profile(),
                    existing(club).roll(), agreed.meeting());
            case ClubEstablished established -> found(existing(club), established);
            case ClubMemberAdmitted admitted -> existing(club).withRoll(existing(club).roll().with(admitted.member()));
            case ClubMemberWithdrawn left -> existing(club).withRoll(existing(club).roll().without(left.code()));
        };
    }

    private static List<ClubEvent> propose(ProposeClub propose, @Nullable Club club) {
        if (club != null) {
            throw new ClubAlreadyProposed(club.profile().id());
        }
        refuseFuture(propose.profile().proposal().date(), propose.today());
        List<ClubEvent> events = new ArrayList<>();
        events.add(new ClubProposed(propose.profile()));
        events.addAll(follow(Roll.EMPTY, propose.blockMembers(), Map.of(), propose.today()));
        return events;
    }

    private static List<ClubEvent> agree(AgreeInPrinciple agree, Club club) {
        return switch (club) {
            case Proposed proposed -> {
                refuseFuture(agree.meeting().date(), agree.today());
                yield List.of(new ClubAgreedInPrinciple(agree.meeting()));
            }
            case AgreedInPrinciple agreed -> throw new ClubAlreadyAgreed();
            case Established established -> throw new ClubAlreadyEstablished();
        };
    }

    private static List<ClubEvent> establish(EstablishClub establish, Club club) {
        return switch (club) {
            case Proposed proposed -> throw new ClubNotYetAgreed();
            case AgreedInPrinciple agreed -> {
                refuseFuture(establish.document().date(), establish.today());
                yield List.of(new ClubEstablished(establish.document()));
            }
            case Established established -> throw new ClubAlreadyEstablished();
        };
    }

    /** Full members are the wards of the block: who is missing comes in, who is no longer there goes. */
    private static List<ClubEvent> follow(Roll roll, List<String> blockMembers, Map<String, LocalDate> effectiveDates,
            LocalDate today) {
        Set<String> wanted = new LinkedHashSet<>(blockMembers);
        List<ClubEvent> events = new ArrayList<>();
        for (Member member : roll.full()) {
            if (!wanted.remove(member.code())) {
                LocalDate lastDay = effectiveDates.getOrDefault(member.code(), today.plusDays(1)).minusDays(1);
                LocalDate until = lastDay.isBefore(member.from()) ? member.from() : lastDay;
                events.add(new ClubMemberWithdrawn(member.code(), until, Reason.LEFT_BLOCK));
            }
        }
        for (String code : wanted) {
            LocalDate from = effectiveDates.getOrDefault(code, today);
            events.add(new ClubMemberAdmitted(new Member(code, Kind.FULL, from)));
        }
        return events;
    }

    private static Established found(Club club, ClubEstablished established) {
        return switch (club) {
            case AgreedInPrinciple agreed -> new Established(agreed.profile(), agreed.roll(), agreed.agreement(),
                    established.document());
            case Established again -> new Established(again.profile(), again.roll(), again.agreement(),
                    established.document());
            case Proposed proposed -> throw new IllegalStateException("Founded without an agreement");
        };
    }

    private static void refuseFuture(LocalDate date, LocalDate today) {
        if (date.isAfter(today)) {
            throw new DateInTheFuture(date);
        }
    }

    private static Club existing(@Nullable Club club) {
        if (club == null) {
            throw new ClubNotProposed();
        }
        return club;
    }
}
