package vn.laocai.thidua.scoring.office;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A block's members and heads as this service knows them from events.
 *
 * @param memberCodes
 *            member wards after the last event
 * @param heads
 *            terms in the order of their appointment; of two that cover a day the later one holds
 */
record BlockOffice(String blockId, List<String> memberCodes, List<Term> heads) {

    /** A term of the head, both days included; without an end it runs on. */
    record Term(String wardCode, String personId, LocalDate from, @Nullable LocalDate to) {

        boolean covers(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    BlockOffice {
        memberCodes = List.copyOf(memberCodes);
        heads = List.copyOf(heads);
    }

    /** The block after an event, whose membership takes the place of the old one. */
    BlockOffice after(List<String> members, @Nullable Term appointed) {
        List<Term> terms = new ArrayList<>(heads);
        if (appointed != null && !terms.contains(appointed)) {
            terms.add(appointed);
        }
        return new BlockOffice(blockId, members, terms);
    }

    /** Who is head on this day (Rule 2: one at a time). */
    Optional<Term> headOn(LocalDate day) {
        return heads.reversed().stream().filter(term -> term.covers(day)).findFirst();
    }
}
