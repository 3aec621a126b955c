package vn.laocai.thidua.scoring.ballot;

/**
 * Share of the whole electorate that must say yes, decided without fractions (Rule 49).
 *
 * @param numerator
 *            such as 70
 * @param denominator
 *            such as 100
 */
public record Threshold(int numerator, int denominator) {

    /** Refuses a share of nothing or of more than everybody. */
    public Threshold {
        if (numerator < 1 || denominator < 1 || numerator > denominator || denominator > 1000) {
            throw new IllegalArgumentException("No share of an electorate: " + numerator + "/" + denominator);
        }
    }

    /**
     * Tells whether this many are enough.
     *
     * @param electorate
     *            all who may vote on the question, present or not
     */
    public boolean reachedBy(int yes, int electorate) {
        return (long) yes * denominator >= (long) numerator * electorate;
    }

    /** Smallest number of votes that is enough; of 10 electors 70 % is 7, of 9 electors too. */
    public int needed(int electorate) {
        return Math.toIntExact(((long) numerator * electorate + denominator - 1) / denominator);
    }
}
