/** The meeting that deliberates on the results: papers in time, attendance and quorum, minutes (Rule 44). */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.scoring.deliberation;
