package vn.laocai.thidua.club.club;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The members of a club in the order of their admission. */
record Roll(List<Member> members) {

    static final Roll EMPTY = new Roll(List.of());

    /** Kinds of membership; only FULL members vote (Rule 72). */
    enum Kind {
        FULL, OBSERVER, PARTNER, EXPERT, INVITED
    }

    /**
     * One member.
     *
     * @param code
     *            code of the ward or organisation
     * @param from
     *            first day of the membership
     */
    record Member(String code, Kind kind, LocalDate from) {}

    Roll {
        members = List.copyOf(members);
    }

    List<Member> full() {
        return members.stream().filter(member -> member.kind() == Kind.FULL).toList();
    }

    Optional<Member> find(String code) {
        return members.stream().filter(member -> member.code().equals(code)).findFirst();
    }

    Roll with(Member member) {
        List<Member> more = new ArrayList<>(members);
        more.removeIf(known -> known.code().equals(member.code()));
        more.add(member);
        return new Roll(more);
    }

    Roll without(String code) {
        return new Roll(members.stream().filter(member -> !member.code().equals(code)).toList());
    }
}
