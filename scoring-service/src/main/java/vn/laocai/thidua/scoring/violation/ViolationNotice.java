package vn.laocai.thidua.scoring.violation;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What a department has told about a ward (rà soát vi phạm, hiệp y).
 *
 * @param source
 *            code of the department, such as {@code INSPECTORATE}
 * @param kind
 *            what it is about; never told in public
 * @param documentNumber
 *            paper of the department in which it stands
 * @param from
 *            first day for which it counts
 * @param to
 *            last day; without one it counts until it is cleared
 * @param recordedBy
 *            pseudonymous id of the person
 * @param resolution
 *            how it ended, once it is cleared or confirmed
 */
public record ViolationNotice(String id, String seasonId, String wardCode, String source, NoticeKind kind,
        String documentNumber, LocalDate documentDate, LocalDate from, @Nullable LocalDate to, Effect effect,
        Status status, String recordedBy, Instant recordedAt, @Nullable Resolution resolution) {

    /** What it does to awards of the ward. */
    public enum Effect {
        /** The ward cannot be proposed while it is open or confirmed (Rule 54). */
        DISQUALIFIES,
        /** A proposal waits until it is cleared (Rule 54); confirmed, it bars the award. */
        SUSPENDS,
        /** The ward cannot be in the highest class. */
        CAPS_CLASS
    }

    /** Where it stands. */
    public enum Status {
        OPEN, CLEARED, CONFIRMED
    }

    /** How it ended: by which paper of the department, by whom and when. */
    public record Resolution(String documentNumber, String reason, String by, Instant at) {}

    /** Tells whether it is a matter on this day. */
    public boolean counts(LocalDate day) {
        return status != Status.CLEARED && !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    /** Tells whether an award is out of the question because of it on this day. */
    public boolean bars(LocalDate day) {
        return counts(day)
                && (effect == Effect.DISQUALIFIES || (effect == Effect.SUSPENDS && status == Status.CONFIRMED));
    }

    /** Tells whether a proposal has to wait for it on this day. */
    public boolean suspends(LocalDate day) {
        return counts(day) && effect == Effect.SUSPENDS && status == Status.OPEN;
    }

    /** Tells whether the highest class is closed to the ward on this day. */
    public boolean capsClass(LocalDate day) {
        return counts(day) && effect == Effect.CAPS_CLASS;
    }

    ViolationNotice ended(Status ended, Resolution how) {
        return new ViolationNotice(id, seasonId, wardCode, source, kind, documentNumber, documentDate, from, to, effect,
                ended, recordedBy, recordedAt, how);
    }
}
