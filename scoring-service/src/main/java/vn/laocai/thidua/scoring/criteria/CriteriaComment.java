package vn.laocai.thidua.scoring.criteria;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a ward says of a version before it counts, and what becomes of it (Rule 15). It stays with the version.
 *
 * @param number
 *            from 1, within the version
 * @param code
 *            criterion or section; null for the whole table
 * @param answer
 *            null until it is answered
 */
record CriteriaComment(int number, @Nullable String code, String wardCode, String personId, String text, Instant at,
        @Nullable Answer answer) {

    /** What becomes of a comment. */
    enum Disposition {
        /** The table follows it. */
        ACCEPTED,
        /** The table follows a part of it. */
        PARTLY,
        /** The table stays as it is. */
        DECLINED
    }

    /** The answer of the secretary or the head. */
    record Answer(Disposition disposition, String text, String personId, Instant at) {}

    CriteriaComment answered(Answer now) {
        return new CriteriaComment(number, code, wardCode, personId, text, at, now);
    }
}
