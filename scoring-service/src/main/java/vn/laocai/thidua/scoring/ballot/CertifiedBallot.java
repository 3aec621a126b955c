package vn.laocai.thidua.scoring.ballot;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A ballot that all tellers and the chair have certified (Rule 52). It holds totals only.
 *
 * @param round
 *            1 or 2
 * @param electorate
 *            all electors of the block; a question may have fewer where nobody votes on his own ward
 * @param minutesHash
 *            SHA-256 of the canonical minutes that were signed, 64 hexadecimal digits
 */
public record CertifiedBallot(String ballotId, String seasonId, int round, int electorate, Threshold threshold,
        Instant certifiedAt, String minutesHash, List<Result> results) {

    public CertifiedBallot {
        results = List.copyOf(results);
    }

    /**
     * The result of one candidate; a question that asks about one ward only has one.
     *
     * @param wardCode
     *            ward that was voted on, where it is one
     * @param electorate
     *            who may vote on this, the base of the threshold
     * @param issued
     *            ballots given out, at least {@code returned}, which is {@code valid + invalid}
     * @param blank
     *            abstentions; they are valid and count in the base
     * @param yes
     *            votes for; {@code yes + no + blank = valid}
     * @param needed
     *            fewest votes that pass
     * @param points
     *            points of an order (last place 1), 0 where no order was asked for
     * @param passed
     *            whether the threshold is reached, or, where {@code decidedBy} is there, what was decided
     * @param decidedBy
     *            document of the decision after the last round, where one was needed (Rule 50)
     */
    public record Result(String questionId, String text, @Nullable String wardCode, @Nullable String awardCode,
            int electorate, int issued, int returned, int valid, int invalid, int blank, int yes, int no, int needed,
            int points, boolean passed, @Nullable String decidedBy) {}
}
