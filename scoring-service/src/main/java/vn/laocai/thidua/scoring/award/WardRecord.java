package vn.laocai.thidua.scoring.award;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.violation.ViolationNotice;

/**
 * Everything about a ward on which its eligibility for an award depends.
 *
 * @param today
 *            day for which it holds
 * @param covenantSigned
 *            whether the ward is a party of the covenant in force
 * @param submitted
 *            whether it handed in its score sheet
 * @param lateDays
 *            working days by which that was late
 * @param place
 *            its place in the final result; absent until one stands
 * @param zeros
 *            criteria whose zero bars the top classes
 * @param vote
 *            result of the secret ballot about it and the award; absent where nobody voted
 * @param notices
 *            notices of departments about it
 * @param openComplaints
 *            complaints about its result without an answer
 */
public record WardRecord(String wardCode, LocalDate today, boolean covenantSigned, boolean submitted, int lateDays,
        @Nullable PlaceReached place, List<String> zeros, @Nullable Vote vote, List<ViolationNotice> notices,
        int openComplaints) {

    /**
     * A place in the final result.
     *
     * @param total
     *            printed total, such as {@code 978,50}
     * @param topClass
     *            whether the class is one of the top classes
     * @param resultHash
     *            hash of the result that was finalised
     */
    public record PlaceReached(int rank, String total, String className, boolean topClass, String resultHash) {}

    /** What the certified ballot says. */
    public record Vote(boolean passed, int yes, int needed, int electorate) {}

    public WardRecord {
        zeros = List.copyOf(zeros);
        notices = List.copyOf(notices);
    }
}
