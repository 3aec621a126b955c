/** Score sheets of the wards; later criteria, cross-scores, boards, ballots and awards. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.scoring;
