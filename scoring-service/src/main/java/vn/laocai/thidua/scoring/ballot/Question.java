package vn.laocai.thidua.scoring.ballot;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What electors are asked.
 *
 * @param id
 *            {@code q1}, {@code q2}, … within its ballot
 * @param text
 *            as it stands on the ballot
 * @param kind
 *            how it is answered
 * @param wardCode
 *            ward that is voted on, where it is one
 * @param awardCode
 *            award that is proposed, where it is one
 * @param candidates
 *            codes of wards to choose from or to order; empty where one thing is approved
 * @param seats
 *            most that may be chosen, or how many places at the top count as a vote for; 1 where one thing is approved
 */
record Question(String id, String text, Kind kind, @Nullable String wardCode, @Nullable String awardCode,
        List<String> candidates, int seats) {

    /** How a question is answered. */
    enum Kind {
        /** Yes or no. */
        APPROVE,
        /** At most so many of these. */
        CHOOSE,
        /** These in order, the best first. */
        RANK
    }

    Question {
        candidates = List.copyOf(candidates);
    }

    /** Tells whether both ask about the same thing, so that only one of them may be asked in a season and round. */
    boolean sameSubject(Question other) {
        boolean sameAward = wardCode != null && awardCode != null && wardCode.equals(other.wardCode)
                && awardCode.equals(other.awardCode);
        boolean sameWords = kind == other.kind && text.equals(other.text) && Objects.equals(wardCode, other.wardCode)
                && Objects.equals(awardCode, other.awardCode);
        return sameAward || sameWords;
    }
}
