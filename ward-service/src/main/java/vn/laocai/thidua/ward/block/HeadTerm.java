package vn.laocai.thidua.ward.block;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Who heads the block and when (Rules 2 and 3).
 *
 * @param wardCode
 *            head unit
 * @param personId
 *            head person, pseudonymous
 * @param to
 *            last day; absent while it is open
 * @param handoverRecord
 *            record of the handover, where the head changed inside a term
 */
public record HeadTerm(String wardCode, String personId, String personName, LocalDate from, @Nullable LocalDate to,
        Basis basis, LegalBasis legalBasis, @Nullable String handoverRecord) {

    /** How the head was chosen. */
    public enum Basis {
        /** By the province. */
        ASSIGNED,
        /** By the members. */
        ELECTED
    }

    boolean covers(LocalDate date) {
        return !date.isBefore(from) && (to == null || !date.isAfter(to));
    }

    HeadTerm endingOn(LocalDate lastDay) {
        return new HeadTerm(wardCode, personId, personName, from, lastDay, basis, legalBasis, handoverRecord);
    }
}
